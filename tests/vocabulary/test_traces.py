"""Traces never miss a word that a check would find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.checks.sentences import lexicon
from kuvauslint.checks.traces import TRACE, traces
from kuvauslint.engine.pipeline import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.inflect import stems
from kuvauslint.vocabulary.store import load
from kuvauslint.vocabulary.traces import needles
from kuvauslint.vocabulary.words import parse


def traces_of(text: str) -> frozenset[str]:
    quoted = text.replace('"', "'")
    data = f'kuvauslint: 1\ntietovarannot:\n  - {{nimi: X, lisätiedot: "{quoted}"}}\n'.encode()
    description = describe(read(Source("x.yaml", data, "yaml")))
    assert description is not None
    return traces(description)


GROUPS = [
    *((term.group, term) for term in facts.all_terms()),
    *(
        (f"{vocabulary}.{group}", term)
        for vocabulary, groups in load("vocabulary/traces")["groups"].items()
        for group in groups
        if isinstance(load(f"vocabulary/{vocabulary}")[group], dict)
        for term in facts.terms(group, group, load(f"vocabulary/{vocabulary}")[group])
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_form_of_every_term_leaves_its_trace(data: st.DataObject) -> None:
    """However a term is bent, written in capitals or cut by soft hyphens, its trace is there."""
    name, term = data.draw(st.sampled_from(GROUPS))
    parts = []
    for word in parse(term.spec, term.language):
        if word.literal or word.abbreviation:
            parts.append(word.lemma)
        else:
            stem = data.draw(st.sampled_from(stems(word.lemma, word.language, word.more)))
            form = stem.text + data.draw(st.sampled_from(sorted(stem.endings)))
            style = data.draw(st.sampled_from(["plain", "upper", "soft"]))
            parts.append({"plain": form, "upper": form.upper(), "soft": form[:3] + "\u00ad" + form[3:]}[style])
    assert name in traces_of(f"Katso ({' '.join(parts)}), muuta")


def test_signs_and_domains_leave_traces() -> None:
    """What is no word is looked for as it is."""
    assert "citation" in traces_of("lain 28 §:n mukaan")
    assert "domain" in traces_of("kirjaamo@te-toimisto.fi")


def test_escapes_hide_nothing() -> None:
    """Where the source is escaped the values are read instead."""
    data = '{"kuvauslint": 1, "tietovarannot": [{"nimi": "Väest\\u00f6rekisterikeskus"}]}'.encode()
    description = describe(read(Source("x.json", data, "json")))
    assert description is not None
    assert "authority" in traces(description)


def test_an_ordinary_description_leaves_none_of_the_rare_traces() -> None:
    """What the speed of a plain run rests on."""
    found = traces_of(
        "Kirjaston asiakastiedot, lainat ja maksut; nimi, päivämäärä, kirjastojärjestelmä, Tilapalvelujen laskut"
    )
    assert found <= {"requests.fee", "requests.code"}


def test_every_hint_of_a_rule_is_a_trace() -> None:
    """A misspelled hint would switch a rule off."""
    known = {name for names in needles().values() for name in names}
    for rule in rulebook().rules:
        assert {hint.removeprefix(TRACE) for hint in rule.hints if hint.startswith(TRACE)} <= known, rule.id


def test_the_vocabularies_of_sentences_are_whole() -> None:
    """Every vocabulary that is read by sentences makes a lexicon."""
    assert all(lexicon(name).might_contain(word) for name, word in (("requests", "tietopyyntö"), ("terms", "suositus")))
