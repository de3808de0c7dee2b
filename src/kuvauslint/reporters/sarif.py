"""SARIF 2.1.0 (OASIS): what code scanning services read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import quote

from kuvauslint import __version__
from kuvauslint.model.document import is_web_address
from kuvauslint.model.finding import Finding, Fix
from kuvauslint.model.place import Place
from kuvauslint.model.report import Checked, Report
from kuvauslint.reporters.json_pieces import json_pieces
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.rules import page, shown
from kuvauslint.reporters.told import (
    Told,
    has_line,
    path_of,
    place_label,
    shared_language,
    tell,
    tell_suppressed,
    utf16_column,
)
from kuvauslint.reporters.wording import basis_text, basis_url, clean, item_label, word
from kuvauslint.rulebook.compiled import RULES_DATE, rule_texts, rulebook

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(report: Report, options: ReportOptions) -> Iterator[str]:
    """One log with one run; suppressed findings are results with a suppression."""
    language = shared_language(report, options)
    rules = sorted({*report.rules, *report.totals.quiet, *(rule for rule, _, _ in report.totals.found)})
    numbers = {rule: number for number, rule in enumerate(rules)}
    told = chain(tell(report, options), tell_suppressed(report, options))
    run = {
        "tool": {"driver": _driver(rules, language, report)},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder that paths are relative to."}}},
        "columnKind": "utf16CodeUnits",
        "language": language,
        "artifacts": (_artifact(document, options) for part in report.parts for document in part.checked),
        "results": (_result(one, numbers, options) for one in told),
        "properties": {
            "asOf": report.as_of,
            "profile": report.profile,
            "coverage": [
                {"item": item_label(row.item, language), "entries": row.entries, "covered": row.covered}
                for row in report.coverage()
            ],
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield from json_pieces(log)


def _driver(rules: list[str], language: str, report: Report) -> dict[str, Any]:
    return {
        "name": "kuvauslint",
        "version": __version__,
        "semanticVersion": __version__,
        "properties": {"rulebook": report.rulebook or RULES_DATE},
        "rules": [_rule(rule, language) for rule in rules],
    }


def _rule(id_: str, language: str) -> dict[str, Any]:
    rule, text = rulebook().get(id_), rule_texts()[id_]
    links = [link for link in (basis_url(basis, language) for basis in text.basis) if link]
    told: dict[str, Any] = {
        "id": id_,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": _sentence(shown(text.message[language]))},
        "fullDescription": {"text": _sentence(text.why[language])},
        "help": {"text": shown(text.help[language]), "markdown": page(rule, language)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [f"claim-{rule.claim}", f"profile-{rule.profile}"],
            "claim": word("claim", rule.claim, language),
            "basis": [basis_text(basis, language) for basis in text.basis],
        },
    }
    if links:
        told["helpUri"] = links[0]
    return told


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _artifact(document: Checked, options: ReportOptions) -> dict[str, Any]:
    told: dict[str, Any] = {"location": _artifact_location(document.file, options), "roles": ["analysisTarget"]}
    if document.sha256:
        told["hashes"] = {"sha-256": document.sha256}
    return told


def _artifact_location(file: str, options: ReportOptions, index: int | None = None) -> dict[str, Any]:
    """A relative reference below SRCROOT, or the address of a file elsewhere."""
    path = path_of(file, options.root)
    uri = quote(os.fsencode(path))
    if is_web_address(path):
        told: dict[str, Any] = {"uri": quote(path, safe="/:?&=%#@!$'()*+,;~[]")}
    elif os.path.isabs(path):
        told = {"uri": f"file://{uri}"}
    else:
        # A colon in the first part would read as a scheme, so every one of them is escaped by quote().
        told = {"uri": uri.removeprefix("./"), "uriBaseId": "SRCROOT"}
    return told if index is None else {**told, "index": index}


def _result(told: Told, rules: dict[str, int], options: ReportOptions) -> dict[str, Any]:
    finding, files = told.finding, told.numbers
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": told.headline},
        "locations": [_location(told, options, files.get(finding.file))],
        "partialFingerprints": {"kuvauslint/v1": finding.fingerprint},
        "properties": {
            "sure": finding.sure,
            "entry": finding.entry and clean(finding.entry),
            "field": finding.field,
            "path": finding.path,
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": word("labels", related.role, told.language)},
                **_physical(
                    told._replace(finding=finding._replace(place=related.place, file=related.file or finding.file)),
                    options,
                    files.get(related.file or finding.file),
                ),
            }
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fix is not None and all(has_line(edit.place) for edit in finding.fix.edits):
        result["fixes"] = [_fix(finding.fix, told, options, files.get(finding.file))]
    if finding.suppressed:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": clean(finding.suppressed)}
        ]
    return result


def _fix(fix: Fix, told: Told, options: ReportOptions, index: int | None) -> dict[str, Any]:
    """What would mend the finding; an edit that only inserts deletes a region without length."""
    replacements = []
    for edit in fix.edits:
        region = _region(edit.place, told._replace(finding=told.finding._replace(place=edit.place)))
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    location = _artifact_location(told.finding.file, options, index)
    return {
        "description": {"text": clean(fix.title[told.language])},
        "artifactChanges": [{"artifactLocation": location, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _location(told: Told, options: ReportOptions, index: int | None) -> dict[str, Any]:
    location = _physical(told, options, index)
    logical = _logical(told.finding, told.language)
    return {**location, "logicalLocations": logical} if logical else location


def _physical(told: Told, options: ReportOptions, index: int | None) -> dict[str, Any]:
    finding = told.finding
    physical: dict[str, Any] = {"artifactLocation": _artifact_location(finding.file, options, index)}
    region = _region(finding.place, told)
    if region:
        physical["region"] = region
    return {"physicalLocation": physical}


def _region(place: Place, told: Told) -> dict[str, Any]:
    """The region of a place in lines; none for a page, cell or paragraph, whose lines are not the file's."""
    if not has_line(place) or place.line is None:
        return {}
    region: dict[str, Any] = {"startLine": place.line}
    end_line = place.end_line if place.end_line is not None and place.end_line >= place.line else place.line
    if place.column is not None:
        region["startColumn"] = utf16_column(place.column, told.line)
    if end_line != place.line:
        region["endLine"] = end_line
    if place.column is not None and place.end_column is not None:
        last = told if end_line == place.line else told._replace(finding=_at_line(told.finding, end_line))
        end = utf16_column(place.end_column, last.line)
        region["endColumn"] = end if end_line != place.line else max(end, region["startColumn"])
    return region


def _at_line(finding: Finding, line: int) -> Finding:
    return finding._replace(place=finding.place._replace(line=line))


def _logical(finding: Finding, language: str) -> list[dict[str, Any]]:
    """The entry and, where the document has no lines, the page, cell or paragraph."""
    out: list[dict[str, Any]] = []
    if finding.entry:
        entry: dict[str, Any] = {"name": clean(finding.entry), "kind": "object"}
        if finding.path:
            entry["fullyQualifiedName"] = finding.path
        out.append(entry)
    place = finding.place
    kind = next((kind for kind in ("cell", "page", "paragraph") if getattr(place, kind) is not None), None)
    if kind is not None and not has_line(place):
        out.append({"name": place_label(place, language), "kind": kind, "fullyQualifiedName": place.label()})
    return out
