r"""Offsets in a text, places of kuvauslint and positions of an editor, each into the others.

A place counts lines and columns from 1, columns in code points, and lines as the reader of the
format does. An editor counts from 0, parts lines at \n, \r\n and \r (LSP 3.17, "Text Documents")
and columns in the code units agreed on with the client, UTF-16 where nothing was agreed.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol import types
from pygls.workspace import PositionCodec

from kuvauslint.model.document import LINE_BREAKS
from kuvauslint.model.place import Place

_EDITOR = r"\r\n|[\n\r]"
BOM = "\ufeff"


class Positions:
    """The text of an open document; offsets count its code points from 0, a byte-order mark included."""

    def __init__(self, text: str, kind: str, codec: PositionCodec) -> None:
        self.text = text
        self.codec = codec
        # What the reader is given has no byte-order mark: its offsets and first columns lie one lower.
        self.lead = int(text.startswith(BOM))
        self.lines = _starts(text, _EDITOR)
        self.read_lines = _starts(text, LINE_BREAKS.get(kind, _EDITOR))

    def position(self, offset: int) -> types.Position:
        """The editor's position of an offset."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.lines, offset) - 1
        return types.Position(line, self.codec.client_num_units(self.text[self.lines[line] : offset]))

    def offset(self, position: types.Position) -> int:
        """The offset of an editor's position; one past the end of its line means the end of the line."""
        if position.line >= len(self.lines):
            return len(self.text)
        start, end = self.lines[position.line], self.line_end(position.line)
        at, units = start, position.character
        while at < end and units > 0:
            units -= self.codec.client_num_units(self.text[at])
            at += 1
        return at

    def line_end(self, line: int) -> int:
        """The offset of the end of an editor's line, before its line break."""
        end = self.lines[line + 1] if line + 1 < len(self.lines) else len(self.text)
        return self.lines[line] + len(self.text[self.lines[line] : end].rstrip("\r\n"))

    def range(self, start: int, end: int) -> types.Range:
        """The editor's range of [start:end]."""
        return types.Range(self.position(start), self.position(max(start, end)))

    def read_range(self, start: int, end: int) -> types.Range:
        """The editor's range of offsets into the text as a reader is given it (those of an Edit)."""
        return self.range(start + self.lead, end + self.lead)

    def of_place(self, place: Place) -> types.Range:
        """The editor's range of a place; the whole line where the place has no end, else the first one."""
        if place.line is None or place.page is not None:
            return self.range(0, self.line_end(0))
        start = self._read_offset(place.line, place.column or 1)
        if place.end_line is None or place.end_column is None:
            return self.range(start, max(start, self.line_end(bisect_right(self.lines, start) - 1)))
        return self.range(start, self._read_offset(place.end_line, place.end_column))

    def read_line(self, offset: int) -> int:
        """The line, as a place counts it, that an offset is on."""
        return bisect_right(self.read_lines, offset)

    def read_start(self, line: int) -> int:
        """The offset at which a line, as a place counts it, begins."""
        return self.read_lines[line - 1] if line <= len(self.read_lines) else len(self.text)

    def _read_offset(self, line: int, column: int) -> int:
        lead = self.lead if line == 1 else 0
        return min(self.read_start(line) + column - 1 + lead, len(self.text))


def _starts(text: str, breaks: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(breaks, text))]
