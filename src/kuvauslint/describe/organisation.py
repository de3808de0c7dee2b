"""Whose description it is, and when it was last updated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.cues import small
from kuvauslint.describe.spans import Span, sentences, whole
from kuvauslint.model.document import Block
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.store import load


class Body(NamedTuple):
    """A public body that the text names: its name in the dictionary form, where, and its type."""

    name: str
    span: Span
    kind: str


@cache
def _updated() -> re.Pattern[str]:
    leads = sorted(load("vocabulary/keeper")["updated"]["leads"], key=len, reverse=True)
    return re.compile(
        rf"(?:^|[\W_])(?P<lead>{'|'.join(map(re.escape, leads))})[\s:(]{{0,4}}"
        r"(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{4}|\d{1,2}\.\d{4})"
    )


def is_date_line(text: str) -> bool:
    """Whether a short line does nothing but tell when the page was updated."""
    hit = _updated().search(small(text)) if len(text) < 120 else None
    return hit is not None and hit.start() <= 2 and len(text) - hit.end() <= 25


def updated_node(blocks: tuple[Block, ...]) -> Node | None:
    """The date of the last update; of its first publication where no other is told."""
    weak = load("vocabulary/keeper")["updated"]["weak"]
    second: Node | None = None
    for block in blocks:
        if block.kind == "row" or len(block.text) > 600:
            continue
        for hit in _updated().finditer(small(block.text)):
            node = whole(block).cut(hit.start("date"), hit.end("date")).node(("updated",))
            if hit["lead"] not in weak:
                return node
            second = second or node
    return second


def organisation_node(blocks: tuple[Block, ...]) -> Node | None:
    """The body that the title or the first sentences name as the keeper of the description."""
    for body in _bodies(blocks):
        fields = {"name": body.span.node(("organisation", "name"), text=body.name)}
        if body.kind:
            fields["type"] = Node(("organisation", "type"), body.span.marks, text=body.kind, raw=body.kind)
        return Node(("organisation",), body.span.marks, fields=fields)
    return None


def _bodies(blocks: tuple[Block, ...]) -> Iterator[Body]:
    data = load("vocabulary/keeper")
    for number, block in enumerate(blocks[:60]):
        if block.kind == "row" or not block.text:
            continue
        for sentence in sentences(whole(block)) if len(block.text) > 160 else [whole(block)]:
            low = small(sentence.text)
            if any(unit in low for unit in data["unit"]):
                yield from _named(sentence, low, nominative=True)
            elif any(owned in low for owned in data["owned"]) and (number < 12 or len(low) < 160):
                yield from _named(sentence, low, nominative=len(low) < 120 and number < 6)


def _named(sentence: Span, low: str, *, nominative: bool) -> Iterator[Body]:
    data = load("vocabulary/keeper")
    words = [
        (hit.start(), hit.end(), low[hit.start() : hit.end()]) for hit in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", low)
    ]
    for n, (_, end, word) in enumerate(words):
        base = data["genitives"].get(word)
        told = base or (word if nominative and _type(word) else "")
        if not told or n == 0 or not sentence.text[words[n - 1][0]].isupper() or words[n - 1][2] in data["nobody"]:
            continue
        first = n - 1
        while first and sentence.text[words[first - 1][0]].isupper() and words[first - 1][1] + 1 == words[first][0]:
            first -= 1
        span = sentence.cut(words[first][0], end)
        name = span.text if not base else span.text[: len(span.text) - len(word)] + base
        yield Body(name, span, _type(told))


def _type(word: str) -> str:
    for kind, names in load("vocabulary/keeper")["types"].items():
        if any(word == name or (len(name) > 6 and word.endswith(name)) for name in names):
            return str(kind)
    return ""
