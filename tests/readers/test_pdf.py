"""PDFs: tables over pages, furniture of pages, word breaks, hidden things; drawn by ReportLab."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from test_alike import open_document

from kuvauslint.model.document import Document
from kuvauslint.readers.pdf_grid import lattices
from kuvauslint.readers.pdf_lines import Habits, glue
from kuvauslint.readers.pdf_page import Rule

WORDS = "Tietoaineistoilla hoidetaan erilaisia varhaiskasvatukseen liittyviä tehtäviä ja palveluita. "


def drawn(draw: Callable[[Any], None], **options: Any) -> bytes:
    """A PDF that a function draws on a canvas."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def report(rows: int, chapters: int = 0, *, bold_header: bool = False) -> bytes:
    """A PDF with a title, running text, a ruled table over pages, and a header and page number on each page."""
    from reportlab.lib import colors
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    styles = getSampleStyleSheet()
    head = ["Tietovaranto", "Käyttötarkoitus", "Järjestelmä"]
    cells = [[Paragraph(f"<b>{text}</b>" if bold_header else text, styles["Normal"]) for text in head]]
    for number in range(rows):
        texts = (f"Varanto {number}", "Päätöksenteko ja seuranta sekä asiakirjahallinto", "Wilma, Primus")
        cells.append([Paragraph(text, styles["Normal"]) for text in texts])
    table = Table(cells, repeatRows=1, colWidths=[120, 180, 150])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    parts = [Paragraph("Asiakirjajulkisuuskuvaus", styles["Title"]), Paragraph(WORDS * 4, styles["Normal"]), table]
    for number in range(chapters):
        parts += [PageBreak(), Paragraph(f"Luku {number}", styles["Heading2"]), Paragraph(WORDS * 8, styles["Normal"])]

    def around(canvas: Any, page: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, "Esimerkkilän kunta")
        canvas.drawString(500, 30, f"{page.page} (99)")

    out = io.BytesIO()
    SimpleDocTemplate(out).build(parts, onFirstPage=around, onLaterPages=around)
    return out.getvalue()


def read_pdf(data: bytes) -> Document:
    """The document."""
    return open_document(".pdf", data)


def test_a_table_over_pages_is_one_table() -> None:
    """Its repeated header comes once, its rows in order, each on its page."""
    rows = [block for block in read_pdf(report(60)).body if block.kind == "row"]
    assert [row.cells[0].text for row in rows] == ["Tietovaranto", *[f"Varanto {n}" for n in range(60)]]
    assert {row.table for row in rows} == {1}
    assert rows[1].cells[1].text == "Päätöksenteko ja seuranta sekä asiakirjahallinto"
    pages = [row.place.page for row in rows]
    assert pages == sorted(pages)
    assert pages[0] == 1 < pages[-1]


def test_furniture_of_pages_is_told_once_and_page_numbers_not_at_all() -> None:
    """The line above each page is a header."""
    found = [(block.text, block.region) for block in read_pdf(report(60)).body if block.kind != "row"]
    assert found == [
        ("Esimerkkilän kunta", "header"),
        ("Asiakirjajulkisuuskuvaus", ""),
        ((WORDS * 4).strip(), ""),
    ]


def test_headings_by_size_of_type() -> None:
    """The biggest is the first level."""
    found = [(block.text, block.level) for block in read_pdf(report(2, 2)).body if block.kind == "heading"]
    assert found == [("Asiakirjajulkisuuskuvaus", 1), ("Luku 0", 2), ("Luku 1", 2)]


def test_a_bold_first_row_is_a_header() -> None:
    """Of a ruled table without tags."""
    rows = [block for block in read_pdf(report(2, bold_header=True)).body if block.kind == "row"]
    assert [all(cell.header for cell in row.cells) for row in rows] == [True, False, False]


def test_merged_cells_by_missing_lines() -> None:
    """A square without a wall or floor goes on."""
    box = [Rule(0, 0, 200, 0), Rule(0, 60, 200, 60), Rule(0, 0, 0, 60), Rule(200, 0, 200, 60)]
    inner = [Rule(100, 20, 200, 20), Rule(0, 40, 200, 40), Rule(100, 0, 100, 40)]
    (grid,) = lattices(box + inner)
    slots = sorted(set(grid.slots.values()))
    assert [tuple(slot[:4]) for slot in slots] == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)]


@pytest.mark.parametrize(
    ("before", "after", "spare", "between"),
    [
        ("Asianhallinta ", "järjestelmä", None, ""),
        ("Primus-", "oppilashallinto", None, ""),
        ("palvelu-", "ja sopimus", None, " "),
        ("valmisteluasiakir", "jat", 0.1, ""),
        ("Päätöksenteko ja", "seuranta", 0.1, " "),
        ("tarkka", "sana", 0.1, " "),
        ("tarkka", "sana", None, " "),
        ("Asia\u00ad", "kirja", None, ""),
        ("hoito", ", ohjaus", 0.1, ""),
    ],
)
def test_what_stands_between_lines(before: str, after: str, spare: float | None, between: str) -> None:
    """Words broken in narrow columns are joined, hyphens of names stay."""
    known = Habits(spaces=True, words=frozenset(("tarkka", "sana", "seuranta")), after_hyphen=frozenset(("ja",)))
    assert glue(before, after, known, spare) == between


def test_bullets_of_symbol_fonts_are_list_marks() -> None:
    """As U+F0B7 or a glyph without a character."""

    def draw(canvas: Any) -> None:
        for number, text in enumerate(("eka kohta", "toka kohta")):
            canvas.setFont("ZapfDingbats", 11)
            canvas.drawString(60, 700 - 20 * number, "l")
            canvas.setFont("Helvetica", 11)
            canvas.drawString(80, 700 - 20 * number, text)

    found = read_pdf(drawn(draw)).body
    assert [(block.kind, block.text) for block in found] == [("item", "eka kohta"), ("item", "toka kohta")]


def test_pages_without_text_are_a_problem() -> None:
    """KL007: an error of the whole document, a warning of single pages."""

    def blank(canvas: Any) -> None:
        canvas.rect(50, 50, 100, 100)

    def picture(canvas: Any) -> None:
        from reportlab.lib.utils import ImageReader

        canvas.drawString(60, 700, "Tekstiä on tässä")
        canvas.showPage()
        pixel = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
        canvas.drawImage(ImageReader(io.BytesIO(pixel)), 50, 50, 300, 300)

    document = read_pdf(drawn(blank))
    assert document.body is None
    assert [(p.rule, p.level) for p in document.problems] == [("KL007", None)]
    pytest.importorskip("PIL")
    document = read_pdf(drawn(picture))
    assert [(p.rule, p.level, p.place.page) for p in document.problems] == [("KL007", "warning", 2)]


def test_an_author_and_notes_are_told() -> None:
    """A person's name in the properties, and a note on a page."""

    def draw(canvas: Any) -> None:
        canvas.setAuthor("Maija Mallinen")
        canvas.drawString(60, 700, "Kirjaston tietovaranto")
        canvas.textAnnotation("Tarkista vielä", Rect=[100, 100, 120, 120])

    found = {p.values["kind"]: (p.values["what"], p.place.page) for p in read_pdf(drawn(draw)).problems}
    assert found == {"annotation": ("Tarkista vielä", 1), "metadata_author": ("Maija Mallinen", None)}


@pytest.mark.parametrize(("user", "reason"), [("salasana", "encrypted"), ("", None)])
def test_passwords(user: str, reason: str | None) -> None:
    """A PDF that asks for a password is told; one with an owner's password alone is read."""
    pytest.importorskip("cryptography")
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = drawn(
        lambda c: c.drawString(60, 700, "Kirjaston tietovaranto"), encrypt=StandardEncryption(user, "omistaja")
    )
    document = read_pdf(data)
    if reason:
        assert [(p.rule, p.values["reason"]) for p in document.problems] == [("KL001", reason)]
    else:
        assert [block.text for block in document.body] == ["Kirjaston tietovaranto"]


@pytest.mark.parametrize("preamble", ["", "Kunnan kaikilla toimialoilla " + WORDS.lower() * 4])
def test_lines_set_without_space_between_them_are_lines(preamble: str) -> None:
    """The longest of many short lines is not where lines are wrapped; a wrapped preamble stays one paragraph."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    told = ("Käyttötarkoitus: Palvelujen järjestäminen ja hoitaminen", "Tietojärjestelmät: Lainausjärjestelmä", "Ei")
    parts = [Paragraph(preamble, styles["Normal"])] if preamble else []
    for number in range(12):
        parts.append(Paragraph(f"Palvelun {number} tietovaranto", styles["Heading2"]))
        parts += [Paragraph(text, styles["Normal"]) for text in told]
    out = io.BytesIO()
    SimpleDocTemplate(out).build(parts)

    texts = [block.text for block in read_pdf(out.getvalue()).body or ()]
    assert texts.count(told[0]) == texts.count(told[1]) == texts.count("Ei") == 12
    assert not preamble or texts[0] == preamble.strip()
