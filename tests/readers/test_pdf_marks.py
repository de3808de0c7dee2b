"""List marks and letters as programs really draw them: shapes for bullets, a text object for each kerned letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.readers.test_pdf import drawn, read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

pytest.importorskip("reportlab")


def told(draw: Callable[[Canvas], None]) -> list[tuple[str, str]]:
    """(kind, text) of what is read."""
    return [(block.kind, block.text) for block in read_pdf(drawn(draw)).body or ()]


@pytest.mark.parametrize("shape", ["disc", "ring", "square"])
def test_shapes_before_lines_are_list_marks(shape: str) -> None:
    """A browser draws them as paths."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(50, 740, "Tietoaineistot")
        for number, text in enumerate(("Asiakirjat (luettelo)", "Sopimukset", "Hakemukset")):
            y = 700 - 14 * number
            if shape == "square":
                canvas.rect(54, y + 2, 4, 4, stroke=0, fill=1)
            else:
                canvas.circle(56, y + 4, 2.2, stroke=shape == "ring", fill=shape == "disc")
            canvas.drawString(65, y, text)

    assert told(draw)[1:] == [("item", "Asiakirjat (luettelo)"), ("item", "Sopimukset"), ("item", "Hakemukset")]


def test_boxes_to_tick_and_shapes_among_words_are_no_list_marks() -> None:
    """A large box is for a pen; a shape between two words of a line says nothing of a list."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.rect(50, 700, 9, 9)
        canvas.drawString(65, 700, "Avoin rajapinta")
        canvas.drawString(50, 660, "Kirjasto")
        canvas.circle(95, 663, 2, fill=1)
        canvas.drawString(101, 660, "Arkisto")

    assert [kind for kind, _ in told(draw)] == ["paragraph", "paragraph"]


def test_letters_drawn_one_by_one_are_words() -> None:
    """The gaps that kerning leaves are no spaces, and the spaces that stand there stay."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        x = 50.0
        for part in ("T", "ietov", "arannon ", "k", "äyttötark", "oitus"):
            canvas.drawString(x, 700, part)
            x += canvas.stringWidth(part, "Helvetica", 11) - 0.4

    assert told(draw) == [("paragraph", "Tietovarannon käyttötarkoitus")]


def test_a_number_alone_is_a_list_mark_where_it_stands_further_in() -> None:
    """Without a second item only its place tells it from the first word of a sentence."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(50, 700, "Tietojärjestelmät")
        canvas.drawString(65, 670, "1. Hyllykkö-kirjastojen tietokanta")
        canvas.drawString(50, 640, "1. maaliskuuta alkaen pyynnöt osoitetaan kirjaamoon.")

    assert told(draw) == [
        ("paragraph", "Tietojärjestelmät"),
        ("item", "Hyllykkö-kirjastojen tietokanta"),
        ("paragraph", "1. maaliskuuta alkaen pyynnöt osoitetaan kirjaamoon."),
    ]


def test_a_line_that_begins_with_a_comma_or_a_hyphen_goes_on() -> None:
    """Where the next mark did not fit, however short it is."""
    lines = [
        "Sopimukset kuntien kanssa",
        ", hakemukset ja muut liitteet",
        "sekä lupien käsittelyjärjestelmä",
        "-kokonaisuus ja isyyden/",
        "äitiyden asiat",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for number, text in enumerate(lines):
            canvas.drawString(50, 700 - 13 * number, text)

    ((_, text),) = told(draw)
    assert text == (
        "Sopimukset kuntien kanssa, hakemukset ja muut liitteet sekä lupien käsittelyjärjestelmä-kokonaisuus "
        "ja isyyden/äitiyden asiat"
    )
