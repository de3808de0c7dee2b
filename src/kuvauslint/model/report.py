"""The outcome of a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kuvauslint.model.finding import LEVELS, Finding


class Coverage(NamedTuple):
    """How many entries have what one item of 28 § 1 mom. lists (0: its introduction)."""

    item: int
    entries: int
    covered: int


class Checked(NamedTuple):
    """A document that was checked; `lines` has those of a text on which findings begin, by their numbers from 1."""

    file: str
    sha256: str
    entries: int
    organisation: str
    language: str
    coverage: tuple[Coverage, ...] = ()
    lines: Mapping[int, str] = {}


class Report(NamedTuple):
    """All that reporters may know. Findings are in the order of files as given, then of places.

    `baseline`: how many findings it had when it was first written, and how many of them are left.
    """

    documents: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    rules: tuple[str, ...] = ()
    as_of: str = ""
    profile: str = "recommended"
    rulebook: str = ""
    baseline: tuple[int, int] | None = None

    def count(self, severity: str) -> int:
        """How many findings have that severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def worst(self, likely_counts: bool = False) -> int:
        """The highest level among the findings, as an index into LEVELS; -1 without findings.

        A likely finding (not sure) weighs at most as a warning unless `likely_counts`.
        """
        levels = [
            LEVELS.index(f.severity) if f.sure or likely_counts else min(LEVELS.index(f.severity), 1)
            for f in self.findings
        ]
        return max(levels, default=-1)

    def coverage(self) -> tuple[Coverage, ...]:
        """The coverage of all documents together, by item."""
        total: dict[int, tuple[int, int]] = {}
        for document in self.documents:
            for item, entries, covered in document.coverage:
                before = total.get(item, (0, 0))
                total[item] = (before[0] + entries, before[1] + covered)
        return tuple(Coverage(item, entries, covered) for item, (entries, covered) in sorted(total.items()))
