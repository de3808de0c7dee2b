"""The lines and the members of the text of a cell."""

from __future__ import annotations

import re

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
