"""The examples of every rule file are its tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kuvauslint.checks.hit import Subject
from kuvauslint.cli.rule import run_tests
from kuvauslint.engine.judge import describe
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.engine.run import run
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rule_texts, rulebook
from kuvauslint.rulebook.rule import Example, Rule

# The groups whose examples are complete enough that nothing else may be found in them.
CLEAN = ("KL0", "KL1")
# What is hidden in Office files and PDFs no text can show; tests/readers makes such files.
OF_OTHER_FILES = ("KL708",)

# Formats whose findings have pages and no lines: as many findings as there are marks.
PAGED = ("pdf",)


def examples(kind: str) -> Iterator[Any]:
    for rule in rulebook().rules:
        if rule.id in OF_OTHER_FILES and kind == "bad":
            continue
        for number, example in enumerate(getattr(rule_texts()[rule.id], kind), 1):
            yield pytest.param(rule, example, id=f"{rule.id}-{kind}-{number}")


def findings(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """What all rules of the strict profile, and this one, find in an example."""
    choice = Choice("strict", extend_select=(rule.id,))
    options = Options(choice, date.fromisoformat(example.as_of), example.organisation_type or None)
    suffix = {"text": "txt"}.get(example.kind, example.kind)
    source = Source(f"example.{suffix}", example.text.encode(), example.kind)
    if example.counterpart or example.model or example.settings:
        return tuple(run((rule,), beside(rule, example, source)))
    return lint([source], rulebook(), options).findings


def beside(rule: Rule, example: Example, source: Source) -> Subject:
    """The description of an example with what its rule holds it against."""
    description = describe(read(source))
    other = describe(read(source._replace(data=example.counterpart.encode()))) if example.counterpart else None
    assert description is not None
    settings = {rule.id: example.settings}
    return Subject(description, date.fromisoformat(example.as_of), None, settings, other, example.model or None)


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


def test_the_command_that_runs_examples_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """`rule --test` knows what an example is held against: settings, a counterpart, a model."""
    assert run_tests(str(Path(__file__).parents[1] / "rules")) == 0
    count = sum(len(text.good) + len(text.bad) for text in rule_texts().values())
    assert capsys.readouterr().out == f"{len(rulebook().rules)} rules, {count} examples, 0 not as they say\n"
