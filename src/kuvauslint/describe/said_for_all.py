"""Finds the statements that stand below an entry but hold for more than it: for its unit or the whole document."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from kuvauslint.describe.beginnings import says_register
from kuvauslint.describe.contacts import is_led
from kuvauslint.describe.last_entry import ASKED, Tail, asked_in, below_tables, fields_of, is_over, lines_from
from kuvauslint.describe.lines import Line
from kuvauslint.describe.sections import Section
from kuvauslint.describe.statements import SHARED
from kuvauslint.vocabulary.match import Label


def shared_lines(parts: list[Section], owned: list[Section], *, several: bool) -> dict[int, list[Line]]:
    """By the id of an entry's section, the lines taken from its end because they hold for more than the entry.

    They begin at a label that stands higher than the entry's own heading where the labels of most
    entries do not, or at one that stands only once, after the last entry. `several` says that more
    than one entry is told of, a case register in running text included.
    """
    if not owned:
        return {}
    own = [fields_of(part) for part in owned]
    entries = Counter(field for fields in own for field in fields)
    once = Counter(field for part in parts for field in fields_of(part) - _unanswered(part))
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
            at = below_tables(owned)
        if at is not None:
            out[id(part)] = part.lines[at:]
            part.lines = part.lines[:at]
    return out


def _unanswered(part: Section) -> set[str]:
    """The field of a label with nothing below it, as one that is a link of a menu."""
    last = part.lines[-1] if part.lines else None
    if last is None or last.label is None:
        return set()
    told = {line.label.field for line in part.lines[:-1] if line.label is not None}
    return {last.label.field} - told - {pair.label.field for line in part.lines for pair in line.pairs}


def _is_deeper(part: Section, line: Line) -> bool:
    return line.kind == "heading" and line.label is not None and bool(part.level) and line.level > part.level


def _higher(part: Section, line: Line, *, flat: bool) -> str:
    """The field of a label whose heading stands above the entry's, or beside it where other labels are deeper."""
    if line.kind != "heading" or line.label is None or part.kind == "label" or not (part.level and line.level):
        return ""
    beside = line.level == part.level and not flat and line.label.field in SHARED
    return line.label.field if line.level < part.level or beside else ""


def of_requests(lines: list[Line]) -> list[Line]:
    """The lines, with a heading on disclosure over a text that tells where to ask taken for one of requests.

    An office that only begins the address below "postal address:" is no heading of its own.
    """
    out = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        heads = line.label is not None and line.label.field == "disclosure"
        if heads and below.kind == "paragraph" and not below.label and not below.pairs and "request" in asked_in(below):
            out[at] = line._replace(label=Label(("request",)))
        if below.label is not None and below.label.field == "request" and _begins_address(line, below):
            out[at + 1] = below._replace(label=None)
    return out


def _begins_address(line: Line, below: Line) -> bool:
    """Whether a line right below the label of an address is its first line."""
    plain = below.kind == "paragraph" and not below.gap and not below.explicit
    return plain and not below.text.rstrip().endswith(":") and is_led(line.text) and line.text.rstrip().endswith(":")


def _after_register(part: Section, others: set[str]) -> int | None:
    """Where the chapter on the case register is over: a chapter on requests or the like follows that no entry has."""
    first = _only_shared_from(part)
    for at, line in enumerate(lines_from(part.lines, first), first):
        if line.label is None or line.kind == "item" or line.label.field in others:
            continue
        if _is_chapter(part, line):
            return at
    return None


def _only_shared_from(part: Section) -> int:
    """The line from which on no label is one that only an entry has."""
    for at in range(len(part.lines) - 1, -1, -1):
        line = part.lines[at]
        if line.label is None or line.kind == "item" or line.label.field in SHARED:
            continue
        if line.label.field != "notes" or line.kind != "heading" or line.level > part.level:  # notes may be on all
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
    tail = Tail(owned, once) if last and several else None
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
            and (tail.begins(at) or is_over(part, at, before, tail))
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
