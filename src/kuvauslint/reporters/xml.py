"""JUnit and Checkstyle: the XML that build servers read."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from kuvauslint.model.report import Report
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import Told, has_line, path_of, shared_language, tell
from kuvauslint.reporters.wording import basis_text, clean, visible, word
from kuvauslint.rulebook.compiled import rule_texts, rulebook

# What XML 1.0 cannot hold even as a reference (its production Char).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report, options: ReportOptions) -> str:
    """A suite for each document, a failed case for each finding, a skipped one for each suppressed finding.

    A document without findings has one case that passed, named by what was done.
    """
    found: dict[str, list[Told]] = {document.file: [] for document in report.documents}
    quiet: dict[str, list[Told]] = {document.file: [] for document in report.documents}
    for told in tell(report, options):
        found.setdefault(told.finding.file, []).append(told)
    for told in tell(report, options, report.suppressed):
        quiet.setdefault(told.finding.file, []).append(told)
    root = ET.Element("testsuites", name="kuvauslint")
    for file, findings in found.items():
        root.append(_suite(path_of(file, options.root), findings, quiet.get(file, []), report, options))
    for count in ("tests", "failures"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    root.set("errors", "0")
    return _text(root)


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


def checkstyle(report: Report, options: ReportOptions) -> str:
    """A file element for each document with its findings; suppressed ones have no place in the form."""
    root = ET.Element("checkstyle", version="4.3")
    files: dict[str, ET.Element] = {}
    for document in report.documents:
        files[document.file] = _file(root, document.file, options)
    for told in tell(report, options):
        finding = told.finding
        parent = files.get(finding.file)
        if parent is None:
            parent = files[finding.file] = _file(root, finding.file, options)
        row = ET.SubElement(parent, "error")
        if has_line(finding.place):
            row.set("line", str(finding.place.line))
            if finding.place.column is not None:
                row.set("column", str(finding.place.column))
        row.set("severity", finding.severity)
        row.set("message", _allowed(told.headline))
        row.set("source", f"kuvauslint.{finding.rule}")
    return _text(root)


def _file(root: ET.Element, file: str, options: ReportOptions) -> ET.Element:
    return ET.SubElement(root, "file", name=_allowed(path_of(file, options.root)))


def _allowed(text: str) -> str:
    return visible(_FORBIDDEN.sub("\ufffd", text))


def _text(root: ET.Element) -> str:
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
