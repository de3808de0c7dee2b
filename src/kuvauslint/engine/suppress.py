"""Findings that someone has answered for: by a comment in the file, or in the configuration.

    # kuvauslint: ignore[KL131] reason="…" until=2027-01-31         the node on this line, or on the next one
    # kuvauslint: ignore-block[KL131] reason="…"                    that node and all below it
    # kuvauslint: ignore-file[KL131, KL140] reason="…"              the whole file

What is silenced stays in the report with the reason. A suppression that silences nothing is KL090,
one past its day KL091 (it silences nothing any more), one without a reason KL092.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from kuvauslint.engine.file_patterns import matches
from kuvauslint.errors import UsageError
from kuvauslint.fixes.lines import block_end, is_empty
from kuvauslint.model.document import Directive
from kuvauslint.model.finding import Finding
from kuvauslint.model.place import Place
from kuvauslint.rulebook.book import Rulebook
from kuvauslint.rulebook.rule import Rule

UNUSED, EXPIRED, UNEXPLAINED = "KL090", "KL091", "KL092"
OWN = (UNUSED, EXPIRED, UNEXPLAINED)  # what a run tells of its suppressions, which none of them covers
SCOPES = {"ignore": "node", "ignore-block": "block", "ignore-file": "file"}


class Suppression(NamedTuple):
    """One suppression.

    `first` and `last` are the lines a comment covers; `pattern` and `entry` limit one of the
    configuration. `written` is where it stands: its file and place. `until` is its last day, None for ever;
    `codes` are empty where the comment could not be understood.
    """

    codes: tuple[str, ...]
    scope: str
    reason: str
    until: date | None
    written: tuple[str, Place]
    text: str = ""
    until_text: str = ""
    first: int = 0
    last: int = 0
    entry: str = ""
    pattern: str = ""

    def in_force(self, today: date) -> bool:
        """Whether it still silences; its last day counts."""
        return self.until is None or today <= self.until


class Around(NamedTuple):
    """What suppressions are judged with.

    `named` gives the ids that a code stands for, `path_of` a file's path from the folder of the
    configuration; `rules` are those that ran.
    """

    named: Callable[[str], frozenset[str]]
    path_of: Callable[[str], str]
    rules: Mapping[str, Rule]
    today: date


class Split(NamedTuple):
    """What is left of the findings, what was silenced, and which codes of which suppression did nothing."""

    kept: tuple[Finding, ...]
    silenced: tuple[Finding, ...]
    used: frozenset[tuple[int, str]]


def of_comments(directives: Iterable[Directive], lines: tuple[str, ...], file: str) -> tuple[Suppression, ...]:
    """The suppressions in the comments of a file with these lines."""
    ground = _Ground(lines)
    return tuple(_of_comment(directive, ground, file) for directive in directives)


def _of_comment(directive: Directive, ground: _Ground, file: str) -> Suppression:
    written = (file, directive.place)
    form = _form().fullmatch(directive.text)
    codes = tuple(code for code in re.split(r"[,\s]+", form["codes"]) if code) if form else ()
    if form is None or not codes:
        return Suppression((), "node", "", None, written, directive.text)
    options = {m["key"]: m["quoted"] or m["single"] or m["bare"] or "" for m in _option().finditer(form["options"])}
    scope = SCOPES[form["verb"]]
    first, last = ground.covered(scope, directive.place)
    until = _day(options["until"]) if "until" in options else None
    reason = " ".join(options.get("reason", "").split())
    text = f"{form['verb']}[{', '.join(codes)}]"
    return Suppression(codes, scope, reason, until, written, text, options.get("until", ""), first, last)


@cache
def _form() -> re.Pattern[str]:
    return re.compile(
        r"kuvauslint:\s*(?P<verb>ignore(?:-block|-file)?)\s*\[(?P<codes>[^\]]*)\](?P<options>.*)", re.DOTALL
    )


@cache
def _option() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\S)(?P<key>reason|until)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+))"
    )


def _day(text: str) -> date:
    """The day; one that is no date has passed, so that a slip of the pen silences nothing for ever."""
    from kuvauslint.vocabulary.dates import parse_date

    return parse_date(text) or date.min


class _Ground:
    """The lines of a file; what stands below a comment is looked for once, however many comments stand above it."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self._below: dict[int, int] = {}
        self._ends: dict[int, int] = {}

    def covered(self, scope: str, place: Place) -> tuple[int, int]:
        """The first and last line that a comment at this place speaks of."""
        lines = self._lines
        if scope == "file":
            return 1, len(lines)
        at = place.line or 1
        if at > len(lines) or not lines[at - 1][: (place.column or 1) - 1].strip():
            at = self._next_full(at + 1)
        if scope == "node":
            return at, at
        if at not in self._ends:
            self._ends[at] = block_end(at, lines)
        return at, self._ends[at]

    def _next_full(self, at: int) -> int:
        passed = []
        while at <= len(self._lines) and at not in self._below and is_empty(self._lines[at - 1]):
            passed.append(at)
            at += 1
        at = self._below.get(at, at)
        self._below.update(dict.fromkeys(passed, at))
        return at


def of_configuration(
    rows: Iterable[Mapping[str, str]], file: str, line: Callable[[int], int]
) -> tuple[Suppression, ...]:
    """The suppressions of `[[suppress]]` tables; `line` tells on which line the nth stands."""
    out = []
    for number, row in enumerate(rows):
        place = Place(line(number), 1, line(number), 2)
        until = _day(row["until"]) if "until" in row else None
        text = " ".join(f"{key}={row[key]}" for key in ("rule", "entry", "file") if key in row)
        out.append(
            Suppression(
                (row["rule"],), "entry", " ".join(row.get("reason", "").split()), until, (file, place), text,
                row.get("until", ""), entry=row.get("entry", ""), pattern=row.get("file", ""),
            )
        )  # fmt: skip
    return tuple(out)


def split(
    findings: Iterable[Finding],
    suppressions: tuple[Suppression, ...],
    lines_of: Callable[[Finding], frozenset[int]],
    around: Around,
) -> Split:
    """Take out the findings that a suppression in force covers.

    `lines_of` gives the lines on which the node of a finding begins.
    """
    kept, silenced, used = [], [], set()
    live = [(i, one, {code: around.named(code) for code in one.codes}) for i, one in enumerate(suppressions)]
    live = [row for row in live if row[1].in_force(around.today)]
    for finding in findings:
        reason = None
        for i, one, codes in live:
            hit = [code for code, rules in codes.items() if finding.rule in rules and finding.rule not in OWN]
            if hit and _covers(one, finding, lines_of, around):
                used |= {(i, code) for code in hit}
                reason = reason or one.reason or one.text
        if reason is None:
            kept.append(finding)
        else:
            silenced.append(finding._replace(suppressed=reason))
    return Split(tuple(kept), tuple(silenced), frozenset(used))


def _covers(
    one: Suppression,
    finding: Finding,
    lines_of: Callable[[Finding], frozenset[int]],
    around: Around,
) -> bool:
    if one.scope == "entry":
        if one.entry and _folded(one.entry) != _folded(finding.entry or ""):
            return False
        return not one.pattern or matches(around.path_of(finding.file), one.pattern)
    if one.written[0] != finding.file:
        return False
    if one.scope == "file":
        return True
    lines = lines_of(finding)
    return any(one.first <= line <= one.last for line in lines)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def names_in(rulebook: Rulebook) -> Callable[[str], frozenset[str]]:
    """The ids that a code, name or prefix stands for; none for one that is no rule."""

    @cache
    def named(code: str) -> frozenset[str]:
        try:
            return rulebook.named((code,))
        except UsageError:
            return frozenset()

    return named


def told(
    suppressions: tuple[Suppression, ...],
    used: frozenset[tuple[int, str]],
    around: Around,
    judged: Callable[[Suppression], bool] = lambda _: True,
) -> Iterator[Finding]:
    """KL090, KL091 and KL092 of the suppressions. A code whose rules did not run is not called unused."""
    for i, one in enumerate(suppressions):
        idle = [code for code in one.codes if (i, code) not in used and _ran(around, code) and judged(one)]
        if one.codes and not one.reason:
            yield from _own(UNEXPLAINED, one, one.codes, around.rules)
        if not one.in_force(around.today):
            yield from _own(EXPIRED, one, one.codes, around.rules)
        elif idle or not one.codes:
            yield from _own(UNUSED, one, tuple(idle) or (one.text,), around.rules)


def _ran(around: Around, code: str) -> bool:
    """Whether any rule of a code ran; a code that is no rule can never silence anything."""
    rules = around.named(code)
    return not rules or bool(rules & around.rules.keys())


def _own(rule: str, one: Suppression, codes: tuple[str, ...], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    if rule not in rules:
        return
    file, place = one.written
    values = {"rule": ", ".join(codes), "until": one.until_text}
    yield Finding(rule, rules[rule].severity, file, place, values, one.entry or None)
