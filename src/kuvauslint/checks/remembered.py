"""Answers about short texts, remembered from one description to the next, for values come again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

_T = TypeVar("_T")
MOST = 4900  # answers of one function that are kept
LONG = 120  # letters; a longer text seldom comes again, and would keep memory that grows with the files


class Remembered(Generic[_T]):
    """A function of one text alone. `short` answers for texts of up to LONG letters from memory, `long` never does."""

    __slots__ = ("_accepted", "_refused", "long", "short")

    def __init__(self, function: Callable[[str], _T]) -> None:
        self.long = function
        self.short: Callable[[str], _T] = lru_cache(maxsize=MOST)(function)
        self._accepted: set[str] = set()  # short texts whose answer is yes
        self._refused: set[str] = set()  # and those whose answer is no

    def __call__(self, text: str) -> _T:
        """The answer for any text."""
        return self.short(text) if len(text) <= LONG else self.long(text)

    def any_of(self, short: set[str], long: Iterable[str]) -> bool:
        """Whether the answer for any of the texts is yes; those met before are looked up all together."""
        if not self._accepted.isdisjoint(short):
            return True
        for text in short - self._refused:
            known = self._accepted if self.long(text) else self._refused
            if len(known) >= MOST:
                known.clear()
            known.add(text)
            if known is self._accepted:
                return True
        return any(map(self.long, long))
