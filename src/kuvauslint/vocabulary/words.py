"""Finds terms in running text, however they are bent, and not inside other words.

How a term is written (any form, parts of compounds, fixed words, abbreviations) is told in
`rules/vocabulary/README.md`.

All terms are looked for in one pass: a word of the text costs a few dictionary look-ups, whatever
the number of terms, and words met before cost one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kuvauslint.vocabulary.inflect import first_parts, stems
from kuvauslint.vocabulary.store import load

_WORD_PATTERN = "[^\\W_]+(?:[-:’'\u00ad\u2010\u2011][^\\W_]+)*-?"
_SMALL = "abcdefghijklmnopqrstuvwxyz\u00e5\u00e4\u00f6"
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_REMEMBERED = 8_192
_WINDOW = 3  # letters


class Term(NamedTuple):
    """A word or phrase to look for.

    `group` and `id` tell what it is (an act, a body, a duty …), `spec` how it is written (see above),
    `data` is the row of facts it comes from.
    """

    group: str
    id: str
    language: str
    spec: str
    data: Any = None


class Match(NamedTuple):
    """A term found at text[start:end]; `form` is that text, `whole` the word or words it is part of."""

    term: Term
    start: int
    end: int
    form: str
    whole: str


class Word(NamedTuple):
    """One word of a term's spec."""

    lemma: str
    language: str
    more: tuple[str, ...] = ()
    tail: bool = False
    head: bool = False
    literal: bool = False
    abbreviation: bool = False


class _Token(NamedTuple):
    start: int
    end: int
    text: str


class Lexicon:
    """Terms that are looked for together; frozen once made."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._phrases = tuple((term, parse(term.spec, term.language)) for term in terms)
        self._longest = max((len(words) for _, words in self._phrases), default=1)
        self._firsts: dict[Word, list[int]] = {}
        for index, (_, words) in enumerate(self._phrases):
            self._firsts.setdefault(words[0], []).append(index)
        self._literals: dict[str, list[Word]] = {}
        self._abbreviations: dict[str, list[Word]] = {}
        self._keyed: dict[str, list[Word]] = {}
        self._tails: dict[str, list[Word]] = {}
        for word in dict.fromkeys(word for _, words in self._phrases for word in words):
            if word.literal:
                self._literals.setdefault(word.lemma, []).append(word)
            elif word.abbreviation:
                self._abbreviations.setdefault(word.lemma, []).append(word)
            else:
                (self._tails if word.tail else self._keyed).setdefault(_key(word), []).append(word)
        self._sizes = sorted({len(key) for key in (*self._keyed, *self._tails)})
        self._needles: dict[str, list[str]] = {}  # by their first letters
        for needle in sorted({_telling(words) for _, words in self._phrases}):
            self._needles.setdefault(needle[:_WINDOW], []).append(needle)
        self._cores = frozenset(core for core in self._needles if len(core) == _WINDOW)
        self._small = tuple(core for core in self._needles if len(core) < _WINDOW)  # needles of a letter or two
        self._seen: dict[str, tuple[tuple[Word, int, int], ...]] = {}

    def might_contain(self, text: str) -> bool:
        """Whether it pays to look: False only where no term can be found in the text."""
        lowered, windows = _windows(text)
        # hundreds of needles are looked for one by one only where their first letters stand
        met = self._cores & windows
        return any(small in lowered for small in self._small) or any(
            needle in lowered for core in met for needle in self._needles[core]
        )

    def find(self, text: str) -> list[Match]:
        """Every term in the text, in reading order; of one term at one place the longest reading."""
        if not self.might_contain(text):
            return []
        tokens = [_Token(m.start(), m.end(), m.group()) for m in _tokens()(text)]
        found: dict[tuple[int, str, str], Match] = {}
        for position, token in enumerate(tokens):
            for word, *span in self._words(token.text):
                for index in self._firsts.get(word, ()):
                    match = self._whole(text, tokens[position : position + self._longest], index, span)
                    if match is None:
                        continue
                    key = (match.start, match.term.group, match.term.id)
                    if key not in found or found[key].end < match.end:
                        found[key] = match
        return sorted(found.values(), key=lambda m: (m.start, -m.end, m.term.group, m.term.id))

    def _whole(self, text: str, tokens: list[_Token], index: int, span: list[int]) -> Match | None:
        """The phrase that begins with the word at `span` of the first token, if all of it is there."""
        term, words = self._phrases[index]
        first = last = tokens[0]
        start, end = span
        if len(words) > len(tokens):
            return None
        for word, follower in zip(words[1:], tokens[1:], strict=False):
            gap = text[last.end : follower.start]
            if end != len(last.text) or gap.strip() or not gap:
                return None
            reach = next((e for w, s, e in self._words(follower.text) if w == word and s == 0), None)
            if reach is None:
                return None
            last, end = follower, reach
        begin = first.start + start
        return Match(term, begin, last.start + end, text[begin : last.start + end], text[first.start : last.end])

    def _words(self, token: str) -> tuple[tuple[Word, int, int], ...]:
        known = self._seen.get(token)
        if known is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            known = self._seen[token] = tuple(self._looked_up(token))
        return known

    def _looked_up(self, token: str) -> Iterator[tuple[Word, int, int]]:
        """The words of the lexicon that a token of the text is a form of, each with its span in the token."""
        plain, places = _folded(token)
        lowered = plain.lower()
        for word in self._literals.get(lowered, ()):
            yield word, 0, len(token)
        for word in self._abbreviations.get(_capitals(plain), ()):
            if reach := _abbreviated(word, plain):
                yield word, 0, places[reach]
        if len(lowered) != len(plain):
            return
        for size in self._sizes:
            for word in self._keyed.get(lowered[:size], ()):
                yield from _spans(word, lowered, 0, places)
        if self._tails:
            # what stands before the last part of a compound is a word of two letters at least
            for start in (0, *range(2, len(lowered) - 2)):
                for size in self._sizes:
                    for word in self._tails.get(lowered[start : start + size], ()):
                        yield from _spans(word, lowered, start, places)


def parse(spec: str, language: str) -> tuple[Word, ...]:
    """The words of a spec."""
    return tuple(_parsed(part, language) for part in spec.split())


def _parsed(part: str, language: str) -> Word:
    if part.startswith("="):
        return Word(part[1:].lower(), language, literal=True)
    tail, head = part.startswith("*"), part.endswith("*")
    bare = part.strip("*")
    if len(bare) > 1 and bare.isupper() and bare.isalpha():
        return Word(bare, language, head=head, abbreviation=True)
    lemma, *more = bare.lower().split("/")
    literal = (len(lemma) <= 3 and not (tail or head or more)) or lemma.endswith("-")
    return Word(lemma, language, tuple(more), tail, head, literal)


_forms = cache(stems)
_first_parts = cache(first_parts)


@lru_cache(maxsize=32)
def _windows(text: str) -> tuple[str, frozenset[str]]:
    """The text in small letters, without soft hyphens, and all its pieces of three letters; several lexicons ask."""
    lowered = text.lower()
    if "\u00ad" in lowered or "\u2011" in lowered or "\u2010" in lowered:
        lowered = lowered.replace("\u00ad", "").translate(_HYPHENS)
    return lowered, frozenset([lowered[at : at + _WINDOW] for at in range(len(lowered) - _WINDOW + 1)])


@cache
def _tokens() -> Any:
    import re

    return re.compile(_WORD_PATTERN).finditer


def _key(word: Word) -> str:
    """What every form of the word begins with, short enough for a dictionary: two to five letters."""
    return _unchanging(word)[:5]


def _unchanging(word: Word) -> str:
    """The beginning that no inflection touches: a grade changes two consonants before the last vowel."""
    if word.literal or word.abbreviation:
        return word.lemma.lower()
    least = min(len(text) for text in (word.lemma, *word.more))
    keep = word.lemma[: max(2, least - (3 if word.language == "fi" else 2))]
    for text in word.more:
        while not text.startswith(keep):
            keep = keep[:-1]
    return keep


def needles(spec: str, language: str) -> set[str]:
    """What a text must hold one of for the term to be in it, with how it must stand (see rulebook/hints.py)."""
    common = load("vocabulary/word_forms")["common"]
    words = parse(spec, language)
    telling = [word for word in words if word.lemma not in common] or list(words)
    return max((_needles(word) for word in telling), key=lambda found: min(map(len, found)))


def _needles(word: Word) -> set[str]:
    if word.abbreviation:
        return {f"^{word.lemma}"}
    if word.literal:
        return {f"={word.lemma}" if word.lemma.isalnum() else word.lemma}
    found = (stem.text for stem in _forms(word.lemma, word.language, word.more))
    return {text if word.tail or not text.isalnum() else f"^{text}" for text in found}


def _telling(words: tuple[Word, ...]) -> str:
    return max((_unchanging(word) for word in words), key=len)


def _folded(token: str) -> tuple[str, list[int]]:
    """The token without soft hyphens, and where each of its letters stands in the token as written."""
    if "\u00ad" not in token:
        return token.translate(_HYPHENS), list(range(len(token) + 1))
    places = [index for index, letter in enumerate(token) if letter != "\u00ad"]
    return token.replace("\u00ad", "").translate(_HYPHENS), [*places, len(token)]


def _capitals(plain: str) -> str:
    """The part of a token before its colon or hyphen, without a case ending: all that an abbreviation can be."""
    part = plain.partition(":")[0].partition("-")[0]
    return part if part.isupper() or not part[:2].isupper() else part.rstrip(_SMALL)


def _abbreviated(word: Word, plain: str) -> int:
    """How far the abbreviation reaches: alone, with an ending (after a colon or not), before a hyphen; 0 if none."""
    rest = plain[len(word.lemma) :]
    if not rest or rest in load("vocabulary/word_forms")["said"]:
        return len(plain)
    if rest[0] == ":":
        return len(plain) if rest[1:].islower() and len(rest) <= 1 + load("vocabulary/word_forms")["colon"] else 0
    return len(word.lemma) if word.head else 0


def _spans(word: Word, lowered: str, start: int, places: list[int]) -> Iterator[tuple[Word, int, int]]:
    """The span of the word in the token from `start`, if the rest of the token is a form of it."""
    rest = lowered[start:]
    for stem in _forms(word.lemma, word.language, word.more):
        if rest.startswith(stem.text) and rest[len(stem.text) :] in stem.endings:
            yield word, places[start], places[len(lowered)]
            return
    if word.head:
        for part in _first_parts(word.lemma, word.language, word.more):
            if rest.startswith(part) and len(rest) >= len(part) + 3:
                yield word, places[start], places[start + len(part)]
                return
