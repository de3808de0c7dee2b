"""Which of many hints a text holds, looked up all together.

A piece of text that was met before costs one look-up, whatever the number of hints. How a hint is
to be looked for is told in rulebook/hints.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_REMEMBERED = 3_000
_SHORT = 60  # letters; what is longer between two spaces seldom comes again
_CORE = 3  # letters
_DIGITS = 6  # at the beginning of what could be an identity code
_words = re.compile(r"[^\W_]+").findall

# A set of numbers as the bits of one: to join two of them costs little, and they need not be made anew.
Bits = int


class HintIndex:
    """Hints with their groups (any numbers from 0); what it remembers of pieces changes no answer."""

    def __init__(self) -> None:
        self._begins: dict[str, list[tuple[str, Bits]]] = {}  # by the first letters
        self._short: list[tuple[str, Bits]] = []  # beginnings of fewer letters than that
        self._whole: dict[str, Bits] = {}
        self._inside: dict[str, list[tuple[str, Bits]]] = {}  # by the first letters
        self._few: dict[str, Bits] = {}  # of a letter or two
        self._signs: dict[str, dict[str, Bits]] = {}  # by a sign with its neighbour
        self._numbers: Bits = 0
        # Letters with spaces among them, with their groups: looked for in the whole text, where a
        # piece of it has their longest part as it must stand.
        self._spaced: dict[str, Bits] = {}
        self._alone: dict[str, list[str]] = {}  # by that part, which stands alone
        self._first: dict[str, list[tuple[str, str]]] = {}  # by the first letter of a part that begins a piece
        self._last: dict[str, list[tuple[str, str]]] = {}  # by the last letter of one that ends it
        self._known: dict[str, tuple[Bits, tuple[str, ...]]] = {}

    def add(self, hint: str, group: int) -> None:
        """Let a hint stand for a group."""
        bit = 1 << group
        if hint[0] == "^":
            begin = hint[1:]
            if len(begin) < _CORE:
                self._short.append((begin, bit))
            else:
                self._begins.setdefault(begin[:_CORE], []).append((begin, bit))
        elif hint == "#":
            self._numbers |= bit
        elif hint[0] == "=" and len(hint) > 1:
            self._whole[hint[1:]] = self._whole.get(hint[1:], 0) | bit
        else:
            self.add_letters(hint, group)

    def add_letters(self, letters: str, group: int) -> None:
        """Let letters stand for a group wherever they stand."""
        bit = 1 << group
        parts = letters.split()
        if letters.isalnum() and len(letters) >= _CORE:
            self._inside.setdefault(letters[:_CORE], []).append((letters, bit))
        elif parts == [letters]:
            at = next((at for at, sign in enumerate(letters) if not sign.isalnum()), None)
            sign = "" if at is None else letters[at - 1 : at + 1] if at else letters[:2]
            alike = self._signs.setdefault(sign, {}) if sign else self._few
            alike[letters] = alike.get(letters, 0) | bit
        elif parts:  # spaces alone are no hint
            self._add_spaced(letters, parts, bit)

    def _add_spaced(self, letters: str, parts: list[str], bit: Bits) -> None:
        if letters not in self._spaced:
            longest = max(range(len(parts)), key=lambda at: len(parts[at]))
            part = parts[longest]
            begins = longest > 0 or letters[0].isspace()
            if begins and (longest + 1 < len(parts) or letters[-1].isspace()):
                self._alone.setdefault(part, []).append(letters)
            elif begins:
                self._first.setdefault(part[0], []).append((part, letters))
            else:
                self._last.setdefault(part[-1], []).append((part, letters))
        self._spaced[letters] = self._spaced.get(letters, 0) | bit

    def met(self, text: str) -> Bits:
        """The groups of the hints in a text."""
        found = 0
        spaced: set[str] = set()
        known = self._known
        for piece in text.split():
            bits, letters = known.get(piece) or self._look_up(piece)
            found |= bits
            if letters:
                spaced.update(letters)
        if spaced:
            lowered = text.lower()
            for part in spaced:
                if part in lowered:
                    found |= self._spaced[part]
        return found

    def _look_up(self, piece: str) -> tuple[Bits, tuple[str, ...]]:
        """What stands between two spaces is a hint for, and the letters that it could be the longest part of."""
        found = 0
        for word in _words(piece):
            found |= self._in_word(word)
        lowered = piece.lower()
        for letters, bits in self._few.items():
            if letters in lowered:
                found |= bits
        if not lowered.isalnum():
            for letters, bits in self._with_signs(lowered):
                if letters in lowered:
                    found |= bits
        spaced = [
            *self._alone.get(lowered, ()),
            *(letters for part, letters in self._first.get(lowered[0], ()) if lowered.startswith(part)),
            *(letters for part, letters in self._last.get(lowered[-1], ()) if lowered.endswith(part)),
        ]
        answer = found, tuple(spaced)
        if len(piece) <= _SHORT:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[piece] = answer
        return answer

    def _with_signs(self, lowered: str) -> Iterator[tuple[str, Bits]]:
        """Letters with signs that could stand in a piece."""
        at = [at for at, sign in enumerate(lowered) if not sign.isalnum()]
        for sign in {lowered[one : one + more] for one in at for more in (1, 2)} | {
            lowered[one - 1 : one + 1] for one in at if one
        }:
            yield from self._signs.get(sign, {}).items()

    def _in_word(self, word: str) -> Bits:
        lowered = word.lower()
        found = self._whole.get(lowered, 0)
        if word[:_DIGITS].isdigit() and len(word) >= _DIGITS:
            found |= self._numbers
        for written in (lowered, word) if word != lowered else (word,):  # an abbreviation is looked for in capitals
            for begin, bit in (*self._begins.get(written[:_CORE], ()), *self._short):
                if written.startswith(begin):
                    found |= bit
        inside = self._inside
        for start in range(len(lowered) - _CORE + 1):
            core = lowered[start : start + _CORE]
            if core in inside:
                for part, bit in inside[core]:
                    if lowered.startswith(part, start):
                        found |= bit
        return found
