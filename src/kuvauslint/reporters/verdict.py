"""What a page tells of a description: each item of 28 § 1 mom., and the findings by what mending them gains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kuvauslint.model.finding import LEVELS
from kuvauslint.model.report import Coverage, Report
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
    """The findings of one rule; `gain` is how many entries mending them helps."""

    rule: str
    severity: str
    gain: int
    shared: bool
    told: tuple[Told, ...]


def item_of(rule: str) -> int | None:
    """The item of 28 § 1 mom. that a rule stands on; 0 for the introduction, None for another provision."""
    for basis in rule_texts()[rule].basis:
        if basis.act == "906/2019" and basis.section == "28" and basis.subsection in (None, 1):
            return basis.item or 0
    return None


def verdicts(coverage: Iterable[Coverage], findings: Sequence[Told]) -> list[Verdict]:
    """The verdict for each item, in the order of the law."""
    counts: dict[int, int] = {}
    for told in findings:
        item = item_of(told.finding.rule)
        if item is not None:
            counts[item] = counts.get(item, 0) + 1
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


def groups(findings: Iterable[Told]) -> list[Group]:
    """The findings by rule: errors first, then what helps the most entries."""
    by_rule: dict[str, list[Told]] = {}
    for told in findings:
        by_rule.setdefault(told.finding.rule, []).append(told)
    out = []
    for rule, found in by_rule.items():
        severity = max((told.finding.severity for told in found), key=LEVELS.index)
        covers = _missing(item_of(rule), found)
        out.append(Group(rule, severity, max(covers, len(found)), covers > 1, tuple(found)))
    return sorted(out, key=lambda group: (-LEVELS.index(group.severity), -group.gain, group.rule))


def _missing(item: int | None, found: Iterable[Told]) -> int:
    """How many entries of the documents lack an item that one sentence can tell for all; 0 for other items."""
    if item not in SHARED_ITEMS:
        return 0
    documents = {told.document.file: told.document for told in found if told.document is not None}
    return sum(
        row.entries - row.covered for document in documents.values() for row in document.coverage if row.item == item
    )


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
