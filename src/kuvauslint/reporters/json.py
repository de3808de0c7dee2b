"""The report as JSON, whole or a line for each finding (schema/report.schema.json)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from kuvauslint import __version__
from kuvauslint.model.finding import LANGUAGES, LEVELS, Fix, Related
from kuvauslint.model.place import Place
from kuvauslint.model.report import Checked, Report
from kuvauslint.reporters.json_pieces import json_pieces
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import Told, shared_language, tell, tell_suppressed
from kuvauslint.reporters.wording import basis_title, basis_url, item_label, json_text, message
from kuvauslint.rulebook.compiled import rule_texts, rulebook

VERSION = 1


def report_json(report: Report, options: ReportOptions) -> Iterator[str]:
    """The whole report, one JSON value with a line end; `message` in the language, or each document's own."""
    shared = shared_language(report, options)
    data = {
        "version": VERSION,
        "tool": {"name": "kuvauslint", "version": __version__, "rulebook": report.rulebook},
        "as_of": report.as_of,
        "profile": report.profile,
        "documents": (_document(document) for part in report.parts for document in part.checked),
        "rules": list(report.rules),
        "findings": map(_finding, tell(report, options)),
        "suppressed": map(_suppressed, tell_suppressed(report, options)),
        "coverage": [
            {"item": item_label(row.item, shared), "entries": row.entries, "covered": row.covered}
            for row in report.coverage()
        ],
        "summary": {level: report.count(level) for level in reversed(LEVELS)},
    }
    yield from json_pieces(data)


def report_jsonl(report: Report, options: ReportOptions) -> Iterator[str]:
    """One JSON object a line: each of the report's `findings`, then each of its `suppressed`."""
    found, quiet = map(_finding, tell(report, options)), map(_suppressed, tell_suppressed(report, options))
    for row in chain(found, quiet):
        yield f"{json_text(row, separators=(',', ':'))}\n"


def _document(document: Checked) -> dict[str, Any]:
    return {
        "file": document.file,
        "sha256": document.sha256,
        "entries": document.entries,
        "organisation": document.organisation or None,
        "language": document.language,
    }


def _suppressed(told: Told) -> dict[str, Any]:
    return {**_finding(told), "suppressed": told.finding.suppressed}


def _finding(told: Told) -> dict[str, Any]:
    finding, language = told.finding, told.language
    rule, text = rulebook().get(finding.rule), rule_texts()[finding.rule]
    return {
        "rule": finding.rule,
        "name": rule.name,
        "severity": finding.severity,
        "claim": rule.claim,
        "basis": [
            {
                "act": basis.act,
                "section": basis.section,
                "subsection": basis.subsection,
                "item": basis.item,
                "title": basis_title(basis, language),
                "url": basis_url(basis, language),
                "checked": basis.checked,
            }
            for basis in text.basis
        ],
        "message": told.message,
        "messages": {code: message(finding, code) for code in LANGUAGES},
        "why": told.why(),
        "help": told.help(),
        "entry": finding.entry,
        "field": finding.field,
        "path": finding.path,
        "location": _location(finding.file, finding.place),
        "related": [_related(related, finding.file) for related in finding.related],
        "sure": finding.sure,
        "fix": _fix(finding.fix),
        "fingerprint": finding.fingerprint,
    }


def _location(file: str, place: Place) -> dict[str, Any]:
    return {"file": file, **place._asdict()}


def _related(related: Related, file: str) -> dict[str, Any]:
    return {"role": related.role, "location": _location(related.file or file, related.place)}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {
        "title": dict(fix.title),
        "safe": fix.safe,
        "edits": [{"start": one.start, "end": one.end, "text": one.text} for one in fix.edits],
    }
