"""GitLab's code quality report: a JSON list in the form of Code Climate's issues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kuvauslint.model.report import Report
from kuvauslint.reporters.json_pieces import json_pieces
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import Told, has_line, path_of, tell
from kuvauslint.reporters.wording import basis_text, word
from kuvauslint.rulebook.compiled import rule_texts

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def code_quality(report: Report, options: ReportOptions) -> Iterator[str]:
    """One JSON list with a line end; suppressed findings have no place in the form and are left out."""
    yield from json_pieces(_issue(told, options) for told in tell(report, options))


def _issue(told: Told, options: ReportOptions) -> dict[str, Any]:
    finding = told.finding
    begin = finding.place.line or 1 if has_line(finding.place) else 1
    end = finding.place.end_line or begin if has_line(finding.place) else 1
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": told.headline,
        "content": {"body": _body(told)},
        "categories": ["Clarity"],
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": {"path": path_of(finding.file, options.root), "lines": {"begin": begin, "end": max(begin, end)}},
    }


def _body(told: Told) -> str:
    bases = "; ".join(basis_text(basis, told.language) for basis in rule_texts()[told.finding.rule].basis)
    parts = (("why", told.why()), ("basis", bases), ("help", told.help()))
    return "\n\n".join(f"{word('labels', name, told.language).capitalize()}: {text}" for name, text in parts if text)
