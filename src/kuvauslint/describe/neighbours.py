"""What stands right before and after a line or a section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from kuvauslint.describe.small_words import begins_small

if TYPE_CHECKING:
    from kuvauslint.describe.lines import Line

One = TypeVar("One")


def before(row: Sequence[One], at: int) -> One | None:
    """The one before; None before the first."""
    return row[at - 1] if at else None


def after(row: Sequence[One], at: int) -> One | None:
    """The one after; None after the last."""
    return row[at + 1] if at + 1 < len(row) else None


def is_cut(line: Line) -> bool:
    """Whether a paragraph begins within a sentence: an item of a list that lost its marks."""
    return line.kind == "paragraph" and begins_small(line.text)
