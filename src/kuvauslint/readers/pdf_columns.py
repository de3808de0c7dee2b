"""Columns without ruled lines: tables that are told only by white space, and text set in two columns.

A gutter is a strip that no text crosses from one line to the next. Lines with text on both sides of
the same gutters are a table; two halves of a page that each run on in full lines are columns of text.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from kuvauslint.readers.pdf_grid import Lattice, Slot
from kuvauslint.readers.pdf_lines import has_mark, rows_of
from kuvauslint.readers.pdf_page import Stretch

_GAP = 0.5  # of the type size: a narrower gap parts no columns
_ALIGNED_GAP = 0.12  # unless many texts begin where it ends
_FEWEST_STARTS = 4
_SHARE_OF_STARTS = 0.1  # of the lines of a page
_LEAST = 3.0  # points that stay free in a gutter from line to line
_LEAST_ALIGNED = 0.7  # or less where many texts begin at its end
_FEWEST_ROWS = 3  # rows with two columns or more, to be a table
_FAR = 3.2  # type sizes down to a line that is no more of the table
_LARGER = 1.12  # times the size of the table's type: a heading
_WIDER = 0.12  # of the type size, more than from line to line: a new row
_ALIGNED = 0.6  # of the texts of a column that begin at one place
_FEWEST_LINES = 8  # in each of two columns of text
_FULL = 0.3  # of the lines of a column of text that reach its right edge


class Segment(NamedTuple):
    """Stretches of one line with no gap of a column's width between them."""

    stretches: tuple[Stretch, ...]
    x0: float
    x1: float
    y: float
    size: float


class Band(NamedTuple):
    """Lines one under the other, and where the columns begin that all of them keep apart."""

    rows: list[list[Segment]]
    cuts: list[float]


Table = tuple[Lattice, dict[Slot, list[Stretch]]]


def segments_of(row: list[Stretch], starts: Collection[int] = ()) -> list[Segment]:
    """The segments of a line from left to right; `starts` are places where many texts begin."""
    out: list[list[Stretch]] = []
    end = 0.0
    for stretch in sorted((s for s in row if s.text.strip()), key=lambda s: s.x0):
        gap = _ALIGNED_GAP if round(stretch.x0) in starts else _GAP
        if out and (stretch.x0 - end <= gap * stretch.size or _is_mark(out[-1])):
            out[-1].append(stretch)
        else:
            out.append([stretch])
        end = max(end, stretch.x1) if len(out[-1]) > 1 else stretch.x1
    return [Segment(tuple(run), run[0].x0, max(s.x1 for s in run), run[0].y, max(s.size for s in run)) for run in out]


def _is_mark(run: list[Stretch]) -> bool:
    """Whether nothing but the mark of a list item stands there; the item goes with it, however far off."""
    return has_mark("".join(stretch.text for stretch in run).strip()) and sum(len(s.text.strip()) for s in run) < 5


def open_tables(stretches: list[Stretch]) -> tuple[list[Table], list[Stretch]]:
    """The tables that only white space shows, and the stretches of no table."""
    tables = [table for table in map(_table, _bands(stretches)) if table is not None]
    taken = {id(stretch) for _, slots in tables for run in slots.values() for stretch in run}
    return tables, [stretch for stretch in stretches if id(stretch) not in taken]


def _bands(stretches: list[Stretch]) -> list[Band]:
    lines = rows_of(stretches)
    begun = Counter(round(stretch.x0) for line in lines for stretch in line)
    fewest = max(_FEWEST_STARTS, _SHARE_OF_STARTS * len(lines))
    starts = frozenset(x for x, count in begun.items() if count >= fewest)
    rows = [row for row in (segments_of(line, starts) for line in lines) if row]
    out: list[Band] = []
    open_rows: list[list[Segment]] = []
    covered: list[tuple[float, float]] = []
    for index, row in enumerate(rows):
        if open_rows:
            after = _covered(covered, row, starts) if _belongs(open_rows[-1], row) else []
            across = len(row) == 1 and len(after) < len(covered)
            if len(after) > 1 and not across:
                open_rows.append(row)
                covered = after
                continue
            out.append(Band(open_rows, [start for start, _ in covered]))
            open_rows = []
        if len(row) > 1:
            open_rows = [*_led(rows[:index], row, out[-1].rows if out else []), row]
            covered = []
            for each in open_rows:
                covered = _covered(covered, each, starts)
    return [*out, *([Band(open_rows, [start for start, _ in covered])] if open_rows else [])]


def _belongs(last: list[Segment], row: list[Segment]) -> bool:
    near = 0 < row[0].y - last[0].y <= _FAR * max(last[0].size, row[0].size)
    return near and (len(row) > 1 or row[0].size <= _LARGER * last[0].size)


def _led(above: list[list[Segment]], row: list[Segment], taken: list[list[Segment]]) -> list[list[Segment]]:
    """The lines right above the first one of a table that stand in one of its columns, not in the first."""
    places = {round(segment.x0) for segment in row[1:]}
    out: list[list[Segment]] = []
    for line in reversed(above):
        below = out[0] if out else row
        if line in taken or not 0 < below[0].y - line[0].y <= row[0].size * 1.3 or round(line[0].x0) not in places:
            break
        out.insert(0, line)
    return out


def _covered(
    covered: list[tuple[float, float]], row: list[Segment], starts: Collection[int]
) -> list[tuple[float, float]]:
    """The strips in which text stands, from left to right, that of the line added; closer ones are one."""
    out: list[tuple[float, float]] = []
    for start, end in sorted([*covered, *((segment.x0, segment.x1) for segment in row)]):
        if out and start - out[-1][1] < (_LEAST_ALIGNED if round(start) in starts else _LEAST):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _column(cuts: list[float], segment: Segment) -> int:
    return max((n for n, cut in enumerate(cuts) if segment.x0 >= cut - _LEAST), default=0)


def _table(band: Band) -> Table | None:
    """The table of a band; None where too few rows have text in several columns, or it begins anywhere in them."""
    cuts = band.cuts
    for column in range(1, len(cuts)):
        starts = [round(segment.x0) for row in band.rows for segment in row if _column(cuts, segment) == column]
        common = Counter(starts).most_common(1)[0][0] if starts else 0
        if sum(abs(start - common) <= _LEAST for start in starts) < _ALIGNED * len(starts):
            return None
    begins = _row_starts(band)
    rights = [max(s.x1 for row in band.rows for s in row if _column(cuts, s) == n) for n in range(len(cuts))]
    slots: dict[Slot, list[Stretch]] = {}
    where: dict[tuple[int, int], Slot] = {}
    number = -1
    tops: list[float] = []
    for n, row in enumerate(band.rows):
        if n in begins:
            number += 1
            tops.append(row[0].y - row[0].size)
            for column, right in enumerate(rights):
                where[number, column] = Slot(number, column, 1, 1, right)
        for segment in row:
            slots.setdefault(where[number, _column(cuts, segment)], []).extend(segment.stretches)
    several = Counter(slot.row for slot in slots)
    if sum(count > 1 for count in several.values()) < _FEWEST_ROWS:
        return None
    last = band.rows[-1][0]
    return Lattice((*cuts, rights[-1]), (*tops, last.y + last.size * 0.3), where), slots


def _row_starts(band: Band) -> set[int]:
    """The lines that begin a row: below a wider step where there are such, else where all columns begin anew."""
    cuts = band.cuts
    filled = [{_column(cuts, segment) for segment in row} for row in band.rows]
    ys = [row[0].y for row in band.rows]
    size = max(row[0].size for row in band.rows)
    step = _line_step(filled, ys, size)
    steps = [below - above for above, below in itertools.pairwise(ys)]
    wide = [each > step + _WIDER * size for each in steps]
    # where cells are set to the middle of their rows the lines of columns stand beside the gaps of others
    uneven = sum(each < 0.85 * step for each in steps) > 0.15 * len(steps)
    starts = {0}
    for n, row in enumerate(band.rows[1:], start=1):
        if any(wide):
            begins = wide[n - 1] and (uneven or 0 in filled[n] or len(filled[n]) > 1)
        else:
            begins = 0 in filled[n] and (0 not in filled[n - 1] or all(_opens(segment) for segment in row))
        if begins:
            starts.add(n)
    return starts


def _line_step(filled: list[set[int]], ys: list[float], size: float) -> float:
    """From line to line within a cell: the least of the steps that a column takes more than once."""
    last: dict[int, float] = {}
    steps: Counter[float] = Counter()
    for columns, y in zip(filled, ys, strict=True):
        for column in columns:
            if column in last:
                steps[round((y - last[column]) * 2) / 2] += 1
            last[column] = y
    likely = [step for step, count in steps.items() if step >= 0.9 * size and count > 1]
    return min(likely or [step for step in steps if step >= 0.9 * size] or [size * 1.2])


def _opens(segment: Segment) -> bool:
    """Whether a text could be the first of its cell."""
    first = segment.stretches[0].text.lstrip()[:1]
    return not first.islower() and first not in ",.;:)"


def text_columns(stretches: list[Stretch]) -> list[list[Stretch]]:
    """The page in the order it is read: in parts, each of which is one column of running text."""
    rows = [row for row in map(segments_of, rows_of(stretches)) if row]
    middle = _middle(rows)
    if middle is None:
        return [stretches]
    out: list[list[Stretch]] = [[]]
    left: list[Stretch] = []
    right: list[Stretch] = []
    for row in rows:
        if any(segment.x0 < middle < segment.x1 for segment in row):
            out += [left, right, []]
            left, right = [], []
            out[-1].extend(stretch for segment in row for stretch in segment.stretches)
        else:
            for segment in row:
                (left if segment.x1 <= middle else right).extend(segment.stretches)
    return [part for part in [*out, left, right] if part]


def _middle(rows: list[list[Segment]]) -> float | None:
    """Where the gutter between two columns of text is; None where the page is set in one."""
    if len(rows) < _FEWEST_LINES:
        return None
    x0, x1 = min(s.x0 for row in rows for s in row), max(s.x1 for row in rows for s in row)
    starts = sorted(s.x0 for row in rows for s in row if x0 + 0.4 * (x1 - x0) < s.x0 < x0 + 0.62 * (x1 - x0))
    if len(starts) < _FEWEST_LINES:
        return None
    common = Counter(map(round, starts)).most_common(1)[0][0]
    middle = common - 2.0
    beside = [row for row in rows if not any(s.x0 < middle < s.x1 for s in row)]
    left = [s for row in beside for s in row if s.x1 <= middle]
    right = [s for row in beside for s in row if s.x0 > middle]
    if min(len(left), len(right)) < _FEWEST_LINES or len(beside) < 0.75 * len(rows):
        return None
    return middle if _runs_on(left) and _runs_on(right) else None


def _runs_on(side: list[Segment]) -> bool:
    """Whether one side is running text: one segment a line, many of which reach the right edge."""
    if sum(segment.stretches[0].bold for segment in side) > 0.7 * len(side):
        return False  # labels
    lines = {round(segment.y) for segment in side}
    x0, x1 = min(segment.x0 for segment in side), max(segment.x1 for segment in side)
    full = sum(segment.x1 > x1 - 0.2 * (x1 - x0) for segment in side)
    return len(side) <= 1.15 * len(lines) and full >= _FULL * len(side)
