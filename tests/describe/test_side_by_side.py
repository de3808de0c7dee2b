"""Language versions beside one another: columns of a table, parts of a page that take turns."""

from __future__ import annotations

from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read

FI = ["Käyttötarkoitus: kirjojen lainaaminen", "Tietoaineistot: lainatiedot, asiakastiedot", "Tietojärjestelmät: Hylly"]
SV = ["Ändamål: utlåning av böcker", "Informationsmaterial: låneuppgifter, kunduppgifter", "Informationssystem: Hylly"]
ENTRIES = [
    (["Kirjaston tietovaranto", *FI], ["Bibliotekets informationslager", *SV]),
    (["Museon tietovaranto", *FI], ["Museets informationslager", *SV]),
]
TITLE = "<h1>Asiakirjajulkisuuskuvaus / Beskrivning av handlingars offentlighet</h1>"
HEAD = "<tr><th>Suomeksi</th><th>På svenska</th></tr>"


def page(body: str) -> Any:
    """The description that a web page with this body tells, and its versions by language."""
    found = describe(read(Source("a.html", f"<html><body>{TITLE}{body}</body></html>".encode(), "html")))
    return found, {one.language: plain(one.root) for one in (found, *found.versions)}


def rows(head: str = HEAD) -> str:
    """A row for each line."""
    pairs = [pair for fi, sv in ENTRIES for pair in zip(fi, sv, strict=True)]
    return f"<table>{head}" + "".join(f"<tr><td>{fi}</td><td>{sv}</td></tr>" for fi, sv in pairs) + "</table>"


def cells() -> str:
    """A row for each entry, its lines parted by breaks."""
    told = "".join(f"<tr><td>{'<br>'.join(fi)}</td><td>{'<br>'.join(sv)}</td></tr>" for fi, sv in ENTRIES)
    return f"<table>{HEAD}{told}</table>"


def turns() -> str:
    """A part for each entry and language, side by side by the page's style."""
    parts = [part for pair in ENTRIES for part in pair]
    return "".join(f"<div><h2>{name}</h2>{''.join(f'<p>{line}</p>' for line in lines)}</div>" for name, *lines in parts)


@pytest.mark.parametrize("body", [rows(), rows(""), cells(), turns()])
def test_each_language_is_a_version_of_its_own(body: str) -> None:
    """With its own entries, at their places."""
    found, versions = page(body)
    assert [one["name"] for one in versions["fi"]["repositories"]] == ["Kirjaston tietovaranto", "Museon tietovaranto"]
    assert [one["name"] for one in versions["sv"]["repositories"]] == [
        "Bibliotekets informationslager",
        "Museets informationslager",
    ]
    for entry in versions["fi"]["repositories"]:
        assert entry["purpose"] == "kirjojen lainaaminen"
        assert [one["name"] for one in entry["datasets"]] == ["lainatiedot", "asiakastiedot"]
    name = found.root.list_of("repositories")[0].get("name")
    place = found.place(name, 0, 9)
    line = (f"<html><body>{TITLE}{body}</body></html>").split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("Kirjaston")


@pytest.mark.parametrize(
    "body",
    [
        # a translated name is no version, nor is a column that is in no language
        "<table><tr><th>Tietovaranto</th><th>Informationslager</th><th>Järjestelmä</th></tr>"
        + "".join(f"<tr><td>{fi[0]}</td><td>{sv[0]}</td><td>Hylly</td></tr>" for fi, sv in ENTRIES * 6)
        + "</table>",
        # one part in another language
        "".join(f"<h2>{fi[0]}</h2>{''.join(f'<p>{one}</p>' for one in fi[1:])}" for fi, _ in ENTRIES)
        + f"<h2>In English</h2><p>{'The description is in Finnish. ' * 4}</p>",
    ],
)
def test_a_page_in_one_language_stays_one(body: str) -> None:
    """Though some of it is in another."""
    _, versions = page(body)
    assert len(versions) == 1
