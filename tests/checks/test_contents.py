"""The case register, systems, data sets, search keys, interfaces and the body: what is reported and what only looks alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuvauslint.checks.identifiers import WEIGHTS, check_digit

ENTRY = "kuvauslint: 1\ntietovarannot:\n  - nimi: {name}\n    {line}\n"


def hits(find, rule, line="lisätiedot: a", name="Kirjaston tietovaranto", **options):
    return len(find(ENTRY.format(line=line, name=name), rule, **options))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Kunnan asiarekisteri", "lisätiedot: a"),
        ("Kirjaamon diaari", "lisätiedot: a"),
        ("Stadens ärenderegister", "lisätiedot: a"),
        ("Hallinto", "lisätiedot: Järjestelmä toimii kaupungin asiarekisterinä"),
        ("Hallinto", "lisätiedot: Tietovaranto muodostaa kunnan asiarekisterin"),
        ("Förvaltning", "lisätiedot: Systemet fungerar som ärenderegister"),
        ("Administration", "lisätiedot: It serves as the case register"),
        ("Hallinto", "lisätiedot: Katso hallinto-osasto, asianhallintarekisteri"),
        ("Hallinto", "tietojärjestelmät: [Asianhallintajärjestelmä (katso kaupungin asiarekisteri)]"),
        ("Förvaltning", "lisätiedot: Se stadens ärenderegister"),
    ],
)
def test_the_case_register_is_described_or_pointed_to(find, name, line):
    """An entry that is the register, or a pointer to it, is enough."""
    assert hits(find, "KL104", line, name) == 0


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Asianhallinta", "tietojärjestelmät: [Asianhallintajärjestelmä]"),
        ("Kirjaston asiakasrekisteri", "lisätiedot: a"),
        ("Kirjasto", "lisätiedot: Se sisältää asiakasrekisterin"),
        ("Kirjasto", "käyttötarkoitus: Kuvaus tietovarannoista ja asiarekisteristä"),
    ],
)
def test_these_are_no_case_register(find, name, line):
    """A case-management system, a customer register and the words of the law describe no case register."""
    assert hits(find, "KL104", line, name) == 1


@pytest.mark.parametrize(
    "value", ["Henkilötiedot", "asiakirjat.", "[Muut tiedot]", "{nimi: Tiedot}", "Personuppgifter"]
)
def test_one_general_word_is_no_group(find, value):
    """A single generic data set is reported."""
    assert hits(find, "KL132", f"tietoaineistot: {value}") == 1


@pytest.mark.parametrize(
    "value", ["[Henkilötiedot, Lainat]", "{nimi: Tiedot, tietoryhmä: Lainat}", "Asiakkaiden henkilötiedot"]
)
def test_groups_are_groups(find, value):
    """Two data sets, a named group, and a word with its owner are groups."""
    assert hits(find, "KL132", f"tietoaineistot: {value}") == 0


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ("esimerkiksi nimi", 1),
        ("[esim. nimi, numero]", 1),
        ("hakutekijöinä voivat olla nimi ja numero", 1),
        ("t.ex. namn", 1),
        ("for example name", 1),
        ("[henkilön nimi (esim. hakija), numero]", 0),
        ("[esimiehen nimi]", 0),
        ("[esimerkkiaineiston numero]", 0),
    ],
)
def test_examples_of_search_keys(find, keys, count):
    """Words for examples count when they speak of the keys, not of one key's explanation."""
    assert hits(find, "KL142", f"hakutekijät: {keys}") == count


def test_examples_are_seen_in_the_sentence_of_a_page(find):
    """On a published page the word stands before the keys that were read."""
    page = (
        "Esimerkkilän kunnan asiakirjajulkisuuskuvaus\n\nKirjaston tietovaranto\n\nTietoaineistot: lainat\n"
        "Hakutekijät\nTietopyynnöissä voidaan käyttää hakutekijöinä esimerkiksi henkilön nimeä tai kortin numeroa.\n"
    )
    assert [f.place.line for f in find(page, "KL142", kind="text")] == [7]


@pytest.mark.parametrize(
    ("api", "answer"),
    [
        ("{avoin: epäselvä}", "unclear"),
        ("{avoin: viranomaisille}", "authorities"),
        ("{selite: Tietoja siirretään verottajalle}", "unclear"),
        ("{osoite: 'https://api.esimerkkila.example'}", "unclear"),
        ("{avoin: ei, selite: Tietoja siirretään verottajalle}", None),
        ("{avoin: true}", None),
        ("{selite: Ei ole avoimesti saatavissa}", None),
        ("{selite: Ingen öppen tillgång}", None),
        ("{}", None),
    ],
)
def test_an_answer_about_the_interface(find, api, answer):
    """What answers the question of item 5, and what only speaks of interfaces."""
    found = find(ENTRY.format(name="A", line=f"rajapinta: {api}"), "KL152")
    assert [f.values["answer"] for f in found] == ([answer] if answer else [])


def test_an_unclear_answer_for_all_is_told_once(find):
    """A document-wide statement is reported at its own place, not at every entry that inherits it."""
    text = "kuvauslint: 1\nrajapinta: {avoin: epäselvä}\ntietovarannot: [{nimi: A}, {nimi: B}]\n"
    assert [(f.place.line, f.entry) for f in find(text, "KL152")] == [(2, None)]


def test_only_case_management_is_named(find):
    """Systems of one kind only, while a store serves people; a store without systems is told of elsewhere."""
    text = "kuvauslint: 1\ntietovarannot:\n  - {{nimi: {name}, tietojärjestelmät: [{system}]}}\n"
    assert len(find(text.format(name="Kirjastopalvelut", system="Dynasty"), "KL112")) == 1
    assert find(text.format(name="Kirjastopalvelut", system="Kirjastojärjestelmä"), "KL112") == []
    assert find(text.format(name="Päätöksenteko", system="Asianhallinta"), "KL112") == []
    beside = "kuvauslint: 1\nasiarekisteri: {tietojärjestelmät: [Asianhallinta]}\ntietovarannot: [{nimi: Kirjasto}]\n"
    assert find(beside, "KL112") == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("lisätiedot: Aineisto on sähköinen", 1),
        ("lisätiedot: Vanhat kortistot ovat kunnanarkistossa", 0),
        ("tietoaineistot: [Paperiasiakirjat]", 0),
        ("manuaalinen: ei", 0),
        ("övrigt: Pappersarkiv", 0),
    ],
)
def test_what_is_kept_by_hand_is_mentioned(find, line, count):
    """A word on paper or archives, or the field itself, is enough."""
    assert hits(find, "KL160", line) == count


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Esimerkkilän kaupunki ja sen liikelaitokset", 1),
        ("Exempelby stad och dess dotterbolag", 1),
        ("Esimerkkilän kaupunkikonserni", 1),
        ("'Esimerkkilän kaupunki ja sen liikelaitokset: Vesi, Satama'", 0),
        ("Esimerkkilän ja Mallilan kuntayhtymä", 0),
        ("Valtion palvelukeskus", 0),
    ],
)
def test_units_of_a_shared_description(find, name, count):
    """Units that are spoken of without being listed are reported."""
    assert len(find(f"kuvauslint: 1\ntiedonhallintayksikkö: {{nimi: {name}}}\ntietovarannot: []\n", "KL163")) == count


@pytest.mark.parametrize("page", ["tietosuojaseloste", "rekisteriseloste"])
def test_privacy_notices_stand_in_for_the_description(find, page):
    """A list of privacy notices, and nothing of items 4 and 5."""
    text = f"kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjaston {page}\n  - nimi: Koulujen {page}\n"
    assert [f.place.line for f in find(text, "KL161")] == [3]
    assert find(text + "hakutekijät: [nimi]\n", "KL161") == []


@pytest.mark.parametrize(
    "line",
    [
        "",
        "tietovarannot: []\n",
        "tietopyynnöt: {sähköposti: a@esimerkkila.example}\n",
        "asiarekisteri: {nimi: Asiarekisteri}\n",
    ],
)
def test_a_stub_has_nothing_of_what_is_listed(find, line):
    """The name of the body, advice on requests and the bare name of the register are no description."""
    assert len(find(f"kuvauslint: 1\n{line}", "KL101")) == 1


@pytest.mark.parametrize(
    "line",
    ["hakutekijät: [nimi]", "rajapinta: {avoin: ei}", "tietojärjestelmät: [{nimi: A}]", "tietovarannot: [{nimi: A}]"],
)
def test_any_element_is_more_than_a_stub(find, line):
    """One element of 28 § makes an incomplete description, not a stub."""
    assert find(f"kuvauslint: 1\n{line}\n", "KL101") == []


@given(st.integers(0, 9_999_999))
def test_a_check_digit_makes_the_weighted_sum_even_out(number):
    """With its check digit the sum of a business ID is a multiple of eleven."""
    text = f"{number:07}"
    digit = check_digit(text)
    total = sum(weight * int(figure) for weight, figure in zip(WEIGHTS, text, strict=True))
    if digit:
        assert (total + int(digit)) % 11 == 0
    else:
        assert total % 11 == 1
