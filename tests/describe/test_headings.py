"""Which line opens a part of a document, and which belongs to the part before: by its words and by what stands around it."""

from __future__ import annotations

import pytest
from tests.describe.reading import blocks_of, lines

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.entry_names import element_heading, name_key
from kuvauslint.describe.lines import (
    is_about_itself,
    is_furniture,
    is_navigation,
    is_plural_name,
    is_sentence,
    is_stop,
    lines_of,
    reads_like_name,
    repository_name,
)
from kuvauslint.describe.outline import sections
from kuvauslint.describe.pointers import is_pointer, pointers_in
from kuvauslint.describe.published import describe
from kuvauslint.describe.regions import is_page_mark, parted
from kuvauslint.describe.register_names import is_case_register
from kuvauslint.describe.spans import Span, whole
from kuvauslint.model.document import Block, Document, Source
from kuvauslint.model.place import Place
from kuvauslint.readers.formats import read
from kuvauslint.vocabulary.match import head_label


def cut(text: str) -> list[tuple[str, str]]:
    """(kind, name) of each section below the title."""
    first, title, *rest = sections(lines(f"# Asiakirjajulkisuuskuvaus\n\n{text}"))
    assert (first.kind, title.kind, first.lines) == ("start", "title", [])
    assert all(part.line is not None for part in rest)
    return [(part.kind, part.name.text if part.name else "") for part in rest]


LABELS = "Käyttötarkoitus: lainaus\nTietojärjestelmät: Hylly"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # by their words
        ("## Tietovarannot", [("container", "Tietovarannot")]),
        ("Tietovarannot:", [("container", "Tietovarannot")]),
        ("## Johdanto", [("stop", "Johdanto")]),
        ("Johdanto", [("stop", "Johdanto")]),
        ("## Kunnan asiarekisteri", [("case", "Kunnan asiarekisteri")]),
        ("Päivitetty 4.5.2026", [("date", "Päivitetty 4.5.2026")]),
        ("Tulosta sivu", [("navigation", "Tulosta sivu")]),
        ("Etusivu", [("navigation", "Etusivu")]),
        ("Kirjasto palvelee kaikkia.", []),
        ("## Kirjasto palvelee kaikkia", [("name", "Kirjasto palvelee kaikkia")]),
        ("## Kirjasto", [("name", "Kirjasto")]),
        ("** Kirjasto", [("name", "Kirjasto")]),
        # by what stands around them
        ("Kirjasto\nKäyttötarkoitus: lainaus", [("name", "Kirjasto")]),
        ("kirjasto\nKäyttötarkoitus: lainaus", []),
        ("Kirjasto.\nKäyttötarkoitus: lainaus", []),
        ("Kirjasto palvelee.\nKirjasto\nKäyttötarkoitus: lainaus", [("name", "Kirjasto")]),
        (f"Kirjasto\n{LABELS}\n\nMuseo\n{LABELS}", [("name", "Kirjasto"), ("name", "Museo")]),
        (f"Kirjasto\n{LABELS}\nMuseo\n{LABELS}", [("name", "Kirjasto"), ("name", "Museo")]),
        (f"Kirjasto\n{LABELS}\nMuseo", [("name", "Kirjasto")]),
        (f"Kirjasto\n{LABELS}\nMuseon tietovaranto", [("name", "Kirjasto"), ("name", "Museon tietovaranto")]),
        # a label waits for its value
        ("## Kirjasto\nKäyttötarkoitus\nLainaus ja kokoelmat", [("name", "Kirjasto")]),
        ("## Kirjasto\nKäyttötarkoitus\n** Lainaus", [("name", "Kirjasto")]),
        ("## Kirjasto\nKäyttötarkoitus\n** Lainaus ja kokoelmat", [("name", "Kirjasto"), ("name", "Lainaus ja kokoelmat")]),
        ("## Kirjasto\nKäyttötarkoitus\n\nMuseon tietovaranto\nlainaus",
         [("name", "Kirjasto"), ("name", "Museon tietovaranto")]),
        ("## Kirjasto\nTietopyynnöt\nMuseon tietovaranto", [("name", "Kirjasto")]),
        # a value that has come may be over
        ("## Kirjasto\nKäyttötarkoitus\nlainaus\n\nMuseo\nKäyttötarkoitus\nnäyttely",
         [("name", "Kirjasto"), ("name", "Museo")]),
        ("## Kirjasto\nTietojärjestelmät\nHylly\nKortti", [("name", "Kirjasto")]),
        ("## Kirjasto\nTietojärjestelmät\nHylly\n\nKortti\nHakutekijät\nnimi", [("name", "Kirjasto")]),
        ("## Kirjasto\nTietojärjestelmät\nHylly\n\nMuseo\nTietojärjestelmät\nVitriini",
         [("name", "Kirjasto"), ("name", "Museo")]),
        # labels for names
        ("Tietovaranto: Lainat", [("label", "Lainat")]),
        ("Tietovaranto: Lainat.", [("label", "Lainat")]),
        ("Tietovaranto:\nLainat", [("label", "Lainat")]),
        ("Tietovaranto\nLainat:", [("label", "Lainat")]),
        ("Tietovaranto\nKäyttötarkoitus: lainaus", []),
        ("Tietovaranto\n", []),
        ("## Kirjasto\nVastuutaho\nNimi: Matti", [("name", "Kirjasto")]),
        ("## Kirjasto\nVastuutaho\nTietovarannon nimi: Lainat", [("name", "Kirjasto"), ("label", "Lainat")]),
        # a name before its first label on one line
        ("Kirjasto, käyttötarkoitus: lainaus", [("name", "Kirjasto")]),
        ("(Kirjasto), käyttötarkoitus: lainaus", []),
        ("- Kirjasto, käyttötarkoitus: lainaus", []),
        ("- Kirjaston tietovaranto, käyttötarkoitus: lainaus", [("name", "Kirjaston tietovaranto")]),
        # entries on one line
        ("Kirjaston tietovaranto: lainaus", [("one", "Kirjaston tietovaranto")]),
        ("Kirjaston tietovaranto. Lainaus.", [("one", "Kirjaston tietovaranto")]),
        ("Kirjaston tietovaranto – lainaus", [("one", "Kirjaston tietovaranto")]),
        ("Tietovarannot\nKirjasto: lainaus\nMuseo: näyttely",
         [("container", "Tietovarannot"), ("one", "Kirjasto"), ("one", "Museo")]),
        ("Kirjaston rekisteri: lainaus\nMuseo: näyttely", [("one", "Kirjaston rekisteri"), ("one", "Museo")]),
        ("Kirjaston rekisteri: lainaus\n- Museo: näyttely", [("one", "Kirjaston rekisteri")]),
        # elements
        ("## Kirjaston tietovarannon hakutekijät", [("element", "Kirjaston tietovarannon")]),
        ("Kirjaston tietovarannon hakutekijät", [("element", "Kirjaston tietovarannon")]),
        ("Kirjaston tietovarannon hakutekijät.", []),
        ("- Kirjaston tietovarannon hakutekijät", []),
        # bullets
        ("- Kirjaston tietovaranto\n  - lainaus\n- Museon tietovaranto\n  - näyttely",
         [("name", "Kirjaston tietovaranto"), ("name", "Museon tietovaranto")]),
        ("- Kirjaston tietovaranto\n- Museon tietovaranto\n- Hallin tietovaranto", []),
        ("- Kirjaston tietovaranto\nKirjasto on auki.", [("name", "Kirjaston tietovaranto")]),
        ("- Kirjasto\nSe sisältää lainat.", [("name", "Kirjasto")]),
        ("- Kirjasto", []),
        ("## Kirjasto\nTietoaineistot\n- Lainojen tietovaranto\n  - a", [("name", "Kirjasto")]),
    ],
)  # fmt: skip
def test_what_opens_a_part(text: str, parts: list[tuple[str, str]]) -> None:
    """Headings, names, labels of names, entries on one line, elements; everything else belongs to the part before."""
    assert cut(text) == parts


def test_a_bare_label_over_entries_is_a_heading_over_all() -> None:
    """Before any entry, over names and no list, is no label; behind one it is."""
    assert cut(f"Tietojärjestelmät\n\nHylly\n{LABELS.replace('Tietojärjestelmät', 'Käyttäjät')}")[0] == (
        "container", "Tietojärjestelmät",
    )  # fmt: skip
    assert cut("Tietojärjestelmät\n- Hylly\n- Kortti") == []
    assert cut("Tietojärjestelmät\nHylly") == []
    assert cut("## Kirjasto\nTietojärjestelmät\n\nHylly\nKäyttäjät: a")[0] == ("name", "Kirjasto")


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Kirjasto", True), ("Kirjaston tietovaranto:", True), ("Kirjasto.", False), ("Kirjasto,", False),
        ("Kirjasto;", False), ("Kirjasto?", False), ("Kirjasto!", False), ("Kirjasto on auki", False),
        ("Kirjasto (joka on auki)", True), ("123", False), ("", False), ("***", False), ("a@m.example", False),
        ("Kirjasto 09 1234 567", False), ("https://m.example", False), ("Kokous 4.5.2026", False),
        ("x " * 16, True), ("x " * 17, False), ("a" * 150, True), ("a" * 151, False),
    ],
)  # fmt: skip
def test_what_reads_like_a_name(text: str, does: bool) -> None:
    """Short, no sentence, no contact, no date, and with letters in it."""
    assert reads_like_name(text) is does


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kirjaston tietovaranto", "strong"), ("Kirjaston tietovaranto:", "strong"), ("Kirjaston rekisteri", "weak"),
        ("Kirjastorekisteri", "weak"), ("Kirjasto", ""), ("Tietovaranto on suuri", ""), ("", ""),
        ("Informationslager för bibliotek", "strong"), ("Biblioteksregister", "weak"),
        ("Repository of loans", "strong"), ("Tietovaranto kirjastolle", ""),
    ],
)  # fmt: skip
def test_the_name_of_a_store(text: str, kind: str) -> None:
    """By its last word, or by its first ones."""
    assert repository_name(text) == kind


KINDS = {
    "plural": is_plural_name, "register": is_case_register, "stop": is_stop, "itself": is_about_itself,
    "navigation": is_navigation, "furniture": is_furniture, "sentence": is_sentence,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kirjaston tietovarannot", "plural"),
        ("Kirjaston tietovaranto", ""),
        ("Asiarekisteri", "register"),
        ("Mallilan kunnan asiarekisteri", "register"),
        ("Kirjaston asiarekisteri", ""),
        ("Yksi kaksi kolme neljä kunnan asiarekisteri", ""),
        ("Kolme neljä viisi kunnan asiarekisteri", "register"),
        ("Asiarekisteri ja arkisto", "register"),
        ("Asiarekisteri ja kahvio", ""),
        ("Johdanto", "stop"),
        ("Johdanto aiheeseen", "stop"),
        ("Johdantokurssit", ""),
        ("Kuvauksen tarkoitus", "stop itself"),
        ("Kuvauksen a b c d e f g", "stop itself"),
        ("Kuvauksen a b c d e f g h", ""),
        ("Etusivu", "navigation"),
        ("Etusivun historia", ""),
        ("Tulosta sivu", "navigation furniture"),
        ("Kirjasto on auki", "sentence"),
        ("Kirjastoon", ""),
        ("", ""),
    ],
)
def test_lines_by_their_words(text: str, kinds: str) -> None:
    """What the words of a line alone make it."""
    assert [name for name, holds in KINDS.items() if holds(text)] == kinds.split()


def span(text: str) -> Span:
    return whole(Block("heading", text, Place(1, 1, 1, len(text) + 1)))


@pytest.mark.parametrize(
    ("text", "name", "base", "field", "key"),
    [
        ("Kirjaston tietovarannon hakutekijät", "Kirjaston tietovarannon", "Kirjaston tietovaranto", "search_keys", "hakutekijät"),
        ("Kirjastorekisterin hakutekijät:", "Kirjastorekisterin", "Kirjastorekisteri", "search_keys", "hakutekijät"),
        ("Bibliotekets informationslagers söktermer", "Bibliotekets informationslagers", "Bibliotekets informationslager",
         "search_keys", "söktermer"),
        ("Tietovarannon hakutekijät", None, "", "", ""),
        ("Asiarekisterin hakutekijät", None, "", "", ""),
        ("Kirjaston tietovarannon historia", None, "", "", ""),
        ("Kirjaston hakutekijät", None, "", "", ""),
        ("Hakutekijät", None, "", "", ""),
        ("Search keys of the library repository", "library repository", "Library repository", "search_keys", "Search keys"),
        ("Söktermer i bibliotekets informationslager", "bibliotekets informationslager", "Bibliotekets informationslager",
         "search_keys", "Söktermer"),
        ("Söktermer i biblioteket", None, "", "", ""),
        ("Kirjaston tietovaranto – hakutekijät", "Kirjaston tietovaranto", "Kirjaston tietovaranto", "search_keys", "hakutekijät"),
        ("Kirjaston tietovaranto - hakutekijät", "Kirjaston tietovaranto", "Kirjaston tietovaranto", "search_keys", "hakutekijät"),
        ("Kirjaston tietovaranto / hakutekijät", "Kirjaston tietovaranto", "Kirjaston tietovaranto", "search_keys", "hakutekijät"),
        ("Hakutekijät: Kirjaston tietovaranto", "Kirjaston tietovaranto", "Kirjaston tietovaranto", "search_keys", "Hakutekijät"),
        ("Hakutekijät/Kirjaston tietovaranto", None, "", "", ""),
        ("Kirjasto – hakutekijät", None, "", "", ""),
        ("Tietovarantojen käyttötarkoitukset", None, "", "", ""),
        ("1 Tietovarantojen käyttötarkoitukset", None, "", "", ""),
        ("2.1. Tietovarannon käyttötarkoitus", None, "", "", ""),
        ("3 Informationslagrets sökfaktorer", None, "", "", ""),
        ("3 Kirjaston tietovarannon hakutekijät", "3 Kirjaston tietovarannon", "3 Kirjaston tietovaranto", "search_keys",
         "hakutekijät"),
        ("x" * 130 + " tietovarannon hakutekijät", "x" * 130 + " tietovarannon", "x" * 130 + " tietovaranto", "search_keys",
         "hakutekijät"),
        ("x" * 140 + " tietovarannon hakutekijät", None, "", "", ""),
    ],
)  # fmt: skip
def test_a_heading_with_a_name_and_an_element(text: str, name: str | None, base: str, field: str, key: str) -> None:
    """The name as it stands and as it would stand alone, and the label with its own place."""
    found = element_heading(span(text))
    assert (found is None) is (name is None)
    if found is not None:
        assert (found.name.text, found.base, found.label.field, found.key.text) == (name, base, field, key)
        for part in (found.name, found.key):
            place = part.place()
            assert text[(place.column or 0) - 1 : (place.end_column or 0) - 1] == part.text


def test_one_name_in_its_forms() -> None:
    """The same key for a name in the genitive, with other capitals or a colon; another for another."""
    assert name_key("Kirjaston tietovarannon") == name_key("KIRJASTON  tietovaranto:") == "kirjaston tietovaranto"
    assert name_key("Museon tietovaranto") != name_key("Kirjaston tietovaranto")


@pytest.mark.parametrize(
    ("text", "alone", "targets"),
    [
        ("Ks. tietosuojaseloste.", True, ["tietosuojaseloste"]),
        ("Katso kohta 3", True, ["kohta 3"]),
        ("katso kohta 3 ", True, ["kohta 3 "]),
        ("Luvat (ks. kohta 3) ovat", False, ["kohta 3"]),
        ("Luvat. Katso kohta 3, luku 4.", False, ["kohta 3, luku 4"]),
        ("Voit katso kohta 3", False, []),
        ("Katso kohta 3. Muuta on.", False, ["kohta 3"]),
        ("Katsomo 3", False, []),
    ],
)
def test_pointers(text: str, alone: bool, targets: list[str]) -> None:
    """What points at another part; a text may do nothing else."""
    assert is_pointer(text) is alone
    assert [target for _, target in pointers_in(span(text))] == [target.strip() for target in targets]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Kuvaus sivu 3", True), ("Sivu 3", True), ("Sivu 3/12", True), ("Sivu 3 (12)", True), ("Sida 3 av 12", True),
        ("Page 3 of 12", True), ("1 (7)", True), ("2/7", True), ("12 (345", False), ("Sivu 12345", False), ("Verkkosivu 3", False), ("Sivu", False), ("Luvut 3", False),
        ("Sivu 3 ja muuta", False), ("x " * 68 + "sivu 3", False), ("x " * 60 + "sivu 3", True), ("", False),
    ],
)  # fmt: skip
def test_the_running_head_of_a_page(text: str, is_one: bool) -> None:
    """It ends in the word for a page and its number."""
    assert is_page_mark(Block("paragraph", text, Place(1, 1))) is is_one
    assert is_page_mark(Block("item", text, Place(1, 1))) is False


def test_what_stands_around_the_contents() -> None:
    """Menus, page heads and notes by their regions; side boxes for themselves; a page of nothing else is all contents."""
    regions = ["navigation", "header", "", "aside", "metadata", "footer", "footnote", "", "unknown"]
    blocks = [
        block._replace(region=region) for block, region in zip(blocks_of("\n".join("abcdefghi")), regions, strict=True)
    ]
    blocks[7] = blocks[7]._replace(text="Sivu 3")
    found = parted(tuple(blocks))
    assert [block.text for block in found.contents] == ["c"]
    assert [block.text for block in found.side] == ["d"]
    assert [(left.span.text, left.role) for left in found.around] == [
        ("a", "navigation"), ("b", "preamble"), ("e", "navigation"), ("f", "note"), ("g", "note"), ("Sivu 3", "navigation"),
    ]  # fmt: skip
    for same in (tuple(blocks[:2]), tuple(blocks[2:3])):
        assert parted(same) == (same, (), [])


def test_headings_that_come_again_are_labels_by_their_head_word() -> None:
    """A heading of the document's own words, under every entry; one that comes once is none."""
    text = "## Kirjasto\n### Keskeinen aineisto\nLainat\n## Museo\n### Keskeinen aineisto\nKuvat"
    assert [line.label.field for line in lines(text) if line.label] == ["datasets", "datasets"]
    assert [line.label for line in lines("## Kirjasto\n### Outo otsake\nLainat") if line.label] == []


@pytest.mark.parametrize(
    ("text", "head", "pairs"),
    [
        ("Käyttötarkoitus: lainaus", None, [("purpose", "Käyttötarkoitus", "lainaus")]),
        ("Käyttötarkoitus – lainaus", None, [("purpose", "Käyttötarkoitus", "lainaus")]),
        ("Käyttötarkoitus - lainaus", None, [("purpose", "Käyttötarkoitus", "lainaus")]),
        ("Käyttötarkoitus-lainaus", None, []),
        ("Käyttötarkoitus:lainaus", None, []),
        ("Kirjasto. Käyttötarkoitus: lainaus", "Kirjasto.", [("purpose", "Käyttötarkoitus", "lainaus")]),
        ("Kirjasto, käyttötarkoitus: lainaus", "Kirjasto,", [("purpose", "käyttötarkoitus", "lainaus")]),
        ("Käyttötarkoitus: lainaus. Hakutekijät: vuosi; Käyttäjät: a", None,
         [("purpose", "Käyttötarkoitus", "lainaus."), ("search_keys", "Hakutekijät", "vuosi;"), ("users", "Käyttäjät", "a")]),
        ("Käyttötarkoitus: lainaus – Hakutekijät: nimi", None,
         [("purpose", "Käyttötarkoitus", "lainaus –"), ("search_keys", "Hakutekijät", "nimi")]),
        ("Outo: lainaus", None, []),
        ("Kello 12:30", None, []),
    ],
)  # fmt: skip
def test_labels_and_values_on_one_line(text: str, head: str | None, pairs: list[tuple[str, str, str]]) -> None:
    """A label begins the line, a sentence or follows a comma; what stands before the first is the head."""
    (line,) = lines(f"\n{text}")
    assert (line.head.text if line.head else None) == head
    assert [(pair.label.field, pair.key.text, pair.value.text) for pair in line.pairs] == pairs


def block(kind: str, text: str, line: int, **more: object) -> Block:
    return Block(kind, text, Place(line, 1, line, len(text) + 1), **more)  # type: ignore[arg-type]


def test_a_bold_numbered_line_is_a_heading_unless_a_list_goes_on() -> None:
    """One bullet in bold before a text; among bullets it is one of them."""
    bold, text, other = (
        block("item", "Kirjasto", 2, bold=True),
        block("paragraph", "Se lainaa.", 3),
        block("item", "b", 3),
    )
    title = block("heading", "Otsikko", 1, level=1)
    assert [line.kind for line in lines_of((title, bold, text))] == ["heading", "heading", "paragraph"]
    assert [line.kind for line in lines_of((title, bold, other))] == ["heading", "item", "item"]
    assert [line.kind for line in lines_of((title, bold))] == ["heading", "heading"]
    assert [line.kind for line in lines_of((title, bold._replace(bold=False), text))] == [
        "heading",
        "item",
        "paragraph",
    ]
    assert lines_of((title, bold, text))[1].level == 0


def test_gaps_between_lines() -> None:
    """A blank line, another kind of line or another group parts; what the document says is tight is tight."""
    first = block("paragraph", "a", 1)

    def gap(second: Block) -> bool:
        return lines_of((first, second))[1].gap

    assert lines_of((first,))[0].gap
    assert not gap(block("paragraph", "b", 2))
    assert gap(block("paragraph", "b", 3))
    assert gap(block("item", "b", 2))
    assert gap(block("paragraph", "b", 2, group=1))
    assert not gap(block("paragraph", "b", 9, tight=True))
    assert gap(block("paragraph", "b", 2, tight=False))
    assert gap(Block("paragraph", "b", Place(paragraph=2)))


def test_the_title_is_no_label_though_its_words_are() -> None:
    """Within the first lines of the page; further down such a heading is what it says."""
    text = "Asiakirjajulkisuus"
    assert lines_of((block("heading", text, 1, level=1),))[0].label is None


REPEATED = ("Tietojen säilyttäminen", "Kerättävä aineisto")


@pytest.mark.parametrize("heading", REPEATED)
def test_a_heading_that_comes_again_may_be_a_label(heading: str) -> None:
    """Its head word tells the field; alone, or right below a label, it is none."""
    page = [block("heading", "Kirjasto", 1, level=2), block("paragraph", heading, 3), block("paragraph", "x", 4),
            block("heading", "Museo", 6, level=2), block("paragraph", heading, 8), block("paragraph", "y", 9)]  # fmt: skip
    again = [line.label for line in lines_of(tuple(page)) if line.text == heading]
    once = [line.label for line in lines_of(tuple(page[:3])) if line.text == heading]
    assert once == [None]
    assert again[0] == again[1] == head_label(heading)


def test_numbered_headings_over_bullets_are_no_items() -> None:
    """Markdown takes an underlined heading with a number for an item; the bullets below it are none of its list."""
    one = "{0}. {1}\n-----\n\n* Kirjaston tietovaranto: {2}\n* Museon tietovaranto: {3}\n\n"
    text = (
        one.format(1, "Tietovarannot ja niiden käyttötarkoitukset", "lainaus", "näyttelyt")
        + one.format(2, "Tietojärjestelmät", "Hylly", "Vitriini")
        + "Päivitetty: 1.9.2026\n"
    )
    root = plain(describe(read(Source("a.md", text.encode(), "markdown"))).root)
    assert root["repositories"] == [
        {"name": "Kirjaston tietovaranto", "purpose": "lainaus", "systems": ["Hylly"]},
        {"name": "Museon tietovaranto", "purpose": "näyttelyt", "systems": ["Vitriini"]},
    ]


@pytest.mark.parametrize("signs", ["", "–", "* * *", "()"])
def test_a_heading_of_nothing_but_signs_names_nothing(signs: str) -> None:
    text = (
        "# Tietojärjestelmäseloste\n# Tietojärjestelmän nimi\nTuulivahti\n# Tietojärjestelmän vastuutaho\nSatamatoimi\n"
        f"# {signs}\n# Tietoaineistot\nTuulimittaukset, väylätiedot"
    )
    description = describe(Document(Source("x.txt", text.encode(), "text"), blocks_of(text)))
    (entry,) = description.entries()
    assert entry.text_of("name") == "Tuulivahti"
    assert entry.list_of("datasets")
