"""The source line of a finding, cut around the place."""

from __future__ import annotations

from typing import NamedTuple

from kuvauslint.model.place import Place
from kuvauslint.reporters.told import Told, has_line
from kuvauslint.reporters.wording import clean

WIDTH = 160


class Excerpt(NamedTuple):
    """A line in three parts, safe to show: before the place, the place itself (never empty), after it."""

    before: str
    marked: str
    after: str


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for an emoji or an East Asian character, none for an accent."""
    if all(c < "\u0300" for c in text):
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def excerpt(told: Told, width: int = WIDTH) -> Excerpt | None:
    """The line (or paragraph, or cell) with the place in it; None where the document has no such line.

    A place of several lines is shown to the end of its first one. What is cut away leaves a “…”.
    """
    place, line = told.finding.place, told.line
    if line is None or (place.column is None and has_line(place)):
        return None
    return cut(line, place, width)


def cut(line: str, place: Place, width: int) -> Excerpt | None:
    """The stretch of a line around a place in it, all of the line being meant where the place has no column."""
    text = clean(line)
    if not text.strip():
        return None
    start = min((place.column or 1) - 1, len(text))
    end = len(text)
    if place.column is not None and place.end_line in (None, place.line):
        end = (place.end_column or place.column + 1) - 1
    end = min(max(end, start + 1), len(text))
    start = min(start, end - 1)
    left = max(0, min(start - width // 6, len(text) - width))
    right = min(len(text), left + width)
    stop = min(end, right)
    return Excerpt(
        f"…{text[left:start]}" if left else text[:start],
        text[start:stop],
        text[stop:right] + ("…" if right < len(text) else ""),
    )
