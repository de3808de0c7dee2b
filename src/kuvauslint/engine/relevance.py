"""Which rules a description can concern at all, by the words in it and the rules' hints, and by what it has.

All hints of all rules are looked up together, so that a description without a rule's words does not pay
for the rule, nor for the patterns that it looks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import reduce
from itertools import compress
from operator import or_

from kuvauslint.checks.datasets import FEW
from kuvauslint.checks.hit import HINTED, Hinted, Subject
from kuvauslint.checks.remembered import LONG, MOST
from kuvauslint.checks.texts import plain_hyphens
from kuvauslint.rulebook.compiled import pattern_hints
from kuvauslint.rulebook.hints import PUBLISHED
from kuvauslint.rulebook.rule import Rule
from kuvauslint.vocabulary.hint_index import HintIndex


def _open_interface(subject: Subject) -> bool:
    return any(api.text_of("open") in ("yes", "partial") for _, api in subject.having("api"))


def _interface_not_denied(subject: Subject) -> bool:
    return any(api.text_of("open") != "no" for _, api in subject.having("api"))


def _unclear_interface(subject: Subject) -> bool:
    return any(api.text_of("open") not in ("yes", "no", "partial") for _, api in subject.having("api"))


def _filled(subject: Subject, field: str) -> bool:
    node = subject.root.get(field)
    return node is not None and node.filled()


# What a rule may need of a description before its words matter (`needs` in a rule file).
CONDITIONS: dict[str, Callable[[Subject], bool]] = {
    "counterpart": lambda subject: subject.counterpart is not None,
    "asked_links": lambda subject: bool(subject.settings.get("KL205", {}).get("links")),
    "labels": lambda subject: bool(subject.description.labels),
    "model": lambda subject: subject.model is not None,
    "no_case_register": lambda subject: not _filled(subject, "case_register"),
    "no_repositories": lambda subject: not subject.root.list_of("repositories"),
    "interface_not_denied": _interface_not_denied,
    "open_interface": _open_interface,
    "published": lambda subject: subject.description.published,
    "no_update_date": lambda subject: not _filled(subject, "updated"),
    "few_data_sets": lambda subject: any(0 < len(entry.list_of("datasets")) <= FEW for entry in subject.entries()),
    "system_list": lambda subject: bool(subject.root.list_of("systems")),
    "unclear_interface": _unclear_interface,
}


class Relevance:
    """The hints of some rules, and of the patterns that their checks look for, ready to be looked up."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._index = HintIndex()
        self._published = 0
        self._rules: list[tuple[Rule, int]] = []
        count = 0
        for rule in rules:
            groups = 0
            for group in rule.hints:
                for hint in group:
                    if hint == PUBLISHED:
                        self._published |= 1 << count
                    else:
                        self._index.add(hint, count)
                groups |= 1 << count
                count += 1
            self._rules.append((rule, groups))
        self._patterns: dict[str, int] = {}
        for name, hints in pattern_hints().items():
            self._patterns[name] = 1 << count
            for hint in hints:
                self._index.add_letters(hint, count)
            count += 1
        self._known: dict[str, int] = {}  # the groups of short values met before; of most there are none

    def _look_up(self, value: str) -> int:
        groups = self._index.met(plain_hyphens(f"{value}\n"))  # a hint may be the end of a value
        if len(value) <= LONG:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[value] = groups
        return groups

    def _groups_of(self, values: list[str]) -> list[int]:
        """The groups of the hints in each value; one dictionary for all, since a call for each costs more."""
        known = self._known
        return [known[value] if value in known else self._look_up(value) for value in values]

    def rules_for(self, subject: Subject) -> list[Rule]:
        """The rules that have something to look for in the description, in their order."""
        # Values with the same hints are kept together: there are a fifth as many of these groups, and each
        # pattern that was met looks for its own among them. Most values have no hints at all.
        bits = defaultdict[int, list[int]](list)
        found = self._groups_of(subject.values())
        for number in compress(range(len(found)), found):
            bits[found[number]].append(number)
        met = reduce(or_, bits, self._published if subject.description.published else 0)
        if subject.memo is not None:
            subject.memo[HINTED] = Hinted(bits, met, self._patterns)
        rules = [rule for rule, groups in self._rules if met & groups == groups]
        needed = {name for rule in rules for name in rule.needs}
        lacking = {name for name in needed if not CONDITIONS[name](subject)}
        return [rule for rule in rules if lacking.isdisjoint(rule.needs)] if lacking else rules
