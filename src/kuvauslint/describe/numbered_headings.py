"""Headings with numbers that a reader of the format took for items of a list."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kuvauslint.model.document import Block

if TYPE_CHECKING:
    from kuvauslint.describe.lines import Line

AGAIN = 2  # numbered lines over labels before they are headings: one may be a step of an instruction


def is_alone(block: Block, after: Block | None) -> bool:
    """Whether a list item has no other right after it."""
    return block.kind == "item" and (after is None or after.kind != "item")


def may_be_heading(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether a numbered item stands as a heading does: alone, or over bullets, and after no other numbered one."""
    if not _is_counted(block):
        return False
    if is_alone(block, after):
        return before is None or before.kind != "item"
    return not _is_counted(after) and not _is_counted(before)


def over_labels(lines: list[Line]) -> list[Line]:
    """The lines, with numbered ones as headings where again and again one stands alone over lines of labels."""
    found = {
        at
        for at, (line, after) in enumerate(pairwise(lines))
        if line.kind == "item"
        and _is_counted(line.block)
        and line.label is None
        and not line.pairs
        and (at == 0 or lines[at - 1].kind != "item")
        and _begins_with_label(after)
        and at + 2 < len(lines)
        and _begins_with_label(lines[at + 2])
    }
    if len(found) < AGAIN:
        return lines
    return [line._replace(kind="heading", level=0) if at in found else line for at, line in enumerate(lines)]


def _begins_with_label(line: Line) -> bool:
    return line.kind == "paragraph" and bool(line.pairs) and line.head is None


def _is_counted(block: Block | None) -> bool:
    return block is not None and block.kind == "item" and block.marker[:1].isdigit()
