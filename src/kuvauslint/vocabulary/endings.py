"""Whether two words are two forms of one word, by the paradigms of the language data."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kuvauslint.vocabulary.edits import shared_start
from kuvauslint.vocabulary.store import load

LONGEST_ENDING = 6
STEM = 4  # fewer letters in common prove nothing: a name of three letters is another name


class Paradigm(NamedTuple):
    """Endings that one stem takes, and what the stem ends in (vowel, consonant, any)."""

    after: str
    forms: frozenset[str]


@cache
def paradigms() -> tuple[Paradigm, ...]:
    """The rows of the data file."""
    return tuple(Paradigm(row["after"], frozenset(row["forms"])) for row in load("vocabulary/likeness")["endings"])


@cache
def vowels() -> frozenset[str]:
    """The vowels of the languages, as the data file has them."""
    return frozenset(load("vocabulary/likeness")["vowels"])


def _fits(paradigm: Paradigm, stem: str) -> bool:
    return paradigm.after == "any" or (stem[-1:] in vowels()) == (paradigm.after == "vowel")


def same_word(first: str, second: str, stem: int = STEM) -> bool:
    """Whether two folded words differ by their endings alone, with at least `stem` letters in common."""
    longest = shared_start(first, second)
    for length in range(longest, max(stem, longest - 2) - 1, -1):
        other, rows = second[length:], _by_ending().get(first[length:], ())
        if any(other in paradigm.forms and _fits(paradigm, first[:length]) for _, paradigm in rows):
            return True
    return False


@cache
def _by_ending() -> dict[str, tuple[tuple[int, Paradigm], ...]]:
    found: dict[str, list[tuple[int, Paradigm]]] = {}
    for number, paradigm in enumerate(paradigms()):
        for ending in paradigm.forms:
            found.setdefault(ending, []).append((number, paradigm))
    return {ending: tuple(rows) for ending, rows in found.items()}


def stems(word: str, stem: int = STEM) -> list[tuple[int, str]]:
    """(paradigm, stem) for every way to read the word; two forms of one word share one."""
    known = _by_ending()
    return [
        (number, word[:length])
        for length in range(max(stem, len(word) - LONGEST_ENDING), len(word) + 1)
        for number, paradigm in known.get(word[length:], ())
        if _fits(paradigm, word[:length])
    ]
