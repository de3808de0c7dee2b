"""The words and figures that every form of a survey shows alike."""

from __future__ import annotations

from typing import Any

from kuvauslint.reporters.wording import clean, gist, item_title
from kuvauslint.rulebook.compiled import rule_texts
from kuvauslint.survey.row import ITEMS, Row
from kuvauslint.vocabulary.page import value_word
from kuvauslint.vocabulary.phrases import phrase

NONE = "–"


def word(name: str, language: str, /, **slots: Any) -> str:
    """A word of the survey, from rules/vocabulary/survey_words.yaml."""
    return phrase("survey_words", name, language, **slots)


def percent(share: float | None) -> str:
    """A share in whole per cent: 100 only when it is all of them, 0 only when it is none."""
    if share is None:
        return NONE
    whole = round(share * 100)
    if share < 1:
        whole = min(whole, 99)
    return f"{max(whole, 1) if share > 0 else 0} %"


def shares(row: Row) -> list[float | None]:
    """The shares of the five items."""
    return [row.share(item) for item in ITEMS]


def rule_said(rule: str, language: str) -> str:
    """What the finding of a rule says, without the slots that differ."""
    return gist(rule_texts()[rule].message[language])


def item_titles(language: str) -> list[str]:
    """What the five items are about."""
    return [item_title(item, language) for item in ITEMS]


def type_word(kind: str, language: str) -> str:
    """A type of organisation in words."""
    return value_word("organisation_type", kind, language) if kind else word("no_type", language)


def called(row: Row) -> str:
    """The name of the organisation, else of the file, safe to show."""
    return clean(row.name())
