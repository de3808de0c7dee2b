"""The reports for a terminal: full and concise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kuvauslint.model.document import UNREAD
from kuvauslint.model.finding import LEVELS, Finding
from kuvauslint.model.report import Report
from kuvauslint.reporters.excerpt import columns, excerpt
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import Told, shared_language, tell
from kuvauslint.reporters.wording import basis_text, clean, counted, item_title, word
from kuvauslint.rulebook.compiled import rule_texts, rulebook

WIDTH = 118
_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def concise(report: Report, options: ReportOptions) -> Iterator[str]:
    """One line a finding: `file:line:column: KL140 error: message`."""
    paint = _painter(options.colour)
    for told in tell(report, options):
        yield f"{_headed(told, paint)}\n"
    yield _statistics(report, options)


def full(report: Report, options: ReportOptions) -> Iterator[str]:
    """Each finding with its source line, a marker under the place, and once a rule why and on what basis."""
    explained: set[tuple[str, str]] = set()
    paint = _painter(options.colour)
    for told in tell(report, options):
        finding, language = told.finding, told.language
        out = [_headed(told, paint), *_excerpt(told, paint)]
        for related in finding.related:
            where = _place(finding._replace(file=related.file or finding.file, place=related.place))
            out.append(f"  = {word('labels', related.role, language)}: {where}")
        if (finding.rule, language) not in explained:
            explained.add((finding.rule, language))
            out += _explained(told, paint)
        yield "\n".join([*out, "\n"])
    yield _statistics(report, options)


def summary(report: Report, options: ReportOptions) -> str:
    """The last lines, for standard error: counts, what ran, and never that the law is complied with."""
    language = shared_language(report, options)
    files = report.totals.documents
    # those of 28 §: the case register too
    entries = next((row.entries for row in report.coverage()), report.totals.entries)
    scope = [
        word("labels", "one_file", language) if files == 1 else word("labels", "files", language, n=files),
        word("labels", "one_entry", language) if entries == 1 else word("labels", "entries", language, n=entries),
    ]
    if not report.totals.findings:
        return f"{word('labels', 'nothing_found', language, n=len(report.rules))} ({', '.join(scope)})\n"
    counts = [counted(level, report.count(level), language) for level in reversed(LEVELS) if report.count(level)]
    if not all(rule in UNREAD for rule, _, _ in report.totals.found):  # what was not read no rule has judged
        scope.append(
            word("labels", "one_rule_run", language)
            if len(report.rules) == 1
            else word("labels", "rules_run", language, n=len(report.rules))
        )
    lines = [f"{', '.join(counts)} ({', '.join(scope)})"]
    lines += [f"  {line}" for line in gains(report, language)]
    safe, unsafe = report.totals.fixes
    if safe or unsafe:
        lines.append(word("labels", "fixable" if safe else "fixable_unsafely", language, n=safe or unsafe))
    suppressed = sum(report.totals.quiet.values())
    if suppressed:
        lines.append(word("labels", "suppressed", language, n=suppressed))
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


def _headed(told: Told, paint: Callable[[str, str], str]) -> str:
    """The line that begins each finding in both forms."""
    finding = told.finding
    severity = paint(_severity(finding, told.language), _COLOURS[finding.severity])
    return f"{paint(_place(finding), '1')}: {paint(finding.rule, '1')} {severity}: {told.message}"


def _place(finding: Finding) -> str:
    label = finding.place.label()
    name = clean(finding.file)
    return f"{name}:{label}" if label else name


def _severity(finding: Finding, language: str) -> str:
    severity = word("severity", finding.severity, language)
    return severity if finding.sure else f"{severity} ({word('labels', 'likely', language)})"


def _painter(colour: bool) -> Callable[[str, str], str]:
    return (lambda text, code: f"\x1b[{code}m{text}\x1b[0m") if colour else lambda text, _: text


def _excerpt(told: Told, paint: Callable[[str, str], str]) -> list[str]:
    """The source line with a marker under the place, cut to the terminal around it."""
    shown = excerpt(told, WIDTH)
    if shown is None:
        return []
    number = str(told.finding.place.line or "")
    marker = paint("^" * columns(shown.marked), _COLOURS[told.finding.severity])
    return [
        f"  {number} | {shown.before}{shown.marked}{shown.after}",
        f"  {' ' * len(number)} | {' ' * columns(shown.before)}{marker}",
    ]


def _explained(told: Told, paint: Callable[[str, str], str]) -> list[str]:
    text = rule_texts()[told.finding.rule]
    claim = word("claim", rulebook().get(told.finding.rule).claim, told.language)
    bases = "; ".join(basis_text(basis, told.language) for basis in text.basis)
    rows = [
        ("why", told.why()),
        ("basis", f"{bases} ({claim})" if bases else claim),
        ("help", told.help()),
    ]
    return [f"  {paint('=', '34')} {word('labels', name, told.language)}: {row}" for name, row in rows if row]


def _statistics(report: Report, options: ReportOptions) -> str:
    if not options.statistics:
        return ""
    language = shared_language(report, options)
    counts: dict[str, int] = {}
    levels: dict[str, int] = {}
    for (rule, severity, _), number in report.totals.found.items():
        counts[rule] = counts.get(rule, 0) + number
        levels[rule] = max(levels.get(rule, 0), LEVELS.index(severity))
    rows = []
    for rule, number in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        severity = word("severity", LEVELS[levels[rule]], language)
        rows.append(f"{number:6}  {rule}  {severity:10} {rulebook().get(rule).name}\n")
    return "".join(rows)
