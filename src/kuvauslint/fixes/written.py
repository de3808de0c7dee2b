"""The text of a data file as it was written, in which places become offsets."""

from __future__ import annotations

import re
from bisect import bisect_right

from kuvauslint.model.description import Description
from kuvauslint.model.document import LINE_BREAKS, Document
from kuvauslint.model.finding import LANGUAGES, Edit, Fix
from kuvauslint.model.node import Node, node_at
from kuvauslint.model.place import Place
from kuvauslint.vocabulary.store import load


class Written:
    """A decoded data file: `text`, and the lines as its reader counts them."""

    def __init__(self, document: Document, text: str) -> None:
        self.text = text
        self.kind = document.source.kind
        self.starts = [0, *(match.end() for match in re.finditer(LINE_BREAKS[self.kind], text))]

    def offset(self, line: int, column: int) -> int:
        """The offset of a place (both 1-based), at most the end of the text."""
        start = self.starts[min(line, len(self.starts)) - 1]
        return min(start + column - 1, len(self.text))

    def place(self, start: int, end: int) -> Place:
        """The lines and columns of [start:end]."""
        first, last = self.line_of(start), self.line_of(end)
        return Place(first, start - self.starts[first - 1] + 1, last, end - self.starts[last - 1] + 1)

    def line_of(self, offset: int) -> int:
        """The line (1-based) that an offset is on."""
        return bisect_right(self.starts, offset)

    def line_start(self, line: int) -> int:
        """The offset at which a line begins; the end of the text after the last one."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.text)

    def span(self, place: Place) -> tuple[int, int] | None:
        """The offsets of a place; None for one that has no end on a line."""
        if None in (place.line, place.column, place.end_line, place.end_column):
            return None
        start = self.offset(place.line or 1, place.column or 1)
        return start, max(start, self.offset(place.end_line or 1, place.end_column or 1))

    def unquoted(self, place: Place) -> tuple[int, int] | None:
        """The offsets of a scalar without its quotes; None for a place that has no end on a line."""
        span = self.span(place)
        if span is None:
            return None
        start, end = span
        return (start + 1, end - 1) if self.text[start:end][:1] in ("'", '"') else span

    def inner(self, place: Place, value: str) -> tuple[int, int] | None:
        """The offsets of a scalar without its quotes; None unless it is written on one line and just as its value."""
        span = self.unquoted(place)
        as_it_is = span is not None and self.text[slice(*span)] == value
        return span if as_it_is and "\n" not in value and "\r" not in value else None

    def of_node(self, description: Description, node: Node) -> tuple[int, int] | None:
        """The offsets of a node's text as written, as `inner` has them."""
        if node.text is None or node.raw is not None:
            return None
        return self.inner(description.place(node), node.text)

    def value_around(self, description: Description, pointer: str, start: int, end: int) -> tuple[int, int] | None:
        """The offsets of the value, at or below a path, that text[start:end] is part of."""
        above = node_at(description.root, pointer)
        for node in above.walk() if above is not None else ():
            span = self.of_node(description, node)
            if span is not None and span[0] <= start and end <= span[1]:
                return span
        return None


def fix(name: str, edits: tuple[Edit, ...], *, safe: bool, **slots: str) -> Fix:
    """A mending with its title from rules/vocabulary/fixes.yaml."""
    titles = load("vocabulary/fixes")["titles"][name]
    return Fix({code: titles[code].format(**slots) for code in LANGUAGES}, edits, safe)
