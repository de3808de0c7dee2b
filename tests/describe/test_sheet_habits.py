"""Sheets as officials keep them: list marks typed into cells, one value to a row, headers that a narrow column broke."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read


def told(rows: list[list[str]], encoding: str = "utf-8", delimiter: str = ";") -> dict[str, Any]:
    """The canonical description of a sheet."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    found = plain(describe(read(Source("taulukko.csv", out.getvalue().encode(encoding), "csv"))).root)
    assert isinstance(found, dict)
    return found


def names(entry: dict[str, Any]) -> list[str]:
    """The data sets of an entry."""
    return [one["name"] for one in entry["datasets"]]


HEADER = ["Tietovaranto", "Käyttötarkoitus", "Tietoaineistot", "Hakutekijät"]


@pytest.mark.parametrize("mark", ["• ", "- ", "– ", "· "])
def test_marks_typed_into_cells(mark: str) -> None:
    """The marks are no part of the items."""
    cell = "\n".join(f"{mark}{text}" for text in ("Lainat", "Asiakkaat"))
    (entry,) = told([HEADER, ["Kirjasto", "Lainaaminen.", cell, "nimi"]])["repositories"]
    assert names(entry) == ["Lainat", "Asiakkaat"]


def test_one_value_to_a_row() -> None:
    """Rows without a name go on the entry above, each cell an item of its own, though all begin with a small letter."""
    rows = [
        ["Kirjasto", "Lainaaminen.", "Lainat", "asiakkaan nimi"], ["", "", "Asiakkaat", "kortin numero"],
        ["Luvat", "Lupien käsittely.", "Päätökset", "luvan numero"], ["", "", "Lausunnot", "päivämäärä"],
    ]  # fmt: skip
    first, second = told([HEADER, *rows])["repositories"]
    assert (names(first), first["search_keys"]) == (["Lainat", "Asiakkaat"], ["asiakkaan nimi", "kortin numero"])
    assert (names(second), second["search_keys"]) == (["Päätökset", "Lausunnot"], ["luvan numero", "päivämäärä"])


def test_a_header_broken_in_a_word() -> None:
    """A narrow column of a page broke a word of the header."""
    header = ["Tietovarann on nimi", "Käyttötarko itus", "Tietoaineisto t", "Hakutekijät"]
    (entry,) = told([header, ["Kirjasto", "Lainaaminen.", "Lainat", "nimi"]])["repositories"]
    assert (entry["name"], entry["purpose"], names(entry)) == ("Kirjasto", "Lainaaminen.", ["Lainat"])


@pytest.mark.parametrize(("encoding", "delimiter"), [("windows-1252", ";"), ("utf-8-sig", ","), ("utf-16", "\t")])
def test_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    """What spreadsheets save here."""
    (entry,) = told([HEADER, ["Työllisyys", "Pääsy töihin.", "Näytöt", "päivä"]], encoding, delimiter)["repositories"]
    assert (entry["name"], names(entry)) == ("Työllisyys", ["Näytöt"])


def test_a_name_of_two_words_for_one_column() -> None:
    """A header with a slash and a space names the column of names."""
    header = ["Rekisteri / tietovaranto", *HEADER[1:]]
    (entry,) = told([header, ["Kirjasto", "Lainaaminen.", "Lainat", "nimi"]])["repositories"]
    assert entry["name"] == "Kirjasto"
