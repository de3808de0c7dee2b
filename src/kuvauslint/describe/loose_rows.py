"""Rows of a table that are none: a group's heading, a note or a date that fills one cell of its own row."""

from __future__ import annotations

from kuvauslint.describe import neighbours
from kuvauslint.describe.contacts import is_contact
from kuvauslint.describe.lines import Line, line_of, reads_like_name, repository_name
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.match import contact_label, find_label, is_title, undress
from kuvauslint.vocabulary.store import load

COLUMNS = 2
FEWEST_CONTACTS = 2  # rows of a table of contacts
SHARED = frozenset({"request", "authority", "api"})  # what may stand in it beside them


def loosened(lines: list[Line]) -> list[Line]:
    """The lines with such rows as paragraphs, or as headings where rows follow them."""
    out: list[Line] = []
    lines = _of_contacts(lines)
    rows = [line.block.cells for line in lines if line.kind == "row" and len(line.block.cells) == 2]
    known = {undress(cells[0].text) for cells in rows if cells[1].text.strip()}  # labels that have values elsewhere
    for n, line in enumerate(lines):
        empty = line.kind == "row" and len(line.block.cells) == 2 and undress(line.block.cells[0].text) in known
        alone = line.kind == "row" and not empty
        index = _alone(line.block, lines[n - 1 : n], lines[n + 1 : n + 2]) if alone else None
        if index is None:
            out.append(line)
            continue
        after = neighbours.after(lines, n)
        out.append(_as_text(line.block, index, heads=after is not None and after.kind == "row"))
    return out


def _of_contacts(lines: list[Line]) -> list[Line]:
    """The lines with tables of two columns as labels and values, where they tell nothing but contacts or a decider."""
    tables: dict[int, list[Block]] = {}
    for line in lines:
        if line.kind == "row":
            tables.setdefault(line.block.table, []).append(line.block)
    told = {table for table, blocks in tables.items() if _tells_contacts(blocks)}
    out: list[Line] = []
    for line in lines:
        if line.kind != "row" or line.block.table not in told or _single(line.block):
            out.append(line)
            continue
        parts = [n for n, cell in enumerate(line.block.cells[:2]) if cell.text.strip()]
        parts = parts[1:] if contact_label(undress(line.block.cells[0].text)) else parts
        out += [_as_text(line.block, n, heads=False) for n in parts]
    return out


def _tells_contacts(blocks: list[Block]) -> bool:
    pairs = [block.cells for block in blocks if not _single(block) and block.cells[0].text.strip()]
    if len(pairs) < FEWEST_CONTACTS or any(len(cells) != COLUMNS for cells in pairs):
        return False
    names = [undress(cells[0].text) for cells in pairs]
    labels = [find_label(name) for name in names]
    facts = load("vocabulary/labels")["page_facts"]
    known = all(
        contact_label(name) or (label is not None and label.field in SHARED) or name in facts
        for name, label in zip(names, labels, strict=True)
    )
    return known and any(contact_label(name) for name in names)


def _alone(block: Block, before: list[Line], after: list[Line]) -> int | None:
    """The cell that stands alone in its row, where the row is no entry, no field and no rest of the row before."""
    filled = [n for n, cell in enumerate(block.cells) if cell.text.strip() and cell.columns and cell.rows]
    if len(filled) != 1:
        return None
    index = filled[0]
    cell = block.cells[index]
    across = len(block.cells) == 1 or (cell.columns > 1 and cell.columns >= len(block.cells) - 1)
    if not across and index:
        return None  # an answer that lost its label, or the rest of a cell that was parted by a page's end
    text = cell.text.strip()
    if not across and (
        (text[:1].islower() and not is_contact(text)) or "\n" in text or any(one.rows == 0 for one in block.cells)
    ):
        return None
    if across or is_title(text):
        return index
    if len(block.cells) == 2:
        within = any(line.block.table == block.table for line in before)
        heads = any(line.kind == "row" and _single(line.block) for line in after)
        return None if within and not heads and find_label(text) is not None else index
    return index if repository_name(text) != "strong" else None


def _single(block: Block) -> bool:
    """Whether the first cell alone holds a text that is no label."""
    told = [cell.text for cell in block.cells if cell.text.strip()]
    return len(told) == 1 and bool(block.cells[0].text.strip()) and find_label(told[0]) is None


def _as_text(block: Block, index: int, *, heads: bool) -> Line:
    cell = block.cells[index]
    names = heads and reads_like_name(cell.text)
    return line_of(
        Block(
            "heading" if names else "paragraph",
            cell.text,
            cell.place,
            pieces=cell.pieces,
            group=block.group,
            region=block.region,
            tight=False,
        )
    )
