"""The list of contents that a page gives before its chapters: its lines are the chapters' names, and tell nothing."""

from __future__ import annotations

from kuvauslint.describe.spans import Span, whole, without_number
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.match import undress
from kuvauslint.vocabulary.store import load

LONGEST = 120  # characters of the name of a chapter
FEWEST = 2  # chapters of a list


def contents_list(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The ids of the heading of a list of contents and of the lines below it that come again as chapters."""
    words = load("vocabulary/outline")["contents_lists"]
    at = next((n for n, one in enumerate(blocks) if len(one.text) < LONGEST and undress(one.text) in words), None)
    if at is None:
        return frozenset()
    last = {_chapter(block): n for n, block in enumerate(blocks) if n > at and _may_be_chapter(block)}
    end = at + 1
    while end < len(blocks) and _may_be_chapter(blocks[end]) and last[_chapter(blocks[end])] > end:
        end += 1
    return frozenset(map(id, blocks[at:end])) if end - at > FEWEST else frozenset()


def _may_be_chapter(block: Block) -> bool:
    return block.kind != "row" and 0 < len(block.text) < LONGEST


def _chapter(block: Block) -> str:
    name: Span = without_number(whole(block))
    return undress(name.text)
