"""Which of a document-level and entry-level finding is given, and where."""

from __future__ import annotations

import pytest

HEAD = "kuvauslint: 1\nasiarekisteri: {nimi: Asiarekisteri, käyttötarkoitus: Asiat}\n"
ELEMENTS = [
    "tietojärjestelmät: [A]",
    "tietoaineistot: [A]",
    "hakutekijät: [a]",
    "rajapinta: {avoin: ei}",
    "käyttötarkoitus: A",
]
PAIRS = [("KL110", "KL111"), ("KL130", "KL131"), ("KL140", "KL141"), ("KL150", "KL151"), ("KL170", "KL171")]
TWO_PARTS = [
    ("KL120", "KL123", "tietopyynnöt: {viranomainen: Kunnanhallitus}"),
    ("KL121", "KL124", "tietopyynnöt: {sähköposti: kirjaamo@esimerkkila.example}"),
]
ALL = [(whole, one, line) for (whole, one), line in zip(PAIRS, ELEMENTS, strict=True)] + TWO_PARTS


@pytest.mark.parametrize(("whole", "one", "line"), ALL)
def test_what_no_entry_has_is_told_once(find, whole, one, line):
    """Where nothing gives the element, the document is told of it and the entries are not."""
    text = "kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjasto\n  - nimi: Koulut\n"
    assert [(f.rule, f.entry, f.place.line) for f in find(text, whole, one)] == [(whole, None, 1)]


@pytest.mark.parametrize(("whole", "one", "line"), ALL)
def test_what_one_entry_has_is_told_of_the_others(find, whole, one, line):
    """Where one entry has the element, each other is told of, at its name."""
    text = f"kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjasto\n    {line}\n  - nimi: Koulut\n  - nimi: Museo\n"
    assert [(f.rule, f.entry, f.place.line) for f in find(text, whole, one)] == [(one, "Koulut", 5), (one, "Museo", 6)]


@pytest.mark.parametrize(("whole", "one", "line"), ALL[2:4] + TWO_PARTS)
def test_what_is_said_for_all_is_inherited(find, whole, one, line):
    """Search keys, the interface, the decider and the contact hold for every entry when given for all."""
    text = f"kuvauslint: 1\n{line}\ntietovarannot:\n  - nimi: Kirjasto\n  - nimi: Koulut\n"
    assert find(text, whole, one) == []


@pytest.mark.parametrize(("whole", "one", "line"), ALL)
def test_a_single_entry_is_the_whole_document(find, whole, one, line):
    """A description with one entry lacks an element as a whole."""
    assert [f.rule for f in find("kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjasto\n", whole, one)] == [whole]


def test_both_halves_of_a_request_are_inherited_apart(find):
    """An entry's own decider leaves the shared contact in force, and the other way round."""
    text = (
        "kuvauslint: 1\ntietopyynnöt: {sähköposti: a@esimerkkila.example}\ntietovarannot:\n"
        "  - nimi: Kirjasto\n    tietopyynnöt: {viranomainen: Sivistyslautakunta}\n  - nimi: Koulut\n"
    )
    assert [(f.rule, f.entry) for f in find(text, "KL12")] == [("KL123", "Koulut")]


def test_an_empty_field_is_pointed_at(find):
    """A field that is there without a value is the place of the finding."""
    text = "kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjasto\n    tietoaineistot: [Lainat]\n  - nimi: Koulut\n    tietoaineistot: []\n"
    [finding] = find(text, "KL131")
    assert (finding.place.line, finding.place.column, finding.path) == (6, 5, "/repositories/1/datasets")


def test_the_path_names_the_missing_field(find):
    """A finding at the entry's name still points to the field in the description."""
    text = "kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjasto\n    tietoaineistot: [Lainat]\n  - nimi: Koulut\n"
    [finding] = find(text, "KL131")
    assert (finding.path, finding.field) == ("/repositories/1/datasets", "datasets")


@pytest.mark.parametrize("manual", ["vain", "osittain"])
def test_a_store_kept_by_hand_needs_no_system(find, manual):
    """`manual` only or partly, or a text that tells of paper, excuses an entry from systems."""
    text = (
        "kuvauslint: 1\ntietovarannot:\n  - {nimi: Kirjasto, tietojärjestelmät: [A]}\n"
        f"  - {{nimi: Arkisto, manuaalinen: {manual}}}\n  - {{nimi: Kartat, lisätiedot: Aineisto on paperilla}}\n"
    )
    assert find(text, "KL11") == []


def test_systems_of_manual_and_nameless_stores_are_missing_as_a_whole(find):
    """A manual store beside one without systems: no system is named anywhere."""
    text = "kuvauslint: 1\ntietovarannot:\n  - {nimi: Arkisto, manuaalinen: vain}\n  - {nimi: Kirjasto}\n"
    assert [f.rule for f in find(text, "KL110", "KL111")] == ["KL110"]


def test_systems_in_a_list_of_their_own_are_given(find):
    """A description that lists its systems apart lacks none, in the whole or in entries."""
    text = "kuvauslint: 1\ntietojärjestelmät: [{nimi: A}]\ntietovarannot:\n  - {nimi: Kirjasto}\n  - {nimi: Koulut}\n"
    assert find(text, "KL110", "KL111") == []


def test_a_description_of_systems_has_their_descriptions_as_purposes(find):
    """Where only systems are described, their descriptions tell the purposes and repositories are missing."""
    text = (
        "kuvauslint: 1\ntietojärjestelmät: [{nimi: A, kuvaus: Palkat, omistaja: Talous}, {nimi: B, kuvaus: Lainat}]\n"
    )
    assert [f.rule for f in find(text, "KL103", "KL110", "KL170", "KL171")] == ["KL103"]


def test_a_dash_is_no_data_set(find):
    """A placeholder does not count as the element (but an inherited value still does)."""
    text = 'kuvauslint: 1\nhakutekijät: [nimi]\ntietovarannot:\n  - {nimi: A, tietoaineistot: [a]}\n  - {nimi: B, tietoaineistot: "-", hakutekijät: "-"}\n'
    assert [f.rule for f in find(text, "KL131", "KL141")] == ["KL131"]


def test_a_register_that_a_page_only_speaks_of_is_not_judged(find):
    """A published page's word on the case register asks nothing more of it; a data file's entry is judged."""
    page = (
        "Esimerkkilän kunnan asiakirjajulkisuuskuvaus\n\nAsiarekisteri\n\n"
        "Kunnan asiarekisteri on rekisteri vireillä olevista asioista.\n\nKirjaston tietovaranto\n\n"
        "Käyttötarkoitus: Lainaus\nTietoaineistot: lainat\nTietojärjestelmät: Kirjastojärjestelmä\nHakutekijät: nimi\n"
    )
    assert [f.rule for f in find(page, "KL104", "KL111", "KL131", "KL141", kind="text")] == []
    data = "kuvauslint: 1\nasiarekisteri: {nimi: Asiarekisteri, lisätiedot: Rekisteri asioista}\ntietovarannot: [{nimi: K, tietoaineistot: [a]}]\n"
    assert [f.rule for f in find(data, "KL131")] == ["KL131"]
