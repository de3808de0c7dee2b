"""The words of the page, from rules/vocabulary/officials_page.yaml."""

from __future__ import annotations

from typing import Any

from kuvauslint.model.finding import LANGUAGES
from kuvauslint.vocabulary.phrases import phrase
from kuvauslint.vocabulary.store import load


def say(word: str, language: str, group: str = "page", /, **slots: Any) -> str:
    """A word or sentence of the page in a language, its slots filled; a number stays on the line of its §."""
    return phrase("officials_page", f"{group}/{word}", language, **slots).replace(" §", "\u00a0§")


def example(field: str, language: str) -> str:
    """What a good answer to a field looks like; empty where none is known."""
    known = load("vocabulary/officials_page")["examples"].get(field)
    return str(known[language]) if known else ""


def spoken(asked: str, accepted: str) -> str:
    """The language of the page: the one asked for, else the first of the browser's that it has, else Finnish."""
    if asked in LANGUAGES:
        return asked
    for part in accepted.split(",")[:20]:
        code = part.split(";")[0].strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return "fi"
