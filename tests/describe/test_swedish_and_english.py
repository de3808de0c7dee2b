"""How Swedish and English pages name the body, its case register, its contacts and its entries."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe import test_published

from kuvauslint.describe.register_names import is_case_register


def told(text: str) -> dict[str, Any]:
    """The canonical description of a text."""
    return dict(test_published.told(text))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Enligt lagen ska Modellby kommun som informationshanteringsenhet upprätthålla en beskrivning.", "Modellby kommun"),
        ("Enligt 28 § ska staden Modellby upprätthålla en beskrivning av de informationslager den förvaltar.", "staden Modellby"),
        ("Modellby kyrkliga samfällighets beskrivning av handlingsoffentlighet", "Modellby kyrkliga samfällighet"),
        ("Mallia University of Applied Sciences maintains a description of document publicity.", "Mallia University of Applied Sciences"),
        ("The document publicity description of the City of Modelham is a description of the City’s information in accordance with section 28.", "City of Modelham"),
        ("Mallia maintains a description of document publicity in accordance with the Act.", "Mallia"),
        ("This page helps you. Mallia’s data repositories are described below by repository.", "Mallia"),
    ],
)  # fmt: skip
def test_whose_description_it_is(sentence: str, name: str) -> None:
    """The body that keeps the description, however the sentence goes."""
    assert told(f"Handlingsoffentlighet\n\n{sentence}\n")["organisation"]["name"] == name


def test_a_word_that_is_a_name_by_itself() -> None:
    """A ministry named again and again is the keeper; one that is only quoted is not."""
    often = "Provministeriet för ett register. Begäran riktas till provministeriet. Provministeriets handlingar är offentliga."
    assert told(f"Beskrivning av handlingars offentlighet\n\n{often}\n")["organisation"]["name"] == "Provministeriet"
    once = "Källa: Provministeriets publikationer 2020."
    assert "organisation" not in told(f"Beskrivning av handlingars offentlighet\n\n{once}\n")


@pytest.mark.parametrize(
    "heading",
    [
        "Modellby stads ärenderegister och informationshantering",
        "Modellby kommuns ärenderegister",
        "MUA’s case register",
        "The case register and decision-making system of the City of Modelham",
        "Ärendehanteringsregistret",
    ],
)
def test_the_register_of_the_whole_body(heading: str) -> None:
    """Headings that name the case register of the body."""
    assert is_case_register(heading)


@pytest.mark.parametrize(
    "heading", ["Bibliotekets ärenderegister", "Library services case register", "Case register of library loans"]
)
def test_the_register_of_a_service(heading: str) -> None:
    """A service's register is not the body's."""
    assert not is_case_register(heading)


def test_a_register_under_a_short_name() -> None:
    """The only entry that is called a register of cases and says that it is the whole of them."""
    page = "Mua Case Register\n\nMua Case register is a logical entity that consists of cases and their metadata.\n"
    assert told(page)["case_register"]["name"] == "Mua Case Register"


def test_contacts_under_a_heading_of_the_registry() -> None:
    """The lines below "The registry's contact details" are where requests go."""
    page = (
        "Begäran om information\n\nEn begäran kan lämnas till registratorskontoret.\n\n"
        "Registratorskontorets kontaktuppgifter\n\nE-post: registrator(at)modellby.example\nTfn: 0295 000 111\n"
        "Postadress: Modellby, PB 28, 00023 Modellby\n"
    )
    request = told(page)["request"]
    assert request["email"] == ["registrator(at)modellby.example"]
    assert request["phone"] == ["0295 000 111"]


def test_a_list_of_ways_to_ask() -> None:
    """A sentence that opens a list of contacts is no name of an entry, and a house number may begin with a letter."""
    page = (
        "Begäran om information\n\nVerket förvaltar fästningen.\n\nBegäran om information görs:\n\n"
        " • per brev till adressen Provverket, Borgen C40, 00190 Modellby\n • med e-post till registrator(at)prov.example\n"
    )
    request = told(page)["request"]
    assert request["address"] == ["Borgen C40, 00190 Modellby"]
    assert request["email"] == ["registrator(at)prov.example"]


def test_to_take_part_is_no_part() -> None:
    """The idiom "ta del av" has the word for a part in it, and a plain no all the same."""
    page = "Det är inte möjligt att ta del av verkets informationslager via ett tekniskt gränssnitt.\n"
    assert told(f"Gränssnitt\n\n{page}")["api"]["open"] == "no"


def test_examples_of_keys_are_promised() -> None:
    """A preamble that promises examples of search keys tells none."""
    page = (
        "Beskrivning av handlingars offentlighet\n\nI samband med beskrivningen av informationsmaterial anges exempel på "
        "sökvillkor som kan användas för att söka uppgifter i informationssystem eller arkiv.\n"
    )
    assert "search_keys" not in told(page)


def test_headings_with_no_gap_around_them() -> None:
    """Prose entries below one another, each under a short line that no empty line parts from its text."""
    page = (
        "Mallia’s data repositories\nAdministration\n"
        "The administration data repository contains board minutes, strategies and quality manuals, which are on our site.\n"
        "The information is processed in the case system and the partner system. Information can be searched by title, "
        "date and by person.\nHuman Resources\n"
        "The purpose of the human resources data repository is the management of personnel and the payment of salaries.\n"
        "The information is processed in the payroll system. Information can be searched by name.\n"
    )
    first, second = told(page)["repositories"]
    assert (first["name"], second["name"]) == ("Administration", "Human Resources")
    assert first["systems"] == ["case system", "partner system"]
    assert first["search_keys"] == ["title", "date", "person"]
    assert [one["name"] for one in first["datasets"]] == ["board minutes", "strategies", "quality manuals"]


def test_entries_that_only_a_sentence_names() -> None:
    """A sentence begins each entry, and labels follow; an entry under a heading is not named anew by its sentence."""
    page = (
        "Tietovarannot\n\nHallinnon tietovaranto on looginen tietovaranto, joka käsittää hallinnon tiedot.\n\n"
        "Tietoaineistot\n\n • Sopimukset\n • Ohjeet\n\n"
        "Opetuksen tietovaranto on looginen tietovaranto, joka käsittää opetuksen tiedot.\n\nTietoaineistot\n\n • Todistukset\n"
    )
    assert [one["name"] for one in told(page)["repositories"]] == ["Hallinnon tietovaranto", "Opetuksen tietovaranto"]
    headed = (
        "Tietovarannot\n\nKirjastopalvelut\n\nKirjaston tietovaranto sisältää tiedot lainoista.\n\nTietoaineistot\n\n • Lainat\n\n"
        "Nuorisopalvelut\n\nNuorten tietovaranto sisältää tiedot kerhoista.\n\nTietoaineistot\n\n • Kerhot\n"
    )
    assert [one["name"] for one in told(headed)["repositories"]] == ["Kirjastopalvelut", "Nuorisopalvelut"]


def test_a_general_chapter_is_no_entry() -> None:
    """A form of one system below "General": its name is its system's, its labels are its own."""
    page = (
        "Information system description\n\nGeneral\n\nThis description tells which data repositories the city maintains.\n\n"
        "System name\n\nVindla\n\nOwner of the system\n\nEducation sector\n\nPurpose of the information system\n\n"
        "Distributing water.\n\nKey datasets\n\nConsumption data.\n"
    )
    (entry,) = told(page)["repositories"]
    assert (entry["name"], entry["systems"], entry["responsible"]) == ("Vindla", ["Vindla"], "Education sector")
