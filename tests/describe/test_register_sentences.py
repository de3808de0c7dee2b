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
        "Hakemukset kirjataan asiarekisteriin, jota pidetään Kaisla-asianhallintajärjestelmässä.",
        "Asiat kirjataan asiarekisteriin, jona toimii Kaisla-asianhallintajärjestelmä.",
        "Asiat viedään Kaisla-asianhallintajärjestelmässä ylläpidettävään asiarekisteriin.",
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


@pytest.mark.parametrize(
    ("sentence", "system"),
    [
        ("Asiat kirjataan asiarekisteriin, jota pidetään Twebissä.", "Tweb"),
        ("Asiat kirjataan asiarekisteriin, joka on ohjelmassa Kaisla.", "Kaisla"),
        ("Ärenden antecknas i ärenderegistret, som förs i programmet Kajsa.", "Kajsa"),
        ("Matters are recorded in the case register, which is kept in the system Kajsa.", "Kajsa"),
        ("Matters are recorded in the case register kept in the Kajsa system.", "Kajsa system"),
    ],
)
def test_a_clause_on_the_register_tells_its_system(sentence: str, system: str) -> None:
    """Matters go into the register, and a clause says what it is; the word for a program is no part of the name."""
    found = told(f"Yleistä\n\n{sentence}\n\n{REST}")

    assert found["case_register"]["systems"] == [system]  # type: ignore[index]


@pytest.mark.parametrize(
    "sentence",
    [
        "Asiat kirjataan asiarekisteriin, jota pidetään kirjaamossa.",
        "Asiarekisteriä pidetään kirjaamossa.",
        "Asiat kirjataan asiarekisteriin, jota pidetään kunnan virastotalossa.",
    ],
)
def test_an_office_is_no_system_of_the_register(sentence: str) -> None:
    """Where a register is kept may be a place."""
    found = told(f"Yleistä\n\n{sentence}\n\n{REST}")

    assert "systems" not in found["case_register"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("label", "systems"),
    [
        ("Tietojärjestelmät: ohjelma Hylly, järjestelmä Kortisto ja sovellus Nide", ["Hylly", "Kortisto", "Nide"]),
        ("Tietojärjestelmät\n\n- Ohjelma Hylly\n- Tietojärjestelmä Kortisto", ["Hylly", "Kortisto"]),
        ("Tietoja käsitellään järjestelmässä Hylly ja sovelluksessa Nide.", ["Hylly", "Nide"]),
        ("Informationssystem: programmet Hylla, systemet Kort", ["Hylla", "Kort"]),
        # of what kind it is, a name of two words, a word without a name
        ("Tietojärjestelmät: kirjastojärjestelmä Hylly, Hylly-ohjelma", ["kirjastojärjestelmä Hylly", "Hylly-ohjelma"]),
        ("Tietojärjestelmät: Application Kit, System Desk, sovellus", ["Application Kit", "System Desk", "sovellus"]),
    ],
)
def test_the_word_for_a_program_is_no_part_of_its_name(label: str, systems: list[str]) -> None:
    """Unless it says what the program does."""
    found = told(f"Kirjaston tietovaranto\n\n{label}\nTietoaineistot: lainaajat, lainat\n")

    assert found["repositories"][0]["systems"] == systems  # type: ignore[index]


LISTS = [
    # a pair that begins small is a member of the list, or tells another field within it
    (["asian tunniste", "asiakirjat: saapuneet ja lähetetyt", "liitteet"], {}),
    (["pöytäkirjat", "liitteet"], {"search_keys": ["numero", "nimi"]}),
    # the appendices of cases are no chapter of the page
    (["asian tunniste", "vireillepanopäivä", "liitteet"], {}),
]
BULLETS = [
    ["asian tunniste", "asiakirjat: saapuneet ja lähetetyt", "liitteet"],
    ["pöytäkirjat", "hakutekijät: numero, nimi", "liitteet"],
    ["asian tunniste", "vireillepanopäivä", "liitteet"],
]


@pytest.mark.parametrize(
    "lead", ["Asiarekisteri sisältää:", "Asiarekisteri sisältää seuraavat tiedot:", "Tietoaineistot:"]
)
@pytest.mark.parametrize(("bullets", "read"), list(zip(BULLETS, LISTS, strict=True)))
def test_a_mixed_list_under_the_register_is_kept_whole(
    lead: str, bullets: list[str], read: tuple[list[str], dict[str, list[str]]]
) -> None:
    """No member closes it."""
    listed = "\n".join(f"- {bullet}" for bullet in bullets)
    found = told(f"Asiarekisteri\n\n{lead}\n\n{listed}\n\n{REST}")["case_register"]

    assert [one["name"] for one in found["datasets"]] == read[0]  # type: ignore[index,call-overload]
    assert {"search_keys": found["search_keys"]} == read[1] if read[1] else "search_keys" not in found  # type: ignore[index,operator,call-overload]


def test_a_label_with_a_capital_ends_a_list() -> None:
    """What follows it is none of the list."""
    found = told(
        f"Asiarekisteri\n\nAsiarekisteri sisältää:\n\n- asiat\n- päätökset\n- Tietojärjestelmä: Kaisla\n\n{REST}"
    )

    assert found["case_register"]["systems"] == ["Kaisla"]  # type: ignore[index,call-overload]
    assert [one["name"] for one in found["case_register"]["datasets"]] == ["asiat", "päätökset"]  # type: ignore[index,call-overload]


def test_a_system_and_its_name_in_a_list_of_what_the_register_is() -> None:
    """The word for a system before the name makes it one."""
    found = told(
        f"Asiarekisteri\n\nAsiarekisteri koostuu:\n\n- asianhallintajärjestelmä Kaisla\n- pöytäkirjat\n\n{REST}"
    )

    assert found["case_register"]["systems"] == ["asianhallintajärjestelmä Kaisla"]  # type: ignore[index,call-overload]
