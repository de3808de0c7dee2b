"""Small words and letters at the beginning of a text: what is no part of an item, what begins within a sentence."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.vocabulary.store import load

# "eX", "iX": a small letter, and a capital right behind it
_BRAND = re.compile(r"[^\W\d_]{1,2}-?[A-Z\u00c5\u00c4\u00d6]")


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter, as the rest of a sentence does and the name "eX" does not."""
    return text[:1].islower() and _BRAND.match(text) is None


def article(text: str) -> int:
    """How many characters before a system's name are only an article or say where things are."""
    return len(next((words for words in load("vocabulary/splitting")["places"] if text.startswith(words)), ""))


def kind_of_system(text: str) -> int:
    """How many characters before a system's name only say that it is one ("the program Alpha", "ohjelma Alfa")."""
    at = article(text)
    hit = _kinds().match(text, at)
    return hit.end() if hit else at


@cache
def _kinds() -> re.Pattern[str]:
    words = "|".join(load("vocabulary/splitting")["kinds_of_system"])
    return re.compile(rf"(?:{words}) (?=[A-Z\u00c5\u00c4\u00d6](?!\w*-\s))")


def subject(text: str) -> int:
    """How many characters before a system in a place case are a subject of its own ("minutes in the case system")."""
    hit = re.match(r"(?:[^\W\d_]\S* )*?[^\W\d_]+t (?=\S)", text)
    return hit.end() if hit and begins_small(text) else 0


def repeated(text: str) -> int:
    """How many characters of a key only say again by what it is searched ("by name and by date")."""
    word = next(
        (word for word in load("vocabulary/splitting")["repeated"] if text.casefold().startswith(f"{word} ")), ""
    )
    return len(word)
