"""Hints never hide a finding: a rule that would find something is never passed over."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from kuvauslint.checks.hit import Subject
from kuvauslint.engine.judge import describe
from kuvauslint.engine.relevance import Relevance
from kuvauslint.engine.run import load_check
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.compiled import rule_texts, rulebook
from kuvauslint.rulebook.rule import Example, Rule
from kuvauslint.rulebook.select import select

HINTED = [rule for rule in rulebook().rules if (rule.hints or rule.needs) and rule.check]


@cache
def all_examples() -> tuple[Example, ...]:
    return tuple(
        example
        for rule in rulebook().rules
        for example in (*rule_texts()[rule.id].bad, *rule_texts()[rule.id].good)
        if example.kind in ("yaml", "json", "text")
    )


@cache
def subject_of(number: int) -> Subject | None:
    example = all_examples()[number]
    suffix = {"text": "txt"}.get(example.kind, example.kind)
    description = describe(read(Source(f"x.{suffix}", example.text.encode(), example.kind)))
    if description is None:
        return None
    settings = {rule.id: example.settings for rule in HINTED}
    return Subject(description, date.fromisoformat(example.as_of), example.organisation_type or None, settings, memo={})


def finds(rule: Rule, subject: Subject) -> bool:
    check = load_check(rule.check)
    nodes = select(rule.select, subject.description)
    return any(True for node, _ in nodes for _ in check(node, subject, **rule.options))


@pytest.mark.parametrize("rule", HINTED, ids=lambda rule: rule.id)
def test_a_rule_that_finds_something_is_relevant(rule: Rule) -> None:
    """Over its own bad examples and every seventh example of the others."""
    relevance = Relevance([rule])
    own = {id(example) for example in rule_texts()[rule.id].bad}
    numbers = [n for n, example in enumerate(all_examples()) if id(example) in own or n % 7 == 0]
    for number in numbers:
        subject = subject_of(number)
        if subject is not None and finds(rule, subject):
            assert relevance.rules_for(subject) == [rule], all_examples()[number].text


def test_a_rule_without_hints_always_runs(root) -> None:
    """And the order of the rules is kept."""
    from kuvauslint.engine.discover import load

    description = describe(read(load(str(root / "examples" / "taydellinen.kuvaus.yaml"))))
    rules = [rule for rule in rulebook().rules if rule.check]
    found = Relevance(rules).rules_for(Subject(description, date(2026, 11, 22), memo={}))
    assert {rule.id for rule in rules if not rule.hints and not rule.needs} <= {rule.id for rule in found}
    assert [rule.id for rule in found] == sorted(rule.id for rule in found)
    assert len(found) < len(rules)
