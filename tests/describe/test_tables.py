"""Tables, a row, a column or a whole table for each entry, and what stands beside them."""

from __future__ import annotations

from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.description import Description
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read


def described(text: str, kind: str = "markdown") -> Description:
    return describe(read(Source("a.md", text.encode(), kind)))


def told(text: str) -> Any:
    return plain(described(text).root)


def table(*rows: str) -> str:
    """A Markdown table under a title; the first row is the header."""
    head, *rest = rows
    line = "|---" * (head.count("|") + 1) + "|"
    return "# Asiakirjajulkisuuskuvaus\n\n" + "\n".join([f"| {head} |", line, *(f"| {row} |" for row in rest)]) + "\n"


ROWS = table(
    "Nro | Tietovaranto | Käyttötarkoitus | Tietojärjestelmät | Vuosi",
    "1 | Kirjaston tietovaranto | lainaus | Hylly, Kortti | 2019",
    "2 | Museon tietovaranto | kokoelmat | Vitriini | 2020",
)
TURNED = table(
    "Tietovaranto | Kirjaston tietovaranto | Museon tietovaranto",
    "Käyttötarkoitus | lainaus | kokoelmat",
    "Tietojärjestelmät | Hylly, Kortti | Vitriini",
    "Vuosi | 2019 | 2020",
)


@pytest.mark.parametrize("text", [ROWS, TURNED], ids=["rows", "turned"])
def test_rows_and_columns_of_entries(text: str) -> None:
    """A row for each entry or a column for each: the same entries, and an unknown column becomes notes."""
    assert told(text)["repositories"] == [
        {"name": "Kirjaston tietovaranto", "purpose": "lainaus", "systems": ["Hylly", "Kortti"], "notes": "2019"},
        {"name": "Museon tietovaranto", "purpose": "kokoelmat", "systems": ["Vitriini"], "notes": "2020"},
    ]


@pytest.mark.parametrize("text", [ROWS, TURNED], ids=["rows", "turned"])
def test_what_an_unknown_column_holds_is_read_with_doubt(text: str) -> None:
    """The values under labels are sure, those under a heading that says nothing are not."""
    entry = described(text).root.list_of("repositories")[0]
    assert [entry.get(name).sure for name in ("name", "purpose", "systems", "notes")] == [True, True, True, False]


def test_a_table_of_fields_is_one_entry_each_time_the_name_comes() -> None:
    """Label and value, entry after entry in one table."""
    text = table(
        "Tietovaranto | Kirjaston tietovaranto",
        "Käyttötarkoitus | lainaus",
        "Tietojärjestelmät | Hylly",
        "Tietovaranto | Museon tietovaranto",
        "Käyttötarkoitus | kokoelmat",
    )
    assert told(text)["repositories"] == [
        {"name": "Kirjaston tietovaranto", "purpose": "lainaus", "systems": ["Hylly"]},
        {"name": "Museon tietovaranto", "purpose": "kokoelmat"},
    ]


def test_the_first_column_without_a_label_holds_the_names() -> None:
    """Where no header says "name", the column that says nothing else does."""
    text = table(
        "Käyttötarkoitus | Aihe | Tietojärjestelmät",
        "lainaus | Kirjasto | Hylly",
        "kokoelmat | Museo | Vitriini",
    )
    assert [entry["name"] for entry in told(text)["repositories"]] == ["Kirjasto", "Museo"]


def test_the_headers_are_labels_with_places() -> None:
    """The labels of the columns are kept, the name's too."""
    labels = [(field, text) for field, text, _, entry in described(ROWS).labels if entry is None]
    assert labels == [
        ("index", "Nro"), ("name", "Tietovaranto"), ("purpose", "Käyttötarkoitus"),
        ("systems", "Tietojärjestelmät"), ("notes", "Vuosi"),
    ]  # fmt: skip


def test_a_name_that_spans_rows_is_one_entry() -> None:
    """Its rows tell of it together: their lists go on, their answers become one."""
    page = (
        "<h1>Asiakirjajulkisuuskuvaus</h1><table><tr><th>Tietovaranto</th><th>Käyttötarkoitus</th><th>Tietoaineistot</th>"
        "<th>Tietojärjestelmät</th><th>Rajapinta</th></tr>"
        "<tr><td rowspan=2>Sivistys</td><td rowspan=2>Palvelut</td><td>Oppilaat</td><td>Hylly</td><td>Ei</td></tr>"
        "<tr><td>Teokset</td><td>Kortti</td><td>Kyllä</td></tr>"
        "<tr><td>Museo</td><td>Kokoelmat</td><td>Esineet</td><td>Vitriini</td><td>Ei</td></tr></table>"
    )
    first, second = plain(describe(read(Source("a.html", page.encode(), "html"))).root)["repositories"]

    assert [one["name"] for one in first["datasets"]] == ["Oppilaat", "Teokset"]
    assert (first["purpose"], first["systems"], first["api"]["open"]) == ("Palvelut", ["Hylly", "Kortti"], "partial")
    assert (second["name"], second["api"]["open"]) == ("Museo", "no")


def test_a_column_for_each_entry_below_a_corner_that_says_nothing() -> None:
    """What stands in the corner is free where all rows below begin with labels, and is no name of an entry."""
    text = table(
        "Tieto | Kirjaston tietovaranto | Museon tietovaranto | Paperiarkisto",
        "Käyttötarkoitus | lainaus | kokoelmat | säilytys",
        "Tietojärjestelmät | Hylly | Vitriini | ei tietojärjestelmää",
        "Hakutekijät | kortin numero | esineen numero | vuosi",
    )
    assert told(text)["repositories"] == [
        {
            "name": "Kirjaston tietovaranto",
            "purpose": "lainaus",
            "systems": ["Hylly"],
            "search_keys": ["kortin numero"],
        },
        {
            "name": "Museon tietovaranto",
            "purpose": "kokoelmat",
            "systems": ["Vitriini"],
            "search_keys": ["esineen numero"],
        },
        {"name": "Paperiarkisto", "purpose": "säilytys", "search_keys": ["vuosi"]},
    ]


def test_a_row_of_fields_whose_label_has_a_wrong_word() -> None:
    """Below the name of a repository "key data repositories" are its data sets."""
    text = table(
        "Tietovaranto | Kirjaston tietovaranto",
        "Käyttötarkoitus | lainaus",
        "Keskeiset tietovarannot | lainat, kokoelmat",
        "Tietojärjestelmät | Hylly",
    )
    assert told(text)["repositories"] == [
        {
            "name": "Kirjaston tietovaranto",
            "purpose": "lainaus",
            "datasets": [{"name": "lainat"}, {"name": "kokoelmat"}],
            "systems": ["Hylly"],
        }
    ]


LISTED = """Beskrivning av handlingars offentlighet

| System | Används till |
|---|---|
| Akten | Ärenden |
| Skolnät | Skolor |
| Boken | Bibliotek |
| Salen | Lokaler |

| Informationslager | Ändamål | System | Informationsmaterial |
|---|---|---|---|
| Ärenderegister | Ärenden | Akten | Beslut |
| Undervisning | Skolor | Skolnät | Elever |
| Bibliotek | Utlåning | Boken | Lån |
"""


def test_a_table_that_lists_the_systems_holds_no_entries() -> None:
    """Its rows are called by what the entries tell as their systems, and tell nothing of what an entry holds."""
    found = told(LISTED)
    assert [one["name"] for one in found["systems"]] == ["Akten", "Skolnät", "Boken", "Salen"]
    assert [one["name"] for one in found["repositories"]] == ["Undervisning", "Bibliotek"]
