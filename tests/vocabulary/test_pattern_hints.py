"""The hints of a pattern never hide a text that the pattern would find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kuvauslint.resources import data_path
from kuvauslint.vocabulary.patterns import Pattern, pattern
from kuvauslint.vocabulary.store import load

LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
SIGNS = st.sampled_from(LETTERS + LETTERS.upper() + " .,-/:@0123456789§()€”\\")


def hinted() -> list[Pattern]:
    """Every pattern of the vocabulary that has hints."""
    files = sorted(path.stem for path in Path(data_path("rules/vocabulary")).glob("*.yaml"))
    found = [(file, load(f"vocabulary/{file}").get("patterns")) for file in files]
    made = [pattern(file, name) for file, names in found if isinstance(names, dict) for name in names]
    return [one for one in made if one.hints]


def branches(expression: str) -> list[str]:
    """The alternatives of an expression, so that each is tried and not only the likeliest."""
    parts, depth, in_class, start, at = [], 0, False, 0, 0
    while at < len(expression):
        sign = expression[at]
        if sign == "\\":
            at += 1
        elif in_class or sign == "[":
            in_class = sign != "]"
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and not depth:
            parts.append(expression[start:at])
            start = at + 1
        at += 1
    return [*parts, expression[start:]]


def test_there_are_patterns_with_hints() -> None:
    """The test below looks at something."""
    assert len(hinted()) > 30


@pytest.mark.parametrize("looked_for", hinted(), ids=lambda one: f"{one.file}-{one.name}")
def test_whatever_a_pattern_finds_has_one_of_its_hints(looked_for: Pattern) -> None:
    """Texts made of each alternative of the expression."""
    for branch in branches(looked_for.regex.pattern):

        @settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(st.from_regex(re.compile(branch, looked_for.flags), alphabet=SIGNS))
        def holds(text: str) -> None:
            match = looked_for.regex.search(text.replace("\n", " "))
            assert match is None or looked_for.may_match(text.replace("\n", " ").lower()), match[0]

        holds()
