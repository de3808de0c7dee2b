"""Tables without ruled lines, told only by white space.

A gutter is a strip that no text crosses from one line to the next. Lines with text on both sides of
the same gutters are a table, and so are lines that go on with the columns of one on the page before.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kuvauslint.readers.pdf_grid import Lattice, Slot
from kuvauslint.readers.pdf_lines import has_mark, rows_of
from kuvauslint.readers.pdf_page import Stretch

_GAP = 0.5  # of the type size: a narrower gap parts no columns
_MARK_GAP = 4.0  # from the mark of a list to its item
_ALIGNED_GAP = 0.12  # unless many texts begin where it ends
_FEWEST_STARTS = 4
_ESTABLISHED = 8  # lines, after which a table keeps its columns
_SHARE_OF_STARTS = 0.1  # of the lines of a page
_SAME = 1.5  # points: texts no further apart begin at one place
_LEAST = 3.0  # points that stay free in a gutter from line to line
_LEAST_ALIGNED = 0.7  # or less where many texts begin at its end
_FEWEST_ROWS = 3  # rows with two columns or more, to be a table
_FEWEST_OPENED = 3  # texts of a line, of which half may go on a list in small letters
_FAR = 3.2  # type sizes down to a line that is no more of the table
_LARGER = 1.12  # times the size of the table's type: a heading
_WIDER = 0.12  # of the type size, more than from line to line: a new row
_LEADING = 1.45  # of the type size: lines of one text are no further apart
_APART = 1.3  # of the step from line to line: rows that white space parts
_ALIGNED = 0.6  # of the texts of a column that begin at one place


class Segment(NamedTuple):
    """Stretches of one line with no gap of a column's width between them."""

    stretches: tuple[Stretch, ...]
    x0: float
    x1: float
    y: float
    size: float


class Band(NamedTuple):
    """Lines one under the other, and where the columns begin that all of them keep apart.

    goes_on  they are those of a table on the page before
    """

    rows: list[list[Segment]]
    cuts: list[float]
    goes_on: bool = False


Table = tuple[Lattice, dict[Slot, list[Stretch]]]


def segments_of(row: list[Stretch], starts: Collection[int] = ()) -> list[Segment]:
    """The segments of a line from left to right; `starts` are places where many texts begin."""
    out: list[list[Stretch]] = []
    end = 0.0
    for stretch in sorted((s for s in row if s.text.strip()), key=lambda s: s.x0):
        gap = _ALIGNED_GAP if round(stretch.x0) in starts else _GAP
        away = stretch.x0 - end
        if out and (away <= gap * stretch.size or (away < _MARK_GAP * stretch.size and _is_mark(out[-1]))):
            out[-1].append(stretch)
        else:
            out.append([stretch])
        end = max(end, stretch.x1) if len(out[-1]) > 1 else stretch.x1
    return [Segment(tuple(run), run[0].x0, max(s.x1 for s in run), run[0].y, max(s.size for s in run)) for run in out]


def _is_mark(run: list[Stretch]) -> bool:
    """Whether nothing but the mark of a list item stands there; the item goes with it."""
    return has_mark("".join(stretch.text for stretch in run).strip()) and sum(len(s.text.strip()) for s in run) < 5


def open_tables(stretches: list[Stretch], before: Sequence[float] = ()) -> tuple[list[Table], list[Stretch]]:
    """The tables that only white space shows, and the stretches of no table.

    `before`: where the columns begin of a table that the page before ended with, and that may go on here.
    """
    tables = [table for table in map(_table, _bands(stretches, before)) if table is not None]
    taken = {id(stretch) for _, slots in tables for run in slots.values() for stretch in run}
    return tables, [stretch for stretch in stretches if id(stretch) not in taken]


def _bands(stretches: list[Stretch], before: Sequence[float]) -> Iterator[Band]:
    lines = rows_of(stretches)
    begun = Counter(round(stretch.x0) for line in lines for stretch in line)
    fewest = max(_FEWEST_STARTS, _SHARE_OF_STARTS * len(lines))
    starts = frozenset([*(x for x, count in begun.items() if count >= fewest), *map(round, before)])
    rows = [row for row in (segments_of(line, starts) for line in lines) if row]
    at = free = 0  # `free`: the first line that is of no band
    while at < len(rows):
        goes_on = not at and bool(before) and _stands_in(rows[0], before)
        if not goes_on and len(rows[at]) < 2:
            at += 1
            continue
        covered = [(cut, cut) for cut in before] if goes_on else []
        open_rows: list[list[Segment]] = []
        for row in rows[at:]:
            if open_rows and not _belongs(open_rows[-1], row):
                break
            after = _covered(covered, row, starts)
            anew = bool(open_rows) and _is_bold(row) and not _is_bold(open_rows[-1])  # the header of another table
            kept = len(row) == 1 or goes_on or anew or len(open_rows) > _ESTABLISHED
            fewer = len(after) < len(covered) and kept
            if open_rows and (fewer or len(after) < 2):
                break
            open_rows.append(row)
            covered = after
        led = [] if goes_on else _led(rows[free:at], rows[at], starts)
        for row in led:
            covered = _covered(covered, row, starts)
        at = free = at + len(open_rows)
        yield Band([*led, *open_rows], [start for start, _ in covered], goes_on)


def _stands_in(row: list[Segment], cuts: Sequence[float]) -> bool:
    """Whether all of a line stands in those columns, and not only in the first."""
    places = [next((n for n, cut in enumerate(cuts) if abs(segment.x0 - cut) < _SAME), -1) for segment in row]
    ends = [*cuts[1:], float("inf")]
    return (
        -1 not in places
        and any(places)
        and all(segment.x1 < ends[place] for segment, place in zip(row, places, strict=True))
    )


def _belongs(last: list[Segment], row: list[Segment]) -> bool:
    near = 0 < row[0].y - last[0].y <= _FAR * max(last[0].size, row[0].size)
    return near and (len(row) > 1 or row[0].size <= _LARGER * last[0].size)


def _led(above: list[list[Segment]], row: list[Segment], starts: Collection[int]) -> list[list[Segment]]:
    """The lines right above the first one of a table that stand in one of its columns, not in the first."""
    out: list[list[Segment]] = []
    for line in reversed(above):
        below = out[0] if out else row
        near = 0 < below[0].y - line[0].y <= _FAR * row[0].size
        stands = round(line[0].x0) in starts or line[0].stretches[0].bold  # headers may be set to the middle
        if len(line) > 1 or not near or not stands or line[0].x0 <= row[0].x1:
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
    if not band.goes_on and not all(_is_aligned(band, column) for column in range(1, len(cuts))):
        return None
    begins = _row_starts(band)
    ends = [[s.x1 for row in band.rows for s in row if _column(cuts, s) == n] for n in range(len(cuts))]
    rights = [max(found, default=cut) for found, cut in zip(ends, cuts, strict=True)]
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
    if not band.goes_on and sum(count > 1 for count in several.values()) < (
        _FEWEST_ROWS if len(cuts) < 3 else _FEWEST_ROWS - 1
    ):
        return None
    last = band.rows[-1][0]
    return Lattice((*cuts, rights[-1]), (*tops, last.y + last.size * 0.3), where), slots


def _is_aligned(band: Band, column: int) -> bool:
    """Whether most texts of a column begin at one place; those of bold headers may be set to its middle."""
    segments = [segment for row in band.rows for segment in row if _column(band.cuts, segment) == column]
    plain = [segment for segment in segments if not segment.stretches[0].bold] or segments
    begins = [round(segment.x0) for segment in plain]
    common = Counter(begins).most_common(1)[0][0] if begins else 0
    return sum(abs(start - common) <= _LEAST for start in begins) >= _ALIGNED * len(begins)


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
    head = next((n for n, row in enumerate(band.rows) if not _is_bold(row)), 0)  # lines of the header
    for n, row in enumerate(band.rows[1:], start=1):
        if n < head and not wide[n - 1]:
            continue
        if any(wide):
            begins = wide[n - 1] and (uneven or 0 in filled[n] or len(filled[n]) > 1)
        else:
            begins = 0 in filled[n] and (0 not in filled[n - 1] or _opens_row(row))
        if begins or (_is_bold(band.rows[n - 1]) and not any(segment.stretches[0].bold for segment in row)):
            starts.add(n)
    return starts


def _line_step(filled: list[set[int]], ys: list[float], size: float) -> float:
    """From line to line within a cell: the least of the steps that a column takes more than once, or clearly less."""
    last: dict[int, float] = {}
    steps: Counter[float] = Counter()
    for columns, y in zip(filled, ys, strict=True):
        for column in columns:
            if column in last:
                steps[round((y - last[column]) * 2) / 2] += 1
            last[column] = y
    possible = [step for step in steps if step >= 0.9 * size]
    likely = [step for step in possible if steps[step] > 1]
    if likely and min(possible) <= _LEADING * size and _APART * min(possible) < min(likely):
        return min(possible)  # one cell alone is of two lines, and the rows stand well apart
    return min(likely or possible or [size * 1.2])


def _is_bold(row: list[Segment]) -> bool:
    return all(segment.stretches[0].bold for segment in row)


def _opens_row(row: list[Segment]) -> bool:
    """Whether the first and most of the texts of a line could be the first of their cells."""
    opened = sum(map(_opens, row))
    return _opens(row[0]) and (opened == len(row) or (len(row) >= _FEWEST_OPENED and opened * 2 >= len(row)))


def _opens(segment: Segment) -> bool:
    """Whether a text could be the first of its cell."""
    first = segment.stretches[0].text.lstrip()[:1]
    return not first.islower() and first not in ",.;:)"
