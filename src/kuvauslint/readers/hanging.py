"""Values that go on below themselves: lines set in under the value of a "label: value" line of a plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kuvauslint.readers.text_lines import WRAPPED, RawLine, shapes
from kuvauslint.vocabulary.store import load

BESIDE = 1  # characters by which lines set in by hand miss the column
LEAST = 2  # characters that lines are set in by, where they do not reach the column of the value
NARROWEST = 60  # characters of a text that was wrapped at all
LONGEST_ITEM = 40  # characters; a longer line that goes on in a small letter below was wrapped
TAB = 8  # characters of a tabulator's stop
ROOM = 4  # characters that a hand leaves free before the edge


class Hanging(NamedTuple):
    """What a "label: value" line begins: the label, the lines of its value, and the line after them.

    values  those together that are one line wrapped; the first begins beside the label
    """

    label: RawLine
    values: list[list[RawLine]]
    after: int


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][^.:!?\t]{1,70}:[ \t\xa0]+(?=\S)")


def hanging(raw: Sequence[RawLine], at: int, edge: int) -> Hanging | None:
    """The label at line `at` with its value over several lines; None where nothing hangs there.

    `edge` is the length of the longest line of a text that was wrapped by hand, 0 of another.
    """
    first = raw[at]
    hit = _key().match(first.text, first.start, first.end)
    if first.kind not in ("paragraph", "item") or hit is None or at + 1 == len(raw):
        return None
    column, end = hit.end(), len(first.text[: hit.end()].rstrip())
    if marked := shapes()["item"].match(first.text, column):
        if raw[at + 1].kind != "item" or abs(_column(raw[at + 1]) - _width(first.text[:column])) > BESIDE:
            return None
        item = RawLine(first.number, first.text, "item", raw[at + 1].indent, marked[1], marked.end(), first.end)
        return Hanging(first._replace(end=end), [[item]], at + 1)
    lines = _below(raw, at, _width(first.text[:column]))
    if not lines:
        return None
    several = [first.text[column:], *(line.text for line in lines)]
    kind = "paragraph" if any("," in shapes()["parenthesis"].sub("", text) for text in several) else "item"
    values = [[RawLine(first.number, first.text, kind, column, "", column, first.end)]]
    for line in lines:
        plain = RawLine(line.number, line.text, kind, line.indent, "", line.indent, len(line.text.rstrip()))
        if _goes_on(values[-1][-1], plain, edge):
            values[-1].append(plain)
        else:
            values.append([plain])
    return Hanging(first._replace(end=end if len(values) > 1 else column), values, at + 1 + len(lines))


def _width(text: str) -> int:
    return len(text.expandtabs(TAB))


def _column(line: RawLine) -> int:
    """Where a line begins to the eye."""
    return _width(line.text[: line.indent])


def _below(raw: Sequence[RawLine], at: int, column: int) -> list[RawLine]:
    """The lines that are set in alike below a label's line, and belong to its value."""
    first, out = raw[at], list[RawLine]()
    label = _width(first.text[: max(first.start, first.indent)])
    for number in range(at + 1, len(raw)):  # no slice: it would copy the rest of the text for each label
        line = raw[number]
        text = line.text.strip()
        if line.kind not in ("paragraph", "heading") or line.marker or "\t" in text or shapes()["lead_in"].match(text):
            break
        if _column(line) < label + LEAST or (out and abs(_column(line) - _column(out[0])) > BESIDE):
            break
        out.append(line)
    if not out or abs(_column(out[0]) - column) <= BESIDE:
        return out
    ends = raw[at + 1 + len(out)] if at + 1 + len(out) < len(raw) else None
    if ends is not None and ends.kind != "blank" and _column(ends) >= _column(out[0]):
        return []  # names with labels of their own may be set in as well
    return out


def _goes_on(last: RawLine, line: RawLine, edge: int) -> bool:
    """Whether a line is the rest of the one above it, and not a value of its own."""
    before, text = last.text[last.start : last.end], line.text.strip()
    words, joins = text.split(None, 1), load("vocabulary/splitting")["connectives"]
    if before.endswith((",", "-")) or words[0] in joins or before.rsplit(None, 1)[-1] in joins:
        return True
    if before.endswith((".", ":", ";", "!", "?")):
        return False
    if edge >= NARROWEST and last.end + 1 + len(words[0]) > edge - ROOM:
        return True
    return text[0].islower() and (len(before) >= LONGEST_ITEM or bool(_begun().search(before)))


@cache
def _begun() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{3}\. +[^\W\d_]{3}")  # a sentence after a full stop


def edge_of(raw: Sequence[RawLine]) -> int:
    """How long the longest line is; 0 where lines are longer than any that is wrapped by hand."""
    longest = max((len(line.text.rstrip()) for line in raw), default=0)
    return longest if longest <= WRAPPED else 0
