"""Turns of invented documents of all kinds of bodies that were read wrongly when they were met for the first time."""

from __future__ import annotations

import io
import textwrap
from typing import Any

import openpyxl
import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.interface import answer
from kuvauslint.describe.published import describe
from kuvauslint.describe.spans import whole, without_number
from kuvauslint.model.document import Block, Source
from kuvauslint.model.place import Place
from kuvauslint.readers.formats import kind_of, read
from kuvauslint.vocabulary.match import find_label, undress


def told(text: str, name: str = "x.html") -> Any:
    """What is read from a document."""
    source = Source(name, textwrap.dedent(text).lstrip("\n").encode(), kind_of(name))
    return plain(describe(read(source)).root)


def names(values: Any) -> list[str]:
    """The names in a list of names or of objects with names."""
    return [one["name"] if isinstance(one, dict) else one for one in values]


PAGE = """
    <html lang="fi"><body><main><h1>Asiakirjajulkisuuskuvaus</h1>
    <p>Tiedon antamisesta päättää kunnanjohtaja.</p>
    <h2>Kirjaston tietovaranto</h2>
    <dl><dt>Tietoaineistot</dt><dd>lainat</dd><dt>Tietojärjestelmät</dt><dd>Kirjuri</dd>
    <dt>Hakutekijät</dt><dd>teoksen nimi, tekijä</dd></dl>
    <h2>Museon tietovaranto</h2>
    <dl><dt>Tietoaineistot</dt><dd>esineet</dd><dt>Tietojärjestelmät</dt><dd>Esine</dd>
    <dt>Hakutekijät</dt><dd>esineen nimi, tekijä</dd></dl>
    <p>Sivu on päivitetty 14.9.2026.</p></main>
    <footer><h2>Lehtolan kunta</h2><p>Kirjaamo<br>Rantatie 4, 88990 Lehtola<br>Puhelin 08 555 6100<br>
    kirjaamo@lehtola.example</p><p>Vaihde 08 555 6000</p></footer></body></html>"""


def test_a_day_of_update_below_the_last_entry_is_no_value_of_it() -> None:
    found = told(PAGE)
    assert found["repositories"][-1]["search_keys"] == ["esineen nimi", "tekijä"]
    assert found["updated"] == "14.9.2026"


def test_the_registry_at_the_foot_of_a_page_with_all_its_lines() -> None:
    """What stands below it is its own until a line that is no contact; the switchboard is none."""
    request = told(PAGE)["request"]
    assert request["phone"] == ["08 555 6100"]
    assert request["email"] == ["kirjaamo@lehtola.example"]


@pytest.mark.parametrize(
    "text",
    [
        "Tietoaineistoja ei ole saatavissa avoimesti teknisen rajapinnan kautta, ellei tietovarannon kohdalla toisin sanota.",
        "Ellei edellä muuta sanota, tietoaineistot eivät ole saatavissa avoimesti teknisen rajapinnan avulla.",
        "Informationsmaterialen är inte öppet tillgängliga via tekniska gränssnitt, om inget annat sägs nedan.",
        "Unless stated otherwise, the data are not openly available through technical interfaces.",
    ],
)
def test_an_answer_that_holds_where_nothing_else_is_said(text: str) -> None:
    found = answer(text, labelled=False)
    assert found is not None
    assert (found.open, found.default) == ("no", True)


APPENDIX = """
    <html lang="fi"><body><h1>Asiakirjajulkisuuskuvaus</h1>
    <h2>1 Tietovarannot</h2>
    <h3>1.1 Asiarekisteri</h3><p>Asiarekisterin avulla seurataan asioiden käsittelyä. Asioita voi hakea asianumeron perusteella.</p>
    <h3>1.2 Kaivosrekisteri</h3><p>Kaivosrekisteriin kuuluvat luvat ja varaukset. Tietoja voi hakea luvan tunnuksen perusteella.</p>
    <h2>2 Manuaaliset aineistot</h2><p>Vanhimmat kirjat ovat paperilla.</p>
    <h2>{heading}</h2>
    <table><tr><th>Tietovaranto</th><th>Tietojärjestelmä</th></tr><tr><td>Asiarekisteri</td><td>Kirjo</td></tr>
    <tr><td>Kaivosrekisteri</td><td>Louhi, Kartta</td></tr></table></body></html>"""


@pytest.mark.parametrize("heading", ["Liite 1. Tietovarantojen tietojärjestelmät", "Tietojärjestelmät"])
def test_a_table_below_a_heading_of_systems_tells_of_the_entries(heading: str) -> None:
    found = told(APPENDIX.format(heading=heading))
    assert found["case_register"]["systems"] == ["Kirjo"]
    assert [(one["name"], one["systems"]) for one in found["repositories"]] == [
        ("Kaivosrekisteri", ["Louhi", "Kartta"])
    ]
    assert "systems" not in found


@pytest.mark.parametrize(
    ("heading", "plain_text"),
    [
        ("Liite 1. Tietojärjestelmät", "tietojärjestelmät"),
        ("Bilaga B – Informationssystem", "informationssystem"),
        ("Appendix 2: Data repositories", "data repositories"),
        ("Liite 2", "liite 2"),
        ("Liite 3.5.2026", "liite 3.5.2026"),
        ("Liitetiedostot 2 kpl", "liitetiedostot 2 kpl"),
    ],
)
def test_the_number_of_an_appendix_is_no_part_of_its_heading(heading: str, plain_text: str) -> None:
    assert undress(heading) == plain_text
    assert without_number(whole(Block("heading", heading, Place(1)))).text.casefold() == plain_text


def test_a_first_sheet_that_tells_of_all() -> None:
    """The body, the day, contacts and the decider stand in rows of two cells, on a sheet called an introduction."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Johdanto"
    for row in (
        ["Asiakirjajulkisuuskuvaus"], ["Kairan koulutuskuntayhtymä"], ["Päivitetty", "30.6.2026"], [],
        ["Kuvaus perustuu tiedonhallintalain 28 §:ään."], [],
        ["Tietopyynnöt", "kirjaamo@kaira.example"], ["Puhelin", "016 555 3300"],
        ["Tietojen antamisesta päättää", "kuntayhtymän johtaja"],
        ["Rajapinnat", "Tietoja ei ole saatavissa avoimen teknisen rajapinnan kautta."],
    ):  # fmt: skip
        cover.append(row)
    sheet = book.create_sheet("Hallinto")
    sheet.append(["Tietovaranto", "Käyttötarkoitus", "Tietoaineistot", "Tietojärjestelmät"])
    sheet.append(["Asiarekisteri", "Asioiden käsittely", "päätökset", "Doku"])
    sheet.append(["Sopimusrekisteri", "Sopimusten hallinta", "sopimukset", "Sopuli"])
    data = io.BytesIO()
    book.save(data)
    found: Any = plain(describe(read(Source("x.xlsx", data.getvalue(), "xlsx"))).root)
    assert found["organisation"]["name"] == "Kairan koulutuskuntayhtymä"
    assert found["updated"] == "30.6.2026"
    assert found["request"]["authority"] == "kuntayhtymän johtaja"
    assert (found["request"]["email"], found["request"]["phone"]) == (["kirjaamo@kaira.example"], ["016 555 3300"])
    assert found["api"]["open"] == "no"
    assert names(found["repositories"]) == ["Sopimusrekisteri"]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Päättävä taho", "authority"),
        ("Beslutande instans", "authority"),
        ("Which information systems hold the data?", "systems"),
        ("Which systems hold it", "systems"),
        ("Taho", None),
        ("Holds", None),
    ],
)
def test_labels(label: str, field: str | None) -> None:
    found = find_label(label)
    assert (found.field if found is not None else None) == field


def test_whose_the_decision_is() -> None:
    found = told("# Asiakirjajulkisuuskuvaus\n\nRatkaisun tietojen antamisesta tekee kaupunginsihteeri.\n", "x.md")
    assert found["request"]["authority"] == "kaupunginsihteeri"
