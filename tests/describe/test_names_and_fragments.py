"""Names with a small first letter, fragments below headings, units over one repository, deciders with what they decide on."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.test_habits_of_pages import entry
from tests.describe.test_small_documents import names, told

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read

SYSTEM = "{}\n\nJärjestelmän kuvaus: palautteet\n\nOmistaja: viestintä\n\nKäyttäjät: kuntalaiset\n\n"


def test_systems_whose_names_begin_with_a_small_letter() -> None:
    """As "eX" and "iX" do, and the rest of a sentence does not."""
    found = told("## Tietojärjestelmät\n\n" + "".join(map(SYSTEM.format, ("eKaiku", "iLaina", "Hylly"))))
    assert [one["name"] for one in found["systems"]] == ["eKaiku", "iLaina", "Hylly"]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("Kirjaston tietoaineistot ovat pääasiassa lainatiedot, varaukset ja maksut.", ["lainatiedot", "varaukset", "maksut"]),
        ("Kirjaston keskeisiä tietoaineistoja ovat lainatiedot ja varaukset.", ["lainatiedot", "varaukset"]),
        ("Kirjaston tiedot ovat lähinnä lainatietoja ja varauksia.", ["lainatietoja", "varauksia"]),
        ("Tietovaranto sisältää enimmäkseen hakemuksia, varauksia ja sopimuksia.", ["hakemuksia", "varauksia", "sopimuksia"]),
        ("Tietovarantoon luetaan lainatiedot, varaukset ja maksut.", ["lainatiedot", "varaukset", "maksut"]),
        # what they are like, where they are and who has them is no list of them
        ("Kirjaston tietoaineistot ovat julkisia ja avoimia.", None),
        ("Kirjaston tietoaineistot ovat pääosin sähköisiä.", None),
        ("Kirjaston tietoaineistot ovat laajat ja monipuoliset.", None),
        ("Tietovarannon tietoaineistot ovat sähköisiä ja paperisia.", None),
        ("Kirjaston tietoaineistot ovat vain viranomaisten käytössä.", None),
        ("Kirjaston tiedot ovat pääosin sähköisessä muodossa.", None),
        ("Kirjaston tietoaineistot ovat Suomessa ja Ruotsissa.", None),
    ],
)  # fmt: skip
def test_data_sets_of_somebody(text: str, datasets: list[str] | None) -> None:
    assert entry(f"{text}\n\nTietojärjestelmät: Hylly").get("datasets") == datasets


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("Bibliotekets informationsmaterial är främst låneuppgifter och avgifter.", ["låneuppgifter", "avgifter"]),
        ("Till informationslagret räknas låneuppgifter och avgifter.", ["låneuppgifter", "avgifter"]),
        ("Bibliotekets informationsmaterial är offentliga och öppna.", None),
    ],
)
def test_data_sets_of_somebody_in_swedish(text: str, datasets: list[str] | None) -> None:
    assert entry(f"{text}\n\nInformationssystem: Hyllan", "sv").get("datasets") == datasets


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("Kirjaston tiedot ovat Hyllyssä.", ["Hylly"]),
        ("Kirjaston tiedot sijaitsevat Hyllyssä ja eLainassa.", ["Hylly", "eLaina"]),
        ("Kirjaston tiedot ovat Suomessa.", None),
        ("Kirjaston tiedot ovat EU:ssa.", None),
        ("Käytössä Hylly-järjestelmä", ["Hylly-järjestelmä"]),
    ],
)
def test_where_the_data_are(text: str, systems: list[str] | None) -> None:
    assert entry(f"Hakutekijät: nimi\n\n{text}").get("systems") == systems


@pytest.mark.parametrize(
    ("text", "decider"),
    [
        ("Hallinnon alaisissa asioissa hallintojohtaja päättää tiedon antamisesta.", "hallintojohtaja"),
        ("Kirjaston osalta tietojen antamisesta päättää kirjastonjohtaja.", "kirjastonjohtaja"),
        ("Tiedon antamisesta päättää kirjaston henkilöstöasioissa kirjastonjohtaja.", "kirjastonjohtaja"),
        # the second one of two has a part of it, and both are told
        ("Tiedon antamisesta päättää hallintojohtaja, lasten tietojen osalta rehtori.", "hallintojohtaja, lasten tietojen osalta rehtori"),
    ],
)  # fmt: skip
def test_a_decider_without_what_it_decides_on(text: str, decider: str) -> None:
    assert entry(f"Tietojärjestelmät: Hylly\n\n{text}")["request"]["authority"] == decider


def test_a_decider_behind_the_verb_in_swedish() -> None:
    text = "I frågor som gäller biblioteket beslutar bibliotekschefen om utlämnande av uppgifter."
    assert entry(f"Informationssystem: Hyllan\n\n{text}", "sv")["request"]["authority"] == "bibliotekschefen"


FRAGMENTS = "Lainaaminen ja kokoelmien hallinta\n\nEi avointa rajapintaa\n\nHakutekijät nimi, numero\n\n"


def test_fragments_below_headings_are_no_headings() -> None:
    """Where several headings surely name entries, plain short lines below them tell of these."""
    found = told(f"## Kirjaston tietovaranto\n\n{FRAGMENTS}## Museon tietovaranto\n\n{FRAGMENTS}")
    assert [one["name"] for one in found["repositories"]] == ["Kirjaston tietovaranto", "Museon tietovaranto"]
    assert [one["purpose"] for one in found["repositories"]] == ["Lainaaminen ja kokoelmien hallinta"] * 2
    assert [one["api"]["open"] for one in found["repositories"]] == ["no", "no"]


def test_a_signature_below_another_chapter_is_none_of_the_last_entry() -> None:
    entries = "".join(f"# {name} tietovaranto\n\nHakutekijät: nimi\n\n" for name in ("Kirjaston", "Museon"))
    found = told(
        f"{entries}# Tietopyynnöt\n\nTietopyyntöihin vastataan: kirjaamo@mallila.example.\n\nMaija Mallinen\n\nHallintojohtaja\n\n050 123 4567\n"
    )
    assert found["request"].get("phone") is None
    assert found["request"]["email"] == ["kirjaamo@mallila.example"]


ELEMENTS = "### {0} tietovarannon käyttötarkoitus\n\nPalvelu.\n\n### {0} tietovarannon tietojärjestelmät\n\nHylly\n\n"


def test_a_unit_over_one_repository_is_not_the_repository() -> None:
    found = told(
        "## Sivistyspalvelut\n\n" + ELEMENTS.format("Kirjaston") + "## Tekniikka\n\n" + ELEMENTS.format("Kaavan")
    )
    assert [one["name"] for one in found["repositories"]] == ["Kirjaston tietovaranto", "Kaavan tietovaranto"]
    assert [one["unit"] for one in found["repositories"]] == ["Sivistyspalvelut", "Tekniikka"]


def test_a_name_over_the_elements_of_its_own_repository_is_the_entry() -> None:
    text = (
        "## Kirjastopalvelut\n\n" + ELEMENTS.format("Kirjaston") + "## Kaavoitus\n\n" + ELEMENTS.format("Kaavoituksen")
    )
    assert names(text) == ["Kirjastopalvelut", "Kaavoitus"]


def test_names_with_acts_whose_object_stands_before_them() -> None:
    text = "## Sivistys\n\n- Kirjasto: lainaaminen\n- Museo: kokoelmien hoito\n\n## Tekniikka\n\n- Kaavat: maan käytön suunnittelu\n- Luvat: hakemusten käsittely\n"
    assert names(text) == ["Kirjasto", "Museo", "Kaavat", "Luvat"]
    # contacts and places are no acts
    assert names("## Yhteys\n\n- Kirjasto: Rantatie 1\n- Museo: arkisin\n") == []


def owner(title: str, body: str = "") -> Any:
    """The organisation that is read of a page with that title of its window."""
    page = f"<html><head><title>{title}</title></head><body><h1>Asiakirjajulkisuuskuvaus</h1>{body}</body></html>"
    found = describe(read(Source("sivu.html", page.encode(), "html")))
    return plain(found.root).get("organisation")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Asiakirjajulkisuuskuvaus | Mallilan kunta", "Mallilan kunta"),
        ("Mallilan kunta - Asiakirjajulkisuuskuvaus", "Mallilan kunta"),
        ("Asiakirjajulkisuuskuvaus – Hallinto – Mallila", "Mallila"),
        ("Asiakirjajulkisuuskuvaus - Etusivu", None),
        ("Asiakirjajulkisuuskuvaus", None),
        ("Tietosuoja - Hallinto", None),
        ("", None),
    ],
)
def test_whose_page_it_is_by_the_title_of_its_window(title: str, name: str | None) -> None:
    """Its reader sees it, though the page has a picture for its name."""
    assert (owner(title) or {}).get("name") == name


def test_the_page_itself_names_its_keeper_first() -> None:
    assert (
        owner("Kunnat.example | Toisen kunta", "<p>Mallilan kunta ylläpitää asiakirjajulkisuuskuvausta.</p>")["name"]
        == "Mallilan kunta"
    )


def test_the_deciders_own_address_is_none_for_all_requests() -> None:
    """The request of the whole description holds for the entry still."""
    text = "Tietopyynnöt: kirjaamo@mallila.example\n\n{}## Museon tietovaranto\n\nTietojärjestelmät: Vitriini\n"
    entry_told = "## Kirjaston tietovaranto\n\nTiedot ovat Hyllyssä. Tietopyynnöistä päättää kunnanhallitus, hallinto@mallila.example.\n\n"
    found = told(text.format(entry_told))
    assert found["repositories"][0]["request"] == {
        "authority": {"name": "kunnanhallitus", "email": ["hallinto@mallila.example"]}
    }
    assert found["request"]["email"] == ["kirjaamo@mallila.example"]


def test_a_long_label_before_a_dash() -> None:
    label = "Tietoaineistojen saatavuus avoimesti teknisen rajapinnan avulla"
    assert entry(f"- {label} – Asiakas voi hakea omia tietojaan sähköisessä asioinnissa.\n- Tietojärjestelmät – Hylly")[
        "api"
    ] == {
        "open": "unclear",
        "statement": "Asiakas voi hakea omia tietojaan sähköisessä asioinnissa.",
    }


def test_a_last_paragraph_that_tells_what_the_entry_holds_is_its_own() -> None:
    text = "Tietovarantoon kuuluvat lainatiedot, varaukset ja maksut. Tiedot eivät ole saatavilla avoimesti."
    found = told(
        f"## Museon tietovaranto\n\nTietojärjestelmät: Vitriini\n\n## Kirjaston tietovaranto\n\nLainaaminen.\n\n{text}\n"
    )
    last = found["repositories"][-1]
    assert [one["name"] for one in last["datasets"]] == ["lainatiedot", "varaukset", "maksut"]
    assert last["api"]["open"] == "no"
    assert "api" not in found
