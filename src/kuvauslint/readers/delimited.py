"""Comma-, semicolon- and tab-separated values (RFC 4180 and what spreadsheets make of it) to blocks.

Places are lines and columns of the text in the cell, inside its quotes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from kuvauslint.model.document import Cell, Document, Piece, Source, needed
from kuvauslint.model.place import Place
from kuvauslint.readers.assemble import typed_marks
from kuvauslint.readers.cell_rows import blocks_of
from kuvauslint.readers.decode import Undecodable, decode
from kuvauslint.readers.refusal import MOST_CELLS, Refused
from kuvauslint.readers.scan import Scan
from kuvauslint.readers.words import Words

SEPARATORS = ";\t,|"
_ALIKE = 0.4  # of the records have the usual number of cells, with the right separator
_FEWER = 0.2  # of them with tabs, which nobody types within a line of prose
_SAMPLE = 80  # records looked at to find the separator


class _Field(NamedTuple):
    """A cell as written: (offset, text) of its stretches."""

    start: int
    parts: tuple[tuple[int, str], ...]


def read(source: Source) -> Document:
    """The rows of a delimited text. Raises Refused for bytes that are no text."""
    try:
        scan = Scan(decode(source.data).text)
    except Undecodable as error:
        raise Refused(error.reason) from None
    start = 0
    separator = _declared(scan.text)
    if separator:
        start = scan.text.find("\n") + 1 or len(scan.text)
    else:
        separator = sniff(scan.text)
    rows: list[list[Cell]] = []
    size = 0
    for record in _records(scan.text, separator, start):
        size += len(record)
        if size > MOST_CELLS:
            raise Refused("size")
        rows.append([_cell(field, scan) for field in record])
    return Document(source, tuple(typed_marks(list(blocks_of(rows, itertools.count(1))))), lines=scan.lines())


def _declared(text: str) -> str:
    """The separator that Excel's own first line `sep=;` names; empty without one."""
    line = text[: text.find("\n")] if "\n" in text[:10] else text[:10]
    return line[4] if len(line) == 5 and line[:4].casefold() == "sep=" else ""


def sniff(text: str) -> str:
    """The separator by which the most records in a row have the same number of cells.

    Lines of prose above a table have no cells, or commas where they happen to fall: what stands in
    a row of equals is the table. A mark that a space follows as a rule is punctuation within cells,
    and parts them only where nothing else does.
    """
    best, score = ";", 0
    written = [mark for mark in SEPARATORS if text.count(f"{mark} ", 0, 100_000) * 2 > text.count(mark, 0, 100_000)]
    for separator in sorted(SEPARATORS, key=written.__contains__):
        if score and separator in written:
            break
        records = itertools.islice(_records(text[:100_000], separator, 0), _SAMPLE)
        widths = [len(record) for record in records if len(record) > 1 or record[0].parts]
        for width, run in itertools.groupby(widths):
            size = sum(1 for _ in run)
            share = _FEWER if separator == "\t" else _ALIKE
            usual = widths.count(width) >= share * len(widths) or (width > 3 and size > 1)
            if width > 1 and usual and size * (width - 1) > score:
                best, score = separator, size * (width - 1)
    return best


def _records(text: str, separator: str, start: int) -> Iterator[list[_Field]]:
    """Each record as its fields. A quote that is never closed is a character like any other."""
    at, size = start, len(text)
    record: list[_Field] = []
    last_quote = text.rfind('"')
    ends = re.compile(f"[{re.escape(separator)}\n]")
    while at < size:
        field = _Field(at, ())
        if text[at] == '"' and at < last_quote:
            closed = _quoted(text, at)
            if closed is None:
                last_quote = -1
            else:
                field, at = closed
        cut = ends.search(text, at)
        end = cut.start() if cut else size
        if end > at:
            field = _Field(field.start, (*field.parts, (at, text[at:end])))
        record.append(field)
        at = end + 1
        if end >= size or text[end] == "\n":
            yield record
            record = []
    if record:
        yield [*record, _Field(size, ())]


def _quoted(text: str, at: int) -> tuple[_Field, int] | None:
    """The field that a quote opens, and where its closing quote ends; None where it is not closed."""
    parts: list[tuple[int, str]] = []
    begin = at + 1
    while True:
        close = text.find('"', begin)
        if close < 0:
            return None
        if text[close + 1 : close + 2] != '"':
            parts.append((begin, text[begin:close]))
            return _Field(at, tuple(parts)), close + 1
        parts.append((begin, text[begin : close + 1]))
        begin = close + 2


def _cell(field: _Field, scan: Scan) -> Cell:
    lines = [Words()]
    for offset, text in field.parts:
        for index, piece in enumerate(text.split("\n")):
            if index:
                lines.append(Words())
            line, column = scan.at(offset)
            lines[-1].put(piece, line, column)
            offset += len(piece) + 1  # noqa: PLW2901 - the piece's own offset
    kept = [words for words in lines if words]
    if not kept:
        line, column = scan.at(field.start)
        return Cell("", Place(line, column, line, column))
    first, last = kept[0].place(), kept[-1].place()
    pieces: list[Piece] = []
    base = 0
    for words in kept:
        pieces.extend(piece.moved(base) for piece in words.pieces)
        base += words.length + 1
    return Cell(
        "\n".join(words.text() for words in kept),
        first._replace(end_line=last.end_line, end_column=last.end_column),
        pieces=needed(pieces),
    )
