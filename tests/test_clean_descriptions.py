"""Complete descriptions of every type of organisation, and three long ones: no error and no warning.

As a description file and as a published page of the same contents, in the strict profile.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.engine.judge import describe
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.vocabulary.store import load

FOLDER = Path(__file__).parent / "descriptions"
FILES = sorted(FOLDER.glob("*.kuvaus.yaml"))
OF_ONE_LANGUAGE = [path for path in FILES if "kaksikielinen" not in path.name]
ENTRIES_OF_A_LONG_ONE = 61

WORDS = {
    "fi": {
        "title": "{name}: asiakirjajulkisuuskuvaus",
        "updated": "Päivitetty {date}",
        "authority": "Tietojen antamisesta päättävä viranomainen: {text}",
        "contact": "Tietopyynnöt: {email}, puh. {phone}",
        "purpose": "Käyttötarkoitus",
        "datasets": "Keskeiset tietoaineistot",
        "systems": "Tietojärjestelmät",
        "search_keys": "Hakutekijät",
        "api": "Tietoaineistojen saatavuus teknisen rajapinnan kautta: Ei",
    },
    "sv": {
        "title": "{name}: beskrivning av handlingars offentlighet",
        "updated": "Uppdaterad {date}",
        "authority": "Myndighet som beslutar om utlämnande av uppgifter: {text}",
        "contact": "Begäran om information: {email}, tfn {phone}",
        "purpose": "Ändamål",
        "datasets": "Centrala informationsmaterial",
        "systems": "Informationssystem",
        "search_keys": "Söktermer",
        "api": "Öppen tillgång via tekniskt gränssnitt: Nej",
    },
}


def found(source: Source) -> list[str]:
    """The errors and warnings of a source, as one reads them in a failure."""
    report = lint([source], rulebook(), Options(Choice("strict"), date(2026, 11, 22)))
    return [told(f) for f in report.findings if f.severity != "info"]


def told(finding: Finding) -> str:
    return f"{finding.rule} line {finding.place.line} at {finding.entry}: {finding.values}"


def page(path: Path) -> str:
    """The description as a page: a title, a date, a contact, and entries of label lines."""
    description = describe(read(Source(path.name, path.read_bytes(), "yaml")))
    assert description is not None
    whole = plain(description.root)
    words = WORDS[whole.get("language", "fi")]
    request = whole["request"]
    lines = [
        words["title"].format(name=whole["organisation"]["name"]),
        words["updated"].format(date="1.9.2026"),
        words["authority"].format(text=request["authority"]),
        words["contact"].format(email=request["email"][0], phone=request["phone"][0]),
    ]
    for entry in (whole["case_register"], *whole["repositories"]):
        lines.append(entry["name"])
        names = [data["name"] if isinstance(data, dict) else data for data in entry["datasets"]]
        lines.append(
            "\n".join(
                [
                    f"{words['purpose']}: {entry['purpose']}",
                    f"{words['datasets']}: {', '.join(names)}",
                    f"{words['systems']}: {', '.join(entry['systems'])}",
                    f"{words['search_keys']}: {', '.join(entry['search_keys'])}",
                    words["api"],
                ]
            )
        )
    return "\n\n".join(lines) + "\n"


def test_every_type_of_organisation_is_there():
    """In both languages, and the long ones are long."""
    types = {kind.replace("_", "-") for kind in load("vocabulary/keeper")["types"]} | {"other-public", "private"}
    names = {path.name.split(".")[0] for path in FILES}
    assert types <= names
    assert sum(path.name.endswith(".sv.kuvaus.yaml") for path in FILES) == len(types)
    for path in FILES:
        if path.name.startswith(("pitka", "lang")):
            description = describe(read(Source(path.name, path.read_bytes(), "yaml")))
            assert description is not None
            assert len(description.entries()) == ENTRIES_OF_A_LONG_ONE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(".kuvaus.yaml"))
def test_a_clean_description_file_gives_no_error_and_no_warning(path):
    assert found(Source(path.name, path.read_bytes(), "yaml")) == []


@pytest.mark.parametrize("path", OF_ONE_LANGUAGE, ids=lambda path: path.name.removesuffix(".kuvaus.yaml"))
def test_the_same_description_as_a_page_gives_no_error_and_no_warning(path):
    """Also read back from a published page."""
    assert found(Source("page.txt", page(path).encode(), "text")) == []
