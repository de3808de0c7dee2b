"""The examples of every rule file are its tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rule_texts, rulebook
from kuvauslint.rulebook.rule import Example, Rule

# The groups whose examples are complete enough that nothing else may be found in them.
CLEAN = ("KL0", "KL1")
# Rules about the course of a run, told by the stage that silences findings; their examples are tested with it.
OF_THE_RUN = ("KL090", "KL091", "KL092")

# Formats whose findings have pages and no lines: as many findings as there are marks.
PAGED = ("pdf",)


def examples(kind: str) -> Iterator[Any]:
    for rule in rulebook().rules:
        if rule.id in OF_THE_RUN:
            continue
        for number, example in enumerate(getattr(rule_texts()[rule.id], kind), 1):
            yield pytest.param(rule, example, id=f"{rule.id}-{kind}-{number}")


def findings(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """What all rules of the strict profile, and this one, find in an example."""
    choice = Choice("strict", extend_select=(rule.id,))
    options = Options(choice, date.fromisoformat(example.as_of), example.organisation_type or None)
    suffix = {"text": "txt"}.get(example.kind, example.kind)
    source = Source(f"example.{suffix}", example.text.encode(), example.kind)
    return lint([source], rulebook(), options).findings


@pytest.mark.parametrize(("rule", "example"), list(examples("good")))
def test_a_good_example_is_not_reported_by_its_rule(rule: Rule, example: Example) -> None:
    """A good example gives no finding of its rule."""
    assert [f for f in findings(rule, example) if f.rule == rule.id] == []


@pytest.mark.parametrize(("rule", "example"), list(examples("bad")))
def test_a_bad_example_is_reported_at_its_marks(rule: Rule, example: Example) -> None:
    """A bad example gives a finding of its rule on every marked line, and on no other."""
    lines = [f.place.line for f in findings(rule, example) if f.rule == rule.id]
    if example.kind in PAGED:
        assert len(lines) == len(example.marked)
    else:
        assert sorted(line or 0 for line in lines) == sorted(example.marked)


@pytest.mark.parametrize(("rule", "example"), [p for p in examples("bad") if p.values[0].id.startswith(CLEAN)])
def test_a_bad_example_is_bad_in_one_way(rule: Rule, example: Example) -> None:
    """A bad example breaks its own rule, those that follow from it (`also`), and no other rule on contents."""
    others = {f.rule for f in findings(rule, example) if f.rule.startswith(CLEAN)}
    assert others - {rule.id} <= set(rule_texts()[rule.id].also)
