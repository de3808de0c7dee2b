"""Splitting, base forms, statements on interfaces, contacts and labels, each by itself."""

from __future__ import annotations

import pytest

from kuvauslint.describe.contacts import find_contacts
from kuvauslint.describe.interface import answer
from kuvauslint.describe.organisation import organisation_node
from kuvauslint.describe.search_keys import base_form, search_keys
from kuvauslint.describe.spans import Span, whole
from kuvauslint.describe.splitting import split
from kuvauslint.describe.update_day import updated_node
from kuvauslint.model.document import Block
from kuvauslint.model.place import Place
from kuvauslint.vocabulary.match import find_label


def span(text: str) -> Span:
    return whole(Block("paragraph", text, Place(1, 1, 1, len(text) + 1)))


@pytest.mark.parametrize(
    ("text", "kind", "items"),
    [
        ("Lupakirjat, kartat ja valokuvat", "datasets", ["Lupakirjat", "kartat", "valokuvat"]),
        ("lupa- ja maksupäätökset, kuvat", "datasets", ["lupa- ja maksupäätökset", "kuvat"]),
        ("Hallituksen esityslistat ja pöytäkirjat", "datasets", ["Hallituksen esityslistat ja pöytäkirjat"]),
        (
            "Lasten, vanhempien ja ohjaajien tiedot, kuvat",
            "datasets",
            ["Lasten, vanhempien ja ohjaajien tiedot", "kuvat"],
        ),
        (
            "hakemukset ja -päätökset; laskut (avoimet, maksetut)",
            "datasets",
            ["hakemukset ja -päätökset", "laskut (avoimet, maksetut)"],
        ),
        ("Laskut 2019, 2020 ja 2021", "datasets", ["Laskut 2019, 2020 ja 2021"]),
        (
            "Köysi, Solmu Pro ja Ankkuri sekä muut sovellukset",
            "systems",
            ["Köysi", "Solmu Pro", "Ankkuri", "muut sovellukset"],
        ),
        ("ohjelmointi ja testaus Köysi", "systems", ["ohjelmointi ja testaus Köysi"]),
        ("Köysi (mm. Solmu ja Lenkki), Ankkuri,", "systems", ["Köysi (mm. Solmu ja Lenkki)", "Ankkuri"]),
    ],
)
def test_finnish_enumerations(text: str, kind: str, items: list[str]) -> None:
    """An enumeration falls apart where its members are things of their own."""
    assert [item.text for item in split(span(text), kind)] == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("ansökningar, kartor och beslut", ["ansökningar", "kartor", "beslut"]),
        ("person- och adressuppgifter samt avtal", ["person- och adressuppgifter", "avtal"]),
        (
            "barnens, föräldrarnas och personalens uppgifter, bilder",
            ["barnens, föräldrarnas och personalens uppgifter", "bilder"],
        ),
    ],
)
def test_swedish_enumerations(text: str, items: list[str]) -> None:
    """The same in Swedish."""
    assert [item.text for item in split(span(text), language="sv")] == items


@pytest.mark.parametrize(
    ("text", "case", "keys"),
    [
        (
            "henkilön nimeä, asiakas-ID:tä tai henkilötunnusta",
            "partitive",
            ["henkilön nimi", "asiakas-ID", "henkilötunnus"],
        ),
        (
            "asian tai asiakirjan otsikolla ja diaarinumerolla",
            "adessive",
            ["asian otsikko", "asiakirjan otsikko", "diaarinumero"],
        ),
        ("asian, hankkeen tai yrityksen nimi", "", ["asian nimi", "hankkeen nimi", "yrityksen nimi"]),
        ("nimen, tunnuksen ja vuoden perusteella", "adessive", ["nimi", "tunnus", "vuosi"]),
        ("Hetu, nimi ja syntymäaika, koulu", "", ["Hetu", "nimi ja syntymäaika", "koulu"]),
        ("kuvaajalla, tutkinnolla", "adessive", ["kuvaaja", "tutkinto"]),
    ],
)
def test_search_keys_in_their_dictionary_form(text: str, case: str, keys: list[str]) -> None:
    """Keys are cut apart, a shared head is spread, and case endings go."""
    assert [form for _, form in search_keys(span(text), case)] == keys


@pytest.mark.parametrize(
    ("text", "labelled", "kind"),
    [
        ("Ei", True, "no"),
        ("Kyllä, karttoja verkkosivustolle (integraatio)", True, "partial"),
        ("Tietoaineistoja ei ole saatavana avoimen rajapinnan kautta.", False, "no"),
        ("Tiedot ovat saatavilla avoimesta rajapinnasta osoitteessa https://api.mallila.example.", False, "yes"),
        ("Osa tiedoista on saatavissa avoimen rajapinnan avulla.", False, "partial"),
        ("Jos ei erikseen mainita, aineistot eivät ole saatavissa avoimen rajapinnan kautta.", False, "no"),
        ("Tietoa luovutetaan verohallinnon rekisteriin.", True, "authorities"),
        ("Asiakas voi hakea omaan asiaan liittyviä tietoja.", True, "unclear"),
        ("Teknisen rajapinnan kautta tietoa ei ole mahdollista luovuttaa viranomaisille.", True, "unclear"),
        ("Det finns inget öppet gränssnitt till informationslagret.", False, "no"),
        ("Uppgifterna är tillgängliga via ett öppet gränssnitt.", False, "yes"),
        ("Uppgifter lämnas ut via tekniskt gränssnitt endast till myndigheter.", False, "authorities"),
        (
            "Aineistot eivät ole saatavissa avoimesti teknisen rajapinnan avulla. Tietoja luovutetaan viranomaisille.",
            False,
            "no",
        ),
        ("The datasets are partly available through an open technical interface.", False, "partial"),
        ("Kuvauksesta ilmenee, ovatko aineistot saatavissa avoimesti teknisen rajapinnan avulla.", False, None),
        ("Med tekniskt gränssnitt avses en förbindelse mellan system.", False, None),
        ("Lupahakemus jätetään kirjaamoon.", False, None),
    ],
)
def test_statements_on_interfaces(text: str, labelled: bool, kind: str | None) -> None:
    """Every class of answer, in three languages, and texts that are none."""
    told = answer(text, labelled=labelled)

    assert (told.open if told else None) == kind


@pytest.mark.parametrize(
    ("name", "case", "base"),
    [
        ("Esimuksessa", "inessive", "Esimus"),
        ("Lautykseen", "illative", "Lautys"),
        ("Titaanissa", "inessive", "Titaani"),
        ("Ruksessa", "inessive", "Rukse"),
        ("Esimukseen", "illative", "Esimus"),
    ],
)
def test_names_of_systems_without_their_endings(name: str, case: str, base: str) -> None:
    """Names in -us and -ys change within, others only take an ending."""
    assert base_form(name, case) == base


def test_what_leads_in_an_example_is_no_part_of_it() -> None:
    """Neither at the beginning of a list nor behind its first member."""
    told = split(span("asiakirjoja, kuten työsopimuksia ja raportteja"), inflected=True)

    assert [item.text for item in told] == ["asiakirjoja", "työsopimuksia", "raportteja"]


def test_contacts_as_written() -> None:
    """Addresses keep their spelling, postcodes and business ids are no telephone numbers."""
    found = find_contacts(
        span(
            "Kirjaamo, Kuntatie 1, 01234 MALLILA, kirjaamo(at)mallila.example, puh. (09) 12345 tai +358 40 123 4567, 0123456-7"
        )
    )

    assert {kind: [one.text for one in spans] for kind, spans in found.channels().items()} == {
        "email": ["kirjaamo(at)mallila.example"],
        "phone": ["(09) 12345", "+358 40 123 4567"],
        "address": ["Kuntatie 1, 01234 MALLILA"],
    }


@pytest.mark.parametrize(
    ("text", "fields", "sure"),
    [
        ("Keskeiset rekisterit, tietojärjestelmät ja tietoaineistot", ("datasets", "systems"), True),
        ("HAKUTEKIJÄT, joilla asiakirjoja\u00a0on mahdollista hakea:", ("search_keys",), True),
        ("Haku\u00adtekijät", ("search_keys",), True),
        ("Tietojärjestelmän käyttötarkoitus", ("purpose",), True),
        ("Tiedon antamisesta päättävä viranomainen", ("authority",), True),
        ("Informationsmaterialens tillgänglighet via öppna tekniska gränssnitt", ("api",), True),
        ("Tietoainestot", ("datasets",), False),
        ("Purpose of use", ("purpose",), True),
    ],
)
def test_labels(text: str, fields: tuple[str, ...], sure: bool) -> None:
    """Inflected, compound, dressed and slightly misspelt labels find their fields."""
    found = find_label(text)

    assert found is not None
    assert (found.fields, found.sure) == (fields, sure)


@pytest.mark.parametrize(
    "text", ["Tiedot ovat saatavilla rajapinnan kautta.", "Kirjaston tietojärjestelmä", "Asiakirjajulkisuuskuvaus", ""]
)
def test_no_labels(text: str) -> None:
    """Sentences, names and titles are none."""
    assert find_label(text) is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mallilan kaupungin asiakirjajulkisuuskuvaus", "Mallilan kaupunki", "municipality"),
        ("Esimerkkilän kunta on tiedonhallintayksikkö.", "Esimerkkilän kunta", "municipality"),
        ("Exempelby kommuns beskrivning av handlingars offentlighet", "Exempelby kommun", "municipality"),
        ("Uimahalli palvelee kunnan asukkaita.", None, None),
    ],
)
def test_whose_description_it_is(text: str, name: str | None, kind: str | None) -> None:
    """The body is taken from where it is really told, in the dictionary form."""
    node = organisation_node((Block("heading", text, Place(1, 1, 1, 9)),))

    assert (node.text_of("name") if node else None) == name
    assert (node.text_of("type") if node else None) == kind


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Viimeisin päivitys: 02.03.2026", "02.03.2026"),
        ("Uppdaterad 4.5.2026", "4.5.2026"),
        ("Kokous pidettiin 4.5.2026", None),
    ],
)
def test_date_of_update(text: str, date: str | None) -> None:
    """Only a date that is said to be of an update is one."""
    node = updated_node((Block("paragraph", text, Place(1, 1, 1, 9)),))

    assert (node.text if node else None) == date
