"""The systems that the text of an entry names in passing, where nothing plainer tells its systems.

A name beside the word for a system names one whatever the sentence says of it: "Asiat viedään
Esimus-asianhallintajärjestelmään", "ärendehanteringssystemet Esimus". Whether the sentence is on
systems at all does not matter to a reader who looks for the system.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.assembly import Assembled
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.interface import promises
from kuvauslint.describe.spans import Span, sentences
from kuvauslint.vocabulary.store import load

LONGEST = 1500  # characters of a sentence that are looked into
FIELDS = ("purpose", "notes")  # whose texts may name a system; what requests and interfaces tell is of others' systems


class _Pattern(NamedTuple):
    regex: re.Pattern[str]
    case: str


def take_named(assembled: Assembled) -> None:
    """Give each entry without systems those that its own texts name."""
    left: dict[int, list[Span]] = {}
    for piece, draft in assembled.left:
        if draft is not None and piece.role == "text":
            left.setdefault(id(draft), []).append(piece.span)
    entries = [*assembled.entries, *([assembled.register] if assembled.register else [])]
    for entry in entries:
        if "systems" in entry.values or "manual" in entry.values:
            continue
        for value in _named(entry, left.get(id(entry), [])):
            entry.add("systems", value)


def _named(entry: Draft, texts: list[Span]) -> list[Value]:
    out: dict[str, Value] = {}
    spans = [span for field in FIELDS for span in entry.spans(field)] + texts
    for span in spans:
        for sentence in sentences(span):
            if promises(sentence.text):
                continue
            for value in named_in(sentence):
                out.setdefault(value.span.text.casefold(), value)
    return list(out.values())


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
