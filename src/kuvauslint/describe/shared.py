"""Finds the statements that stand below an entry but hold for more than it: for its unit or the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from kuvauslint.describe.beginnings import says_register
from kuvauslint.describe.contacts import find_contacts
from kuvauslint.describe.cues import asks, find_cues, small
from kuvauslint.describe.interface import answer
from kuvauslint.describe.lines import Line
from kuvauslint.describe.sections import Section, labelled_by
from kuvauslint.describe.spans import Span, sentences
from kuvauslint.describe.statements import SHARED, is_general
from kuvauslint.vocabulary.match import Label
from kuvauslint.vocabulary.store import load

ASKED = frozenset({"request", "authority"})


def shared_lines(parts: list[Section], owned: list[Section], *, several: bool) -> dict[int, list[Line]]:
    """By the id of an entry's section, the lines taken from its end because they hold for more than the entry.

    They begin at a label that stands higher than the entry's own heading where the labels of most
    entries do not, or at one that stands only once, after the last entry. `several` says that more
    than one entry is told of, a case register in running text included.
    """
    if not owned:
        return {}
    own = [_fields(part) for part in owned]
    entries = Counter(field for fields in own for field in fields)
    once = Counter(field for part in parts for field in _fields(part))
    flat = not any(_is_deeper(part, line) for part in owned for line in part.lines)
    higher = Counter[str]()
    for part in owned:
        higher.update({_higher(part, line, flat=flat) for line in part.lines})
    out: dict[int, list[Line]] = {}
    for part, fields in zip(owned, own, strict=True):
        at = None
        if part.kind == "case" or says_register(part):
            at = _after_register(part, {field for field, count in entries.items() if count > (field in fields)})
        if at is None:
            at = _begins(part, owned, once, higher, flat=flat, several=several)
        if at is None and several and part is owned[-1]:
            at = _below_tables(owned)
        if at is not None:
            out[id(part)] = part.lines[at:]
            part.lines = part.lines[:at]
    return out


def _below_tables(owned: list[Section]) -> int | None:
    """Where, below the table of the last entry, something is told of all: nothing stands below the others' tables."""
    *others, last = (part.lines for part in owned)
    told = all(lines and all(line.kind == "row" for line in lines) for lines in (*others, last[:1]))
    at = next((at for at, line in enumerate(last) if line.kind != "row"), None)
    if not others or not told or at is None or any(line.kind == "row" for line in _from(last, at)):
        return None
    return next((n for n, line in enumerate(_from(last, at), at) if _told(line) or _asked(line) & SHARED), None)


def _fields(part: Section) -> set[str]:
    told = {line.label.field for line in part.lines if line.label is not None}
    return (
        told
        | {pair.label.field for line in part.lines for pair in line.pairs}
        | {pair.label.field for pair in part.pairs}
    )


def _is_deeper(part: Section, line: Line) -> bool:
    return line.kind == "heading" and line.label is not None and bool(part.level) and line.level > part.level


def _higher(part: Section, line: Line, *, flat: bool) -> str:
    """The field of a label whose heading stands above the entry's, or beside it where other labels are deeper."""
    if line.kind != "heading" or line.label is None or part.kind == "label" or not (part.level and line.level):
        return ""
    beside = line.level == part.level and not flat and line.label.field in SHARED
    return line.label.field if line.level < part.level or beside else ""


class _Tail:
    """Whether lines at the end of the last entry tell what no entry tells: who decides, and where requests go.

    Asked of one line after another, so what holds for all of them is found once: a long text costs no more a line.
    """

    def __init__(self, owned: list[Section], once: Counter[str]) -> None:
        self._part, self._once = owned[-1], once
        self._first = 0  # no tail begins before this line
        self._labelled = [_told(line) for line in self._part.lines]
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
            told = self._labelled[at] | _asked(lines[at])
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
                fields = _asked(line)
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
            self._asked_by_others |= _asked(line)
        return bool(fields)


def _from(lines: list[Line], at: int) -> Iterator[Line]:
    """The lines from `at` on, without a copy of them."""
    return (lines[index] for index in range(at, len(lines)))


def _is_over(part: Section, at: int, before: list[Section], tail: _Tail) -> bool:
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
    if told.default and is_general(line.text):
        return True
    if not set(small(line.text).split()[:3]).isdisjoint(load("vocabulary/outline")["general_scope"]):
        return True
    if not alone or not is_general(line.text):
        return False
    return not any("api" in _fields(part) or any("api" in _asked(one) for one in part.lines) for part in others)


def _told(line: Line) -> set[str]:
    """The fields that the labels of a line tell, and those that the sentences before its first label do."""
    return labelled_by(line) | (_asked(line, line.head) & ASKED if line.head is not None else set())


def _asked(line: Line, span: Span | None = None) -> set[str]:
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


def of_requests(lines: list[Line]) -> list[Line]:
    """The lines, with a heading on disclosure over a text that tells where to ask taken for one of requests."""
    out = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        heads = line.label is not None and line.label.field == "disclosure"
        if heads and below.kind == "paragraph" and not below.label and not below.pairs and "request" in _asked(below):
            out[at] = line._replace(label=Label(("request",)))
    return out


def _after_register(part: Section, others: set[str]) -> int | None:
    """Where the chapter on the case register is over: a chapter on requests or the like follows that no entry has."""
    first = _only_shared_from(part)
    for at, line in enumerate(_from(part.lines, first), first):
        if line.label is None or line.kind == "item" or line.label.field in others:
            continue
        if _is_chapter(part, line):
            return at
    return None


def _only_shared_from(part: Section) -> int:
    """The line from which on no label is one that only an entry has."""
    for at in range(len(part.lines) - 1, -1, -1):
        line = part.lines[at]
        if line.label is not None and line.kind != "item" and line.label.field not in SHARED:
            return at + 1
    return 0


def _is_chapter(part: Section, line: Line) -> bool:
    """Whether a label's line is a heading beside that of the part; of unmarked lines, one of requests after a gap."""
    assert line.label is not None
    if part.line is not None and part.line.kind == "heading":
        return line.kind == "heading" and line.level <= part.level
    return line.gap and line.label.field in ASKED


def _field_of(line: Line) -> str:
    return line.label.field if line.label is not None else ""


def _one_line_each(owned: list[Section]) -> bool:
    """Whether the entries are lines of a list with nothing below them: what follows the last is no part of it."""
    return len(owned) > 1 and all(part.kind == "one" for part in owned) and not any(one.lines for one in owned[:-1])


def _begins(
    part: Section, owned: list[Section], once: Counter[str], higher: Counter[str], *, flat: bool, several: bool
) -> int | None:
    seen: set[str] = set()
    last, entries = part is owned[-1], len(owned)
    tail = _Tail(owned, once) if last and several else None
    shared = _only_shared_from(part)
    one_line_each = last and _one_line_each(owned)
    before = owned[:-1] if tail else []
    for at, line in enumerate(part.lines):
        if (
            one_line_each
            and line.gap
            and line.label is not None
            and line.label.field == "notes"
            and line.kind != "item"
        ):
            return at
        known = set(seen)
        seen.update(field for pair in line.pairs for field in pair.label.fields)
        if (
            tail
            and line.gap
            and line.kind != "item"
            and (at or part.kind == "one")
            and (tail.begins(at) or _is_over(part, at, before, tail))
        ):
            return at
        if line.label is None or line.kind == "item":
            continue
        if line.label.field not in SHARED:
            if entries > 1 and _higher(part, line, flat=flat) and higher[line.label.field] == 1:
                return at  # a chapter above the entries, whatever it is called
            continue
        field = line.label.field
        seen.add(field)
        seldom = higher[field] * 5 < entries * 4 or higher[field] == 1
        alone = (
            last
            and (at >= shared or one_line_each)
            and line.gap
            and ((entries > 1 and once[field] == 1) or (field in known and field != "api"))
        )
        if alone or (_higher(part, line, flat=flat) and seldom and (at >= shared or line.level < part.level)):
            return at
    return None
