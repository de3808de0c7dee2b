"""Chapters beside entries, lists of systems, offices under labels: what stands around a line decides what it is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.test_small_documents import BOTH, LENDING, told

HYLLY, KORTTI, VARA = ({"name": name} for name in ("Hylly", "Kortti", "Vara"))


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("Tietojärjestelmät: Hylly, Kortti", [HYLLY, KORTTI]),
        ("## Tietojärjestelmät\n- Hylly: lainat\n- Kortti – kortit\n- Vara",
         [{**HYLLY, "description": "lainat"}, {**KORTTI, "description": "kortit"}, VARA]),
    ],
)  # fmt: skip
def test_a_list_of_systems_beside_the_entries(text: str, systems: list[Any]) -> None:
    """A line of names, or a bullet each with what it is for, before the entries or in a chapter after them."""
    assert told(f"{text}\n\n{LENDING}") == {"repositories": BOTH[:1], "systems": systems}
    after = text.replace("## Tietojärjestelmät\n", "Tietojärjestelmät\n")
    assert told(f"{LENDING}\n\n## Liitteet\n{after}") == {"repositories": BOTH[:1], "systems": systems}


@pytest.mark.parametrize(
    ("text", "entries", "keys"),
    [
        # one row of numbers: 2.1 and 2.2, but not 3.1
        ("## 2.1 Kirjasto\nKäyttötarkoitus: lainaus\n\n## 2.2 Museo\nTietoja haetaan nimellä.",
         {"Kirjasto": None, "Museo": ["nimi"]}, None),
        ("## 2.1 Kirjasto\nKäyttötarkoitus: lainaus\n\n## 3.1 Museo\nTietoja haetaan nimellä.",
         {"Kirjasto": None}, ["nimi"]),
        ("## 2.1.1 Kirjasto\nKäyttötarkoitus: lainaus\n\n## 2.1.2 Museo\nTietoja haetaan nimellä.",
         {"Kirjasto": None, "Museo": ["nimi"]}, None),
        ("## 2.1.1 Kirjasto\nKäyttötarkoitus: lainaus\n\n## 2.2.1 Museo\nTietoja haetaan nimellä.",
         {"Kirjasto": None}, ["nimi"]),
        # one level below one heading
        ("## Varannot\n### Kirjasto\nKäyttötarkoitus: lainaus\n### Museo\nTietoja haetaan nimellä.",
         {"Kirjasto": None, "Museo": ["nimi"]}, None),
        ("## Varannot\n### Kirjasto\nKäyttötarkoitus: lainaus\n#### Museo\nTietoja haetaan nimellä.",
         {"Kirjasto": None}, ["nimi"]),
        # a text that tells of no one thing is no entry, though it stands in the row
        ("## 2.1 Kirjasto\nKäyttötarkoitus: lainaus\n\n## 2.2 Museo\nTietoja haetaan nimellä. Tietojen antamisesta päättää hallitus.",
         {"Kirjasto": None}, ["nimi"]),
    ],
)  # fmt: skip
def test_a_chapter_in_a_row_of_entries(text: str, entries: dict[str, Any], keys: list[str] | None) -> None:
    """What it is searched by is its own where its siblings are entries, else it holds for all."""
    found = told(text)
    assert {entry["name"]: entry.get("search_keys") for entry in found["repositories"]} == entries
    assert found.get("search_keys") == keys


def test_a_chapter_that_names_a_system_among_entries() -> None:
    """Names one in passing, and is an entry; one that names none is text."""
    text = "## 2.1 Kirjasto\nKäyttötarkoitus: lainaus\n\n## 2.2 Museo\nEsineet kirjataan Vitriini-järjestelmään."
    found = told(f"{text}\n\n## 2.3 Arkisto\nArkisto on kellarissa. Sinne ei pääse.")["repositories"]
    assert [(entry["name"], entry.get("systems")) for entry in found] == [
        ("Kirjasto", None), ("Museo", ["Vitriini-järjestelmä"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Vastuutaho\n## Kirjastopalvelut\nSähköposti: a@m.example", "responsible",
         "Kirjastopalvelut\nSähköposti: a@m.example"),
        ("Vastuutaho\n## Kirjastopalvelut\nHakutekijät\nnimi", "responsible", "Kirjastopalvelut"),
    ],
)  # fmt: skip
def test_an_office_under_a_label_of_contacts(text: str, field: str, value: str) -> None:
    """A heading whose address or next label follows is the office that is responsible, and no entry."""
    found = told(f"{LENDING}\n{text}")["repositories"]
    assert [entry["name"] for entry in found] == ["Kirjaston tietovaranto"]
    assert found[0][field] == value


def test_a_heading_under_a_label_of_contacts_that_names_a_repository() -> None:
    """Begins the next entry; so does one that no address follows."""
    for name, rest in (
        ("Museon tietovaranto", "Sähköposti: a@m.example"),
        ("Museopalvelut", "Siellä näytetään esineitä."),
    ):
        found = told(f"{LENDING}\nVastuutaho\n## {name}\n{rest}\nTietojärjestelmät: Vitriini")["repositories"]
        assert [entry["name"] for entry in found] == ["Kirjaston tietovaranto", name]


def test_bullets_that_are_entries_by_the_sentences_below() -> None:
    """A bullet that names a repository, and a sentence on it as the next bullet."""
    text = (
        "- Kirjaston tietovaranto\n- Käyttötarkoitus on lainata kirjoja kaikille.\n"
        "- Museon tietovaranto\n- Käyttötarkoitus on näyttää esineitä kaikille."
    )
    assert [entry["name"] for entry in told(text)["repositories"]] == ["Kirjaston tietovaranto", "Museon tietovaranto"]
    assert told(text.replace(" tietovaranto", "palvelut")) == {}


def test_the_name_of_one_system_over_a_table_of_fields() -> None:
    """A form of one system tells its system by its name, unless it lists others."""
    form = "Tietojärjestelmän nimi | Hylly\nKäyttötarkoitus | lainaus"
    assert told(form)["repositories"] == [{"name": "Hylly", "purpose": "lainaus", "systems": ["Hylly"]}]
    other = told(f"{form}\nTietojärjestelmät | Kortti")["repositories"]
    assert other == [{"name": "Hylly", "purpose": "lainaus", "systems": ["Kortti"]}]
