"""Answers about short texts, remembered from one description to the next, for values come again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, ClassVar, Generic, TypeVar

_T = TypeVar("_T")
MOST = 4900  # answers of one function that are kept
LONG = 120  # letters; a longer text seldom comes again, and would keep memory that grows with the files


class Remembered(Generic[_T]):
    """A function of one text alone. `short` answers for texts of up to LONG letters from memory, `long` never does."""

    __slots__ = ("accepted", "long", "refused", "short")

    def __init__(self, function: Callable[[str], _T]) -> None:
        self.long = function
        self.short: Callable[[str], _T] = lru_cache(maxsize=MOST)(function)
        self.accepted: set[str] = set()  # short texts whose answer is yes
        self.refused: set[str] = set()  # and those whose answer is no

    def __call__(self, text: str) -> _T:
        """The answer for any text."""
        return self.short(text) if len(text) <= LONG else self.long(text)

    def any_of(self, texts: Different) -> bool:
        """Whether the answer for any of the texts is yes; those met before are looked up all together."""
        short = texts.open if self in texts.round.asked else texts.short
        if self not in _Round.now.asked:
            _Round.now = _Round((*_Round.now.asked, self))
        if not self.accepted.isdisjoint(short):
            return True
        for text in short - self.refused:
            known = self.accepted if self.long(text) else self.refused
            if len(known) >= MOST:
                known.clear()
            known.add(text)
            if known is self.accepted:
                return True
        return any(map(self.long, texts.long))


class Different:
    """The different texts of one description, made once for all that is asked of them.

    short  those of up to LONG letters
    open   those of them that not all of what was asked so far is known to refuse: a handful in most files
    long   the others
    """

    __slots__ = ("long", "open", "round", "short")

    def __init__(self, texts: Iterable[str]) -> None:
        short = set(texts)
        self.long = [text for text in short if len(text) > LONG] if max(map(len, short), default=0) > LONG else []
        short.difference_update(self.long)
        self.short = short
        self.round = _Round.now
        self.open = self.round.open_among(short)


class _Round:
    """What has been asked of descriptions so far, and the texts that all of it refused.

    A question that comes new begins another round, since it may accept what the others refused.
    """

    now: ClassVar[_Round]

    def __init__(self, asked: tuple[Remembered[Any], ...]) -> None:
        self.asked = asked
        self._settled: set[str] = set()
        self._last: set[str] = set()  # the open ones of the description before: by now they may be settled

    def open_among(self, short: set[str]) -> set[str]:
        """The texts of a description that are not settled."""
        settled = self._last
        for question in self.asked:
            settled = question.refused & settled
        if len(self._settled) + len(settled) > MOST:
            self._settled.clear()
        self._settled |= settled
        self._last = short - self._settled
        return self._last


_Round.now = _Round(())
