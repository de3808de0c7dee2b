"""Answers about short texts, remembered from one description to the next, for values come again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

_T = TypeVar("_T")
MOST = 8192  # answers of one function that are kept
LONG = 120  # letters; a longer text seldom comes again, and would keep memory that grows with the files


class Remembered(Generic[_T]):
    """A function of one text alone. `short` answers for texts of up to LONG letters from memory, `long` never does."""

    __slots__ = ("long", "short")

    def __init__(self, function: Callable[[str], _T]) -> None:
        self.long = function
        self.short: Callable[[str], _T] = lru_cache(maxsize=MOST)(function)

    def __call__(self, text: str) -> _T:
        """The answer for any text."""
        return self.short(text) if len(text) <= LONG else self.long(text)
