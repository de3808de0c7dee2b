"""What a page answers where it tells of one entry whether the material is kept by hand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kuvauslint.describe.spans import Span
from kuvauslint.model.node import Node, Path
from kuvauslint.vocabulary.keys import choices, fold
from kuvauslint.vocabulary.store import load

if TYPE_CHECKING:
    from kuvauslint.describe.drafts import Value

LONGEST_ANSWER = 2  # words; what says more tells of the material too


def manual_node(path: Path, span: Span, key: Span | None, *, sure: bool) -> Node:
    """The answer as a controlled value; a text that only tells what there is on paper means that some is."""
    text = manual_answer(span.text)
    return Node(path, span.marks, text=text, raw=span.text, key_mark=key.marks if key is not None else None, sure=sure)


def manual_answer(text: str) -> str:
    """`only`, `partly` or `no`."""
    whole = fold(text).strip(" .")
    known = choices("manual").get(whole)
    if known is not None:
        return known
    return next((value for value, starts in _starts() if starts.match(whole)), "partly")


def with_notes(values: dict[str, list[Value]]) -> dict[str, list[Value]]:
    """The pieces of the fields, and among the notes those that tell more of the material than the answer."""
    more = [value for value in values.get("manual", ()) if len(value.span.text.split()) > LONGEST_ANSWER]
    return values | {"notes": [*values.get("notes", ()), *more]} if more else values


@cache
def _starts() -> list[tuple[str, re.Pattern[str]]]:
    """How answers begin, folded."""
    words = load("vocabulary/splitting")["manual_answer"]
    return [(value, re.compile(rf"(?:{'|'.join(map(fold, listed))})(?!\w)")) for value, listed in words.items()]
