"""Search keys in their dictionary form, and contacts in a text: what is one, what only looks like one."""

from __future__ import annotations

import pytest

from kuvauslint.describe.contacts import find_contacts, is_contact
from kuvauslint.describe.drafts import guess_case
from kuvauslint.describe.search_keys import base_form, search_keys
from kuvauslint.describe.spans import Span, whole
from kuvauslint.model.document import Block
from kuvauslint.model.place import Place


def span(text: str) -> Span:
    return whole(Block("paragraph", text, Place(1, 1, 1, len(text) + 1)))


@pytest.mark.parametrize(
    ("text", "case", "form"),
    [
        ("nimi", "", "nimi"),
        ("nimellä", "adessive", "nimi"),
        ("nimeä", "partitive", "nimi"),
        ("Nimeä", "partitive", "Nimi"),
        ("henkilön nimellä", "adessive", "henkilön nimi"),
        ("sukunimellä", "adessive", "sukunimi"),
        ("Sukunimellä", "adessive", "Sukunimi"),
        ("henkilötunnuksella", "adessive", "henkilötunnus"),
        ("henkilötunnusta", "partitive", "henkilötunnus"),
        ("henkilötunnuksen", "genitive", "henkilötunnus"),
        ("nimellä (suku- ja etunimi)", "adessive", "nimi (suku- ja etunimi)"),
        ("asiakas-ID:llä", "adessive", "asiakas-ID"),
        ("kiinteistön ID:tä", "partitive", "kiinteistön ID"),
        ("klo 12:30", "adessive", "klo 12:30"),
        ("ID:xyz", "adessive", "ID:xyz"),
        ("nimi", "adessive", "nimi"),
        ("nimellä", "ablative", "nimi"),
        ("zzz", "adessive", "zzz"),
        ("", "adessive", ""),
        ("Köyteen", "illative", "Köyte"),
        ("Solmuun", "illative", "Solmu"),
        ("Ankkuriin", "illative", "Ankkuri"),
        ("Maahan", "illative", "Maa"),
        ("Suohon", "illative", "Suo"),
        ("Solmussa", "inessive", "Solmu"),
        ("Köydessä", "inessive", "Köyde"),
        ("Kirjastojärjestelmään", "illative", "Kirjastojärjestelmä"),
        ("kirjastojärjestelmään", "illative", "kirjastojärjestelmä"),
        ("Kirjastojärjestelmässä", "inessive", "Kirjastojärjestelmä"),
        ("vanhaan Solmuun", "illative", "vanhaan Solmu"),
        ("Järjestelmään", "illative", "Järjestelmä"),
        ("ERP", "illative", "ERP"),
        ("Oman", "illative", "Oman"),
    ],
)
def test_the_dictionary_form(text: str, case: str, form: str) -> None:
    """Only the last noun changes; a product's name keeps its stem."""
    assert base_form(text, case) == form


def keys(text: str, case: str = "", language: str = "fi") -> list[str]:
    return [form for _, form in search_keys(span(text), case, language)]


@pytest.mark.parametrize(
    ("text", "case", "told"),
    [
        ("nimi, tunnus", "", ["nimi", "tunnus"]),
        ("nimen perusteella", "", ["nimi"]),
        ("nimen mukaan.", "", ["nimi"]),
        ("nimen ja tunnuksen perusteella", "adessive", ["nimi", "tunnus"]),
        ("perusteella", "", []),
        ("asian ja asiakirjan otsikko", "", ["asian otsikko", "asiakirjan otsikko"]),
        ("asian, hankkeen ja asiakirjan otsikko", "", ["asian otsikko", "hankkeen otsikko", "asiakirjan otsikko"]),
        ("asian tai asiakirjan otsikko tai tunnus", "", ["asian otsikko", "asiakirjan otsikko", "tunnus"]),
        ("asian (hankkeen tai kaavan) nimi", "", ["asian (hankkeen tai kaavan) nimi"]),
        ("asian nimi tai tunnus", "", ["asian nimi", "tunnus"]),
        ("henkilön etu- tai sukunimi", "", ["henkilön etu- tai sukunimi"]),
    ],
)
def test_finnish_keys(text: str, case: str, told: list[str]) -> None:
    """A postposition makes genitives of them and is no key; a head is shared by all its modifiers."""
    assert keys(text, case) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("personens eller ärendets namn", ["personens namn", "ärendets namn"]),
        ("namn eller nummer", ["namn", "nummer"]),
        ("kundens namn", ["kundens namn"]),
        ("has eller ärendets namn", ["has", "ärendets namn"]),
    ],
)
def test_swedish_keys(text: str, told: list[str]) -> None:
    """The same for Swedish genitives, which are longer than a few letters."""
    assert keys(text, language="sv") == told


def test_a_shared_head_stands_where_it_is_written() -> None:
    """Each spread key points at its modifier and at the head."""
    found = search_keys(span("asian tai asiakirjan otsikko"))
    places = [[(mark.start, mark.end) for mark in one.marks] for one, _ in found]
    assert places == [[(0, 5), (21, 28)], [(10, 20), (21, 28)]]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("nimellä, tunnuksella", "adessive"),
        ("Nimellä", "adessive"),
        ("henkilötunnusta, nimeä", "partitive"),
        ("henkilön nimeä", "partitive"),
        ("nimi, tunnus", ""),
        ("lapsi, koulu, nimi, osoite, tunnuksella", ""),
        ("lapsi, koulu, nimi, tunnuksella", "adessive"),
        ("malla", ""),
        ("nimellä,tunnuksella", "adessive"),
        ("", ""),
    ],
)
def test_the_case_a_list_is_written_in(text: str, case: str) -> None:
    """By its first words; a short word that only ends alike is no case."""
    assert guess_case(text) == case


def found(text: str) -> dict[str, list[str]]:
    return {kind: [one.text for one in spans] for kind, spans in find_contacts(span(text)).channels().items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kirjaamo@mallila.example", {"email": ["kirjaamo@mallila.example"]}),
        ("a.b-c+d@x.mallila.example.", {"email": ["a.b-c+d@x.mallila.example"]}),
        ("kirjaamo(at)mallila.example", {"email": ["kirjaamo(at)mallila.example"]}),
        ("kirjaamo [at] mallila.example", {"email": ["kirjaamo [at] mallila.example"]}),
        ("kirjaamo(ät)mallila.example", {"email": ["kirjaamo(ät)mallila.example"]}),
        ("etunimi at mallila.example", {}),
        ("09 123 4567", {"phone": ["09 123 4567"]}),
        ("(09) 1234", {"phone": ["(09) 1234"]}),
        ("+358 40 123 4567", {"phone": ["+358 40 123 4567"]}),
        ("+358 (0)40 1234567", {"phone": ["+358 (0)40 1234567"]}),
        ("040–123 4567", {"phone": ["040–123 4567"]}),
        ("0401", {}),
        ("04012", {"phone": ["04012"]}),
        ("01234 Mallila", {}),
        ("01234 mallila", {"phone": ["01234"]}),
        ("0123456-7", {}),
        ("2.3.2026", {}),
        ("01.02.2026", {}),
        ("PL 10, 01234 Mallila", {"address": ["PL 10, 01234 Mallila"]}),
        ("PB 10, FI-01234 Mallby", {"address": ["PB 10, FI-01234 Mallby"]}),
        ("P.O. Box 10, 01234 Mallila", {"address": ["P.O. Box 10, 01234 Mallila"]}),
        ("Kuntatie 1, 01234 Mallila", {"address": ["Kuntatie 1, 01234 Mallila"]}),
        ("Kuntatie 1 B 12, 01234 Mallila", {"address": ["Kuntatie 1 B 12, 01234 Mallila"]}),
        ("osoite Kuntatie 1, 01234 Mallila", {"address": ["Kuntatie 1, 01234 Mallila"]}),
        ("Vanha Kuntatie 1, 01234 Mallila", {"address": ["Vanha Kuntatie 1, 01234 Mallila"]}),
        ("osoite kuntatie 1, 01234 Mallila", {"address": ["kuntatie 1, 01234 Mallila"]}),
        ("https://mallila.example/lomake.", {"form": ["https://mallila.example/lomake"]}),
        ("<https://mallila.example/lomake>", {"form": ["https://mallila.example/lomake"]}),
        ("www.mallila.example", {"form": ["www.mallila.example"]}),
        ("mallila.example", {}),
        ("https://mallila.example/04012", {"form": ["https://mallila.example/04012"]}),
        (
            "Kirjaamo, kirjaamo@mallila.example, puh. 09 123 4567",
            {"email": ["kirjaamo@mallila.example"], "phone": ["09 123 4567"]},
        ),
        ("a@mallila.example b@mallila.example", {"email": ["a@mallila.example", "b@mallila.example"]}),
        ("Kirjaamo on torilla.", {}),
    ],
)
def test_contacts(text: str, told: dict[str, list[str]]) -> None:
    """Each just as it is written, without the signs around it; a postcode, a business id and a date are no phones."""
    assert found(text) == told


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Kirjaamo, puh. 09 123 4567", "Kirjaamo"),
        ("puh. 09 123 4567, sähköposti: kirjaamo@mallila.example", ""),
        ("Kirjaamo 09 123 4567 ja kirjaamo@mallila.example", "Kirjaamo"),
        ("Soita kirjaamoon: 09 123 4567.", "Soita kirjaamoon"),
        ("X-kirjaamo 09 123 4567 X", "X-kirjaamo X"),
        ("Kirjaamo on torilla.", "Kirjaamo on torilla"),
    ],
)
def test_what_is_left_beside_the_contacts(text: str, rest: str) -> None:
    """Contact labels and words between contacts say nothing by themselves."""
    assert find_contacts(span(text)).rest == rest


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("kirjaamo@mallila.example", True),
        ("09 123 4567", True),
        ("PL 10", True),
        ("01234 Mallila", True),
        ("www.mallila.example", True),
        ("Kirjaamo", False),
        ("1234", False),
    ],
)
def test_a_line_that_is_a_contact(text: str, is_one: bool) -> None:
    """Also a box or a postcode with its town, which are parts of an address."""
    assert is_contact(text) is is_one
