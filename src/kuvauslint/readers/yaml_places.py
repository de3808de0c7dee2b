"""Places of YAML values, from where their scalars begin in the text.

A mark is not the event of libyaml, which is several times as large and would stay as long as the values:

    (start, value)              a plain scalar without anchor and tag, which is written as it reads but for folded lines
    (start, value, end, style)  any other scalar
    start                       where a list or mapping begins

`start` and `end` are offsets in the text, in characters; `style` is that of PyYAML's events.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Any

from kuvauslint.model.place import START, Place

YamlMark = tuple[int, str] | tuple[int, str, int, str | None]

_SELDOM = ("\r", "\x85", "\u2028", "\u2029")
_BREAK = "\r\n|[\r\n\x85\u2028\u2029]"  # as YAML 1.1 has them, which libyaml reads; seldom needed, so not compiled yet
_BLOCKS = ("|", ">")
_FEW = 8  # places for which lines are counted anew, since most files are asked for one or two


class YamlPlaces:
    """Turns marks into places; the text is split into lines only when a place is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._asked = 0
        self._aligned: dict[int, list[int]] = {}  # by where the scalar begins; a text may hold thousands of findings

    def __call__(self, mark: Any, start: int | None = None, end: int | None = None) -> Place:
        """The place of [start:end] of the text that a mark stands for, of the whole value where start is None."""
        if mark is None:
            return START
        if isinstance(mark, Place):
            return mark
        if not isinstance(mark, tuple):
            return self._first_character(mark)
        if start is None:
            if len(mark) == 4 and mark[3] in _BLOCKS:  # a block ends at the start of a later line
                return self._first_character(mark[0])
            return Place(*self._at(mark[0]), *self._end(mark))
        offsets = self._offsets(mark)
        if not offsets:
            return self._first_character(mark[0])
        first = offsets[min(start, len(offsets) - 1)]
        stop = start + 1 if end is None else end
        last = offsets[min(stop, len(offsets)) - 1] + 1 if stop else first + 1
        return Place(*self._at(first), *self._at(max(last, first)))

    def _end(self, mark: Any) -> tuple[int, int]:
        """Line and column of a scalar's end."""
        if len(mark) == 4:
            return self._at(mark[2])
        offsets = self._offsets(mark)
        if isinstance(offsets, range):
            line, column = self._at(mark[0])
            return line, column + len(offsets)
        return self._at(offsets[-1] + 1)

    def _offsets(self, mark: Any) -> range | list[int]:
        """Where in the text each character of a value is written."""
        start, value = mark[0], mark[1]
        if len(mark) == 2 and self.text.startswith(value, start):
            return range(start, start + len(value))
        offsets = self._aligned.get(start)
        if offsets is None:
            end, style = (mark[2], mark[3]) if len(mark) == 4 else (len(self.text), "")
            offsets = self._aligned[start] = aligned(value, self.text, start, end, style)
        return offsets

    def _at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        if self._asked < _FEW:
            self._asked += 1
            if self._lines_end_plainly:
                return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _first_character(self, offset: int) -> Place:
        line, column = self._at(offset)
        return Place(line, column, line, column + 1)

    @cached_property
    def _lines_end_plainly(self) -> bool:
        return not any(sign in self.text for sign in _SELDOM)

    @cached_property
    def _starts(self) -> list[int]:
        text = self.text
        if not self._lines_end_plainly:
            return [0, *(found.end() for found in re.finditer(_BREAK, text))]
        starts = [0]
        at = text.find("\n")  # many times quicker than the pattern
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts


def aligned(value: str, text: str, start: int, end: int, style: str | None) -> list[int]:
    """For each character of a scalar's value where it is written in the text; the scalar is its [start:end].

    Folding turns line breaks with their indentation into one space and escapes into other
    characters; both texts are walked side by side.
    """
    out: list[int] = []
    at = text.find("\n", start, end) + 1 if style in _BLOCKS else start + 1 if style in ("'", '"') else start
    for character in value:
        here = at
        if character in " \n" and here < end and text[here] not in " \t\r\n\\":
            out.append(max(here - 1, start))  # a blank line, or deeper indentation, that was passed over before
            continue
        while here < end and text[here] != character:
            if character in " \n" and text[here] in " \n\r\t":
                break
            if style == '"' and text[here] == "\\":
                break
            here += 1
        if here >= end:
            here = at
        out.append(min(here, max(end - 1, start)))
        at = here + 1
        if here < end and text[here] in "\n\r":
            while at < end and text[at] in " \t\r\n" and character in " \n":
                at += 1
        elif style == '"' and here < end and text[here] == "\\":
            at = here + {"x": 4, "u": 6, "U": 10}.get(text[here + 1 : here + 2], 2)
    return out
