"""Language versions beside one another: a column of a table for each, or parts of a page that take turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kuvauslint.describe.cell_text import rows_in
from kuvauslint.describe.language import marks_in
from kuvauslint.model.document import Block, Cell
from kuvauslint.vocabulary.match import undress
from kuvauslint.vocabulary.store import load

FEWEST = 12  # marks of a language in its column, or in all its parts
PURE = 0.75  # of all marks there
MOST_COLUMNS = 3
FEWEST_TURNS = 4  # parts that take turns


class Beside(NamedTuple):
    """A language and the blocks of its version."""

    language: str
    blocks: list[Block]


def beside(blocks: Sequence[Block]) -> list[Beside]:
    """The versions that stand beside one another in the contents of a page; none where they do not."""
    return _columns(blocks) or _turns(blocks)


def _columns(blocks: Sequence[Block]) -> list[Beside]:
    """The versions of a page with tables that have a column for each language; text around them is in each."""
    tables = [
        (table, list(rows))
        for table, rows in groupby(blocks, key=lambda block: block.table if block.kind == "row" else 0)
    ]
    told = [_languages(rows) if table else [] for table, rows in tables]
    spoken = next((languages for languages in told if languages), [])
    out = []
    for language in spoken:
        version: list[Block] = []
        for (_, group), languages in zip(tables, told, strict=True):
            if language in languages:
                version += _lines(group, languages.index(language))
            else:
                version += [block for block in group if _pure(marks_in(block.text)) in ("", language)]
        out.append(Beside(language, version))
    return out


def _languages(rows: list[Block]) -> list[str]:
    """The language of each column of a table; none where not each has one of its own."""
    width = max(len(row.cells) for row in rows)
    if not 1 < width <= MOST_COLUMNS or any(len(row.cells) != width for row in rows):
        return []
    out = []
    for n in range(width):
        told = [marks_in(row.cells[n].text) for row in rows]
        sums = {code: sum(one[code] for one in told) for code in told[0]}
        out.append(_pure(sums, FEWEST))
    return out if all(out) and len(set(out)) == width else []


def _pure(marks: dict[str, int], fewest: int = 2) -> str:
    """The language that nearly all marks are of; empty where there are too few, or of none so many."""
    language = max(marks, key=lambda code: marks[code])
    return language if marks[language] >= max(fewest, PURE * sum(marks.values())) else ""


def _names_language(text: str) -> bool:
    return undress(text) in load("vocabulary/languages")["names"]


def _lines(rows: list[Block], column: int) -> Iterator[Block]:
    """The lines of the cells of a column, one after the other as on a page of its own."""
    for row in rows:
        cell = row.cells[column]
        if _names_language(cell.text):
            continue
        for number, (start, end) in enumerate(rows_in(cell.text)):
            if cell.text[start:end].strip():
                yield _line(cell, start, end, tight=number > 0)


def _line(cell: Cell, start: int, end: int, *, tight: bool) -> Block:
    text = cell.text[start:end]
    start += len(text) - len(text.lstrip())
    pieces = tuple(piece.moved(-start) for piece in cell.pieces if start <= piece.offset < end)
    return Block("paragraph", text.strip(), cell.at(start, end), pieces=pieces, bold=cell.header, tight=tight)


def _turns(blocks: Sequence[Block]) -> list[Beside]:
    """The versions of a page whose parts, each under headings of its own, take turns in two languages."""
    parts: list[list[Block]] = []
    for block in blocks:
        if _names_language(block.text):
            continue
        if not parts or block.kind == "heading":
            parts.append([])
        parts[-1].append(block)
    lead: list[Block] = []  # before any of them: the title of the page
    runs: list[Beside] = []
    for part in parts:
        told = [marks_in(block.text) for block in part]
        sums = {code: sum(one[code] for one in told) for code in told[0]}
        language = _pure(sums, 1)
        if not language and any(sums.values()) and runs:
            return []
        if runs and language in ("", runs[-1].language):
            runs[-1].blocks.extend(part)
        elif not language or part[0].kind != "heading":
            lead += part
        else:
            runs.append(Beside(language, list(part)))
    spoken = list(dict.fromkeys(run.language for run in runs))
    if len(spoken) != 2 or len(runs) < FEWEST_TURNS or len(runs) % 2:
        return []
    versions = [
        Beside(one, [*lead, *(block for run in runs if run.language == one for block in run.blocks)]) for one in spoken
    ]
    told_each = [sum(marks_in(block.text)[one.language] for block in one.blocks) for one in versions]
    return versions if min(told_each) >= FEWEST else []
