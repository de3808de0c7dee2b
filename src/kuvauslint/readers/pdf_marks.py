"""List marks that a page draws as shapes: browsers do so, so that no letter of them is in the file."""

from __future__ import annotations

import bisect

from kuvauslint.readers.pdf_page import Rule, Sheet, Stretch

_LARGEST = 0.62  # of the type size; a larger box is one to tick
_NEAREST = 0.1  # of the type size, from the shape to its text
_FARTHEST = 3.0


def with_marks(sheet: Sheet) -> Sheet:
    """The page with a bullet wherever a small shape stands before the first text of a line."""
    if not sheet.dots or not sheet.stretches:
        return sheet
    lines = sorted((s for s in sheet.stretches if s.text.strip()), key=lambda s: s.y)
    baselines = [stretch.y for stretch in lines]
    marks = [mark for dot in sheet.dots for mark in _mark(dot, lines, baselines)]
    return sheet._replace(stretches=[*sheet.stretches, *marks]) if marks else sheet


def _mark(dot: Rule, lines: list[Stretch], baselines: list[float]) -> list[Stretch]:
    middle, wide = (dot.y0 + dot.y1) / 2, dot.x1 - dot.x0
    near = [
        stretch
        for stretch in lines[bisect.bisect_left(baselines, dot.y0) :][:40]
        if 0.05 * stretch.size <= stretch.y - middle <= 0.8 * stretch.size and wide <= _LARGEST * stretch.size
    ]
    behind = min((s for s in near if s.x0 >= dot.x1), key=lambda s: s.x0, default=None)
    if behind is None or not _NEAREST * behind.size <= behind.x0 - dot.x1 <= _FARTHEST * behind.size:
        return []
    before = [s for s in near if s.x1 <= dot.x1 and dot.x0 - s.x1 < behind.size]
    if before:
        return []
    return [behind._replace(text="\u2022", x0=dot.x0, x1=dot.x1, bold=False)]
