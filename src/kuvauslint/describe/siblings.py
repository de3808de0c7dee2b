"""Headings of one row of siblings: what its neighbours are, a heading among entries is too; entries without one.

A chapter is numbered "2.1", "2.2", "2.3", or its headings stand on one level below one heading. Where
some of them are entries, one that tells where its data are or how they are searched is no text between.
"""

from __future__ import annotations

import re

from kuvauslint.describe.cues import tells_purpose
from kuvauslint.describe.named_systems import named_in
from kuvauslint.describe.sections import Section, told_by
from kuvauslint.describe.spans import sentences
from kuvauslint.describe.statements import SHARED

OF_ONE = frozenset({"search_keys"})  # told of one repository, or of all before the first one
TELLING = frozenset({"systems", "search_keys"})  # of one repository, where sentences tell both
FEWEST_BULLETS = 2
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.(\d{1,2})[.)]?\s")


def raised(parts: list[Section], kinds: list[str], told: list[set[str]]) -> list[str]:
    """The kinds, with the texts made entries that stand among entries as one of them."""
    rows = _rows(parts)
    entries = {row for row, kind in zip(rows, kinds, strict=True) if row and kind == "entry"}
    begun: set[str] = set()  # rows that an entry stands in already: what comes before the first may be for all
    out = []
    for part, row, kind, fields in zip(parts, rows, kinds, told, strict=True):
        one = row in entries and (
            (kind in ("shared", "text", "heading") and _tells_one(part, fields))
            or (kind == "shared" and row in begun and _tells_purpose(part))
        )
        out.append("entry" if one else kind)
        if out[-1] == "entry":
            begun.add(row)
    return out


def _rows(parts: list[Section]) -> list[str]:
    """The row of siblings each section stands in: the number or the heading above it; empty where it stands in none."""
    above: list[tuple[int, int]] = []  # (level, section) of the headings that are open
    rows = []
    for n, part in enumerate(parts):
        number = _NUMBER.match(part.line.text) if part.line is not None and part.name is not None else None
        if part.level:
            while above and above[-1][0] >= part.level:
                above.pop()
        if number is not None:
            rows.append(f"number {number[1]}")
        elif part.level and above:
            rows.append(f"level {part.level} under {above[-1][1]}")
        else:
            rows.append("")
        if part.level:
            above.append((part.level, n))
    return rows


def _tells_one(part: Section, told: set[str]) -> bool:
    """Whether a text under a name tells of one repository: it is searched, or a system is named."""
    if part.kind != "name" or told & (SHARED - OF_ONE):
        return False
    if told & OF_ONE:
        return True
    return any(
        True
        for line in part.lines
        if line.kind != "row"
        for sentence in sentences(line.span)
        for _ in named_in(sentence)
    )


def _tells_purpose(part: Section) -> bool:
    """Whether a text under a name says what its data are for: who decides and what is open is then of them, too."""
    return part.kind == "name" and any(tells_purpose(line.text) for line in part.lines if line.kind == "paragraph")


def with_nameless(parts: list[Section]) -> list[Section]:
    """The sections, with bullets right under the heading over all as an entry of their own that goes by its name.

    Where the other entries are told by bullets, such bullets tell of one whose own heading is lost; what they
    say of it does not hold for the rest.
    """
    if not any(part.kind == "name" and part.lines and part.lines[0].kind == "item" for part in parts):
        return parts
    out = []
    for part in parts:
        at = len(part.lines)
        while at and part.lines[at - 1].kind == "item":
            at -= 1
        out.append(part)
        if part.kind != "container" or len(part.lines) - at < FEWEST_BULLETS:
            continue
        entry = Section("name", part.name, part.line)
        entry.lines, entry.sure = part.lines[at:], False
        if told_by(entry) >= TELLING:
            out.append(entry)
            del part.lines[at:]
    return out
