"""Exports of an information management model as they come from other systems."""

from __future__ import annotations

from pathlib import Path

import pytest

from kuvauslint.engine.model_rows import read_model
from kuvauslint.errors import UsageError

STORES = [("Asiarekisteri", "Ratas"), ("Kirjaston tietovaranto", "Lainari")]


def rows(folder: Path, name: str, text: str) -> list[dict[str, str]]:
    """What is read from a file of that name."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [dict(row) for row in read_model(str(path))]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("m.csv", "Tietovaranto;Tietojärjestelmä\nAsiarekisteri;Ratas\nKirjaston tietovaranto;Lainari\n"),
        ("m.csv", "tietovaranto,tietojärjestelmä\nAsiarekisteri,Ratas\nKirjaston tietovaranto,Lainari\n"),
        (
            "m.csv",
            "Tiedonhallintamalli; luonnos, 2026\n;\nTietovarannon nimi;Järjestelmä\nAsiarekisteri;Ratas\nKirjaston tietovaranto;Lainari\n",
        ),
        ("m.csv", "Nro\tInformationslager\tSystem\n1\tAsiarekisteri\tRatas\n2\tKirjaston tietovaranto\tLainari\n"),
        ("m.yaml", "- {store: Asiarekisteri, system: Ratas}\n- {store: Kirjaston tietovaranto, system: Lainari}\n"),
        (
            "m.yaml",
            "tietovarannot:\n- {nimi: Asiarekisteri, tietojärjestelmät: [Ratas]}\n- {nimi: Kirjaston tietovaranto, järjestelmä: Lainari}\n",
        ),
        (
            "m.json",
            '[{"Register": "Asiarekisteri", "Systems": "Ratas"}, {"Register": "Kirjaston tietovaranto", "Systems": ["Lainari"]}]',
        ),
    ],
    ids=["semicolons", "commas", "title above", "tabs, Swedish", "yaml", "yaml by what is listed", "json"],
)
def test_the_same_rows_from_every_form(tmp_path: Path, name: str, text: str) -> None:
    """Headings in three languages, delimiters by what they show, titles above, lists of mappings."""
    assert [(row["store"], row["system"]) for row in rows(tmp_path, name, text)] == STORES


def test_systems_listed_apart(tmp_path: Path) -> None:
    """A mapping with a list of stores and one of systems; a system may be a bare text."""
    text = "tietovarannot:\n- nimi: Asiarekisteri\njärjestelmät:\n- nimi: Ratas\n- Lainari\n"
    found = rows(tmp_path, "m.yaml", text)
    assert [(row["store"], row["system"]) for row in found] == [("Asiarekisteri", ""), ("", "Ratas"), ("", "Lainari")]


def test_several_systems_of_one_cell(tmp_path: Path) -> None:
    """Lines of a cell and items of a list are parted by semicolons."""
    text = 'Tietovaranto;Tietojärjestelmä\nAsiarekisteri;"Ratas\nTallea"\n'
    assert rows(tmp_path, "m.csv", text)[0]["system"] == "Ratas; Tallea"
    assert rows(tmp_path, "m.yaml", "- {store: A, system: [Ratas, Tallea]}")[0]["system"] == "Ratas; Tallea"


@pytest.mark.parametrize(
    ("heading", "value", "secret"),
    [
        ("Salassa pidettävä", "kyllä", "yes"),
        ("Salassa pidettävä", "ei", ""),
        ("Salassa pidettävä", "", ""),
        ("Sekretess", "x", "yes"),
        ("Julkisuus", "Salassa pidettävä", "yes"),
        ("Julkisuus", "osittain salassa pidettävä", ""),
        ("Julkinen", "Ei", "yes"),
        ("Public", "yes", ""),
    ],
)
def test_what_is_not_for_the_public(tmp_path: Path, heading: str, value: str, secret: str) -> None:
    """A column tells it, from either side; what is partly secret belongs to the description."""
    (row,) = rows(tmp_path, "m.csv", f"Tietovaranto;{heading}\nAsiarekisteri;{value}\n")
    assert row["secret"] == secret


def test_truths_of_yaml(tmp_path: Path) -> None:
    """`secret: true` and `public: no` are booleans in YAML."""
    found = rows(
        tmp_path, "m.yaml", "- {store: A, secret: true}\n- {store: B, public: no}\n- {store: C, public: yes}\n"
    )
    assert [row["secret"] for row in found] == ["yes", "yes", ""]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("m.csv", "a;b\n1;2\n"),
        ("m.csv", "Tietovaranto;Tietojärjestelmä\n"),
        ("m.csv", "Käyttötarkoitus\nlainaus\n"),
        ("m.yaml", "yksi: kaksi"),
        ("m.yaml", "{"),
    ],
)
def test_what_is_no_model(tmp_path: Path, name: str, text: str) -> None:
    """Neither stores nor systems: wrong use, told as such."""
    with pytest.raises(UsageError):
        rows(tmp_path, name, text)
