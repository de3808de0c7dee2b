"""Small texts as pages begin: what belongs to the description itself, and entries that no heading names."""

from __future__ import annotations

from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.text import read


def told(text: str) -> dict[str, Any]:
    found = plain(describe(read(Source("a.txt", text.encode(), "text"))).root)
    assert isinstance(found, dict)
    return found


def names(found: dict[str, Any]) -> list[str]:
    return [entry["name"] for entry in found.get("repositories", [])]


ENTRY = "\n\nTalouden tietovaranto\nTietoaineistot: laskut, tositteet\nTietojärjestelmät: Laskuri\n"


def test_a_heading_over_the_preamble_is_no_entry() -> None:
    """What begins by speaking of the description or its law describes no repository, whatever words follow."""
    text = (
        "Kuvaus Aallokon kaupungin tiedoista ja asiakirjoista\n\nAallokon kaupunki ylläpitää kuvausta sen hallinnoimista "
        "tietovarannoista tiedonhallintalain (906/2019) mukaisesti. Tietovarannossa on asiakirjoja ja tietoja.\n"
    )
    found = told(text + ENTRY)
    assert names(found) == ["Talouden tietovaranto"]
    assert found["organisation"]["name"] == "Aallokon kaupunki"


def test_prose_under_a_label_of_keys_is_no_key() -> None:
    """The duty that the law lays down is told before the list; where else things are told is no list at all."""
    law = "Tiedonhallintalain 25 §:n mukaan kaupungin on huolehdittava siitä, että rekisteristä saadaan tiedot.\n\n"
    found = told(
        f"Hakuperusteet\n\n{law}Asiakirjoja voidaan hakea mm. seuraavilla hakuperusteilla:\n\n • nimi\n • päivämäärä.\n"
    )
    assert found["search_keys"] == ["nimi", "päivämäärä"]
    where = "Aallokon toiminnasta löytyy tietoa nettisivuilta. Tietovarannot ovat tietoaineistoja sisältäviä kokonaisuuksia.\n"
    assert "search_keys" not in told(f"Mistä ja miten tietoa voi etsiä?\n\n{where}{ENTRY}")


def test_an_entry_that_a_sentence_names() -> None:
    """Its owner is no part of its name; data sets listed above it are its own; the next such sentence begins the next."""
    text = (
        "Asiakirjajulkisuuskuvaus\n\nAallokon kaupungin tietovarannot\n\n • Palkkojen tietoaineisto\n\n"
        "Aallokon kaupungin henkilöstön tietovaranto sisältää tietoaineistoa, jolla hoidetaan palvelussuhteita.\n\n"
        "Tietojärjestelmät: Palkkari.\n\n"
        "Aallokon kaupungin liikunnan tietovaranto sisältää tietoaineistoa, jolla hoidetaan varauksia.\n\n"
        "Tietojärjestelmät: Varaaja.\n"
    )
    found = told(text)
    assert names(found) == ["henkilöstön tietovaranto", "liikunnan tietovaranto"]
    first, second = found["repositories"]
    assert [one["name"] for one in first["datasets"]] == ["Palkkojen tietoaineisto"]
    assert (first["systems"], second["systems"]) == (["Palkkari"], ["Varaaja"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Tietovaranto sisältää viranomaisen tehtävissä käytettäviä tietoaineistoja.",
        "Looginen tietovaranto sisältää usein useiden järjestelmien tietoja.",
        "Jokainen tietovaranto koostuu tietoaineistoista.",
        "Tietovarannolla tarkoitetaan tietoaineistoja sisältävää kokonaisuutta.",
    ],
)
def test_a_sentence_that_defines_names_no_entry(sentence: str) -> None:
    """A term of the law, alone or with what kinds there are of it, is no name."""
    assert names(told(f"Asiakirjajulkisuuskuvaus\n\nTietovarannot\n\n{sentence}\n{ENTRY}")) == ["Talouden tietovaranto"]


def test_what_follows_the_chapter_on_the_register_holds_for_all() -> None:
    """A chapter on requests after it is the page's, unless entries have such labels themselves."""
    register = "Aallokon kaupungin asiarekisteri\n\nAsiarekisteri on kokonaisuus, joka sisältää metatiedot.\n\n"
    request = "Tietopyynnöt\n\nTietopyynnöt lähetetään osoitteeseen kirjaamo@aallokko.example.\n"
    found = told(register + request + ENTRY)
    assert found["request"]["email"] == ["kirjaamo@aallokko.example"]
    assert "request" not in found["case_register"]
    own = ENTRY.rstrip() + "\nTietopyynnöt: talous@aallokko.example\n"
    assert told(register + request + own)["case_register"]["request"]["email"] == ["kirjaamo@aallokko.example"]


def test_the_register_and_its_systems_under_whatever_heading() -> None:
    """Where matters of the register are names its systems; adjectives stand as in a list, and paper is none."""
    text = (
        "Aallon asiarekisteri ja tietovarannot\n\nAallon asiarekisteri on rekisteri vireille pannuista asioista. "
        "Asiarekisteriin kuuluvia tietoja sisältyy asianhallintajärjestelmään, sähköiseen arkistoon, operatiivisiin "
        "tietojärjestelmiin sekä paperiaineistoon.\n"
    )
    register = told(text + ENTRY)["case_register"]
    assert register["systems"] == ["asianhallintajärjestelmä", "sähköinen arkisto", "operatiiviset tietojärjestelmät"]


def test_a_group_and_its_entry_of_one_name() -> None:
    """Bullets under the second line tell of it, also where they only tell whether the data are open."""
    text = (
        "Asiakirjajulkisuuskuvaus\n\nTietovarannot\n\nHallinto\n\nPäätökset\n\n • Tiedot on tallennettu asianhallintajärjestelmään.\n"
        "\nSopimukset\n\n • Tiedot on tallennettu palkanlaskennan ja sopimusten hallinnan järjestelmään.\n"
        "\nHenkilöstö\n\nHenkilöstö\n\n • Perustiedot (nimi, tehtävä) ovat saatavana avoimen rajapinnan kautta.\n"
    )
    found = told(text)
    assert names(found) == ["Päätökset", "Sopimukset", "Henkilöstö"]
    assert found["repositories"][1]["systems"] == ["palkanlaskennan ja sopimusten hallinnan järjestelmä"]
    assert found["repositories"][2]["api"]["open"] == "yes"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Kuvaus auttaa Aallokon hyvinvointialueen asukkaita tietopyynnön tekemisessä.", None),
        ("Kuvauksen tarkoitus on auttaa Aallokon hyvinvointialueen asukkaita.", "Aallokon hyvinvointialue"),
        ("Aallokon liitto muodostaa laissa mainitun tiedonhallintayksikön.", "Aallokon liitto"),
        ("Tässä kerrotaan, miten AAMKin asiarekisteri on järjestetty.", "AAMK"),
        ("Kuvauksen tarkoituksena on helpottaa tietopyyntöjä Aallokon seurakunnalle.", "Aallokon seurakunta"),
        ("Tiedonhallintayksikön on ylläpidettävä kuvausta, ja Aalto Oy on tiedonhallintayksikkö.", "Aalto Oy"),
    ],
)
def test_the_keeper_by_what_the_text_says(sentence: str, name: str | None) -> None:
    """A body is the keeper where a sentence on the description names it; one mention elsewhere is not enough."""
    found = told(f"Asiakirjajulkisuuskuvaus\n\n{sentence}\n{ENTRY}")
    assert found.get("organisation", {}).get("name") == name


def test_contacts_listed_below_a_sentence_on_the_registry() -> None:
    """A sentence that asks to turn to the registry and ends in a colon is gone on by the lines below it."""
    text = "Asiakirjajulkisuuskuvaus\n\nLisätietoja saat viraston kirjaamosta:\n\n • Sähköposti: kirjaamo@aallokko.example.\n"
    assert told(text + ENTRY)["request"]["email"] == ["kirjaamo@aallokko.example"]


def test_a_sentence_that_leads_in_a_list_is_no_heading() -> None:
    """Also where it holds a name and the word for an element, as a heading with both does."""
    text = (
        "Asiakirjajulkisuuskuvaus\n\nKoulujen tietovaranto\n\nTietoaineistot\n\nKuvaukset koulujen tietovarannon "
        "tietoaineistoista löydät rekisterien tietosuojaselosteista:\n\n • Oppilasrekisteri\n\nTietojärjestelmät\n\nKouluri\n"
    )
    found = told(text)
    assert names(found) == ["Koulujen tietovaranto"]
    assert found["repositories"][0]["systems"] == ["Kouluri"]


def test_terms_that_a_page_explains_are_no_entries() -> None:
    """Each under a heading of its own, as a glossary has them."""
    text = (
        "Asiakirjajulkisuuskuvaus\n\nKeskeiset käsitteet\n\nLooginen tietovaranto\n\nToiminnassa tarvittavien ja yhteisesti "
        "hallittujen tietojen joukko.\n\nRekisteri\n\nViranomaisen tehtävien hoidossa syntyvä samansisältöisten tietojen "
        "kokonaisuus.\n\nTekninen rajapinta\n\nTeknisellä rajapinnalla tarkoitetaan tiedonsiirtoratkaisua.\n"
    )
    found = told(text + ENTRY)
    assert names(found) == ["Talouden tietovaranto"]
    assert "api" not in found


def test_the_law_quoted_whole_answers_nothing() -> None:
    """What the description must hold, point by point, is no statement on this one."""
    law = (
        "Tiedonhallintayksikön on ylläpidettävä kuvausta. Kuvauksen on sisällettävä tiedot:\n\n1) tietojärjestelmistä;\n\n"
        "2) hakutekijöistä, joilla asiakirjoja on mahdollista hakea;\n\n3) tietoaineistojen saatavuudesta avoimesti "
        "teknisen rajapinnan avulla.\n"
    )
    found = told(f"28 § Kuvaus asiakirjajulkisuuden toteuttamiseksi\n\n{law}\nAsiakirjajulkisuuskuvaus\n")
    assert not {"api", "search_keys", "systems", "repositories"} & set(found)


def test_the_systems_that_a_register_consists_of() -> None:
    """Bullets under a sentence that is cut short are systems by their heads, in whatever case."""
    text = (
        "Asiarekisteri\n\nAsiarekisteri koostuu:\n\n • Asianhallintajärjestelmästä\n • Operatiivisista järjestelmistä\n"
    )
    assert told(text + ENTRY)["case_register"]["systems"] == ["Asianhallintajärjestelmä", "Operatiiviset järjestelmät"]
