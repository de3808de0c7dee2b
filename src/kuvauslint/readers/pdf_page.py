"""What stands on a page of a PDF: stretches of text and ruled lines, through playa; nothing of PDF beyond here.

Coordinates are points from the upper left corner of the page, downwards.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

_WORD_GAP = 0.2  # of the type size: a wider gap between glyphs is a space
_COLUMN_GAP = 1.2  # a wider one parts two stretches
_THIN = 3.0  # a filled box no thicker than this is a line
_SHORTEST = 3.0
UNKNOWN = "\ufffd"
_MOST_RULES = 20_000
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


class Stretch(NamedTuple):
    """A run of glyphs on one line; `y` is its baseline, `mcid` its number in the tag tree of the page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    mcid: int | None = None
    artifact: bool = False
    page: int = 0


class Rule(NamedTuple):
    """A horizontal or vertical line."""

    x0: float
    y0: float
    x1: float
    y1: float


class Sheet(NamedTuple):
    """A page that was read; `number` from 1."""

    number: int
    width: float
    height: float
    stretches: list[Stretch]
    rules: list[Rule]
    pictures: int


def read_page(page: Any, number: int) -> Sheet:
    """All text and lines of a page, in the order they are drawn."""
    stretches: list[Stretch] = []
    rules: list[Rule] = []
    pictures = 0
    actual: list[Any] = [None]
    for thing in page.flatten():
        kind = thing.object_type
        if kind == "text":
            stretches.extend(_stretches(thing, number, actual))
        elif kind == "path":
            if len(rules) < _MOST_RULES:
                rules.extend(_rules(thing))
        elif kind == "image":
            pictures += 1
    return Sheet(number, float(page.width), float(page.height), stretches, rules, pictures)


def _stretches(thing: Any, page: int, actual: list[Any]) -> Iterator[Stretch]:
    artifact, spoken = False, None
    for content in thing.mcstack or ():
        artifact = artifact or content.tag == "Artifact"
        if "ActualText" in content.props:
            spoken = content
    if thing.gstate.font is None:
        return  # text shown before any font was chosen: nothing tells which letters it is
    name = str(thing.fontname or "")
    common = {"bold": _is_bold(name), "mcid": thing.mcid, "artifact": artifact, "page": page}
    runs = list(_runs(thing))
    if len(runs) == 1 and _is_symbol(runs[0][0]):
        runs = [("\u2022", *runs[0][1:])]
    if spoken is not None:
        first = actual[0] is not spoken
        actual[0] = spoken
        text = decoded(spoken.props["ActualText"]) if first else ""
        runs = [(text, runs[0][1], runs[-1][2], runs[0][3], runs[0][4])] if runs and text else []
    for text, x0, x1, y, size in runs:
        if UNKNOWN in text:
            text = text.replace(UNKNOWN, "")  # noqa: PLW2901 - glyphs without a character
        yield Stretch(text.translate(_LIGATURES), x0, x1, y, size, **common)


def _runs(thing: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """(text, x0, x1, baseline, size), parted where the gap is a column's, with spaces where it is a word's."""
    parts: list[str] = []
    begin = end = baseline = size = 0.0
    for glyph in thing:
        text = glyph.text
        a, b, _, d, x, y = glyph.matrix
        if abs(b) > abs(a):
            continue  # set upwards in a margin
        here = abs(d) or abs(a)
        if parts:
            gap = x - end
            if gap > _COLUMN_GAP * here or gap < -here or abs(y - baseline) > 0.5 * here:
                yield "".join(parts), begin, end, baseline, size
                parts = []
            elif gap > _WORD_GAP * here and not parts[-1].endswith(" ") and text != " ":
                parts.append(" ")
        if not parts:
            begin, baseline, size = x, y, here
        end = x + glyph.displacement[0]
        parts.append(text or UNKNOWN)
    if parts:
        yield "".join(parts), begin, end, baseline, size


def _is_symbol(text: str) -> bool:
    """Whether a text of its own is a bullet that has no character, or one of a font's private ones."""
    return len(text) == 1 and (text == UNKNOWN or "\ue000" <= text <= "\uf8ff" or text < " " or text == "\x7f")


def _is_bold(name: str) -> bool:
    name = name.casefold()
    return any(word in name for word in ("bold", "black", "heavy", "semibd", "demi"))


def decoded(value: Any) -> str:
    """A text string of the file (ISO 32000-1, 7.9.2) as text."""
    if isinstance(value, bytes):
        if value.startswith(b"\xfe\xff"):
            return value[2:].decode("utf-16-be", "replace")
        return value.decode("utf-8" if value.startswith(b"\xef\xbb\xbf") else "latin-1", "replace").lstrip("\ufeff")
    return str(value)


def _rules(path: Any) -> Iterator[Rule]:
    if not path.stroke and not path.fill:
        return
    for points in _subpaths(path.segments):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = Rule(min(xs), min(ys), max(xs), max(ys))
        wide, high = box.x1 - box.x0, box.y1 - box.y0
        if wide <= _THIN and high > _SHORTEST:
            middle = (box.x0 + box.x1) / 2
            yield Rule(middle, box.y0, middle, box.y1)
        elif high <= _THIN and wide > _SHORTEST:
            middle = (box.y0 + box.y1) / 2
            yield Rule(box.x0, middle, box.x1, middle)
        elif path.stroke:
            for (ax, ay), (bx, by) in itertools.pairwise(points):
                if abs(ax - bx) < 1 and abs(ay - by) > _SHORTEST:
                    yield Rule(ax, min(ay, by), ax, max(ay, by))
                elif abs(ay - by) < 1 and abs(ax - bx) > _SHORTEST:
                    yield Rule(min(ax, bx), ay, max(ax, bx), ay)


def _subpaths(segments: Any) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    for segment in segments:
        if segment.operator == "m":
            if len(points) > 1:
                yield points
            points = [segment.points[0]]
        elif segment.operator == "h":
            if points:
                points.append(points[0])
        else:
            points.extend(segment.points[-1:])
    if len(points) > 1:
        yield points
