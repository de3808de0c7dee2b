"""A tagged PDF to paragraphs and tables, by its structure tree (ISO 32000-1, 14.7 and 14.8).

The tree undoes the page: a cell split over pages is one cell, headers and footers are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kuvauslint.model.document import Block
from kuvauslint.model.place import Place
from kuvauslint.readers.assemble import BULLETS
from kuvauslint.readers.flow import Flow, Grid
from kuvauslint.readers.pdf_grid import Lattice, lattices
from kuvauslint.readers.pdf_habits import Habits, habits_of
from kuvauslint.readers.pdf_lines import (
    Line,
    heading_levels,
    is_ended,
    lines_of,
    may_head,
    parts_of,
    right_edge,
    text_of,
)
from kuvauslint.readers.pdf_page import Rule, Sheet, Stretch
from kuvauslint.readers.pdf_tables import furniture_blocks, joined
from kuvauslint.readers.pdf_tree import HEADINGS, Event, spans_of
from kuvauslint.readers.words import one_line

_INLINE = frozenset(
    ("Span", "Link", "Quote", "Reference", "Em", "Strong", "Sub", "Annot", "Code", "BibEntry", "Ruby", "Artifact")
)
_RUN = "NonStruct"  # what a browser makes of each run of text of one look, and of each box
_SAME_LINE = 0.45  # of the type size


def tagged(events: list[Event], sheets: list[Sheet], space: float) -> list[Block | Grid]:
    """What the tree holds, with the pages' headers and footers around it; `space`: a space in sizes of type."""
    every = [stretch for event in events for stretch in event.stretches]
    edges = [(line, sheet.height) for sheet in sheets for line in lines_of([s for s in sheet.stretches if s.artifact])]
    habits = habits_of(every, tagged=True, space=space)
    rules = {sheet.number: sheet.rules for sheet in sheets}
    reader = _Tags(events, habits, heading_levels(every), rules)
    body = joined(reader.read(), habits, same_columns=False)
    # the copies of a table's header on later pages are artifacts too
    repeated = {word for part in body if isinstance(part, Grid) for word in _header_words(part)}
    edges = [(line, height) for line, height in edges if not set(line.text.casefold().split()) <= repeated]
    return [*furniture_blocks(edges, top=True), *body, *furniture_blocks(edges, top=False)]


def _header_words(grid: Grid) -> Iterator[str]:
    for row in grid.rows[: max(grid.header, 1)]:
        for box in row:
            for part in box.contents:
                if isinstance(part, Block):
                    yield from part.text.casefold().split()


class _Tags:
    """Turns events into a flow. `_rights` has the right edge of each table column and of running text."""

    def __init__(
        self, events: list[Event], habits: Habits, levels: dict[float, int], rules: dict[int, list[Rule]]
    ) -> None:
        self._events = events
        self._habits = habits
        has_headings = any(event.role in HEADINGS for event in events)
        self._levels = {} if has_headings else levels
        self._flow = Flow()
        self._run: list[Stretch] = []
        self._parted = False  # a run of text of one look ends or begins here
        self._roles: list[str] = []
        self._depth = 0
        self._item: tuple[int, str] | None = None
        self._label = False
        self._where = _columns(events)
        self._rights = _rights(events, self._where)
        self._at: tuple[int, int] = (0, 0)
        self._rules = rules
        self._grids: dict[int, list[Lattice]] = {}

    def read(self) -> list[Block | Grid]:
        """All events."""
        for index, event in enumerate(self._events):
            if event.kind == "text":
                if self._parted and self._run and event.stretches and not self._goes_on(event.stretches[0]):
                    self._flush()
                self._parted = False
                self._at = self._where.get(index, (0, 0))
                self._run.extend(event.stretches)
            elif event.kind == "open":
                self._open(event.role, event.element)
            else:
                self._close(event.role)
        self._flush()
        return self._flow.finish()

    def _open(self, role: str, element: Any) -> None:
        if self._is_inline(role):
            return
        self._flush()
        self._roles.append(role)
        if role == "L":
            self._depth += 1
        elif role == "LI":
            self._item = (max(self._depth, 1), "")
        elif role == "Table":
            self._flow.open_table()
        elif role == "TR":
            self._flow.open_row(header=False)
        elif role in ("TD", "TH"):
            columns, rows = spans_of(element)
            self._flow.open_cell(columns, rows, header=role == "TH")
        elif role == "TOC":
            self._flow.region = "navigation"
        elif role in ("Note", "FENote"):
            self._flow.region = "footnote"

    def _close(self, role: str) -> None:
        if self._is_inline(role):
            return
        self._flush()
        if self._roles:
            self._roles.pop()
        if role == "L":
            self._depth -= 1
        elif role == "LI":
            self._item = None
        elif role == "Table":
            self._flow.close_table()
        elif role == "TR":
            self._flow.close_row()
        elif role in ("TD", "TH"):
            self._flow.close_cell()
        elif role in ("TOC", "Note", "FENote") and role not in self._roles:
            self._flow.region = ""

    def _is_inline(self, role: str) -> bool:
        """Whether an element only holds a part of a paragraph; of a run of a browser's, what follows decides."""
        self._parted = self._parted or role == _RUN
        return role in _INLINE or role == _RUN

    def _goes_on(self, stretch: Stretch) -> bool:
        """Whether a run of text of another look goes on the line before it, or a sentence that the line's end cut."""
        last = self._run[-1]
        if last.page == stretch.page and abs(last.y - stretch.y) <= _SAME_LINE * max(last.size, stretch.size):
            return True
        lines = lines_of(self._run)
        if not lines or not stretch.text[:1].islower():
            return False
        return not is_ended(lines[-1], lines_of([stretch])[0], self._right(lines[0]), self._habits)

    def _flush(self) -> None:
        run, self._run = self._run, []
        self._parted = False
        lines = _once(lines_of(run))
        if not lines:
            return
        if self._roles and self._roles[-1] == "Lbl":
            text = one_line(" ".join(line.text for line in lines))
            if self._item is not None:
                self._item = (self._item[0], "\u2022" if text[:1] in BULLETS or not text else text)
            return
        level = self._heading(lines)
        narrow = self._at != (0, 0)
        if level is not None:
            self._emit("heading", lines, level, narrow=narrow)
            return
        right = self._right(lines[0])
        for index, part in enumerate(parts_of(lines, right, self._habits)):
            kind, depth = ("item", self._item[0]) if self._item is not None else ("paragraph", 0)
            self._emit(kind, part, depth, self._item[1] if self._item else "", narrow=narrow, tight=index > 0)
            self._item = None

    def _right(self, line: Line) -> float:
        """The right edge of the text that a line begins: of the ruled cell it stands in, else of its column."""
        right = self._rights.get(self._at, 0.0)
        if self._at == (0, 0):
            return right
        if line.page not in self._grids:
            self._grids[line.page] = lattices(self._rules.get(line.page, ()))
        for grid in self._grids[line.page]:
            slot = grid.slot_at(line.x0, line.y, line.size)
            if slot is not None:
                return max(right, slot.right - max(line.x0 - grid.xs[slot.column], 0.0))
        return right

    def _heading(self, lines: list[Line]) -> int | None:
        for role in reversed(self._roles):
            if role in HEADINGS:
                return HEADINGS[role]
            if role in ("TD", "TH", "LI"):
                return None
        if not self._levels or not may_head("".join(line.text for line in lines).rstrip()):
            return None
        return self._levels.get(round(lines[0].size * 2) / 2)

    def _emit(
        self, kind: str, lines: list[Line], level: int, marker: str = "", *, narrow: bool, tight: bool = False
    ) -> None:
        text = text_of(lines, self._habits, self._right(lines[0]) if narrow else None)
        if kind == "item" and text[:1] in BULLETS and text[1:2].isspace():
            text, marker = text[1:].strip(), "\u2022"
        elif kind == "item" and not marker and (match := re.match(r"\d{1,3}[.)]\s+|[a-z]\)\s+", text)):
            text, marker = text[match.end() :], match[0].strip()
        if not text:
            return
        flow = self._flow
        bold = kind != "heading" and all(line.bold for line in lines)
        place = Place(page=lines[0].page)
        tight = tight or kind == "item"
        flow.emit(Block(kind, text, place, level, marker, bold=bold, region=flow.region, tight=tight))


def _once(lines: list[Line]) -> list[Line]:
    """The lines without their copies on later pages, which a repeated header row has."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    if len(by_page) < 2:
        return lines
    texts = {page: tuple(one_line(line.text) for line in found) for page, found in by_page.items()}
    return by_page[min(by_page)] if len(set(texts.values())) == 1 else lines


def _columns(events: list[Event]) -> dict[int, tuple[int, int]]:
    """For each text event in a table: (number of the table, where on the page its column begins).

    Columns are told apart by where they begin, for some programs leave empty cells out of the tree.
    """
    out: dict[int, tuple[int, int]] = {}
    tables: list[list[int]] = []
    count = 0
    for index, event in enumerate(events):
        if event.kind == "text":
            if tables and event.stretches:
                tables[-1][1] = tables[-1][1] or 1 + round(event.stretches[0].x0 / 10)
                out[index] = (tables[-1][0], tables[-1][1])
        elif event.role == "Table":
            if event.kind == "open":
                count += 1
                tables.append([count, 0])
            elif tables:
                tables.pop()
        elif tables and event.kind == "open" and event.role in ("TD", "TH"):
            tables[-1][1] = 0
    return out


def _rights(events: list[Event], where: dict[int, tuple[int, int]]) -> dict[tuple[int, int], float]:
    columns: dict[tuple[int, int], float] = {}
    running: list[Stretch] = []
    for index, event in enumerate(events):
        at = where.get(index)
        if at is None:
            running.extend(event.stretches)
        else:
            columns[at] = max([columns.get(at, 0.0), *(s.x1 for s in event.stretches if s.text.strip())])
    columns[0, 0] = right_edge(lines_of(running))
    return columns
