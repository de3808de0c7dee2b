"""Tables of a PDF without tags that pages cut, that touch one another, or whose cells are set to the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.readers.test_pdf_columns import body, page, write

from kuvauslint.readers.pdf_grid import lattices
from kuvauslint.readers.pdf_page import Rule

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

pytest.importorskip("reportlab")

HEAD = ["Tietovaranto", "Käyttötarkoitus", "Tietoaineistot", "Järjestelmät"]
ROWS = [
    [["Kirjaston", "tietovaranto"], ["Lainaaminen"], ["Asiakkaat,", "lainat ja", "varaukset"], ["Hyllykkö"]],
    [["Nuorten", "tietovaranto"], ["Kerhojen", "järjestäminen"], ["Kerhot,", "leirit ja", "retket"], ["Retkari"]],
    [["Luvat"], ["Lupien", "käsittely"], ["Luvat"], ["Lupapolku", "ja Arkki"]],
    [["Satama"], ["Laiturien", "vuokraus"], ["Paikat ja", "veneet"], ["Poiju"]],
]
COLUMNS = (50, 170, 290, 410)
TOLD = [HEAD, *([" ".join(cell) for cell in row] for row in ROWS)]


def rows(data: bytes) -> list[list[str]]:
    """The texts of all table rows, each cell on one line."""
    return [[" ".join(cell.text.split()) for cell in block.cells] for block in body(data) if block.kind == "row"]


def centred(canvas: Canvas, row: list[list[str]], top: float) -> float:
    """Draw the cells of a row, each in the middle of its height; gives where the row ends."""
    height = 13 * max(map(len, row))
    for x, lines in zip(COLUMNS, row, strict=True):
        y = top + (height - 13 * len(lines)) / 2
        for n, line in enumerate(lines):
            write(canvas, x, y + 10 + 13 * n, line)
    return top + height + 4


@pytest.mark.parametrize("cut", [9, 2])
def test_cells_in_the_middle_of_their_rows(cut: int) -> None:
    """The lines of one column stand beside the gaps of another; the table may go on on the next page."""

    def draw(canvas: Canvas) -> None:
        top = centred(canvas, [[text] for text in HEAD], 700)
        for n, row in enumerate(ROWS):
            if n == cut:
                canvas.showPage()
                top = 60
            top = centred(canvas, row, top)

    assert rows(page(draw)) == TOLD


def test_a_row_goes_on_on_the_next_page() -> None:
    """The rest of a cell stands alone at the top of it, in the place of its column."""

    def draw(canvas: Canvas) -> None:
        top = centred(canvas, [[text] for text in HEAD], 600)
        for row in ROWS[:3]:
            top = centred(canvas, row, top)
        centred(canvas, [*ROWS[3][:2], ["Paikat ja"], ROWS[3][3]], top)
        canvas.showPage()
        write(canvas, COLUMNS[2], 60, "veneet")
        write(canvas, 50, 110, "Pyynnöt osoitetaan kirjaamoon, joka vastaa niihin kahden viikon kuluessa niistä.")

    assert rows(page(draw)) == TOLD


def grid(xs: list[float], ys: list[float]) -> list[Rule]:
    """All lines of a table."""
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def test_tables_that_touch_are_two() -> None:
    """Where the inner walls stand elsewhere below a line, another table begins."""
    both = [*grid([0, 100, 200, 300], [0, 20, 40, 60]), *grid([0, 80, 230, 300], [60, 80, 100])]
    assert [lattice.xs for lattice in lattices(both)] == [(0, 100, 200, 300), (0, 80, 230, 300)]


def test_a_merged_cell_parts_no_table() -> None:
    """A row with fewer walls is of the same table."""
    merged = [
        *grid([0, 100, 200, 300], [0, 20, 40]),
        *grid([0, 200, 300], [40, 60]),
        *grid([0, 100, 200, 300], [60, 80]),
    ]
    assert len(lattices(merged)) == 1


def test_a_row_cut_by_the_end_of_the_page_is_a_row() -> None:
    """There is no line below it, but its walls go on."""
    (lattice,) = lattices([*grid([0, 100, 200], [0, 20, 40]), *(Rule(x, 40, x, 70) for x in (0, 100, 200))])
    assert lattice.ys == (0, 20, 40, 70)
