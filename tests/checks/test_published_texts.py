"""Requests, terms and currency on whole published pages: what must, and what must not, be seen."""

from __future__ import annotations

from datetime import date

import pytest

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

GROUPS = ("KL5", "KL6", "KL8")


def seen(text: str, today: str = "2026-11-22") -> set[tuple[str, int]]:
    """(rule, line) of every finding of the three groups on a page."""
    options = Options(Choice("strict"), date.fromisoformat(today))
    report = lint([Source("sivu.txt", text.encode(), "text")], rulebook(), options)
    return {(f.rule, f.place.line or 0) for f in report.findings if f.rule.startswith(GROUPS)}


SOUND = """\
Mallilan kaupungin asiakirjajulkisuuskuvaus

Asiakirjajulkisuuskuvauksen sisältö ja tarkoitus

Laki julkisen hallinnon tiedonhallinnasta (906/2019) 28 § velvoittaa tiedonhallintayksikköä ylläpitämään kuvausta tietovarannoista ja asiarekisteristä. Tietovarannolla tarkoitetaan tiedonhallintalain 2 §:ssä kuvattua kokonaisuutta. Kuvaus korvasi aiemman tietojärjestelmäselosteen 1.1.2020 alkaen.

Tietopyynnöt

Tietopyynnön voi tehdä vapaamuotoisesti sähköpostilla osoitteeseen kirjaamo@mallila.example tai puhelimitse, puh. 014 123 4567 (ma–to klo 9–15). Pyyntö on yksilöitävä riittävästi. Pyytäjän ei tarvitse selvittää henkilöllisyyttään eikä perustella pyyntöään, ellei se ole tarpeen harkintavallan käyttämiseksi tai salassa pidettävän tiedon antamiseksi. Tieto annetaan viimeistään kahden viikon kuluessa pyynnön saapumisesta. Jos asiakirjoja on paljon, aika on enintään kuukausi. Sähköpostilla lähetettävä julkinen asiakirja on maksuton. Kopioista peritään hinnaston mukainen maksu. Jos tietoa ei anneta, saat asiasta valituskelpoisen päätöksen, josta voi valittaa 30 päivän kuluessa. Henkilötietojen tarkastuspyyntöön vastataan kuukauden kuluessa tietosuoja-asetuksen mukaan.

Sosiaali- ja terveyspalvelujen sekä pelastustoimen tiedoista vastaa 1.1.2023 alkaen Mallin hyvinvointialue.

Kaupungin tietovarannot

Varhaiskasvatuksen tietovaranto

Käyttötarkoitus: Varhaiskasvatuksen järjestäminen ja yhteistyö lastensuojelun ja neuvolan kanssa.
Tietoaineistot: Lasten tiedot, lastensuojeluilmoitukset, asiakasmaksupäätökset
Tietojärjestelmät: Päiväkotijärjestelmä
Tietojen luovutus: Varda, Kela, hyvinvointialue

Opiskeluhuollon tietovaranto

Käyttötarkoitus: Yhteisöllisen opiskeluhuollon järjestäminen. Kuraattori- ja psykologipalvelut tuottaa hyvinvointialue.
Tietoaineistot: Opiskeluhuoltokertomukset
Tietojärjestelmät: Oppilashallintojärjestelmä

Ympäristöterveydenhuollon tietovaranto

Käyttötarkoitus: Elintarvikevalvonta, terveydensuojelu, eläinlääkintä
Tietoaineistot: Valvontasuunnitelmat, aluehallintoviraston arviointikertomukset vuosilta 2015–2024
Tietojärjestelmät: Valvontajärjestelmä (käytössä vuodesta 2019)

Keskusarkiston tietovaranto

Käyttötarkoitus: Pysyvästi säilytettävien asiakirjojen säilyttäminen
Tietoaineistot: Perusturvalautakunnan pöytäkirjat 1975–2022, entisen terveyskeskuksen hallinnon asiakirjat, maistraatin arkisto
Tietojärjestelmät: Arkistojärjestelmä

Kotihoidon tuen kuntalisän tietovaranto

Käyttötarkoitus: Kuntalisän maksaminen
Tietoaineistot: Hakemukset, päätökset
Tietojärjestelmät: Asianhallintajärjestelmä

Väestönsuojelun ja varautumisen tietovaranto

Käyttötarkoitus: Valmiussuunnittelu yhdessä pelastuslaitoksen kanssa
Tietoaineistot: Valmiussuunnitelmat
Tietojärjestelmät: Asianhallintajärjestelmä

Sivu päivitetty 3.3.2026
"""

STALE = """\
Asiakirjajulkisuuskuvaus 12.1.2021

Kunnan asiakasrekisteri ja tiedonhallinta

Tietohallintolain (906/2019) mukaan kunta ylläpitää kuvausta tietovarannoista. Julkisuuslain 18 §:n mukainen tietojärjestelmäseloste on nähtävillä kunnanvirastossa. Kunnanhallitus vastaa kuvauksesta.

Tietopyynnöt

Tietopyyntöihin vastataan 14 arkipäivän kuluessa maksun suorittamisesta. Lähetä henkilötunnuksesi sähköpostitse osoitteeseen etunimi.sukunimi@esimerkkila.example. Puh. 99 123 456. Sähköpostilla toimitettavasta asiakirjasta peritään 10 euroa.

Tietovarannot
 • Kunnanhallituksen tietovaranto: päätöksenteko. Tietojärjestelmät: Asianhallinta
 • Terveyskeskuksen tietovaranto: potilaiden hoito. Tietojärjestelmät: Potilastietojärjestelmä
 • Rakennusvalvonnan tietovaranto: maankäyttö- ja rakennuslain mukaiset luvat. Tietojärjestelmät: Lupajärjestelmä
 • Työllisyyspalvelujen tietovaranto: yhteistyö TE-toimiston kanssa. Tietojärjestelmät: Asiakasjärjestelmä
"""

SWEDISH = """\
Beskrivning av handlingars offentlighet i Exempelby stad

Innehåll och syfte

Enligt 28 § i lagen om informationshantering inom den offentliga förvaltningen (906/2019) ska stadens informationshanteringsenhet upprätthålla en beskrivning av informationslager och kundregister. I 2 § 2 mom. i informationshanteringslagen definieras informationshanteringsenhet.

Begäran om information

En begäran kan skickas per e-post till registrator@exempelby.example eller tfn 019 123 4567. Begäran besvaras inom 30 dagar. Den som begär en offentlig handling ska uppge sin identitet och ändamålet.

Barnskyddets informationslager

Användningsändamål: Ordnande av barnskyddet
Informationsmaterial: Klientuppgifter, beslut
Informationssystem: Klientdatasystem

Skolornas informationslager

Användningsändamål: Ordnande av grundläggande utbildning och samarbete med barnskyddet
Informationsmaterial: Elevregister, elevvårdsregister
Informationssystem: Elevförvaltning (i bruk till och med 31.12.2023)

Miljöhälsovårdens informationslager

Användningsändamål: Tillsyn över hälsoskydd, utlåtanden till regionförvaltningsverket
Informationsmaterial: Tillsynsbeslut
Informationssystem: Tillsynssystem

Uppdaterad 1.2.2022
"""

SECOND = """\
Asiakirjajulkisuuskuvaus

Esimerkkilän kaupunki on tiedonhallintayksikkö. Tiedonhallintalautakunnan suositus ohjaa sen laatimista.

Tietopyyntö

Voit tehdä tietopyynnön sähköisellä lomakkeella (edellyttää vahvaa tunnistautumista) tai kirjeitse. Tietopyynnöstä tulee käydä ilmi, mitä asiakirjaa pyyntö koskee. Mikäli pyydät tietoja henkilörekisteristä, on ilmoitettava tietojen käyttötarkoitus. Pyyntö käsitellään mahdollisimman pian, kuitenkin viimeistään kahden viikon kuluessa. Jos asia on laaja tai sisältää salassa pidettävää, vastaamme kuukauden sisällä. Asiakirjojen lähettämisestä voidaan periä maksu. Tietojen antaminen suullisesti on maksutonta. Salassa pidettäviä tietoja ei lähetetä suojaamattomalla sähköpostilla. Henkilötunnusta ei tule lähettää sähköpostitse.

Kirjaamo
Puh. 014 267 2000 (vaihde), ma-pe klo 8-16
kirjaamo@esimerkkila.example
PL 5, 40101 ESIMERKKILÄ

SIVISTYSTOIMI

Koulutuspalvelujen tietovaranto

Keskeiset tietoaineistot: oppilaiden tiedot, oppilashuollon kirjaukset, koulupsykologin lausunnot, kouluterveydenhuollon yhteystiedot
Tietojärjestelmät: Primus, Wilma
Käyttötarkoitus: Perusopetuksen järjestäminen. Järjestelmä uusitaan vuonna 2027.

Hyvinvointipalvelujen tietovaranto

Keskeiset tietoaineistot: kotouttamisen asiakastiedot (kotoutumislaki 681/2023), liikuntaneuvonta, ikäihmisten liikuntaryhmät, veteraanietuudet
Tietojärjestelmät: Asiakashallinta
Käyttötarkoitus: Hyvinvoinnin ja terveyden edistäminen, yhteistyö terveyskeskuksen ja sosiaalitoimen kanssa

Ruokapalvelut
Keskeiset tietoaineistot: terveyskeskuksen ja vanhuspalvelujen ateriatilaukset
Tietojärjestelmät: Ateriajärjestelmä
Käyttötarkoitus: Ateriapalvelujen tuottaminen hyvinvointialueelle

Työsuojelun tietovaranto
Keskeiset tietoaineistot: työpaikkaselvitykset, työterveyshuollon raportit, AVI:n työsuojelutarkastusten kertomukset 2012-2025
Tietojärjestelmät: HR-järjestelmä
Käyttötarkoitus: Työsuojelu

Kameravalvonta
Käyttötarkoitus: Turvallisuus. Tallenteita säilytetään 30 päivän ajan. Pyynnöt on tehtävä 14 päivän kuluessa.
Tietojärjestelmät: Kamerat

Sosiaalinen media ja viestintä
Käyttötarkoitus: Viestintä
Tietojärjestelmät: Some

Terveyden ja hyvinvoinnin avustukset
Käyttötarkoitus: Järjestöjen sosiaali- ja terveysavustusten myöntäminen
Tietojärjestelmät: Avustusjärjestelmä

Asiakirjan päiväys 4.9.2026
"""

SOUND_SWEDISH = """\
Beskrivning av handlingsoffentligheten

Mallby stad är en informationshanteringsenhet. Stadsstyrelsen ansvarar för stadens beskrivning.

Informationsbegäran

Du kan begära handlingar muntligt eller skriftligt hos registratorskontoret, registrator@mallby.example, tfn 06 123 4567. Begäran behandlas så snart som möjligt, senast inom två veckor efter att begäran kom in. Om begäran kräver särskilda åtgärder är tiden högst en månad. Du behöver inte uppge din identitet eller motivera din begäran, om det inte gäller sekretessbelagda uppgifter. Avgifter tas ut för kopior enligt taxan. Om du får avslag kan du begära ett skriftligt beslut som kan överklagas. Skicka inte personbeteckning per e-post.

Informationslager

Småbarnspedagogikens informationslager
Användningsändamål: Ordnande av småbarnspedagogik, samarbete med rådgivningen och barnskyddet
Informationsmaterial: Barnens uppgifter, anmälningar till barnskyddet
Informationssystem: Daghemssystemet

Skolornas informationslager
Användningsändamål: Ordnande av utbildning
Informationsmaterial: Elevregister, studerandevårdsregister; skolkuratorernas uppgifter finns hos välfärdsområdet
Informationssystem: Skolsystemet

Stadsarkivets informationslager
Användningsändamål: Förvaring av handlingar, bl.a. magistratens arkiv och den tidigare hälsocentralens protokoll
Informationsmaterial: Arkivhandlingar till och med 2010
Informationssystem: Arkivsystemet

Miljöhälsovårdens informationslager
Användningsändamål: Hälsoskydd, veterinärvård, företagshälsovårdens tillsyn
Informationsmaterial: Inspektioner, före detta regionförvaltningsverkets utlåtanden
Informationssystem: Tillsynssystemet

Stöd för hemvård av barn
Användningsändamål: Kommuntillägg
Informationsmaterial: Ansökningar
Informationssystem: Ärendehantering

Uppdaterad 2.9.2026
"""


def test_a_sound_page_gives_nothing() -> None:
    """Look-alikes of nearly every rule, all of them right."""
    assert seen(SOUND) == set()
    assert seen(SECOND) == set()
    assert seen(SOUND_SWEDISH) == set()


def test_a_stale_finnish_page() -> None:
    """A municipality that does not say its name, in one-line entries."""
    assert seen(STALE) == {
        ("KL501", 9),
        ("KL503", 9),
        ("KL505", 9),
        ("KL510", 9),
        ("KL511", 9),
        ("KL514", 9),
        ("KL601", 5),
        ("KL602", 5),
        ("KL602", 14),
        ("KL603", 3),
        ("KL802", 1),
        ("KL803", 1),
        ("KL804", 15),
        ("KL805", 13),
    }


def test_the_same_page_on_an_earlier_day() -> None:
    """In February 2021 the duties were municipal, the offices stood and the building act was in force."""
    rules = {rule for rule, _ in seen(STALE, "2021-02-01")}
    assert not rules & {"KL802", "KL803", "KL804", "KL805"}
    assert {"KL601", "KL602", "KL501"} <= rules


def test_a_stale_swedish_page() -> None:
    """The same faults in Swedish, and its look-alikes."""
    assert seen(SWEDISH) == {
        ("KL501", 9),
        ("KL504", 9),
        ("KL601", 5),
        ("KL603", 5),
        ("KL802", 29),
        ("KL803", 29),
        ("KL804", 25),
        ("KL805", 11),
        ("KL810", 21),
    }


@pytest.mark.parametrize(
    ("label", "value", "whole", "one"),
    [
        ("Päättävä viranomainen", "Kirjastotoimenjohtaja", "KL120", "KL123"),
        ("Tietopyynnöt", "kirjasto@saarni.example", "KL121", "KL124"),
    ],
)
def test_what_is_told_of_one_system_is_missed_of_the_others(label: str, value: str, whole: str, one: str) -> None:
    """A page that describes systems alone tells who decides, or where to ask, system by system."""
    page = (
        "Tietojärjestelmät\n\nLainaus-Ässä\nKuvaus: Kirjaston lainat\nOmistaja: Kirjasto\nKäyttäjät: Henkilökunta\n"
        f"{label}: {value}\n\nTalous-Tiera\nKuvaus: Kirjanpito\nOmistaja: Talous\nKäyttäjät: Henkilökunta\n"
    )
    options = Options(Choice("strict"), date(2026, 11, 22))
    report = lint([Source("a.txt", page.encode(), "text")], rulebook(), options)

    assert [(f.rule, f.entry, f.place.line) for f in report.findings if f.rule in (whole, one)] == [
        (one, "Talous-Tiera", 9)
    ]
