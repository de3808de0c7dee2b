"""All that checks tell of search keys, secrets and answers on interfaces: facts, entry, field and place."""

from __future__ import annotations

from typing import Any

import pytest
from building import stores, told

KEYS = "kieli, tyyli, muoto, koko"


@pytest.mark.parametrize(
    ("check", "text", "hits"),
    [
        # the register's own keys, else those for all
        ("without_case_metadata", "asiarekisteri: {nimi: Asiarekisteri, hakutekijät: [kieli, tyyli]}\n",
         [({"keys": "kieli, tyyli"}, "Asiarekisteri", "search_keys", (1, 51), [])]),
        ("without_case_metadata", f"hakutekijät: [{KEYS}]\nasiarekisteri: {{nimi: Asiarekisteri}}\n",
         [({"keys": KEYS}, "Asiarekisteri", "search_keys", (1, 14), [])]),
        ("without_case_metadata", f"hakutekijät: [{KEYS}, paino]\nasiarekisteri: {{nimi: Asiarekisteri, hakutekijät: ['–']}}\n",
         [({"keys": f"{KEYS}…"}, "Asiarekisteri", "search_keys", (1, 14), [])]),
        ("without_case_metadata", "hakutekijät: [kieli]\nasiarekisteri: {nimi: R, hakutekijät: [asian numero]}\n", []),
        ("without_case_metadata", "asiarekisteri: {nimi: R, hakutekijät: [vapaa sanahaku]}\n", []),
        ("without_case_metadata", "hakutekijät: [kieli]\n", []),
        ("free_text_only", "hakutekijät: [vapaa sanahaku]\n" + stores("nimi: A, hakutekijät: [sanahaku, vapaa sanahaku]"),
         [({"key": "vapaa sanahaku"}, None, "search_keys", (1, 14), []),
          ({"key": "sanahaku"}, "A", "search_keys", (3, 28), [])]),
        ("same_everywhere", stores(*(f"nimi: A{n}, hakutekijät: [Nimi, tunnus]" for n in range(5)),
                                   "nimi: B, hakutekijät: [tunnus, nimi]", "nimi: C"),
         [({"keys": "Nimi, tunnus", "count": "6"}, None, "search_keys", (2, 29), [(3, 29), (4, 29), (5, 29)])]),
        ("datasets_as_keys",
         stores("nimi: A, tietoaineistot: [x], hakutekijät: [nimi]",
                "nimi: B, tietoaineistot: [Lainat, kortit, kuvat], hakutekijät: [lainat, kortit, kuvat, nimi]"),
         [({"keys": "lainat, kortit, kuvat"}, "B", "search_keys", (3, 69), [])]),
        ("datasets_as_keys", stores("nimi: B, tietoaineistot: [Lainat, kortit], hakutekijät: [lainat, kortit]"),
         [({"keys": "lainat, kortit"}, "B", "search_keys", (2, 62), [])]),
        ("datasets_as_keys", stores("nimi: B, tietoaineistot: [Lainat], hakutekijät: [lainat]"), []),
        ("without_identifier", stores(f"nimi: A, hakutekijät: [{KEYS}, paino]"),
         [({"keys": f"{KEYS}…"}, "A", "search_keys", (2, 28), [])]),
        ("without_identifier", stores("nimi: A, hakutekijät: [vapaa sanahaku]", "nimi: B, hakutekijät: [kieli, nimi]"), []),
        ("identity_code_without_caution",
         stores("nimi: A, hakutekijät: [nimi]", "nimi: B, hakutekijät: [nimi, henkilötunnus]",
                "nimi: C, hakutekijät: [henkilötunnus]"), [({}, "B", "search_keys", (3, 35), [])]),
        ("identity_code_without_caution", "hakutekijät: [henkilötunnus]\n", [({}, None, "search_keys", (1, 15), [])]),
    ],
)  # fmt: skip
def test_what_is_told_of_search_keys(check: str, text: str, hits: list[Any]) -> None:
    """Four keys are shown; the place is the list, or the key itself where one key is the fault."""
    assert told(f"search_keys.{check}", text) == hits


@pytest.mark.parametrize(
    ("check", "text", "hits"),
    [
        ("credentials.credentials", stores("nimi: A, lisätiedot: 'Tunnus: kirjasto, salasana: Kesa2026!'"),
         [({"what": "salasana", "masked": "********"}, "A", "notes", (2, 56), [])]),
        ("credentials.credentials", stores("nimi: A, lisätiedot: 'https://matti:Kesa2026@palvelu.example/x'"),
         [({"what": "url password", "masked": "********"}, "A", "notes", (2, 42), [])]),
        ("network.addresses", stores("nimi: A, lisätiedot: 'Palvelin on 10.0.0.12 ja srv01.intra.local.'"),
         [({"address": "10.0.0.12"}, "A", "notes", (2, 40), []),
          ({"address": "srv01.intra.local"}, "A", "notes", (2, 53), [])]),
        ("phones.impossible", "tietopyynnöt: {ohje: Soita., puhelin: 1234 5678}\n",
         [({"phone": "1234 5678"}, None, "request", (1, 39), [])]),
        ("mailboxes.person_only", "tietopyynnöt: {sähköposti: matti.meri@m.example}\n",
         [({"email": "matti.meri@m.example"}, None, "request", (1, 28), [])]),
        ("channels.login_only",
         "tietopyynnöt: {ohje: Tietopyynnön voi tehdä vain vahvalla tunnistautumisella., sähköposti: a@m.example}\n",
         [({}, None, "request", (1, 22), [])]),
        ("entry_names.system_as_repository", stores("nimi: Kaisla, tietojärjestelmät: [Kaisla]"),
         [({"text": "Kaisla"}, "Kaisla", "name", (2, 12), [])]),
        ("interfaces.high_value_unanswered", stores("nimi: Osoitteet, tietoaineistot: [osoitetiedot]"),
         [({"theme": "osoitetiedot"}, "Osoitteet", "api", (2, 12), [])]),
        ("interfaces.on_personal_data", stores("nimi: A, tietoaineistot: [henkilötiedot], rajapinta: {avoin: kyllä}"),
         [({"data": "henkilötiedot"}, "A", "api", (2, 67), [])]),
        ("interfaces.web_page", stores("nimi: A, rajapinta: {avoin: kyllä, selite: Tiedot ovat verkkosivulla.}"),
         [({"text": "verkkosivulla"}, "A", "api", (2, 49), [])]),
        ("interfaces.viewing_connection", stores("nimi: A, rajapinta: {avoin: kyllä, selite: Katseluyhteys on olemassa.}"),
         [({"text": "Katseluyhteys"}, "A", "api", (2, 49), [])]),
        ("interfaces.authority_channel",
         stores("nimi: A, rajapinta: {avoin: kyllä, selite: Tiedot luovutetaan viranomaisille palveluväylän kautta.}"),
         [({"channel": "viranomaisille"}, "A", "api", (2, 49), [])]),
        ("interfaces.without_address", stores("nimi: A, rajapinta: {avoin: kyllä}"), [({}, "A", "api", (2, 34), [])]),
        ("interfaces.without_address",
         stores("nimi: A, rajapinta: {avoin: kyllä}, lisätiedot: 'Katso https://a.example/api'"), []),
        ("interfaces.without_address", "rajapinta: {avoin: kyllä, osoite: 'https://a.example/api'}\n"
         + stores("nimi: A, rajapinta: {avoin: kyllä}"), []),
        ("interfaces.without_licence", stores("nimi: A, rajapinta: {avoin: kyllä}", "nimi: B, rajapinta: {avoin: ei}"),
         [({}, "A", "api", (2, 34), [])]),
    ],
)  # fmt: skip
def test_what_is_told_of_secrets_contacts_and_interfaces(check: str, text: str, hits: list[Any]) -> None:
    """The fact in the words of the description, a secret masked, at its own place."""
    assert told(check, text) == hits


def test_a_dead_link_is_told_at_each_place() -> None:
    """With its status, wherever it is shown."""
    page = "Katso https://a.example/1.\nKatso https://a.example/1"
    values = {"address": "https://a.example/1", "status": "404"}
    settings = {"KL205": {"links": {"https://a.example/1": 404}}}
    assert told("links.dead", page, page=True, settings=settings) == [
        (values, None, None, (1, 7), []), (values, None, None, (2, 7), []),
    ]  # fmt: skip


def test_a_wrong_name_of_the_case_register_is_told_once() -> None:
    """Each wrong name, at its first place."""
    page = (
        "Tässä kuvataan tietovarannot ja asiakasrekisteri.\nLiitteessä kuvataan tietovarannot ja Asiakasrekisteri.\n"
        "Tässä kuvataan tietovarannot ja asiakirjarekisteri.\nMyymälän asiakasrekisteri on iso."
    )
    assert told("terms.case_register_misnamed", page, page=True) == [
        ({"text": "asiakasrekisteri"}, None, None, (1, 33), []),
        ({"text": "asiakirjarekisteri"}, None, None, (3, 33), []),
    ]  # fmt: skip
