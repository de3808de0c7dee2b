"""The words of the rendered page, both ways: what a field is called on it, and which field a label there means."""

from __future__ import annotations

from functools import cache
from typing import Any

from kuvauslint.model.finding import LANGUAGES
from kuvauslint.vocabulary.keys import choices, fold
from kuvauslint.vocabulary.phrases import phrase
from kuvauslint.vocabulary.store import load


def page_word(name: str, language: str, /, **slots: Any) -> str:
    """A word of the page by its name, as `page_word("headings/api", "fi")`."""
    return phrase("page_words", name, language, **slots)


@cache
def by_label(group: str, language: str) -> dict[str, str]:
    """Folded label -> its name in `headings`, `rows` or `columns`."""
    return {fold(texts[language]): name for name, texts in load("vocabulary/page_words")[group].items()}


def value_word(values: str, canonical: str, language: str) -> str:
    """How a controlled value is told on the page."""
    told = load("vocabulary/page_words")["values"].get(values, {}).get(canonical)
    if told is None:
        told = {code: words[0] for code, words in load("vocabulary/values")[values][canonical].items()}
    return str(told[language])


@cache
def _by_word(values: str, language: str) -> dict[str, str]:
    known = load("vocabulary/page_words")["values"].get(values, {})
    return {fold(texts[language]): canonical for canonical, texts in known.items()}


def value_named(values: str, text: str, language: str) -> str | None:
    """The controlled value that a word on the page stands for; None where it is none."""
    return _by_word(values, language).get(fold(text)) or choices(values).get(fold(text))


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    made = load("vocabulary/page_words")["made"]
    return tuple((made[language], language) for language in LANGUAGES)


def page_language(text: str) -> str | None:
    """The language of the page that a line marks as rendered by us; None of any other line."""
    return next((language for mark, language in _marks() if text.startswith(mark)), None)
