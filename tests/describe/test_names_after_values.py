"""Short lines after a label that has its value, or has none yet: still a value, or the next name."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.test_small_documents import told

FIRST = "Kirjaston tietovaranto\n"


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        # a list goes on to the end of the text, and over a gap where a new label follows
        ("Tietojärjestelmät\nHylly\n\nKortti", [{"systems": ["Hylly", "Kortti"]}]),
        ("Tietojärjestelmät\nHylly\n\nKorttipalvelut\nKäyttötarkoitus: lainaus",
         [{"systems": ["Hylly", "Korttipalvelut"], "purpose": "lainaus"}]),
        # over a sentence, or with a repository's name, something new begins
        ("Tietojärjestelmät\nHylly\n\nMuseopalvelut\nSiellä näytetään esineitä.", [{"systems": ["Hylly"]}]),
        ("Tietojärjestelmät\nHylly\n\nMuseon tietovaranto\nKäyttötarkoitus: näyttely",
         [{"systems": ["Hylly"]}, {"name": "Museon tietovaranto", "purpose": "näyttely"}]),
        ("Tietojärjestelmät\nHylly\nMuseon tietovaranto\nKäyttötarkoitus: näyttely",
         [{"systems": ["Hylly"]}, {"name": "Museon tietovaranto", "purpose": "näyttely"}]),
        # the labels begin anew
        ("Tietojärjestelmät\nHylly\n\nMuseopalvelut\nTietojärjestelmät\nVitriini",
         [{"systems": ["Hylly"]}, {"name": "Museopalvelut", "systems": ["Vitriini"]}]),
        # a label of one value has it
        ("Käyttötarkoitus\nlainaus\n\nMuseopalvelut\nTietojärjestelmät: Vitriini",
         [{"purpose": "lainaus"}, {"name": "Museopalvelut", "systems": ["Vitriini"]}]),
        ("Tietojärjestelmät\nHylly.\n\nMuseopalvelut\nKäyttötarkoitus: näyttely",
         [{"systems": ["Hylly"]}, {"name": "Museopalvelut", "purpose": "näyttely"}]),
        # what stands right below a label is its value, though it reads like a name
        ("Päättävä viranomainen\n\nMuseon tietovaranto\nTietojärjestelmät: Hylly",
         [{"systems": ["Hylly"], "request": {"authority": "Museon tietovaranto"}}]),
        ("Tietojärjestelmät\n\nMuseon tietovaranto\nHakutekijät\ntunnus",
         [{"systems": ["Museon tietovaranto"], "search_keys": ["tunnus"]}]),
        ("Tietojärjestelmät\n\nMuseon tietovaranto\nTietojärjestelmät\nVitriini",
         [{}, {"name": "Museon tietovaranto", "systems": ["Vitriini"]}]),
    ],
)  # fmt: skip
def test_a_short_line_after_a_label(text: str, entries: list[dict[str, Any]]) -> None:
    """Which of the two it is, by what stands around it."""
    first, *rest = entries
    found = told(FIRST + text)["repositories"]
    assert found == [{"name": "Kirjaston tietovaranto", **first}, *rest]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Hakutekijät\nnimi", ["nimi"]),
        ("Hakutekijät\nNimi\nTunnus", ["Nimi", "Tunnus"]),
        ("Hakutekijät\ntunnus\nnimi", ["tunnus", "nimi"]),
        ("Hakutekijät\n\nnimi\n\ntunnus", ["nimi", "tunnus"]),
        ("Hakutekijät\nnimi\nTietojärjestelmät\nHylly", ["nimi"]),
        ("Hakutekijät\ntunnus\nNimi: Kuvat", ["tunnus"]),
        # with a colon or in bold it names the next
        ("Hakutekijät\nNimi:\nMuseon tietovaranto", None),
        ("Hakutekijät\n** Nimi\nMuseon tietovaranto", None),
        ("Tietojärjestelmät\nHylly\nHakutekijät: tunnus\nNimi\nMuseon tietovaranto", ["tunnus"]),
    ],
)
def test_name_is_a_search_key_under_the_label_of_search_keys(text: str, keys: list[str] | None) -> None:
    """The commonest key of all is no label of a name there."""
    assert told(FIRST + text)["repositories"][0].get("search_keys") == keys
