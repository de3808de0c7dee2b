"""Base forms and enumerations, word by word: where the form can be told it is, and else the word stays."""

from __future__ import annotations

import pytest

from kuvauslint.describe.search_keys import base_form
from kuvauslint.describe.spans import Span, whole
from kuvauslint.describe.splitting import dangling, split
from kuvauslint.model.document import Block
from kuvauslint.model.place import Place


def span(text: str) -> Span:
    return whole(Block("paragraph", text, Place(1, 1, 1, len(text) + 1)))


# t, d, k, p, v, nn, mm, ll, rr and ng may stand for another consonant in the dictionary form
WEAK = [
    "matolla",
    "sängyllä",
    "leivällä",
    "kammalla",
    "mullalla",
    "parralla",
    "kengällä",
    "kadulla",
    "kannulla",
    "tuvalla",
]


@pytest.mark.parametrize("word", WEAK)
def test_a_weak_consonant_keeps_the_word_as_it_is(word: str) -> None:
    """The dictionary form cannot be told, so none is made up."""
    assert base_form(word, "adessive") == word


@pytest.mark.parametrize(
    ("word", "case", "base"),
    [
        ("tiedolla", "adessive", "tieto"), ("otsikolla", "adessive", "otsikko"), ("tyypillä", "adessive", "tyyppi"),
        ("alueella", "adessive", "alue"), ("kohteella", "adessive", "kohde"), ("Vuodella", "adessive", "Vuosi"),
        ("otsikkoa", "partitive", "otsikko"), ("kuvaa", "partitive", "kuva"), ("aluetta", "partitive", "alue"),
        ("asian otsikolla", "adessive", "asian otsikko"), ("tunnuksella (numero)", "adessive", "tunnus (numero)"),
        ("otsikolla", "", "otsikolla"), ("", "adessive", ""),
    ],
)  # fmt: skip
def test_base_forms(word: str, case: str, base: str) -> None:
    """The last noun changes, what stands before it does not."""
    assert base_form(word, case) == base


@pytest.mark.parametrize(
    ("text", "kind", "items"),
    [
        ("Köysi Pro ja solmu", "systems", ["Köysi Pro", "solmu"]),
        ("palkka- ja Köysi", "systems", ["palkka- ja Köysi"]),
        ("Lupien, Köysi", "systems", ["Lupien", "Köysi"]),
        ("M-Files ja Word", "systems", ["M-Files", "Word"]),
        ("hakemukset ja arkistointi", "datasets", ["hakemukset", "arkistointi"]),
        ("yhteiset luvat ja kaavoitus", "datasets", ["yhteiset luvat", "kaavoitus"]),
        ("rakennuslupien hakemukset ja päätökset", "datasets", ["rakennuslupien hakemukset ja päätökset"]),
        ("lupien, kartat", "datasets", ["lupien, kartat"]),
        ("henkilöstön -tiedot, -kuvat", "datasets", ["henkilöstön -tiedot, -kuvat"]),
        ("kuvat, kartat ym.", "datasets", ["kuvat", "kartat ym."]),
        ("Laskut, 2020, 2021", "datasets", ["Laskut, 2020, 2021"]),
    ],
)
def test_enumerations(text: str, kind: str, items: list[str]) -> None:
    """A shared modifier keeps its heads together, a product's name stands alone."""
    assert [item.text for item in split(span(text), kind)] == items


@pytest.mark.parametrize(
    ("words", "language", "leans"),
    [
        (["lupa-"], "fi", True), (["lupien"], "fi", True), (["Lupien"], "fi", True), (["uusien", "Lupien"], "fi", False),
        (["LUPIEN"], "fi", False), (["kartat"], "fi", False), (["2020"], "fi", False), (["barnens"], "sv", True),
        (["kartor"], "sv", False), (["permits"], "en", False),
    ],
)  # fmt: skip
def test_what_leans_on_a_noun_to_come(words: list[str], language: str, leans: bool) -> None:
    """A hyphen, a genitive or a participle at the end; a capital only where the phrase begins."""
    assert dangling(words, language) is leans
