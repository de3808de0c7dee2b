"""Looks for the patterns of the language data in all texts of a description, and passes by what cannot match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kuvauslint.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject, TextAt

SILENT = frozenset({"statute", "navigation"})  # quoted law and menus describe nothing
MOST = 50  # matches of one pattern in one text that are told; more of them tell nothing new
REACH = 90  # characters around a place that are read with it


def lowered(subject: Subject) -> list[tuple[TextAt, str]]:
    """Every text with its letters in lower case; made once a description."""
    if subject.memo is None:
        return [(text, text.text.lower()) for text in subject.texts()]
    if "lowered" not in subject.memo:
        subject.memo["lowered"] = [(text, text.text.lower()) for text in subject.texts()]
    made: list[tuple[TextAt, str]] = subject.memo["lowered"]
    return made


def found(
    subject: Subject, file: str, name: str, silent: frozenset[str] = SILENT, field: str | None = None
) -> Iterator[tuple[TextAt, re.Match[str]]]:
    """Every match of a pattern in the texts of the description, or of one field of it, but for silent roles."""
    looked_for = pattern(file, name)
    if not looked_for.may_match(subject.folded_text()):
        return
    for text, letters in lowered(subject):
        if (field is None or text.field == field) and looked_for.may_match(letters) and text.role not in silent:
            for match in islice(looked_for.regex.finditer(text.text), MOST):
                yield text, match


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place, at most REACH characters on each side."""
    left, right = max(0, start - REACH), min(len(text), end + REACH)
    before, after = text[left:start], text[end:right]
    cut = [m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z\u00c0-\u00de])|\n|;", before)]
    stop = re.search(r"[.!?](?=\s+[A-Z\u00c0-\u00de]|\s*$)|\n|;", after)
    return before[cut[-1] if cut else 0 :] + text[start:end] + after[: stop.start() if stop else len(after)]
