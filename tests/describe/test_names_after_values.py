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


POST = "Osoite: PL 8, 00001 KAUKALA"


@pytest.mark.parametrize(
    ("between", "name", "after"),
    [
        (POST, "Museon rekisteri", "Rekisteri sisältää luettelon esineistä."),
        (POST, "Museo", "Käyttötarkoituksena on näyttelyjen hoito."),
        (POST, "Museo", "Käyttötarkoitus: näyttelyjen hoito"),
        (POST, "Museon rekisteri", "Tietoaineistot: esineet"),
        ("PL 8, 00001 KAUKALA", "Museon rekisteri", "Käyttötarkoituksena on näyttelyjen hoito."),
    ],
)
def test_an_address_ends_an_entry(between: str, name: str, after: str) -> None:
    """An address in capitals is no heading, and what stands after it over a sentence is the next entry."""
    text = f"{FIRST}\nTietopyyntöjen yhteystiedot\n\nSähköposti: a@b.example\n\n{between}\n\n{name}\n\n{after}\n\nTietojärjestelmät: Vitriini"
    found = told(text)["repositories"]
    assert [entry["name"] for entry in found] == ["Kirjaston tietovaranto", name]
    assert all("sector" not in entry for entry in found)


def test_an_office_after_an_address_is_none() -> None:
    """An office with its opening hours goes on telling where to ask."""
    text = f"{FIRST}\nTietopyyntöjen yhteystiedot\n\n{POST}\n\nPalvelupiste\n\nPalvelupiste on auki arkisin kello 9.\n"
    assert [entry["name"] for entry in told(text)["repositories"]] == ["Kirjaston tietovaranto"]


def test_where_to_ask_behind_a_list_needs_no_verb() -> None:
    """A sentence of a request's address behind a labelled list is none of its items."""
    found = told(
        FIRST + "Tietojärjestelmät: Hylly ja Kortti+. Tietopyynnöt osoitteeseen a@b.example, puh. 040 123 4567."
    )
    assert found["repositories"][0]["systems"] == ["Hylly", "Kortti+"]
    assert found["repositories"][0]["request"]["email"] == ["a@b.example"]


def test_what_data_are_for_is_told_behind_a_list() -> None:
    """A sentence of the purpose behind a labelled list is no note."""
    found = told(FIRST + "Tietojärjestelmät: Hylly sekä Kortti. Tietoja käytetään lainojen hoitamiseen.")
    assert found["repositories"][0]["purpose"] == "Tietoja käytetään lainojen hoitamiseen."


def test_what_is_found_online_is_no_purpose() -> None:
    """A bullet on where customers see their own data tells no purpose by being left over."""
    bullets = "- Tietovarantoon kuuluvat lainat.\n- Asiakas voi hakea omia tietojaan sähköisessä asioinnissa.\n"
    assert "purpose" not in told(f"## Kirjaston tietovaranto\n{bullets}")["repositories"][0]


def test_repositories_of_services_are_all() -> None:
    """A heading over the repositories of all services is none of them."""
    text = "## 1. Palvelujen ja toimintojen tietovarantojen käyttötarkoitukset\n\n### Museo\nTietojärjestelmät: Hylly"
    assert [entry["name"] for entry in told(text)["repositories"]] == ["Museo"]


def test_an_address_that_comes_again_is_no_label() -> None:
    """Addresses whose first word is that of a label stand under each entry's heading on requests."""
    one = "## {0} tietovaranto\n\n### {0} tietovarannon tietojärjestelmät\n\n{1}\n\n### {0} tietovarannon tietopyynnöt\n\n{2}\n"
    text = one.format("Kirjaston", "Hylly", "tietopyynnot(a)b.example") + one.format(
        "Museon", "Kortti", "tietopyynnot(a)b.example"
    )
    assert [entry["request"] for entry in told(text)["repositories"]] == [{"email": ["tietopyynnot(a)b.example"]}] * 2


def test_an_entry_that_only_answers_stands_among_its_like() -> None:
    """Under a heading beside those of entries, with what it is for, an answer and a decider are not for all."""
    text = (
        "## Palvelut\n\n### Kirjasto\n\nTietojärjestelmät: Hylly\n\n### Museo\n\nTietoaineistoilla tuetaan näyttelyjen hoitamista.\n\n"
        "Tietovarannolla ei ole avointa rajapintaa. Tiedon antamisesta päättää museonjohtaja.\n\n### Arkisto\n\nTietojärjestelmät: Kaappi\n"
    )
    found = told(text)
    assert [entry["name"] for entry in found["repositories"]] == ["Kirjasto", "Museo", "Arkisto"]
    assert "api" not in found
    assert found["repositories"][1]["request"] == {"authority": "museonjohtaja"}
