"""Tagged pages of a browser, and cells whose words or rows the ends of columns and pages cut."""

from __future__ import annotations

import pytest

from kuvauslint.model.document import Block
from kuvauslint.model.place import Place
from kuvauslint.readers.flow import Box, Grid
from kuvauslint.readers.pdf_habits import Habits, glue, is_divided, over_pages
from kuvauslint.readers.pdf_lines import Line, listed
from kuvauslint.readers.pdf_page import Sheet, Stretch
from kuvauslint.readers.pdf_tables import joined
from kuvauslint.readers.pdf_tags import tagged
from kuvauslint.readers.pdf_tree import Event
from kuvauslint.readers.pdf_words import Letters

RUN = "NonStruct"  # what a browser makes of each run of text of one look


def page(*lines: tuple[tuple[str, bool], ...]) -> list[tuple[str, bool]]:
    """The blocks of one paragraph whose lines are made of runs of text, bold or not; each with whether it is bold."""
    events = [Event("open", "P")]
    stretches: list[Stretch] = []
    for number, line in enumerate(lines):
        x = 50.0
        for text, bold in line:
            stretch = Stretch(text, x, x + 5 * len(text), 100.0 + 14 * number, 10.0, bold, page=1)
            stretches.append(stretch)
            x = stretch.x1
            events += [Event("open", RUN), Event("text", stretches=(stretch,)), Event("close", RUN)]
    events.append(Event("close", "P"))
    sheet = Sheet(1, 600.0, 800.0, stretches, [], 0)
    return [(part.text, part.bold) for part in tagged(events, [sheet], 0.28) if isinstance(part, Block)]


def test_bold_words_within_a_line_part_no_paragraph() -> None:
    line = (
        ("Pyynnöt otetaan vastaan kirjaamossa: ", False),
        ("kirjaamo@kunta.example", True),
        (", puh. 019 555", False),
    )
    assert page(line) == [("Pyynnöt otetaan vastaan kirjaamossa: kirjaamo@kunta.example, puh. 019 555", False)]


def test_a_number_that_is_drawn_in_two_runs_stays_whole() -> None:
    """A list mark parts from its text, the number of a chapter and a day do not come apart."""
    assert page((("3.", False), ("1 Asiarekisteri", False))) == [("3.1 Asiarekisteri", False)]
    assert page((("12.", False), ("5.2026", False))) == [("12.5.2026", False)]
    assert page((("3.", False), ("Asiarekisteri", False))) == [("3. Asiarekisteri", False)]


def test_lines_that_were_broken_on_purpose_stay_apart() -> None:
    lines = [(("Tietoaineistot: pöytäkirjat", False),), (("Tietojärjestelmät: Dynamo, ", False), ("Raha", True))]
    assert page(*lines) == [("Tietoaineistot: pöytäkirjat", False), ("Tietojärjestelmät: Dynamo, Raha", False)]


def test_a_sentence_that_the_end_of_a_line_cuts_at_a_bold_word_goes_on() -> None:
    lines = [
        (("Tietopyynnöt osoitetaan kaupungin kirjaamoon, joka välittää ne osoitteesta", False),),
        (("kirjaamo@kaupunki.example", True), (" oikealle yksikölle.", False)),
    ]
    assert [text for text, _ in page(*lines)] == [f"{lines[0][0][0]} kirjaamo@kaupunki.example oikealle yksikölle."]


@pytest.mark.parametrize(("full", "cells"), [(False, ["asianumero", "otsikko"]), (True, ["asianumerootsikko"])])
def test_a_line_that_had_room_ends_its_paragraph_at_the_end_of_a_page(full: bool, cells: list[str]) -> None:
    """What follows on the next page goes on only a line that was full."""

    def row(number: int, *texts: str, full: bool = True) -> tuple[Box, ...]:
        return tuple(Box((Block("paragraph", text, Place(page=number)),) if text else (), full=full) for text in texts)

    first = Grid((row(1, "Tietovaranto", "Hakutekijät"), row(1, "Asiarekisteri", "asianumero", full=full)))
    second = Grid((row(2, "Tietovaranto", "Hakutekijät"), row(2, "", "otsikko")))
    [grid] = joined([first, second], Habits(spaces=True, always=True, letters=Letters()), same_columns=True)

    assert isinstance(grid, Grid)
    assert [part.text for part in grid.rows[1][1].contents if isinstance(part, Block)] == cells


@pytest.mark.parametrize(
    ("head", "tail", "between"),
    [
        ("asiakaspö", "ytäkirjat", ""),  # a compound of a word that is known whole
        ("kiinteistötunnusnumero", "tehtävätunnus", " "),  # too long for one
    ],
)
def test_words_at_the_end_of_a_narrow_line(head: str, tail: str, between: str) -> None:
    habits = Habits(spaces=True, words=frozenset(("pöytäkirjat",)), letters=Letters())
    assert glue(head, tail, habits, 0.1) == between


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        # a browser draws this hyphen where it divides a word, whether the page has a soft one there or not
        ("sisältää tieto\u2010", "aineistot ja", "sisältää tietoaineistot ja"),
        ("sisältää tieto\u00ad\u2010", "aineistot", "sisältää tietoaineistot"),
        ("ASIAKIRJA\u2010", "JULKISUUS", "ASIAKIRJAJULKISUUS"),
        # what stands between two words or before a name is no division
        ("laina\u2010", "ja kokoelmatiedot", None),
        ("Hylly\u2010", "Järjestelmä", None),
        ("2020\u2010", "luvulla", None),
    ],
)
def test_a_browsers_hyphen_at_the_end_of_a_line_is_gone(before: str, after: str, whole: str | None) -> None:
    habits = Habits()
    assert is_divided(before, after, habits) is (whole is not None)
    if whole is not None:
        assert over_pages(before, after, habits).replace("\u00ad", "") == whole


def split_row(*rest: str, name: str = "Kaavoitu") -> list[list[str]]:
    """The rows of a table whose last row on a page is `name` and two cells, and the next page's first is `rest`."""

    def row(number: int, *texts: str) -> tuple[Box, ...]:
        return tuple(Box((Block("paragraph", text, Place(page=number)),) if text else ()) for text in texts)

    head = ("Tietovaranto", "Käyttötarkoitus", "Tietojärjestelmät")
    first = Grid((row(1, *head), row(1, name, "maankäytön suun", "Oppia,")))
    [grid] = joined([first, Grid((row(2, *head), row(2, *rest)))], Habits(letters=Letters()), same_columns=True)
    assert isinstance(grid, Grid)
    return [["".join(p.text for p in box.contents if isinstance(p, Block)) for box in one] for one in grid.rows]


def test_a_row_that_the_end_of_a_page_cuts_within_its_name() -> None:
    """It goes on, though a name in another cell begins anew; where names begin with small letters it may not."""
    assert len(split_row("ksen tietovaranto", "nitteleminen", "Lokero")) == 2
    assert len(split_row("Kirjasto", "lainaaminen", "Lokero")) == 3
    assert len(split_row("kirjasto", "Lainaaminen", "Lokero")) == 3
    assert len(split_row("kirjasto", "lainaaminen", "Lokero", name="kaavoitus")) == 3


def cell(*texts: str) -> list[str]:
    """The members of what a cell holds on these lines."""
    lines = [Line(text, 0, 50, 10.0 * n, 9, False, 1, 10, 5) for n, text in enumerate(texts)]
    return [" ".join(line.text for line in member) for member in listed(lines)]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("Toimittajan nimi", "Ajoneuvon", "rekisterinumero", "Tutkinto"), 3),
        (("Hylly", "Laina"), 1),  # two lines may be one name
        (("Hylly, Laina,", "Vitriini", "Kortti"), 1),
        (("Tietoja käytetään", "lainaamiseen ja", "tilastointiin"), 1),
        (("Kirjaamo", "PL 12", "00100 Mallila"), 1),
        (("hallinto", "Hylly", "Laina", "Kortti"), 1),
    ],
)
def test_lines_of_a_cell_that_are_a_list_without_marks(lines: tuple[str, ...], count: int) -> None:
    assert len(cell(*lines)) == count
