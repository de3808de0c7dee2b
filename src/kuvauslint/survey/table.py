"""A survey for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from os.path import basename

from kuvauslint.reporters.wording import clean
from kuvauslint.reporters.wording import word as report_word
from kuvauslint.survey import totals
from kuvauslint.survey.gather import Survey
from kuvauslint.survey.row import ITEMS, Row
from kuvauslint.survey.view import NONE, called, item_titles, percent, rule_said, shares, word

_NAME = 40  # characters of a name
_SAID = 76
_BAR = 20
_MOST = 12  # of the common findings


def table(survey: Survey, language: str, limit: int = 20) -> str:
    """The tables, `limit` organisations long; 0 is all."""
    lines = [*_summary(survey, language), "", *_items(survey, language), "", *_common(survey, language), ""]
    lines += _organisations(totals.worst_first(survey.rows), language, limit)
    lines += [*_roster(survey, language, limit), *_moved(survey, language, limit)]
    return "\n".join(lines).rstrip() + "\n"


def _summary(survey: Survey, language: str) -> Iterator[str]:
    read = [row for row in survey.rows if row.read]
    complete = sum(row.complete() == len(ITEMS) for row in read)
    yield word("summary", language, n=len(read), entries=sum(row.entries for row in read), complete=complete)
    if len(read) < len(survey.rows):
        yield word("unread", language, n=len(survey.rows) - len(read))


def _items(survey: Survey, language: str) -> Iterator[str]:
    yield word("coverage", language)
    titles = item_titles(language)
    width = max(map(len, titles))
    for number, item, title in zip(ITEMS, totals.items(survey.rows), titles, strict=True):
        share = item.share()
        bar = "█" * round(_BAR * (share or 0))
        yield f"  {number} {title:<{width}}  {percent(share):>5}  {bar:<{_BAR}}  {item.covered}/{item.entries}"


def _common(survey: Survey, language: str) -> Iterator[str]:
    yield word("common", language)
    for one in totals.common(survey.rows)[:_MOST]:
        severity = report_word("severity", one.severity, language)
        yield f"  {one.documents:>6}  {one.rule}  {severity:<9} {_cut(rule_said(one.rule, language), _SAID)}"


def _organisations(rows: Sequence[Row], language: str, limit: int) -> Iterator[str]:
    shown = rows if not limit else rows[:limit]
    often = Counter(map(called, rows))
    # where one body has several, the file tells them apart
    names = [f"{called(row)}, {clean(basename(row.file))}" if often[called(row)] > 1 else called(row) for row in shown]
    width = min(max(map(len, names), default=0), _NAME)
    head = "".join(f"{item:>7}" for item in ITEMS)
    yield f"{word('organisations', language)}. {word('organisations_note', language)}"
    counts = f"{word('entries', language):>9}{head}  {word('errors', language):>9}{word('warnings', language):>13}"
    yield f"  {'':<{width}}{counts}"
    for row, said in zip(shown, names, strict=True):
        name = f"  {_cut(said, width):<{width}}"
        if not row.read:
            yield f"{name}  {word('unreadable', language)} ({clean(row.file)})"
            continue
        told = "".join(f"{percent(share):>7}" for share in shares(row))
        yield f"{name}{row.entries:>9}{told}  {row.count('error'):>9}{row.count('warning'):>13}"
    if len(shown) < len(rows):
        yield f"  {word('more', language, n=len(rows) - len(shown))}"


def _roster(survey: Survey, language: str, limit: int) -> Iterator[str]:
    roster = survey.roster
    if roster is None:
        return
    yield ""
    yield f"{word('without', language)}. {word('without_note', language, all=roster.bodies, n=len(roster.without))}"
    yield from _list(
        [" ".join(filter(None, (body.name, body.business_id))) for body in roster.without], language, limit
    )
    if roster.lacking:
        yield word("lacking", language)
        yield from _list([f"{body.name}: {', '.join(codes)}" for body, codes in roster.lacking], language, limit)


def _moved(survey: Survey, language: str, limit: int) -> Iterator[str]:
    moved = survey.moved
    if moved is None:
        return
    yield ""
    counts = {"better": len(moved.better), "worse": len(moved.worse), "came": len(moved.came), "went": len(moved.went)}
    note = word("moved_note", language, same=moved.unchanged, **counts)
    yield f"{word('moved', language, date=moved.as_of or NONE)}: {note}"
    for name, moves in (("better", moved.better), ("worse", moved.worse)):
        lines = []
        for move in moves:
            before, now = ("/".join(map(percent, part)) for part in (move.items_before, move.items_now))
            errors = word("errors", language).lower()
            lines.append(f"{move.name}: {before} → {now}; {errors} {move.errors_before} → {move.errors_now}")
        if lines:
            yield word(name, language)
            yield from _list(lines, language, limit)
    for name, names in (("came", moved.came), ("went", moved.went)):
        if names:
            yield word(name, language)
            yield from _list(list(names), language, limit)


def _list(lines: list[str], language: str, limit: int) -> Iterator[str]:
    shown = lines if not limit else lines[:limit]
    yield from (f"  {clean(line)}" for line in shown)
    if len(shown) < len(lines):
        yield f"  {word('more', language, n=len(lines) - len(shown))}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
