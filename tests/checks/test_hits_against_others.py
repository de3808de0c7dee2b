"""All that checks tell of what differs from something else: a model, another language, the list of units, a name."""

from __future__ import annotations

from typing import Any

import pytest
from building import from_yaml, stores, told

OTHER = "kuvauslint: 1\nspråk: sv\nuppdaterad: 2025-01-01\ninformationslager: [{namn: Biblioteket, informationssystem: [A, B]}]\n"


def test_what_the_model_has_and_the_description_has_not() -> None:
    """And the reverse; each at its place, the description's own at its own."""
    rows = [{"store": "Kirjasto", "responsible": "Tekninen", "system": "Lava"}, {"store": "Arkisto"}]
    text = "tietojärjestelmät: [{nimi: Hylly}]\n" + stores(
        "nimi: Kirjasto, vastuutaho: Sivistys, tietojärjestelmät: [Kortti]", "nimi: Museo"
    )
    assert told("model_export.missing", text, model=rows) == [
        ({"name": "Kirjasto", "which": "responsible", "model": "Tekninen", "description": "Sivistys"}, "Kirjasto",
         "responsible", (3, 34), []),
        ({"name": "Arkisto", "which": "only_in_model"}, None, "repositories", (1, 1), []),
        ({"name": "Museo", "which": "only_in_description"}, "Museo", "name", (4, 12), []),
        ({"name": "Lava", "which": "only_in_model"}, None, "systems", (1, 1), []),
        ({"name": "Kortti", "which": "only_in_description"}, "Kirjasto", "systems", (3, 64), []),
        ({"name": "Hylly", "which": "only_in_description"}, None, "systems", (1, 28), []),
    ]  # fmt: skip


def test_a_model_that_tells_the_same() -> None:
    """Letters of another size are no difference, a secret row is passed over, and a model of stores tells no systems."""
    rows = [{"store": "Kirjasto", "responsible": "sivistys"}, {"store": "Salainen", "secret": True}]
    text = stores("nimi: Kirjasto, vastuutaho: Sivistys, tietojärjestelmät: [Kortti]")
    assert told("model_export.missing", text, model=rows) == []
    assert told("model_export.missing", text, model=[{"store": "", "secret": True}]) == []
    assert told("model_export.missing", text, model=[{"store": "Kirjasto", "responsible": ""}]) == []
    only_systems = told("model_export.missing", text, model=[{"system": "Kortti"}])
    assert only_systems == []


def test_what_one_language_has_and_the_other_has_not() -> None:
    """In the order of the description, at the field, or at the whole where the field is not there."""
    text = "päivitetty: 2026-09-01\n" + stores("nimi: K, hakutekijät: [nimi], tietojärjestelmät: [A]", "nimi: M")
    found = told("counterpart.differences", text, counterpart=from_yaml(OTHER).description)
    assert found == [
        ({"element": "entries", "here": "2", "there": "1"}, None, "repositories", (3, 3), []),
        ({"element": "systems", "here": "1", "there": "2"}, None, "systems", (1, 1), []),
        ({"element": "updated", "here": "2026-09-01", "there": "2025-01-01"}, None, "updated", (1, 13), []),
        ({"element": "search_keys_said", "here": "1", "there": "0"}, None, "search_keys", (1, 1), []),
    ]
    assert told("counterpart.differences", text) == []


@pytest.mark.parametrize(
    ("check", "text", "hits"),
    [
        ("languages.version_missing", "tiedonhallintayksikkö: {nimi: Mallila, kielet: [fi, sv]}\n",
         [({}, None, "languages", (1, 48), [])]),
        ("languages.version_missing", "tiedonhallintayksikkö: {nimi: Mallila, kielet: [fi]}\n", []),
        ("languages.version_missing", "tiedonhallintayksikkö: {nimi: {fi: Mallila, sv: Malla}, kielet: [fi, sv]}\n", []),
        ("organisation.unnamed", stores("nimi: A"), [({}, None, "organisation", (1, 1), [])]),
        ("organisation.unnamed", "kuvauslint: 1\ntiedonhallintayksikkö: {nimi: ''}\n",
         [({}, None, "organisation", (2, 25), [])]),
        ("organisation.unnamed", "kuvauslint: 1\ntiedonhallintayksikkö: {nimi: '[nimi]'}\n",
         [({}, None, "organisation", (2, 25), [])]),
        ("organisation.unnamed", "kuvauslint: 1\ntiedonhallintayksikkö: {tyyppi: kunta}\n",
         [({}, None, "organisation", (2, 1), [])]),
        ("organisation.unnamed", "tiedonhallintayksikkö: {nimi: Mallila}\n", []),
        ("organisation.units_unlisted", "tiedonhallintayksikkö: {nimi: Mallilan  kaupunki ja sen liikelaitokset}\n",
         [({"value": "Mallilan kaupunki ja sen liikelaitokset"}, None, "organisation", (1, 31), [])]),
        ("organisation.units_unlisted",
         "tiedonhallintayksikkö: {nimi: 'Mallilan kaupunki ja sen liikelaitokset (Vesi, Lämpö)'}\n", []),
        ("organisation.units_unlisted",
         "tiedonhallintayksikkö: {nimi: 'Mallilan kaupunki ja sen liikelaitokset Vesi, Lämpö, Satama'}\n", []),
        ("organisation.units_unlisted",
         "tiedonhallintayksikkö: {nimi: 'Mallilan kaupunki ja sen liikelaitokset Vesi, Lämpö'}\n",
         [({"value": "Mallilan kaupunki ja sen liikelaitokset Vesi, Lämpö"}, None, "organisation", (1, 31), [])]),
        ("interfaces.high_value_fee",
         stores("nimi: Osoitteet, tietoaineistot: [osoitetiedot], luovutus: Luovutuksesta peritään maksu.",
                "nimi: Kirjat, tietoaineistot: [kirjat], luovutus: Luovutuksesta peritään maksu."),
         [({"theme": "osoitetiedot"}, "Osoitteet", "disclosure", (2, 79), [])]),
        ("references.unresolved",
         stores("nimi: A, lisätiedot: Katso teknisen toimen tietovaranto. Ks. Kirjaston tietovaranto.",
                "nimi: Kirjaston tietovaranto"), [({"target": "teknisen toimen tietovaranto"}, "A", None, (2, 33), [])]),
        ("punctuation.stray", stores("nimi: A, tietojärjestelmät: ['Kirjuri,', 'Kaavat;; liitteet', 'Hylly (vanha']"),
         [({"mark": mark}, "A", "systems", (2, column), []) for mark, column in ((",", 43), (";;", 54), ("(", 75))]),
    ],
)  # fmt: skip
def test_what_is_told_of_names_and_languages(check: str, text: str, hits: list[Any]) -> None:
    """At the name, at the field, or at the whole description."""
    assert told(check, text) == hits
