"""Finds the canonical field that a heading or label names, in spite of case, inflection and dressing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kuvauslint.vocabulary.appendices import appendix_end, appendix_words
from kuvauslint.vocabulary.store import load

LONGEST_LABEL = 130  # characters; a longer text is prose
_MOST_WORDS = 16
_LONG_WORD = 12  # letters from which a slip in a label of one word is no other word
_REMEMBERED = 8192  # texts: a line is asked about several times, one after the other
_LONGEST_ENDING = 8
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Label(NamedTuple):
    """What a label names: the canonical fields (two for a mixed one), and whether it was matched in full."""

    fields: tuple[str, ...]
    sure: bool = True

    @property
    def field(self) -> str:
        """The field, the first of a mixed label."""
        return self.fields[0]


def caseless(text: str) -> str:
    """Small letters, composed, single spaces, no invisible characters."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).casefold().split())


class Stems:
    """A set of word beginnings that answers in the length of the word."""

    def __init__(self, stems: Iterable[str], compounds: tuple[str, ...] = ()) -> None:
        self.stems = frozenset(stems)
        self.compounds = compounds  # nouns that, behind a stem, make a word of its own
        self.shortest = min(map(len, self.stems), default=0)
        self.longest = max(map(len, self.stems), default=0)

    def begins(self, word: str) -> bool:
        """Whether the word begins with one of the stems."""
        stems = self.stems
        for n in range(self.shortest, min(len(word), self.longest) + 1):  # noqa: SIM110 - any() costs twice
            if word[:n] in stems:
                return True
        return False

    def inflects(self, word: str) -> bool:
        """Whether the word is one of the stems with no more than a case ending behind it, and no compound."""
        stems = self.stems
        for n in range(max(self.shortest, len(word) - _LONGEST_ENDING), min(len(word), self.longest) + 1):
            if word[:n] in stems and not (self.compounds and word[n:].endswith(self.compounds)):
                return True
        return False


class _Table(NamedTuple):
    phrases: dict[str, str]
    heads: dict[str, Stems]
    exact: dict[str, frozenset[str]]
    fillers: Stems
    words: frozenset[str]
    asking: frozenset[str]
    asked: Stems
    order: tuple[str, ...]
    mixed: frozenset[str]


@cache
def _table() -> _Table:
    data = load("vocabulary/labels")
    phrases: dict[str, str] = {}
    compounds = tuple(data["compounds"])
    for field in reversed(data["order"]):
        phrases.update(dict.fromkeys(map(caseless, data["fields"][field]["phrases"]), field))
    return _Table(
        phrases,
        {
            field: Stems(data["fields"][field]["stems"], compounds)
            for field in data["order"]
            if data["fields"][field]["stems"]
        },
        {
            field: frozenset(data["fields"][field]["words"])
            for field in data["order"]
            if data["fields"][field].get("words")
        },
        Stems(data["fillers"]["stems"]),
        frozenset(data["fillers"]["words"]),
        frozenset(data["asked"]["first"]),
        Stems(data["asked"]["stems"]),
        tuple(data["order"]),
        frozenset(data["mixed"]),
    )


@lru_cache(_REMEMBERED)
def undress(text: str) -> str:
    """A folded heading without its number, its closing colon and what stands in parentheses."""
    plain = re.sub(r"\([^()]*\)", " ", caseless(text)) if "(" in text else caseless(text)
    if plain[:1].isdigit() or plain[:1] in ".)":
        plain = re.sub(r"^(?:(?:\d{1,2}\.)*\d{0,2}\.?\)?\s+(?=\D|\d{1,2}[.)]\s))+", "", plain)
    elif plain.startswith(appendix_words()):
        plain = plain[appendix_end(plain) :]
    return " ".join(plain.strip(" :.,;?!*_\"'”“–—-").split())


@cache
def is_title(text: str) -> bool:
    """Whether a heading names the description itself."""
    plain = undress(text)
    return any(title in plain for title in load("vocabulary/outline")["titles"])


@lru_cache(_REMEMBERED)
def _fields_of(word: str) -> frozenset[str]:
    """The fields that one word of a label speaks of."""
    table = _table()
    found = {field for field, stems in table.heads.items() if stems.inflects(word)}
    return frozenset(found | {field for field, exact in table.exact.items() if word in exact})


@lru_cache(_REMEMBERED)
def _fills(word: str) -> bool:
    """Whether a label may hold this word beside those of its field."""
    return word in _table().words or _table().fillers.inflects(word)


@cache
def _questions() -> tuple[dict[str, Any], ...]:
    """What a label asks that names no field: the words that make the question, and the field."""
    asked = load("vocabulary/labels")["questions"]
    return tuple({"field": field, "words": frozenset(one.split())} for field, listed in asked.items() for one in listed)


@cache
def _named_by() -> tuple[str, ...]:
    """With what a name begins whose other words may be those of any label ("repository of …")."""
    return tuple(f"{head} " for head in load("vocabulary/labels")["repository_words"]["heads"])


@cache
def find_label(text: str) -> Label | None:
    """The field that the whole of the text names, or None. Give it headings and label parts, not prose."""
    if not text or len(text) > LONGEST_LABEL:
        return None
    plain = undress(text)
    table = _table()
    if field := table.phrases.get(plain):
        return Label((field,))
    if is_title(text) or ": " in plain or plain.startswith(_named_by()):
        return None
    words = re.split(r"[\s/,;:]+", plain)
    if ". " in plain or not words or len(words) > _MOST_WORDS:
        return None
    heads, strange = set[str](), list[str]()
    asks = words[0] in table.asking
    for word in words:
        found = _fields_of(word)
        heads |= found
        if not found and word and not _fills(word) and not (asks and table.asked.begins(word)):
            strange.append(word)
    if strange:
        named = words[-1].endswith(tuple(load("vocabulary/labels")["repository_words"]["tails"]))
        return None if named else _loosely(plain, words, strange)
    if not heads:
        asked = next((Label((str(one["field"]),)) for one in _questions() if one["words"] <= set(words)), None)
        # a misspelt label may begin like a word that labels hold ("Informationsystem")
        return (
            asked if asked is not None or len(words) > 1 or len(plain) < _LONG_WORD else _loosely(plain, words, words)
        )
    if table.mixed <= heads and heads <= table.mixed and _joined(plain):
        return Label(tuple(field for field in table.order if field in table.mixed))
    field = next(field for field in table.order if field in heads)
    data = load("vocabulary/labels")["statements"]
    if (
        field == "api"
        and not text.rstrip().endswith("?")
        and (words[0] in data["first"] or not set(words).isdisjoint(data["verbs"]))
    ):
        return None  # an answer that is made of a label's words
    return Label((field,))


@cache
def head_label(text: str) -> Label | None:
    """The field of a heading by its head word alone, whatever stands beside it; for headings that come again."""
    plain = undress(text)
    words = re.split(r"[\s/,;:]+", plain)
    if not plain or len(words) > _MOST_WORDS // 2 or is_title(text) or is_container(text):
        return None
    data = load("vocabulary/labels")["repository_words"]
    if words[-1].endswith(tuple(data["tails"])) or plain.startswith(tuple(data["heads"])):
        return None
    table = _table()
    heads = {field for word in words for field, stems in table.heads.items() if stems.inflects(word)}
    return next((Label((field,), sure=False) for field in table.order if field in heads), None)


def _joined(plain: str) -> bool:
    """Whether a label lists two things, instead of one that belongs to the other."""
    return bool(set(plain.replace(",", " , ").split()) & {",", *load("vocabulary/splitting")["connectives"]})


@cache
def _long_phrases() -> dict[str, list[tuple[str, str]]]:
    """The phrases that are long enough to be recognised when misspelt, by their first letter."""
    out: dict[str, list[tuple[str, str]]] = {}
    for phrase, field in _table().phrases.items():
        if len(phrase) >= 8:
            out.setdefault(phrase[0], []).append((phrase, field))
    return out


@cache
def _long_stems() -> dict[str, list[tuple[str, str]]]:
    """The stems that are long enough for the same, by their first two letters, in the order of the fields."""
    out: dict[str, list[tuple[str, str]]] = {}
    for field, stems in _table().heads.items():
        for stem in sorted(stems.stems):
            if len(stem) >= 8:
                out.setdefault(stem[:2], []).append((stem, field))
    return out


def _loosely(plain: str, words: list[str], strange: list[str]) -> Label | None:
    """A label with one word misspelt: within one letter in seven of a phrase."""
    if len(strange) > 1 or len(plain) < 8:
        return None
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", plain, autojunk=False)
    for phrase, field in _long_phrases().get(plain[0], ()):
        if abs(len(phrase) - len(plain)) <= 2:
            matcher.set_seq1(phrase)
            if matcher.quick_ratio() >= 0.9 and matcher.ratio() >= 0.9:
                return Label((field,), sure=False)
    if len(words) > 3:
        return None
    word = strange[0]
    for stem, field in _long_stems().get(word[:2], ()):
        near = len(word) >= len(stem) - 1
        if near and SequenceMatcher(None, stem, word[: len(stem)], autojunk=False).ratio() >= 0.92:
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
    if plain in data["phrases"] or any(words in plain for words in data["within"]):
        return True
    fillers = Stems([*data["fillers"], *data["stems"]])
    words = re.split(r"[\s/,]+", plain)
    stems = Stems(data["stems"])
    if (
        words[-1] in data["nouns"]
        and len(words) < 9
        and (
            not set(words[:-1]).isdisjoint(load("vocabulary/keeper")["genitives"])
            or any(word.endswith(("’s", "'s")) for word in words[:-1])
        )
    ):
        return True  # "<body>'s repositories"
    return any(stems.begins(word) for word in words) and all(fillers.inflects(word) for word in words)
