"""What should not be published is seen; what only looks like it is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from building import from_text, from_yaml

from kuvauslint.checks import (
    administrators,
    classification,
    credentials,
    facilities,
    identity_codes,
    network,
    security_controls,
    versions,
)
from kuvauslint.checks.hit import Subject
from kuvauslint.checks.identity_codes import CENTURIES, CHECK, CODE, valid
from kuvauslint.model.description import Description
from kuvauslint.model.document import Block, Cell, Document, Source
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place
from kuvauslint.vocabulary.patterns import pattern
from kuvauslint.vocabulary.store import load

CHECKS: dict[str, Callable[..., Any]] = {
    "network": network.addresses,
    "version": versions.versions,
    "credential": credentials.credentials,
    "code": identity_codes.codes,
    "facility": facilities.locations,
    "mark": classification.marks,
    "person": administrators.named,
    "control": security_controls.controls,
}


def code(start: str, sign: str, number: str) -> str:
    """A code with its right check character."""
    return f"{start}{sign}{number}{CHECK[int(start + number) % 31]}"


REAL = {
    "network": [
        "Palvelimen osoite on 10.20.30.40.",
        "Verkko 192.168.10.0/24 on varattu kirjastolle.",
        "Yhteys kulkee osoitteeseen 172.16.5.9 asti.",
        "Tietokanta on koneella sql01.mallila.local.",
        "Siirto: sftp://siirto.mallila.example/palkat",
        r"Lomakkeet ovat kansiossa \\tiedosto1\hallinto$.",
        r"Taulukot ovat levyllä K:\Talous.",
        "Rajapinta vastaa portissa 8443.",
        "Tietokantaan pääsee TCP 1433.",
        "Palvelin: srv-tieto02 sisältää varaukset.",
        "Databasen finns på servern db-prod01.",
        "https://hallinta.mallila.example:8443/kirjaudu",
        "http://localhost/hallinta",
    ],
    "version": [
        "Tietokantana on SQL Server 2012.",
        "Verkkosivusto on Drupal 9 -julkaisujärjestelmässä.",
        "Palvelimella on Windows Server 2016 R2.",
        "Järjestelmä: Kirjuri v. 8.2.1",
        "Sovellus Mallio versio 4.11 on käytössä.",
        "Systemet Dokuma version 3.2 används.",
        "PHP 7.4 ja MariaDB 10.3",
    ],
    "credential": [
        "Käyttäjätunnus: mallila, salasana: Kesa2024!",
        "Salasana: kissa123",
        "Lösenord: Sommar2024",
        "Tunnus: lukija / salasana: kirjasto",
        "API-avain: 9f8a7b6c5d4e3f2a1b",
        "ftp://lukija:avoin77@tiedot.mallila.example/aineisto",
        "Token = abcdef0123456789abcd",
    ],
    "code": [
        f"Esimerkiksi {code('010190', '-', '123')}.",
        f"hetu {code('311299', 'Y', '045')}",
        f"Hetu: {code('150605', 'A', '321')}",
        f"({code('150605', 'F', '321').lower()})",
        f"{code('010180', '+', '222')}",
    ],
    "facility": [
        "Konesali sijaitsee osoitteessa Mallikatu 5.",
        "Palvelinhuone on virastotalon kellarissa.",
        "Arkistoholvi, huone K12, on lukittu.",
        "Arkistoholvin avain säilytetään kirjaamon kaapissa.",
        "Serverrummet finns i källaren.",
        "Datahallen ligger på Exempelgatan 12.",
    ],
    "mark": ["SALASSA PIDETTÄVÄ", "TL IV", "Salassa pidettävä, JulkL 24 § 1 mom. 7 kohta", "SEKRETESSBELAGD", "ST III"],
    "person": [
        "Pääkäyttäjä: Maija Mallikas",
        "Järjestelmän pääkäyttäjänä toimii Matti Esimerkki.",
        "Maija Mallikas (pääkäyttäjä)",
        "Systemadministratör: Stina Exempel",
    ],
    "control": [
        "Tiedot varmuuskopioidaan päivittäin toiseen konesaliin.",
        "Järjestelmä on suojattu palomuurilla.",
        "Yhteydet salataan AES-256-menetelmällä.",
        "Etäyhteys ylläpitoon vaatii VPN-yhteyden.",
        "Pääkäyttäjien kirjautuminen on suojattu monivaiheisella tunnistautumisella.",
        "Lokit kerätään lokipalvelimelle ja SIEM valvotaan ympäri vuorokauden: lokeja seurataan.",
        "Säkerhetskopior tas dagligen.",
        "Tietoturvallisuustoimenpiteet: käyttövaltuushallinta",
    ],
}
LOOK_ALIKES = {
    "network": [
        "Tehtäväluokka 10.03.00.01 koskee arkistointia.",
        "Luku 10.1.2.3 kertoo tietovarannoista.",
        "Ohjelman versio 10.2.3.4 on vanhentunut.",
        "Päivitetty 10.2.2023.",
        "Julkaistu osoitteessa https://avoindata.mallila.example/wms.",
        "Osoite: Lankatu 10, 12345 MALLILA",
        "Avoinna klo 10:00–12:30, puh. 010 192 1681.",
        "Intranet ja verkkopalvelu ovat viestinnän tietovarantoja.",
        "Satamassa on portti 3 ja portti 12.",
        "Asiatunnus MAL/10.02.03.00/2024",
        "Suhdeluku oli 172.16.",
        "Y-tunnus 1234567-1, PL 10.",
    ],
    "version": [
        "Tiedostot ovat M365-ympäristössä ja Office 365 -palvelussa.",
        "Ostolaskut 2021 on julkaistu.",
        "Ostolaskuaineistot 2019, 2020 ja 2021",
        "Asiakirjajulkisuuskuvaus, versio 1.2",
        "Tämä on kuvauksen versio 2.0.",
        "Kuntavaalit 2025 ja Strategia 2030",
        "Palvelusta vastaa Apotti 7 kunnan puolesta.",
        "Excel 3 kpl, Access 5 käyttäjää",
        "Vuonna 2012 otettiin käyttöön uusi järjestelmä (v. 2012).",
        "Tilastot v. 2019–2021",
        "Beskrivningen version 1.0",
        "Windows 365",
        "Dynasty 360 ja Dynasty 10",
    ],
    "credential": [
        "Tietoaineistot: käyttäjätunnus, salasana, sähköposti",
        "Hakutekijät: käyttäjätunnus ja nimi",
        "Salasana: vaihdettava kolmen kuukauden välein",
        "Salasana: henkilökohtainen",
        "Salasana toimitetaan kirjeitse.",
        "Käyttäjätunnus: etunimi.sukunimi",
        "Lösenord: personligt",
        "Unohtuiko salasana? Soita neuvontaan.",
        "Tunnistautuminen: Suomi.fi-tunnistus",
        "Hakuavain: rakennuslupatunnus 2024-123",
        "https://www.mallila.example:443/tiedot@arkisto",
    ],
    "code": [
        "Esimerkki henkilötunnuksesta on 131052-308T.",
        "Hakutekijät: nimi, hetu, osoite",
        "Asiatunnus 010190-1234",
        "010190-123A",
        f"{code('320190', '-', '123')}",
        f"{code('010190', '-', '950')}",
        f"{code('010199', 'A', '123')}",
        f"Viite 99{code('010190', '-', '123')}",
        "Y-tunnus 2345678-9",
    ],
    "facility": [
        "Konesalipalvelut tuottaa kuntien yhteinen yhtiö.",
        "Konesalit sijaitsevat Suomessa.",
        "Päätearkisto palvelee osoitteessa Kirkkokatu 1.",
        "Arkistoholvissa säilytetään pöytäkirjat. Kirjaamo, Mallikatu 5, vastaa pyyntöihin.",
        "Palvelinhuoneiden tarkastuspöytäkirjat",
        "Avain- ja kulkukorttirekisteri",
        "Datakeskus-hankkeen asiakirjat",
    ],
    "mark": [
        "Salassa pidettävät tiedot",
        "Osa tiedoista on salassa pidettäviä.",
        "Salassa pidettävien tietojen luovuttaminen",
        "Julkinen",
        "Tietojen julkisuus: salassa pidettävä",
        "TL-hanke",
        "Sekretessbelagda handlingar",
    ],
    "person": [
        "Pääkäyttäjä: Tietohallinto",
        "Pääkäyttäjä: hallintopäällikkö",
        "Pääkäyttäjät: Wilma ja Primus",
        "Pääkäyttäjä: Malli Palvelut Oy",
        "Pääkäyttäjä: Sivistyksen Toimiala",
        "Pääkäyttäjien tiedot",
        "Kirjastonjohtaja Maija Mallikas päättää tietojen antamisesta.",
        "Systemadministratör: Tekniska Avdelningen",
    ],
    "control": [
        "Kameravalvonnan tallenteet ja kulunvalvontajärjestelmä",
        "Käyttölokit ja lokitiedot",
        "Asiakas tunnistautuu Suomi.fi-tunnistuksella.",
        "Tiedonhallintamallissa kuvataan tietoturvallisuuden toimenpiteet.",
        "Varmuuskopiot",
        "Palomuurien hankinta-asiakirjat",
        "Tietoturvapoikkeamien rekisteri",
        "Henkilötiedot on suojattu lain mukaisesti.",
        "Lokirekisteri sisältää käyttäjien katselutiedot.",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in REAL.items() for text in texts])
def test_the_real_thing(kind: str, text: str) -> None:
    """Each is seen, with its place."""
    subject = from_text(text)
    hits = list(CHECKS[kind](subject.root, subject))
    assert hits
    assert all(hit.at.line == 1 for hit in hits)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in LOOK_ALIKES.items() for text in texts])
def test_look_alikes(kind: str, text: str) -> None:
    """None of them is reported."""
    subject = from_text(text)
    assert [dict(hit.values) for hit in CHECKS[kind](subject.root, subject)] == []


@pytest.mark.parametrize("kind", ["credential", "code"])
def test_secrets_are_masked(kind: str) -> None:
    """No value of a hit repeats the secret, and it is kept out of the fingerprint."""
    for text in REAL[kind]:
        subject = from_text(text)
        for hit in CHECKS[kind](subject.root, subject):
            assert hit.secret
            assert not any(re.search(r"\d", value) for value in hit.values.values())


@pytest.mark.parametrize("sign", list("+-YXWVUABCDEF"))
def test_every_century_sign(sign: str) -> None:
    """All signs of the decree are read; the letters Z and G are none."""
    match = CODE.search(code("010105", sign, "123"))
    assert match is not None
    assert valid(match, date(2026, 11, 22))
    assert CENTURIES[sign] in (1800, 1900, 2000)


def test_a_wrong_check_character_is_no_code() -> None:
    """Of the 31 check characters one is right."""
    right = 0
    for character in CHECK:
        match = CODE.search(f"010190-123{character}")
        right += match is not None and valid(match, date(2026, 11, 22))
    assert right == 1


@pytest.mark.parametrize(
    ("system", "seen"),
    [
        ("Drupal 9", True),
        ("Microstation 8", True),
        ("Kirjuri 12", True),
        ("Kirjuri 7.1", True),
        ("Lupatin v. 4", True),
        ("M365", False),
        ("Office 365", False),
        ("Dynasty 10", False),
        ("Dynasty 360", False),
        ("Kirjuri 360", False),
        ("Omapalvelu 24", False),
        ("ParkkiV 2.0 -palvelu", False),
        ("Arkisto 2", False),
        ("Virve 2", False),
        ("Hylly 12", False),
        ("Vaalit 2023", False),
        ("Teams", False),
        ("P2P Basware", False),
    ],
)
def test_versions_in_a_list_of_systems(system: str, seen: bool) -> None:
    """A small number after a name is a version where systems are listed."""
    subject = from_yaml(f"tietovarannot:\n  - nimi: Hallinto\n    tietojärjestelmät: [{system!r}]\n")
    assert bool(list(versions.versions(subject.root, subject))) is seen


def test_a_mark_further_down_is_no_mark() -> None:
    """A heading or a value in the middle of a document is not what a header of a page is."""
    lines = [f"Rivi {i}" for i in range(30)]
    subject = from_text("\n".join([*lines, "Salassa pidettävä", *lines]))
    assert list(classification.marks(subject.root, subject)) == []
    subject = from_text("\n".join([*lines, "TL IV", *lines, "TL IV", *lines, "TL IV", *lines]))
    assert len(list(classification.marks(subject.root, subject))) == 1


def test_a_secret_data_set_is_no_mark() -> None:
    """A value that says a data set is secret is an answer, not a mark."""
    subject = from_yaml(
        "tietovarannot:\n  - nimi: Hallinto\n    tietoaineistot:\n      - {nimi: A, julkisuus: Salassa pidettävä}\n"
    )
    assert list(classification.marks(subject.root, subject)) == []


def test_a_column_of_security_measures() -> None:
    """The header of a table that was copied from the information management model is told, a plain table is not."""

    def table(title: str) -> Subject:
        cells = tuple(Cell(text, Place(1, i)) for i, text in enumerate(("Tietovaranto", "Käyttötarkoitus", title), 1))
        row = Block("row", "", Place(1, 1), cells=cells, table=1)
        document = Document(Source("a.txt", title.encode(), "text"), (row,))
        description = Description(document, Node((), Place(1, 1)), "fi", published=True)
        return Subject(description, date(2026, 11, 22))

    for title, count in (("Tietoturvallisuustoimenpiteet", 1), ("Säkerhetsåtgärder", 1), ("Tietojärjestelmät", 0)):
        subject = table(title)
        assert len(list(security_controls.controls(subject.root, subject))) == count


def test_a_port_of_an_open_interface_is_public() -> None:
    """The address of an open interface may name a port."""
    subject = from_yaml("rajapinta: {avoin: kyllä, osoite: 'https://kartta.mallila.example:8443/wms'}\n")
    assert list(network.addresses(subject.root, subject)) == []


def test_hints_rule_out_nothing_that_matches() -> None:
    """Whatever a pattern matches has one of its hints."""
    texts = [text for texts in (*REAL.values(), *LOOK_ALIKES.values()) for text in texts]
    for name in load("vocabulary/security")["patterns"]:
        looked_for = pattern("security", name)
        for text in texts:
            if looked_for.regex.search(text):
                assert looked_for.may_match(text.lower()), (name, text)


@pytest.mark.parametrize("unit", ["a", "1.", "varmuuskop ", "Aa ", "palomuuri", "x:y@", "\\\\a"])
def test_long_texts_take_no_square_of_time(unit: str) -> None:
    """Hostile repetition is read in linear time."""
    subject = from_text(unit * (40_000 // len(unit)))
    for check in CHECKS.values():
        assert len(list(check(subject.root, subject))) < 20_000
