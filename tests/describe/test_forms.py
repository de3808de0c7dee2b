"""Forms of one register or system: the name in the title, the letterhead, the labels of a form."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.test_told_in_passing import read_text

HEAD = "Kuusijärven kaupunki\nTekninen toimi\nKatu 1, 00100 Kuusijärvi\n"
FIELDS = (
    "\nKäyttötarkoitus\nRakennuslupien käsittely.\n\nTietoaineistot\nRakennusluvat, piirustukset\n\n"
    "Hakutekijät\nkiinteistötunnus, osoite\n"
)


def read_form(text: str) -> Any:
    """The one entry of a form."""
    found = read_text(f"\n{text}")
    (entry,) = found["repositories"]
    return entry


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tietojärjestelmäseloste: Louhi\n", "Louhi"),
        ("Rekisteriseloste – Rakennusvalvontarekisteri\n", "Rakennusvalvontarekisteri"),
        ("Rekisteriseloste\n\nRakennusvalvontarekisteri\n", "Rakennusvalvontarekisteri"),
        ("Tietojärjestelmäseloste: vanha lomake\n\nTietojärjestelmän nimi\nLouhi\n", "Louhi"),
        ("Tietojärjestelmäseloste: Kuusijärven kaupunki\n\nRakennusvalvontarekisteri\n", "Rakennusvalvontarekisteri"),
    ],
)
@pytest.mark.parametrize(
    "head", ["", f"\n{HEAD}", "\nKuusijärven kaupunki, tekninen toimi, Katu 1, 00100 Kuusijärvi\n"]
)
def test_a_form_is_named_by_its_title_and_has_a_letterhead(title: str, name: str, head: str) -> None:
    """The lines of the letterhead are neither its name nor its purpose."""
    entry = read_form(f"{title}{head}{FIELDS}")

    assert entry["name"] == name
    assert entry["purpose"] == "Rakennuslupien käsittely."
    assert [one["name"] for one in entry["datasets"]] == ["Rakennusluvat", "piirustukset"]
    assert entry["search_keys"] == ["kiinteistötunnus", "osoite"]


def test_an_address_below_a_label_is_its_value() -> None:
    """Only what stands under no label is a letterhead."""
    entry = read_form(f"Rakennusvalvontarekisteri\n\nYhteystiedot\n{HEAD}{FIELDS}")

    assert entry["request"]["address"] == ["Katu 1, 00100 Kuusijärvi"]
    assert entry["purpose"] == "Rakennuslupien käsittely."


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Rekisterin pitäjä: Rakennusvalvonta", {"responsible": "Rakennusvalvonta"}),
        ("Rekisteriasioista vastaava henkilö\nMaija Mallikas", {"responsible": "Maija Mallikas"}),
        ("Yhteyshenkilö: Maija Mallikas", {"request": {"instructions": "Maija Mallikas"}}),
        ("Yhteyshenkilö\nrakennustarkastaja@m.example", {"request": {"email": ["rakennustarkastaja@m.example"]}}),
    ],
)
def test_labels_of_who_answers(label: str, field: dict[str, Any]) -> None:
    """The person to ask is where requests go, who keeps the register answers for it."""
    entry = read_form(f"Rakennusvalvontarekisteri\n\n{label}\n{FIELDS}")

    assert {name: entry[name] for name in field} == field
    assert entry["name"] == "Rakennusvalvontarekisteri"
