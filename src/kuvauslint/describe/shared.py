"""Finds the statements that stand below an entry but hold for more than it: for its unit or the whole document."""

from __future__ import annotations

from collections import Counter

from kuvauslint.describe.body import SHARED
from kuvauslint.describe.lines import Line
from kuvauslint.describe.sections import Section


def shared_lines(parts: list[Section], owned: list[Section]) -> dict[int, list[Line]]:
    """By the id of an entry's section, the lines taken from its end because they hold for more than the entry.

    They begin at a label that stands higher than the entry's own heading where the labels of most
    entries do not, or at one that stands only once, after the last entry.
    """
    if not owned:
        return {}
    once = Counter(field for part in parts for field in _fields(part))
    flat = not any(_is_deeper(part, line) for part in owned for line in part.lines)
    higher = Counter[str]()
    for part in owned:
        higher.update({_higher(part, line, flat=flat) for line in part.lines})
    out: dict[int, list[Line]] = {}
    for part in owned:
        at = _begins(part, part is owned[-1], once, higher, len(owned), flat=flat)
        if at is not None:
            out[id(part)] = part.lines[at:]
            part.lines = part.lines[:at]
    return out


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
    if line.kind != "heading" or line.label is None or line.label.field not in SHARED or part.kind == "label":
        return ""
    above = bool(part.level and line.level) and (line.level < part.level or (line.level == part.level and not flat))
    return line.label.field if above else ""


def _begins(
    part: Section, last: bool, once: Counter[str], higher: Counter[str], entries: int, *, flat: bool
) -> int | None:
    seen: set[str] = set()
    for at, line in enumerate(part.lines):
        known = set(seen)
        seen.update(field for pair in line.pairs for field in pair.label.fields)
        if line.label is None or line.label.field not in SHARED or line.kind == "item":
            continue
        field = line.label.field
        seen.add(field)
        later = {other.label.field for other in part.lines[at:] if other.label is not None}
        seldom = higher[field] * 3 <= entries or higher[field] == 1
        alone = (
            last
            and later <= SHARED
            and line.gap
            and ((entries > 1 and once[field] == 1) or (field in known and field != "api"))
        )
        if alone or (_higher(part, line, flat=flat) and seldom):
            return at
    return None
