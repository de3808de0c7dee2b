"""The document as it is shown: its lines, or its paragraphs and table rows, and where each place is in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from kuvauslint.engine.shown import source_lines
from kuvauslint.model.document import Block, Document, Slice
from kuvauslint.model.place import NOWHERE, Place
from kuvauslint.reporters.excerpt import Excerpt, cut
from kuvauslint.reporters.wording import clean
from kuvauslint.web.judging import covered
from kuvauslint.web.limits import MOST_LETTERS, MOST_SHOWN
from kuvauslint.web.words import say

BY_LINE = ("yaml", "json", "text", "markdown", "csv")  # a web page's lines are markup, so it is shown by its blocks
WIDTH = 270  # letters of an excerpt
BETWEEN = " | "  # the cells of a row


class Passages:
    """The passages of a document, with secret values covered."""

    def __init__(self, document: Document, secrets: tuple[str, ...]) -> None:
        self.by_line = document.source.kind in BY_LINE
        if self.by_line:
            self.texts = [covered(line, secrets) for line in source_lines(document)]
            self.places: list[Place] = []
            self.kinds = ["line"] * len(self.texts)
            self.blocks: dict[int, int] = {}
        else:
            blocks: tuple[Block, ...] = tuple(document.body or ())
            self.texts = [covered(_text(block), secrets) for block in blocks]
            self.places = [block.place for block in blocks]
            self.kinds = [block.kind for block in blocks]
            self.blocks = {id(block): n for n, block in enumerate(blocks)}
            # the passage and where in it; None for a place that several share, as rows of a page's table may a line
            self.exact: dict[Place, tuple[int, int] | None] = {}
            for n, block in enumerate(blocks):
                for place, offset in _starts(block).items():
                    self.exact[place] = None if place in self.exact else (n, offset)
            self.orders = [(place.page or 0, place.paragraph or 0, place.line or 0) for place in self.places]
            self.rising = self.orders == sorted(self.orders)

    def index(self, place: Place) -> int | None:
        """The number of the passage that a place is in, from 0."""
        if self.by_line:
            return place.line - 1 if place.line and place.line <= len(self.texts) else None
        known = self._known(place)
        if known in self.exact:
            return (self.exact[known] or (None,))[0]
        if place.cell is not None or not self.rising or not self.orders:
            return None
        if place.line is None and place.paragraph is None and place.page is None:
            return None
        key = (place.page or 0, place.paragraph or 0, place.line or 0)
        if self.orders.count(key) > 1:
            return None
        return max(0, bisect_right(self.orders, key) - 1)

    def _known(self, place: Place) -> Place:
        return place if place in self.exact or place.line is not None else place.rough()

    def of(self, mark: Any) -> int | None:
        """The number of the passage that a node of the description was read from, by its mark."""
        if self.by_line or not isinstance(mark, tuple) or not mark or not isinstance(mark[0], Slice):
            return None
        return self.blocks.get(id(mark[0].block))

    def excerpt(self, place: Place, index: int | None) -> Excerpt | None:
        """What stands at a place in a passage; nothing where that is empty."""
        if index is None:
            return None
        if self.by_line:
            return cut(self.texts[index], place, WIDTH)
        at = self.exact.get(self._known(place)) if place.line is None else None
        if at is None or place.column is None or place.end_column is None:
            return cut(self.texts[index], NOWHERE, WIDTH)
        inside = Place(column=place.column + at[1], end_column=place.end_column + at[1])
        return cut(self.texts[index], inside, WIDTH)

    def shown(self) -> Iterator[tuple[int, str, str]]:
        """(number from 0, text, kind of block) of what is shown of the document."""
        letters = 0
        for number, text in enumerate(self.texts[:MOST_SHOWN]):
            letters += len(text)
            if letters > MOST_LETTERS:
                return
            yield number, clean(text[:MOST_LETTERS]), self.kinds[number]


def _text(block: Block) -> str:
    if block.cells:
        return BETWEEN.join(cell.text for cell in block.cells if cell.text)
    return f"{block.marker} {block.text}".strip()


def _starts(block: Block) -> dict[Place, int]:
    """Where in the text of a block its places begin: its own, and those of its cells."""
    if not block.cells:
        return {block.place: len(block.marker) + 1 if block.marker else 0}
    starts = {block.place: 0}
    at = 0
    for cell in block.cells:
        if cell.text:
            starts.setdefault(cell.place, at)
            at += len(cell.text) + len(BETWEEN)
        else:
            starts.setdefault(cell.place, 0)
    return starts


def place_words(place: Place, language: str) -> str:
    """A place in words: "page 3, line 7", "cell Sheet!B3"."""
    if place.cell is not None:
        return say("cell", language, "places", n=clean(place.cell))
    rows = [("page", place.page), ("paragraph", place.paragraph if place.line is None else None), ("line", place.line)]
    return ", ".join(say(name, language, "places", n=value) for name, value in rows if value is not None)
