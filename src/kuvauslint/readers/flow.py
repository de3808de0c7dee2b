"""What readers of prose formats put their paragraphs and tables into, in reading order.

A reader tells what it meets (a text, a break, a table, a row, a cell); a Flow makes blocks of it.
Formats differ in how they say a thing, so all that must come out alike is decided here and in
`assemble`: how spans are laid out, which tables are only page layout, what a repeated header is.
"""

from __future__ import annotations

from typing import NamedTuple

from kuvauslint.model.document import Block, Link, is_web_address
from kuvauslint.model.place import Place
from kuvauslint.readers.links import MOST_LINKS, hidden_address
from kuvauslint.readers.words import Words

MOST_NESTED = 8  # tables within tables; what is deeper is read as paragraphs
MOST_SPAN = 200  # columns or rows that one cell may span


class Box(NamedTuple):
    """A table cell as it was read: what stands in it, and its spans; 0 rows: it goes on the cell above."""

    contents: tuple[Block | Grid, ...]
    columns: int = 1
    rows: int = 1
    header: bool = False
    place: Place = Place()
    full: bool = True  # whether the end of a page may have cut its text: its last line is not known to end there


class Grid(NamedTuple):
    """A table as it was read; `header` is the number of rows that the format itself marks as header."""

    rows: tuple[tuple[Box, ...], ...]
    header: int = 0
    region: str = ""
    group: int = 0
    layout: bool = False  # marked as having no meaning as a table


class _Table:
    """A table that is being read."""

    def __init__(self, *, layout: bool) -> None:
        self.rows: list[tuple[Box, ...]] = []
        self.row: list[Box] | None = None
        self.header = 0
        self.row_is_header = False
        self.cell: tuple[int, int, bool, Place] | None = None
        self.layout = layout


class Flow:
    """Collects blocks; the reader sets the public fields as it goes.

    level     of the heading that is open, None outside one
    item      (depth, marker) of a list item whose first line is still to come
    region    and `group`: what the coming blocks belong to
    place     of the coming text in formats without lines; None where the words know it themselves
    """

    def __init__(self) -> None:
        self.words = Words()
        self.level: int | None = None
        self.item: tuple[int, str] | None = None
        self.marker = ""
        self.region = ""
        self.group = 0
        self.place: Place | None = None
        self.preformatted = False
        self._groups = 0
        self._out: list[list[Block | Grid]] = [[]]
        self._tables: list[_Table | None] = []
        self._depth = 0
        self._broken = False
        self.links: list[Link] = []  # to the web, each where its text begins
        self._links: list[tuple[str, Words, int]] = []  # target, the line it began on, how much stood on that

    def new_group(self) -> int:
        """A number for a container that blocks may share."""
        self._groups += 1
        return self._groups

    def flush(self) -> None:
        """End the line: what was put since the last one becomes a block."""
        words = self.words
        if not words:
            self.words = Words()
            self._broken = False
            return
        place = words.place() if self.place is None else self.place
        kind, level, marker = "paragraph", 0, ""
        if self.level is not None:
            kind, level, marker = "heading", self.level, self.marker
            self.marker = ""
        elif self.item is not None:
            kind = "item"
            level, marker = self.item
        elif self.preformatted:
            kind = "preformatted"
        self.item = None
        self.emit(
            Block(
                kind,
                words.text(),
                place,
                level,
                marker,
                pieces=words.joined(),
                bold=words.bold and self.level is None,
                strong=words.strong(),
                group=self.group,
                region=self.region,
                tight=self._broken or (kind == "item" and self._after_item()),
            )
        )
        self.words = Words()
        self._broken = False

    def break_line(self) -> None:
        """A line break within a paragraph: the line ends here, a heading goes on."""
        if self.level is not None:
            self.words.put(" ")
            return
        broken = bool(self.words) or self._broken
        self.flush()
        self._broken = broken

    def open_link(self, target: str) -> None:
        """Begin a link to an address."""
        self._links.append((target, self.words, len(self.words.parts)))

    def close_link(self) -> None:
        """End the link: an e-mail address or a telephone number that its text hides is put behind it."""
        if not self._links:
            return
        target, words, before = self._links.pop()
        if words is not self.words:
            return
        shown = "".join(words.parts[before:])
        self.keep_link(target, shown, words.place() if self.place is None else self.place)
        address = hidden_address(target, shown)
        if address:
            words.put(f" ({address})" if len(words.parts) > before else address)

    def keep_link(self, target: str, shown: str, place: Place) -> None:
        """Take note of a link to an address of the web, with its text; further ones than MOST_LINKS are not kept."""
        if is_web_address(target) and len(self.links) < MOST_LINKS:
            self.links.append(Link(target, shown.strip(), place, self.region))

    def _after_item(self) -> bool:
        last = self._out[-1][-1] if self._out[-1] else None
        return isinstance(last, Block) and last.kind == "item"

    def emit(self, block: Block | Grid) -> None:
        """Add a finished block or table where the flow now is."""
        self._out[-1].append(block)

    def open_table(self, *, layout: bool = False) -> None:
        """Begin a table; one nested too deep is passed over, its text stays."""
        self.flush()
        deep = self._depth >= MOST_NESTED
        self._depth += not deep
        self._tables.append(None if deep else _Table(layout=layout))

    def open_row(self, *, header: bool = False) -> None:
        """Begin a row of the open table."""
        table = self._tables[-1] if self._tables else None
        if table is not None and table.row is None:
            table.row = []
            table.row_is_header = header

    def open_cell(self, columns: int = 1, rows: int = 1, *, header: bool = False, place: Place | None = None) -> None:
        """Begin a cell of the open row; the texts that follow stand in it."""
        self.flush()
        table = self._tables[-1] if self._tables else None
        if table is None or table.cell is not None:
            return
        self.open_row()
        table.cell = (min(max(columns, 1), MOST_SPAN), min(max(rows, 1), MOST_SPAN), header, place or Place())
        self._out.append([])

    def widen_cell(self, columns: int | None = None, rows: int | None = None) -> None:
        """Set the spans of the open cell, where the format tells them after its beginning."""
        table = self._tables[-1] if self._tables else None
        if table is not None and table.cell is not None:
            old_columns, old_rows, header, place = table.cell
            columns = old_columns if columns is None else min(max(columns, 1), MOST_SPAN)
            table.cell = (columns, old_rows if rows is None else rows, header, place)

    def mark_header_row(self) -> None:
        """The open row is a header."""
        if self._tables and self._tables[-1] is not None:
            self._tables[-1].row_is_header = True

    def close_cell(self) -> None:
        """End the cell."""
        self.flush()
        self.item = None
        table = self._tables[-1] if self._tables else None
        if table is None or table.cell is None or table.row is None:
            return
        columns, rows, header, place = table.cell
        table.cell = None
        table.row.append(Box(tuple(self._out.pop()), columns, rows, header, place))

    def close_row(self) -> None:
        """End the row, and a cell left open in it."""
        self.close_cell()
        table = self._tables[-1] if self._tables else None
        if table is None or table.row is None:
            return
        if table.row:
            if table.row_is_header and table.header == len(table.rows):
                table.header += 1
            table.rows.append(tuple(table.row))
        table.row = None

    def drop_row(self) -> None:
        """Forget the open row (one that a tracked change deleted)."""
        self.close_cell()
        table = self._tables[-1] if self._tables else None
        if table is not None:
            table.row = None

    def close_table(self) -> None:
        """End the table."""
        if not self._tables:
            return
        self.close_row()
        table = self._tables.pop()
        self._depth -= table is not None
        if table is not None and table.rows:
            self.emit(Grid(tuple(_join_tall(table.rows)), table.header, self.region, self.group, table.layout))

    def finish(self) -> list[Block | Grid]:
        """All that was read, tables left open included."""
        while self._tables:
            self.close_table()
        self.flush()
        return self._out[0]


def _join_tall(rows: list[tuple[Box, ...]]) -> list[tuple[Box, ...]]:
    """Give the cells that go on the one above to that cell, as its rows."""
    if all(box.rows for row in rows for box in row):
        return rows
    out: list[list[Box]] = []
    open_at: dict[int, tuple[int, int]] = {}  # column: where in `out` the cell stands
    for row in rows:
        kept: list[Box] = []
        column = 0
        for box in row:
            above = open_at.get(column)
            if box.rows == 0 and above is not None:
                at, index = above
                tall = out[at][index]
                out[at][index] = tall._replace(rows=len(out) - at + 1, contents=tall.contents + box.contents)
            else:
                open_at[column] = (len(out), len(kept))
                kept.append(box._replace(rows=1))
            column += box.columns
        out.append(kept)
    return [tuple(row) for row in out]
