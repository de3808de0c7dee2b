"""Separators and parentheses that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.remembered import Remembered
from kuvauslint.model.document import Slice
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from kuvauslint.model.place import Place

# The name first: of a published document it may be cut from a longer heading, so what ends it is not its own.
FIELDS = ("name", "purpose", "datasets", "systems", "search_keys", "disclosure", "responsible", "notes")
SIGNS = re.compile(r"[,;:.()]")
TRAILING = re.compile(r"\s*[,;:]+\s*$|(?<=\w)\s+\.\s*$")


class _Whole(NamedTuple):
    """A text as it stands in the source, and how to find the place of a part of it."""

    text: str
    at: Node
    slice: Slice | None = None

    def place(self, subject: Subject, start: int, end: int) -> Place:
        if self.slice is not None:
            return self.slice.at(start, end)
        return subject.description.place(self.at, start, end)


def stray(node: Node, subject: Subject) -> Iterator[Hit]:
    """Trailing, doubled or leading separators and unbalanced parentheses; one a value, in the order of the text."""
    del node
    published = subject.description.published
    if not published and not subject.any_value(_faulty):
        return  # a published value may be cut from a longer line, in which the fault is
    for entry in (*subject.entries(), *subject.root.list_of("systems")):
        seen: set[tuple[int, int | None]] = set()
        for field in FIELDS[1:] if published else FIELDS:
            for whole in _wholes(entry, field, seen):
                fault = _fault(whole)
                if fault is not None:
                    start, end = fault
                    mark = whole.text[start:end].strip() or whole.text[start:end]
                    yield Hit(whole.place(subject, start, end), {"mark": mark}, entry, field)


def _wholes(entry: Node, field: str, seen: set[tuple[int, int | None]]) -> Iterator[_Whole]:
    """The texts that hold the values of a field: each item of a file; each cell or line of a published document.

    A published list was split at its separators, so a stray one is seen only in the cell or line
    that it was split from; each of those is given once an entry.
    """
    value = entry.get(field)
    if value is None:
        return
    items = value.items or (value,)
    last = items[-1]
    for item in items:
        pieces = item.mark if isinstance(item.mark, tuple) and item.mark and isinstance(item.mark[-1], Slice) else ()
        blocks = {(id(piece.block), piece.cell): piece for piece in pieces}
        if len(blocks) == 1:
            ((name, piece),) = blocks.items()
            if name not in seen and (item is last or not _in_block(last, piece)):
                seen.add(name)
                text = piece.block.text if piece.cell is None else piece.block.cells[piece.cell].text
                listing = piece.block.kind == "item" and item is not last
                yield _Whole(text.rstrip().rstrip(",;") if listing else text, item, piece)
            continue
        seen.update(blocks)  # cut in two, by a page break for one: a part of it is no whole
        at = item if item.text else item.get("name") or item
        if at.text:
            yield _Whole(at.text, at)


def _in_block(item: Node, piece: Slice) -> bool:
    return isinstance(item.mark, tuple) and bool(item.mark) and item.mark[-1].block is piece.block


@Remembered
def _faulty(text: str) -> bool:
    """Whether there is a fault in a text that stands for itself."""
    return _span(text, labelled=False) is not None


def _fault(whole: _Whole) -> tuple[int, int] | None:
    """The first fault of a text as (start, end); a colon that ends a line of a published document is its label's."""
    return _span(whole.text, labelled=whole.slice is not None)


def _span(text: str, *, labelled: bool) -> tuple[int, int] | None:
    if not SIGNS.search(text) or "://" in text:
        return None
    match = pattern("wording", "stray").regex.search(text) or TRAILING.search(text)
    if match is not None and match[0].strip() and not (labelled and match[0].strip() == ":"):
        return match.span()
    return _unbalanced(text)


def _unbalanced(text: str) -> tuple[int, int] | None:
    """A parenthesis without its fellow; the marks of an enumeration, as in "a) b)", are none."""
    if "(" not in text and ")" not in text:
        return None
    marks = {match.end() - 1 for match in pattern("wording", "list_mark").regex.finditer(text)}
    smiles = {match.end() - 1 for match in pattern("wording", "emoticon").regex.finditer(text)}
    opened: list[int] = []
    for at, sign in enumerate(text):
        if at in smiles:
            continue
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            opened.pop()
        elif sign == ")" and at not in marks:
            return at, at + 1
    return (opened[0], opened[0] + 1) if opened else None
