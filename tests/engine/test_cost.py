"""What a check costs, counted in instructions and not in seconds: for each rule, and for each stage, an entry more.

They are counted on descriptions whose words were met before. So a rule that goes through the whole description
for each entry, or through all texts where its hints are in none, is seen whatever else the machine does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.counting import instructions

from kuvauslint.checks.hit import Subject
from kuvauslint.describe.tree import describe
from kuvauslint.engine.relevance import Relevance
from kuvauslint.engine.run import load_check
from kuvauslint.model.document import Source
from kuvauslint.readers.yaml import read
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.rulebook.select import select

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from workload import description as written

SIZES = (50, 100, 200)
RULES = [rule.id for rule in rulebook().rules if rule.check]
A_RULE = 350  # instructions an entry more may cost one rule; nearly all stay below a hundred
ALL_RULES = 4_400  # and all of them together, the lists that they share included
STAGES = {"read": 2_700, "describe": 2_150, "hints": 800, "lists": 1_100}
SHARED = ("datasets", "search_keys", "systems", "purpose", "notes", "disclosure")  # each listed once for all rules


def taken(work: Callable[[], Any]) -> int:
    """How many instructions all our functions together take for it."""
    return sum(instructions(work).values())


@cache
def relevance() -> Relevance:
    return Relevance(rule for rule in rulebook().rules if rule.check)


def judged(entries: int) -> dict[str, int]:
    """The instructions that each rule takes on a description, and those of the stages before the rules."""
    text = written(1, entries)
    document = read(Source("x.yaml", text.encode(), "yaml"))
    described = describe(document)
    assert described is not None
    subject = Subject(described, date(2026, 11, 22), "municipality", memo={})
    counts = {
        "read": taken(lambda: read(Source("x.yaml", text.encode(), "yaml"))),
        "describe": taken(lambda: describe(document)),
        "hints": taken(lambda: relevance().rules_for(subject)),
        "lists": taken(lambda: [subject.lists(field) for field in SHARED]),
    }
    for rule in relevance().rules_for(subject):
        check, options = load_check(rule.check), rule.options

        def every(rule: Any = rule, check: Any = check, options: Any = options) -> None:
            for node, _ in select(rule.select, subject.description):
                for _hit in check(node, subject, **options):
                    pass

        counts[rule.id] = taken(every)
    return counts


@cache
def counted(entries: int) -> dict[str, int]:
    """The instructions once every word was met before, and every pattern compiled."""
    judged(entries)
    return judged(entries)


def more(name: str, few: int, many: int) -> float:
    """The instructions that each entry more takes."""
    return (counted(many).get(name, 0) - counted(few).get(name, 0)) / (many - few)


@pytest.mark.parametrize("rule", RULES)
def test_an_entry_more_costs_a_rule_little_however_many_there_are(rule: str) -> None:
    few, many = (more(rule, *sizes) for sizes in pairwise(SIZES))
    assert many <= A_RULE
    assert many <= 1.2 * few + 20  # the same for each, and not more the more there are


@pytest.mark.parametrize("stage", STAGES)
def test_an_entry_more_costs_a_stage_little_however_many_there_are(stage: str) -> None:
    few, many = (more(stage, *sizes) for sizes in pairwise(SIZES))
    assert 0 < many <= STAGES[stage]
    assert many <= 1.2 * few + 20


def test_an_entry_more_costs_all_rules_together_little() -> None:
    """Many rules that are each dear enough would pass alone."""
    together = sum(more(name, *SIZES[1:]) for name in [*RULES, "lists"])
    assert 0 < together <= ALL_RULES
