"""The places of a PDF's blocks: its pages tell no lines, so paragraphs and cells are counted on each page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kuvauslint.model.document import Block, Cell
from kuvauslint.model.place import NOWHERE, Place


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, each paragraph and each cell with its number on its page, in reading order from 1."""
    count: Counter[int] = Counter()
    above: dict[int, Place] = {}  # of the column, for the cells that repeat a tall one

    def next_on(place: Place) -> Place:
        if place.page is None:
            return place
        count[place.page] += 1
        return place._replace(paragraph=count[place.page])

    def cell_of(column: int, cell: Cell) -> Cell:
        if cell.rows and cell.columns:
            above[column] = next_on(cell.place)
        elif not cell.columns:
            above[column] = above.get(column - 1, cell.place)
        return cell._replace(place=above.get(column, cell.place))

    out = []
    for block in blocks:
        if not block.cells:
            out.append(block._replace(place=next_on(block.place)))
            continue
        cells = tuple(cell_of(column, cell) for column, cell in enumerate(block.cells))
        own = (cell.place for cell in cells if cell.rows and cell.columns and cell.place != NOWHERE)
        out.append(block._replace(place=next(own, block.place), cells=cells))
    return tuple(out)
