"""A rule is never passed over by its hints where its check would find something."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.checks.hit import Subject
from kuvauslint.engine.judge import describe
from kuvauslint.engine.relevance import Relevance
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.inflect import stems
from kuvauslint.vocabulary.words import Term, parse

RULES = tuple(rule for rule in rulebook().rules if rule.check)
# Which rules a dated term must keep awake.
AWAKE = {
    "act": {"KL602"},
    "authority": {"KL804", "KL807"},
    "duty": {"KL805", "KL806"},
    "always": {"KL805"},
    "register": {"KL805", "KL806"},
}


def relevant(text: str) -> set[str]:
    """The ids of the rules that would run over a description with that text."""
    data = f"kuvauslint: 1\ntietovarannot:\n  - {{nimi: X, lisätiedot: '{text}'}}\n".replace("’", "")
    description = describe(read(Source("x.yaml", data.encode(), "yaml")))
    assert description is not None
    return {rule.id for rule in Relevance(RULES).rules_for(Subject(description, date(2026, 11, 22)))}


def bent(data: st.DataObject, term: Term) -> str:
    """The term with some ending on each of its words."""
    parts = []
    for word in parse(term.spec, term.language):
        if word.literal or word.abbreviation:
            parts.append(word.lemma)
        else:
            stem = data.draw(st.sampled_from(stems(word.lemma, word.language, word.more)))
            form = stem.text + data.draw(st.sampled_from(sorted(stem.endings)))
            parts.append(data.draw(st.sampled_from([form, form.upper(), form.capitalize()])))
    return " ".join(parts)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_every_form_of_a_dated_term_wakes_its_rule(data: st.DataObject) -> None:
    """Whatever the ending and the case of its letters."""
    term = data.draw(st.sampled_from(list(facts.all_terms())))
    assert relevant(f"Katso {bent(data, term)}, muuta") & AWAKE[term.group]


def test_an_ordinary_text_wakes_none_of_them() -> None:
    """What the speed of a plain run rests on."""
    text = "Kirjaston asiakastiedot ja lainat; nimi, päivämäärä, kirjastojärjestelmä, Tilapalvelujen huoltotiedot"
    assert not relevant(text) & {rule for rules in AWAKE.values() for rule in rules}


def test_a_hyphen_in_a_bent_word_hides_nothing() -> None:
    """The words of a text are parted at hyphens, those of a term are not."""
    assert "KL804" in relevant("Lupa elinkeino-, liikenne- ja ympäristökeskuksesta tai ely-keskuksesta")
    assert "KL804" in relevant("työ- ja elinkeinotoimistoihin")
    assert "KL502" in relevant("Tietopyyntöön vastataan tietosuoja-asetuksen mukaisesti kuukauden kuluessa")
