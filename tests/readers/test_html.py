"""Web pages: folded parts, surroundings, encodings, tables."""

from __future__ import annotations

import pytest
from test_alike import open_document

from kuvauslint.model.document import Block, Document


def page(body: str, head: str = "") -> Document:
    """A page with that body."""
    return open_document(".html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def blocks(body: str) -> tuple[Block, ...]:
    """Its blocks."""
    return page(body).body


@pytest.mark.parametrize(
    "folded",
    [
        "<details><summary>Kirjaston tietovaranto</summary><p>Lainat</p></details>",
        "<h2><button aria-expanded=false aria-controls=a>Kirjaston tietovaranto</button></h2><div id=a hidden><p>Lainat</p></div>",
        "<button aria-expanded=false>Kirjaston tietovaranto</button><div aria-hidden=true style='display:none'><p>Lainat</p></div>",
        "<div role=tablist><a role=tab href=#a>Kirjaston tietovaranto</a></div><div role=tabpanel hidden><p>Lainat</p></div>".replace(
            "<a role=tab href=#a>", "<div role=tab>"
        ).replace("</a>", "</div>"),
    ],
)
def test_folded_parts_are_contents(folded: str) -> None:
    """Whatever folds a part, its title is a heading under the page's, and what it hides is read."""
    title, head, text = blocks(f"<h1>Kuvaus</h1>{folded}")
    assert (head.kind, head.text, head.level) == ("heading", "Kirjaston tietovaranto", 2)
    assert (text.kind, text.text, text.region) == ("paragraph", "Lainat", "")
    assert title.level == 1


HIDDEN = "<p>Vanha rekisteri</p>"


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div hidden>{HIDDEN}</div>",
        f"<div style='display: none;'>{HIDDEN}</div>",
        f"<div style='color:red; DISPLAY:none'>{HIDDEN}</div>",
        f"<div style='visibility:hidden'>{HIDDEN}</div>",
        f"<div id=vanha hidden>{HIDDEN}</div>",
        f"<style>p{{margin:0}} /* .teksti{{}} */ .a, .vanha {{display:none}}</style><div class='x vanha'>{HIDDEN}</div>",
        f"<noscript>{HIDDEN}</noscript>",
        f"<template>{HIDDEN}</template>",
        "<span hidden>Vanha rekisteri</span>",
        "<ul style='display:none'><li>Vanha rekisteri</li></ul>",
        "<table><tr><td>A<td>B<tr hidden><td>Vanha rekisteri<td>C</table>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    """Hidden parts that nothing opens are no contents."""
    text = " ".join(f"{block.text} {[cell.text for cell in block.cells]}" for block in blocks(f"<p>Teksti</p>{hidden}"))
    assert "Teksti" in text
    assert "Vanha" not in text


@pytest.mark.parametrize(
    "shown",
    [
        "<a href='#lisaa'>Lisää</a><p>tai</p><div id=lisaa hidden>{}</div>",
        "<button aria-expanded=false aria-controls='a lisaa'>Lisää</button><p>tai</p><div id=lisaa style='display:none'>{}</div>",
        "<p>tai</p><div id=lisaa style='display:none'>{}</div><script>show('lisaa')</script>",
        "<h3 class=otsikko>Kirjasto</h3> <div style='display:none'>{}</div>",
        "<div><h3>Kirjasto</h3></div><div style='display:none'>{}</div>",
        "<p>tai</p><div class='accordion-body' style='display:none'>{}</div>",
        "<p>tai</p><div role=tabpanel hidden>{}</div>",
        "<p>tai</p><div hidden=until-found>{}</div>",
        "<p>tai</p><div aria-hidden=true>{}</div>",
        "<p>tai</p><div class='d-none d-md-block'>{}</div>",
        "<style>@media print {{ .nayta {{display:none}} }}</style><p>tai</p><div class=nayta>{}</div>",
        "<style>.js .nayta {{display:none}}</style><p>tai</p><div class=nayta>{}</div>",
        "<style>.nayta {{list-style:none}}</style><p>tai</p><div class=nayta>{}</div>",
        "<p>tai</p><div style='display:none'><main>{}</main></div>",
    ],
)
def test_what_may_be_opened_is_read(shown: str) -> None:
    """Where a part may be opened, or holds the page's contents, its reader sees it."""
    assert "Lainat" in [block.text for block in blocks(shown.format("<p>Lainat</p>"))]


def test_a_details_shares_a_group() -> None:
    """Title and contents of each folded part belong together."""
    one, two, three, four = blocks("<details><summary>A</summary>a</details><details><summary>B</summary>b</details>")
    assert one.group == two.group != three.group == four.group


def test_folded_parts_beside_each_other_are_on_one_level() -> None:
    """Whatever headings stand inside them, and however they are folded; a part in a part is deeper."""
    inside = "<h5>Tietoaineistot</h5><p>Lainat</p>"
    folded = "<details><summary>{}</summary>" + inside + "</details>"
    switched = "<div><button aria-expanded=false>{}</button><div>" + inside + "</div></div>"
    for part in (folded, switched):
        found = blocks("<h2>Palvelut</h2>" + part.format("A") + part.format("B") + "<h2>Muut</h2>" + part.format("C"))
        levels = {block.text: block.level for block in found if block.kind == "heading"}
        assert (levels["A"], levels["B"], levels["C"], levels["Tietoaineistot"]) == (3, 3, 3, 5)
    nested = blocks("<h2>P</h2><details><summary>A</summary>" + folded.format("B") + folded.format("C") + "</details>")
    assert {block.text: block.level for block in nested if len(block.text) == 1} == {"P": 2, "A": 3, "B": 4, "C": 4}


def test_surroundings_are_marked() -> None:
    """Navigation, page header and footer, notices and breadcrumbs keep their text and say what they are."""
    found = blocks(
        "<header>Sivusto</header><nav><ul><li>Etusivu</li></ul></nav><div class=breadcrumbs>Olet tässä</div>"
        "<main><h1>Kuvaus</h1><p>Teksti</p></main><aside>Sivussa</aside><div id=cookie-banner>Evästeet</div>"
        "<div role=dialog>Ikkuna</div><footer>Alhaalla</footer>"
    )
    assert {block.text: block.region for block in found} == {
        "Sivusto": "header",
        "Etusivu": "navigation",
        "Olet tässä": "navigation",
        "Kuvaus": "",
        "Teksti": "",
        "Sivussa": "aside",
        "Evästeet": "aside",
        "Ikkuna": "aside",
        "Alhaalla": "footer",
    }


def test_what_wraps_the_contents_is_no_surrounding() -> None:
    """A class about cookies on the body's wrapper, or a header with the page's title, hides nothing."""
    found = blocks("<div class='has-cookie-consent'><header><h1>Kuvaus</h1></header><main><p>Teksti</p></main></div>")
    assert [block.region for block in found] == ["", ""]


def test_a_mail_link_that_hides_its_address_shows_it() -> None:
    """The address is added where the text has none, and only there."""
    (block,) = blocks(
        '<p>Ota yhteyttä <a href="mailto:kirjaamo@esimerkkila.example?subject=a">kirjaamoon</a>, '
        '<a href="mailto:x@esimerkkila.example">y@esimerkkila.example</a>, '
        '<a href="tel:+358123456">soita</a>, <a href="mailto:z@esimerkkila.example">z(at)esimerkkila.example</a></p>'
    )
    assert block.text == (
        "Ota yhteyttä kirjaamoon (kirjaamo@esimerkkila.example), y@esimerkkila.example, "
        "soita (+358123456), z(at)esimerkkila.example"
    )


def test_icons_and_words_for_screen_readers_only_are_left_out() -> None:
    """They would become parts of names."""
    (block,) = blocks(
        "<p><a href=x>Asianhallinta<span class='sr-only'>(avautuu uuteen ikkunaan)</span></a>"
        "<i class=material-icons aria-hidden=true>open_in_new</i></p>"
    )
    assert block.text == "Asianhallinta"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("utf-8", "cp1252"),
        ("iso-8859-15", "iso-8859-15"),
    ],
)
def test_the_bytes_decide_against_a_wrong_declaration(declared: str, encoding: str) -> None:
    """A declared encoding counts unless the bytes prove it wrong."""
    text = "Käyttö € šakki" if encoding != "utf-8" else "Käyttö € šakki ž"
    data = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'.encode(encoding)
    assert open_document(".html", data).body[0].text == text


def test_unclosed_cells_and_rows_are_a_table() -> None:
    """As the standard of the web closes them."""
    rows = blocks("<table><tr><th>Nimi<th>Tarkoitus<tr><td>A<td>B<tr><td>C<td>D</table>")
    assert [[cell.text for cell in row.cells] for row in rows] == [["Nimi", "Tarkoitus"], ["A", "B"], ["C", "D"]]


def test_a_repeated_header_row_is_left_out() -> None:
    """Some pages repeat the header within a long table."""
    head = "<tr><th>Nimi<th>Tarkoitus"
    rows = blocks(f"<table>{head}<tr><td>A<td>B{head}<tr><td>C<td>D</table>")
    assert [row.cells[0].text for row in rows] == ["Nimi", "A", "C"]


def test_page_layout_by_tables_is_undone() -> None:
    """A table of one column, or with whole sections in its cells, is no table."""
    found = blocks("<table><tr><td><h2>A</h2><p>a</p><td><h2>B</h2><p>b</p></table><table><tr><td>c</table>")
    assert [(block.kind, block.text) for block in found] == [
        ("heading", "A"),
        ("paragraph", "a"),
        ("heading", "B"),
        ("paragraph", "b"),
        ("paragraph", "c"),
    ]


def test_a_table_in_a_cell_is_lines_of_the_cell() -> None:
    """The row of the outer table stays one."""
    (row,) = blocks("<table><tr><td>A<td>b<table><tr><td>c<td>d<tr><td>e<td>f</table></table>")
    assert [cell.text for cell in row.cells] == ["A", "b\nc d\ne f"]


def test_a_definition_list_is_bold_terms_and_texts() -> None:
    """All of one list in one group."""
    found = blocks("<dl><dt>Nimi</dt><dd>Kirjasto</dd><dt>Omistaja</dt><dd>Kunta</dd></dl>")
    assert [(block.text, block.bold) for block in found] == [
        ("Nimi", True),
        ("Kirjasto", False),
        ("Omistaja", True),
        ("Kunta", False),
    ]
    assert len({block.group for block in found}) == 1


def test_definitions_beside_others_are_items() -> None:
    """Of one term, also where each term and its definitions stand in a part of their own; one alone is a paragraph."""
    listed = "<dl><dt>Aineistot</dt><dd>Lainat</dd><dd>Varaukset</dd><dt>Haku</dt><dd>nimi</dd></dl>"
    parted = (
        "<dl><div><dt>Aineistot</dt><dd>Lainat</dd><dd>Varaukset</dd></div><div><dt>Haku</dt><dd>nimi</dd></div></dl>"
    )
    kinds = ["paragraph", "item", "item", "paragraph", "paragraph"]
    assert [block.kind for block in blocks(listed)] == kinds
    assert [block.kind for block in blocks(parted)] == kinds


def test_stretches_in_bold_type() -> None:
    """They are told apart where not all of a text is bold; spans that only looks part are parted by a space."""
    (block,) = blocks("<p><b>Haku  ja</b> <strong>tieto</strong> nimi, <b>Muuta</b> ei</p>")
    assert [block.text[start:end] for start, end in block.strong] == ["Haku ja tieto", "Muuta"]
    assert blocks("<p><b>Haku</b></p>")[0].strong == ()
    assert [block.text for block in blocks("<p><span>Haku</span><span>Nimi</span></p><p><span>H</span>aku</p>")] == [
        "Haku Nimi",
        "Haku",
    ]


def test_scripts_styles_and_templates_are_no_text() -> None:
    """Nor are forms' choices and drawings."""
    assert [
        block.text
        for block in blocks("<script>a</script><style>b</style><template>c</template><svg><text>d</text></svg><p>e")
    ] == ["e"]


def test_comments_that_speak_to_the_linter_are_directives() -> None:
    """And others are nothing."""
    document = page('<p>a</p>\n<!-- kuvauslint: ignore[KL131] reason="x" --><!-- muu -->')
    (directive,) = document.directives
    assert directive.text == 'kuvauslint: ignore[KL131] reason="x"'
    assert directive.place.line == 2
