"""Words about the contents of a description (rules/vocabulary/contents.yaml), and how they are found.

Folded and by the beginnings of words: the data give stems, so that bent forms are found too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kuvauslint.vocabulary.keys import fold
from kuvauslint.vocabulary.store import load

_EDGES = " \t\r\n.,;:!…*_–—•·\"'”“»«"
_REMEMBERED = 1024
_TELLING = 4
_COMPOUND = re.compile(r"\W*\w+-\w")
_CLOSING = {"[": "]", "<": ">", "{": "}"}


def plain(text: str) -> str:
    """The text in one line, case and diacritics forgiven, without the punctuation around it."""
    return fold(" ".join(text.split())).strip(_EDGES)


@cache
def phrases(name: str) -> frozenset[str]:
    """A list of whole values, each as `plain` gives it."""
    return frozenset(plain(phrase) for phrase in load("vocabulary/contents")[name])


@lru_cache(_REMEMBERED)
def is_made_of(nouns: str, words: str, text: str) -> bool:
    """Whether a text is nothing but words of two lists, at least one of the first."""
    bare = plain(text)
    first = bare.partition(" ")[0]
    if first not in _first_words(nouns, words):  # as nearly always
        return False
    return _made_of(nouns, words).fullmatch(bare) is not None


@cache
def _first_words(*names: str) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for name in names for phrase in phrases(name))


@cache
def _made_of(nouns: str, words: str) -> re.Pattern[str]:
    noun, word = ("|".join(map(re.escape, sorted(phrases(name), key=len, reverse=True))) for name in (nouns, words))
    return re.compile(rf"(?:(?:{word}) )*(?:{noun})(?: (?:{noun}|{word}))*")


@cache
def finder(name: str) -> re.Pattern[str]:
    """A pattern for a list of words, found in folded text.

    Each word is the beginning of a word of the text; `*` before it finds it inside a compound too,
    `=` before it only as it stands, and `*=` as it stands at the end of a compound. "…" inside it
    stands for up to 80 characters.
    """
    starts: list[str] = []
    inner: list[str] = []
    # the longest first, so that of two words that begin alike the longer is seen
    for word in sorted(load("vocabulary/contents")[name], key=len, reverse=True):
        stem = r"\s+".join(re.escape(part) for part in fold(word.lstrip("*=")).split())
        stem = stem.replace(r"\s+…\s+", r"(?!\w).{0,80}?")
        if word.startswith("*"):
            inner.append(stem + (r"(?!\w)" if word.startswith("*=") else ""))
        else:
            starts.append(stem + (r"(?!\w)" if word.startswith("=") else ""))
    whole = [rf"(?<!\w)(?:{'|'.join(starts)})"] if starts else []
    return re.compile("|".join(whole + inner))


class _Needle(NamedTuple):
    """The first part of a word of a list: what a text must hold for the word to be in it."""

    text: str
    inside: bool  # may stand inside a word
    whole: bool  # a space, or nothing of a word, must follow
    certain: bool  # it is the whole word, and no pattern need look

    def stands_at(self, folded: str, at: int) -> bool:
        """Whether it stands at a place where the word could be."""
        if not self.inside and at and (folded[at - 1].isalnum() or folded[at - 1] == "_"):
            return False
        after = folded[at + len(self.text) : at + len(self.text) + 1]
        return not self.whole or not (after.isalnum() or after == "_")


@cache
def _needles(name: str) -> tuple[_Needle, ...]:
    """The needles of a list of words: far quicker to look for than its pattern."""
    found = []
    for word in load("vocabulary/contents")[name]:
        first, *more = fold(word.lstrip("*=")).split()
        whole = bool(more) or word.startswith(("=", "*="))
        found.append(_Needle(first, word.startswith("*"), whole, not more))
    return tuple(sorted(dict.fromkeys(found), key=lambda needle: not needle.certain))  # the pattern last


def mentions(name: str, text: str) -> bool:
    """Whether a text holds a word of the list."""
    if not text:
        return False
    folded = fold(text)
    for needle in _needles(name):
        at = folded.find(needle.text)
        while at >= 0:
            if needle.stands_at(folded, at):
                return needle.certain or finder(name).search(folded) is not None
            at = folded.find(needle.text, at + 1)
    return False


def by_hand(text: str) -> bool:
    """Whether a text says that a store is kept by hand; a paper form or "there is no paper" says nothing of it."""
    if not mentions("kept_by_hand", text):
        return False
    return not mentions("not_by_hand", text) or finder("kept_by_hand").search(_without("not_by_hand", text)) is not None


def _without(name: str, text: str) -> str:
    return finder(name).sub(" ", fold(text))


def is_placeholder(text: str) -> bool:
    """Whether the whole text only keeps a place: a dash, "xxx", "[name of the municipality]", "to be added"."""
    # nearly all values are known at once to be none, by their first letters
    return (not text[:1].isalpha() or _starts_like_one(text)) and _keeps_a_place(text)


def says_something(text: str) -> bool:
    """Whether a text has a letter or a digit, and does not only keep a place."""
    return (text[:1].isalnum() or any(map(str.isalnum, text))) and not is_placeholder(text)


def _starts_like_one(text: str) -> bool:
    starts, start = _starts(), text[:_TELLING].casefold()
    return start in starts or start[:3] in starts or start[:2] in starts


@lru_cache(_REMEMBERED)
def _keeps_a_place(text: str) -> bool:
    stripped = " ".join(text.split())
    if not stripped:
        return False
    if _CLOSING.get(stripped[0]) == stripped[-1] and not set(stripped.strip("[]<>{}")) & set("[]<>{}"):
        return True
    bare = plain(stripped)
    if not bare:
        return True  # dashes, dots and the like
    if len(bare) >= 2 and len(set(bare)) == 1 and bare[0] in "x?_":
        return True
    if bare in phrases("placeholders"):
        return True
    if _at_start("placeholder_beginnings", bare) and not _COMPOUND.match(stripped):
        return True
    sentence = _at_start("placeholder_sentences", bare)
    return sentence is not None and _promises(bare[sentence.end() :])


def _at_start(name: str, folded: str) -> re.Match[str] | None:
    """The word of a list with which a folded text begins."""
    if not folded.startswith(_first_parts(name)):
        return None
    for needle in _needles(name):
        if folded.startswith(needle.text) and needle.stands_at(folded, 0):
            return finder(name).match(folded)
    return None


@cache
def _first_parts(name: str) -> tuple[str, ...]:
    return tuple(needle.text for needle in _needles(name))


@cache
def _starts() -> frozenset[str]:
    """The first letters of every placeholder, as written and with diacritics forgiven."""
    starts = {"xx"}
    for name in ("placeholders", "placeholder_beginnings", "placeholder_sentences"):
        for phrase in load("vocabulary/contents")[name]:
            start = phrase.lstrip("*=").casefold()[:_TELLING]
            starts |= {start, fold(start)}
    return frozenset(starts)


def _promises(rest: str) -> bool:
    """Whether what follows "to be added" is nothing, or "later"."""
    return not rest or (rest[0] == " " and finder("placeholder_times").match(rest.lstrip()) is not None)
