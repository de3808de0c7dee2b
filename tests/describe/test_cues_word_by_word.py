"""What single sentences tell, at the bounds of a cue: where a value begins and ends, and what only leads to a list."""

from __future__ import annotations

import pytest

from kuvauslint.describe.beside_lists import names_systems, place_case, tells_nothing
from kuvauslint.describe.cues import asks, find_cues, listed_by, points_elsewhere, register_told, small
from kuvauslint.describe.spans import Span, whole
from kuvauslint.model.document import Block
from kuvauslint.model.place import Place


def span(text: str) -> Span:
    return whole(Block("paragraph", text, Place(1, 1, 1, len(text) + 1)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tietojärjestelmänä on Hylly. ", [("systems", "Hylly", "", False, 22)]),
        ("Tietojärjestelminä ovat seuraavat:", [("systems", "", "", True, 0)]),
        ("Tietoja haetaan: nimellä.", [("search_keys", "nimellä", "adessive", False, 17)]),
        ("Hakuperusteita ovat nimi ja tunnus.", [("search_keys", "nimi ja tunnus", "", False, 20)]),
        ("Tietojen luovuttamisesta päättää hallitus.", [("authority", "hallitus", "", False, 33)]),
        # parentheses are no end
        ("Aineistoon kuuluvat (mm. vanhat) lainat.", [("datasets", "(mm. vanhat) lainat", "", False, 20)]),
        # a value that was cut at a relative clause, a definition, and no value at all
        ("Tietoja haetaan nimellä, joka", []),
        ("Tietovarannolla tarkoitetaan, mitä järjestelmänä on Hylly.", []),
        ("Tietojärjestelmä on.", []),
        ("", []),
    ],
)
def test_what_a_sentence_tells(text: str, told: list[tuple[str, str, str, bool, int]]) -> None:
    """Field, value without its full stop, case, whether the list goes on below, and where the value begins."""
    found = [
        (cue.field, cue.value.text, cue.case, cue.goes_on, cue.value.marks[0].start) for cue in find_cues(span(text))
    ]
    assert found == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Tietovarannossa käytetään Hylly-järjestelmää (vanha, poistuva).",
            ("Hylly-järjestelmää (vanha, poistuva)", 26),
        ),
        ("Hakuperusteita ovat nimi ja tunnus.", ("nimi ja tunnus", 20)),
        ("Seuraavat ovat käytössä: Hylly, Kortti. ", ("Hylly, Kortti", 25)),
        ("Tietoja haetaan nimellä.", None),
    ],
)
def test_the_list_in_a_sentence_under_a_label(text: str, told: tuple[str, int] | None) -> None:
    """What follows the verb, or the colon."""
    found = listed_by(span(text))
    assert (found and (found.text, found.marks[0].start)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kunnan asiarekisterinä toimii Diaari.", ("asiarekisteri", "Diaari", None, "")),
        ("Asiarekisteri koostuu asioista.", ("Asiarekisteri", None, None, "")),
        ("Asiarekisteriin kirjataan saapuneet asiat.", None),
        ("Kirjasto on auki.", None),
    ],
)
def test_what_a_sentence_says_of_the_register(text: str, told: tuple[str, str | None, str | None, str] | None) -> None:
    """Its name, its systems, what is in it."""
    found = register_told(span(text))
    parts = found and (
        found.name.text, found.systems and found.systems.text, found.datasets and found.datasets.text, found.case,
    )  # fmt: skip
    assert parts == told


@pytest.mark.parametrize(
    ("text", "low"), [("ABC", "abc"), ("ÄÖẞ", "äöß"), ("İstanbul JA", "İstanbul ja"), ("", ""), ("İX", "İx")]
)
def test_small_letters_stand_where_the_capitals_stood(text: str, low: str) -> None:
    """A letter whose small form is longer stays, so that places are not moved."""
    assert small(text) == low


@pytest.mark.parametrize(
    ("text", "is_system", "case"),
    [
        ("Asianhallintajärjestelmästä", True, "elative"),
        ("Hylly-järjestelmässä", True, "inessive"),
        ("Operatiivisista järjestelmistä, joita on", True, ""),
        ("sovellus (vanha)", True, ""),
        ("Ohjelmistot tai muut", True, ""),
        ("Järjestelmiin.", True, "illative"),
        ("Lainat", False, ""),
        ("Järjestelmäkuvauksista", False, ""),
        ("Järjestelmien kuvaus", False, ""),
        ("", False, ""),
    ],
)
def test_bullets_that_are_systems_by_their_heads(text: str, is_system: bool, case: str) -> None:
    """The last word of the head, in whatever case; the place case by the last word of all."""
    assert (names_systems(text.rstrip(".")), place_case(text)) == (is_system, case)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Kuvauksessa kerrotaan nimet.", True), ("Tiedot on lueteltu liitteessä.", True), ("Katso liite 1.", True),
        ("Tietovaranto on kokonaisuus.", True), ("Kunnan on huolehdittava tiedoista.", True),
        ("Lainat ja kortit", False), ("Lainat ovat Hyllyssä.", False),
        (f"{'x' * 1489} on kuvattu", True), (f"{'x' * 1490} on kuvattu", False),
    ],
)  # fmt: skip
def test_sentences_that_hold_no_item(text: str, nothing: bool) -> None:
    """Promises, pointers, definitions, the law; in a text of 1,500 characters at most."""
    assert tells_nothing(text) is nothing


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Lue lisää tietosuojaselosteesta.", True), ("Tiedot löytyvät sivuilta.", True), ("Tiedot ovat täällä.", False),
        (f"{'T' * 275} tietosuojaselosteesta.", True), (f"{'T' * 277} tietosuojaselosteesta.", False),
    ],
)  # fmt: skip
def test_sentences_that_point_elsewhere(text: str, elsewhere: bool) -> None:
    """To a notice or to pages; a text of 300 characters or more tells something itself."""
    assert points_elsewhere(text) is elsewhere


@pytest.mark.parametrize(
    ("text", "of_requests", "of_registry"),
    [
        ("Asiakirjapyynnöt kirjaamoon", True, True), ("Kirjaamo", True, True), ("Vaihde 010", True, False),
        ("Tietopyyntö", True, True), ("Myymälä", False, False), ("", False, False),
    ],
)  # fmt: skip
def test_words_for_requests(text: str, of_requests: bool, of_registry: bool) -> None:
    """A switchboard is asked too, but is no registry."""
    assert (asks(text), asks(text, registry=True)) == (of_requests, of_registry)
