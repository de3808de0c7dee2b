"""Text joined from pieces of a source: white space folded, invisible characters dropped, places kept."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.model.document import Piece, needed
from kuvauslint.model.place import Place

INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"  # soft hyphen, zero-width and direction marks
_DROP = dict.fromkeys(map(ord, INVISIBLE))


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(rf"[{INVISIBLE}]+|\s+|[^\s{INVISIBLE}]+")


def one_line(text: str) -> str:
    """The text on one line, single spaces between words, without invisible characters."""
    return " ".join(text.translate(_DROP).split())


class Words:
    """One line of text that is being put together; white space at its ends is lost.

    `put` takes text that stands in the source as it is, from the given line and column on (1-based);
    line 0 means that the format has no lines. Of what is put in bold type it is kept where it stands, so
    that `bold` can tell whether the whole line was, and `strong` which parts of it.
    """

    __slots__ = ("_bold", "_end", "_last", "_space", "_strong", "length", "parts", "pieces", "start")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self._strong: list[tuple[int, int]] = []  # stretches in bold type
        self._bold = False  # of the last word
        self.start: tuple[int, int] | None = None
        self._end = (0, 0)  # of what was put last
        self._last = (0, 0)  # the end of what stands furthest on
        self._space = False

    def __bool__(self) -> bool:
        return self.length > 0

    def put(self, text: str, line: int = 0, column: int = 0, *, bold: bool = False) -> None:
        """Add text."""
        if not line:
            self._put_unplaced(text, bold=bold)
            return
        for match in _tokens().finditer(text):
            token = match[0]
            if token[0].isspace():
                self._space = self.length > 0
                rows = token.count("\n")
                if rows:
                    line += rows
                    column = len(token) - token.rfind("\n")
                    continue
            elif token[0] not in INVISIBLE:
                self._word(token, line, column, bold=bold)
            column += len(token)

    def put_near(self, text: str, line: int, column: int, *, bold: bool = False) -> None:
        """Add text that stands near that place, but where exactly is not known: all of it is told to be there."""
        lead = text.translate(_DROP)
        self._space = self._space or (self.length > 0 and lead[:1].isspace())
        for word in lead.split():
            self._mark(self._append(word, bold=bold), line, column, 0)
            self._end = (line, column)
            self._last = max(self._last, self._end)
            self._space = True
        self._space = self.length > 0 and lead[-1:].isspace()

    def _put_unplaced(self, text: str, *, bold: bool) -> None:
        folded = one_line(text)
        if folded:
            lead = text.translate(_DROP)
            self._space = self._space or (self.length > 0 and lead[0].isspace())
            offset = self._append(folded, bold=bold)
            if self.start is not None:
                line, column = self._end
                self._mark(offset, line, max(column - 1, 1), 0)
            self._space = lead[-1].isspace()
        elif text and any(map(str.isspace, text)):
            self._space = self.length > 0

    def _append(self, word: str, *, bold: bool) -> int:
        if self._space:
            self.parts.append(" ")
            self.length += 1
            self._space = False
        offset = self.length
        self.parts.append(word)
        self.length += len(word)
        if bold:
            begin = self._strong.pop()[0] if self._bold else offset
            self._strong.append((begin, self.length))
        self._bold = bold
        return offset

    def _word(self, word: str, line: int, column: int, *, bold: bool) -> None:
        here = (line, column - 1 if self._space else column)
        offset = self._append(word, bold=bold)
        if here != self._end or not self.pieces[-1].steps:
            self._mark(offset, line, column, 1)
        self._end = (line, column + len(word))
        self._last = max(self._last, self._end)

    def _mark(self, offset: int, line: int, column: int, steps: int) -> None:
        """What comes from that offset on stands there."""
        if self.start is None:
            self.start = (line, column)
            if offset:  # what came before has no place of its own
                self.pieces.append(Piece(0, line, column, 0))
        self.pieces.append(Piece(offset, line, column, steps))

    def text(self) -> str:
        """What was put, folded."""
        return "".join(self.parts)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return self._strong == [(0, self.length)]

    def strong(self) -> tuple[tuple[int, int], ...]:
        """The stretches in bold type, where not all of it is."""
        return () if self.bold else tuple(self._strong)

    def place(self) -> Place:
        """From the first character to the end of the last."""
        if self.start is None:
            return Place()
        return Place(*self.start, *self._last)

    def joined(self) -> tuple[Piece, ...]:
        """The pieces for a Block or Cell: none where all stands on one line in the source."""
        return needed(self.pieces)
