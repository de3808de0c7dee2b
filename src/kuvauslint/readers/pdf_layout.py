"""A PDF without usable tags to paragraphs and tables, by where things stand on its pages.

Ruled lines make tables, and so do columns that white space parts; sizes of type make headings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kuvauslint.model.document import Block
from kuvauslint.readers.assemble import BULLETS
from kuvauslint.readers.flow import Box, Grid
from kuvauslint.readers.pdf_columns import Table, open_tables
from kuvauslint.readers.pdf_grid import Lattice, Slot, lattices
from kuvauslint.readers.pdf_habits import HYPHENS, Habits, habits_of, over_pages
from kuvauslint.readers.pdf_lines import (
    Line,
    block_of,
    has_mark,
    heading_levels,
    lines_of,
    listed,
    may_head,
    paragraphs,
    right_edge,
    rows_of,
    wrapping_edge,
)
from kuvauslint.readers.pdf_marks import with_marks
from kuvauslint.readers.pdf_page import Sheet, Stretch
from kuvauslint.readers.pdf_tables import furniture, furniture_blocks, joined
from kuvauslint.readers.pdf_text_columns import text_columns

_FULL = 4.5  # type sizes from the right edge, no more: another word had no room
_TWO_COLUMNS = 3  # edges
_INDENT = 0.8  # of the type size
_TIGHT = 1.35  # times the type size from line to line: no more room than between the lines of a paragraph


class _Page(NamedTuple):
    """A page, or a column of one, with the stretches of each of its tables taken out of the running lines."""

    sheet: Sheet
    lines: list[Line]
    tables: list[Table]
    column: int = 0  # of text, from 1; 0 where the page has one


def layout(sheets: list[Sheet], space: float) -> list[Block | Grid]:
    """What the pages hold, from the first to the last; `space` is how wide one is, in sizes of type."""
    sheets = [with_marks(sheet) for sheet in sheets]
    ruled = [_ruled(sheet) for sheet in sheets]
    every = [stretch for sheet in sheets for stretch in sheet.stretches]
    habits, levels = habits_of(every, space=space), heading_levels(every)
    lines = {sheet.number: lines_of(outside) for sheet, (_, outside) in zip(sheets, ruled, strict=True)}
    in_tables = {
        sheet.number: [(one.y, one.size) for _, slots in tables for found in slots.values() for one in found]
        for sheet, (tables, _) in zip(sheets, ruled, strict=True)
    }
    around = furniture(lines, {sheet.number: sheet.height for sheet in sheets}, levels, in_tables)
    edges = [
        (line, sheet.height)
        for sheet in sheets
        for line in lines[sheet.number]
        if line.y in around.get(sheet.number, ())
    ]
    running: list[_Page] = []
    for sheet, (tables, outside) in zip(sheets, ruled, strict=True):
        before = _ends_with(running[-1]) if running else ()
        running += _columns(sheet, tables, outside, around.get(sheet.number, set()), before)
    right = wrapping_edge([line for page in running if not page.column for line in page.lines])
    parts: list[Block | Grid] = list(furniture_blocks(edges, top=True))
    body: list[Block | Grid] = []
    marks: list[float] = []
    for page in running:
        own = wrapping_edge(page.lines) if page.column else right
        found = _page_parts(page, own, habits, levels, marks)
        body.extend(part._replace(group=page.column) if isinstance(part, Block) else part for part in found)
    parts += [part._replace(group=0) for part in joined(_over_pages(body, habits), habits, same_columns=True)]
    parts += furniture_blocks(edges, top=False)
    return parts


def _ruled(sheet: Sheet) -> tuple[list[Table], list[Stretch]]:
    """The ruled tables of a page with what stands in them, and the stretches of none."""
    grids = lattices(sheet.rules)
    inside: list[dict[Slot, list[Stretch]]] = [{} for _ in grids]
    outside: list[Stretch] = []
    for stretch in sheet.stretches:
        for lattice, slots in zip(grids, inside, strict=True):
            slot = lattice.slot_at(stretch.x0, stretch.y, stretch.size)
            if slot is not None:
                slots.setdefault(slot, []).append(stretch)
                break
        else:
            outside.append(stretch)
    return [(lattice, slots) for lattice, slots in zip(grids, inside, strict=True) if slots], outside


def _columns(
    sheet: Sheet, tables: list[Table], outside: list[Stretch], around: set[float], before: tuple[float, ...]
) -> Iterator[_Page]:
    """The page, or each of its columns of text, with the tables that no lines show."""
    rest = [stretch for row in rows_of(outside) if row[0].y not in around for stretch in row]
    if tables:
        columns = [rest]
    else:
        wide = any(len(lattice.xs) > _TWO_COLUMNS for lattice, _ in open_tables(rest, before)[0])
        columns = [rest] if wide else text_columns(rest)
    for number, column in enumerate(columns, start=1):
        found, running = open_tables(column, () if len(columns) > 1 else before)
        yield _Page(sheet, lines_of(running), [*tables, *found], number if len(columns) > 1 else 0)


def _ends_with(page: _Page) -> tuple[float, ...]:
    """Where the columns begin of the table that a page ends with; empty where it ends with text."""
    last = max(page.tables, key=lambda table: table[0].ys[-1], default=None)
    if page.column or last is None or any(line.y > last[0].ys[-1] for line in page.lines):
        return ()
    return last[0].xs[:-1]


def _page_parts(
    page: _Page, right: float, habits: Habits, levels: dict[float, int], marks: list[float]
) -> Iterator[Block | Grid]:
    """Paragraphs and tables from the top of the page down."""
    tables = sorted(page.tables, key=lambda table: table[0].ys[0])
    lines = page.lines
    for lattice, slots in tables:
        above = [line for line in lines if line.y < lattice.ys[0] + 1]
        lines = lines[len(above) :]
        yield from _running(above, right, habits, levels, marks)
        yield _grid(lattice, slots, habits)
    yield from _running(lines, right, habits, levels, marks)


def _running(
    lines: list[Line], right: float, habits: Habits, levels: dict[float, int], marks: list[float]
) -> Iterator[Block]:
    last: Line | None = None
    for group in paragraphs(lines, right, habits):
        tight = last is not None and 0 < group[0].y - last.y <= _TIGHT * group[0].size
        apart = group[0].marked or (last is not None and _begins_list(last, group[0]))
        last = group[-1]
        block = block_of(group, habits)._replace(tight=tight)
        full = len(group) > 1 and right - last.x1 < _FULL * last.size and last.text[-1:] not in ".:;!?"
        if (habits.spaces and last.text.endswith(" ")) or (full and not habits.spaces):
            block = block._replace(text=block.text + " ")  # the next page may go on with it
        level = levels.get(round(group[0].size * 2) / 2)
        if level is not None and may_head(block.text.rstrip()):
            marks.clear()
            yield block._replace(kind="heading", level=level, bold=False)
        elif has_mark(group[0].text):
            yield _item(block, _depth(group[0].x0, marks), apart=apart)
        else:
            yield block


def _depth(x: float, marks: list[float]) -> int:
    """How deep an item stands whose mark is at x, given where the marks of the items around it are."""
    while marks and marks[-1] > x + 4:
        marks.pop()
    if not marks or x > marks[-1] + 4:
        marks.append(x)
    return len(marks)


def _begins_list(last: Line, line: Line) -> bool:
    """Whether a first number stands further in than the line above, where a sentence would not begin with it."""
    return line.text[:2] in ("1.", "1)", "a)") and line.x0 - last.x0 > _INDENT * line.size


def _item(block: Block, depth: int, *, apart: bool) -> Block:
    """An item; whether a typed number is a mark is left to be seen from its neighbours, unless it stands apart."""
    mark, _, text = block.text.partition(" ")
    if apart and text and mark[0] not in BULLETS:
        return block._replace(kind="item", level=depth, marker=mark, text=text)
    if block.text[0] not in BULLETS or len(block.text) < 3:
        return block._replace(level=depth)
    return block._replace(kind="item", level=depth, marker="\u2022", text=block.text[1:].lstrip())


def _grid(lattice: Lattice, slots: dict[Slot, list[Stretch]], habits: Habits) -> Grid:
    rows: dict[int, list[Box]] = {}
    for slot in sorted(set(lattice.slots.values()), key=lambda slot: (slot.row, slot.column)):
        lines = lines_of(slots.get(slot, ()))
        right = max(
            right_edge(lines), slot.right - (min((line.x0 for line in lines), default=0) - _left(lattice, slot))
        )
        groups = list(paragraphs(lines, right, habits, narrow=True))
        if slot.row and slot.column:  # a name, or the header of a column, may have capitals in each line
            groups = [part for group in groups for part in listed(group)]
        contents = tuple(block_of(group, habits, right) for group in groups)
        rows.setdefault(slot.row, []).append(
            Box(contents, slot.columns, slot.rows, full=not lines or _is_full(lines[-1], right, habits))
        )
    kept = [tuple(rows.get(row, ())) for row in range(len(lattice.ys) - 1)]
    kept = [row for row in kept if row]
    bold = bool(kept) and all(p.bold for box in kept[0] for p in box.contents if isinstance(p, Block))
    # the positions of the columns stand in for a group: parts of one table have them alike
    columns = hash(tuple(round(x / 4) for x in lattice.xs[:-1])) & 0x7FFFFFFF
    return Grid(tuple(kept), int(bold and len(kept) > 1), group=columns)


def _is_full(line: Line, right: float, habits: Habits) -> bool:
    """Whether a sentence or word may go on below a line: it was wrapped, or no letter more had room in it."""
    wrapped = line.text.endswith(" ") if habits.always else True
    return wrapped or line.text.endswith((*HYPHENS, ",")) or right - line.x1 < line.size


def _left(lattice: Lattice, slot: Slot) -> float:
    return lattice.xs[slot.column]


def _over_pages(parts: list[Block | Grid], habits: Habits) -> Iterator[Block | Grid]:
    """Join a paragraph that goes on at the top of the next page."""
    last: Block | Grid | None = None
    for part in parts:
        if isinstance(last, Block) and isinstance(part, Block) and _goes_on(last, part, habits):
            text = last.text.rstrip()
            spaced = text != last.text and text[-1] not in HYPHENS
            last = last._replace(text=f"{text} {part.text}" if spaced else over_pages(text, part.text, habits))
            continue
        if last is not None:
            yield last._replace(text=last.text.rstrip()) if isinstance(last, Block) else last
        last = part
    if last is not None:
        yield last._replace(text=last.text.rstrip()) if isinstance(last, Block) else last


def _goes_on(last: Block, part: Block, habits: Habits) -> bool:
    same = (last.place.page, last.group) == (part.place.page, part.group)
    if same or last.kind not in ("paragraph", "item") or part.kind != "paragraph" or last.bold != part.bold:
        return False
    if last.text.endswith(" "):
        return not has_mark(part.text)
    if habits.always and not last.text.endswith((",", *HYPHENS)):
        return False
    return part.text[:1].islower() and not last.text.endswith((".", ":", ";", "!", "?"))
