"""Separators and parentheses that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.items import label
from kuvauslint.model.document import Slice
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from kuvauslint.model.place import Place

FIELDS = ("name", "purpose", "datasets", "systems", "search_keys", "disclosure", "responsible", "notes")
TRAILING = re.compile(r"\s*[,;:]+\s*$|(?<=\w)\s+\.\s*$")


class _Whole(NamedTuple):
    """A value as it stands in the source: its text, and the place of a part of it."""

    text: str
    at: Node
    slice: Slice | None

    def place(self, subject: Subject, start: int, end: int) -> Place:
        if self.slice is not None:
            return self.slice.at(start, end)
        return subject.description.place(self.at, start, end)


def stray(node: Node, subject: Subject) -> Iterator[Hit]:
    """Trailing, doubled or leading separators and unbalanced parentheses; one a value, in the order of the text."""
    del node
    for entry in (*subject.entries(), *subject.root.list_of("systems")):
        for field in FIELDS:
            for whole in _wholes(entry, field):
                fault = _fault(whole.text)
                if fault is not None:
                    start, end = fault
                    mark = whole.text[start:end].strip() or whole.text[start:end]
                    yield Hit(whole.place(subject, start, end), {"mark": mark}, entry, field)


def _wholes(entry: Node, field: str) -> Iterator[_Whole]:
    """The values of a field as written: each item of a file, each cell or line of a published document.

    A published list was split at its separators, so the last of them is seen only in the cell or
    line it was split from; a comma after each but the last bullet of a list is style.
    """
    value = entry.get(field)
    if value is None:
        return
    items = value.items or (value,)
    blocks: dict[int, tuple[int, Node, Slice]] = {}
    for number, item in enumerate(items):
        mark = item.mark
        if isinstance(mark, tuple) and mark and isinstance(mark[-1], Slice):
            piece = mark[-1]
            blocks[id(piece.block) + (piece.cell or 0)] = (number, item, piece)
        elif label(item):
            at = item if item.text else item.get("name") or item
            yield _Whole(at.text or "", at, None)
    for number, item, piece in blocks.values():
        text = piece.block.text if piece.cell is None else piece.block.cells[piece.cell].text
        listing = piece.block.kind == "item" and number < len(items) - 1
        if text[piece.end :].strip(" ,;:"):
            text = text[: piece.end]  # the separator leads to what stands after the value
        if len(item.mark) > 1 and item.text:
            text = item.text  # cut in two by a page break: a part of it is no whole
        yield _Whole(text.rstrip().rstrip(",;") if listing else text, item, piece)


def _fault(text: str) -> tuple[int, int] | None:
    """The first fault of a value as (start, end)."""
    if "://" in text:
        return None
    match = pattern("wording", "stray").regex.search(text) or TRAILING.search(text)
    if match is not None and match[0].strip():
        return match.span()
    return _unbalanced(text)


def _unbalanced(text: str) -> tuple[int, int] | None:
    """A parenthesis without its fellow; the marks of an enumeration, as in "a) b)", are none."""
    if "(" not in text and ")" not in text:
        return None
    spans = [match.span() for name in ("list_mark", "emoticon") for match in pattern("wording", name).regex.finditer(text)]
    opened: list[int] = []
    for at, sign in enumerate(text):
        marks = any(start <= at < end for start, end in spans)
        if sign == "(" and not (marks and text[at - 1 : at] in (":", ";")):
            opened.append(at)
        elif sign == ")" and opened:
            opened.pop()
        elif sign == ")" and not marks:
            return at, at + 1
    return (opened[0], opened[0] + 1) if opened else None
