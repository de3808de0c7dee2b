"""Names under which a page says that another body has the data now; turns of sentences on who decides and what is held."""

from __future__ import annotations

import pytest
from tests.describe.test_habits_of_pages import entry
from tests.describe.test_small_documents import MUSEUM, described, names, roles, told

from kuvauslint.describe.interface import answer

LIBRARY = "## Kirjaston tietovaranto\n\nTietojärjestelmät: Hylly\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Asiakastiedot siirtyivät 1.1.2023 hyvinvointialueelle. Tietopyynnöt osoitetaan hyvinvointialueen kirjaamoon.",
        "Tehtävät ovat siirtyneet hyvinvointialueen vastuulle.",
        "Tietovaranto on kuvattu työllisyysalueen asiakirjajulkisuuskuvauksessa.",
        "Hyvinvointialueelle 1.1.2023 siirtyneet tiedot.",
    ],
)
def test_what_was_moved_to_another_body_is_no_entry(said: str) -> None:
    """It lacks nothing that an entry must have; its words are kept."""
    text = f"{LIBRARY}## Sosiaalitoimen tietovaranto\n\n{said}\n\n{MUSEUM}"
    assert names(text) == ["Kirjaston tietovaranto", "Museon tietovaranto"]
    left = " ".join(piece for role, piece, _ in roles(described(text)) if role == "note")
    assert said.split(".", maxsplit=1)[0] in left


@pytest.mark.parametrize(
    "said",
    [
        # it tells more, or of what moves within the body
        "Tiedot siirtyivät hyvinvointialueelta 1.1.2023.\n\nTietojärjestelmät: Vanhala",
        "Tiedot siirtyivät uuteen järjestelmään 1.1.2023.",
        "Yhteistyö hyvinvointialueen kanssa.",
    ],
)
def test_an_entry_that_speaks_of_moving_stays_one(said: str) -> None:
    assert "Nuorison tietovaranto" in names(f"{LIBRARY}## Nuorison tietovaranto\n\n{said}\n\n{MUSEUM}")


def test_on_the_page_of_the_body_that_got_the_data_it_is_an_entry() -> None:
    said = "Asiakastiedot siirtyivät 1.1.2023 hyvinvointialueelle."
    text = (
        f"# Mallilan hyvinvointialueen asiakirjajulkisuuskuvaus\n\n{LIBRARY}## Sosiaalitoimen tietovaranto\n\n{said}\n"
    )
    assert names(text) == ["Kirjaston tietovaranto", "Sosiaalitoimen tietovaranto"]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("Tietovarantoon kootaan lainaajien tiedot, varaukset sekä maksut.", ["lainaajien tiedot", "varaukset", "maksut"]),
        ("Tietovaranto sisältää kirjanpitoaineiston, ostolaskut, myyntilaskut.", ["kirjanpitoaineiston", "ostolaskut", "myyntilaskut"]),
        ("Tietovaranto sisältää lapsen, huoltajan ja työntekijän tiedot.", ["lapsen, huoltajan ja työntekijän tiedot"]),
    ],
)  # fmt: skip
def test_what_is_held(text: str, datasets: list[str]) -> None:
    assert entry(f"{text}\n\nTietojärjestelmät: Hylly")["datasets"] == datasets


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("I informationslagret behandlas uppgifter om anställda.", "datasets", ["uppgifter om anställda"]),
        ("Uppgifter om elever, betyg och frånvaro finns i Hyllan.", "datasets", ["Uppgifter om elever", "betyg", "frånvaro"]),
        ("Sökning kan göras på ärendets rubrik, datum och avsändare.", "search_keys", ["ärendets rubrik", "datum", "avsändare"]),
        ("Sökning kan göras på webbplatsen och i e-tjänsten.", "search_keys", None),
    ],
)  # fmt: skip
def test_turns_in_swedish(text: str, field: str, value: list[str] | None) -> None:
    assert entry(f"{text}\n\nInformationssystem: Hyllan", "sv").get(field) == value


def test_who_settles_questions_decides() -> None:
    text = "Kommundirektören avgör frågor om utlämnande av handlingar."
    assert entry(f"Informationssystem: Hyllan\n\n{text}", "sv")["request"]["authority"] == "Kommundirektören"


def test_data_on_several_things_in_english() -> None:
    found = entry(
        "Data on research projects, publications and funding are kept in the Research Information System.", "en"
    )
    assert found["systems"] == ["Research Information System"]
    assert found["datasets"] == ["Data on research projects", "publications", "funding"]


def test_a_duty_is_nobodys_name() -> None:
    text = "Kunnan tehtävänä on tiedonhallintayksikkönä ylläpitää asiakirjajulkisuuskuvausta.\n\n"
    assert "organisation" not in told(f"{text}{LIBRARY}")


def test_sentences_behind_an_address_that_tell_of_the_entry() -> None:
    """The label of requests holds for the requests alone."""
    text = (
        "Tietopyynnöt: kirjaamo@mallila.example, puh. 050 123 4567. Tiedot ovat saatavilla avoimen rajapinnan kautta "
        "osoitteessa https://data.mallila.example. Tietoja käytetään lainaamiseen. Tietovarantoon kuuluvat lainat ja maksut. "
        "Pyyntöön vastataan kahdessa viikossa."
    )
    found = entry(f"{text}\n\nTietojärjestelmät: Hylly")
    assert (found["datasets"], found["purpose"]) == (["lainat", "maksut"], "Tietoja käytetään lainaamiseen.")
    assert (found["api"]["open"], found["api"]["url"]) == ("yes", "https://data.mallila.example")
    assert found["request"]["instructions"].endswith("Pyyntöön vastataan kahdessa viikossa.")


def test_a_system_with_a_full_stop_in_a_mixed_list() -> None:
    found = entry("Tietojärjestelmät ja tietoaineistot\n- lainat,\n- varausjärjestelmä.\n\nHakutekijät: nimi")
    assert found["systems"] == ["varausjärjestelmä"]


@pytest.mark.parametrize(
    ("name", "systems"),
    [
        ("Jäsentietojärjestelmä Alfa", ["Jäsentietojärjestelmä Alfa"]),
        ("Varausjärjestelmä", ["Varausjärjestelmä"]),
        ("Varausjärjestelmän tietovaranto", None),
        ("Museon asiarekisteri ja päätöksentekojärjestelmä", None),
        ("Kirjasto", None),
    ],
)
def test_an_entry_under_the_name_of_its_system_has_that_system(name: str, systems: list[str] | None) -> None:
    found = told(f"## {name}\n\nKäyttötarkoitus: lainaus\nHakutekijät: nimi\n\n{MUSEUM}")["repositories"][0]
    assert (found["name"], found.get("systems")) == (name, systems)


def test_a_sentence_before_labels_right_below_a_sure_name_tells_of_it() -> None:
    """As in a list of terms: the sentence is no entry on one line."""
    found = entry("Palvelussuhteiden hoito. Järjestelmät: Alfa, Beta. Hakuperusteet: nimi.")
    assert found == {"purpose": "Palvelussuhteiden hoito.", "systems": ["Alfa", "Beta"], "search_keys": ["nimi"]}


def test_where_data_may_be_asked_for() -> None:
    found = told(f"Tietoja voi pyytää virastosta, virasto@mallila.example, puh. 050 123 4567.\n\n{LIBRARY}")["request"]
    assert (found["email"], found["phone"]) == (["virasto@mallila.example"], ["050 123 4567"])


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Tiedot ovat saatavilla rajapinnan kautta vain viranomaisille.", "authorities"),
        ("Uppgifterna är tillgängliga via gränssnitt endast för myndigheter.", "authorities"),
        ("Avoimen rajapinnan kautta on saatavilla vain karttatietoja.", "partial"),
        ("Only map data are available through an open interface.", "partial"),
        # what is limited is the way, not the data
        ("Tiedot ovat saatavilla vain avoimen rajapinnan kautta.", "yes"),
    ],
)
def test_a_limit_on_what_is_open_or_to_whom(text: str, open_: str) -> None:
    found = answer(text, labelled=False)
    assert found is not None
    assert found.open == open_


def test_where_to_be_asked_in_plain_swedish() -> None:
    text = "Du kan be om en handling per e-post: kommun@mallila.example eller per telefon 018 55 555.\n\n"
    found = told(f"{text}## Bibliotekets informationslager\n\nInformationssystem: Hyllan\n", "sv")["request"]
    assert (found["email"], found["phone"]) == (["kommun@mallila.example"], ["018 55 555"])


def test_who_decides_on_documents_of_a_kind() -> None:
    text = "Palveluun kuuluvista potilasasiakirjoista päättää johtajaylilääkäri."
    assert entry(f"Tietojärjestelmät: Hylly\n\n{text}")["request"]["authority"] == "johtajaylilääkäri"
