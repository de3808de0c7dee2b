"""What is said of open interfaces, and what only sounds like it."""

from __future__ import annotations

import pytest
from building import from_text, from_yaml

from kuvauslint.checks import interfaces


def entry(answer: str, statement: str, more: str = "", shared: str = "") -> str:
    """A description with one repository and its answer."""
    return f"""kuvauslint: 1
{shared}
tietovarannot:
  - nimi: Kartat
    {more}
    rajapinta:
      avoin: {answer}
      selite: {statement!r}
"""


def hits(check: str, text: str) -> int:
    """How many times a check speaks."""
    subject = from_yaml(text)
    return len(list(getattr(interfaces, check)(subject.root, subject)))


@pytest.mark.parametrize(
    ("answer", "statement", "seen"),
    [
        ("kyllä", "Tiedot luovutetaan Kanta-palveluihin", True),
        ("kyllä", "Koski-tietovarantoon", True),
        ("kyllä", "Vardaan ja VTJ:hin siirtyy tietoja, VTJ-kysely", True),
        ("osittain", "Suomi.fi-palveluväylän kautta", True),
        ("kyllä", "Uppgifterna lämnas till andra myndigheter", True),
        ("kyllä", "Rajapinta on vain viranomaisille", True),
        ("kyllä", "Kantakartta WFS-rajapinnasta", False),
        ("kyllä", "Visningsförbindelse för myndigheter", True),
        ("kyllä", "Tietokanta on ladattavissa", False),
        ("kyllä", "Avoin rajapinta kaikille, viranomaisille lisäksi palveluväylä", False),
        ("ei", "Tietoja luovutetaan viranomaisille palveluväylän kautta", False),
        ("viranomaisille", "Palveluväylän kautta viranomaisille", False),
        ("kyllä", "Viranomaistietoja sisältävä avoin data on kaikkien käytössä", False),
        ("kyllä", "Koskikartat avoimesti", False),
    ],
)
def test_channels_of_authorities(answer: str, statement: str, seen: bool) -> None:
    """KL301: an interface between authorities is not an open one."""
    assert bool(hits("authority_channel", entry(answer, statement))) is seen


@pytest.mark.parametrize(
    ("answer", "statement", "seen"),
    [
        ("kyllä", "Katseluyhteys", True),
        ("viranomaisille", "Katseluyhteys poliisille", True),
        ("kyllä", "Visningsförbindelse", True),
        ("kyllä", "Visningsförbindelse för myndigheter", False),  # KL301 tells of it
        ("ei", "Teknisen rajapinnan (katseluyhteyden) kautta", True),
        ("ei", "Viranomaisilla on katseluyhteys", False),
        ("kyllä", "Avoin rajapinta, lisäksi katseluyhteys", False),
        ("kyllä", "Katselmusten tiedot", False),
    ],
)
def test_viewing_connections(answer: str, statement: str, seen: bool) -> None:
    """KL302: a view for a person is no interface."""
    assert bool(hits("viewing_connection", entry(answer, statement))) is seen


@pytest.mark.parametrize(
    ("answer", "statement", "more", "seen"),
    [
        ("kyllä", "Avoin rajapinta", "", True),
        ("osittain", "Avoin data", "", True),
        ("osittain", "Soveltuvin osin", "", False),
        ("kyllä", "Avoin rajapinta: https://kartta.mallila.example/wfs", "", False),
        ("kyllä", "Avoin rajapinta", "lisätiedot: Katso avoindata.fi", False),
        ("kyllä", "Avoin rajapinta", "tietojärjestelmät: [kartta.mallila.example]", False),
        ("ei", "Ei avointa rajapintaa", "", False),
    ],
)
def test_open_without_address(answer: str, statement: str, more: str, seen: bool) -> None:
    """KL303: an open interface should be findable."""
    assert bool(hits("without_address", entry(answer, statement, more))) is seen


@pytest.mark.parametrize(
    ("answer", "statement", "datasets", "seen"),
    [
        ("kyllä", "Avoin", "Potilaskertomukset", True),
        ("kyllä", "Avoin", "Lasten ja huoltajien yhteystiedot, lasten tiedot", True),
        ("kyllä", "Öppet", "Patientuppgifter", True),
        ("osittain", "Avoin", "Potilaskertomukset", False),
        ("kyllä", "Avoin ilman henkilötietoja", "Asiakkaan henkilötiedot", False),
        ("kyllä", "Avoin", "Potilasmäärien tilastot", False),
        ("kyllä", "Avoin", "Asiakaspalvelun aukioloajat", False),
        ("kyllä", "Avoin", "Kantakartta", False),
        ("ei", "Ei", "Potilaskertomukset", False),
    ],
)
def test_open_on_personal_data(answer: str, statement: str, datasets: str, seen: bool) -> None:
    """KL304: personal data are not given to everyone."""
    text = entry(answer, statement, f"tietoaineistot: [{datasets!r}]")
    assert bool(hits("on_personal_data", text)) is seen


@pytest.mark.parametrize(
    ("answer", "statement", "seen"),
    [
        ("kyllä", "Päätökset julkaistaan verkkosivuilla", True),
        ("kyllä", "Protokollen finns på webbplatsen", True),
        ("osittain", "Ladattavissa PDF-tiedostona", True),
        ("ei", "Päätökset julkaistaan verkkosivuilla", False),
        ("kyllä", "Avoin rajapinta, ohje verkkosivuilla", False),
        ("kyllä", "WFS-palvelu, kuvaus verkkopalvelussa", False),
        ("kyllä", "Avoin data avoindata.fi-palvelussa", False),
    ],
)
def test_web_pages(answer: str, statement: str, seen: bool) -> None:
    """KL305: a page is no interface."""
    assert bool(hits("web_page", entry(answer, statement))) is seen


NO = "rajapinta: {avoin: ei, selite: Tietoaineistot eivät ole saatavissa avoimesti teknisen rajapinnan avulla.}"
DEFAULT = "rajapinta: {avoin: ei, selite: 'Jos ei erikseen mainita, tietoaineistot eivät ole saatavissa avoimesti.'}"
MARKED = "rajapinta: {avoin: ei, oletus: true}"


@pytest.mark.parametrize(
    ("shared", "answer", "statement", "seen"),
    [
        (NO, "kyllä", "WFS", True),
        (NO, "osittain", "Kartat avoimesti", True),
        (NO, "ei", "Ei", False),
        (NO, "viranomaisille", "Viranomaisille", False),
        (NO, "osittain", "Eivät pääsääntöisesti ole saatavilla", False),
        (DEFAULT, "kyllä", "WFS", False),
        ("", "kyllä", "WFS-rajapinta on saatavilla kaikille", False),
        ("", "ei", "Ei Kartat ovat saatavilla WFS-rajapinnasta.", True),
        ("", "ei", "Ei, mutta kantakartta on saatavilla WFS-palvelusta.", False),
        ("rajapinta: {avoin: kyllä}", "ei", "Ei", True),
        ("rajapinta: {avoin: osittain}", "ei", "Ei", False),
    ],
)
def test_contradictions(shared: str, answer: str, statement: str, seen: bool) -> None:
    """KL306: a no for all beside a yes of one, unless it is a default."""
    assert bool(hits("contradictory", entry(answer, statement, shared=shared))) is seen


@pytest.mark.parametrize(
    ("notes", "seen"),
    [
        ("WMS-rajapintapalvelu, jonka kautta on saatavilla opaskartta.", True),
        ("Kartat ovat saatavilla avoimesta rajapinnasta.", True),
        (
            "Kartorna är tillgängliga via ett öppet gränssnitt: öppna gränssnitt finns, tillgängliga via öppet gränssnitt.",
            True,
        ),
        ("WMS-rajapinta ei ole saatavilla.", False),
        ("Avoin rajapinta tarkoittaa, että tiedot ovat saatavilla kaikille.", False),
        ("Kuvauksesta ilmenee, ovatko aineistot saatavilla avoimen rajapinnan kautta.", False),
        ("Avoin rajapinta suunnitellaan tulevaisuudessa saatavilla olevaksi.", False),
        ("Kartat ovat saatavilla verkkosivuilla.", False),
    ],
)
def test_a_paragraph_against_the_entry(notes: str, seen: bool) -> None:
    """KL306: an interface told of in the text while the entry says no; definitions and plans are none."""
    assert bool(hits("contradictory", entry("ei", "Ei", f"lisätiedot: {notes!r}"))) is seen


def test_text_around_the_entries_is_not_enough() -> None:
    """Without any no there is nothing to contradict."""
    subject = from_text("Kartat ovat saatavilla avoimesta rajapinnasta.")
    assert list(interfaces.contradictory(subject.root, subject)) == []
