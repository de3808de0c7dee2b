"""The systems that a sentence names in passing.

A name beside the word for a system names one whatever the sentence says of it ("matters go into
the Alpha case management system"). Whether the sentence is on
systems at all does not matter to a reader who looks for the system.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.drafts import Value
from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.store import load

LONGEST = 1500  # characters of a sentence that are looked into


class _Pattern(NamedTuple):
    regex: re.Pattern[str]
    case: str


def named_in(sentence: Span) -> Iterator[Value]:
    """The systems a sentence names, each with the grammatical case it stands in."""
    text = sentence.text[:LONGEST]
    taken = 0
    for start, end, case in sorted(_hits(text)):
        if start >= taken:
            yield Value(sentence.cut(start, end), item=True, case=case)
            taken = end


def _hits(text: str) -> Iterator[tuple[int, int, str]]:
    if not any(noun in text.casefold() for noun in load("vocabulary/outline")["named_systems"]["hints"]):
        return
    for pattern in _patterns():
        for hit in pattern.regex.finditer(text):
            yield hit.start("system"), hit.end("system"), pattern.case


@cache
def _patterns() -> tuple[_Pattern, ...]:
    data = load("vocabulary/outline")["named_systems"]
    name = data["name"]
    return tuple(_Pattern(re.compile(one["pattern"].replace("{name}", name)), one["case"]) for one in data["patterns"])
