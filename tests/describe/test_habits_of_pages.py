"""Turns of real pages: paper among systems, what is kept where, lists of ways to ask, whose page it is, addresses as answers."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.test_small_documents import MUSEUM, described, roles, told

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read

ENTRY = "## Kirjaston tietovaranto\n"


def entry(text: str, language: str = "fi") -> dict[str, Any]:
    """What is read of a first entry with this text, beside a second one."""
    found: dict[str, Any] = told(f"{ENTRY}{text}\n\n{MUSEUM}", language)["repositories"][0]
    assert found.pop("name") == "Kirjaston tietovaranto"
    return {name: [one["name"] for one in value] if name == "datasets" else value for name, value in found.items()}


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("Tietojärjestelmät: ei tietojärjestelmää, paperiarkisto", None),
        ("Tietojärjestelmät: Ei tietojärjestelmää; paperikansio", None),
        ("Tietojärjestelmät: Ei (paperiarkisto)", None),
        ("Tietojärjestelmät: Ei erillistä tietojärjestelmää", None),
        ("Tietojärjestelmät: Ei", None),
        ("Tietojärjestelmät\n- Hylly\n- Vanhempi aineisto keskusarkistossa paperilla", ["Hylly"]),
        ("Tietojärjestelmät: Hylly, vanhat kortit paperilla", ["Hylly"]),
        ("Tiedot ovat Hylly-järjestelmässä, vanhat kortit paperilla.", ["Hylly-järjestelmä"]),
        ("Tietoja käsitellään Hylly-järjestelmässä ja osin paperikortteina sekä paperilla.", ["Hylly-järjestelmä"]),
        ("Tietojärjestelmät: Hylly, ei tietojärjestelmää", ["Hylly"]),
        # an archive that stands as a member of the list is one; a name may begin like a no
        ("Tietojärjestelmät: Hylly, paperiarkisto", ["Hylly", "paperiarkisto"]),
        ("Tietojärjestelmät: Eila, Noja", ["Eila", "Noja"]),
        ("Tietojärjestelmät: Ei-asiakkaan portaali", ["Ei-asiakkaan portaali"]),
    ],
)
def test_paper_and_a_plain_no_are_no_systems(text: str, systems: list[str] | None) -> None:
    """They are kept in the notes, where the rules on what is kept by hand find them."""
    assert entry(text).get("systems") == systems


def test_what_is_said_of_paper_beside_systems_is_kept() -> None:
    found = described(f"{ENTRY}Tietojärjestelmät: ei järjestelmää, paperiarkisto\n\n{MUSEUM}")
    assert ("note", "ei järjestelmää, paperiarkisto", ("repositories", 0)) in roles(found)
    found = described(f"{ENTRY}Tietoja käsitellään Hyllyssä ja paperikorteissa.\n\n{MUSEUM}")
    assert ("note", "Tietoja käsitellään Hyllyssä ja paperikorteissa.", ("repositories", 0)) in roles(found)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        # that they are kept somewhere says nothing of what they are
        ("Tietoaineistot on pääosin tallennettu Hylly-järjestelmään.", {"systems": ["Hylly-järjestelmä"]}),
        ("Tietoaineistot ovat pääosin julkisia.", {"purpose": "Tietoaineistot ovat pääosin julkisia."}),
        # which data, by a clause or an aside
        ("Lainaamiseen liittyvät tiedot (mm. laina-aika ja varaukset) on tallennettu Hylly-järjestelmään.",
         {"systems": ["Hylly-järjestelmä"],
          "datasets": ["Lainaamiseen liittyvät tiedot (mm. laina-aika ja varaukset)"]}),
        ("Asiakkaan perustiedot (nimi, osoite) tallennetaan Hyllyyn.",
         {"systems": ["Hylly"], "datasets": ["Asiakkaan perustiedot (nimi, osoite)"]}),
        ("Tietovarantoon kuuluvat tiedot on tallennettu Hyllyyn.", {"systems": ["Hylly"]}),
        ("Tiedot ovat Hylly-järjestelmässä.", {"systems": ["Hylly-järjestelmä"]}),
        ("Tietovarannosta vastaa kirjastonjohtaja, joka myös päättää tietojen luovutuksesta.",
         {"responsible": "kirjastonjohtaja", "request": {"authority": "kirjastonjohtaja"}}),
        ("Esimerkkejä hakutekijöistä:\n- teoksen nimi\n- tekijä", {"search_keys": ["teoksen nimi", "tekijä"]}),
        ("Rekisteriä käytetään lainojen seurantaan.", {"purpose": "Rekisteriä käytetään lainojen seurantaan."}),
        # a list of ways to ask
        ("Käyttötarkoitus: lainaus\n\nTietopyynnöt voi tehdä:\n- sähköpostilla a@m.example\n- puhelimitse 040 123 4567",
         {"purpose": "lainaus", "request": {"email": ["a@m.example"], "phone": ["040 123 4567"]}}),
        # the address of a part is an answer
        ("Avoin rajapinta: Luettelotiedot: https://api.m.example/v1", {"api": "yes"}),
        ("Avoin rajapinta: https://api.m.example/v1", {"api": "yes"}),
    ],
)  # fmt: skip
def test_what_a_turn_tells(text: str, fields: dict[str, Any]) -> None:
    found = entry(text)
    if "api" in fields:
        found["api"] = found["api"]["open"]
    found.get("request", {}).pop("instructions", None)
    assert found == fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Public documents of the library are processed in the Shelf system. These include, among others:\n- loans\n- cards",
         {"systems": ["Shelf system"], "datasets": ["loans", "cards"]}),
        ("Public documents also include, among others, plans and reports.", {"datasets": ["plans", "reports"]}),
        ("Documents and drafts of the library are registered in the case management system.",
         {"systems": ["case management system"]}),
        ("Loans and documents are recorded in digital format in the Shelf system.", {"systems": ["Shelf system"]}),
        ("Examples of search keys:\n- title\n- author", {"search_keys": ["title", "author"]}),
    ],
)  # fmt: skip
def test_what_a_turn_tells_in_english(text: str, fields: dict[str, Any]) -> None:
    assert entry(text, "en") == fields


def test_the_systems_beside_the_one_that_is_named_first() -> None:
    """Of what is kept "beside the case management system" the other systems are named too."""
    text = (
        "## Asiarekisteri\nAsiarekisteriin kuuluvia tietoja sisältyy asianhallintajärjestelmän lisäksi "
        f"operatiivisiin tietojärjestelmiin.\n\n{MUSEUM}"
    )
    assert told(text)["case_register"]["systems"] == ["asianhallintajärjestelmä", "operatiiviset tietojärjestelmät"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tietopyynnöt toimitetaan Aalto-ammattikorkeakoulun kirjaamoon.", "Aalto-ammattikorkeakoulu"),
        ("Tietopyynnöt toimitetaan Aallokon yliopiston kirjaamoon.", "Aallokon yliopisto"),
        ("Tällä sivulla kerrotaan, mitä tietoja Aallokon kunta käsittelee.", "Aallokon kunta"),
        ("Tässä kerrotaan, miten Merivan asiarekisteri on järjestetty.", "Meriva"),
        ("Kuvaus auttaa sinua löytämään Merivan julkiset asiakirjat.", "Meriva"),
        ("Osoite: Rantatie 2, 20014 Aallokon yliopisto", "Aallokon yliopisto"),
        # no name but a common word, and the letters of another body
        ("Tässä kerrotaan, miten kunnan asiarekisteri on järjestetty.", None),
        ("Kirjeet lähetetään Aallokon yliopistolle.", None),
    ],
)
def test_whose_page_it_is(text: str, name: str | None) -> None:
    found = told(f"{text}\n\n## Kirjaston tietovaranto\nKäyttötarkoitus: lainaus\n\n{MUSEUM}")
    assert found.get("organisation", {}).get("name") == name


def test_contacts_right_below_where_requests_go() -> None:
    """A line that begins with the label of a contact belongs to the sentence on requests above it."""
    text = "The Registry refers the request to the right unit.\n\nTelephone: +358 40 123 4567\n\n"
    repositories = "## Library data repository\nPurpose: lending\nSystems: Shelf"
    assert told(f"{text}{repositories}", "en")["request"]["phone"] == ["+358 40 123 4567"]
    assert "request" not in told(f"Our services are open.\n\nTelephone: +358 40 123 4567\n\n{repositories}", "en")


def test_lines_of_data_are_entries_though_headings_stand_between() -> None:
    """Of each unit one line "data of X: what for", with sentences on the unit above it; a group of data sets is none."""
    units = "\n\n".join(
        f"## {unit}\n\nYksikön johtajana toimii päällikkö.\n\n{unit[:-2]}n tiedot: {use}."
        for unit, use in (
            ("Taloudexx", "laskujen maksaminen"),
            ("Museoxx", "näyttelyt"),
            ("Arkistoxx", "säilyttäminen"),
        )
    )
    found = told(f"## Tietovarannot\n\n{units}")["repositories"]
    assert [(one["name"], one["purpose"].rstrip(".")) for one in found] == [
        ("Talouden tiedot", "laskujen maksaminen"),
        ("Museon tiedot", "näyttelyt"),
        ("Arkiston tiedot", "säilyttäminen"),
    ]


def test_a_list_of_contents_tells_nothing() -> None:
    """Its lines are names of chapters that come; a heading of its words over other lines is a heading as any other."""
    chapters = f"## Tietovarannot\n\n{ENTRY}Käyttötarkoitus: lainaus\n\n{MUSEUM}"
    requests = "## Tietopyynnöt\n\nPyynnöt lähetetään osoitteeseen a@m.example."
    plain = told(f"Kunnan oma johdanto.\n\n{chapters}\n\n{requests}")
    listed = "Sisällysluettelo\nTietovarannot\nTietopyynnöt\n\n"
    assert told(f"{listed}Kunnan oma johdanto.\n\n{chapters}\n\n{requests}") == plain
    assert plain["request"]["email"] == ["a@m.example"]
    found = described(f"Sisältö\nKirjaston palvelut\nAukiolo\n\n{chapters}")
    assert "Kirjaston palvelut" in [text for _, text, _ in roles(found)]


def test_lists_by_system_tell_of_the_entries_in_them() -> None:
    """Keys and answers for all that each begin with the name of a system; what is left holds for all."""
    first = f"{ENTRY}Käyttötarkoitus: lainaus\nTietojärjestelmät: Hylly"
    keys = "## Hakutekijät\n- Hylly: teoksen nimi, tekijä\n- Vitriini: esineen nimi"
    answers = (
        "## Saatavuus avoimen rajapinnan kautta\nTietoaineistot eivät ole saatavissa avoimesti rajapinnan kautta.\n"
        "- Hylly: luettelo on saatavissa avoimen rajapinnan kautta, https://api.m.example"
    )
    found = told(f"## Tietovarannot\n\n{first}\n\n{MUSEUM}\n\n{keys}\n\n{answers}")
    library, museum = found["repositories"]
    assert (library["search_keys"], museum["search_keys"]) == (["teoksen nimi", "tekijä"], ["esineen nimi"])
    assert "search_keys" not in found
    assert library["api"]["open"] == "yes"
    assert "api" not in museum
    assert found["api"]["open"] == "no"


@pytest.mark.parametrize(
    ("text", "language", "datasets"),
    [
        ("Kirjaston tietovarannossa on lainaamiseen liittyviä asiakirjoja, joista muun muassa säännöt löytyvät verkosta.",
         "fi", ["lainaamiseen liittyviä asiakirjoja"]),
        ("It includes personal data of readers, the processing of which is described in the privacy statement.", "en",
         ["personal data of readers"]),
        ("The repository contains documents on the management and development of the library, and loans.", "en",
         ["documents on the management and development of the library", "loans"]),
    ],
)  # fmt: skip
def test_clauses_on_some_of_the_data_are_no_data(text: str, language: str, datasets: list[str]) -> None:
    assert entry(text, language)["datasets"] == datasets


def test_values_below_one_another_beside_a_label() -> None:
    """A plain text whose values stand in a column of their own."""
    text = (
        "Asiakirjajulkisuuskuvaus\n\nKirjaston tietovaranto\nKäyttötarkoitus: Lainaaminen\n"
        "Tietoaineistot: Lainarekisteri\n                Nidetiedot\n"
        "Tietojärjestelmät: Hylly\n                   Kortisto\n"
        "Hakutekijät: nimi\n             kortin numero\n             eräpäivä\n"
    )
    found = plain(describe(read(Source("kuvaus.txt", text.encode(), "text"))).root)["repositories"]
    assert [one["name"] for one in found] == ["Kirjaston tietovaranto"]
    assert [one["name"] for one in found[0]["datasets"]] == ["Lainarekisteri", "Nidetiedot"]
    assert found[0]["systems"] == ["Hylly", "Kortisto"]
    assert found[0]["search_keys"] == ["nimi", "kortin numero", "eräpäivä"]
