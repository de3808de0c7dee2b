"""The baseline: findings that were there when the tool was taken into use, so that only new ones fail.

A JSON file with one line a finding, sorted, so that its changes read well in a review. A finding is
known by its fingerprint (rule, file, entry and values, never the line), which survives moved lines,
reordered entries and reformatted files. Neither messages nor values are stored.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, NamedTuple

from kuvauslint.checks.masking import covered
from kuvauslint.engine.suppress import OWN
from kuvauslint.errors import UsageError
from kuvauslint.model.document import UNREAD
from kuvauslint.model.finding import Finding
from kuvauslint.model.place import Place
from kuvauslint.model.report import Settled
from kuvauslint.rulebook.rule import Rule

VERSION = 1
FILE = "kuvauslint-baseline.json"
REASON = "baseline"
# What a run says of its own suppressions, and of a file that could not be read, is never let through.
NEVER = UNREAD.union(OWN)
MAX_BYTES = 50_000_000
_FIELDS = ("file", "rule", "entry", "field", "fingerprint")


class KnownFinding(NamedTuple):
    """One finding of the baseline, and the line of the baseline it stands on."""

    file: str
    rule: str
    entry: str | None
    field: str | None
    fingerprint: str
    line: int = 0


class Baseline(NamedTuple):
    """The findings known; `started` is how many there were when it was first written."""

    path: str
    rows: tuple[KnownFinding, ...] = ()
    started: int = 0


def read(path: str) -> Baseline:
    """The baseline in a file.

    Raises UsageError for a file that is none.
    """
    try:
        with open(path, "rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8")
        data = json.loads(text)
        if data["version"] != VERSION:
            raise UsageError(f"{path}: is a baseline of version {data['version']}; this kuvauslint reads {VERSION}")
        rows = [KnownFinding(*(row[name] for name in _FIELDS)) for row in data["findings"]]
        started = int(data["started"])
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; write a baseline with --write-baseline") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(f"{path}: is not a kuvauslint baseline; write a new one with --write-baseline") from None
    if not all(isinstance(row.fingerprint, str) and isinstance(row.file, str) for row in rows):
        raise UsageError(f"{path}: is not a kuvauslint baseline; write a new one with --write-baseline")
    lines = _lines(text)
    placed = [row._replace(line=lines.get((row.file, row.fingerprint), 1)) for row in rows]
    return Baseline(path, tuple(placed), started)


def _lines(text: str) -> dict[tuple[str, str], int]:
    """On which line each finding stands, where the file is as we write it."""
    out = {}
    for number, line in enumerate(text.splitlines(), 1):
        row = line.strip().rstrip(",")
        if row.startswith('{"file"'):
            try:
                data = json.loads(row)
                out[data["file"], data["fingerprint"]] = number
            except (ValueError, KeyError, TypeError):
                continue
    return out


class Holding:
    """Holds what is found, part by part, against a baseline; `path_of` gives the stored name of a file."""

    def __init__(self, baseline: Baseline, path_of: Callable[[str], str]) -> None:
        self.baseline = baseline
        self._path_of = path_of
        self._files = {row.file for row in baseline.rows}
        self._known = {(row.file, row.fingerprint) for row in baseline.rows if row.rule not in NEVER}
        self._checked: set[str] = set()  # of those files
        self._met: set[tuple[str, str]] = set()
        self._silenced: set[tuple[str, str]] = set()  # rows that are not judged, for a suppression covers them

    def hold(self, part: Settled) -> Settled:
        """The part with the findings that the baseline knows among those held."""
        unread = {finding.file for finding in part.findings if finding.rule in UNREAD}
        names = {one.file: self._path_of(one.file) for one in part.checked if one.file not in unread}
        silenced = {(self._path_of(one.file), one.fingerprint) for one in part.silenced}
        self._silenced.update(row for row in silenced if row[0] in self._files)
        new, known = self.take(part.findings, names, silenced)
        return part._replace(findings=new, held=known)

    def take(
        self, findings: Iterable[Finding], checked: Mapping[str, str], silenced: Container[tuple[str, str]] = ()
    ) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The findings that are new, and those that are known.

        `checked` gives the stored name of each file that was read as a description; a row of another file is
        not judged, nor one of those `silenced`.
        """
        self._checked.update(self._files.intersection(checked.values()))
        new, old = [], []
        for finding in findings:
            key = (checked.get(finding.file, finding.file), finding.fingerprint)
            if key in self._known and finding.rule not in NEVER and key not in silenced:
                self._met.add(key)
                old.append(finding._replace(suppressed=REASON))
            else:
                new.append(finding)
        return tuple(new), tuple(old)

    def stale(self, rules: Container[str]) -> tuple[KnownFinding, ...]:
        """The rows that no longer match anything; of rules that did not run none."""
        settled = self._met | self._silenced
        return tuple(
            row
            for row in self.baseline.rows
            if row.file in self._checked and row.rule in rules and (row.file, row.fingerprint) not in settled
        )

    def progress(self, rules: Container[str]) -> tuple[int, int]:
        """How many findings the baseline had when it was first written, and how many of them are left."""
        return self.baseline.started, len(self.baseline.rows) - len(self.stale(rules))

    def told(self, rules: Mapping[str, Rule]) -> list[Finding]:
        """KL090 for each row that no longer matches anything."""
        rule = rules.get("KL090")
        if rule is None:
            return []
        return [
            Finding(
                rule.id,
                rule.severity,
                self.baseline.path,
                Place(row.line, 1, row.line, 2),
                {"rule": row.rule},
                row.entry,
                row.field,
            )
            for row in self.stale(rules)
        ]


def written(findings: Iterable[Finding], names: Mapping[str, str]) -> tuple[KnownFinding, ...]:
    """The rows for findings; `names` gives the stored name of each file."""
    return tuple(
        KnownFinding(names.get(f.file, f.file), f.rule, _covered(f.entry), f.field, f.fingerprint)
        for f in findings
        if f.rule not in NEVER
    )


def _covered(entry: str | None) -> str | None:
    """The name of an entry without secrets, which do not get into the file even there."""
    return covered(entry) if entry else entry


def rendered(rows: Iterable[KnownFinding], started: int) -> str:
    """The text of a baseline file."""
    ordered = sorted(set(rows), key=lambda row: (row.file, row.rule, row.entry or "", row.field or "", row.fingerprint))
    lines = [json.dumps(_row(row), ensure_ascii=False) for row in ordered]
    listed = "[\n" + ",\n".join(f"    {line}" for line in lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "started": {started},\n  "findings": {listed}\n}}\n'


def rows_in(text: str) -> int:
    """How many findings the text of a baseline has."""
    return len(json.loads(text)["findings"])


def _row(row: KnownFinding) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _FIELDS}


def renewed(
    found: tuple[KnownFinding, ...],
    before: Baseline | None,
    names: Iterable[str],
    rules: Mapping[str, Rule],
    root: str,
) -> str:
    """The baseline after a run: what was found now; rows of other files and of rules that did not run are kept.

    `root` is the folder that the names of files start from.
    """
    judged = set(names)
    others = [
        row
        for row in (before.rows if before else ())
        if (row.file not in judged and _exists(row, root)) or (row.file in judged and row.rule not in rules)
    ]
    rows = {row._replace(line=0) for row in (*found, *others)}
    return rendered(rows, len(rows))


def pruned(baseline: Baseline, stale: Iterable[KnownFinding], root: str) -> str:
    """The baseline without its stale rows and without files that are gone; nothing is added."""
    gone = {row._replace(line=0) for row in stale}
    rows = [row._replace(line=0) for row in baseline.rows if _exists(row, root)]
    return rendered((row for row in rows if row not in gone), baseline.started)


def _exists(row: KnownFinding, root: str) -> bool:
    return os.path.exists(os.path.join(root, row.file))
