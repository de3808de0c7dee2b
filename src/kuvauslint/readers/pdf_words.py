"""What the words of a PDF look like: which of them surely are whole, and where its words begin and end.

In a narrow column a program breaks a word that is longer than a line, and nothing in the file tells so. What
stands elsewhere in the same document does: whole words, and the letters that words begin and end with. No
language is known here.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kuvauslint.readers.pdf_page import Stretch

_PUNCTUATION = ".,;:()"
_LONG = 4  # letters of a word that is more than a particle
_ENOUGH = 60  # words, to be sure of how those of a document end; with fewer, less sure
_PLENTY = 2_000  # words: more tell nothing new
_NEVER = 0.004  # of all words: no word ends with such a letter
_IMPOSSIBLE = 4.0
_EDGE = 8  # type sizes from the first or last line of a page: a cell may go on over it


def bare(word: str) -> str:
    """A word without the marks around it, case folded."""
    return word.strip(_PUNCTUATION).casefold()


class Edge:
    """How often one letter, and two, were met at a place of words."""

    def __init__(self) -> None:
        self.count = 0
        self._letters: Counter[str] = Counter()

    def add(self, pair: str, letter: str) -> None:
        """Two letters, and the one of them that stands at the edge."""
        self.count += 1
        self._letters[pair] += 1
        self._letters[letter] += 1

    def share(self, pair: str, letter: str) -> float:
        """Of all that were met; where the two are rare, the one tells."""
        one = (self._letters[letter] + 0.3) / (self.count + 8)
        return (self._letters[pair] + 3 * one) / (self.count + 3)


class Letters:
    """The letters that words end with before a longer one, that words begin with, and that stand within one."""

    def __init__(self) -> None:
        self.ends, self.begins, self.ends_within, self.begins_within = Edge(), Edge(), Edge(), Edge()
        self._last: Counter[str] = Counter()  # letters of all words, whatever follows

    def parted(self, head: str, tail: str) -> float:
        """Above 0 where a word more likely ends between the two than goes on; near 0 where little is known."""
        if not self.ends.count or len(head) < 2 or len(tail) < 2:
            return 0.0
        end, begin = (head[-2:], head[-1]), (tail[:2], tail[0])
        ending = math.log(self.ends.share(*end) / self.ends_within.share(*end))
        beginning = math.log(self.begins.share(*begin) / self.begins_within.share(*begin))
        never = self._last[head[-1]] < _NEVER * self._last.total()
        sure = min(self.ends.count / _ENOUGH, 1.0)
        return sure * (ending + beginning / 2 - (_IMPOSSIBLE if never else 0.0))

    def add(self, token: str, following: str) -> None:
        """A whole word and the one after it, empty where none follows in the same sentence."""
        word = bare(token)
        if not word.isalpha():
            return
        self._last[word[-1]] += 1
        for at in range(1, len(word) - 2):
            self.ends_within.add(word[at : at + 2], word[at + 1])
            self.begins_within.add(word[at : at + 2], word[at])
        if len(word) > _LONG:
            if token[0].islower():
                self.begins.add(word[:2], word[0])
            if token[-1].isalpha() and len(following) > _LONG and following[0].islower():
                self.ends.add(word[-2:], word[-1])


class Known(NamedTuple):
    """Whole words of a document, those that follow a hyphen and a space, and its letters."""

    words: frozenset[str]
    after_hyphen: frozenset[str]
    letters: Letters


def known_words(stretches: list[Stretch], below: list[bool]) -> Known:
    """Of the stretches in the order they were drawn; `below` tells which are followed by the next line."""
    tops, bottoms = _edges(stretches)
    words: set[str] = set()
    hyphened: set[str] = set()
    letters = Letters()
    before = ""  # the last word of the line above, where a space stands between it and this line
    for index, stretch in enumerate(stretches):
        text = stretch.text
        tokens = text.split()
        if not tokens:
            continue
        far = _EDGE * stretch.size
        if index and below[index - 1]:
            whole_first = text[0] == " " or bool(before)
        else:
            before = ""
            whole_first = not tokens[0][0].islower() or stretch.y - tops[stretch.page] > far
        if below[index]:
            whole_last = text[-1] == " "
        else:
            alone = len(tokens) == 1 and bottoms[stretch.page] - stretch.y < far
            whole_last = not alone or text[-1] == " " or text.rstrip()[-1] in _PUNCTUATION
        whole = tokens[0 if whole_first else 1 : len(tokens) if whole_last else -1]
        words.update(map(bare, whole))
        hyphened.update(bare(word) for one, word in itertools.pairwise([before, *tokens]) if _tied(one))
        if letters.ends.count < _PLENTY:
            for token, following in itertools.pairwise([before, *whole] if whole_first else whole):
                letters.add(token, following)
        before = tokens[-1] if whole_last and text[-1] == " " and below[index] else ""
        if whole and not before:
            letters.add(whole[-1], "")
    return Known(frozenset(words), frozenset(hyphened), letters)


def _edges(stretches: Iterable[Stretch]) -> tuple[dict[int, float], dict[int, float]]:
    tops: dict[int, float] = {}
    bottoms: dict[int, float] = {}
    for stretch in stretches:
        tops[stretch.page] = min(stretch.y, tops.get(stretch.page, stretch.y))
        bottoms[stretch.page] = max(stretch.y, bottoms.get(stretch.page, stretch.y))
    return tops, bottoms


def _tied(word: str) -> bool:
    return len(word) > 1 and word[-1] == "-"
