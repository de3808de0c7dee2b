"""Which words of the vocabularies a description may hold, told cheaply, before any check is loaded."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kuvauslint.vocabulary.traces import needles

if TYPE_CHECKING:
    from kuvauslint.model.description import Description

# How the hints of a rule name a trace.
TRACE = "trace:"
_REMEMBERED = 100_000
# Soft hyphens hide words, and there are more hyphens than one.
_SPECIAL = (("\u00ad", ""), ("\u2010", "-"), ("\u2011", "-"))

_last: tuple[Description, frozenset[str]] | None = None
# Words seen before: those without a trace, and the traces of the others.
_clean: set[str] = set()
_traced: dict[str, tuple[str, ...]] = {}


def traces(description: Description) -> frozenset[str]:
    """The names of the traces in the description (see vocabulary/traces.py); never too few, sometimes too many."""
    global _last  # noqa: PLW0603
    if _last is None or _last[0] is not description:
        _last = (description, _found(set(_haystack(description).split())))
    return _last[1]


def _found(words: set[str]) -> frozenset[str]:
    unknown = words - _clean - _traced.keys()
    if unknown:
        _learn(unknown)
    return frozenset(name for word in words & _traced.keys() for name in _traced[word])


def _learn(words: set[str]) -> None:
    if len(_clean) + len(_traced) > _REMEMBERED:
        _clean.clear()
        _traced.clear()
    together = " ".join(words)
    if _within(together):
        for word in words:
            names = {name for piece in _within(word) for name in needles()[piece]}
            if names:
                _traced[word] = tuple(sorted(names))
    _clean.update(words - _traced.keys())


def _within(text: str) -> list[str]:
    """The pieces in a text: whole words, abbreviations as written, the others in any case."""
    whole, abbreviations, pieces = _kinds()
    lowered = text.lower()
    found = [piece for piece in pieces if piece in lowered]
    found += [piece for piece in abbreviations if piece in text]
    found += [f"={word}" for word in whole.intersection(_parts(lowered))]
    return found


@cache
def _kinds() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    known = needles()
    whole = frozenset(piece[1:] for piece in known if piece[0] == "=")
    abbreviations = tuple(piece for piece in known if piece[0].isupper())
    return whole, abbreviations, tuple(p for p in known if p[0] != "=" and not p[0].isupper())


def _parts(text: str) -> list[str]:
    """The words of a text cut at every sign that is no letter or digit, and also with their hyphens."""
    cut = "".join(letter if letter.isalnum() or letter == "-" else " " for letter in text)
    return [*cut.split(), *cut.replace("-", " ").split()]


def _haystack(description: Description) -> str:
    """The text of the description: of a data file its source, where nothing in it is escaped."""
    data = description.document.source.data
    text = "" if description.published or b"\\" in data else _decoded(data)
    if not text:
        from kuvauslint.checks.texts import texts_of

        text = "\n".join(part.text for part in texts_of(description))
    for sign, plain in _SPECIAL:
        if sign in text:
            text = text.replace(sign, plain)
    return text


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
