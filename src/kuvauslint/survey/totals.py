"""The figures of all descriptions together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kuvauslint.model.finding import LEVELS
from kuvauslint.survey.row import ITEMS, Row


class Item(NamedTuple):
    """An item of 28 § 1 mom.: how many entries have it, and how many descriptions have it in every entry."""

    item: int
    entries: int
    covered: int
    complete: int
    nowhere: int

    def share(self) -> float | None:
        """The part of the entries that have it."""
        return self.covered / self.entries if self.entries else None


class Common(NamedTuple):
    """A rule: in how many descriptions it was found, and how many times."""

    rule: str
    severity: str
    documents: int
    findings: int


class Group(NamedTuple):
    """The organisations of one type, or those without a type."""

    type: str
    documents: int
    shares: tuple[float | None, ...]


def items(rows: Iterable[Row]) -> tuple[Item, ...]:
    """The five items over all descriptions that were read."""
    told = [row for row in rows if row.read]
    out = []
    for item in ITEMS:
        counts = [(entries, covered) for row in told for number, entries, covered in row.coverage if number == item]
        out.append(
            Item(
                item,
                sum(entries for entries, _ in counts),
                sum(covered for _, covered in counts),
                sum(bool(entries) and covered == entries for entries, covered in counts),
                sum(not covered for _, covered in counts),
            )
        )
    return tuple(out)


def common(rows: Iterable[Row]) -> tuple[Common, ...]:
    """The rules by how many descriptions they were found in, the most common first."""
    documents: Counter[str] = Counter()
    found: Counter[str] = Counter()
    severity: dict[str, str] = {}
    for row in rows:
        for rule in {rule for rule, _, _ in row.findings}:
            documents[rule] += 1
        for rule, level, number in row.findings:
            found[rule] += number
            severity[rule] = max(severity.get(rule, "info"), level, key=LEVELS.index)
    ranked = sorted(documents, key=lambda rule: (-documents[rule], -found[rule], rule))
    return tuple(Common(rule, severity[rule], documents[rule], found[rule]) for rule in ranked)


def groups(rows: Iterable[Row]) -> tuple[Group, ...]:
    """The coverage by the type of the organisation, the largest group first."""
    by_type: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.read:
            by_type[row.type].append(row)
    ranked = sorted(by_type.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Group(kind, len(some), tuple(item.share() for item in items(some))) for kind, some in ranked)


def spread(rows: Iterable[Row]) -> tuple[int, ...]:
    """How many descriptions have 0, 1, … 5 of the items in every entry."""
    counts = Counter(row.complete() for row in rows if row.read)
    return tuple(counts[number] for number in range(len(ITEMS) + 1))


def worst_first(rows: Iterable[Row]) -> list[Row]:
    """Those that lack most first; what could not be read before all."""
    return sorted(rows, key=lambda row: (row.read, row.complete(), sum(row.share(i) or 0 for i in ITEMS), row.name()))
