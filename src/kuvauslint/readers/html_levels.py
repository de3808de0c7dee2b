"""How deep the headings of a web page and the titles of its folded parts stand, from 1 (the highest) to 6."""

from __future__ import annotations

from typing import NamedTuple

DEEPEST = 6


class Around(NamedTuple):
    """The levels around an element, to go back to at its end."""

    heading: int
    folded: int


class Levels:
    """Follows the headings in reading order."""

    __slots__ = ("_folded", "_heading", "_title")

    def __init__(self) -> None:
        self._heading = 0  # of the last heading
        self._folded = 0  # that the title of a folded part has at least
        self._title = 0  # of the last title that a switch opens, until a heading stands beside or above it

    def heading(self, level: int) -> int:
        """The level of a heading that is marked as one; inside a folded part it stands below the part's title."""
        if self._folded:
            level = max(level, min(self._folded + 1, DEEPEST))
        self._heading = level
        if level <= self._title:
            self._title = 0
        return level

    def switch(self) -> int:
        """The level of a title that a switch opens: one under the heading above it, the same for those beside it."""
        self._title = self._title or self._below()
        return self._title

    def summary(self) -> int:
        """The level of the title of the folded part that was entered last."""
        return max(self._folded, 1)

    def enter_folded(self) -> None:
        """A folded part begins: its title stands one under what is around it."""
        self._folded = self._below()

    def around(self) -> Around:
        """What to give to `leave` at the end of an element that begins here."""
        return Around(self._heading, self._folded)

    def leave(self, around: Around, *, folded: bool) -> None:
        """An element ends; the headings inside a folded part are not above what follows it."""
        self._folded = around.folded
        if folded:
            self._heading = around.heading

    def _below(self) -> int:
        return min(max(self._heading, self._folded) + 1, DEEPEST)
