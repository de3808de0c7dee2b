"""What stands at the place that a block tells is the block's text."""

from __future__ import annotations

import io

import pytest
from convert import WRITERS
from hypothesis import given
from hypothesis import strategies as st
from test_alike import PIECES, open_document

from kuvauslint.model.document import Block, Document, Slice
from kuvauslint.readers.words import Words, one_line

LETTERS = st.text(alphabet="aäö .,\u00ad\u00a0\n-&<>*_[]|", max_size=60)


def standing_at(document: Document, block: Block, start: int, end: int) -> str:
    """The source between the ends of the place of [start:end] of a block."""
    place = block.at(start, end)
    assert document.lines is not None
    assert place.line == place.end_line
    return document.lines[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize("suffix", [".html", ".md", ".csv"])
def test_each_word_stands_where_its_block_says(suffix: str) -> None:
    """Every word of every block and cell is found in the source at its line and column."""
    document = open_document(suffix, WRITERS[suffix](PIECES))
    count = 0
    for block in document.body:
        texts = [(cell.text, n) for n, cell in enumerate(block.cells)] if block.cells else [(block.text, None)]
        for text, cell in texts:
            at = 0
            for word in text.split():
                at = text.index(word, at)
                if any(mark in word for mark in "&<>"):
                    continue
                place = Slice(block, at, at + len(word), cell=cell).at(at, at + len(word))
                line = document.lines[place.line - 1]
                assert line[place.column - 1 : place.end_column - 1] == word, (word, place)
                count += 1
                at += len(word)
    assert count > 45


def test_places_of_an_html_text_with_references_tags_and_soft_hyphens() -> None:
    """Columns count the characters of the source, whatever the page shows."""
    page = "<!DOCTYPE html>\r\n<p>K&auml;yt&shy;t\u00f6 on <b>hyvä</b>\r\n  &amp; selvä<!-- x --> tieto</p>"
    document = open_document(".html", page.encode())
    (block,) = document.body
    assert block.text == "Käyttö on hyvä & selvä tieto"
    assert standing_at(document, block, 3, 4) == "t"
    for word in ("hyvä", "selvä", "tieto", "on"):
        at = block.text.index(word)
        assert standing_at(document, block, at, at + len(word)) == word
    assert block.place[:4] == (2, 4, 3, block.at(23, 28).end_column)


def test_places_of_markdown_marks_and_links() -> None:
    """Marks of emphasis, links and escapes shift columns and are no text."""
    document = open_document(".md", b"# A **b** c\n\n- [kirjasto](https://x.example/(1)) ja \\*t\\* `k_o`\n")
    heading, item = document.body
    assert (heading.text, heading.place.column) == ("A b c", 3)
    assert standing_at(document, heading, 2, 3) == "b"
    assert item.text == "kirjasto ja *t* k_o"
    for word in ("kirjasto", "ja", "k_o"):
        at = item.text.index(word)
        assert standing_at(document, item, at, at + len(word)) == word


def test_places_of_quoted_csv_cells() -> None:
    """A cell of two lines, with a doubled quote before the word that is asked for."""
    document = open_document(".csv", b'Nimi;Selite\nA;"eka ""x"" sana\ntoka rivi"\n')
    row = document.body[1]
    cell = row.cells[1]
    assert cell.text == 'eka "x" sana\ntoka rivi'
    for word in ("eka", "sana", "toka", "rivi"):
        at = cell.text.index(word)
        place = cell.at(at, at + len(word))
        assert document.lines[place.line - 1][place.column - 1 : place.end_column - 1] == word


def test_places_in_a_table_within_a_cell() -> None:
    """The cells of the inner row are told on one line, each at its own place."""
    page = b"<table><tr><td>a<td>Nimi\n<table><tr><td>eka<td>toka <b>rivi</b>\n<td>kolmas</table></table>"
    document = open_document(".html", page)
    cell = document.body[0].cells[1]
    assert cell.text == "Nimi\neka toka rivi kolmas"
    for word in ("Nimi", "eka", "toka", "rivi", "kolmas"):
        at = cell.text.index(word)
        place = cell.at(at, at + len(word))
        assert document.lines[place.line - 1][place.column - 1 : place.end_column - 1] == word


def test_the_address_of_a_link_stands_at_its_link() -> None:
    """It is no text of the page: it is told at the end of what the link shows, or at the link, and moves no other word."""
    page = (
        b'<p><a href="mailto:kirjaamo.ja.arkisto@a.example">Ota</a>\nyhteys <a href="tel:+358401234567"></a>\npian</p>'
    )
    document = open_document(".html", page)
    block = document.body[0]
    assert block.text == "Ota (kirjaamo.ja.arkisto@a.example) yhteys +358401234567 pian"
    for word, stands in (("Ota", "Ota"), ("arkisto@a", "a"), ("yhteys", "yhteys"), ("+3584", "<"), ("pian", "pian")):
        at = block.text.index(word)
        assert standing_at(document, block, at, at + len(word)) == stands
    first = open_document(".html", b'<p><a href="mailto:kirjaamo@a.example"><img></a>\npian</p>')
    assert standing_at(first, first.body[0], 0, 8) == "<"
    assert standing_at(first, first.body[0], 19, 23) == "pian"


def test_paragraph_numbers_of_a_word_file_are_words_own() -> None:
    """Counted over the body with the paragraphs of table cells, as python-docx lists them."""
    import docx
    from docx.oxml.ns import qn

    data = WRITERS[".docx"](PIECES)
    document = open_document(".docx", data)
    body = docx.Document(io.BytesIO(data)).element.body
    paragraphs = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    for block in document.body:
        told = [(cell.text.split("\n")[0], cell.place) for cell in block.cells if cell.text] or [
            (block.text, block.place)
        ]
        for text, place in told:
            assert text in one_line(paragraphs[place.paragraph - 1])


def test_cell_addresses_of_a_sheet_are_the_sheets_own() -> None:
    """The cell that openpyxl finds at the address has the text."""
    import openpyxl

    data = WRITERS[".xlsx"](PIECES)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    for block in open_document(".xlsx", data).body:
        for text, place in [(c.text, c.place) for c in block.cells if c.text] or [(block.text, block.place)]:
            name, _, address = place.cell.partition("!")
            assert name == sheet.title
            assert text.replace("\n", " ") in one_line(str(sheet[address].value))


@given(LETTERS)
def test_words_stand_where_they_were_put(text: str) -> None:
    """Whatever is put at a place, each word is told at the place where it stands in the source."""
    words = Words()
    words.put(text, 1, 1)
    assert words.text() == one_line(text)
    lines = text.split("\n")
    pieces = words.pieces
    for number, (offset, line, column, steps) in enumerate(pieces):
        assert steps == 1
        end = pieces[number + 1][0] if number + 1 < len(pieces) else words.length
        length = len(words.text()[offset:end].rstrip())
        assert one_line(lines[line - 1][column - 1 : column - 1 + length]) == words.text()[offset : offset + length]


@given(st.lists(LETTERS, max_size=5))
def test_text_put_in_parts_is_text_put_at_once(parts: list[str]) -> None:
    """How a parser cuts a text does not matter."""
    words = Words()
    for part in parts:
        words.put(part)
    assert words.text() == one_line("".join(parts))


@given(LETTERS)
def test_any_text_survives_markdown_and_html(text: str) -> None:
    """No text trips a reader, and each block stands within the source."""
    for suffix in (".md", ".html", ".csv"):
        document = open_document(suffix, ("x " + text).encode())
        for block in document.body or ():
            line = document.lines[block.place.line - 1]
            assert 1 <= block.place.column <= len(line) + 1
