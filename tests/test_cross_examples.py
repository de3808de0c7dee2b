"""No rule speaks falsely of another rule's examples: every rule runs over all of them, good and bad.

A finding of another rule is a failure unless the rule file lists that rule under `also`, where the reason
stands in the example itself. Two groups of gaps are told here once, for their reason is the same everywhere.
"""

from __future__ import annotations

import pytest

from kuvauslint.rulebook.compiled import rule_texts, rulebook
from kuvauslint.rulebook.rule import Example, Rule
from tests.test_rule_examples import examples, findings

# Examples outside the group on contents show one fault in a few lines and no whole description, so that what
# the document as a whole lacks is rightly told of them. In the group on contents nothing of this is allowed.
FRAGMENT = frozenset(
    ("KL101", "KL102", "KL103", "KL104", "KL110", "KL120", "KL121", "KL130", "KL140", "KL150", "KL170", "KL801")
)
WHOLE = "KL1"
# Information that a description without any advice, paper or terms of use gets, whole or not.
ADVICE = frozenset(("KL160", "KL307", "KL309", "KL507"))


def all_examples() -> list[object]:
    return [*examples("good"), *examples("bad")]


@pytest.mark.parametrize(("rule", "example"), all_examples())
def test_no_other_rule_is_broken_by_an_example(rule: Rule, example: Example) -> None:
    """What other rules find in an example, its rule file tells of."""
    allowed = {rule.id, *rule_texts()[rule.id].also, *ADVICE}
    if not rule.id.startswith(WHOLE):
        allowed |= FRAGMENT
    others = [f"{f.rule} {f.severity} line {f.place.line}" for f in findings(rule, example) if f.rule not in allowed]
    assert others == []


def test_also_names_only_what_is_found() -> None:
    """An `also` that no example needs any more is struck out."""
    needed: dict[str, set[str]] = {rule.id: set() for rule in rulebook().rules}
    for parameters in all_examples():
        rule, example = parameters.values  # type: ignore[attr-defined]
        needed[rule.id] |= {finding.rule for finding in findings(rule, example)}
    listed = {rule.id: set(rule_texts()[rule.id].also) for rule in rulebook().rules}
    assert {rule: also - needed[rule] for rule, also in listed.items() if also - needed[rule]} == {}
