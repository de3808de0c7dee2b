"""Parts the contents of a document from what stands around them: menus, page headers, side boxes, notes."""

from __future__ import annotations

import re
from typing import NamedTuple

from kuvauslint.describe.contents_list import contents_list
from kuvauslint.describe.cues import small
from kuvauslint.describe.spans import whole
from kuvauslint.describe.statements import Left
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.store import load

ROLES = {
    "navigation": "navigation",
    "metadata": "navigation",
    "header": "preamble",
    "footer": "note",
    "footnote": "note",
}
SIDE = "aside"


def is_page_mark(block: Block) -> bool:
    """Whether a line is the running head or foot of a page: it ends in the number of the page."""
    text = block.text
    if len(text) > 140 or (not text[-1:].isdigit() and text[-1:] != ")") or block.kind in ("row", "item"):
        return False
    if re.fullmatch(r"\d{1,4}\s?(?:/\s?\d{1,4}|\(\d{1,4}\))", text):
        return True
    words = load("vocabulary/outline")["page_words"]
    return bool(
        re.search(rf"(?:^|\s)(?:{'|'.join(words)})\s+\d{{1,4}}(?:\s?(?:/|\(|av|of)\s?\d{{1,4}}\)?)?$", small(text))
    )


class Parted(NamedTuple):
    """The blocks of the contents, those of side boxes, and the texts of all other regions."""

    contents: tuple[Block, ...]
    side: tuple[Block, ...]
    around: list[Left]


def parted(blocks: tuple[Block, ...]) -> Parted:
    """The blocks by region; a document that has no contents of its own is all contents."""
    listed = contents_list(blocks)
    contents = tuple(b for b in blocks if not b.region and not is_page_mark(b) and id(b) not in listed)
    if not contents or len(contents) == len(blocks):
        return Parted(blocks, (), [])
    side = tuple(block for block in blocks if block.region == SIDE)
    around = [
        Left(whole(block), ROLES.get(block.region, "navigation"))
        for block in blocks
        if block.text and (block.region in ROLES or id(block) in listed or (not block.region and is_page_mark(block)))
    ]
    return Parted(contents, side, around)
