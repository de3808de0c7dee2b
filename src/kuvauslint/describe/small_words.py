"""Small words at the beginning of an item of a list that are no part of it."""

from __future__ import annotations

import re

from kuvauslint.vocabulary.store import load


def article(text: str) -> int:
    """How many characters before a system's name are only an article or say where things are."""
    return len(next((words for words in load("vocabulary/splitting")["places"] if text.startswith(words)), ""))


def subject(text: str) -> int:
    """How many characters before a system in a place case are a subject of its own ("minutes in the case system")."""
    hit = re.match(r"(?:[^\W\d_]\S* )*?[^\W\d_]+t (?=\S)", text)
    return hit.end() if hit and text[:1].islower() else 0


def repeated(text: str) -> int:
    """How many characters of a key only say again by what it is searched ("by name and by date")."""
    word = next(
        (word for word in load("vocabulary/splitting")["repeated"] if text.casefold().startswith(f"{word} ")), ""
    )
    return len(word)
