"""Text set in two columns: two halves of a page that each run on in full lines."""

from __future__ import annotations

from collections import Counter

from kuvauslint.readers.pdf_columns import Segment, segments_of
from kuvauslint.readers.pdf_lines import rows_of
from kuvauslint.readers.pdf_page import Stretch

_FEWEST_LINES = 8  # in each of two columns of text
_LEVEL = 1.0  # points
_BESIDE = 0.25  # of the lines of the shorter side: by chance some stand beside one of the other
_FULL = 0.3  # of the lines of a column of text that reach its right edge


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
    return middle if (_runs_on(left) and _runs_on(right)) or _is_uneven(left, right) else None


def _is_uneven(left: list[Segment], right: list[Segment]) -> bool:
    """Whether the lines of two sides stand at heights of their own, as those of a table's cells never do."""
    fewer, more = sorted((left, right), key=len)
    heights = sorted(segment.y for segment in more)
    beside = sum(bool(heights) and min(abs(y - segment.y) for y in heights) < _LEVEL for segment in fewer)
    several = any(len(side) > 1.15 * len({round(segment.y) for segment in side}) for side in (left, right))
    return not several and beside < _BESIDE * len(fewer)


def _runs_on(side: list[Segment]) -> bool:
    """Whether one side is running text: one segment a line, many of which reach the right edge."""
    if sum(segment.stretches[0].bold for segment in side) > 0.7 * len(side):
        return False  # labels
    lines = {round(segment.y) for segment in side}
    x0, x1 = min(segment.x0 for segment in side), max(segment.x1 for segment in side)
    full = sum(segment.x1 > x1 - 0.2 * (x1 - x0) for segment in side)
    return len(side) <= 1.15 * len(lines) and full >= _FULL * len(side)
