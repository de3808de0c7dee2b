"""Plain text to blocks."""

from __future__ import annotations

import pytest

from kuvauslint.model.document import Block, Source
from kuvauslint.readers.text import read


def blocks(text: str) -> list[Block]:
    return list(read(Source("a.txt", text.encode(), "text")).body)


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in blocks(text)]


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "▪", "\uf0b7", "o", "1.", "a)", "(b)", "●"])
def test_list_marks(mark: str) -> None:
    """Each mark begins an item, and is kept apart from its text."""
    first, second = blocks(f" {mark} yksi\n {mark} kaksi\n")

    assert (first.kind, first.text, first.marker) == ("item", "yksi", mark)
    assert (second.kind, second.text) == ("item", "kaksi")


def test_items_nest_by_their_indentation() -> None:
    """Deeper indentation is a deeper level."""
    assert [level for _, level, _ in kinds("- a\n  - b\n    - c\n- d\n")] == [1, 2, 3, 1]


def test_headings_by_capitals_underline_number_and_hash() -> None:
    """What a heading looks like in a text without mark-up."""
    text = "PELASTUS JA TURVA\n\nJohdanto\n--------\n\nteksti.\n\n## Varannot\n\n2.1 Kartat\n\nteksti.\n"

    assert [kind for kind, _, _ in kinds(text)] == [
        "heading",
        "heading",
        "paragraph",
        "heading",
        "heading",
        "paragraph",
    ]
    assert [level for kind, level, _ in kinds(text) if kind == "heading"] == [0, 2, 2, 2]


def test_chapters_count_on_and_list_numbers_begin_again() -> None:
    """Numbered lines that stand alone are chapters when they count through the text."""
    assert [kind for kind, _, _ in kinds("1. Alku\n\nteksti.\n\n2. Loppu\n\nteksti.\n")] == ["heading", "paragraph"] * 2
    assert {kind for kind, _, _ in kinds("Järjestelmät\n\n1. Köysi\n\nAineistot\n\n1. Kartat\n")} == {
        "paragraph",
        "item",
    }


def test_wrapped_lines_are_joined_and_keep_their_places() -> None:
    """A paragraph wrapped by hand is one text whose parts are found on their own lines."""
    text = (
        "Tässä on pitkähkö kappale, joka on rivitetty käsin kuudenkymmenen\nmerkin kohdalta ja joka jatkuu vielä yhdelle ylimääräiselle\n"
        "riville asti.\n\nToinen kappale on niin ikään rivitetty käsin samasta kohdasta\nja päättyy tähän.\n"
    )
    first, second = blocks(text)
    at = first.text.index("riville asti")

    assert second.text.endswith("samasta kohdasta ja päättyy tähän.")
    assert (first.at(at, at + 5).line, first.at(at, at + 5).column) == (3, 1)


def test_label_lines_are_not_joined() -> None:
    """Lines that begin with a label stay apart, in capitals or not."""
    assert len(blocks("Kuvaus: jotakin pitkää ja kuvailevaa tekstiä\nomistaja: kanslia\nkäyttäjät: kaikki\n")) == 3


def test_rows_by_tabs_over_a_page_break() -> None:
    """Tab-separated lines are rows of one table, rule residue is dropped, cells keep their places."""
    rows = blocks("Nimi\tAineisto\nA\tx, y\n\n\tz\n--\t--\nB\tw\n")

    assert [block.kind for block in rows] == ["row"] * 4
    assert {block.table for block in rows} == {1}
    assert (rows[2].cells[0].text, rows[2].cells[1].text) == ("", "z")
    assert (rows[1].cells[1].place.line, rows[1].cells[1].place.column) == (2, 3)


def test_bold_marks_links_and_invisible_characters() -> None:
    """Bold marks go, links keep their words, soft hyphens vanish, columns stay right."""
    text = "**Haku\u00adtekijät:**\u00a0[nimi](#) ja tunnus\n"
    block = blocks(text)[0]
    at = block.text.index("tunnus")

    assert block.text == "Hakutekijät: nimi ja tunnus"
    assert block.at(at, at + 6).column == text.index("tunnus") + 1


def test_bold_entry_glued_to_a_heading() -> None:
    """Capitals with a bold text glued to their end are two blocks."""
    heading, entry = blocks("TEKNISET PALVELUT**Venepaikat, Vastuu: satamamestari**\n")

    assert (heading.kind, heading.text) == ("heading", "TEKNISET PALVELUT")
    assert (entry.text, entry.bold, entry.place.column) == ("Venepaikat, Vastuu: satamamestari", True, 20)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x00\x01\x02\x03\xff" * 50, "binary"),
        (b"\xef\xbb\xbf\xff\xff", "encoding"),
    ],
)
def test_unreadable(data: bytes, reason: str) -> None:
    """What cannot be read is told as KL001 with its reason."""
    problems = read(Source("a.txt", data, "text")).problems

    assert [(problem.rule, problem.values["reason"]) for problem in problems] == [("KL001", reason)]


def test_contact_leads_are_no_list_marks() -> None:
    """A telephone number with its lead on a line of its own is no item."""
    assert blocks("p. 050 123 4567\n")[0].kind == "paragraph"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Aineistot: Lainat\n           Niteet\n           Kortit\n", ["Aineistot:", "Lainat", "Niteet", "Kortit"]),
        ("Aineistot: Lainat\n    Niteet\n    Kortit\n", ["Aineistot:", "Lainat", "Niteet", "Kortit"]),
        ("Aineistot: lainat\n           niteet\nHaku: nimi\n", ["Aineistot:", "lainat", "niteet", "Haku: nimi"]),
        ("- Aineistot: lainat\n             niteet\n", ["Aineistot:", "lainat", "niteet"]),
        ("Aineistot: - lainat\n           - niteet\n", ["Aineistot:", "lainat", "niteet"]),
        ("Aineistot:\tlainat\n\t\tniteet\n", ["Aineistot:", "lainat", "niteet"]),
        ("Aineistot: LAINATIEDOT\n           KORTTITIEDOT\n", ["Aineistot:", "LAINATIEDOT", "KORTTITIEDOT"]),
        # only wrapped: a comma, a hyphen, an "and", no room for the next word, within a sentence of prose
        ("Aineistot: lainat,\n           niteet\n", ["Aineistot: lainat, niteet"]),
        ("Tarkoitus: Lainojen hoito\n           ja perintä\n", ["Tarkoitus: Lainojen hoito ja perintä"]),
        ("Aineistot: Laina- ja\n           nidetiedot\n", ["Aineistot: Laina- ja nidetiedot"]),
        ("Tarkoitus: Lainojen hoito ja niteiden luettelointi sekä korttien antaminen\n           asiakkaille\n",
         ["Tarkoitus: Lainojen hoito ja niteiden luettelointi sekä korttien antaminen asiakkaille"]),
        ("Tarkoitus: Lainojen hoito. Niitä\n           tilastoidaan\n", ["Tarkoitus: Lainojen hoito. Niitä tilastoidaan"]),
        # set in with a label or a mark of their own, further than the lines above, or below an empty line
        ("Vastuu: hallinto\n  Lainavaranto\n  Tarkoitus: lainat\n", ["Vastuu: hallinto", "Lainavaranto", "Tarkoitus: lainat"]),
        ("Vastuu: hallinto\n   - lainat\n", ["Vastuu: hallinto", "lainat"]),
        ("Vastuu: hallinto\n\n   Lainavaranto\n", ["Vastuu: hallinto", "Lainavaranto"]),
        ("Vastuu: hallinto\n Lainavaranto\n", ["Vastuu: hallinto", "Lainavaranto"]),
    ],
)  # fmt: skip
def test_lines_set_in_below_a_value_go_on_with_it(text: str, wanted: list[str]) -> None:
    """Each is a value of its own, unless it is only the rest of the line above."""
    found = blocks(text)

    assert [block.text for block in found] == wanted
    lines = text.split("\n")
    for block in found:
        start, word = block.place, block.text.split()[0]
        assert start.line is not None
        assert start.column is not None
        assert lines[start.line - 1][start.column - 1 :].startswith(word)


def test_a_line_below_a_value_in_a_row_is_in_its_cell() -> None:
    """Rows of labels and values by tabs, of which one value has a second line."""
    found = blocks("Tarkoitus:\tlainaus\nAineistot:\tLainat\n\t\tNiteet\nHaku:\tnimi\n")

    assert [[cell.text for cell in block.cells] for block in found] == [
        ["Tarkoitus:", "lainaus"],
        ["Aineistot:", "Lainat\nNiteet"],
        ["Haku:", "nimi"],
    ]
    cell = found[1].cells[1]
    assert (cell.at(7, 13).line, cell.at(7, 13).column) == (3, 3)
    assert (cell.at(0, 6).line, cell.at(0, 6).column) == (2, 12)


def test_a_first_row_may_have_an_empty_last_cell() -> None:
    """Its value was left out; the rows below show that it is one."""
    found = blocks("Lainat\n\nYhteystiedot\t\nTarkoitus\tlainaus\n\nNiteet\t\n")

    assert [(block.kind, [cell.text for cell in block.cells]) for block in found] == [
        ("paragraph", []),
        ("row", ["Yhteystiedot", ""]),
        ("row", ["Tarkoitus", "lainaus"]),
        ("row", ["Niteet", ""]),
    ]
