"""All that checks tell of a fault: its facts, its entry and field, its place and the place it is held against."""

from __future__ import annotations

from typing import Any

import pytest
from building import stores, told

from kuvauslint.checks.phones import possible

OPEN = "tietopyynnöt: {ohje: Tiedot ovat saatavilla avoimen rajapinnan kautta.}\n"
NO, YES = "rajapinta: {avoin: ei}", "rajapinta: {avoin: kyllä}"


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        (f"{NO}\n" + stores(f"nimi: A, {YES}", "nimi: B, rajapinta: {avoin: osittain}", f"nimi: C, {NO}"),
         [({}, "A", "api", (3, 34), [(1, 20)]), ({}, "B", "api", (4, 34), [(1, 20)])]),
        (f"{YES}\n" + stores(f"nimi: A, {NO}", "nimi: B, rajapinta: {avoin: osittain}"),
         [({}, "A", "api", (3, 34), [(1, 20)])]),
        (f"{NO}\n" + stores("nimi: A, rajapinta: {avoin: true}", "nimi: B, rajapinta: {avoin: false}"),
         [({}, "A", "api", (3, 34), [(1, 20)])]),
        # unless told otherwise
        ("rajapinta: {avoin: ei, oletus: true}\n" + stores(f"nimi: A, {YES}"), []),
        # a sentence against the entry's own no, or against every entry's
        (stores(f"nimi: A, {NO}, lisätiedot: Tiedot ovat saatavilla avoimen rajapinnan kautta."),
         [({}, "A", "notes", (2, 63), [(2, 34)])]),
        (OPEN + stores(f"nimi: A, {NO}", f"nimi: B, {NO}"), [({}, None, "request", (1, 34), [(3, 34)])]),
        (f"{OPEN}{NO}\n" + stores("nimi: A"), [({}, None, "request", (1, 34), [(2, 20)])]),
        # against most of them: five or more that say no
        (OPEN + stores(f"nimi: B, {YES}", *(f"nimi: A{n}, {NO}" for n in range(5))),
         [({}, None, "request", (1, 34), [(4, 35)])]),
        (OPEN + stores(f"nimi: B, {YES}", *(f"nimi: A{n}, {NO}" for n in range(4))), []),
    ],
)  # fmt: skip
def test_answers_on_interfaces_that_contradict_each_other(text: str, hits: list[Any]) -> None:
    """The one that goes against the other is told, with the place of the other."""
    assert told("interfaces.contradictory", text) == hits


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ("rakennuslupatunnus", "rakennuslupatunus", "typo"),
        ("asiakaskortinnro", "asiakaskorttinnro", ""),  # one t for two may be another form
        ("abcdefghijklmn", "abcdefghijklxn", "typo"),
        ("abcdefghijklm", "abcdefghijkxm", ""),  # a short word may be another word
        ("asiakastunnus", "asiakas-tunnus", "hyphen"),
        ("sukunimi", "sukunimi", ""),
    ],
)
def test_search_keys_in_two_spellings(first: str, second: str, difference: str) -> None:
    """A slip in a long word is told, at the second, against the first."""
    expected = [
        ({"name": second, "other": first, "difference": difference}, "B", "search_keys", (3, 29), [(2, 29)])
    ]  # fmt: skip
    text = stores(f"nimi: A, hakutekijät: [{first}]", f"nimi: B, hakutekijät: [{second}]")
    assert told("names.term_variants", text) == (expected if difference else [])


@pytest.mark.parametrize(
    ("check", "text", "hits"),
    [
        # the spelling that stands once is told, at its place; the other at its first
        ("names.term_variants",
         stores("nimi: A, hakutekijät: [asiakastunniste]", *(f"nimi: {x}, hakutekijät: [asiakastunnniste]" for x in "BC")),
         [({"name": "asiakastunniste", "other": "asiakastunnniste", "difference": "typo"}, "A", "search_keys", (2, 29),
           [(3, 29)])]),
        # a phrase is what stands before its first stop
        ("names.term_variants",
         stores("nimi: A, luovutus: 'Luovutetaan pyynnöstä, maksutta'", "nimi: B, luovutus: 'Luovutetaan pyynöstä. Muuta.'"),
         [({"name": "Luovutetaan pyynöstä", "other": "Luovutetaan pyynnöstä", "difference": "typo"}, "B", "disclosure",
           (3, 25), [(2, 25)])]),
        # the list of systems says how a name is written
        ("names.system_variants", "tietojärjestelmät: [{nimi: Hyllykkö}]\n" + stores("nimi: A, tietojärjestelmät: [Hyllykko]"),
         [({"name": "Hyllykko", "other": "Hyllykkö", "difference": "diacritics"}, "A", "systems", (3, 35), [(1, 28)])]),
        ("names.system_variants", stores("nimi: A, tietojärjestelmät: [Lainari, Lainnari, Lainarri]"),
         [({"name": "Lainnari", "other": "Lainari", "difference": "typo"}, "A", "systems", (2, 44), [(2, 35)]),
          ({"name": "Lainarri", "other": "Lainari", "difference": "typo"}, "A", "systems", (2, 54), [(2, 35)])]),
        # systems that only the list or only an entry names, each once; a list of something else is none of systems
        ("references.unlisted_systems",
         "tietojärjestelmät: [{nimi: Hylly}, {nimi: Vara}]\n"
         + stores("nimi: A, tietojärjestelmät: [Hylly-kirjastojärjestelmä, Kortti]", "nimi: B, tietojärjestelmät: [Kortti]"),
         [({"name": "Kortti"}, "A", "systems", (3, 62), []), ({"name": "Vara"}, None, "systems", (1, 43), [])]),
        ("references.unlisted_systems",
         "tietojärjestelmät: [{nimi: Hylly}]\n" + stores("nimi: A, tietojärjestelmät: [Kortti]"), []),
        ("references.unlisted_systems",
         "tietojärjestelmät: [{nimi: Hylly}, {nimi: Vara Kone}]\n" + stores("nimi: A, tietojärjestelmät: [Hylly, VaraKone]"), []),
        ("labels.misfiled",
         stores("nimi: A, tietojärjestelmät: [Tietojärjestelmät, Hylly], tietoaineistot: [Hakutekijät, Hylly, lainat]"),
         [({"value": "Hakutekijät"}, "A", "datasets", (2, 79), []), ({"value": "Hylly"}, "A", "datasets", (2, 92), []),
          ({"value": "Tietojärjestelmät"}, "A", "systems", (2, 35), [])]),
        ("labels.misfiled", stores("nimi: A, tietojärjestelmät: [Tietojärjestelmät]"), []),
        ("duplicates.entries", stores("nimi: Kirjaston tietovaranto", "nimi: Kirjaston  tietovaranto"),
         [({"name": "Kirjaston tietovaranto", "other": "Kirjaston tietovaranto"}, "Kirjaston tietovaranto", "name",
           (3, 12), [(2, 12)])]),
        # long values that an entry of another name has too: from 60 letters in a purpose
        ("values.copied", stores(*(f"nimi: {x}, käyttötarkoitus: {'x' * 60}" for x in "ABa")),
         [({"other": "A", "text": f"{'x' * 50}…"}, "B", "purpose", (3, 32), [(2, 32)])]),
        ("values.copied", stores(*(f"nimi: {x}, käyttötarkoitus: {'x' * 59}" for x in "AB")), []),
        ("values.copied", stores(*(f"nimi: {x}, lisätiedot: Museon {'x' * 72}" for x in ("Museo", "Arkisto"))), []),
        ("values.copied", stores(*(f"nimi: {x}, lisätiedot: Museon {'x' * 73}" for x in ("Museo", "Arkisto"))),
         [({"other": "Museo", "text": f"Museon {'x' * 43}…"}, "Arkisto", "notes", (3, 33), [(2, 31)])]),
        ("values.copied", stores(*(f"nimi: {x}, lisätiedot: Museon {'x' * 73}" for x in ("Arkisto", "Museo"))), []),
        ("values.doubled_words",
         stores("nimi: A, tietoaineistot: [lainat, lainat, kortit], hakutekijät: [nimi, Nimi]",
                "nimi: B, tietojärjestelmät: [Hylly, Hylly], lisätiedot: tieto tieto on"),
         [({"word": "tieto"}, "B", "notes", (3, 62), []), ({"word": "lainat"}, "A", "datasets", (2, 40), []),
          ({"word": "Nimi"}, "A", "search_keys", (2, 77), []), ({"word": "Hylly"}, "B", "systems", (3, 42), [])]),
        ("values.vague", stores("nimi: A, tietoaineistot: ['- ym. -', '...'], luovutus: jne."),
         [({"value": "- ym. -"}, "A", "datasets", (2, 32), []), ({"value": "jne."}, "A", "disclosure", (2, 61), [])]),
        ("publication.blanket_secrecy", stores("nimi: A, lisätiedot: Kaikki asiakirjat ovat salassa pidettäviä."),
         [({"text": "Kaikki asiakirjat ovat salassa pidettäviä"}, "A", "notes", (2, 27), [])]),
        ("publication.secrecy_without_provision",
         stores("nimi: A, lisätiedot: Tiedot ovat salassa pidettäviä.",
                "nimi: B, lisätiedot: Tiedot ovat salassa pidettäviä (JulkL 24 §)."),
         [({"text": "ovat salassa pidettäviä"}, "A", "notes", (2, 34), [])]),
        # until the day itself nothing has passed
        ("currency.past_future",
         stores(*(f"nimi: A, lisätiedot: Järjestelmä otetaan käyttöön {day}.11.2026. Muuta." for day in (21, 22))),
         [({"text": "Järjestelmä otetaan käyttöön 21.11.2026", "date": "21.11.2026"}, "A", "notes", (2, 39), [])]),
        ("currency.ended",
         stores("nimi: A, lisätiedot: Järjestelmä on käytössä 31.12.2025 asti.",
                "nimi: B, vastuutaho: Tekninen toimi 31.12.2025 asti", "nimi: C, vastuutaho: Tekninen toimi 22.11.2026 asti"),
         [({"text": "Järjestelmä on käytössä 31.12.2025 asti.", "date": "31.12.2025"}, "A", "notes", (2, 27), []),
          ({"text": "Tekninen toimi 31.12.2025 asti", "date": "31.12.2025"}, "B", "responsible", (3, 27), [])]),
        # who cannot decide: a system, the whole body, the registry, a company; one organ beside it is enough
        ("deciders.not_an_authority",
         "tietopyynnöt: {viranomainen: Hylly}\n" + stores("nimi: A, tietojärjestelmät: ['Hylly ']"),
         [({"value": "Hylly", "reason": "decider_system"}, None, "request", (1, 30), [])]),
        ("deciders.not_an_authority",
         "tiedonhallintayksikkö: {nimi: Mallilan kunta}\ntietopyynnöt: {viranomainen: Mallilan   kunta}\n"
         + stores("nimi: A, tietopyynnöt: {viranomainen: kirjaamo}", "nimi: B, tietopyynnöt: {viranomainen: Kone Oy}",
                  "nimi: C, tietopyynnöt: {viranomainen: 'Hallitus, kirjaamo'}",
                  "nimi: D, tietopyynnöt: {viranomainen: 'Kirjaamo, Kone Oy'}", "nimi: E, tietopyynnöt: {viranomainen: '---'}"),
         [({"value": "Mallilan kunta", "reason": "decider_whole"}, None, "request", (2, 30), []),
          ({"value": "kirjaamo", "reason": "decider_registry"}, "A", "request", (4, 44), []),
          ({"value": "Kone Oy", "reason": "decider_company"}, "B", "request", (5, 44), []),
          ({"value": "Kirjaamo, Kone Oy", "reason": "decider_registry"}, "D", "request", (7, 44), [])]),
        # what is nowhere is told of the whole description, at the key where there is one
        ("case_register.missing", stores("nimi: A"), [({}, None, "case_register", (1, 1), [])]),
        ("case_register.missing", stores("nimi: Kunnan asiarekisteri"), []),
        ("case_register.missing", stores("nimi: A, käyttötarkoitus: Tämä on kunnan asiarekisteri."), []),
        ("case_register.missing",
         "tietojärjestelmät: [{nimi: Diaari, kuvaus: Toimii asiarekisterinä.}]\n" + stores("nimi: A"), []),
        ("case_register.missing", stores("nimi: A") + "asiarekisteri: {nimi: ''}\n",
         [({}, None, "case_register", (3, 1), [])]),
        ("channels.no_instructions", "tietopyynnöt: {sähköposti: a@m.example}\n" + stores("nimi: A"),
         [({}, None, "request", (1, 15), [])]),
        ("channels.no_instructions", stores("nimi: A"), [({}, None, "request", (1, 1), [])]),
        ("channels.no_instructions", stores("nimi: A, tietopyynnöt: {ohje: Pyydä.}"), []),
        ("channels.no_instructions", stores("nimi: A, tietopyynnöt: {lomake: 'https://m.example/l'}"), []),
        ("elements.no_repositories", "päivitetty: 2026-01-01\ntietovarannot: []\n",
         [({}, None, "repositories", (2, 1), [])]),
        ("elements.no_repositories", "päivitetty: 2026-01-01\n", [({}, None, "repositories", (1, 1), [])]),
        ("conditions.refusal_without_path",
         "tietopyynnöt: {ohje: 'Jos asiakirjaa ei anneta, siitä kerrotaan pyytäjälle.'}\n" + stores("nimi: A"),
         [({"text": "Jos asiakirjaa ei anneta, siitä kerrotaan pyytäjälle."}, None, "request", (1, 23), [])]),
        ("facilities.locations",
         stores("nimi: A, lisätiedot: Palvelinhuone on kellarissa huoneessa 12. Palvelinhuone on kellarissa."),
         [({"facility": "Palvelinhuone", "location": "kellarissa"}, "A", "notes", (2, 27), []),
          ({"facility": "Palvelinhuone", "location": "kellarissa"}, "A", "notes", (2, 69), [])]),
        ("languages.wrong_language",
         stores("nimi: A, käyttötarkoitus: Det här är en text som är på svenska och som inte är på finska alls."),
         [({"language": "sv", "text": "Det här är en text som är på svenska och som inte…"}, "A", "purpose", (2, 32), [])]),
        ("terms.case_register_misnamed", "asiarekisteri: {nimi: Asiakasrekisteri}\n",
         [({"text": "Asiakasrekisteri"}, "Asiakasrekisteri", "name", (1, 23), [])]),
    ],
)  # fmt: skip
def test_what_a_check_tells(check: str, text: str, hits: list[Any]) -> None:
    """And nothing beside it."""
    assert told(check, text) == hits


CASES = "Kaisla-asianhallintajärjestelmä"


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        (stores("nimi: Kirjasto, tietojärjestelmät: [Asianhallintajärjestelmä  Kaisla]"),
         [({"system": "Asianhallintajärjestelmä Kaisla", "service": "Kirjasto"}, None, "systems", (2, 42), [])]),
        (f"tietojärjestelmät: [{{nimi: {CASES}}}]\n" + stores("nimi: '', käyttötarkoitus: Kirjaston lainat"),
         [({"system": CASES, "service": "Kirjaston lainat"}, None, "systems", (1, 21), [])]),
        # a service without systems is told of by itself; another system beside it is enough
        (stores("nimi: Kirjasto", f"nimi: Luvat, tietojärjestelmät: [{CASES}]"), []),
        ("tietojärjestelmät: [{nimi: Lainari}]\n" + stores(f"nimi: Kirjasto, tietojärjestelmät: [{CASES}]"), []),
        (stores(f"nimi: Päätökset, tietojärjestelmät: [{CASES}]"), []),
    ],
)  # fmt: skip
def test_a_service_kept_in_the_case_management_system_alone(text: str, hits: list[Any]) -> None:
    """The first system is told, with the service that it cannot be all of."""
    assert told("service_systems.only_case_management", text) == hits


@pytest.mark.parametrize(
    ("day", "settings", "months"),
    [
        ("2025-11-21", {}, "12"), ("2025-11-22", {}, ""), ("eilen", {}, ""),
        ("2025-11-22", {"months": 6}, "6"), ("2026-05-22", {"months": 6}, ""), ("2026-05-21", {"months": 6}, "6"),
        ("2026-10-21", {"months": 1}, "1"),
        # what is no number of months is passed over
        ("2025-11-21", {"months": "6"}, "12"), ("2025-11-22", {"months": 0}, ""), ("2025-11-22", {"months": "0"}, ""),
        ("2025-11-22", "off", ""), ("2025-11-21", "off", "12"),
    ],
)  # fmt: skip
def test_a_description_that_is_old(day: str, settings: Any, months: str) -> None:
    """To the day, by twelve months or as many as are set."""
    found = told("update_date.old", f"päivitetty: {day}\n", settings={"KL802": settings})
    year, month, date = [*day.split("-"), "", ""][:3]
    facts = {"updated": f"{date}.{month.lstrip('0')}.{year}", "months": months}
    assert found == ([(facts, None, "updated", (1, 13), [])] if months else [])


@pytest.mark.parametrize(
    ("text", "page", "hits"),
    [
        ("tietopyynnöt: {viranomainen: {nimi: Hallitus, puhelin: 010 1234567}}\n"
         + stores("nimi: A, tietopyynnöt: {viranomainen: {nimi: HALLITUS, puhelin: +358 10 765 4321}}",
                  "nimi: B, tietopyynnöt: {viranomainen: {nimi: Hallitus, puhelin: 010 999 8888}}"), False,
         [({"name": "HALLITUS", "first": "010 1234567", "second": "+358 10 765 4321"}, "A", "request", (3, 70), [(1, 56)])]),
        ("tietopyynnöt: {sähköposti: a@m.example, puhelin: 010 1234567}\n"
         + stores("nimi: A, tietopyynnöt: {sähköposti: A(at)m.example, puhelin: +358 10 765 4321}"), False,
         [({"name": "a@m.example", "first": "010 1234567", "second": "+358 10 765 4321"}, "A", "request", (3, 67),
           [(1, 50)])]),
        # the same number in another way of writing, or among several
        ("tietopyynnöt: {sähköposti: a@m.example, puhelin: 010 1234567}\n"
         + stores("nimi: A, tietopyynnöt: {sähköposti: a@m.example, puhelin: '+358 (0)10 123 4567, 010 22222'}"), False, []),
        ("tietopyynnöt: {sähköposti: a@m.example, puhelin: 00358 10 1234567}\n"
         + stores("nimi: A, tietopyynnöt: {sähköposti: a@m.example, puhelin: '010 22222; 010-1234567'}"), False, []),
        # of two addresses neither is known to be the number's
        ("tietopyynnöt: {sähköposti: [a@m.example, b@m.example], puhelin: 010 1234567}\n"
         + stores("nimi: A, tietopyynnöt: {sähköposti: a@m.example, puhelin: +358 10 765 4321}"), False, []),
        ("Kirjaamo, puh. 010 123 4567\nKysy muuta.\nKirjaamo, puh. 010 765 4321\nKirjaamo puh. 010 999 8888", True,
         [({"name": "Kirjaamo", "first": "010 123 4567", "second": "010 765 4321"}, None, "request", (3, 1), [(1, 1)])]),
        ("Tietosuojavastaava Matti Meri, puh. 010 123 4567\nMatti Meri, puh. 010 765 4321", True,
         [({"name": "Matti Meri", "first": "010 123 4567", "second": "010 765 4321"}, None, "request", (2, 1), [(1, 20)])]),
        ("Kirjaamo, puh. 010 123 4567\nKirjaamo, puh. 010 1234567", True, []),
    ],
)  # fmt: skip
def test_numbers_that_contradict_each_other(text: str, page: bool, hits: list[Any]) -> None:
    """One name or address with two numbers; told once, with both."""
    assert told("conflicts.conflicting", text, page=page) == hits


@pytest.mark.parametrize(
    ("number", "can_be"),
    [
        ("112", True), ("113", False), ("116117", True), ("013 1234", True), ("013 123", False), ("013 12345678", True),
        ("013 123456789", False), ("010 123", True), ("010 12", False), ("+358 13 1234", True), ("+358 (0)13 1234", True),
        ("(+358) 013 1234", True), ("00358 13 123", False), ("+46 12 345", True), ("+46 1234", False),
        ("+46 1234567890123", True), ("+46 12345678901234", False), ("0046 12 345", True), ("1234 5678", False),
    ],
)  # fmt: skip
def test_numbers_that_can_be_dialled(number: str, can_be: bool) -> None:
    """By prefix and length in Finland; by the world's bounds elsewhere."""
    assert possible(number) is can_be


def test_a_phone_number_in_prose_that_cannot_be_dialled() -> None:
    """Behind a word for phone, each in its place."""
    page = "Puh. 1234 5678, soita.\nPuh. 040 123 4567. Puhelin: 0401"
    assert told("phones.impossible", page, page=True) == [
        ({"phone": "1234 5678"}, None, None, (1, 6), []), ({"phone": "0401"}, None, None, (2, 29), []),
    ]  # fmt: skip
