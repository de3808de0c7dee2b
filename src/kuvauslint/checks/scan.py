"""Looks for the patterns of the language data in all texts of a description, and passes by what cannot match."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import IDLE_PATTERNS, TextAt
from kuvauslint.checks.texts import owners, text_at
from kuvauslint.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node, Path

SILENT = frozenset({"statute", "navigation"})  # quoted law and menus describe nothing
MOST = 50  # matches of one pattern in one text that are told; more of them tell nothing new
REACH = 90  # characters around a place that are read with it


class _Letters:
    """The texts of a description in lower case, one after the other; which they are is told of those asked for."""

    def __init__(self, subject: Subject) -> None:
        self._description = subject.description
        said = subject.description.said
        self._texts: tuple[TextAt, ...] = () if said else subject.texts()
        self._made: dict[int, TextAt] = {}
        lowered = [(node.text or "").lower() for node in said] or [text.text.lower() for text in self._texts]
        self._joined = "\n".join(lowered)
        self._starts = [0, *accumulate([len(one) + 1 for one in lowered])]

    def holding(self, hints: tuple[str, ...]) -> list[TextAt]:
        """The texts that hold one of the hints, in their order; all where there are none."""
        joined, starts = self._joined, self._starts
        if not hints:
            return [self._text(number) for number in range(len(starts) - 1)]
        held: set[int] = set()
        for hint in hints:
            at = joined.find(hint)
            while at >= 0:
                number = bisect_right(starts, at) - 1
                if at + len(hint) < starts[number + 1]:  # else it only begins in that text
                    held.add(number)
                    at = joined.find(hint, starts[number + 1])
                else:
                    at = joined.find(hint, at + 1)
        return [self._text(number) for number in sorted(held)]

    def _text(self, number: int) -> TextAt:
        if self._texts:
            return self._texts[number]
        made = self._made.get(number)
        if made is None:
            description = self._description
            made = self._made[number] = text_at(description, description.said[number], self._owners)
        return made

    @cached_property
    def _owners(self) -> Mapping[Path, Node]:
        return owners(self._description)


def _letters(subject: Subject) -> _Letters:
    if subject.memo is None:
        return _Letters(subject)
    made: _Letters | None = subject.memo.get("letters")
    if made is None:
        made = subject.memo["letters"] = _Letters(subject)
    return made


def found(
    subject: Subject, file: str, name: str, silent: frozenset[str] = SILENT, field: str | None = None
) -> Iterator[tuple[TextAt, re.Match[str]]]:
    """Every match of a pattern in the texts of the description, or of one field of it, but for silent roles."""
    idle = subject.memo.get(IDLE_PATTERNS) if subject.memo is not None else None
    if idle is not None and f"{file}/{name}" in idle:
        return
    looked_for = pattern(file, name)
    if idle is None and not looked_for.may_match(subject.folded_text()):
        return
    for text in _letters(subject).holding(looked_for.hints):
        if (field is None or text.field == field) and text.role not in silent:
            for match in islice(looked_for.regex.finditer(text.text), MOST):
                yield text, match


def labelled(subject: Subject, file: str, name: str) -> Iterator[tuple[TextAt, re.Match[str]]]:
    """Every match of a pattern on the labelled lines of a page; the fields made of them have lost the label."""
    looked_for = pattern(file, name)
    body = subject.description.document.body
    if not subject.description.published or not isinstance(body, tuple):
        return
    if not looked_for.may_match(subject.folded_text()):
        return
    paths = {place: path for _, _, place, path in subject.description.labels}
    entries = {entry.path: entry for entry in subject.entries()}
    for block in body:
        if block.kind == "row" or ":" not in block.text or not looked_for.may_match(block.text.lower()):
            continue
        for match in islice(looked_for.regex.finditer(block.text), MOST):
            label = block.text[: block.text.index(":")]
            path = paths.get(block.at(0, len(label)), paths.get(block.at(0, len(label) + 1)))
            yield TextAt(block.text, block.at, entries.get(path or ()), None, "label", None), match


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place, at most REACH characters on each side."""
    left, right = max(0, start - REACH), min(len(text), end + REACH)
    before, after = text[left:start], text[end:right]
    cut = [m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z\u00c0-\u00de])|\n|;", before)]
    stop = re.search(r"[.!?](?=\s+[A-Z\u00c0-\u00de]|\s*$)|\n|;", after)
    return before[cut[-1] if cut else 0 :] + text[start:end] + after[: stop.start() if stop else len(after)]
