"""What the chapter on the case register or one entry says, and holds for all; and systems that a text names in passing."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.test_small_documents import BOTH, LENDING, MUSEUM, told

REGISTER = "## Asiarekisteri\nAsiarekisteri on rekisteri vireille tulleista asioista."
OPEN = "Ellei toisin mainita, tietoaineistot eivät ole saatavilla rajapinnan kautta."
ANSWER = {"open": "no", "statement": OPEN, "default": True}


def told_in_register(text: str, entry: str = LENDING) -> tuple[Any, Any, Any, Any]:
    """(request for all, request of the register, answer for all, answer of the register)."""
    found = told(f"{REGISTER} {text}\n\n{entry}")
    own = found["case_register"]
    assert own["purpose"].startswith(REGISTER.split("\n")[1])
    return found.get("request"), own.get("request"), found.get("api"), own.get("api")


@pytest.mark.parametrize(
    ("text", "for_all", "own"),
    [
        ("Tietojen antamisesta päättää hallitus.", {"authority": "hallitus"}, None),
        ("Asiarekisterin tietojen antamisesta päättää hallitus.", None, {"authority": "hallitus"}),
        ("Kirjeet lähetetään Asiarekisterin hoitajalle. Tietojen antamisesta päättää hallitus.",
         {"authority": "hallitus"}, None),
        ("Tietopyynnöt a@m.example.", {"email": ["a@m.example"], "instructions": "Tietopyynnöt a@m.example."}, None),
        ("Asiarekisterin tietopyynnöt a@m.example.", None,
         {"email": ["a@m.example"], "instructions": "Asiarekisterin tietopyynnöt a@m.example."}),
        # a label of requests alone makes no register of labels
        ("\nPäättävä viranomainen: hallitus", {"authority": "hallitus"}, None),
        ("\nTietopyynnöt: a@m.example", {"email": ["a@m.example"]}, None),
        # with keys of its own it tells of itself
        ("Tietojen antamisesta päättää hallitus.\nHakutekijät: nimi", None, {"authority": "hallitus"}),
    ],
)  # fmt: skip
def test_who_decides_and_where_to_ask_in_the_chapter_on_the_register(text: str, for_all: Any, own: Any) -> None:
    """Holds for all, unless the sentence names the register or the chapter is a form of the register."""
    assert told_in_register(text)[:2] == (for_all, own)


def test_what_entries_tell_is_not_lifted_from_the_register() -> None:
    """Where an entry names its own decider, the register's is the register's; without entries there is nothing else."""
    text = "Tietojen antamisesta päättää hallitus."
    assert told_in_register(text, f"{LENDING}\nPäättävä viranomainen: johtaja")[:2] == (None, {"authority": "hallitus"})
    assert told(f"{REGISTER} {text}")["case_register"]["request"] == {"authority": "hallitus"}


@pytest.mark.parametrize(
    ("text", "for_all", "own"),
    [
        ("Tietoaineistot eivät ole saatavilla rajapinnan kautta.", True, False),
        ("Asiarekisteri ei ole saatavilla rajapinnan kautta.", False, True),
        ("Tietoaineistot eivät ole saatavilla rajapinnan kautta. Asiarekisteri ei ole saatavilla rajapinnan kautta.",
         False, True),
    ],
)  # fmt: skip
def test_whether_data_are_open_in_the_chapter_on_the_register(text: str, for_all: bool, own: bool) -> None:
    """An answer holds for all where it speaks of all the data."""
    *_, shared, of_register = told_in_register(text)
    assert (shared is not None, of_register is not None) == (for_all, own)


@pytest.mark.parametrize(
    "text",
    [f"{LENDING}\n{OPEN}\n\n{MUSEUM}", f"{LENDING}\nRajapinta: {OPEN}\n\n{MUSEUM}", f"{LENDING}\n\n{MUSEUM}\n{OPEN}"],
)
def test_a_default_holds_for_all_wherever_it_stands(text: str) -> None:
    """What holds unless told otherwise is no entry's own answer."""
    assert told(text) == {"api": ANSWER, "repositories": BOTH}


def test_a_default_beside_the_entry_s_own_answer() -> None:
    """The one goes to all, the other stays."""
    found = told(f"{LENDING}\n{OPEN}\nRajapinta: ei\n\n{MUSEUM}")
    assert found["api"] == ANSWER
    assert found["repositories"] == [{**BOTH[0], "api": {"open": "no", "statement": "ei"}}, BOTH[1]]


def test_a_default_in_an_entry_where_all_have_an_answer() -> None:
    """What is told for all outside the entries stands."""
    answer = "Tietoaineistot ovat saatavilla avoimen rajapinnan kautta."
    found = told(f"{answer}\n\n{LENDING}\n{OPEN}\n\n{MUSEUM}")
    assert found["api"] == {"open": "yes", "statement": answer}
    assert [entry.get("api") for entry in found["repositories"]] == [ANSWER, None]


def test_a_default_in_the_chapter_on_the_register() -> None:
    """The same in the register, and nothing is left of it there."""
    found = told(f"{REGISTER} {OPEN}")
    assert (found["api"], found["case_register"].get("api")) == (ANSWER, None)


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("Käyttötarkoitus: Lainat kirjataan Hylly-järjestelmään ja Hylly-Järjestelmään.", ["Hylly-järjestelmä"]),
        ("Käyttötarkoitus: Lainat kirjataan Hylly-järjestelmään. Ne ovat Kortti-järjestelmässä. Hylly-järjestelmään lisätään muutkin.",
         ["Hylly-järjestelmä", "Kortti-järjestelmä"]),
        ("Käyttötarkoitus: lainaus\nLisätietoja: Tiedot ovat Kortti-järjestelmässä.", ["Kortti-järjestelmä"]),
        ("Käyttötarkoitus: lainaus\nLisätietoja: Kuvauksessa kerrotaan, onko Lava-järjestelmässä tietoja. Osa on Kortti-järjestelmässä.",
         ["Kortti-järjestelmä"]),
        ("Käyttötarkoitus: lainaus\nRajapinta: ei\n\nKuvia on Lava-järjestelmässä muutenkin paljon.",
         ["Lava-järjestelmä"]),
        # others' systems, and those of an entry whose systems are listed or that keeps paper
        ("Käyttötarkoitus: lainaus\nTietopyynnöt: Lähetä pyyntö Posti-järjestelmässä a@m.example.", None),
        ("Käyttötarkoitus: Lainat kirjataan Hylly-järjestelmään.\nTietojärjestelmät: Kortti", ["Kortti"]),
        ("Käyttötarkoitus: Lainat kirjataan Hylly-järjestelmään.\nManuaalinen aineisto: kortisto", None),
    ],
)  # fmt: skip
def test_systems_that_an_entry_s_own_texts_name(text: str, systems: list[str] | None) -> None:
    """In the purpose, in notes and in what is left over, each once; nothing of it is given to another entry."""
    found = told(
        f"## Kirjaston tietovaranto\n{text}\n\n{MUSEUM}\n\n## Arkiston tietovaranto\nKäyttötarkoitus: arkistointi"
    )
    assert [entry.get("systems") for entry in found["repositories"]] == [systems, ["Vitriini"], None]
