"""What stands on a page of a PDF: stretches of text and ruled lines, through playa; nothing of PDF beyond here.

Coordinates are points from the upper left corner of the page, downwards.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

from kuvauslint.readers.pdf_glyphs import UNKNOWN, Glyphs, Run, Turn

_MARK_ENDS = (".", ")")  # of what may be the number of a list item, which stands by itself
_TOUCHES = 0.2  # of the type size: text that begins no further off goes on what was drawn before it
_OVERLAPS = 0.5  # or that much before its end
_THIN = 3.0  # a filled box no thicker than this is a line
_SHORTEST = 3.0
_LEAST_DOT = 1.5  # points: a smaller shape is no list mark, and a larger one neither
_MOST_DOT = 9.0
_MOST_RULES = 20_000
_BULLET = "\u2022"
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
    """A horizontal or vertical line; one as high as wide is the box of a small shape."""

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
    dots: tuple[Rule, ...] = ()  # the boxes of small round or square shapes, which may be list marks


def read_page(page: Any, number: int, glyphs: Glyphs) -> Sheet:
    """All text and lines of a page, in the order they are drawn; one whose text stands sideways is turned."""
    glyphs.begin(None)
    sheet = _read(page, number, glyphs)
    if sum(glyphs.sideways) <= glyphs.upright:
        return sheet
    turn = Turn(glyphs.sideways[1] > glyphs.sideways[0], sheet.width, sheet.height)
    glyphs.begin(turn)
    return _read(page, number, glyphs)._replace(width=sheet.height, height=sheet.width)


def _read(page: Any, number: int, glyphs: Glyphs) -> Sheet:
    stretches: list[Stretch] = []
    rules: list[Rule] = []
    dots: list[Rule] = []
    pictures = 0
    actual: list[Any] = [None]
    for thing in page.flatten():
        kind = thing.object_type
        if kind == "text":
            for stretch in _stretches(thing, number, actual, glyphs):
                if stretches and _goes_on(stretches[-1], stretch):
                    last = stretches[-1]
                    stretches[-1] = last._replace(text=last.text + stretch.text, x1=stretch.x1)
                else:
                    stretches.append(stretch)
        elif kind == "path":
            if len(rules) + len(dots) < _MOST_RULES:
                for found in _rules(thing, glyphs.turn):
                    (dots if _is_dot(found) else rules).append(found)
        elif kind == "image":
            pictures += 1
    return Sheet(number, float(page.width), float(page.height), stretches, rules, pictures, tuple(dots))


def _goes_on(last: Stretch, stretch: Stretch) -> bool:
    """Whether text is drawn right after the last one, in the same type: some programs stop at each kerned letter."""
    size = last.size
    return (
        stretch.y == last.y
        and stretch.size == size
        and -_OVERLAPS * size <= stretch.x0 - last.x1 <= _TOUCHES * size
        and (stretch.bold, stretch.mcid, stretch.artifact) == (last.bold, last.mcid, last.artifact)
        and last.text[-1:] not in _MARK_ENDS
        and (len(last.text) > 1 or last.text.isalnum())
    )


def _stretches(thing: Any, page: int, actual: list[Any], glyphs: Glyphs) -> Iterator[Stretch]:
    artifact, spoken = False, None
    for content in thing.mcstack or ():
        artifact = artifact or content.tag == "Artifact"
        if "ActualText" in content.props:
            spoken = content
    if thing.gstate.font is None:
        return  # text shown before any font was chosen: nothing tells which letters it is
    name = str(thing.fontname or "")
    bold, mcid = _is_bold(name), thing.mcid
    runs = list(glyphs.runs(thing))
    if len(runs) == 1 and _is_symbol(runs[0].text):
        runs = [runs[0]._replace(text=_BULLET)]
    if spoken is not None:
        first = actual[0] is not spoken
        actual[0] = spoken
        text = decoded(spoken.props["ActualText"]) if first else ""
        runs = [Run(text, runs[0].x0, runs[-1].x1, runs[0].y, runs[0].size)] if runs and text else []
    for text, x0, x1, y, size in runs:
        if UNKNOWN in text:
            text = text.replace(UNKNOWN, "")  # noqa: PLW2901 - glyphs without a character
        if not text.isascii():
            text = text.translate(_LIGATURES)  # noqa: PLW2901
        yield Stretch(text, x0, x1, y, size, bold, mcid, artifact, page)


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


def _is_dot(box: Rule) -> bool:
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    return _LEAST_DOT <= wide <= _MOST_DOT and abs(wide - high) <= 0.25 * wide


def _rules(path: Any, turn: Turn | None) -> Iterator[Rule]:
    if not path.stroke and not path.fill:
        return
    for points in _subpaths(path.segments):
        if turn is not None:
            points = [turn.point(*point) for point in points]  # noqa: PLW2901
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = Rule(min(xs), min(ys), max(xs), max(ys))
        wide, high = box.x1 - box.x0, box.y1 - box.y0
        if len(points) > 3 and _is_dot(box):
            yield box
        elif wide <= _THIN and high > _SHORTEST:
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
