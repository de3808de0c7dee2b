"""Lines and values out of short texts, for tests of what one step of the recogniser reads."""

from __future__ import annotations

import re

from kuvauslint.describe.lines import Line, lines_of
from kuvauslint.model.document import Block
from kuvauslint.model.place import Place

_MARKS = re.compile(r"(?P<indent> *)(?:(?P<heading>#+) |(?P<item>-) |(?P<bold>\*\*) )?(?P<text>.*)")


def blocks_of(text: str) -> tuple[Block, ...]:
    """A block for each line: `# heading`, `- item` (deeper by two spaces), `** bold line`, `a | b` a row; else a paragraph."""
    out: list[Block] = []
    table, last = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        hit = _MARKS.fullmatch(line)
        assert hit is not None
        words = hit["text"]
        place = Place(number, 1, number, len(line) + 1)
        if " | " in line:
            table += last != "row"
            out.append(row(line, number, table))
        elif hit["heading"]:
            out.append(Block("heading", words, place, level=len(hit["heading"])))
        elif hit["item"]:
            out.append(Block("item", words, place, level=1 + len(hit["indent"]) // 2))
        elif words:
            out.append(Block("paragraph", words, place, bold=bool(hit["bold"])))
        last = out[-1].kind if out and words else ""
    return tuple(out)


def row(line: str, number: int, table: int = 1, header: bool = False) -> Block:
    """A row of a table; `a | b` are its cells."""
    from kuvauslint.model.document import Cell

    cells, at = [], 1
    for part in line.split("|"):
        text = part.strip()
        start = at + len(part) - len(part.lstrip())
        cells.append(Cell(text, Place(number, start, number, start + len(text)), header=header))
        at += len(part) + 1
    joined = "\t".join(cell.text for cell in cells)
    return Block("row", joined, Place(number, 1, number, len(line) + 1), cells=tuple(cells), table=table)


def lines(text: str) -> list[Line]:
    """The lines of a text as the recogniser sees them, the title's place at the top left out."""
    return lines_of(blocks_of(text))
