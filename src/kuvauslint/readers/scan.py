"""A source text with its lines: offsets to places, and decoded text back to where it stands."""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Iterator
from functools import cache

_FAR = 20_000  # characters: how far a parser may have moved a text, as out of a table that it does not belong in


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")


class Scan:
    """A text with line ends made line feeds; offsets count its code points from 0."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self._starts: list[int] = [0]
        at = self.text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = self.text.find("\n", at + 1)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(self.text.split("\n"))

    def stretches(self, decoded: str, offset: int) -> Iterator[tuple[str, int, bool]]:
        """(text, offset, exact) of the stretches that a decoded text of a page was written as from `offset` on.

        Character references and tags that a parser took out of the middle part the stretches; text that
        cannot be followed further is looked for a little way on, and else given, not exact, at the last sure place.
        """
        source = self.text
        if source.startswith(decoded, offset):
            yield decoded, offset, True
            return
        done = 0
        while done < len(decoded):
            plain = _same(source, offset, decoded, done)
            if plain:
                yield decoded[done : done + plain], offset, True
                done, offset = done + plain, offset + plain
                continue
            skip, text = self._jump(offset, decoded, done)
            if not skip:
                yield from self._further_on(decoded[done:], offset)
                return
            if text:
                yield text, offset, True
            done, offset = done + len(text), offset + skip

    def _further_on(self, text: str, offset: int) -> Iterator[tuple[str, int, bool]]:
        """A text that a parser moved, where it stands next; else at the last place that was sure."""
        words = text.lstrip()
        found = self.text.find(words.rstrip(), offset, offset + _FAR) if words else -1
        if found < 0:
            yield text, offset, False
            return
        if len(words) < len(text):
            yield text[: len(text) - len(words)], offset, False
        yield words, found, True

    def _jump(self, offset: int, decoded: str, done: int) -> tuple[int, str]:
        """How many source characters stand for which decoded text where the two part; 0 where that is unknown."""
        match = _entity().match(self.text, offset)
        if match is not None:
            text = html.unescape(match[0])
            if text and decoded.startswith(text, done):
                return len(match[0]), text
        if self.text[offset : offset + 1] == "<":
            end = self.text.find(">", offset)
            return (end + 1 - offset, "") if end >= 0 else (0, "")
        return 0, ""


def _same(source: str, at: int, decoded: str, done: int) -> int:
    """How many characters both have alike from there on, up to a reference that was decoded or a tag."""
    count = 0
    limit = min(len(source) - at, len(decoded) - done)
    while count < limit and source[at + count] == decoded[done + count]:
        if source[at + count] == "&" and _entity().match(source, at + count) and count:
            break
        if source[at + count] == "&" and not decoded.startswith(_raw(source, at + count), done + count):
            break
        count += 1
    return count


def _raw(source: str, at: int) -> str:
    match = _entity().match(source, at)
    return match[0] if match else "&"
