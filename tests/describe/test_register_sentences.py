"""What sentences say of the system of the case register, and systems that a text only names in passing."""

from __future__ import annotations

import pytest
from tests.describe.test_published import told

REST = "Kirjaston tietovaranto\n\nTietojärjestelmät: Hylly\nTietoaineistot: lainaajat, lainat\n"
REST_SV = "Bibliotekets informationslager\n\nInformationssystem: Hylla\nInformationsmaterial: låntagare, lån\n"


@pytest.mark.parametrize(
    ("sentence", "system"),
    [
        ("Kunnan asiarekisterinä toimii Kaisla-asianhallintajärjestelmä.", "Kaisla-asianhallintajärjestelmä"),
        ("Asiarekisterinä käytetään Kaisla-asianhallintajärjestelmää.", "Kaisla-asianhallintajärjestelmä"),
        ("Asiarekisteriä ylläpidetään Kaisla 10 -asianhallintajärjestelmässä.", "Kaisla 10 -asianhallintajärjestelmä"),
        ("Asiarekisteri on Kaisla-asianhallintajärjestelmässä.", "Kaisla-asianhallintajärjestelmä"),
        ("Asiarekisteri sijaitsee asianhallintajärjestelmä Kaislassa.", "asianhallintajärjestelmä Kaisla"),
        ("Asiarekisteriin kuuluvat tiedot ovat Kaisla-järjestelmässä.", "Kaisla-järjestelmä"),
        ("Kunnan asianhallintajärjestelmä on Kaisla.", "Kaisla"),
        ("Kunnalla on käytössään Kaisla-ohjelmisto, johon asiat viedään.", "Kaisla-ohjelmisto"),
        ("Asiarekisteri muodostuu Kaisla-asianhallintajärjestelmästä.", "Kaisla-asianhallintajärjestelmä"),
        ("Asianhallinta hoidetaan Kaisla-asianhallintajärjestelmän avulla.", "Kaisla-asianhallintajärjestelmä"),
    ],
)
def test_the_system_of_the_case_register(sentence: str, system: str) -> None:
    """Whatever the verb; the sentence may open the chapter."""
    found = told(f"Asiarekisteri\n\n{sentence} Asioita voi hakea asian nimellä.\n\n{REST}")

    assert found["case_register"]["systems"] == [system]  # type: ignore[index]
    assert found["case_register"]["search_keys"] == ["asian nimi"]  # type: ignore[index]
    assert "datasets" not in found["case_register"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("sentence", "system"),
    [
        ("Kommunens ärenderegister finns i ärendehanteringssystemet Kajsa.", "ärendehanteringssystemet Kajsa"),
        ("Som ärenderegister används Kajsa.", "Kajsa"),
        ("Ärendehanteringssystemet Kajsa fungerar som kommunens ärenderegister.", "Ärendehanteringssystemet Kajsa"),
        ("Kommunen använder ärendehanteringssystemet Kajsa.", "Kajsa"),
    ],
)
def test_the_system_of_the_case_register_in_swedish(sentence: str, system: str) -> None:
    """The same in Swedish."""
    found = told(f"Ärenderegister\n\n{sentence} Ärenden kan sökas med ärendenummer.\n\n{REST_SV}")

    assert found["case_register"]["systems"] == [system]  # type: ignore[index]
    assert found["case_register"]["search_keys"] == ["ärendenummer"]  # type: ignore[index]


@pytest.mark.parametrize(
    "sentence",
    [
        "Asiarekisteriä ylläpidetään Kaisla-asianhallintajärjestelmässä.",
        "Asiarekisteri on Kaisla-asianhallintajärjestelmässä.",
        "Asiarekisterinä käytetään Kaisla-asianhallintajärjestelmää.",
    ],
)
def test_a_register_that_only_a_sentence_tells_of(sentence: str) -> None:
    """No heading of its own is needed."""
    found = told(f"Yleistä\n\n{sentence}\n\n{REST}")

    assert found["case_register"]["systems"] == ["Kaisla-asianhallintajärjestelmä"]  # type: ignore[index]


@pytest.mark.parametrize(
    "sentence",
    [
        "Asiarekisteri on laaja. Järjestelmiä on useita.",
        "Järjestelmässä on asioita. Kunnassa on hyvä asua.",
        "Kuvauksessa kerrotaan, onko Kaisla-järjestelmä käytössä.",
    ],
)
def test_a_word_for_a_system_without_a_name_is_no_system(sentence: str) -> None:
    """Only a name beside it makes it one, and only where something is told."""
    found = told(f"Asiarekisteri\n\n{sentence} Asioita voi hakea asian nimellä.\n\n{REST}")

    assert "systems" not in found["case_register"]  # type: ignore[operator]


def test_what_a_label_tells_is_not_added_to() -> None:
    """The list of systems stands, whatever the text beside it names."""
    found = told(
        "Lupien tietovaranto\n\nKäyttötarkoitus: Luvat siirtyvät Ruori-järjestelmään.\nTietojärjestelmät: Köysi\n"
    )

    assert found["repositories"][0]["systems"] == ["Köysi"]  # type: ignore[index]
