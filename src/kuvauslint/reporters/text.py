"""The reports for a terminal: full and concise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kuvauslint.model.finding import LEVELS, Finding
from kuvauslint.model.report import Checked, Report
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.wording import basis_text, clean, counted, filled, item_title, message, word
from kuvauslint.rulebook.compiled import rule_texts, rulebook

WIDTH = 118
_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def concise(report: Report, options: ReportOptions) -> str:
    """One line a finding: `file:line:column: KL140 error: message`."""
    documents = {document.file: document for document in report.documents}
    lines = []
    for finding in report.findings:
        language = _language(documents.get(finding.file), options)
        lines.append(f"{_place(finding)}: {finding.rule} {_severity(finding, language)}: {message(finding, language)}")
    return "".join(f"{line}\n" for line in lines) + _statistics(report, options)


def full(report: Report, options: ReportOptions) -> str:
    """Each finding with its source line, a marker under the place, and once a rule why and on what basis."""
    documents = {document.file: document for document in report.documents}
    told: set[tuple[str, str]] = set()
    out: list[str] = []
    for finding in report.findings:
        document = documents.get(finding.file)
        language = _language(document, options)
        paint = _painter(options.colour)
        severity = paint(_severity(finding, language), _COLOURS[finding.severity])
        place = paint(_place(finding), "1")
        out.append(f"{place}: {paint(finding.rule, '1')} {severity}: {message(finding, language)}")
        out += _excerpt(finding, document, paint)
        out += [f"  = {word('labels', r.role, language)}: {finding.file}:{r.place.label()}" for r in finding.related]
        if (finding.rule, language) not in told:
            told.add((finding.rule, language))
            out += _explained(finding, language, paint)
        out.append("")
    return "".join(f"{line}\n" for line in out) + _statistics(report, options)


def summary(report: Report, options: ReportOptions) -> str:
    """The last lines, for standard error: counts, what ran, and never that the law is complied with."""
    language = options.language or (report.documents[0].language if report.documents else "fi")
    files = len(report.documents)
    entries = sum(document.entries for document in report.documents)
    scope = [
        word("labels", "one_file", language) if files == 1 else word("labels", "files", language, n=files),
        word("labels", "one_entry", language) if entries == 1 else word("labels", "entries", language, n=entries),
    ]
    if not report.findings:
        return f"{word('labels', 'nothing_found', language, n=len(report.rules))} ({', '.join(scope)})\n"
    counts = [counted(level, report.count(level), language) for level in reversed(LEVELS) if report.count(level)]
    scope.append(word("labels", "rules_run", language, n=len(report.rules)))
    lines = [f"{', '.join(counts)} ({', '.join(scope)})"]
    lines += [f"  {line}" for line in gains(report, language)]
    if report.suppressed:
        lines.append(word("labels", "suppressed", language, n=len(report.suppressed)))
    return "".join(f"{line}\n" for line in lines)


def gains(report: Report, language: str) -> Iterator[str]:
    """What one sentence for all entries would mend, the most first."""
    rows = [row for row in report.coverage() if row.item in (2, 4, 5) and row.entries - row.covered > 1]
    rows.sort(key=lambda row: row.covered - row.entries)
    if rows:
        yield word("labels", "gains", language) + ":"
    for row in rows:
        missing = row.entries - row.covered
        yield "  " + word("labels", "gain", language, item=item_title(row.item, language), n=missing)


def _language(document: Checked | None, options: ReportOptions) -> str:
    return options.language or (document.language if document is not None else "fi")


def _place(finding: Finding) -> str:
    label = finding.place.label()
    name = clean(finding.file)
    return f"{name}:{label}" if label else name


def _severity(finding: Finding, language: str) -> str:
    severity = word("severity", finding.severity, language)
    return severity if finding.sure else f"{severity} ({word('labels', 'likely', language)})"


def _painter(colour: bool) -> Callable[[str, str], str]:
    return (lambda text, code: f"\x1b[{code}m{text}\x1b[0m") if colour else lambda text, _: text


def _excerpt(finding: Finding, document: Checked | None, paint: Callable[[str, str], str]) -> list[str]:
    """The source line with a marker under the place, cut to the terminal around it."""
    line, column = finding.place.line, finding.place.column
    if document is None or line is None or column is None or not 0 < line <= len(document.lines):
        return []
    text = clean(document.lines[line - 1])
    start = min(column - 1, len(text))
    same_line = finding.place.end_line in (None, line)
    end = max((finding.place.end_column or column + 1) - 1 if same_line else len(text), start + 1)
    if len(text) > WIDTH:
        cut = max(0, min(start - 20, len(text) - WIDTH))
        text = ("…" if cut else "") + text[cut : cut + WIDTH] + ("…" if cut + WIDTH < len(text) else "")
        shift = cut - (1 if cut else 0)
        start, end = start - shift, min(end - shift, len(text))
    gutter = " " * len(str(line))
    marker = paint("^" * max(1, min(end, len(text)) - start), _COLOURS[finding.severity])
    return [f"  {line} | {text}", f"  {gutter} | {' ' * start}{marker}"]


def _explained(finding: Finding, language: str, paint: Callable[[str, str], str]) -> list[str]:
    text = rule_texts()[finding.rule]
    claim = word("claim", rulebook().get(finding.rule).claim, language)
    bases = "; ".join(basis_text(basis, language) for basis in text.basis)
    rows = [
        ("why", filled(text.why[language], finding.values, language)),
        ("basis", f"{bases} ({claim})" if bases else claim),
        ("help", filled(text.help[language], finding.values, language)),
    ]
    return [f"  {paint('=', '34')} {word('labels', name, language)}: {told}" for name, told in rows if told]


def _statistics(report: Report, options: ReportOptions) -> str:
    if not options.statistics:
        return ""
    language = options.language or "fi"
    counts: dict[str, int] = {}
    for finding in report.findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    rows = []
    for rule, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        told = rulebook().get(rule)
        rows.append(f"{count:6}  {rule}  {word('severity', told.severity, language):10} {told.name}\n")
    return "".join(rows)
