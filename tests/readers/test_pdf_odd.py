"""PDFs that are turned, cut off, or whose fonts do not tell their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.readers.test_pdf import drawn, read_pdf, report

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

pytest.importorskip("reportlab")

LINES = ["Kirjaston tietovaranto", "Kirjastopalvelujen järjestäminen ja kokoelmien hoitaminen", "Järjestelmä: Hyllykkö"]


@pytest.mark.parametrize("angle", [90, -90])
def test_a_page_set_sideways_is_read(angle: int) -> None:
    """With its ruled table."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(*((595, 0) if angle == 90 else (0, 842)))
        canvas.rotate(angle)
        for n, text in enumerate(LINES):
            canvas.drawString(60, 500 - 20 * n, text)
        canvas.grid([60, 250, 450], [300, 330, 360])
        for x, y, text in (
            (65, 340, "Nimi"),
            (255, 340, "Tarkoitus"),
            (65, 310, "Luvat"),
            (255, 310, "Lupien käsittely"),
        ):
            canvas.drawString(x, y, text)

    blocks = read_pdf(drawn(draw)).body or ()
    assert [block.text for block in blocks if block.kind != "row"] == LINES
    rows = [[cell.text for cell in block.cells] for block in blocks if block.kind == "row"]
    assert rows == [["Nimi", "Tarkoitus"], ["Luvat", "Lupien käsittely"]]


def test_a_file_that_is_cut_off_is_damaged() -> None:
    """What is left of it would be taken for the whole; one whose index only is wrong is read."""
    data = report(60)
    assert [problem.values["reason"] for problem in read_pdf(data[: len(data) * 2 // 3]).problems] == ["damaged"]
    mended = data[: data.rindex(b"startxref")] + b"startxref\n99\n%%EOF\n"
    assert read_pdf(mended).body == read_pdf(data).body


def test_letters_that_no_font_tells_are_no_text() -> None:
    """Findings on garbage would help nobody: one message says what to do."""

    def shifted(canvas: Canvas) -> None:
        for n in range(12):
            text = "kirjastopalvelujen hoitaminen ja niiden kehittaminen yhdessa asukkaiden kanssa"
            canvas.drawString(60, 700 - 20 * n, "".join(chr(ord(c) - 29) if c.isalpha() else c for c in text))

    (problem,) = read_pdf(drawn(shifted)).problems
    assert (problem.rule, problem.values["reason"]) == ("KL001", "glyphs")
