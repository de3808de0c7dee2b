"""Paragraphs and tables as read to the blocks of a document."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache

from kuvauslint.model.document import Block, Cell, Piece, needed
from kuvauslint.model.place import Place
from kuvauslint.readers.flow import Box, Grid

BULLETS = "\u2022\u00b7\u2023\u2043\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u2013\u2014\u2192\uf0b7\uf0a7\uf0d8*-"


def assemble(parts: Iterable[Block | Grid]) -> tuple[Block, ...]:
    """The blocks in reading order: tables in rows, page layout undone, typed list marks taken off."""
    numbers = itertools.count(1)
    return tuple(typed_marks(list(_blocks(parts, numbers))))


def _blocks(parts: Iterable[Block | Grid], numbers: Iterator[int]) -> Iterator[Block]:
    for part in parts:
        if isinstance(part, Block):
            yield part
        elif _is_layout(part):
            for row in part.rows:
                for box in row:
                    yield from _blocks(box.contents, numbers)
        else:
            yield from _rows(part, next(numbers))


def _is_layout(grid: Grid) -> bool:
    """Whether a table only sets a page: one column, or whole sections inside a cell."""
    if grid.layout or all(len(row) == 1 for row in grid.rows):
        return True
    for row in grid.rows:
        for box in row:
            heads = sum(isinstance(part, Block) and part.kind == "heading" for part in box.contents)
            if heads and len(box.contents) > heads:
                return True
    return False


def _rows(grid: Grid, number: int) -> Iterator[Block]:
    laid = [cells for cells in _lay(grid) if any(cell.text for cell in cells)]
    first = tuple(cell.text for cell in laid[0]) if laid else ()
    known_header = bool(laid) and all(cell.header for cell in laid[0] if cell.text)
    for index, cells in enumerate(laid):
        if index and known_header and len(first) > 1 and tuple(cell.text for cell in cells) == first:
            continue
        yield Block(
            "row",
            "\t".join(cell.text.replace("\n", " ") for cell in cells),
            _place_of_row(cells),
            cells=tuple(cells),
            table=number,
            bold=_bold_row(grid, index) if len(laid) == len(grid.rows) else False,
            group=grid.group,
            region=grid.region,
        )


def _bold_row(grid: Grid, index: int) -> bool:
    texts = [p for box in grid.rows[index] for p in box.contents]
    return bool(texts) and all(isinstance(p, Block) and (p.bold or p.kind == "heading") for p in texts)


def _place_of_row(cells: list[Cell]) -> Place:
    own = [cell.place for cell in cells if cell.rows and cell.columns] or [cells[0].place]
    first, last = own[0], own[-1]
    if first.line is None:
        return next((place for place in own if place != Place()), first)
    placed = [place for place in own if place.line is not None]
    last = placed[-1]
    return placed[0]._replace(end_line=last.end_line, end_column=last.end_column)


def _lay(grid: Grid) -> Iterator[list[Cell]]:
    """Each row with a cell for every column, spans filled in."""
    tall: dict[int, tuple[int, Cell]] = {}  # column: rows still to cover, the cell
    for index, row in enumerate(grid.rows):
        cells: list[Cell] = []
        boxes = iter(row)
        box = next(boxes, None)
        while box is not None or len(cells) in tall:
            column = len(cells)
            if column in tall:
                left, above = tall.pop(column)
                cells.append(above)
                if left > 1:
                    tall[column] = (left - 1, above)
                continue
            assert box is not None
            cell = cell_of(box, header=box.header or index < grid.header)
            fill = cell._replace(text="", columns=0, pieces=())
            spread = [cell, *[fill] * (box.columns - 1)]
            if box.rows > 1:
                for offset, each in enumerate(spread):
                    tall[column + offset] = (box.rows - 1, each._replace(rows=0))
            cells.extend(spread)
            box = next(boxes, None)
        yield cells


def told_once(blocks: Iterable[Block], seen: set[str]) -> Iterator[Block]:
    """The blocks of headers, footers or notes whose text was not `seen`; bare page numbers are left out."""
    for block in blocks:
        if block.text not in seen and any(map(str.isalpha, block.text)):
            seen.add(block.text)
            yield block


_Part = tuple[str, Place, tuple[Piece, ...]]  # a text, where it stands, and its pieces where it has several


def cell_of(box: Box, *, header: bool) -> Cell:
    """A cell with the lines of all that stands in the box."""
    parts = list(_lines(box.contents))
    place, pieces = _together(parts)
    return Cell(
        "\n".join(part[0] for part in parts),
        place if box.place == Place() else box.place,
        header,
        box.columns,
        box.rows,
        needed(pieces),
    )


def _lines(contents: Iterable[Block | Grid]) -> Iterator[_Part]:
    contents = tuple(contents)
    unmarked = iter(list(typed_marks([part for part in contents if isinstance(part, Block)])))
    for part in contents:
        if isinstance(part, Block):
            block = next(unmarked)
            yield block.text, block.place, block.pieces
            continue
        for row in part.rows:
            cells = [cell_of(box, header=False) for box in row]
            parts = [(cell.text.replace("\n", " "), cell.place, cell.pieces) for cell in cells if cell.text]
            if parts:
                yield " ".join(part[0] for part in parts), *_together(parts)


def _together(parts: list[_Part]) -> tuple[Place, tuple[Piece, ...]]:
    """Where texts that are joined with one character between them stand: all of them, and each."""
    pieces: list[Piece] = []
    offset = 0
    for text, place, own in parts:
        if own:
            pieces.extend(piece.moved(offset) for piece in own)
        elif place.line is not None and place.column is not None:
            pieces.append(Piece(offset, place.line, place.column))
        offset += len(text) + 1
    if not parts:
        return Place(), ()
    whole, last = parts[0][1], parts[-1][1]
    if whole.line is not None:
        whole = whole._replace(end_line=last.end_line, end_column=last.end_column)
    return whole, tuple(pieces)


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(rf"(?:[{re.escape(BULLETS)}]|o(?=\s+\S{{2}})|(\d{{1,3}})[.)]|\(?[a-z]\))\s+(?=\S)")


def typed_marks(blocks: list[Block]) -> Iterator[Block]:
    """Make items of the paragraphs that begin with a typed mark.

    A number counts only when a neighbour has the number before or after it: "1. maaliskuuta" is no item.
    """
    numbers: list[int] = []
    for block in blocks:
        if block.kind == "item":
            number = block.marker.rstrip(".)")  # one that stood apart from its text
            numbers.append(int(number) if number.isdecimal() and len(number) < 4 else -9)
            continue
        match = _mark().match(block.text) if block.kind == "paragraph" else None
        numbers.append(-9 if match is None or match[1] is None else int(match[1]))
    for index, block in enumerate(blocks):
        if block.kind not in ("paragraph", "item"):
            yield block
            continue
        match = _mark().match(block.text)
        if match is None or (
            match[1] is not None
            and (
                block.kind == "item"
                or not any(n in (numbers[index] - 1, numbers[index] + 1) for n in _near(numbers, index))
            )
        ):
            yield block if block.kind == "item" else block._replace(level=0)
        else:
            yield _without_mark(block, match.end(), match[0].strip())


def _near(numbers: list[int], index: int) -> list[int]:
    return [n for n in numbers[max(index - 4, 0) : index + 5] if n >= 0]


def _without_mark(block: Block, cut: int, mark: str) -> Block:
    here = block.at(cut, len(block.text))
    place = here if here.line is not None else block.place
    pieces: list[Piece] = []
    for position, piece in enumerate(block.pieces):
        end = block.pieces[position + 1].offset if position + 1 < len(block.pieces) else len(block.text)
        if end > cut:
            skip = max(cut - piece.offset, 0)
            pieces.append(Piece(max(piece.offset - cut, 0), piece.line, piece.column + skip * piece.steps, piece.steps))
    return block._replace(
        kind="item",
        text=block.text[cut:],
        place=place,
        level=block.level or 1,
        marker=block.marker if block.kind == "item" and block.marker else mark,
        pieces=needed(pieces),
        strong=tuple((max(start - cut, 0), end - cut) for start, end in block.strong if end > cut),
    )
