"""Who can decide on giving out data, and who cannot."""

from __future__ import annotations

import pytest

TEXT = """kuvauslint: 1
tiedonhallintayksikkö: {{nimi: {name}{kind}}}
tietopyynnöt: {{viranomainen: "{decider}"}}
tietovarannot: [{{nimi: Kirjasto, tietojärjestelmät: [Kirjastojärjestelmä]}}]
"""


def fault(find, decider, kind="", name="Esimerkkilän kunta"):
    text = TEXT.format(decider=decider, name=name, kind=f", tyyppi: {kind}" if kind else "")
    return [f.values["reason"] for f in find(text, "KL122")]


@pytest.mark.parametrize(
    ("decider", "reason"),
    [
        ("Kunta", "decider_whole"),
        ("kaupunki", "decider_whole"),
        ("Esimerkkilän kunta", "decider_whole"),
        ("Mallilan kaupunki", "decider_whole"),
        ("Staden Exempelby", "decider_whole"),
        ("Exempelby kommun", "decider_whole"),
        ("the City of Exampleby", "decider_whole"),
        ("Kirjaamo", "decider_registry"),
        ("Kunnan kirjaamo", "decider_registry"),
        ("kirjaamo@esimerkki-la.example", "decider_registry"),
        ("Esimerkkilän kunta, kirjaamo", "decider_whole"),
        ("Registratorskontoret", "decider_registry"),
        ("Järjestelmätalo Oy", "decider_company"),
        ("Systemhuset Ab", "decider_company"),
        ("Kirjastojärjestelmä", "decider_system"),
    ],
)
def test_these_decide_nothing(find, decider, reason):
    """The whole body, a registry, a vendor and a system are no authorities."""
    assert fault(find, decider) == [reason]


@pytest.mark.parametrize(
    "decider",
    [
        "Kunnanhallitus",
        "Sivistyslautakunta",
        "Hallintojohtaja",
        "Kirjaamon esimies",
        "Esimerkkilän kunta, hallintojohtaja",
        "Seurakunta",
        "City manager",
        "Stadsstyrelsen",
        "Kommunens bildningschef",
        "Esimerkin ammattikorkeakoulu Oy",
        "Kaupunkiympäristölautakunta",
        "12 §",
        "",
    ],
)
def test_these_may_decide(find, decider):
    """Bodies, office-holders and what cannot be told apart from them are left alone."""
    assert fault(find, decider) == []


@pytest.mark.parametrize("kind", ["valtion virasto", "tuomioistuin", "yliopisto"])
def test_a_state_agency_is_itself_the_authority(find, kind):
    """Only municipalities, counties and their joint authorities are divided into authorities."""
    assert fault(find, "Esimerkkivirasto", kind, "Esimerkkivirasto") == []


def test_the_type_may_come_from_the_command_line(find):
    """A body's own name is judged by the type that was given for it."""
    text = TEXT.format(decider="Mallila", name="Mallila", kind="")
    assert find(text, "KL122") == []
    assert len(find(text, "KL122", organisation_type="municipality")) == 1
