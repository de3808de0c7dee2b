"""What shape a table has: a row for each entry or for each field, or the fields of the entry named above it."""

from __future__ import annotations

import re

from kuvauslint.describe.lines import repository_name
from kuvauslint.describe.table_header import column_field, header
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.match import undress
from kuvauslint.vocabulary.store import load

FEWEST_LABELS = 3  # below a corner that says nothing
LONGEST_NAME = 80  # letters of a column's name
FEWEST_LONG = 4  # rows with a label in the second column


def tells_fields(blocks: list[Block], name: str = "") -> bool:
    """Whether the rows are the fields of one entry that is named above them, as `name`.

    "System" tells where the entry is kept; "name of the system" too below the name of a repository.
    """
    if kind_of_table(blocks) != "fields":
        return False
    firsts = [block.cells[0].text for block in blocks if block.cells]
    if column_field(firsts[0]) != "name":
        return True
    once = sum(1 for text in firsts if column_field(text) == "name") == 1
    own = undress(firsts[0]) not in load("vocabulary/labels")["columns"]["systems"]
    return once and is_kept_in(firsts[0]) and (own or repository_name(name) == "strong")


def kind_of_table(blocks: list[Block]) -> str:
    """rows, fields (label and value), turned (a column for each entry) or long (entry, label and value)."""
    if _is_long(blocks):
        return "long"
    if not blocks or (header(blocks[0]) is not None and len(blocks[0].cells) > 2):
        return "rows"
    firsts = [block.cells[0].text for block in blocks if block.cells and block.cells[0].text.strip()]
    labels = [text for text in firsts if column_field(text)]
    if len(firsts) < 2 or len(labels) < 0.6 * len(firsts):
        return "rows"
    width = max(len(block.cells) for block in blocks)
    if width == 2:
        return "fields"
    named = not blocks[0].cells[0].text.strip() or column_field(firsts[0]) == "name"
    return "turned" if width > 2 and (named or _names_columns(blocks[0], firsts)) else "rows"


def _names_columns(row: Block, firsts: list[str]) -> bool:
    """Whether the first row names the columns, whatever stands in its corner: below it all rows begin with labels."""
    fields = [column_field(text) for text in firsts[1:]]
    names = [cell.text.strip() for cell in row.cells[1:]]
    return (
        not column_field(firsts[0])
        and len(fields) >= FEWEST_LABELS
        and all(fields)
        and len(set(fields)) == len(fields)
        and all(name and not column_field(name) and len(name) <= LONGEST_NAME for name in names)
    )


def _is_long(blocks: list[Block]) -> bool:
    """Whether the second of three columns holds labels that come again, below whatever header."""
    told = [column_field(block.cells[1].text) for block in blocks[1:] if len(block.cells) > 2]
    labels = [field for field in told if field]
    if len(told) < FEWEST_LONG or len(labels) < 0.8 * len(told) or len({*labels}) * 2 > len(labels):
        return False
    return not any(column_field(block.cells[0].text) for block in blocks[1:])


def is_kept_in(label: str) -> bool:
    """Whether a label of names names a system, not a repository."""
    kept_in = tuple(load("vocabulary/labels")["columns"]["kept_in"])
    return any(word.startswith(kept_in) for word in re.split(r"[\s/]+", undress(label)))
