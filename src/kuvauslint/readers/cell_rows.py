"""Rows of cells (sheets, delimited text) to blocks: titles above a table, tables parted by blank rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kuvauslint.model.document import Block, Cell
from kuvauslint.model.place import Place


class _Chunk(NamedTuple):
    """Rows without a blank one between them, and the columns they fill, the end exclusive."""

    rows: list[list[Cell]]
    first: int
    end: int


def blocks_of(rows: Iterable[list[Cell]], numbers: Iterator[int], group: int = 0) -> Iterator[Block]:
    """The blocks of one sheet, cell n of each row standing in column n.

    Rows of one cell above a table are paragraphs, and so are all rows of a part with one column.
    A blank row parts tables only where the columns filled differ: many leave blank rows inside one.
    """
    before: tuple[int, int] | None = None
    number = 0
    for chunk in _chunks(rows):
        if chunk.end - chunk.first == 1 or all(_filled(row) == 1 for row in chunk.rows):
            inside = before is not None and before[0] <= chunk.first and chunk.end <= before[1]
            for row in chunk.rows:
                yield from _paragraphs(row, group, bold=inside)
            continue
        body = list(itertools.dropwhile(lambda row: _filled(row) == 1, chunk.rows))
        for row in chunk.rows[: len(chunk.rows) - len(body)]:
            yield from _paragraphs(row, group, bold=False)
        if before != (chunk.first, chunk.end):
            number = next(numbers)
            before = (chunk.first, chunk.end)
        for row in body:
            yield _row(row[chunk.first : chunk.end], number, group)


def _filled(row: list[Cell]) -> int:
    return sum(bool(cell.text) for cell in row if cell.columns)


def _chunks(rows: Iterable[list[Cell]]) -> Iterator[_Chunk]:
    for blank, run in itertools.groupby(rows, key=lambda row: not any(cell.text for cell in row)):
        if blank:
            continue
        kept = list(run)
        columns = [index for row in kept for index, cell in enumerate(row) if cell.text]
        yield _Chunk(kept, min(columns), max(columns) + 1)


def _paragraphs(row: list[Cell], group: int, *, bold: bool) -> Iterator[Block]:
    for cell in row:
        lines = cell.text.split("\n") if cell.text else ()
        offset = 0
        for text in lines:
            place = cell.at(offset, offset + len(text))
            yield Block("paragraph", text, place, bold=bold, group=group, tight=offset > 0)
            offset += len(text) + 1


def _row(cells: list[Cell], number: int, group: int) -> Block:
    text = "\t".join(cell.text.replace("\n", " ") for cell in cells)
    placed = [cell.place for cell in cells if cell.text and cell.rows] or [cells[0].place]
    place: Place = placed[0]
    if place.line is not None:
        place = place._replace(end_line=placed[-1].end_line, end_column=placed[-1].end_column)
    return Block("row", text, place, cells=tuple(cells), table=number, group=group)
