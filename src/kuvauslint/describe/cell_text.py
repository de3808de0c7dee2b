"""The lines and the members of the text of a cell."""

from __future__ import annotations

import re

from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.match import undress


def rows_in(text: str) -> list[tuple[int, int]]:
    """The lines of a cell, without the marks of a list that was typed into it."""
    out, at = [], 0
    for part in text.split("\n"):
        if part.strip():
            out.append((at + _mark(part), at + len(part)))
        at += len(part) + 1
    return out or [(0, len(text))]


def _mark(line: str) -> int:
    """How long the mark of a list item is that begins the line ("• ", "- ")."""
    hit = re.match(r"\s*[•·●▪◦‣*–-]\s+(?=\S)", line)
    return hit.end() if hit else 0


def members(text: str) -> set[str]:
    """The members of a cell, to compare two cells by."""
    return {undress(part) for part in re.split(r"[,;\n]", text)}


def name_and_rest(cell: Span) -> tuple[Span, Span]:
    """The name in a cell that says more after a colon, a dash or on lines of its own, and what it says."""
    lines = rows_in(cell.text)
    first = lines[0][1] if lines else len(cell.text)
    hit = _NAME_ENDS.search(cell.text[:first])
    end, start = (hit.start(), hit.end()) if hit is not None else (first, first)
    return cell.cut(0, end), cell.cut(start, len(cell.text))


_NAME_ENDS = re.compile(r": | [\u2013\u2014-] ")
