"""Ruled tables of a page: lines that meet to grids, their squares to cells with spans."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from typing import NamedTuple

from kuvauslint.readers.pdf_page import Rule

_NEAR = 2.5  # points: lines no further apart are one
_OPEN = 5.0  # a line that goes on for more than that does not end there
_FAR = 5_000.0
_MOST = 1_200  # horizontal or vertical lines of a page that are looked at


class Slot(NamedTuple):
    """A cell of a grid: where it begins, how far it goes, and its right edge."""

    row: int
    column: int
    rows: int
    columns: int
    right: float


class Lattice(NamedTuple):
    """A grid: the positions of its lines, and the slot of each (row, column)."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: dict[tuple[int, int], Slot]

    def slot_at(self, x0: float, y: float, size: float) -> Slot | None:
        """The cell that a text of that size begins in, given its left end and baseline; None outside the grid."""
        x, y = x0 + 0.2 * size, y - 0.3 * size
        column, row = bisect.bisect_right(self.xs, x) - 1, bisect.bisect_right(self.ys, y) - 1
        return self.slots.get((row, column))


def lattices(rules: Iterable[Rule]) -> list[Lattice]:
    """The grids of two or more columns, from the top of the page down."""
    level = _joined([rule for rule in rules if rule.x1 - rule.x0 >= rule.y1 - rule.y0], flat=True)
    upright = _joined([rule for rule in rules if rule.x1 - rule.x0 < rule.y1 - rule.y0], flat=False)
    if not level or not upright or len(level) > _MOST or len(upright) > _MOST:
        return []
    out: list[Lattice] = []
    for met in _met(level, upright):
        for across, down in _apart(*met):
            xs = _positions(rule.x0 for rule in down)
            ys = _positions([*(rule.y0 for rule in across), *_open_ends(across, down)])
            if len(xs) > 2 and len(ys) > 1:
                out.append(Lattice(xs, ys, _slots(xs, ys, across, down)))
    return sorted(out, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _joined(rules: list[Rule], *, flat: bool) -> list[Rule]:
    """Lines in one position that touch or overlap, made one."""
    lines = sorted((rule.y0, rule.x0, rule.x1) if flat else (rule.x0, rule.y0, rule.y1) for rule in rules)
    groups: list[list[tuple[float, float, float]]] = []
    for line in lines:
        if groups and line[0] - groups[-1][0][0] <= _NEAR:
            groups[-1].append(line)
        else:
            groups.append([line])
    out: list[Rule] = []
    for group in groups:
        at = group[0][0]
        spans: list[list[float]] = []
        for _, start, end in sorted(group, key=lambda line: line[1]):
            if spans and start <= spans[-1][1] + _NEAR * 2:
                spans[-1][1] = max(spans[-1][1], end)
            else:
                spans.append([start, end])
        out.extend(Rule(start, at, end, at) if flat else Rule(at, start, at, end) for start, end in spans)
    return out


def _met(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Sets of lines that hang together."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, a in enumerate(level):
        for j, b in enumerate(upright, len(level)):
            if a.x0 - _NEAR <= b.x0 <= a.x1 + _NEAR and b.y0 - _NEAR <= a.y0 <= b.y1 + _NEAR:
                parent[root(j)] = root(i)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(level + upright):
        sets.setdefault(root(index), ([], []))[index >= len(level)].append(rule)
    return [both for both in sets.values() if both[0] and both[1]]


def _open_ends(across: list[Rule], down: list[Rule]) -> list[float]:
    """Where the upright lines go on beyond the level ones: a row that the end of the page cuts has no line there."""
    top, bottom = min(rule.y0 for rule in across), max(rule.y0 for rule in across)
    above = [rule.y0 for rule in down if rule.y0 < top - _OPEN]
    below = [rule.y1 for rule in down if rule.y1 > bottom + _OPEN]
    return [*([min(above)] if len(above) > 2 else ()), *([max(below)] if len(below) > 2 else ())]


def _apart(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Tables that stand right below one another: as many inner walls, but not in the same places, or none there."""
    ys = _positions(rule.y0 for rule in across)
    cuts: list[float] = []
    for y in ys[1:-1]:
        above = _positions(rule.x0 for rule in down if rule.y0 < y - _OPEN and rule.y1 > y - _OPEN)[1:-1]
        below = _positions(rule.x0 for rule in down if rule.y1 > y + _OPEN and rule.y0 < y + _OPEN)[1:-1]
        kept = sum(any(abs(a - b) <= _NEAR for b in below) for a in above)
        if kept < min(len(above), len(below)) and (len(above) == len(below) or not kept):
            cuts.append(y)
    if not cuts:
        return [(across, down)]
    out: list[tuple[list[Rule], list[Rule]]] = []
    for start, end in zip([ys[0] - _FAR, *cuts], [*cuts, ys[-1] + _FAR], strict=True):
        level = [rule for rule in across if start - _NEAR <= rule.y0 <= end + _NEAR]
        upright = [
            rule._replace(y0=max(rule.y0, start), y1=min(rule.y1, end))
            for rule in down
            if rule.y1 > start + _OPEN and rule.y0 < end - _OPEN
        ]
        out.append((level, upright))
    return out


def _positions(values: Iterable[float]) -> tuple[float, ...]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return tuple(out)


def _slots(
    xs: tuple[float, ...], ys: tuple[float, ...], across: list[Rule], down: list[Rule]
) -> dict[tuple[int, int], Slot]:
    walls = {
        (row, column)
        for rule in down
        for column in (_index(xs, rule.x0),)
        for row in range(len(ys) - 1)
        if rule.y0 - _NEAR <= (ys[row] + ys[row + 1]) / 2 <= rule.y1 + _NEAR
    }
    floors = {
        (row, column)
        for rule in across
        for row in (_index(ys, rule.y0),)
        for column in range(len(xs) - 1)
        if rule.x0 - _NEAR <= (xs[column] + xs[column + 1]) / 2 <= rule.x1 + _NEAR
    }
    slots: dict[tuple[int, int], Slot] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in slots:
                continue
            right = column + 1
            while right < len(xs) - 1 and (row, right) not in walls and (row, right) not in slots:
                right += 1
            below = row + 1
            while below < len(ys) - 1 and (below, column) not in floors:
                below += 1
            slot = Slot(row, column, below - row, right - column, xs[right])
            for r in range(row, below):
                for c in range(column, right):
                    slots.setdefault((r, c), slot)
    return slots


def _index(positions: tuple[float, ...], value: float) -> int:
    at = bisect.bisect_left(positions, value - _NEAR)
    return min(at, len(positions) - 1)
