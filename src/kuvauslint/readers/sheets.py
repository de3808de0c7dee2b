"""Spreadsheets (.xlsx .xls .ods) to blocks; places are cell addresses such as `Sheet!B3`.

What is hidden in the sheet is hidden from its reader too: hidden sheets, rows and columns are left
out of the blocks and told as such.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
from typing import Any

from kuvauslint.model.document import Block, Cell, Document, Source
from kuvauslint.model.place import Place
from kuvauslint.readers import hidden
from kuvauslint.readers.assemble import typed_marks
from kuvauslint.readers.cell_rows import blocks_of
from kuvauslint.readers.refusal import MOST_LAID_OUT, Refused
from kuvauslint.readers.sheet_parts import Extras, ods_extras, xlsx_extras
from kuvauslint.readers.sheet_parts import letters as letters_of
from kuvauslint.readers.words import one_line

_MOST_COLUMNS = 1_000


def read(source: Source) -> Document:
    """The rows of all visible sheets. Raises Refused for what is no readable spreadsheet."""
    from python_calamine import CalamineError, CalamineWorkbook

    extras = _extras(source)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(source.data))
        visible = [sheet.name for sheet in book.sheets_metadata if str(sheet.visible).rpartition(".")[2] == "Visible"]
        kinds = {sheet.name: str(sheet.typ).rpartition(".")[2] for sheet in book.sheets_metadata}
        concealed = [name for name in kinds if name not in visible and _has_contents(book, name, kinds[name])]
        sheets = {name: book.get_sheet_by_name(name) for name in visible if kinds[name] == "WorkSheet"}
        grids = {name: _grid(sheet, name, extras) for name, sheet in sheets.items()}
    except (CalamineError, ValueError, OSError, KeyError, OverflowError) as error:
        raise Refused("encrypted" if "assword" in str(error) else "damaged") from None
    filled = [name for name, rows in grids.items() if any(cell.text for row in rows for cell in row)]
    blocks: list[Block] = []
    numbers = itertools.count(1)
    for group, name in enumerate(filled, start=1):
        if len(filled) > 1 and not re.fullmatch(r"\w{3,10}?\s?\d{1,2}", name):
            blocks.append(Block("heading", one_line(name), Place(cell=f"{name}!A1"), group=group))
        blocks.extend(typed_marks(list(blocks_of(grids[name], numbers, group))))
    traces = [hidden.Trace("hidden_sheet", Place(cell=f"{name}!A1"), name) for name in concealed]
    traces += [*extras.traces(), *hidden.authors(extras.authors)]
    return Document(source, tuple(blocks), problems=hidden.problems(traces))


def _has_contents(book: Any, name: str, kind: str) -> bool:
    """Whether a sheet is more than empty cells; one that is no grid (a chart, a macro) is."""
    if kind != "WorkSheet":
        return True
    sheet = book.get_sheet_by_name(name)
    bottom, right = sheet.end or (-1, -1)
    if (bottom + 1) * (right + 1) > MOST_LAID_OUT:
        return True
    return any(value not in ("", None) for row in sheet.to_python() for value in row)


def _extras(source: Source) -> Extras:
    if source.data[:2] != b"PK":
        return Extras()
    return (
        ods_extras(source.data) if b"mimetypeapplication/vnd.oasis" in source.data[:200] else xlsx_extras(source.data)
    )


def _grid(sheet: Any, name: str, extras: Extras) -> list[list[Cell]]:
    """The visible cells with their texts and addresses, the covered ones of merged ranges filled in."""
    bottom, right = sheet.end or (-1, -1)
    if (bottom + 1) * (right + 1) > MOST_LAID_OUT:
        raise Refused("size")
    values = sheet.to_python(skip_empty_area=False)
    width = min(right + 1, _MOST_COLUMNS)
    spans = {(a[0], a[1]): (b[0] - a[0] + 1, b[1] - a[1] + 1) for a, b in sheet.merged_cell_ranges or ()}
    spans.update(extras.spans.get(name, {}))
    letters = [letters_of(column) for column in range(width)]
    rows = [_row(cells[:width], name, index, letters) for index, cells in enumerate(values)]
    _merge(rows, spans)
    no_rows, no_columns = extras.hidden_rows.get(name, set()), extras.hidden_columns.get(name, set())
    if no_rows or no_columns:
        filled = {(row, column) for row, cells in enumerate(rows) for column, cell in enumerate(cells) if cell.text}
        extras.hidden_rows[name] = no_rows & {row for row, _ in filled}
        extras.hidden_columns[name] = no_columns & {column for _, column in filled}
        rows = [
            [cell for column, cell in enumerate(row) if column not in no_columns]
            for index, row in enumerate(rows)
            if index not in no_rows
        ]
    return rows


def _row(cells: list[Any], name: str, index: int, letters: list[str]) -> list[Cell]:
    return [
        Cell(shown(value), Place(cell=f"{name}!{letters[column]}{index + 1}")) for column, value in enumerate(cells)
    ]


def _merge(rows: list[list[Cell]], spans: dict[tuple[int, int], tuple[int, int]]) -> None:
    for (top, left), (height, width) in spans.items():
        if top >= len(rows) or left >= len(rows[top]):
            continue
        wide = min(width, len(rows[top]) - left)
        cell = rows[top][left]._replace(columns=wide, rows=height)
        for row in range(top, min(top + height, len(rows))):
            rows[row][left] = cell if row == top else cell._replace(rows=0)
            for column in range(left + 1, left + wide):
                rows[row][column] = cell._replace(text="", columns=0, rows=cell.rows if row == top else 0)


def shown(value: Any) -> str:
    """The value of a cell as a reader of the sheet sees it, lines kept."""
    if isinstance(value, str):
        return "\n".join(filter(None, map(one_line, value.split("\n")))) if "\n" in value else one_line(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return str(value)
