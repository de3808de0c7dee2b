"""JSON piece by piece: long lists in it are given as iterators, and are never in memory whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from kuvauslint.reporters.wording import json_text

TOGETHER = 50


def json_pieces(data: Any) -> Iterator[str]:
    """The text of `json_text(data, indent=2)` and a line end, where an iterator stands for the list of what it gives.

    Iterators are looked for in dicts and in lists, not in what other iterators give.
    """
    yield from _pieces(data, 0)
    yield "\n"


def _pieces(value: Any, level: int) -> Iterator[str]:
    if isinstance(value, Iterator):
        yield from _items(value, level)
    elif not _has_iterator(value):
        yield _indented(json_text(value, indent=2), level)
    else:
        first, last = "{}" if isinstance(value, dict) else "[]"
        before = first
        for key, one in value.items() if isinstance(value, dict) else ((None, one) for one in value):
            yield f"{before}{_line(level + 1)}" + (f"{json_text(key)}: " if key is not None else "")
            yield from _pieces(one, level + 1)
            before = ","
        yield _line(level) + last


def _items(items: Iterator[Any], level: int) -> Iterator[str]:
    """A list; many items at once, for each call of the standard library's encoder leaves some kilobytes of cycles."""
    before = "["
    while some := list(islice(items, TOGETHER)):
        text = json_text(some, indent=2)
        yield before + _indented(text[1:-2], level)
        before = ","
    yield "[]" if before == "[" else f"{_line(level)}]"


def _has_iterator(value: Any) -> bool:
    if isinstance(value, Iterator):
        return True
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_has_iterator, inner))


def _indented(text: str, level: int) -> str:
    return text.replace("\n", _line(level)) if level else text  # no line end stands within a text in JSON


def _line(level: int) -> str:
    return "\n" + "  " * level
