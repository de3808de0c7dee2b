"""Finds the canonical field that a heading or label names, in spite of case, inflection and dressing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from kuvauslint.vocabulary.store import load

LONGEST_LABEL = 130  # characters; a longer text is prose
_MOST_WORDS = 16
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Label(NamedTuple):
    """What a label names: the canonical fields (two for a mixed one), and whether it was matched in full."""

    fields: tuple[str, ...]
    sure: bool = True

    @property
    def field(self) -> str:
        """The field, the first of a mixed label."""
        return self.fields[0]


def fold(text: str) -> str:
    """Small letters, composed, single spaces, no invisible characters."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).casefold().split())


class Stems:
    """A set of word beginnings that answers in the length of the word."""

    def __init__(self, stems: Iterable[str]) -> None:
        self.stems = frozenset(stems)
        self.shortest = min(map(len, self.stems), default=0)
        self.longest = max(map(len, self.stems), default=0)

    def begins(self, word: str) -> bool:
        """Whether the word begins with one of the stems."""
        return any(word[:n] in self.stems for n in range(self.shortest, min(len(word), self.longest) + 1))


class _Table(NamedTuple):
    phrases: dict[str, str]
    heads: dict[str, Stems]
    fillers: Stems
    words: frozenset[str]
    order: tuple[str, ...]
    mixed: frozenset[str]


@cache
def _table() -> _Table:
    data = load("vocabulary/labels")
    phrases: dict[str, str] = {}
    for field in reversed(data["order"]):
        phrases.update(dict.fromkeys(map(fold, data["fields"][field]["phrases"]), field))
    return _Table(
        phrases,
        {field: Stems(data["fields"][field]["stems"]) for field in data["order"] if data["fields"][field]["stems"]},
        Stems(data["fillers"]["stems"]),
        frozenset(data["fillers"]["words"]),
        tuple(data["order"]),
        frozenset(data["mixed"]),
    )


def undress(text: str) -> str:
    """A folded heading without its number, its closing colon and what stands in parentheses."""
    plain = re.sub(r"\([^()]*\)", " ", fold(text)) if "(" in text else fold(text)
    plain = re.sub(r"^(?:\d{1,2}\.)*\d{0,2}\.?\)?\s+(?=\D)", "", plain)
    return " ".join(plain.strip(" :.,;?!*_\"'”“–—-").split())


@cache
def find_label(text: str) -> Label | None:
    """The field that the whole of the text names, or None. Give it headings and label parts, not prose."""
    if not text or len(text) > LONGEST_LABEL:
        return None
    plain = undress(text)
    table = _table()
    if field := table.phrases.get(plain):
        return Label((field,))
    words = re.split(r"[\s/,;:]+", plain)
    if not words or len(words) > _MOST_WORDS:
        return None
    heads, strange = set[str](), list[str]()
    for word in words:
        found = {field for field, stems in table.heads.items() if stems.begins(word)}
        heads |= found
        if not found and word and word not in table.words and not table.fillers.begins(word):
            strange.append(word)
    if strange:
        return _loosely(plain, words, strange)
    if not heads:
        return None
    if table.mixed <= heads and heads <= table.mixed and _joined(plain):
        return Label(tuple(field for field in table.order if field in table.mixed))
    return Label((next(field for field in table.order if field in heads),))


def _joined(plain: str) -> bool:
    """Whether a label lists two things, instead of one that belongs to the other."""
    return bool(set(plain.replace(",", " , ").split()) & {",", *load("vocabulary/splitting")["connectives"]})


def _loosely(plain: str, words: list[str], strange: list[str]) -> Label | None:
    """A label with one word misspelt: within one letter in seven of a phrase."""
    if len(strange) > 1 or len(plain) < 8:
        return None
    from difflib import SequenceMatcher

    table = _table()
    for phrase, field in table.phrases.items():
        if abs(len(phrase) - len(plain)) <= 2 and phrase[0] == plain[0] and len(phrase) >= 8:
            if SequenceMatcher(None, phrase, plain, autojunk=False).ratio() >= 0.9:
                return Label((field,), sure=False)
    if len(words) > 3:
        return None
    for field, stems in table.heads.items():
        for stem in stems.stems:
            word = strange[0]
            if len(stem) >= 8 and word[:2] == stem[:2] and len(word) >= len(stem) - 1:
                if SequenceMatcher(None, stem, word[: len(stem)], autojunk=False).ratio() >= 0.92:
                    return Label((field,), sure=False)
    return None


@cache
def contact_label(text: str) -> str | None:
    """email, phone, address, form or person, where the text is the label of such a contact."""
    plain = undress(text)
    for field, phrases in load("vocabulary/labels")["contact_labels"].items():
        if plain in phrases or f"{plain}." in phrases:
            return str(field)
    return None


@cache
def is_container(text: str) -> bool:
    """Whether a heading stands over all repositories ("Tietovarannot ja niiden …"), whoever's they are."""
    data = load("vocabulary/labels")["containers"]
    plain = undress(text)
    if plain in data["phrases"]:
        return True
    fillers = Stems([*data["fillers"], *data["stems"]])
    words = re.split(r"[\s/,]+", plain)
    stems = Stems(data["stems"])
    return any(stems.begins(word) for word in words) and all(fillers.begins(word) for word in words)
