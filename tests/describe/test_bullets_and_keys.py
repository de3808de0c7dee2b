"""Names among bullets whose first words point elsewhere; lines of search keys that are words for labels too."""

from __future__ import annotations

import pytest
from tests.describe.test_small_documents import told

TOLD = {
    "fi": (
        "Lisätietoja tietosuojaselosteista.",
        "Tietovarantoa käytetään lainaamiseen.",
        "Tiedot on tallennettu Hyllyyn.",
    ),
    "sv": (
        "Behandlingen av personuppgifter beskrivs i dataskyddsbeskrivningen.",
        "Informationslagret omfattar låneuppgifter.",
        "Uppgifterna har sparats i Hyllan.",
    ),
}
NAMES = {
    "fi": ("Kirjaston tiedot", "Museon tiedot"),
    "sv": ("Bibliotekets informationslager", "Informationslager för museet"),
}


@pytest.mark.parametrize(("language", "indent"), [("fi", "    "), ("sv", "    "), ("sv", "")])
def test_the_first_bullet_below_a_name_may_point_elsewhere(language: str, indent: str) -> None:
    items = [f"- {name}\n" + "".join(f"{indent}- {one}\n" for one in TOLD[language]) for name in NAMES[language]]
    title = {"fi": "# Asiakirjajulkisuuskuvaus\n\n## Tietovarannot", "sv": "# Beskrivning av handlingars offentlighet"}
    found = told(f"{title[language]}\n\n{''.join(items)}", language)
    assert tuple(one["name"] for one in found["repositories"]) == NAMES[language]
    assert all("systems" in one for one in found["repositories"])


@pytest.mark.parametrize(
    ("label", "lead", "keys"),
    [
        (
            "Söktermer",
            "Handlingar kan sökas med följande sökvillkor:",
            ["Handlingstyp", "Ärendenummer", "Projektets namn"],
        ),
        ("Hakutekijät", "Asiakirjoja voidaan hakea seuraavilla hakuperusteilla:", ["Asiakirjatyyppi", "Asianumero"]),
    ],
)
def test_a_kind_of_document_is_a_key_among_keys(label: str, lead: str, keys: list[str]) -> None:
    language = "sv" if label == "Söktermer" else "fi"
    text = f"## {label}\n\n{lead}\n\n" + "\n\n".join(keys) + "\n"
    assert told(text, language)["search_keys"] == keys


@pytest.mark.parametrize("rule", ["-----------------------", "======================="])
def test_a_numbered_line_over_a_line_of_dashes_is_a_heading(rule: str) -> None:
    """As who writes it means, though CommonMark sees an item and a rule."""
    entry = "{}. {} asiarekisteri\n{}\n\nTietojärjestelmät: Hylly\n\n"
    found = told(entry.format(1, "Kunnan", rule) + f"2. Kirjaston tietovaranto\n{rule}\n\nTietojärjestelmät: Laina\n")
    assert found["case_register"]["systems"] == ["Hylly"]
    assert [one["name"] for one in found["repositories"]] == ["Kirjaston tietovaranto"]
