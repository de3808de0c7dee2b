"""Headings that a format or their own words hide: numbered lines over labels, and names that read like a label."""

from __future__ import annotations

from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read


def told(text: str, kind: str = "text") -> Any:
    return plain(describe(read(Source("a", text.encode(), kind))).root)


NUMBERED = """Exempelby församling
Beskrivning av handlingsoffentligheten

KONTAKT
1. Ring kansliet, tfn 02 588 4100
2. Skriv till kansliet@exempelby.example

INFORMATIONSLAGER

1. Ärenderegister
Ändamål: Registrering av ärenden
System: Akten
Söktermer: Diarienummer, rubrik

2. Skriftskola
Ändamål: Ordnande av skriftskolor
System: Lägret
Söktermer: Namn, läger
"""


def test_numbered_lines_over_labels_are_headings():
    """Plain text writes a numbered heading as it writes an item of a list: the labels below tell which it is."""
    found = told(NUMBERED)
    assert found["case_register"]["systems"] == ["Akten"]
    assert [(one["name"], one["systems"]) for one in found["repositories"]] == [("Skriftskola", ["Lägret"])]


def test_a_numbered_instruction_is_no_entry():
    """One numbered line over labels may be a step of an instruction."""
    text = NUMBERED.split("2. Skriftskola", maxsplit=1)[0]
    assert "repositories" not in told(text)


LIKE_A_LABEL = """# Asiakirjajulkisuuskuvaus

## 4.1 Lupien tietovaranto

**Käyttötarkoitus:** luvat

**Tietoryhmät:** hakemukset

**Järjestelmät:** Lupa

## 4.2 Manuaaliset aineistot

**Käyttötarkoitus:** säilytys

**Tietoryhmät:** vanhat kortit

**Järjestelmät:** paperiarkisto
"""


def test_a_heading_over_all_labels_is_a_name_though_it_reads_like_one_of_them():
    """What stands below tells, each once, of more than the heading's own words would be the label of."""
    names = [one["name"] for one in told(LIKE_A_LABEL, "markdown")["repositories"]]
    assert names == ["Lupien tietovaranto", "Manuaaliset aineistot"]


REQUESTS = """Mallilan kunta
Asiakirjajulkisuuskuvaus

Kuka päättää ja miten pyydän tietoa?

Kunnanhallitus päättää tietojen antamisesta asiarekisteristä ja tietojärjestelmistä.

Lähetä pyyntö osoitteeseen kirjaamo@mallila.example. Kirjaamo auttaa sinua.

Asiakirjoja voidaan hakea asiarekisteristä asianumerolla, otsikolla ja päivämäärällä.

Tietoaineistot eivät ole saatavissa avoimesti teknisten rajapintojen avulla.

Kirjaston tietovaranto
Käyttötarkoitus: lainaus
Tietojärjestelmät: Hylly
"""


def test_keys_and_answers_told_below_a_heading_on_requests():
    """They hold for all, and are no advice to who asks."""
    found = told(REQUESTS)
    assert found["search_keys"] == ["asianumero", "otsikko", "päivämäärä"]
    assert found["api"]["open"] == "no"
    assert found["request"]["authority"] == "Kunnanhallitus"


PROSE = """# Asiakirjajulkisuuskuvaus

Mallilan yliopisto

## Tietovarannot

### Opintotietovaranto

Opintotietovarantoon kuuluvat suoritukset, opinto-oikeudet ja tutkinnot. Tiedot ovat Opinto-järjestelmässä.

### Tutkimustietovaranto

Tutkimustietovarantoon kuuluvat hankkeet ja julkaisut. Julkaisut ovat saatavilla avoimen rajapinnan kautta.

### Kirjastotietovaranto

Kirjastotietovarantoon kuuluvat lainat ja kokoelmat.

Yliopiston tietoaineistot eivät muilta osin ole saatavilla avoimesti teknisen rajapinnan kautta.
"""


def test_compounds_of_repositories_and_closing_words_on_the_rest():
    """What belongs to "the study repository" is its data, and what is said of the rest holds for all."""
    found = told(PROSE, "markdown")
    data = {one["name"]: [item["name"] for item in one["datasets"]] for one in found["repositories"]}
    assert data["Opintotietovaranto"] == ["suoritukset", "opinto-oikeudet", "tutkinnot"]
    assert data["Kirjastotietovaranto"] == ["lainat", "kokoelmat"]
    assert "statement" in found["api"]
    assert [one["name"] for one in found["repositories"] if "api" in one] == ["Tutkimustietovaranto"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Asiakirjoja voi hakea sähköisellä lomakkeella, sähköpostilla tai kirjeellä.",
        "Avustusta haetaan lomakkeella, johon liitetään selvitys.",
        "Handlingar kan sökas på kansliet, Skolgatan 5, eller på webben.",
    ],
)
def test_ways_to_apply_are_no_keys(sentence):
    """To seek a document is also to ask for it: by which means it is asked for finds nothing."""
    text = REQUESTS.replace(
        "Asiakirjoja voidaan hakea asiarekisteristä asianumerolla, otsikolla ja päivämäärällä.", sentence
    )
    assert "search_keys" not in told(text)
