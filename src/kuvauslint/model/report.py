"""The outcome of a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kuvauslint.model.finding import LEVELS, MASKED, Finding
from kuvauslint.model.place import Place


class Coverage(NamedTuple):
    """How many entries have what one item of 28 § 1 mom. lists (0: its introduction)."""

    item: int
    entries: int
    covered: int


class Checked(NamedTuple):
    """A document that was checked.

    lines  those of a text on which findings begin, by their numbers from 1
    texts  of a document without lines (Word, PDF, sheets), the paragraph or cell at each finding's place
    published  not a description file
    """

    file: str
    sha256: str
    entries: int
    organisation: str
    language: str
    coverage: tuple[Coverage, ...] = ()
    lines: Mapping[int, str] = {}
    texts: Mapping[Place, str] = {}
    published: bool = False


class Settled(NamedTuple):
    """What came of one description, in one file or several: a part of a report, in a form that can be kept.

    `silenced` are findings that a suppression covers, `held` those that the baseline knows. What is told of
    the run itself (its suppressions, its baseline) is a part without documents.
    """

    checked: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...] = ()
    held: tuple[Finding, ...] = ()

    def plain(self) -> Settled:
        """The same with dicts for mappings, which may be views that cannot be pickled."""
        return Settled(self.checked, _plain(self.findings), _plain(self.silenced), _plain(self.held))


def _plain(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    out = []
    for finding in findings:
        fix = finding.fix._replace(title=dict(finding.fix.title)) if finding.fix is not None else None
        out.append(finding._replace(values=dict(finding.values), fix=fix))
    return tuple(out)


class Totals(NamedTuple):
    """What is counted over all parts of a report, so that it can be told without going through them.

    found, quiet   how many findings have a (rule, severity, sure); of the suppressed ones, how many are of a rule
    language       of the first document
    masked         a secret value was found
    fixes          how many findings can be mended safely, and how many only unsafely, where that was worked out
    """

    documents: int = 0
    entries: int = 0
    language: str = ""
    found: Mapping[tuple[str, str, bool], int] = {}
    quiet: Mapping[str, int] = {}
    coverage: tuple[Coverage, ...] = ()
    masked: bool = False
    fixes: tuple[int, int] = (0, 0)

    @property
    def findings(self) -> int:
        """How many findings there are, the suppressed ones left out."""
        return sum(self.found.values())


class Tally:
    """Counts parts as they come."""

    def __init__(self) -> None:
        self.documents = self.entries = 0
        self.language = ""
        self.masked = False
        self._safe = self._unsafe = 0
        self._found: dict[tuple[str, str, bool], int] = {}
        self._quiet: dict[str, int] = {}
        self._coverage: dict[int, tuple[int, int]] = {}

    def add(self, part: Settled) -> None:
        """Count one part."""
        for document in part.checked:
            self.language = self.language or document.language
            self.documents += 1
            self.entries += document.entries
            for item, entries, covered in document.coverage:
                before = self._coverage.get(item, (0, 0))
                self._coverage[item] = (before[0] + entries, before[1] + covered)
        for finding in part.findings:
            key = (finding.rule, finding.severity, finding.sure)
            self._found[key] = self._found.get(key, 0) + 1
            self.masked = self.masked or MASKED in finding.values
            if finding.fix is not None:
                self._safe += finding.fix.safe
                self._unsafe += not finding.fix.safe
        for finding in (*part.silenced, *part.held):
            self._quiet[finding.rule] = self._quiet.get(finding.rule, 0) + 1
            self.masked = self.masked or MASKED in finding.values

    def totals(self) -> Totals:
        """What was counted so far."""
        rows = sorted(self._coverage.items())
        coverage = tuple(Coverage(item, entries, covered) for item, (entries, covered) in rows)
        found, quiet = dict(self._found), dict(self._quiet)
        fixes = (self._safe, self._unsafe)
        return Totals(self.documents, self.entries, self.language, found, quiet, coverage, self.masked, fixes)


class Report(NamedTuple):
    """All that reporters may know, in parts that can be gone through as often as need be.

    The parts are in the order of files as given, the findings of each in the order of its files, then of
    places. `documents`, `findings` and `suppressed` put all of them together at once: for few files.
    `baseline`: how many findings it had when it was first written, and how many of them are left.
    """

    parts: Iterable[Settled]
    totals: Totals
    rules: tuple[str, ...] = ()
    as_of: str = ""
    profile: str = "recommended"
    rulebook: str = ""
    baseline: tuple[int, int] | None = None

    @property
    def documents(self) -> tuple[Checked, ...]:
        """The documents of all parts."""
        return tuple(one for part in self.parts for one in part.checked)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all parts."""
        return tuple(finding for part in self.parts for finding in part.findings)

    @property
    def suppressed(self) -> tuple[Finding, ...]:
        """What suppressions cover in all parts, then what the baseline knows."""
        silenced = tuple(finding for part in self.parts for finding in part.silenced)
        return silenced + tuple(finding for part in self.parts for finding in part.held)

    def count(self, severity: str) -> int:
        """How many findings have that severity."""
        return sum(number for (_, level, _), number in self.totals.found.items() if level == severity)

    def worst(self, likely_counts: bool = False) -> int:
        """The highest level among the findings, as an index into LEVELS; -1 without findings.

        A likely finding (not sure) weighs at most as a warning unless `likely_counts`.
        """
        levels = [
            LEVELS.index(severity) if sure or likely_counts else min(LEVELS.index(severity), 1)
            for _, severity, sure in self.totals.found
        ]
        return max(levels, default=-1)

    def coverage(self) -> tuple[Coverage, ...]:
        """The coverage of all documents together, by item."""
        return self.totals.coverage
