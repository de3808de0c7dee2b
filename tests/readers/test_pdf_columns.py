"""PDF pages without tags and ruled lines: tables told by white space, text in two columns, divided words."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.readers.test_pdf import read_pdf

from kuvauslint.model.document import Block

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

pytest.importorskip("reportlab")

HEIGHT, WIDTH = 842, 595
ENTRIES = [
    ("Kirjaston tietovaranto", "Lainaustoiminnan hallinta.", ["Asiakkaat,", "lainat"], "Hyllykkö"),
    ("Luvat", "Lupien käsittely.", ["Luvat"], "Lupapolku"),
    ("Nuoret", "Kerhojen järjestäminen.", ["Kerhot,", "retket"], "Retkari"),
]


def page(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF of what is drawn."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    draw(canvas)
    canvas.save()
    return out.getvalue()


def body(data: bytes) -> tuple[Block, ...]:
    """What is read of it."""
    return tuple(read_pdf(data).body or ())


def write(canvas: Canvas, x: float, y: float, text: str, *, bold: bool = False, size: float = 10) -> None:
    """A text at a place."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, HEIGHT - y, text)


def table(canvas: Canvas, step: float) -> None:
    """A table of four columns without lines; `step` from one row to the next beyond its last line."""
    columns = (50, 190, 330, 450)
    for x, label in zip(
        columns, ("Tietovaranto", "Käyttötarkoitus", "Tietoaineistot", "Tietojärjestelmät"), strict=True
    ):
        write(canvas, x, 100, label, bold=True)
    y = 100 + step
    for name, purpose, datasets, system in ENTRIES:
        for x, text in zip(columns, (name, purpose, datasets[0], system), strict=True):
            write(canvas, x, y, text)
        for text in datasets[1:]:
            y += 12
            write(canvas, columns[2], y, text)
        y += step


@pytest.mark.parametrize("step", [12, 20])
def test_a_table_that_only_white_space_shows(step: float) -> None:
    """Rows are parted by a wider step, or else where all columns begin anew."""
    blocks = body(page(lambda canvas: table(canvas, step)))
    rows = [[" ".join(cell.text.split()) for cell in block.cells] for block in blocks if block.kind == "row"]
    assert rows[0] == ["Tietovaranto", "Käyttötarkoitus", "Tietoaineistot", "Tietojärjestelmät"]
    assert rows[1:] == [[name, purpose, " ".join(sets), system] for name, purpose, sets, system in ENTRIES]


def test_labels_and_values_side_by_side() -> None:
    """Two columns, the first of labels that may run over two lines; a heading is no part of them."""

    def draw(canvas: Canvas) -> None:
        y = 100.0
        for name, purpose, datasets, _ in ENTRIES:
            write(canvas, 50, y, name, bold=True, size=14)
            write(canvas, 50, y + 24, "Käyttötarkoitus", bold=True)
            write(canvas, 250, y + 24, purpose)
            write(canvas, 50, y + 44, "Tietovarannon", bold=True)
            write(canvas, 50, y + 56, "tietoaineistot", bold=True)
            write(canvas, 250, y + 44, " ".join(datasets))
            write(canvas, 50, y + 76, "Rajapinta", bold=True)
            write(canvas, 250, y + 76, "Ei")
            y += 110

    blocks = body(page(draw))
    assert [block.text for block in blocks if block.kind == "heading"] == [name for name, *_ in ENTRIES]
    rows = [[cell.text for cell in block.cells] for block in blocks if block.kind == "row"]
    assert rows[:3] == [
        ["Käyttötarkoitus", ENTRIES[0][1]],
        ["Tietovarannon tietoaineistot", "Asiakkaat, lainat"],
        ["Rajapinta", "Ei"],
    ]
    assert len(rows) == 9


def test_text_in_two_columns() -> None:
    """The left column is read to its end before the right one; a line across both parts them."""
    left = [f"Vasemman palstan rivi numero {n} jatkuu" for n in range(12)]
    right = [f"oikean palstan rivi numero {n} jatkuu" for n in range(12)]

    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, "Yhteinen otsikko, joka kulkee molempien palstojen yli koko sivun poikki alkuun")
        for n, (one, other) in enumerate(zip(left, right, strict=True)):
            write(canvas, 50, 120 + 13 * n, one)
            write(canvas, 310, 120 + 13 * n, other)

    text = " ".join(block.text for block in body(page(draw)))
    assert text.index(left[11]) < text.index(right[0])
    assert text.startswith("Yhteinen otsikko")
    assert not [block for block in body(page(draw)) if block.kind == "row"]


def test_short_lines_at_heights_of_their_own_are_two_columns() -> None:
    """Headings and lists fill few lines, but the lines of a table's cells would stand beside one another."""
    left = [f"kohta {n}" if n % 5 else f"Otsikko {n}, joka täyttää rivin" for n in range(14)]
    right = [f"asia {n}" if n % 5 else f"Toinen otsikko {n}, joka täyttää palstan rivin" for n in range(10)]

    def draw(canvas: Canvas) -> None:
        for n, text in enumerate(left):
            write(canvas, 50, 100 + 17 * n, text)
        for n, text in enumerate(right):
            write(canvas, 310, 107.5 + 17 * n, text)

    blocks = body(page(draw))
    text = " ".join(block.text for block in blocks)
    assert text.index(left[-1]) < text.index(right[0])
    assert not [block for block in blocks if block.kind == "row"]


def test_list_marks_are_no_column() -> None:
    """A mark far from its item goes with it."""

    def draw(canvas: Canvas) -> None:
        for n, text in enumerate(("Sopimukset", "Lausunnot", "Esityslistat", "Pöytäkirjat")):
            write(canvas, 50, 100 + 14 * n, "•")
            write(canvas, 80, 100 + 14 * n, text)

    assert [(block.kind, block.text) for block in body(page(draw))] == [
        ("item", text) for text in ("Sopimukset", "Lausunnot", "Esityslistat", "Pöytäkirjat")
    ]


def test_words_divided_at_the_ends_of_lines() -> None:
    """Where a document divides words the hyphen goes; behind a name it stays."""
    lines = [
        "Kunta on tiedonhallintayksikkö, jonka on pidettävä kuvausta sen tietova-",
        "rannoista ja asiarekisteristä. Kuvauksen avulla pyyntö voidaan koh-",
        "distaa oikein. Asiat ovat järjestelmässä, joka on nimeltään Kaisla-",
        "asianhallintajärjestelmä, ja osa niistä on paperilla arkistos-",
        "sa, josta niitä voi pyytää.",
    ]

    def draw(canvas: Canvas) -> None:
        for n, text in enumerate(lines):
            write(canvas, 50, 100 + 13 * n, text)

    (block,) = body(page(draw))
    assert "tietovarannoista" in block.text
    assert "kohdistaa" in block.text
    assert "arkistossa" in block.text
    assert "Kaisla-asianhallintajärjestelmä" in block.text


def test_a_label_at_the_top_of_pages_is_no_header() -> None:
    """A label that comes to the top of two pages stands in the middle of them too; a page's header does not."""

    def draw(canvas: Canvas) -> None:
        for _ in range(3):
            write(canvas, 50, 30, "Mallilan kunta")
            for n in range(5):
                write(canvas, 50, 80 + 120 * n, "Hakutekijät", bold=True)
                write(canvas, 50, 110 + 120 * n, f"asian nimi {n}")
            canvas.showPage()

    blocks = body(page(draw))
    assert sum(block.text == "Hakutekijät" and not block.region for block in blocks) == 15
    assert [block.text for block in blocks if block.region] == ["Mallilan kunta"]


def test_lines_without_room_between_rows_and_a_header_that_comes_again() -> None:
    """A row that the end of the page cut goes on below the copy of the header, whose words stand in the middle."""
    columns = (40, 160, 280, 420)
    rows = [
        [["Katujen", "varanto"], ["Katujen", "hoito"], ["sopimukset,", "kartat,"], ["Kaisla,", "Tie"]],
        [["Veden", "varanto"], ["Veden", "jakelu"], ["laskut,", "mittarit"], ["Vesi"]],
        [["Tilojen", "varanto"], ["Tilojen", "vuokraus"], ["sopimukset"], ["Sampo"]],
    ]

    def header(canvas: Canvas, y: float) -> None:
        write(canvas, 434, y - 12, "Kaikki", bold=True)
        for x, text in zip((55, 170, 290, 430), ("Tietovaranto", "Käyttö", "Aineistot", "ohjelmat"), strict=True):
            write(canvas, x, y, text, bold=True)

    def draw(canvas: Canvas) -> None:
        header(canvas, 200)
        y = 212
        for row in rows:
            for n in range(max(map(len, row))):
                for x, cell in zip(columns, row, strict=True):
                    if n < len(cell):
                        write(canvas, x, y, cell[n])
                y += 12
        write(canvas, 40, y, "Varikon")
        write(canvas, 280, y, "kalusto,")
        write(canvas, 420, y, "Auto")
        canvas.showPage()
        header(canvas, 60)
        write(canvas, 280, 72, "huollot")
        for x, text in zip(columns, ("Metsän", "Puiden", "hakkuut", "Puu"), strict=True):
            write(canvas, x, 84, text)

    told = [[" ".join(cell.text.split()) for cell in block.cells] for block in body(page(draw)) if block.kind == "row"]
    assert told == [
        ["Tietovaranto", "Käyttö", "Aineistot", "Kaikki ohjelmat"],
        ["Katujen varanto", "Katujen hoito", "sopimukset, kartat,", "Kaisla, Tie"],
        ["Veden varanto", "Veden jakelu", "laskut, mittarit", "Vesi"],
        ["Tilojen varanto", "Tilojen vuokraus", "sopimukset", "Sampo"],
        ["Varikon", "", "kalusto, huollot", "Auto"],
        ["Metsän", "Puiden", "hakkuut", "Puu"],
    ]


def test_what_a_browser_prints_into_the_margins_is_no_text_of_the_page() -> None:
    """The date and the address stand in smaller type, on a single page too, and say nothing of where lines end."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 20, "28.11.2026 klo 12.30 Asiakirjajulkisuuskuvaus", size=8)
        write(canvas, 40, 100, "Pyynnöt lähetetään kirjaamoon, joka vastaa niihin. Tiedon antamisesta", size=11)
        write(canvas, 40, 115, "päättää virasto.", size=11)
        write(
            canvas,
            40,
            HEIGHT - 15,
            "https://virasto.example/tietoa/asiakirjajulkisuuskuvaus/tietovarannot/2026/sivu-jolla-on-pitka-osoite 1/1",
            size=8,
        )

    told = [(block.text, block.region) for block in body(page(draw))]
    assert [text for text, region in told if not region] == [
        "Pyynnöt lähetetään kirjaamoon, joka vastaa niihin. Tiedon antamisesta päättää virasto."
    ]
    assert [region for _, region in told if region] == ["header", "footer"]


def test_a_paragraph_in_larger_type_than_the_table_is_no_heading() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 60, "Asiakirjajulkisuuskuvaus", size=18)
        write(
            canvas, 40, 90, "Pyynnöt lähetetään kirjaamoon. Niihin vastataan kahden viikon kuluessa pyynnöstä.", size=12
        )
        for n in range(12):
            for x, text in zip((40, 200), (f"Tietovaranto {n}", "Sopimukset ja muut asiakirjat"), strict=True):
                write(canvas, x, 120 + 16 * n, text, size=9)

    assert [(block.kind, block.text[:7]) for block in body(page(draw))][:2] == [
        ("heading", "Asiakir"),
        ("paragraph", "Pyynnöt"),
    ]


def test_a_footer_far_below_the_text_of_a_single_page_is_no_text_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 100, "Pyynnöt: kirjaamo@virasto.example")
        write(canvas, 40, HEIGHT - 50, "Virasto, Katu 1, 00999 Kaupunki, puh. 017 555 0000")

    assert [block.region for block in body(page(draw))] == ["", "footer"]


def test_a_name_below_the_last_table_of_a_page_is_no_footer() -> None:
    """What stands in tables with lines is text of the page too, far as the next line outside them may be."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 40, 100, "Kuvaus")
        for y in range(HEIGHT - 300, HEIGHT - 80, 20):
            for x in (40, 200):
                canvas.rect(x, HEIGHT - y - 20, 160, 20)
                write(canvas, x + 5, y + 14, "Hakutekijät" if x == 40 else "nimi")
        write(canvas, 40, HEIGHT - 45, "Kirjaston tietovaranto")

    assert [block.region for block in body(page(draw)) if block.text == "Kirjaston tietovaranto"] == [""]


def test_labels_and_values_of_which_one_alone_is_of_two_lines() -> None:
    """The one narrow step is from line to line; the rows, well apart, begin below the wide ones."""

    def draw(canvas: Canvas) -> None:
        y = 100.0
        for label, values in (
            ("Käyttötarkoitus", ["Päästöjen ja vesien tarkkailu", "ympäristöluvan mukaan"]),
            ("Tietoaineistot", ["tulokset, raportit"]),
            ("Tietojärjestelmät", ["Tarkkailija"]),
            ("Hakutekijät", ["näytteenottopiste, päivämäärä"]),
        ):
            write(canvas, 50, y, label)
            for value in values:
                write(canvas, 200, y, value)
                y += 13
            y += 9

    rows = [tuple(cell.text for cell in block.cells) for block in body(page(draw)) if block.kind == "row"]
    assert rows == [
        ("Käyttötarkoitus", "Päästöjen ja vesien tarkkailu ympäristöluvan mukaan"),
        ("Tietoaineistot", "tulokset, raportit"),
        ("Tietojärjestelmät", "Tarkkailija"),
        ("Hakutekijät", "näytteenottopiste, päivämäärä"),
    ]
