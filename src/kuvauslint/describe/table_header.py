"""Headers of tables: what a column holds, and which column names the entries."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.contacts import is_contact
from kuvauslint.describe.cues import names_act
from kuvauslint.describe.spans import Span, of_cell
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.match import find_label, undress
from kuvauslint.vocabulary.store import load

MOST_WORDS = 8  # of a header that may be broken


class Column(NamedTuple):
    """What one column holds; `label` is its header."""

    fields: tuple[str, ...]
    label: Span
    sure: bool = True


def header(block: Block) -> list[Column] | None:
    """The columns, where a row is a header: its cells are labels."""
    filled = [cell for cell in block.cells if cell.text.strip()]
    known = [cell for cell in filled if column_field(cell.text)]
    marked = bool(filled) and all(cell.header for cell in filled) and len(filled) > 1
    if len(filled) < 2 or (len(known) < 2 and not (marked and known)) or len(known) * 2 < len(filled):
        return None
    columns: list[Column] = []
    for n, cell in enumerate(block.cells):
        if cell.columns:  # an empty one stands for the rest of a wide one
            columns += [column_of(of_cell(block, n))] * min(cell.columns, 20)
    return columns


def column_of(label: Span) -> Column:
    """What a header names."""
    field = column_field(label.text)
    if field in ("name", "index"):
        return Column((field,), label)
    found = find_label(_unbroken(label.text))
    return Column(found.fields, label, found.sure) if found else Column((), label)


def column_field(text: str) -> str:
    """The field a header names, `name` or `index`; empty for none."""
    columns = load("vocabulary/labels")["columns"]
    if text.strip().casefold() in columns["index"]:
        return "index"
    if _name_rank(text) is not None:
        return "name"
    found = find_label(_unbroken(text))
    return found.field if found else ""


@cache
def _unbroken(text: str) -> str:
    """A header with the word whole that a narrow column broke, where it is a label only so."""
    words = text.split()
    if not 1 < len(words) <= MOST_WORDS or find_label(text) is not None or _known_rank(text) is not None:
        return text
    whole = (" ".join([*words[:n], words[n] + words[n + 1], *words[n + 2 :]]) for n in range(len(words) - 1))
    return next((one for one in whole if _known_rank(one) is not None or _sure(one)), text)


def _sure(text: str) -> bool:
    found = find_label(text)
    return found is not None and found.sure


def _name_rank(text: str) -> int | None:
    """How good a word for the column of names this is (0 the best); None where it is none."""
    return _known_rank(_unbroken(text))


def _known_rank(text: str) -> int | None:
    order = load("vocabulary/labels")["columns"]["name"]
    plain = undress(text)
    parts = [part.strip() for part in plain.split("/")]
    ranks = [order.index(part) for part in (plain, *parts) if part in order]
    whole = plain in order or all(part in order for part in parts)
    if ranks and whole:
        return int(min(ranks))
    found = find_label(text)
    return 0 if found is not None and found.field == "name" else None


@cache
def names_purpose(text: str) -> bool:
    """Whether the header of the names says that the purpose stands there too ("Repository and its purpose")."""
    joins = "|".join(load("vocabulary/splitting")["connectives"])
    parts = re.split(rf"[/,]| (?:{joins}) ", text)
    found = [find_label(part) for part in parts[1:]]
    return any(one is not None and one.field == "purpose" for one in found)


def name_column(columns: list[Column]) -> int:
    """The column of names: the best of the words for one; the first column where there is none."""
    ranked = [(rank, n) for n, column in enumerate(columns) if (rank := _name_rank(column.label.text)) is not None]
    if not ranked:
        return next((n for n, column in enumerate(columns) if not column.fields), 0)
    best = min(ranked)[1]
    for rank, n in ranked:
        if n != best and undress(columns[n].label.text) in load("vocabulary/labels")["columns"]["systems"]:
            columns[n] = columns[n]._replace(fields=("systems",))
        elif n != best and (found := find_label(columns[n].label.text)):
            columns[n] = columns[n]._replace(fields=found.fields)
        elif n != best and rank:
            columns[n] = columns[n]._replace(fields=())
    return best


def by_contents(columns: list[Column], name: int, rows: list[Block]) -> None:
    """Settle in `columns` what those hold whose header alone does not say it, by the cells of the first rows.

    Contacts are where requests go. The function that entries serve is their purpose where it is told as an act and
    no column tells the purpose, else it is the unit.
    """
    told = {column.fields for column in columns}
    for n, column in enumerate(columns):
        if n == name or column.sure or column.fields != ("notes",):
            continue
        cells = [row.cells[n].text for row in rows if n < len(row.cells) and row.cells[n].text.strip(" -\u2013")]
        if not cells:
            continue
        if 2 * sum(map(is_contact, cells)) > len(cells):
            columns[n] = column._replace(fields=("request",))
        elif undress(column.label.text) in load("vocabulary/labels")["columns"]["function"]:
            act = 2 * sum(map(names_act, cells)) > len(cells) and ("purpose",) not in told
            field = ("purpose",) if act else ("unit",)
            columns[n] = column._replace(fields=column.fields if field in told else field)
