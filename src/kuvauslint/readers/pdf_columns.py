"""Columns without ruled lines: tables that are told only by white space, and text set in two columns.

A gutter is a strip that no text crosses from one line to the next. Lines with text on both sides of
the same gutters are a table; two halves of a page that each run on in full lines are columns of text.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import NamedTuple

from kuvauslint.readers.pdf_grid import Lattice, Slot
from kuvauslint.readers.pdf_lines import has_mark, rows_of
from kuvauslint.readers.pdf_page import Stretch

_GAP = 0.5  # of the type size: a narrower gap parts no columns
_LEAST = 3.0  # points that stay free in a gutter from line to line
_FEWEST_ROWS = 3  # lines with two columns or more, to be a table
_FAR = 3.2  # type sizes down to a line that is no more of the table
_LARGER = 1.12  # times the size of the table's type: a heading
_STEP = 1.22  # times the least step from line to line: a new row
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
    """Lines one under the other with the gutters that all of them leave free."""

    rows: list[list[Segment]]
    gutters: list[tuple[float, float]]


Table = tuple[Lattice, dict[Slot, list[Stretch]]]


def segments_of(row: list[Stretch]) -> list[Segment]:
    """The segments of a line from left to right."""
    out: list[list[Stretch]] = []
    end = 0.0
    for stretch in sorted((s for s in row if s.text.strip()), key=lambda s: s.x0):
        if out and (stretch.x0 - end <= _GAP * stretch.size or _is_mark(out[-1])):
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
    bands = [band for band in _bands(stretches) if _is_table(band)]
    tables = [_table(band) for band in bands]
    taken = {id(stretch) for _, slots in tables for run in slots.values() for stretch in run}
    return tables, [stretch for stretch in stretches if id(stretch) not in taken]


def _bands(stretches: list[Stretch]) -> list[Band]:
    out: list[Band] = []
    band: Band | None = None
    for row in map(segments_of, rows_of(stretches)):
        if not row:
            continue
        if band is not None:
            gutters = _left_free(band.gutters, row) if _belongs(band, row) else []
            if gutters:
                band.rows.append(row)
                band = band._replace(gutters=gutters)
                continue
            out.append(band)
            band = None
        if len(row) > 1:
            band = Band([row], [(one.x1, other.x0) for one, other in itertools.pairwise(row)])
    return [*out, *([band] if band is not None else [])]


def _belongs(band: Band, row: list[Segment]) -> bool:
    last = band.rows[-1][0]
    near = 0 < row[0].y - last.y <= _FAR * max(last.size, row[0].size)
    return near and (len(row) > 1 or row[0].size <= _LARGER * last.size)


def _left_free(gutters: list[tuple[float, float]], row: list[Segment]) -> list[tuple[float, float]]:
    """What of the gutters the line leaves free; none where text crosses them all."""
    out: list[tuple[float, float]] = []
    for start, end in gutters:
        for segment in row:
            if segment.x0 < end and segment.x1 > start:
                if segment.x0 <= start and segment.x1 >= end:
                    start = end  # noqa: PLW2901 - nothing of it is left
                elif segment.x0 <= (start + end) / 2 and segment.x1 < end:
                    start = max(start, segment.x1)  # noqa: PLW2901
                else:
                    end = min(end, segment.x0)  # noqa: PLW2901
        if end - start >= _LEAST:
            out.append((start, end))
    return out


def _is_table(band: Band) -> bool:
    """Whether enough lines have text in several columns, and the texts of each begin at one place."""
    cuts = _cuts(band)
    wide = [row for row in band.rows if len({_column(cuts, segment) for segment in row}) > 1]
    if len(wide) < _FEWEST_ROWS:
        return False
    for column in range(1, len(cuts)):
        starts = [round(segment.x0) for row in band.rows for segment in row if _column(cuts, segment) == column]
        common = Counter(starts).most_common(1)[0][0] if starts else 0
        if sum(abs(start - common) <= _LEAST for start in starts) < _ALIGNED * len(starts):
            return False
    return True


def _cuts(band: Band) -> list[float]:
    """Where each column begins."""
    left = min(segment.x0 for row in band.rows for segment in row)
    return [left, *(end for _, end in sorted(band.gutters))]


def _column(cuts: list[float], segment: Segment) -> int:
    return max((n for n, cut in enumerate(cuts) if segment.x0 >= cut - _LEAST), default=0)


def _table(band: Band) -> Table:
    cuts = _cuts(band)
    rights = [start for start, _ in sorted(band.gutters)] + [max(s.x1 for row in band.rows for s in row)]
    starts = _row_starts(band, cuts)
    slots: dict[Slot, list[Stretch]] = {}
    where: dict[tuple[int, int], Slot] = {}
    number = -1
    tops: list[float] = []
    for n, row in enumerate(band.rows):
        if n in starts:
            number += 1
            tops.append(row[0].y - row[0].size)
            for column, right in enumerate(rights):
                where[number, column] = Slot(number, column, 1, 1, right)
        for segment in row:
            slots.setdefault(where[number, _column(cuts, segment)], []).extend(segment.stretches)
    last = band.rows[-1][0]
    return Lattice((*cuts, rights[-1]), (*tops, last.y + last.size * 0.3), where), slots


def _row_starts(band: Band, cuts: list[float]) -> set[int]:
    """The lines that begin a row: below a wider step where there are such, else where all columns begin anew."""
    steps = [below[0].y - above[0].y for above, below in itertools.pairwise(band.rows)]
    least = min((step for step, row in zip(steps, band.rows, strict=False) if step >= row[0].size), default=min(steps))
    wide = [step > _STEP * least for step in steps]
    filled = [{_column(cuts, segment) for segment in row} for row in band.rows]
    starts = {0}
    for n, row in enumerate(band.rows[1:], start=1):
        if any(wide):
            begins = wide[n - 1] and (0 in filled[n] or len(filled[n]) > 1)
        else:
            begins = 0 in filled[n] and (0 not in filled[n - 1] or all(_opens(segment) for segment in row))
        if begins:
            starts.add(n)
    return starts


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
