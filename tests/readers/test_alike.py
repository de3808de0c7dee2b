"""One small document in every format gives the same blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from convert import WRITERS, Piece, convert, office, to_docx

from kuvauslint.model.document import Block, Document, Source
from kuvauslint.readers.formats import kind_of, read

PIECES = [
    Piece("heading", "Esimerkkilän asiakirjajulkisuuskuvaus", 1),
    Piece("paragraph", "Kunnan nimi: Esimerkkilä"),
    Piece("heading", "Kirjaston tietovaranto", 2),
    Piece("paragraph", "Käyttötarkoitus: lainojen hoito\nOmistaja: kirjastotoimi & sivistys <osasto>"),
    Piece("paragraph", "Tietopyynnöt: kirjaamo@esimerkkila.example, puh. 012 345 6789"),
    Piece("heading", "Tietoaineistot", 3),
    Piece("item", "asiakkaiden tiedot", 1, "•"),
    Piece("item", "nimi ja osoite", 2, "•"),
    Piece("item", "lainatut aineistot", 1, "•"),
    Piece("paragraph", "Hakutekijät ovat seuraavat."),
    Piece("item", "nimi", 1, "1."),
    Piece("item", "kortin numero", 1, "2."),
    Piece(
        "table",
        rows=(
            ("Tietovaranto", "Käyttötarkoitus", "Järjestelmä"),
            (("Koulut", 1, 2), "opetus", "Wilma\nPrimus"),
            (None, "ruokailu", "Aromi"),
            (("Tekniset palvelut", 3, 1), None, None),
            ("Kadut", "", "Kartta"),
        ),
    ),
    Piece("paragraph", "Päivitetty 1.9.2026"),
]
TEXTS = [
    ("heading", "Esimerkkilän asiakirjajulkisuuskuvaus", 1, ""),
    ("paragraph", "Kunnan nimi: Esimerkkilä", 0, ""),
    ("heading", "Kirjaston tietovaranto", 2, ""),
    ("paragraph", "Käyttötarkoitus: lainojen hoito", 0, ""),
    ("paragraph", "Omistaja: kirjastotoimi & sivistys <osasto>", 0, ""),
    ("paragraph", "Tietopyynnöt: kirjaamo@esimerkkila.example, puh. 012 345 6789", 0, ""),
    ("heading", "Tietoaineistot", 3, ""),
    ("item", "asiakkaiden tiedot", 1, "•"),
    ("item", "nimi ja osoite", 2, "•"),
    ("item", "lainatut aineistot", 1, "•"),
    ("paragraph", "Hakutekijät ovat seuraavat.", 0, ""),
    ("item", "nimi", 1, "1."),
    ("item", "kortin numero", 1, "2."),
]
TABLE = [
    ["Tietovaranto", "Käyttötarkoitus", "Järjestelmä"],
    ["Koulut", "opetus", "Wilma\nPrimus"],
    ["Koulut", "ruokailu", "Aromi"],
    ["Tekniset palvelut", "", ""],
    ["Kadut", "", "Kartta"],
]
SPANS = [[(1, 1)] * 3, [(1, 2), (1, 1), (1, 1)], [(1, 0), (1, 1), (1, 1)], [(3, 1), (0, 1), (0, 1)], [(1, 1)] * 3]


def open_document(suffix: str, data: bytes) -> Document:
    """Read bytes as a file of that ending, in this process."""
    name = f"kuvaus{suffix}"
    return read(Source(name, data, kind_of(name)), isolated=False)


def said(block: Block) -> tuple[str, str, int, str]:
    """What is compared of a block that is no row."""
    return block.kind, block.text, block.level, block.marker


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx", ".odt"])
def test_prose_formats_give_the_same_blocks(suffix: str) -> None:
    """Headings with levels, lists with depth and marks, line breaks as lines."""
    document = open_document(suffix, WRITERS[suffix](PIECES))
    assert document.problems == ()
    assert [said(block) for block in document.body if block.kind != "row"][:-1] == TEXTS
    assert document.body[-1].text == "Päivitetty 1.9.2026"


@pytest.mark.parametrize("suffix", [".html", ".docx", ".odt", ".xlsx"])
def test_tables_are_laid_out_alike(suffix: str) -> None:
    """Cell n stands in column n, tall cells are repeated, wide ones are followed by empty ones."""
    rows = [block for block in open_document(suffix, WRITERS[suffix](PIECES)).body if block.kind == "row"]
    assert [[cell.text for cell in row.cells] for row in rows] == TABLE
    assert [[(cell.columns, cell.rows) for cell in row.cells] for row in rows] == SPANS
    assert {row.table for row in rows} == {1}


@pytest.mark.parametrize("suffix", [".md", ".csv"])
def test_formats_without_spans_give_the_same_texts(suffix: str) -> None:
    """In Markdown and CSV, what a tall cell covers is empty."""
    rows = [block for block in open_document(suffix, WRITERS[suffix](PIECES)).body if block.kind == "row"]
    texts = [list(row) for row in TABLE]
    texts[2][0] = ""
    assert [[cell.text for cell in row.cells] for row in rows] == texts


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx", ".odt"])
def test_header_rows_are_marked(suffix: str) -> None:
    """The first row, and no other, has header cells."""
    rows = [block for block in open_document(suffix, WRITERS[suffix](PIECES)).body if block.kind == "row"]
    assert [all(cell.header for cell in row.cells) for row in rows] == [True, False, False, False, False]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_sheets_give_the_texts_in_order(suffix: str) -> None:
    """A sheet has no headings, but its lines and typed list marks are those of the text."""
    blocks = [block for block in open_document(suffix, WRITERS[suffix](PIECES)).body if block.kind != "row"]
    assert [block.text for block in blocks] == [text for _, text, _, _ in TEXTS] + ["Päivitetty 1.9.2026"]
    assert [block.text for block in blocks if block.kind == "item"] == [t for k, t, _, _ in TEXTS if k == "item"]


@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_a_line_break_parts_lines_but_not_paragraphs(suffix: str) -> None:
    """`tight` tells the line after a break from a paragraph of its own."""
    blocks = {block.text: block.tight for block in open_document(suffix, WRITERS[suffix](PIECES)).body}
    assert blocks["Omistaja: kirjastotoimi & sivistys <osasto>"] is True
    assert blocks["Käyttötarkoitus: lainojen hoito"] is False


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("tagged", [True, False], ids=["tagged", "untagged"])
def test_a_pdf_gives_the_same_blocks(tmp_path: Path, *, tagged: bool) -> None:
    """By its tags, or by what stands on the page."""
    source = tmp_path / "kuvaus.docx"
    source.write_bytes(to_docx(PIECES))
    document = open_document(".pdf", convert(source, ".pdf", tmp_path, tagged=tagged).read_bytes())
    blocks = [block for block in document.body if block.kind != "row"]
    # a heading in the size of the text is only known to be bold
    kinds = ["heading" if block.bold else block.kind for block in blocks]
    texts = [block.text for block in blocks]
    assert list(zip(kinds, texts, strict=True))[:-1] == [(kind, text) for kind, text, _, _ in TEXTS]
    assert {block.place.page for block in blocks} == {1}
    rows = [block for block in document.body if block.kind == "row"]
    assert [[cell.text for cell in row.cells] for row in rows] == TABLE
    assert [[(cell.columns, cell.rows) for cell in row.cells] for row in rows] == SPANS


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", [".odt", ".html"])
def test_what_an_office_program_writes_is_read(tmp_path: Path, suffix: str) -> None:
    """The same document saved by LibreOffice in its own way."""
    source = tmp_path / "kuvaus.docx"
    source.write_bytes(to_docx(PIECES))
    document = open_document(suffix, convert(source, suffix, tmp_path).read_bytes())
    blocks = [block for block in document.body if block.kind != "row"]
    assert [(block.kind, block.text) for block in blocks][:-1] == [(kind, text) for kind, text, _, _ in TEXTS]
    rows = [block for block in document.body if block.kind == "row"]
    assert [[cell.text for cell in row.cells] for row in rows] == TABLE
