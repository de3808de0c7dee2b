"""Looks for the patterns of the language data in all texts of a description, and passes by what cannot match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kuvauslint.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject, TextAt

SILENT = frozenset({"statute", "navigation"})  # quoted law and menus describe nothing
REACH = 90  # characters around a place that are read with it

def found(
    subject: Subject, file: str, name: str, silent: frozenset[str] = SILENT
) -> Iterator[tuple[TextAt, re.Match[str]]]:
    """Every match of a pattern in the texts of the description, but for texts of the silent roles."""
    looked_for = pattern(file, name)
    if not looked_for.may_match(subject.folded_text()):
        return
    for text in subject.texts():
        if text.role not in silent and looked_for.may_match(text.text.lower()):
            for match in looked_for.regex.finditer(text.text):
                yield text, match


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place, at most REACH characters on each side."""
    left, right = max(0, start - REACH), min(len(text), end + REACH)
    before, after = text[left:start], text[end:right]
    cut = [m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z\u00c0-\u00de])|\n|;", before)]
    stop = re.search(r"[.!?](?=\s+[A-Z\u00c0-\u00de]|\s*$)|\n|;", after)
    return before[cut[-1] if cut else 0 :] + text[start:end] + after[: stop.start() if stop else len(after)]
