"""Sheets, delimited text and Markdown."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from convert import convert, office
from test_alike import open_document

from kuvauslint.model.document import Block, Document
from kuvauslint.readers.delimited import sniff
from kuvauslint.readers.sheets import shown


def workbook() -> bytes:
    """Two sheets with a title, a hidden row and column, a merged range, and a hidden sheet."""
    import openpyxl
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    book.properties.creator = "Maija Mallinen"
    sheet = book.active
    sheet.title = "Hallinto"
    for address, value in {
        "B1": "Hallinnon tietovarannot",
        "B3": "Nimi", "C3": "Selite", "D3": "Piilo", "E3": "Vuosi",
        "B4": "Kirjaamo", "C4": "eka\ntoka", "D4": "salaa", "E4": 2026,
        "C5": "kolmas", "E5": dt.date(2026, 9, 1),
        "B6": "piilorivi", "C6": "x",
    }.items():  # fmt: skip
        sheet[address] = value
    sheet.merge_cells("B4:B5")
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet["C5"].comment = Comment("Tarkista tämä", "Maija")
    book.create_sheet("Luonnos").sheet_state = "hidden"
    book["Luonnos"]["A1"] = "kesken"
    other = book.create_sheet("Tekniset")
    other["A1"], other["B1"] = "Nimi", "Selite"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def texts(document: Document) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, block.text) for block in document.body]


SHEETS = [
    ("heading", "Hallinto"),
    ("paragraph", "Hallinnon tietovarannot"),
    ("row", "Nimi\tSelite\tVuosi"),
    ("row", "Kirjaamo\teka toka\t2026"),
    ("row", "Kirjaamo\tkolmas\t2026-09-01"),
    ("heading", "Tekniset"),
    ("row", "Nimi\tSelite"),
]
HIDDEN = {
    "comment": ("Hallinto!C5", "Tarkista tämä"),
    "hidden_sheet": ("Luonnos!A1", "Luonnos"),
    "hidden_rows": ("Hallinto!A6", "6"),
    "hidden_columns": ("Hallinto!D1", "D"),
    "metadata_author": (None, "Maija Mallinen"),
}


def test_a_workbook_is_what_its_reader_sees() -> None:
    """Visible sheets, rows and columns at their own addresses; the rest is told as hidden."""
    document = open_document(".xlsx", workbook())
    assert texts(document) == SHEETS
    assert [cell.place.cell for cell in document.body[4].cells] == ["Hallinto!B4", "Hallinto!C5", "Hallinto!E5"]
    assert {p.values["kind"]: (p.place.cell, p.values["what"]) for p in document.problems} == HIDDEN


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", [".ods", ".xls"])
def test_other_kinds_of_workbook_give_the_same(tmp_path: Path, suffix: str) -> None:
    """ODS in all; the old binary format tells of hidden sheets only."""
    source = tmp_path / "kuvaus.xlsx"
    source.write_bytes(workbook())
    document = open_document(suffix, convert(source, suffix, tmp_path).read_bytes())
    kinds = {problem.values["kind"] for problem in document.problems}
    if suffix == ".ods":
        assert texts(document) == SHEETS
        assert kinds >= {"comment", "hidden_sheet", "hidden_rows", "hidden_columns"}
    else:
        assert texts(document)[:2] == SHEETS[:2]
        assert kinds == {"hidden_sheet"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (3.5, "3.5"),
        (True, "TRUE"),
        (dt.datetime(2026, 9, 1, tzinfo=dt.UTC), "2026-09-01"),
        ("", ""),
        ("a \n\n b", "a\nb"),
    ],
)
def test_values_of_cells_as_texts(value: object, text: str) -> None:
    """Whole numbers come as floats from every kind of sheet."""
    assert shown(value) == text


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Nimi;Tarkoitus\na, b;c\nd, e, f;g\n", ";"),
        ("Nimi,Tarkoitus\na;b,c\nd,e\n", ","),
        ("Nimi\tTarkoitus\na, b;c\td\n", "\t"),
        ('Nimi,Tarkoitus\n"a, b; c","d;e"\n', ","),
        ("Otsikko\n\nNimi;Tarkoitus\na, x;b\n", ";"),
    ],
)
def test_the_separator_is_found(text: str, separator: str) -> None:
    """By what cuts the rows alike, not by what is commonest."""
    assert sniff(text) == separator


def rows_of(text: str) -> list[list[str]]:
    """The cells of a CSV text."""
    return [[cell.text for cell in block.cells] for block in open_document(".csv", text.encode()).body]


def test_quoted_cells_may_hold_separators_quotes_and_lines() -> None:
    """RFC 4180; an unclosed quote is a character like any other."""
    assert rows_of('a;b\n"x;y ""z""";"1\n2"\n') == [["a", "b"], ['x;y "z"', "1\n2"]]
    assert rows_of('a;b\n"x;y\nc;d\n') == [["a", "b"], ['"x', "y"], ["c", "d"]]


def test_excels_own_first_line_names_the_separator() -> None:
    """`sep=` is no row."""
    assert rows_of("sep=|\na|b;c\n") == [["a", "b;c"]]


def markdown(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    return open_document(".md", text.encode()).body


def test_headings_of_both_kinds() -> None:
    """With marks before, and underlined."""
    found = markdown("# A #\n\nB\n=\n\nC\n---\n\n---\n\n####### ei\n")
    assert [(b.kind, b.text, b.level) for b in found] == [
        ("heading", "A", 1),
        ("heading", "B", 1),
        ("heading", "C", 2),
        ("paragraph", "####### ei", 0),
    ]


def test_front_matter_is_metadata_and_its_faults_have_places() -> None:
    """Keys at the top are no contents; a broken one is KL002 at its line."""
    document = open_document(".md", b"---\ntitle: Kuvaus\nx: [a\n---\n\nTeksti\n")
    assert [(b.text, b.region) for b in document.body] == [
        ("title: Kuvaus", "metadata"),
        ("x: [a", "metadata"),
        ("Teksti", ""),
    ]
    (problem,) = document.problems
    assert problem.rule == "KL002"
    assert problem.place.line in (3, 4)


def test_lists_within_lists_and_lines_that_go_on() -> None:
    """Depth by indentation, lazy lines and paragraphs of an item."""
    found = markdown("- a\n  b\n  1. c\n  2) d\n\n     e\n- f\n\ng\n")
    assert [(b.kind, b.text, b.level, b.marker) for b in found] == [
        ("item", "a b", 1, "•"),
        ("item", "c", 2, "1."),
        ("item", "d", 2, "2)"),
        ("paragraph", "e", 0, ""),
        ("item", "f", 1, "•"),
        ("paragraph", "g", 0, ""),
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**a** *b* __c__ ~~d~~", "a b c d"),
        ("oma_nimi_tässä 2 * 3 * 4", "oma_nimi_tässä 2 * 3 * 4"),
        ("[kirjaamo](mailto:a@esimerkkila.example)", "kirjaamo (a@esimerkkila.example)"),
        (
            "<a@esimerkkila.example> ja <https://esimerkkila.example/a>",
            "a@esimerkkila.example ja https://esimerkkila.example/a",
        ),
        ("`a *b*` \\*c\\* &auml; <b>d</b>", "a *b* *c* ä d"),
        ("![kuva](x.png) [auki [sulku](y)", "kuva [auki sulku"),
        ("a<!-- b -->c", "ac"),
    ],
)
def test_marks_within_a_line(line: str, text: str) -> None:
    """Marks go, what only looks like one stays."""
    assert [block.text for block in markdown(line)] == [text]


def test_blocks_agree_with_a_full_parser() -> None:
    """The kinds and texts that markdown-it finds in a document of ours."""
    parser = pytest.importorskip("markdown_it")
    from convert import to_markdown
    from test_alike import PIECES

    text = to_markdown(PIECES).decode()
    inline = [t for t in parser.MarkdownIt("commonmark").enable("table").parse(text) if t.type == "inline"]
    theirs = " ".join("".join(c.content or " " for c in t.children) for t in inline).split()
    ours = " ".join(" ".join(c.text for c in b.cells) if b.cells else b.text for b in markdown(text)).split()
    assert [word for word in theirs if word != "<br>"] == [word for word in ours if word != "<br>"] or (
        " ".join(theirs).replace("<br>", " ").split() == ours
    )
