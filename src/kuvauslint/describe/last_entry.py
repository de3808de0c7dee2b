"""The end of the last entry: whether what stands there tells of more than the entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from kuvauslint.describe.contacts import find_contacts
from kuvauslint.describe.cues import asks, find_cues, small
from kuvauslint.describe.interface import answer
from kuvauslint.describe.lines import Line
from kuvauslint.describe.sections import Section, labelled_by
from kuvauslint.describe.spans import Span, sentences
from kuvauslint.describe.statements import SHARED, is_general
from kuvauslint.vocabulary.store import load

ASKED = frozenset({"request", "authority"})


def below_tables(owned: list[Section]) -> int | None:
    """Where, below the table of the last entry, something is told of all: nothing stands below the others' tables."""
    *others, last = (part.lines for part in owned)
    told = all(lines and all(line.kind == "row" for line in lines) for lines in (*others, last[:1]))
    at = next((at for at, line in enumerate(last) if line.kind != "row"), None)
    if not others or not told or at is None or any(line.kind == "row" for line in lines_from(last, at)):
        return None
    return next(
        (n for n, line in enumerate(lines_from(last, at), at) if told_in(line) or asked_in(line) & SHARED), None
    )


def fields_of(part: Section) -> set[str]:
    """The fields that the labels of an entry, and of its heading, tell."""
    told = {line.label.field for line in part.lines if line.label is not None}
    return (
        told
        | {pair.label.field for line in part.lines for pair in line.pairs}
        | {pair.label.field for pair in part.pairs}
    )


class Tail:
    """Whether lines at the end of the last entry tell what no entry tells: who decides, and where requests go.

    Asked of one line after another, so what holds for all of them is found once: a long text costs no more a line.
    """

    def __init__(self, owned: list[Section], once: Counter[str]) -> None:
        self._part, self._once = owned[-1], once
        self._first = 0  # no tail begins before this line
        self._labelled = [told_in(line) for line in self._part.lines]
        for at, (line, fields) in enumerate(zip(self._part.lines, self._labelled, strict=True)):
            listed = line.kind == "row" or (line.label is not None and line.kind == "item")
            if listed or not self._may_have(fields):
                self._first = at + 1
        self._later: list[frozenset[str]] = [frozenset()]  # what the labels from a line on tell, the last line first
        for fields in reversed(self._labelled):
            self._later.append(self._later[-1] if fields <= self._later[-1] else self._later[-1] | fields)
        lines = list(enumerate(self._part.lines))
        self._beside = next((at for at, line in lines if line.kind != "item"), 0)  # where an entry of items is over
        gaps = (at for at, line in enumerate(self._part.lines) if line.gap)
        self._apart = next(gaps, 0)  # the first that is set apart, where the others are not: a paragraph of its own
        self._others = (line for other in owned[:-1] for line in other.lines if line.kind != "row" and not line.pairs)
        self._asked_by_others: set[str] = set()

    def _may_have(self, fields: set[str]) -> bool:
        return fields <= SHARED and all(self._once[field] <= 1 for field in fields)

    @cached_property
    def silent(self) -> int:
        """The line from which on nothing is told of the entry: no label, no sentence on what it holds."""
        lines = self._part.lines
        for at in range(len(lines) - 1, -1, -1):
            told = self._labelled[at] | asked_in(lines[at])
            if lines[at].kind in ("row", "item") or not told <= SHARED:
                return at + 1
        return 0

    def begins(self, at: int) -> bool:
        """Whether the lines from `at` on are such."""
        if at < self._first:
            return False
        told: set[str] = set()
        prose: set[str] = set()
        end = at
        while end < len(self._part.lines) and told <= ASKED:  # behind another answer, sentences are its own
            line, fields = self._part.lines[end], self._labelled[end]
            if not fields and line.kind == "paragraph":
                fields = asked_in(line)
                if not (fields or told) or not self._may_have(fields) or self._is_asked_by_others(fields):
                    return False
                prose |= fields
            told |= fields
            end += 1
        told |= self._later[-1 - at]
        whole = self._part.kind == "one" or told >= ASKED or (bool(at) and at in (self._beside, self._apart))
        if told & ASKED and (prose or whole):
            return True
        if not prose:
            self._first = end - 1  # what begins between here and there tells no more
        return False

    def _is_asked_by_others(self, fields: set[str]) -> bool:
        while fields and fields.isdisjoint(self._asked_by_others):
            line = next(self._others, None)
            if line is None:
                return False
            self._asked_by_others |= asked_in(line)
        return bool(fields)


def lines_from(lines: list[Line], at: int) -> Iterator[Line]:
    """The lines from `at` on, without a copy of them."""
    return (lines[index] for index in range(at, len(lines)))


def is_over(part: Section, at: int, before: list[Section], tail: Tail) -> bool:
    """Whether the last entry ends before its line `at`: an answer for all, or a list of systems, begins there."""
    line = part.lines[at]
    last = len(part.lines) == at + 1
    if (at or part.kind == "one") and line.gap and line.kind == "paragraph" and not line.pairs:
        alone = last or at >= tail.silent or (part.lines[at + 1].gap and is_general(line.text) and tail.begins(at + 1))
        if _is_on_all(line, alone=alone, others=before):
            return True
    return _lists_systems(part.lines[at : at + 2]) and (part.kind == "one" or _has_systems(part, at))


def _has_systems(part: Section, at: int) -> bool:
    """Whether the lines of an entry before `at` tell its systems: a list of systems after them is another one."""
    told = {line.label.field for line in part.lines[:at] if line.label is not None and line.kind != "item"}
    return "systems" in told or any(pair.label.field == "systems" for line in part.lines[:at] for pair in line.pairs)


def _lists_systems(lines: list[Line]) -> bool:
    """Whether a heading over a list of systems stands here."""
    first = lines[0]
    if first.label is None or first.label.field != "systems" or first.kind == "item" or not first.gap:
        return False
    return len(lines) > 1 and lines[1].kind == "item"


def _is_on_all(line: Line, *, alone: bool, others: list[Section]) -> bool:
    """Whether a paragraph answers for all the data whether they are open: by its subject, or as the only answer.

    `alone` where nothing of the entry follows it; `others` are the entries before its own.
    """
    told = answer(line.text, labelled=False)
    if line.kind != "paragraph" or line.label is not None or line.pairs or told is None:
        return False
    if not asked_in(line) <= SHARED:
        return False  # it tells what the entry holds, too
    if told.default and is_general(line.text):
        return True
    if not set(small(line.text).split()[:3]).isdisjoint(load("vocabulary/outline")["general_scope"]):
        return True
    if not alone or not is_general(line.text):
        return False
    first, *more = small(line.text).split()
    if first in load("vocabulary/keeper")["genitives"] or any(
        word in load("vocabulary/outline")["the_rest"] for word in more
    ):
        return True  # "the city's data are not …", "otherwise the data are not …"
    return not any("api" in fields_of(part) or any("api" in asked_in(one) for one in part.lines) for part in others)


def told_in(line: Line) -> set[str]:
    """The fields that the labels of a line tell, and those that the sentences before its first label do."""
    return labelled_by(line) | (asked_in(line, line.head) & ASKED if line.head is not None else set())


def asked_in(line: Line, span: Span | None = None) -> set[str]:
    """The fields that the sentences of a line, or of a piece of it, tell."""
    fields: set[str] = set()
    for sentence in sentences(span or line.span):
        fields |= {cue.field for cue in find_cues(sentence)}
        if answer(sentence.text, labelled=False) is not None:
            fields.add("api")
        found = find_contacts(sentence)
        if found.channels() and asks(found.rest):
            fields.add("request")
    return fields
