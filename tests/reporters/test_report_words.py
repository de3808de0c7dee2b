"""The words of the reports: each in three languages, with the same slots."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest

from kuvauslint.reporters.verdict import date_words
from kuvauslint.reporters.wording import clean, filled, gist
from kuvauslint.vocabulary.store import from_yaml


def words(data: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """(where, texts by language) of every word."""
    for name, value in data.items():
        if not all(isinstance(one, dict) for one in value.values()):
            yield f"{path}{name}", value
        else:
            yield from words(value, f"{path}{name}.")


@pytest.mark.parametrize(("where", "texts"), list(words(from_yaml("vocabulary/report_words"))))
def test_a_word_is_in_every_language_with_the_same_slots(where: str, texts: dict[str, str]) -> None:
    """No language lacks a word or a slot of it."""
    assert set(texts) == {"fi", "sv", "en"}, where
    slots = {code: {name for _, name, _, _ in Formatter().parse(str(text)) if name} for code, text in texts.items()}
    assert slots["fi"] == slots["sv"] == slots["en"], where
    assert all(str(text).strip() for text in texts.values())


@pytest.mark.parametrize(
    ("template", "values", "told"),
    [
        ("a {x}", {"x": "1"}, "a 1"),
        ("a[[, b {x}]].", {"x": "1"}, "a, b 1."),
        ("a[[, b {x}]].", {"x": ""}, "a."),
        ("a[[, b {x}]].", {}, "a."),
        ("[[{x} ]]a[[ {y}]]", {"y": "2"}, "a 2"),
        ("{x}", {"x": "{y}", "y": "2"}, "{y}"),
        ("{x}", {"x": "a\nb\x1b[31m"}, "a b\ufffd[31m"),
    ],
)
def test_slots_are_filled(template: str, values: dict[str, str], told: str) -> None:
    """Optional parts stand or fall with their slots; a value is never a template, nor a control of the terminal."""
    assert filled(template, values, "fi") == told


def test_the_gist_of_a_message_has_no_facts() -> None:
    """What is said of many findings at once."""
    assert gist("”{a}” puuttuu[[, katso {b}]].") == "”…” puuttuu."


def test_dates_are_written_as_in_the_language() -> None:
    """Day, month, year without leading zeros; what is no date stays."""
    assert date_words("2026-09-01", "fi") == "1.9.2026"
    assert date_words("soon", "sv") == "soon"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x9f", "\u200f", "\u202e", "\u2066", "\ud800", "\ufffe"])
def test_nothing_unsafe_is_shown(character: str) -> None:
    """Controls, direction marks, half characters and what is none are replaced."""
    assert clean(f"a{character}b") == "a\ufffdb"
