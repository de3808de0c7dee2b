"""Markdown for a pull request: the verdict for each item of 28 §, the rules with their counts, the findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.model.report import Report
from kuvauslint.reporters.markdown_text import in_comment
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import Told, path_of, shared_language, tell, tell_suppressed
from kuvauslint.reporters.verdict import (
    Group,
    counts_in_words,
    date_words,
    groups,
    state_words,
    verdicts,
)
from kuvauslint.reporters.wording import basis_text, basis_url, clean, item_label, item_title, word
from kuvauslint.rulebook.compiled import rule_texts, rulebook

# A comment on GitHub holds 65,536 characters; what does not fit is counted, never cut in the middle.
MAX_CHARACTERS = 60_000
_MARKS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
_STATES = {"all": "✅", "described": "✅", "partial": "🟡", "gaps": "🟡", "none": "❌", "empty": "❌"}


def markdown(report: Report, options: ReportOptions) -> Iterator[str]:
    """The whole report as a Markdown text in one language."""
    language = shared_language(report, options)
    options = options._replace(language=language)
    rows = _Rows(options)
    ordered = groups(map(rows.kept, tell(report, options)), most=1)
    head = [*_head(report, language), *_items(report, ordered, language), *_rules(ordered, language)]
    text = "\n".join(head) + "\n"
    room = MAX_CHARACTERS - len(text)
    for part in (_findings(ordered, rows, language), _suppressed(report, options, language)):
        fitting, room = _fitting(part, room, language)
        text += "".join(f"{row}\n" for row in fitting)
    yield f"{text}\n{in_comment(word('report', 'limits', language))}\n"


class _Rows:
    """The rows of the findings by rule, as many as there could be room for if no other rule had any."""

    def __init__(self, options: ReportOptions) -> None:
        self._options = options
        self._rows: dict[str, list[str]] = {}
        self._letters: dict[str, int] = {}

    def kept(self, told: Told) -> Told:
        """The same, its row being kept."""
        rule = told.finding.rule
        if self._letters.get(rule, 0) <= MAX_CHARACTERS:
            row = f"- {_MARKS[told.finding.severity]} {_told(told, self._options)}"
            self._rows.setdefault(rule, []).append(row)
            self._letters[rule] = self._letters.get(rule, 0) + len(row)
        return told

    def of(self, group: Group) -> Iterator[tuple[str, int]]:
        """(row, how many findings it tells) of a group; there is no room for those that were not kept."""
        rows = self._rows[group.rule]
        yield from ((row, 1) for row in rows)
        if len(rows) < group.number:
            yield "", group.number - len(rows)


def _fitting(rows: Iterator[tuple[str, int]], room: int, language: str) -> tuple[list[str], int]:
    """The rows that fit, and how many findings the others told of."""
    out: list[str] = []
    left_out = 0
    for row, findings in rows:
        room -= len(row) + 1
        if room >= 0:
            out.append(row)
        else:
            left_out += findings
    if left_out:
        out += ["", word("report", "more", language, n=left_out)]
    return out, room


def _head(report: Report, language: str) -> list[str]:
    if report.totals.findings:
        verdict = word("report", "found", language, counts=counts_in_words(report, language))
    else:
        verdict = word("report", "nothing", language, n=len(report.rules))
    on = word("report", "judged_on", language, date=date_words(report.as_of, language)) if report.as_of else ""
    return [f"## {word('report', 'title', language)}", "", f"**{in_comment(verdict)}** {in_comment(on)}".rstrip(), ""]


def _items(report: Report, ordered: list[Group], language: str) -> list[str]:
    rows = verdicts(report.coverage(), {group.rule: group.number for group in ordered})
    if not rows:
        return []
    head = [word("report", name, language) for name in ("item", "content", "told_of", "result")]
    table = [_row(head), "|---|---|---:|---|"]
    for row in rows:
        told = f"{row.covered}/{row.entries}"
        state = f"{_STATES[row.state]} {state_words(row, language)}"
        table.append(_row((item_label(row.item, language), item_title(row.item, language), told, state)))
    return [*table, ""]


def _rules(ordered: list[Group], language: str) -> list[str]:
    if not ordered:
        return []
    head = [word("report", name, language) for name in ("rule", "severity", "count")]
    table = [_row(head), "|---|---|---:|"]
    for group in ordered:
        rule = f"{group.rule} {rulebook().get(group.rule).name}"
        table.append(_row((rule, word("severity", group.severity, language), str(group.number))))
    return [*table, ""]


def _findings(ordered: list[Group], kept: _Rows, language: str) -> Iterator[tuple[str, int]]:
    """(line, how many findings it tells) of every group."""
    if ordered:
        yield f"### {word('report', 'findings', language)}", 0
    for group in ordered:
        yield "", 0
        if group.shared:
            yield f"*{in_comment(word('report', 'shared', language, n=group.gain))}*", 0
            yield "", 0
        yield from kept.of(group)
        first = group.told[0]
        yield "", 0
        yield f"  {word('report', 'what_to_do', language)}: {in_comment(first.help())}  ", 0
        yield f"  {word('report', 'basis', language)}: {_basis(group.rule, language)}", 0


def _told(told: Told, options: ReportOptions) -> str:
    likely = "" if told.finding.sure else f" ({word('labels', 'likely', told.language)})"
    return f"**{told.finding.rule}**{likely} {_where(told, options)} {in_comment(told.message)}"


def _where(told: Told, options: ReportOptions) -> str:
    label = told.finding.place.label()
    path = clean(path_of(told.finding.file, options.root))
    return _code(f"{path}:{label}" if label else path)


def _basis(rule: str, language: str) -> str:
    claim = word("claim", rulebook().get(rule).claim, language)
    links = []
    for basis in rule_texts()[rule].basis:
        url = basis_url(basis, language)
        text = in_comment(basis_text(basis, language))
        links.append(f"[{text}](<{url}>)" if url else text)
    return f"{'; '.join(links)} ({claim})" if links else claim


def _suppressed(report: Report, options: ReportOptions, language: str) -> Iterator[tuple[str, int]]:
    if report.totals.quiet:
        yield "", 0
        yield f"### {word('report', 'suppressed', language)}", 0
        yield "", 0
    for told in tell_suppressed(report, options):
        reason = in_comment(told.finding.suppressed)
        yield f"- ~~{_told(told, options)}~~ {word('report', 'reason', language)}: {reason}", 1


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(in_comment(cell) for cell in cells)} |"


def _code(text: str) -> str:
    """Text as code, in more backticks than it has."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{padding}{text}{padding}{ticks}"
