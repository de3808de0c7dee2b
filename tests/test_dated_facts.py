"""Dated facts on both sides of their day, in Finnish and Swedish and in inflected forms, and their look-alikes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook


def seen(text: str, today: date, *, name: str = "Mallilan kunta", kind: str = "kunta") -> set[str]:
    """The rules that find something in a sentence of an entry's notes."""
    lines = [
        "kuvauslint: 1",
        f"tiedonhallintayksikkö: {{nimi: {name}, tyyppi: {kind}}}",
        "tietovarannot:",
        "  - nimi: Lupien tietovaranto",
        f'    lisätiedot: "{text}"',
    ]
    source = Source("kuvaus.yaml", "\n".join(lines).encode(), "yaml")
    return {f.rule for f in lint([source], rulebook(), Options(Choice("strict"), today)).findings}


# rule, the day from which it speaks, a sentence
CURRENT = [
    ("KL804", date(2025, 1, 1), "Työnhakijat ohjataan TE-toimistoon."),
    ("KL804", date(2025, 1, 1), "Tietoja luovutetaan työ- ja elinkeinotoimistolle."),
    ("KL804", date(2025, 1, 1), "Uppgifter lämnas till arbets- och näringsbyrån."),
    ("KL804", date(2026, 1, 1), "Lausunto pyydetään aluehallintovirastolta."),
    ("KL804", date(2026, 1, 1), "Utlåtande begärs av regionförvaltningsverket."),
    ("KL804", date(2026, 1, 1), "Luvan myöntää Valvira."),
    ("KL804", date(2026, 1, 1), "Tiedot toimitetaan ELY-keskukseen."),
    ("KL804", date(2026, 1, 1), "Uppgifterna lämnas till NTM-centralen."),
    ("KL804", date(2020, 1, 1), "Muutokset ilmoitetaan maistraattiin."),
    ("KL804", date(2020, 1, 1), "Ändringar anmäls till magistraten."),
    ("KL804", date(2020, 1, 1), "Tiedot saadaan Väestörekisterikeskukselta."),
    ("KL602", date(2025, 1, 1), "Perustuu lakiin julkisesta työvoima- ja yrityspalvelusta (916/2012)."),
    ("KL602", date(2025, 1, 1), "Perustuu lakiin kotoutumisen edistämisestä (1386/2010)."),
    ("KL602", date(2019, 1, 1), "Käsittely perustuu henkilötietolakiin (523/1999)."),
    ("KL602", date(2019, 1, 1), "Behandlingen grundar sig på personuppgiftslagen (523/1999)."),
    ("KL602", date(2020, 1, 1), "Perustuu tietohallintolakiin (634/2011)."),
    ("KL602", date(2020, 1, 1), "Muutosta haetaan hallintolainkäyttölain (586/1996) mukaan."),
]


@pytest.mark.parametrize(("rule", "day", "text"), CURRENT, ids=lambda value: str(value)[:30])
def test_a_fact_holds_from_its_day(rule, day, text):
    """Silent the day before, told on the day."""
    assert rule not in seen(text, day - timedelta(days=1))
    assert rule in seen(text, day)


PAST = [
    "Aluehallintoviraston arviointikertomukset vuosilta 2015–2024.",
    "TE-toimiston tehtävät siirtyivät kunnille 1.1.2025.",
    "Maistraatin tehtävät hoitaa nykyisin Digi- ja väestötietovirasto.",
    "Tidigare sköttes ärendet av regionförvaltningsverket.",
    "Entisen ELY-keskuksen aineisto on elinvoimakeskuksessa.",
    "Kuvaus korvasi henkilötietolain mukaisen rekisteriselosteen 1.1.2019.",
    "Avin ja velin yhteiset valmennukset.",
    "Valviraatti on seuran nimi.",
]


@pytest.mark.parametrize("text", PAST)
def test_history_and_look_alikes_are_not_told(text):
    """What is told as past, and words that only resemble a body's name."""
    assert not {"KL602", "KL804"} & seen(text, date(2026, 11, 22))


MOVED = [
    ("KL805", "Lastensuojelun tietovaranto", "Lastensuojelun asiakkaiden palvelut"),
    ("KL805", "Potilasrekisteri", "Terveyskeskuksen potilaiden hoito"),
    ("KL805", "Kotihoidon asiakasrekisteri", "Vanhusten kotihoidon järjestäminen"),
    ("KL806", "Pelastuslaitoksen tietovaranto", "Pelastustoimen tehtävät ja palotarkastukset"),
]
STAYS = [
    ("Varhaiskasvatuksen tietovaranto", "Varhaiskasvatuksen järjestäminen ja lastensuojeluilmoitukset"),
    ("Opiskeluhuoltorekisteri", "Yhteisöllinen opiskeluhuolto"),
    ("Ympäristöterveydenhuollon tietovaranto", "Terveydensuojelu ja eläinlääkintä"),
    ("Hyvinvoinnin ja terveyden edistämisen tietovaranto", "Terveyden edistäminen kunnassa"),
    ("Työterveyshuollon tietovaranto", "Henkilöstön työterveyshuolto"),
    ("Väestönsuojelun tietovaranto", "Kunnan varautuminen ja väestönsuojat"),
    ("Kotikuntatietojen rekisteri", "Kotikunnan ja kotiosoitteiden ylläpito"),
    ("Vesipelastusseurojen avustukset", "Avustukset vesipelastusseuroille"),
    ("Neuvolankadun tonttien tietovaranto", "Neuvolankadun tonttien luovutus"),
    ("Potilasjärjestöjen avustukset", "Avustukset potilasjärjestöille"),
]


def described(name: str, purpose: str, today: date, body: str = "Mallilan kunta", kind: str = "kunta") -> set[str]:
    lines = [
        "kuvauslint: 1",
        f"tiedonhallintayksikkö: {{nimi: {body}, tyyppi: {kind}}}",
        f"tietovarannot: [{{nimi: {name}, käyttötarkoitus: {purpose}}}]",
    ]
    source = Source("kuvaus.yaml", "\n".join(lines).encode(), "yaml")
    return {f.rule for f in lint([source], rulebook(), Options(Choice("strict"), today)).findings}


@pytest.mark.parametrize(("rule", "name", "purpose"), MOVED)
def test_a_moved_duty_is_told_from_the_day_and_only_of_municipalities(rule, name, purpose):
    """Social, health and rescue services moved on 1.1.2023, except from the capital."""
    assert rule not in described(name, purpose, date(2022, 12, 31))
    assert rule in described(name, purpose, date(2023, 1, 1))
    assert rule not in described(name, purpose, date(2023, 1, 1), "Järvisuomen hyvinvointialue", "hyvinvointialue")
    assert rule not in described(name, purpose, date(2023, 1, 1), "Helsingin kaupunki")


@pytest.mark.parametrize(("name", "purpose"), STAYS)
def test_what_stayed_municipal_is_not_told_as_moved(name, purpose):
    """Duties that sound like those that moved."""
    assert not {"KL805", "KL806"} & described(name, purpose, date(2026, 11, 22))
