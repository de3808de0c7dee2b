"""Joins pieces of source lines into one folded text that still knows where each part stood."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.model.document import Piece

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        r"(?P<link>\[(?P<label>[^\[\]\n]{0,300})\]\((?:[^()\s]{0,600})\))"
        r"|(?P<bold>\*\*|__(?=\w)|(?<=\w)__)"
        r"|(?P<space>\s+)"
        rf"|(?P<invisible>[{_INVISIBLE}]+)"
        rf"|(?P<text>[^\s\[*_{_INVISIBLE}]+|.)"
    )


class JoinedText:
    """A text under construction: white space folded, soft hyphens, bold marks and link targets left out."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._expected = (0, 0)
        self._space = False

    def add(self, text: str, line: int, offset: int) -> None:
        """Append a piece of source line `line` that begins at its character `offset` (from 0)."""
        self._hyphen(text)
        self._space = self._space or bool(self._length and not self._open)
        self._open = False
        for hit in _tokens().finditer(text):
            if hit["space"] is not None:
                self._space = True
            elif hit["link"] is not None:
                self._words(hit["label"], line, offset + hit.start("label") + 1)
            elif hit["text"] is not None:
                self._text(hit["text"], line, offset + hit.start() + 1)

    _open = False  # the last line ended in a hyphen that only broke a word

    def _hyphen(self, text: str) -> None:
        word = text.split(None, 1)[0] if text.strip() else ""
        last = self._parts[-1] if self._parts else ""
        if len(last) > 3 and last.endswith("-") and last[-2].islower() and len(word) > 4 and word[0].islower():
            self._parts[-1] = last[:-1]
            self._length -= 1
            self._open = True

    def _words(self, text: str, line: int, column: int) -> None:
        for hit in re.finditer(r"\s+|\S+", text):
            if hit[0].isspace():
                self._space = True
            else:
                self._text(hit[0], line, column + hit.start())

    def _text(self, text: str, line: int, column: int) -> None:
        if self._space and self._length:
            self._parts.append(" ")
            self._length += 1
            self._expected = (self._expected[0], self._expected[1] + 1)
        self._space = False
        if (line, column) != self._expected:
            self._pieces.append(Piece(self._length, line, column))
        self._parts.append(text)
        self._length += len(text)
        self._expected = (line, column + len(text))

    def result(self) -> tuple[str, tuple[Piece, ...]]:
        """The text, and a piece wherever it does not simply go on from the character before."""
        return "".join(self._parts), tuple(self._pieces)
