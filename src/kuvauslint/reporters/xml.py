"""JUnit and Checkstyle: the XML that build servers read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from xml.etree import ElementTree as ET

from kuvauslint.model.report import Report
from kuvauslint.reporters.json_pieces import TOGETHER
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import Told, has_line, path_of, shared_language, told_parts
from kuvauslint.reporters.wording import basis_text, clean, visible, word
from kuvauslint.rulebook.compiled import rule_texts, rulebook

# What XML 1.0 cannot hold even as a reference (its production Char).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report, options: ReportOptions) -> Iterator[str]:
    """A suite for each document, a failed case for each finding, a skipped one for each suppressed finding.

    A document without findings has one case that passed, named by what was done.
    """
    tests = report.totals.findings
    for part in report.parts:
        found = {finding.file for finding in part.findings}
        quiet = [finding.file for finding in (*part.silenced, *part.held)]
        told = {*found, *quiet}
        tests += len(quiet) + sum(document.file not in told for document in part.checked)
    counts = {"tests": str(tests), "failures": str(report.totals.findings), "errors": "0"}
    yield from _in_pieces(ET.Element("testsuites", {"name": "kuvauslint", **counts}), _suites(report, options))


def _suites(report: Report, options: ReportOptions) -> Iterator[ET.Element]:
    for part in told_parts(report, options):
        for file, _, found, quiet in part.by_file():
            yield _suite(path_of(file, options.root), found, quiet, report, options)


def _suite(path: str, findings: list[Told], quiet: list[Told], report: Report, options: ReportOptions) -> ET.Element:
    cases = max(len(findings) + len(quiet), 1)
    suite = ET.Element(
        "testsuite",
        name=_allowed(path),
        tests=str(cases),
        failures=str(len(findings)),
        errors="0",
        skipped=str(len(quiet)),
    )
    if not findings and not quiet:
        language = shared_language(report, options)
        ran = word("labels", "rules_run", language, n=len(report.rules))
        ET.SubElement(suite, "testcase", name=ran, classname=_allowed(path))
    for told in findings:
        failure = ET.SubElement(_case(suite, path, told), "failure")
        failure.set("type", told.finding.severity)
        failure.set("message", _allowed(told.headline))
        failure.text = _allowed(_explained(told, path))
    for told in quiet:
        skipped = ET.SubElement(_case(suite, path, told), "skipped")
        skipped.set("message", _allowed(f"{told.headline} ({clean(told.finding.suppressed)})"))
    return suite


def _case(suite: ET.Element, path: str, told: Told) -> ET.Element:
    finding = told.finding
    name = f"{finding.rule} {rulebook().get(finding.rule).name} {finding.place.label()}".rstrip()
    return ET.SubElement(suite, "testcase", name=_allowed(name), classname=_allowed(path))


def _explained(told: Told, path: str) -> str:
    finding = told.finding
    label = finding.place.label()
    bases = "; ".join(basis_text(basis, told.language) for basis in rule_texts()[finding.rule].basis)
    rows = [f"{path}:{label}" if label else path, told.why(), bases, told.help()]
    return "\n".join(row for row in rows if row)


def checkstyle(report: Report, options: ReportOptions) -> Iterator[str]:
    """A file element for each document with its findings; suppressed ones have no place in the form."""
    yield from _in_pieces(ET.Element("checkstyle", version="4.3"), _files(report, options))


def _files(report: Report, options: ReportOptions) -> Iterator[ET.Element]:
    for part in told_parts(report, options):
        for file, _, found, _ in part.by_file():
            element = ET.Element("file", name=_allowed(path_of(file, options.root)))
            for told in found:
                element.append(_error(told))
            yield element


def _error(told: Told) -> ET.Element:
    finding = told.finding
    row = ET.Element("error")
    if has_line(finding.place):
        row.set("line", str(finding.place.line))
        if finding.place.column is not None:
            row.set("column", str(finding.place.column))
    row.set("severity", finding.severity)
    row.set("message", _allowed(told.headline))
    row.set("source", f"kuvauslint.{finding.rule}")
    return row


def _allowed(text: str) -> str:
    return visible(_FORBIDDEN.sub("\ufffd", text))


def _in_pieces(root: ET.Element, children: Iterator[ET.Element]) -> Iterator[str]:
    """The XML of the root, which is empty, with the children in it; many at once, as in JSON."""
    empty = ET.tostring(root, encoding="unicode")
    before = f'<?xml version="1.0" encoding="utf-8"?>\n{empty.removesuffix(" />")}>'
    while some := list(islice(children, TOGETHER)):
        holder = ET.Element("x")
        holder.extend(some)
        ET.indent(holder)
        yield before + ET.tostring(holder, encoding="unicode").removeprefix("<x>").removesuffix("\n</x>")
        before = ""
    yield f'<?xml version="1.0" encoding="utf-8"?>\n{empty}\n' if before else f"\n</{root.tag}>\n"
