"""The texts of a description, all of them and those that a pattern looks in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuvauslint.checks.hit import HINTED, Hinted, Subject
from kuvauslint.checks.remembered import LONG, Different, Remembered
from kuvauslint.checks.scan import found
from kuvauslint.checks.texts import owners, text_at, texts_of
from kuvauslint.engine.judge import describe
from kuvauslint.engine.relevance import Relevance
from kuvauslint.model.description import Description
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.compiled import pattern_hints, rule_texts, rulebook

EXAMPLES = [
    example.text
    for rule in rulebook().rules
    for example in (*rule_texts()[rule.id].bad, *rule_texts()[rule.id].good)
    if example.kind == "yaml"
]
FILES = sorted((Path(__file__).parent.parent / "descriptions").glob("*.yaml"))


def described(text: str) -> Description | None:
    return describe(read(Source("x.yaml", text.encode(), "yaml")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_text_alone_is_the_text_among_all(path: Path) -> None:
    """The same owner, field and place, in the same order; only controlled values are left out."""
    description = described(path.read_text(encoding="utf-8"))
    assert description is not None
    alone = [text_at(description, node, owners(description)) for node in description.said if node.text]
    among = {id(text.node): text for text in texts_of(description)}
    assert [id(text.node) for text in alone] == [key for key in among if key in {id(text.node) for text in alone}]
    for text in alone:
        other = among[id(text.node)]
        assert (text.text, text.entry, text.field, text.role) == (other.text, other.entry, other.field, other.role)
        assert text.place(0, 1) == other.place(0, 1)


def test_idle_patterns_would_match_nothing() -> None:
    """Over every third example of the rules: what was looked up together hides nothing."""
    relevance = Relevance(rule for rule in rulebook().rules if rule.check)
    for example in EXAMPLES[::3]:
        description = described(example)
        if description is None:
            continue
        subject = Subject(description, date(2026, 11, 22), memo={})
        relevance.rules_for(subject)
        assert subject.memo is not None
        hinted: Hinted = subject.memo[HINTED]
        for name, bit in hinted.patterns.items():
            if hinted.met & bit:
                continue
            file, _, pattern = name.partition("/")
            assert next(found(subject._replace(memo={}), file, pattern, silent=frozenset()), None) is None
    assert pattern_hints()


def test_long_texts_are_judged_and_not_remembered() -> None:
    """They would keep memory that grows with the files."""
    asked: list[str] = []

    def odd(text: str) -> bool:
        asked.append(text)
        return len(text) % 2 == 1

    remembered = Remembered(odd)
    for text in ("abc", "a" * (LONG + 1)):
        assert remembered(text) is remembered(text) is (len(text) % 2 == 1)
    assert [len(text) for text in asked] == [3, LONG + 1, LONG + 1]


@given(
    st.lists(
        st.tuples(st.sets(st.sampled_from(["a", "bb", "ccc", "dddd", "e" * (LONG + 1)])), st.sets(st.integers(0, 3)))
    )
)
def test_what_was_refused_before_is_never_taken_for_refused_by_another_question(
    asked: list[tuple[set[str], set[int]]],
) -> None:
    """Descriptions come and go, and each is asked some of the questions: the answers are those of the functions."""
    functions = [lambda text, size=size: len(text) % 4 == size for size in range(4)]
    questions = [Remembered(function) for function in functions]
    before: tuple[set[str], Different] = (set(), Different(()))
    for texts, numbers in asked:
        now = texts, Different(texts)
        for number in numbers:
            for held, different in (now, before):  # one of the texts looked at earlier is asked again
                assert questions[number].any_of(different) == any(map(functions[number], held))
        before = now
