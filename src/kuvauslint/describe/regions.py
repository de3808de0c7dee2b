"""Parts the contents of a document from what stands around them: menus, page headers, side boxes, notes."""

from __future__ import annotations

from typing import NamedTuple

from kuvauslint.describe.body import Left
from kuvauslint.describe.spans import whole
from kuvauslint.model.document import Block

ROLES = {
    "navigation": "navigation",
    "metadata": "navigation",
    "header": "preamble",
    "footer": "note",
    "footnote": "note",
}
SIDE = "aside"


class Parted(NamedTuple):
    """The blocks of the contents, those of side boxes, and the texts of all other regions."""

    contents: tuple[Block, ...]
    side: tuple[Block, ...]
    around: list[Left]


def parted(blocks: tuple[Block, ...]) -> Parted:
    """The blocks by region; a document that has no contents of its own is all contents."""
    contents = tuple(block for block in blocks if not block.region)
    if not contents or len(contents) == len(blocks):
        return Parted(blocks, (), [])
    side = tuple(block for block in blocks if block.region == SIDE)
    around = [Left(whole(block), ROLES[block.region]) for block in blocks if block.region in ROLES and block.text]
    return Parted(contents, side, around)
