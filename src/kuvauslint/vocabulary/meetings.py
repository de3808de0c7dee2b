"""What is left of words when differences are taken away: words that may be one meet there.

Forms of one word share a stem, words a slip of the pen away a letter left out, and words without their
diacritics what is left without them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import chain

from kuvauslint.vocabulary.edits import deletions
from kuvauslint.vocabulary.endings import LONGEST_ENDING, stems

SHORT = 5  # a slip in a shorter word makes another word
LONGEST_WORD = 60  # letters of a word in which slips are looked for
HEAD = 4  # letters at the beginning of what is left of a word


@lru_cache(maxsize=4096)
def meetings(word: str) -> tuple[object, ...]:
    """What is left of a word when differences are taken away, each once."""
    if any(c.isdigit() for c in word):
        return ()
    met: list[object] = list(stems(word, 2))
    if SHORT <= len(word) <= LONGEST_WORD:
        met.extend(deletions(word))
        met.append(("plain", without_diacritics(word)))
    return tuple(dict.fromkeys(met))


def without_diacritics(word: str) -> str:
    """The word without its diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def all_apart(words: set[str]) -> bool:
    """Whether no two of the words can be one: nothing that is left of them when differences are taken away meets.

    Only words that share a head with another can meet it.
    """
    begun = list(map(heads, words))
    met: set[str] = set()
    shared: set[str] = set()
    for some in begun:
        if not met.isdisjoint(some):
            shared |= met & some
        met |= some
    if not shared:
        return True
    left = [meetings(word) for word, some in zip(words, begun, strict=True) if not shared.isdisjoint(some)]
    return len(set(chain.from_iterable(left))) == sum(map(len, left))


@lru_cache(maxsize=4096)
def heads(word: str) -> frozenset[str]:
    """How what is left of a word begins (see meetings), in four letters.

    All that is left of a word of twelve letters takes ten times as long to make as this, and of the words of a
    description hardly any two share a beginning.
    """
    if not word.isalpha() and any(map(str.isdigit, word)):
        return frozenset()
    begun = {word[:HEAD], *(word[:at] + word[at + 1 : HEAD + 1] for at in range(HEAD))}
    if len(word) < HEAD + LONGEST_ENDING:
        begun.add(word[:2])  # its stem may be as short as that
    if not word.isascii():
        begun.add(without_diacritics(word)[:HEAD])
    return frozenset(begun)
