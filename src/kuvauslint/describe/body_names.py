"""Names of public bodies in running text: where they begin and end, their dictionary form and their type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.cues import small
from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.store import load

MOST_IN_NAME = 4  # words of a name before the hyphen of a body's word
SUFFIX = 6  # a body's word longer than this is known at the end of a compound too


class Body(NamedTuple):
    """A public body that the text names: its name in the dictionary form, where, its type, its start there."""

    name: str
    span: Span
    kind: str
    start: int
    sure: bool = True  # False of a name in the genitive, whose dictionary form is not known


def named_bodies(sentence: Span, low: str, *, nominative: bool, mentioned: bool = False) -> Iterator[Body]:
    """The names in a sentence: capital words right before a body's word, or after it with "for" or "in"."""
    data = load("vocabulary/keeper")
    words = [(hit.start(), hit.end(), hit[0]) for hit in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*-?", low)]
    for n, (start, _, word) in enumerate(words):
        base = genitive_of(word) or (genitive_of(_stem_of(word)) if mentioned else "")
        last, kind = _phrase(words, n)
        after = _after(sentence, words, last)
        told = base or (word if (nominative and kind_of_body(word)) or after or last > n else "")
        if not told:
            continue
        first = _adjective_before(words, n) if after else _first(sentence, words, n)
        if first is None and (_is_compound(told) or _is_named_compound(told)):
            first = n if sentence.text[start].isupper() or told.endswith(tuple(data["uncapitalised"])) else None
        if first is None or words[first][2] in data["nobody"]:
            continue
        if (base or word) in data["after_genitive"] and not after and not words[n - 1][2].endswith(("n", "nen")):
            continue  # "acts as the city's case register": no name in the genitive stands before it
        span = sentence.cut(words[first][0], after or _with_form(sentence, words, last, base))
        name = span.text if not base else span.text[: len(span.text) - len(word)] + _as_written(base, sentence, start)
        yield Body(name, span, kind or kind_of_body(told), words[first][0])


def _with_form(sentence: Span, words: list[tuple[int, int, str]], last: int, base: str) -> int:
    """Where a name ends that may have the form of a company behind it."""
    end = words[last][1]
    if not base and last + 1 < len(words) and words[last + 1][2] in load("vocabulary/keeper")["companies"]:
        return words[last + 1][1] if sentence.text[end : words[last + 1][0]] == " " else end
    return end


def _stem_of(word: str) -> str:
    """The genitive of a word that stands in a place case; empty for other words."""
    endings = load("vocabulary/keeper")["mentioned"]
    return next((word[: -len(ending)] + "n" for ending in endings if word.endswith(ending)), "")


def _is_compound(word: str) -> bool:
    """Whether one word is a body's whole name: what it does, and the word for its kind."""
    kinds = load("vocabulary/keeper")["compounds"]
    return any(word.endswith(kind) and len(word) > len(kind) + 3 for kind in kinds) and not is_kind(word)


def _is_named_compound(word: str) -> bool:
    """Whether one word is a name joined to a body's word by a hyphen."""
    return "-" in word[1:-1] and bool(kind_of_body(word)) and not is_kind(word)


def _phrase(words: list[tuple[int, int, str]], n: int) -> tuple[int, str]:
    """The last word of a body's word of several words that begins here, and its type ("university of …")."""
    for parts, kind in _phrases().get(words[n][2], ()):
        if [word for _, _, word in words[n : n + len(parts)]] == parts:
            return n + len(parts) - 1, kind
    return n, ""


def _adjective_before(words: list[tuple[int, int, str]], n: int) -> int:
    """Where a body's word with its name behind it begins: at the adjective before it, if one is part of the name."""
    return n - 1 if n and words[n - 1][2] in load("vocabulary/keeper")["heads_before"] else n


def _first(sentence: Span, words: list[tuple[int, int, str]], n: int) -> int | None:
    """Where the name before a body's word begins, by word number; None where no name stands there."""
    data = load("vocabulary/keeper")
    first = n
    # the parts of the body's own word ("x-, y- and z-centre"), and adjectives of it
    while first and (words[first - 1][2] in data["between"] or words[first - 1][2].endswith("-")):
        first -= 1
    name = first
    if first == n and n and sentence.text[words[n - 1][1] : words[n][0]] == " -":
        return _before_hyphen(sentence, words, n)
    while name and sentence.text[words[name - 1][0]].isupper():
        if sentence.text[words[name - 1][1] : words[name][0]] != " " or words[name - 1][2] in data["nobody"]:
            break
        name -= 1
    return name if name < first else None


def _before_hyphen(sentence: Span, words: list[tuple[int, int, str]], n: int) -> int | None:
    """Where a name of several words begins that is joined to the body's word by a hyphen ("New school -authority")."""
    for first in range(n - 1, max(n - 1 - MOST_IN_NAME, -1), -1):
        if sentence.text[words[first][0]].isupper():
            return first
        if not first or sentence.text[words[first - 1][1] : words[first][0]] != " ":
            return None
    return None


def _after(sentence: Span, words: list[tuple[int, int, str]], n: int) -> int:
    """Where a name that follows a body's word ends ("the union of the northern coast"); 0 where none does."""
    data = load("vocabulary/keeper")
    if words[n][2] in data["heads_direct"]:
        last = n
        while last + 1 < len(words) and sentence.text[words[last + 1][0]].isupper():
            last += 1
        ends = last == len(words) - 1  # a name that ends in s and the line with it is in no genitive
        return words[last][1] if last > n and (ends or words[last][2][-1:] != "s") else 0
    if words[n][2] not in data["heads"] or n + 2 >= len(words) or words[n + 1][2] not in data["heads_join"]:
        return 0
    last = n + 1
    while last + 1 < len(words) and sentence.text[words[last + 1][0]].isupper():
        last += 1
    return words[last][1] if last > n + 1 else 0


def genitive_of(word: str) -> str:
    """The dictionary form of a body's word that stands in the genitive, compounds too; empty for other words."""
    genitives = load("vocabulary/keeper")["genitives"]
    if not _may_end(word, *_ends("genitives")):
        return ""
    genitive = next(one for one in genitives if word == one or (len(one) > SUFFIX and word.endswith(one)))
    return word[: len(word) - len(genitive)] + str(genitives[genitive])


def _may_end(word: str, whole: frozenset[str], ends: tuple[str, ...]) -> bool:
    """Whether a word is one of some words or ends in one of some ends: seen at once, for nearly none does."""
    return word in whole or word.endswith(ends)


@cache
def _ends(table: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of a table of the vocabulary, and those of them that are known at the end of a compound too."""
    rows = load("vocabulary/keeper")[table]
    words = list(rows) if table == "genitives" else [name for names in rows.values() for name in names]
    return frozenset(words), tuple(word for word in words if len(word) > SUFFIX)


@cache
def _phrases() -> dict[str, list[tuple[list[str], str]]]:
    """The body's words of several words with their types, by their first word."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for kind, names in load("vocabulary/keeper")["types"].items():
        for name in names:
            parts = name.split()
            if len(parts) > 1:
                found.setdefault(parts[0], []).append((parts, str(kind)))
    return found


def _as_written(base: str, sentence: Span, start: int) -> str:
    return base if sentence.text[start].islower() else base.capitalize()


def kind_of_body(word: str) -> str:
    """The type of a body by its word or by the end of a compound; the longest end wins ("x" within "y-x")."""
    longest, found = 0, ""
    if not _may_end(word, *_ends("types")):
        return found
    for kind, names in load("vocabulary/keeper")["types"].items():
        for name in names:
            if (word == name or (len(name) > SUFFIX and word.endswith(name))) and len(name) > longest:
                longest, found = len(name), str(kind)
    return found


def is_kind(word: str) -> bool:
    """Whether a word alone only says what kind of body it is."""
    return any(word in names for names in load("vocabulary/keeper")["types"].values())


def is_body(text: str) -> bool:
    """Whether a short line is the name of a public body and nothing else."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    named = text[:1].isupper() and not text.endswith((".", ":", "?", "!"))
    if not named or not 1 < len(words) < 6 or len(text) >= 80:
        return False
    of = load("vocabulary/keeper")["of"]  # "City of X"
    joins = next((n for n, word in enumerate(words) if n and word in of), len(words))
    return bool(kind_of_body(small(words[joins - 1]))) and all(word[0].isupper() for word in words[joins + 1 :])
