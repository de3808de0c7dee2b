"""Which of many hints a text holds, looked up all together.

A piece of text that was met before costs one look-up, whatever the number of hints. How a hint is
to be looked for is told in rulebook/hints.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_REMEMBERED = 20_000
_SHORT = 60  # letters; what is longer between two spaces seldom comes again
_CORE = 3  # letters
_DIGITS = 6  # at the beginning of what could be an identity code
_words = re.compile(r"[^\W_]+").findall


class HintIndex:
    """Hints with their groups (any numbers from 0); what it remembers of pieces changes no answer."""

    def __init__(self) -> None:
        self._begins: dict[str, list[tuple[str, int]]] = {}  # by the first letters
        self._short: list[tuple[str, int]] = []  # beginnings of fewer letters than that
        self._whole: dict[str, list[int]] = {}
        self._inside: dict[str, list[tuple[str, int]]] = {}  # by the first letters
        self._signs: dict[str, list[int]] = {}
        self._numbers: list[int] = []
        # Letters with spaces among them, by numbers below 0 that stand among the groups: looked for
        # in the whole text, where a piece of it has their longest part as it must stand.
        self._spaced: list[tuple[str, list[int]]] = []
        self._parts: list[tuple[str, Callable[[str, str], bool], int]] = []
        self._known: dict[str, frozenset[int]] = {}

    def add(self, hint: str, group: int) -> None:
        """Let a hint stand for a group."""
        if hint[0] == "^":
            begin = hint[1:]
            if len(begin) < _CORE:
                self._short.append((begin, group))
            else:
                self._begins.setdefault(begin[:_CORE], []).append((begin, group))
        elif hint == "#":
            self._numbers.append(group)
        elif hint[0] == "=" and len(hint) > 1:
            self._whole.setdefault(hint[1:], []).append(group)
        else:
            self.add_letters(hint, group)

    def add_letters(self, letters: str, group: int) -> None:
        """Let letters stand for a group wherever they stand."""
        parts = letters.split()
        if letters.isalnum() and len(letters) >= _CORE:
            self._inside.setdefault(letters[:_CORE], []).append((letters, group))
        elif parts == [letters]:
            self._signs.setdefault(letters, []).append(group)
        elif parts:  # spaces alone are no hint
            self._add_spaced(letters, parts, group)

    def _add_spaced(self, letters: str, parts: list[str], group: int) -> None:
        for known, groups in self._spaced:
            if known == letters:
                groups.append(group)
                return
        longest = max(range(len(parts)), key=lambda at: len(parts[at]))
        begins = longest > 0 or letters[0].isspace()
        ends = longest + 1 < len(parts) or letters[-1].isspace()
        stands = str.__eq__ if begins and ends else str.startswith if begins else str.endswith
        self._spaced.append((letters, [group]))
        self._parts.append((parts[longest], stands, -len(self._spaced)))

    def met(self, text: str, lowered: str) -> set[int]:
        """The groups of the hints in a text, which is given as it stands and in lower case."""
        found: set[int] = set()
        known = self._known
        for piece in set(text.split()):
            groups = known.get(piece)
            if groups is None:
                groups = self._look_up(piece)
            if groups:
                found |= groups
        for number in [number for number in found if number < 0]:
            letters, more = self._spaced[-1 - number]
            if letters in lowered:
                found.update(more)
        return found

    def _look_up(self, piece: str) -> frozenset[int]:
        """What stands between two spaces is a hint for."""
        found: set[int] = set()
        for word in _words(piece):
            self._in_word(word, found)
        lowered = piece.lower()
        for letters, groups in self._signs.items():
            if letters in lowered:
                found.update(groups)
        for part, stands, number in self._parts:
            if stands(lowered, part):
                found.add(number)
        answer = frozenset(found)
        if len(piece) <= _SHORT:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[piece] = answer
        return answer

    def _in_word(self, word: str, found: set[int]) -> None:
        lowered = word.lower()
        found.update(self._whole.get(lowered, ()))
        if word[:_DIGITS].isdigit() and len(word) >= _DIGITS:
            found.update(self._numbers)
        for written in (lowered, word):  # an abbreviation is looked for in capitals
            for begin, group in (*self._begins.get(written[:_CORE], ()), *self._short):
                if written.startswith(begin):
                    found.add(group)
        inside = self._inside
        for start in range(len(lowered) - _CORE + 1):
            for part, group in inside.get(lowered[start : start + _CORE], ()):
                if lowered.startswith(part, start):
                    found.add(group)
