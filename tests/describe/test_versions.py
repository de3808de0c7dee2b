"""A page with the description in two languages, one below the other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.carried import carried
from kuvauslint.describe.published import describe
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.description import Description
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

FI = """# Asiakirjajulkisuuskuvaus

Mallilan kunta on tiedonhallintalain mukainen tiedonhallintayksikkö. Päivitetty 3.2.2026.

Tietopyynnöt osoitetaan kirjaamoon: kirjaamo@mallila.example, puh. 019 123 4567.

Tiedon antamisesta päättää hallintojohtaja.

Tietoaineistot eivät ole saatavissa avoimesti teknisen rajapinnan avulla.

## Asiarekisteri

Käyttötarkoitus: kunnan asioiden käsittely
Tietojärjestelmät: Asiala
Tietoaineistot: pöytäkirjat, päätökset
Hakutekijät: asianumero, otsikko, päivämäärä

## Kirjaston tietovaranto

Käyttötarkoitus: lainaaminen
Tietojärjestelmät: Hylly
Tietoaineistot: lainatiedot, kokoelmatiedot
Hakutekijät: asiakkaan nimi, kortin numero

"""
SV = """# Beskrivning av handlingars offentlighet

Mallila kommun är en informationshanteringsenhet enligt informationshanteringslagen. Uppdaterad 3.2.2026.

Begäran om information riktas till registratorskontoret: kirjaamo@mallila.example, tfn 019 123 4567.

Förvaltningsdirektören beslutar om utlämnande av uppgifter.

Informationsmaterialen är inte öppet tillgängliga via ett tekniskt gränssnitt.

## Ärenderegister

Användningsändamål: behandling av kommunens ärenden
Informationssystem: Asiala
Informationsmaterial: protokoll, beslut
Söktermer: ärendenummer, rubrik, datum

## Bibliotekets informationslager

Användningsändamål: utlåning
Informationssystem: Hylly
Informationsmaterial: låneuppgifter, samlingsuppgifter
Söktermer: kundens namn, kortets nummer

"""
MUSEUM_SV = """## Museets informationslager

Användningsändamål: utställningar
Informationssystem: Vitrin
Informationsmaterial: uppgifter om föremål
Söktermer: föremålets namn

"""


def described(text: str) -> Description:
    found = describe(read(Source("sivu.md", text.encode(), "markdown")))
    assert found is not None
    return found


def found_in(text: str) -> list[Finding]:
    """The findings on the page, strictly."""
    options = Options(Choice("strict"), date(2026, 11, 22))
    return list(lint([Source("sivu.md", text.encode(), "markdown")], rulebook(), options).findings)


def summary(tree: dict[str, Any]) -> tuple[Any, ...]:
    request = tree["request"]
    return (
        tree["organisation"]["name"],
        request["authority"],
        request["email"],
        [one["name"] for one in tree["repositories"]],
    )


@pytest.mark.parametrize("texts", [(FI, SV), (SV, FI)])
def test_each_version_is_read_by_itself(texts: tuple[str, str]) -> None:
    """With the decider, the request and the entries that it tells."""
    first = described("".join(texts))
    (second,) = first.versions
    told = {one.language: one for one in (first, second)}
    assert first.language == ("fi" if texts[0] is FI else "sv")
    mail = ["kirjaamo@mallila.example"]
    fi, sv = (plain(told[code].root) for code in ("fi", "sv"))
    assert summary(fi) == ("Mallilan kunta", "hallintojohtaja", mail, ["Kirjaston tietovaranto"])
    assert summary(sv) == ("Mallila kommun", "Förvaltningsdirektören", mail, ["Bibliotekets informationslager"])
    assert (fi["case_register"]["name"], sv["case_register"]["name"]) == ("Asiarekisteri", "Ärenderegister")
    assert {piece.place.line for piece in first.prose}.isdisjoint(piece.place.line for piece in second.prose)


@pytest.mark.parametrize(
    "text",
    [
        FI,
        SV,
        # a summary tells of no entries, and a page with small pieces of another language is in one
        FI + "# På svenska\n\nDet här är en beskrivning av handlingars offentlighet. Begäran riktas till kommunen och registratorn.\n",
        FI.replace("Hylly", "Library system of the town and its people").replace("Asiala", "Ärendehanteringssystemet"),
    ],
)  # fmt: skip
def test_a_page_in_one_language_has_no_versions(text: str) -> None:
    assert described(text).versions == ()


def test_what_only_one_version_tells_of_the_page_holds_for_both() -> None:
    bare = SV.replace(" Uppdaterad 3.2.2026.", "").replace(": kirjaamo@mallila.example, tfn 019 123 4567", "")
    (second,) = described(FI + bare).versions
    told = plain(second.root)
    assert told["updated"] == "3.2.2026"
    assert (told["request"]["email"], told["request"]["phone"]) == (["kirjaamo@mallila.example"], ["019 123 4567"])
    assert told["request"]["authority"] == "Förvaltningsdirektören"


def test_versions_are_no_twins_of_each_other() -> None:
    """No entry is told to be described twice, none lacks anything, and no version is missing."""
    assert {one.rule for one in found_in(FI + SV)} <= {"KL160", "KL507"}


def test_what_one_version_lacks_is_told_at_it() -> None:
    decider = "Förvaltningsdirektören beslutar om utlämnande av uppgifter.\n\n"
    told = [
        (one.rule, one.place.line) for one in found_in(FI + SV.replace(decider, "")) if one.rule in ("KL120", "KL912")
    ]
    begins = FI.count("\n") + 1
    assert [line >= begins for rule, line in told if rule == "KL120"] == [True]
    assert [rule for rule, _ in told].count("KL912") == 1


def test_what_both_versions_lack_is_told_once() -> None:
    text = FI.replace("Tietoaineistot eivät ole saatavissa avoimesti teknisen rajapinnan avulla.\n\n", "") + SV.replace(
        "Informationsmaterialen är inte öppet tillgängliga via ett tekniskt gränssnitt.\n\n", ""
    )
    assert [one.rule for one in found_in(text)].count("KL150") == 1


def test_an_entry_that_only_one_version_has_is_told() -> None:
    told = [one for one in found_in(FI + SV + MUSEUM_SV) if one.rule == "KL912"]
    assert [one.values["here"] for one in told if one.values["element"] == "entries"] == ["2"]


def test_a_harmful_thing_is_found_in_either_version() -> None:
    told = [
        one for one in found_in(FI + SV.replace("utställningar", "") + "Lösenord: Salainen1!\n") if one.rule == "KL704"
    ]
    assert len(told) == 1


def test_a_file_made_of_the_page_has_the_texts_by_language() -> None:
    made = carried(described(FI + SV)).data
    assert made["repositories"][0]["name"] == {"fi": "Kirjaston tietovaranto", "sv": "Bibliotekets informationslager"}
    assert made["repositories"][0]["systems"] == ["Hylly"]
    assert made["request"]["authority"] == {"fi": "hallintojohtaja", "sv": "Förvaltningsdirektören"}
    assert made["language"] == "fi"


def test_a_version_with_other_entries_is_left_beside_the_file() -> None:
    made = carried(described(FI + SV + MUSEUM_SV))
    assert made.data["repositories"][0]["name"] == "Kirjaston tietovaranto"
    assert any("utställningar" in prose.text for prose in made.left)


def test_plain_values_are_those_of_the_first_version() -> None:
    assert carried(described(FI + SV), worded=False).data["repositories"][0]["name"] == "Kirjaston tietovaranto"
