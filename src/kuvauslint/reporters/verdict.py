"""What a page tells of a description: each item of 28 § 1 mom., and the findings by what mending them gains."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kuvauslint.model.finding import LEVELS
from kuvauslint.model.report import Checked, Coverage, Report
from kuvauslint.reporters.told import Told
from kuvauslint.reporters.wording import counted, word
from kuvauslint.rulebook.compiled import rule_texts

# The items that one sentence at the top of a description can tell for all its entries.
SHARED_ITEMS = (2, 4, 5)


class Verdict(NamedTuple):
    """One item of 28 § 1 mom.; `state` is all, partial, none, empty, or for the introduction described or gaps."""

    item: int
    entries: int
    covered: int
    findings: int
    state: str


class Group(NamedTuple):
    """The findings of one rule; `gain` is how many entries mending them helps, `told` has the first of them."""

    rule: str
    severity: str
    number: int
    gain: int
    shared: bool
    told: tuple[Told, ...]


def item_of(rule: str) -> int | None:
    """The item of 28 § 1 mom. that a rule stands on; 0 for the introduction, None for another provision."""
    for basis in rule_texts()[rule].basis:
        if basis.act == "906/2019" and basis.section == "28" and basis.subsection in (None, 1):
            return basis.item or 0
    return None


def verdicts(coverage: Iterable[Coverage], found: Mapping[str, int]) -> list[Verdict]:
    """The verdict for each item, in the order of the law; `found` is how many findings a rule has."""
    counts: dict[int, int] = {}
    for rule, number in found.items():
        item = item_of(rule)
        if item is not None:
            counts[item] = counts.get(item, 0) + number
    return [
        Verdict(row.item, row.entries, row.covered, counts.get(row.item, 0), _state(row, counts.get(row.item, 0)))
        for row in coverage
    ]


def _state(row: Coverage, findings: int) -> str:
    if not row.entries:
        return "empty"
    if row.item == 0:
        return "gaps" if findings else "described"
    if not row.covered:
        return "none"
    return "all" if row.covered == row.entries else "partial"


def state_words(verdict: Verdict, language: str) -> str:
    """The state of an item in words."""
    missing = verdict.entries - verdict.covered
    name = "state_partial_one" if verdict.state == "partial" and missing == 1 else f"state_{verdict.state}"
    return word("report", name, language, n=missing)


class _Gathering:
    """What is known so far of the findings of one rule."""

    def __init__(self, rule: str) -> None:
        self.rule, self.item = rule, item_of(rule)
        self.level = self.count = self.missing = 0
        self.told: list[Told] = []
        self._last = ""  # the findings of a file come one after the other

    def add(self, told: Told, most: int) -> None:
        self.level = max(self.level, LEVELS.index(told.finding.severity))
        self.count += 1
        if len(self.told) < most:
            self.told.append(told)
        if told.document is not None and told.document.file != self._last:
            self._last = told.document.file
            self.missing += self._missing(told.document)

    def _missing(self, document: Checked) -> int:
        """How many entries of a document lack the item, where one sentence can tell it for all; 0 for other items."""
        rows = document.coverage if self.item in SHARED_ITEMS else ()
        return sum(row.entries - row.covered for row in rows if row.item == self.item)

    def group(self) -> Group:
        gain, shared = max(self.missing, self.count), self.missing > 1
        return Group(self.rule, LEVELS[self.level], self.count, gain, shared, tuple(self.told))


def groups(findings: Iterable[Told], most: int = sys.maxsize) -> list[Group]:
    """The findings by rule: errors first, then what helps the most entries. No more than `most` of each are kept."""
    by_rule: dict[str, _Gathering] = {}
    for told in findings:
        rule = told.finding.rule
        if rule not in by_rule:
            by_rule[rule] = _Gathering(rule)
        by_rule[rule].add(told, most)
    out = [one.group() for one in by_rule.values()]
    return sorted(out, key=lambda group: (-LEVELS.index(group.severity), -group.gain, group.rule))


def counts_in_words(report: Report, language: str) -> str:
    """`3 errors, 1 warning`."""
    found = [(level, report.count(level)) for level in reversed(LEVELS)]
    return ", ".join(counted(level, count, language) for level, count in found if count)


def date_words(iso: str, language: str) -> str:
    """An ISO day as it is written in the language; anything else as it is."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return iso
    return word("report", "date", language, day=int(day), month=int(month), year=year)
