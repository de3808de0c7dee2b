"""Headings with numbers that a reader of the format took for items of a list."""

from __future__ import annotations

from kuvauslint.model.document import Block


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


def _is_counted(block: Block | None) -> bool:
    return block is not None and block.kind == "item" and block.marker[:1].isdigit()
