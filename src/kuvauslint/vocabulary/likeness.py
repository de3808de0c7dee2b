"""Names that are one thing written in two ways, and names that only look alike.

Two names are one when they are equal but for case, spaces, hyphens or joining words, or when they
have the same words one by one, each equal, in another grammatical form, or one slip of the pen away
where the word is long enough for that to be a slip. Numbers, short words and abbreviations must be
equal; words of one letter's difference that are real words of their own are kept in the data file.
Nothing is compared pair by pair: names meet in buckets of what is left when the differences are
taken away, and only those that meet are looked at. docs/likeness.md has the method and its figures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from kuvauslint.vocabulary.edits import distance, shared_start
from kuvauslint.vocabulary.endings import same_word
from kuvauslint.vocabulary.letters import casefolded
from kuvauslint.vocabulary.meetings import SHORT, all_apart, meetings, without_diacritics
from kuvauslint.vocabulary.store import load

STEADY = 8  # from here on a changed letter is a slip, not another word
LONGEST = 160  # letters of a name that are looked at; names are not longer
CROWD = 8  # how many of one bucket are compared with each newcomer

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-") | {0xAD: None, 0x200B: None}
_STRANGE = re.compile(r"[^\x00-\xac\xae-\xff]")  # what is left is composed, and has none of those
_WORDS = r"&|\+|[^\W_]+"
_CASE = r":[^\W\d_]{1,4}\b"


class Likeness(NamedTuple):
    """Two names of one thing, as positions in the list given, and how their spelling differs.

    kinds: initial (the case of the first letter), case, joining, hyphen, space, diacritics,
    inflection, typo.
    """

    first: int
    second: int
    kind: str


class _Words(NamedTuple):
    heads: tuple[str, ...]
    generic: frozenset[str]
    joining: frozenset[str]
    apart: tuple[tuple[str, str], ...]


@cache
def _words() -> _Words:
    data = load("vocabulary/likeness")
    heads = tuple(sorted(data["heads"], key=len, reverse=True))
    apart = tuple((a, b) for a, b in data["apart"])
    return _Words(heads, frozenset(data["generic"]), frozenset(data["joining"]), apart)


@lru_cache(maxsize=4096)
def clean(name: str) -> str:
    """The name without what nobody sees: composed letters, one kind of dash and space, no quotes at its ends."""
    text = name[:LONGEST]
    if _STRANGE.search(text):
        text = unicodedata.normalize("NFC", text).translate(_DASHES)
    return " ".join(text.split()).strip(" ,;.:*\"'”“»«")


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name; joining words become one sign, a case ending after a colon is dropped."""
    text = clean(name).casefold()
    if ":" in text:
        text = re.sub(_CASE, "", text)
    # most names are letters and spaces, and need no pattern to be taken apart
    words = text.split() if text.replace(" ", "").isalnum() else re.findall(_WORDS, text)
    joining = _words().joining
    return tuple(words) if joining.isdisjoint(words) else tuple("&" if word in joining else word for word in words)


def key(name: str) -> str:
    """What is left of a name without case, spaces, hyphens and joining words: equal keys are one name."""
    return "".join(words_of(name))


def same_thing(first: str, second: str) -> str | None:
    """How two names of one thing differ in spelling (see Likeness); None for two things and for equal names."""
    one, other = clean(first), clean(second)
    if one == other:
        return None
    ours, theirs = words_of(first), words_of(second)
    if not ours or not theirs:
        return None
    if "".join(ours) == "".join(theirs):
        return _spelling(one, other)
    if len(ours) != len(theirs) or all(is_generic(word) for word in ours + theirs):
        return None
    kinds: list[str] = []
    loose = len(ours) > 1 and any(a == b or same_word(a, b) for a, b in zip(ours, theirs, strict=True))
    for our, their in zip(ours, theirs, strict=True):
        if our != their:
            kind = _same_word_kind(our, their, alone=len(ours) == 1, loose=loose)
            if kind is None:
                return None
            kinds.append(kind)
    if kinds.count("typo") > 2 or (kinds.count("typo") == 2 and len(ours) < 3):
        return None
    return next(kind for kind in ("typo", "diacritics", "inflection") if kind in kinds)


def _spelling(one: str, other: str) -> str:
    if one[1:] == other[1:] and one[:1].casefold() == other[:1].casefold():
        return "initial"
    if one.casefold() == other.casefold():
        return "case"
    bare, barer = one.casefold().replace("-", ""), other.casefold().replace("-", "")
    if bare == barer or one.casefold().replace("-", " ") == other.casefold().replace("-", " "):
        return "hyphen"
    if "".join(bare.split()) == "".join(barer.split()):
        return "space"
    return "joining"


@lru_cache(maxsize=4096)
def is_generic(word: str) -> bool:
    """Whether a folded word, in any of its forms, names nothing by itself ("register", "system")."""
    generic = _words().generic
    return word in generic or any(same_word(word, known) for known in generic if known[:3] == word[:3])


def _same_word_kind(one: str, other: str, *, alone: bool, loose: bool) -> str | None:
    """How two unequal words of one name differ; None when they are two words."""
    if len(one) > len(other):
        one, other = other, one
    if any(c.isdigit() for c in one + other) or _kept_apart(one, other):
        return None
    if same_word(one, other, 2 if loose else 4):
        return "inflection"
    stem = _stem_length(one, other)
    if stem < SHORT:
        return None
    if without_diacritics(one) == without_diacritics(other):
        return "diacritics" if without_diacritics(one) in (one, other) else None
    if distance(one, other, 1) > 1 or (stem < STEADY and not _slip_in_short(one, other, stem, alone=alone)):
        return None
    return "typo"


def _slip_in_short(one: str, other: str, stem: int, *, alone: bool) -> bool:
    """Whether one letter's difference in a short stem is a slip and not another word.

    A first letter is seldom mistyped, and a letter changed into another makes another word as often
    as not: only a name that stands alone is given the benefit,
    one of five letters only at its end.
    """
    if one[0] != other[0]:
        return False
    if len(one) != len(other) or sorted(one) == sorted(other):
        return True
    return alone and stem == len(one) and (stem > SHORT or one[:-1] == other[:-1])


def _kept_apart(one: str, other: str) -> bool:
    for left, right in _words().apart:
        if (left in one and one.replace(left, right, 1) == other) or (
            right in one and one.replace(right, left, 1) == other
        ):
            return True
    return False


def _stem_length(one: str, other: str) -> int:
    """How many letters decide which thing is meant: the shorter word without the head both end in."""
    at = shared_start(one, other)
    for head in _words().heads:
        if one.endswith(head) and other.endswith(head) and len(one) - len(head) >= at and len(one) > len(head):
            return len(one) - len(head)
    return len(one)


def alike(names: Sequence[str]) -> list[Likeness]:
    """Every name that is another spelling of an earlier one, in order; each later name is told once.

    Equal names (but for what nobody sees) are one and tell nothing. Cost is linear in the letters.
    """
    apart = _plainly_apart(set(names))
    if apart:
        return []  # as nearly always
    written = list(map(words_of, set(map(clean, names))))
    all_words = set(chain.from_iterable(written))
    if apart is None and all_apart(all_words) and len(set(map("".join, written))) == len(written):
        return []
    distinct: dict[str, int] = {}
    for position, name in enumerate(names):
        distinct.setdefault(clean(name), position)
    classes = _word_classes(all_words)
    buckets: dict[tuple[str, ...], list[int]] = {}
    found: list[Likeness] = []
    for position in distinct.values():
        words = words_of(names[position])
        for bucket in (("".join(words),), ("", *(str(classes[word]) for word in words))):
            mates = buckets.setdefault(bucket, [])
            match = _first_match(names, mates, position)
            if match is not None:
                found.append(match)
                break
        for bucket in (("".join(words),), ("", *(str(classes[word]) for word in words))):
            buckets.setdefault(bucket, []).append(position)
    return found


def _plainly_apart(names: set[str]) -> bool | None:
    """Whether names of plain words are apart, seen of all together without taking each to pieces; else None.

    They are new in every file, so that what is remembered of single names is of no use for most.
    """
    text = "\n".join(names)
    folded = casefolded(text).replace("-", " ")
    letters = folded.replace(" ", "")
    if not letters.replace("\n", "").isalnum() or max(map(len, names)) > LONGEST:
        return None
    try:
        text.encode("latin-1")  # of those letters all are composed
    except UnicodeEncodeError:
        return None
    words = set(folded.split())
    if not _words().joining.isdisjoint(words):
        return None
    return len(set(letters.split("\n"))) == len(names) and all_apart(words)


def _first_match(names: Sequence[str], mates: Sequence[int], position: int) -> Likeness | None:
    for mate in mates[:CROWD]:
        kind = same_thing(names[mate], names[position])
        if kind is not None:
            return Likeness(mate, position, kind)
    return None


def _word_classes(words: Iterable[str]) -> dict[str, int]:
    """A number for each word, equal for words that may be one: the same stem, or one letter dropped."""
    order = sorted(words)
    leader = {word: word for word in order}

    def find(word: str) -> str:
        while leader[word] != word:
            leader[word] = leader[leader[word]]
            word = leader[word]
        return word

    seen: dict[object, list[str]] = {}
    for word in order:
        for meeting in meetings(word):
            mates = seen.setdefault(meeting, [])
            for mate in mates[:CROWD]:
                if find(mate) != find(word) and _may_be_one(mate, word):
                    leader[find(word)] = find(mate)
            mates.append(word)
    numbers: dict[str, int] = {}
    return {word: numbers.setdefault(find(word), len(numbers)) for word in order}


@lru_cache(maxsize=16_384)
def _may_be_one(one: str, other: str) -> bool:
    return _same_word_kind(one, other, alone=True, loose=True) is not None
