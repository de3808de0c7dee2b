"""All that checks tell of law, of bodies that are gone and of limits of time: facts, entry, field and place."""

from __future__ import annotations

from typing import Any

import pytest
from building import stores, told


def advice(text: str) -> str:
    return f"tietopyynnöt: {{ohje: '{text}'}}\n"


def notes(*texts: str) -> str:
    return stores(*(f"nimi: A{n}, lisätiedot: '{text}'" for n, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("text", "limit", "column"),
    [
        ("Tietopyyntöön vastataan kolmen viikon kuluessa.", "kolmen viikon", 47),
        ("Tietopyyntöön vastataan 15 päivän kuluessa.", "15 päivän", 47),
        ("Tietopyyntöön vastataan 30 arkipäivän kuluessa.", "30 arkipäivän", 47),
        ("Tietopyyntöön vastataan kuukauden kuluessa.", "kuukauden", 47),
        ("Tietopyyntöön vastataan 2–4 viikon kuluessa.", "2–4 viikon", 47),
        ("Laajaan tietopyyntöön vastataan 2-3 kuukauden kuluessa.", "2-3 kuukauden", 55),
        ("Tietopyyntöön vastataan 14 päivän kuluessa.", "", 0),
        ("Tietopyyntöön vastataan neljäntoista päivän kuluessa.", "", 0),
        ("Tietopyyntöön vastataan kahden (2) viikon kuluessa.", "", 0),
        ("Tietopyyntöön vastataan viikon kuluessa.", "", 0),
        ("Laajaan tietopyyntöön vastataan kuukauden kuluessa.", "", 0),
        ("Rekisteröidyn pyyntöön vastataan kuukauden kuluessa.", "", 0),
    ],
)
def test_a_limit_that_is_too_long(text: str, limit: str, column: int) -> None:
    """Two weeks, a month for what is laborious; the longer number counts; a data subject's month is another law's."""
    expected = [({"limit": limit}, None, "request", (1, column), [])] if limit else []
    assert told("time_limits.too_long", advice(text)) == expected


MAGISTRATE = {
    "until": "31.12.2019", "successor": "Digi- ja väestötietovirasto (DVV)",
    "successor@sv": "Myndigheten för digitalisering och befolkningsdata (MDB)",
    "successor@en": "Digital and Population Data Services Agency (DVV)",
}  # fmt: skip


@pytest.mark.parametrize(
    ("check", "text", "hits"),
    [
        ("time_limits.wrong_moment", advice("Tietopyyntöön vastataan kahden viikon kuluessa maksun suorittamisesta."),
         [({"limit": "kahden viikon", "moment": "maksun suorittamisesta"}, None, "request", (1, 47), [])]),
        ("time_limits.wrong_moment", advice("Tietopyyntöön vastataan kahden viikon kuluessa pyynnön saapumisesta."), []),
        ("conditions.identity_code_by_mail", advice("Lähetä henkilötunnus sähköpostilla."),
         [({"text": "Lähetä henkilötunnus sähköpostilla."}, None, "request", (1, 23), [])]),
        ("conditions.identity_code_by_mail", advice("Lähetä henkilötunnus suojatulla sähköpostilla."), []),
        ("conditions.fee_for_free_access", advice("Asiakirjan näkemisestä paikan päällä peritään maksu."),
         [({"text": "Asiakirjan näkemisestä paikan päällä peritään maksu."}, None, "request", (1, 23), [])]),
        ("publication.behind_login", advice("Kuvaus on julkaistu kunnan intranetissä."),
         [({"text": "Kuvaus on julkaistu kunnan intranetissä"}, None, "request", (1, 23), [])]),
        ("publication.behind_login", notes("Kuvaus on julkaistu kunnan intranetissä."),
         [({"text": "Kuvaus on julkaistu kunnan intranetissä"}, "A0", "notes", (2, 29), [])]),
        ("publication.withheld", advice("Kuvausta ei julkaista."),
         [({"text": "Kuvausta ei julkaista"}, None, "request", (1, 23), [])]),
        # once in an entry; a provision that is told for all is enough
        ("publication.secrecy_without_provision",
         notes("Tiedot ovat salassa pidettäviä. Muut ovat salassa pidettäviä.", "Tiedot ovat salassa pidettäviä."),
         [({"text": "ovat salassa pidettäviä"}, f"A{n}", "notes", (2 + n, 36), []) for n in (0, 1)]),
        ("publication.secrecy_without_provision",
         advice("Tiedot ovat salassa pidettäviä (JulkL 24 §).") + notes("Tiedot ovat salassa pidettäviä."), []),
        ("citations.miscited", notes("Tiedonhallintalaki (906/2018) velvoittaa."),
         [({"text": "Tiedonhallintalaki (906/2018)", "right": "tiedonhallintalaki (906/2019)",
            "right@sv": "informationshanteringslagen (906/2019)", "right@en": "Information Management Act (906/2019)"},
           "A0", "notes", (2, 29), [])]),
        ("citations.miscited", notes("Julkisuuslain (906/2019) mukaan."),
         [({"text": "Julkisuuslain (906/2019)", "right": "julkisuuslaki (621/1999)",
            "right@sv": "offentlighetslagen (621/1999)", "right@en": "Openness Act (621/1999)"}, "A0", "notes", (2, 29), [])]),
        ("citations.miscited", notes("Kuvaus perustuu tiedonhallintalain 25 §:ään."),
         [({"text": "25 §:ään", "right": "28 §", "right@en": "section 28"}, "A0", "notes", (2, 64), [])]),
        ("citations.miscited", notes("Kuvaus perustuu tiedonhallintalain 28 §:n 5 momenttiin."),
         [({"text": "28 §:n 5 mom", "right": "28 § 1 mom. 5 kohta", "right@sv": "28 § 1 mom. 5 punkten",
            "right@en": "section 28, subsection 1, item 5"}, "A0", "notes", (2, 64), [])]),
        ("citations.miscited", notes("Tiedonhallintalain (906/2019) 28 § velvoittaa.",
                                     "Kuvaus perustuu tiedonhallintalain (906/2019) 28 §:n 1 momenttiin."), []),
        # each act once in an entry; what is told as past is past
        ("citations.repealed",
         notes("Henkilötietolain mukaan. Henkilötietolaki sanoo.", "Aiemmin henkilötietolain mukaan.",
               "Henkilötietolaki kumottiin 2019."),
         [({"text": "Henkilötietolain", "until": "31.12.2018", "by": "1050/2018 37 §",
            "successor": "tietosuojalaki (1050/2018) ja tietosuoja-asetus; selosteen nimi on tietosuojaseloste",
            "successor@sv": "dataskyddslagen (1050/2018) och dataskyddsförordningen; beskrivningen heter dataskyddsbeskrivning",
            "successor@en": "Data Protection Act (1050/2018) and the GDPR; the notice is a privacy notice"},
           "A0", "notes", (2, 29), [])]),
        ("citations.recommendation_as_law",
         notes("Suosituksen mukaan kuvaus on pakko laatia.", "Tiedonhallintalautakunnan suositus velvoittaa.",
               "Suositus on laadittu."),
         [({"text": "Suosituksen mukaan kuvaus on pakko laatia."}, "A0", "notes", (2, 29), []),
          ({"text": "Tiedonhallintalautakunnan suositus velvoittaa."}, "A1", "notes", (3, 29), [])]),
        ("bodies.abolished",
         notes("Maistraatti ylläpitää tietoja.", "Maistraatti lakkautettiin 2019.", "Väestörekisterikeskus hoitaa. Maistraatti hoitaa."),
         [({"name": "Maistraatti", **MAGISTRATE}, "A0", "notes", (2, 29), []),
          ({"name": "Väestörekisterikeskus", **MAGISTRATE}, "A2", "notes", (4, 29), []),
          ({"name": "Maistraatti", **MAGISTRATE}, "A2", "notes", (4, 59), [])]),
        ("bodies.dissolved_domain", notes("Ks. www.vrk.fi.", "www.maistraatti.fi/x ja www.maistraatti.fi"),
         [({"domain": "vrk.fi", "body": "Väestörekisterikeskus (VRK)", "body@sv": "Befolkningsregistercentralen",
            "body@en": "Population Register Centre", **MAGISTRATE}, "A0", "notes", (2, 33), []),
          ({"domain": "maistraatti.fi", "body": "maistraatti", "body@sv": "magistraten", "body@en": "Local Register Office",
            **MAGISTRATE}, "A1", "notes", (3, 29), [])]),
        # one name in two units is no duplicate, but with a third that tells no unit it is
        ("duplicates.entries",
         stores(*(f"nimi: Kirjaston tietovaranto, toimiala: {unit}" for unit in ("X", "Y", "''"))),
         [({"name": "Kirjaston tietovaranto", "other": "Kirjaston tietovaranto"}, "Kirjaston tietovaranto", "name",
           (4, 12), [(2, 12)])]),
    ],
)  # fmt: skip
def test_what_is_told_of_law_and_limits(check: str, text: str, hits: list[Any]) -> None:
    """The words of the description, and how it should be in three languages."""
    assert told(check, text) == hits


def test_contents_in_an_attachment_are_told_once() -> None:
    """On a page without entries."""
    text = "Tietovarannot on kuvattu liitteessä. Tietovarannot on kuvattu liitteessä."
    assert told("publication.content_in_attachment", text, page=True) == [
        ({"text": "Tietovarannot on kuvattu liitteessä"}, None, None, (1, 1), [])
    ]
