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


def test_a_table_whose_names_are_those_of_systems() -> None:
    """The column says what its names are, whatever else the rows tell."""
    page = """
        <html lang="fi"><body><h1>Asiakirjajulkisuuskuvaus</h1><p>Tiedon antamisesta päättää rehtori.</p>
        <table><tr><td><b>Tietojärjestelmä</b></td><td><b>Mihin käytetään</b></td><td><b>Tietosisältö</b></td></tr>
        <tr><td>Penninki</td><td>Laskutus</td><td>laskut</td></tr>
        <tr><td>Satukirja</td><td>Lainaus</td><td>lainat</td></tr></table></body></html>"""
    assert [(one["name"], one["systems"]) for one in told(page)["repositories"]] == [
        ("Penninki", ["Penninki"]),
        ("Satukirja", ["Satukirja"]),
    ]


def test_a_menu_does_not_tell_where_requests_go() -> None:
    """The chapter on requests below the last entry holds for all, though a link above has the word for contacts."""
    page = """
        <html lang="fi"><body><p><a href="/">Etusivu</a><br><a href="/h">Hautausmaat</a><br><a href="/y">Yhteystiedot</a></p>
        <h2>Asiakirjajulkisuuskuvaus</h2>
        <h4>Jäsenrekisteri</h4><p>Tietoaineistot: jäsentiedot<br>Tietojärjestelmät: Kirjuri</p>
        <h4>Hautarekisteri</h4><p>Tietoaineistot: hautapaikat<br>Tietojärjestelmät: Kivikko</p>
        <h4>Tietojen pyytäminen</h4><p>Tietopyyntö tehdään virastoon: virasto@niemi.example.
        Tiedon antamisesta päättää kirkkoherra.</p></body></html>"""
    found = told(page)
    assert (found["request"]["email"], found["request"]["authority"]) == (["virasto@niemi.example"], "kirkkoherra")
    assert not any("request" in one for one in found["repositories"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ei. Julkiset asiakirjat ovat saatavilla kirjaamosta.", "no"),
        ("Uppgifterna är inte öppet tillgängliga. De äldsta matriklarna finns endast på papper.", "no"),
        ("No. Documents are available from the registry.", "no"),
        ("Ei. Osa tiedoista on avoimia.", "partial"),
        ("Kyllä. Muut tiedot eivät ole saatavilla.", "partial"),
    ],
)
def test_behind_a_plain_no_only_openness_opens_anything(text: str, kind: str) -> None:
    found = answer(text, labelled=True)
    assert found is not None
    assert found.open == kind


UNITS = """
    <html lang="fi"><body><h1>Asiakirjajulkisuuskuvaus</h1>
    <h2>Konsernipalvelut</h2><p>Tietopyynnöt: kirjaamo@kaakko.example. Tiedon antamisesta päättää hallintojohtaja.</p>
    <h3>Asiarekisteri</h3><p>Tietoaineistot: päätökset</p><p>Tietojärjestelmät: Asia</p>
    <h3>Hankintojen tietovaranto</h3><p>Tietoaineistot: tarjoukset</p><p>Päättää: hankintajohtaja</p><p>Tietojärjestelmät: Pilvi</p>
    <h2>Terveyspalvelut</h2><p>{second}</p>
    <h3>Potilastietojen tietovaranto</h3><p>Tietoaineistot: kertomukset</p><p>Tietojärjestelmät: Potilas</p>
    <h3>Hampaiden tietovaranto</h3><p>Tietoaineistot: kuvat</p><p>Tietojärjestelmät: Hammas</p>
    </body></html>"""


def test_what_the_headings_of_units_tell_holds_for_their_own_entries() -> None:
    found = told(
        UNITS.format(second="Tietopyynnöt: potilas@kaakko.example. Tiedon antamisesta päättää johtava ylilääkäri.")
    )
    assert "request" not in found
    assert found["case_register"]["request"]["email"] == ["kirjaamo@kaakko.example"]
    deciders = [(one["request"]["email"], one["request"]["authority"]) for one in found["repositories"]]
    assert deciders == [
        (["kirjaamo@kaakko.example"], "hankintajohtaja"),
        (["potilas@kaakko.example"], "johtava ylilääkäri"),
        (["potilas@kaakko.example"], "johtava ylilääkäri"),
    ]


def test_what_one_unit_alone_tells_may_hold_for_all() -> None:
    found = told(UNITS.format(second="Palvelut järjestää hyvinvointialue."))
    assert found["request"]["email"] == ["kirjaamo@kaakko.example"]


FORMS = """
    <html lang="fi"><body><h1>Asiakirjajulkisuuskuvaus</h1><p>Tiedon antamisesta päättää rehtori.</p>
    <h2>Opetuksen tietovaranto</h2><table><tr><td>Tietoaineistot</td><td>{data}</td></tr>
    <tr><td>Tietojärjestelmät</td><td>Oppi</td></tr>
    <tr><td>Onko tietoaineisto saatavissa avoimesti teknisen rajapinnan avulla?</td><td>{answer}</td></tr></table>
    </body></html>"""


@pytest.mark.parametrize(
    ("answer_written", "kind"),
    [
        ("☐ Kyllä  ☒ Ei", "no"),
        ("☒ Kyllä, osoite: https://kartta.kunta.example/wms ☐ Ei", "yes"),
        ("Kyllä ☐ / Ei ☑", "no"),
        ("[ ] Kyllä [x] Ei", "no"),
        ("☐ Kyllä ☐ Ei", None),
    ],
)
def test_of_the_options_of_a_form_those_are_told_that_are_ticked(answer_written: str, kind: str | None) -> None:
    found = told(FORMS.format(data="☒ todistukset ☐ kartat ☒ arvioinnit", answer=answer_written))
    (entry,) = found["repositories"]
    assert names(entry["datasets"]) == ["todistukset", "arvioinnit"]
    assert entry.get("api", {}).get("open") == kind


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Onko tietoaineisto saatavissa avoimesti teknisen rajapinnan avulla?", "api"),
        ("Ovatko tiedot avoimesti saatavilla", "api"),
        ("Are the data openly available?", "api"),
        ("Tietoja saatavilla avoimen rajapinnan kautta", None),
        ("Saatavissa avoimen rajapinnan kautta", None),
    ],
)
def test_a_question_on_openness_is_a_label_and_its_answer_is_none(text: str, field: str | None) -> None:
    found = find_label(text)
    assert (found.field if found is not None else None) == field


def test_what_is_on_paper_is_no_purpose_of_an_entry_told_by_bullets() -> None:
    page = """
        <html lang="fi"><body><h1>Asiakirjajulkisuuskuvaus</h1><h2>Tietovarannot</h2>
        <h3>Opiskelijahallinnon tietovaranto</h3><ul><li>Sisältää suoritukset ja todistukset.</li>
        <li>Tiedot on tallennettu Pepita-järjestelmään.</li></ul>
        <h3>Julkaisujen tietovaranto</h3><ul><li>Sisältää julkaisutiedot ja opinnäytetyöt.</li>
        <li>Tiedot on tallennettu Teesi-järjestelmään.</li></ul>
        <p>Ennen vuotta 1996 toimineiden oppilaitosten asiakirjat ovat paperilla.</p></body></html>"""
    assert not any("purpose" in one for one in told(page)["repositories"])


def test_whose_the_systems_are() -> None:
    page = (
        "# Asiakirjajulkisuuskuvaus\n\nKoivurinteen kaupungin tietojärjestelmät.\n\n## Luvat\n\nTietoaineistot: luvat\n"
    )
    assert told(page, "x.md")["organisation"] == {"name": "Koivurinteen kaupunki", "type": "municipality"}


def test_who_decides_behind_the_name_of_a_unit() -> None:
    table = """<table><tr><th colspan="3">{unit} (tietojen antamisesta päättää {who})</th></tr>
        <tr><th>Tietovaranto</th><th>Tietoaineistot</th><th>Tietojärjestelmät</th></tr>
        <tr><td>{name}</td><td>asiat</td><td>Doku</td></tr></table>"""
    rows = (("Hallinto", "hallintojohtaja", "Vaalit"), ("Sivistys", "sivistysjohtaja", "Perusopetus"))
    tables = "".join(table.format(unit=unit, who=who, name=name) for unit, who, name in rows)
    found = told(f"<html lang='fi'><body><h1>Asiakirjajulkisuuskuvaus</h1>{tables}</body></html>")
    assert [one["request"]["authority"] for one in found["repositories"]] == ["hallintojohtaja", "sivistysjohtaja"]


SITE = """
    <html lang="{lang}"><body><div role="dialog"><p>Evästeet</p><button>Ok</button></div>
    <header><nav><ul><li>A</li><li>B</li><li>C</li><li>D</li><li>E</li></ul></nav><ul><li>FI</li><li>SV</li></ul></header>
    <nav class="breadcrumbs"><ol><li>Etusivu</li><li>Tietosuoja</li></ol></nav>
    <main><h1>{title}</h1><p>{text}</p></main></body></html>"""


@pytest.mark.parametrize(
    ("lang", "title", "text", "name"),
    [
        ("fi", "Asiakirjajulkisuuskuvaus", "Pellavajoen kaupunki, 30.6.2026", "Pellavajoen kaupunki"),
        (
            "sv",
            "Beskrivning av handlingars offentlighet",
            "Helgö församling upprätthåller en beskrivning av sina informationslager.",
            "Helgö församling",
        ),
        ("fi", "Asiakirjajulkisuuskuvaus", "Selkämeren satamaliikelaitos", "Selkämeren satamaliikelaitos"),
    ],
)
def test_whose_page_it_is_below_many_links(lang: str, title: str, text: str, name: str) -> None:
    assert told(SITE.format(lang=lang, title=title, text=text))["organisation"]["name"] == name
