"""Entries told by bare fragments, the same ones in each: a table whose labels were left out.

A fragment alone can be anything. Where every entry has as many of them, each in its turn tells the same
field, and what one entry leaves open another shows: keys by their nouns, systems by their capitals.
"""

from __future__ import annotations

from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.lines import is_sentence
from kuvauslint.describe.meta import names_systems
from kuvauslint.describe.spans import Span
from kuvauslint.describe.splitting import split
from kuvauslint.vocabulary.match import fold
from kuvauslint.vocabulary.store import load

FEWEST = 3  # fragments of an entry: what it is for, what it holds, where or how it is searched
Column = list[list[Span]]  # the items of one fragment of each entry


def take_fragments(entries: list[Draft], language: str) -> None:
    """Give the fragments of entries to the fields that they tell, where all entries have the same ones."""
    rows = [_fragments(entry) for entry in entries]
    size = len(rows[0]) if rows else 0
    if len(rows) < 2 or size < FEWEST or any(len(row) != size for row in rows):
        return
    fields = [_field([_items(row[at], language) for row in rows]) for at in range(size)]
    fields[0] = fields[0] or "purpose"
    open_ = [at for at, field in enumerate(fields) if not field]
    if not {"search_keys", "systems"} <= {*fields} or len(open_) > 1 or len({*fields}) < size:
        return
    for at in open_:
        fields[at] = "datasets"
    for entry, row in zip(entries, rows, strict=True):
        entry.values.clear()
        for field, value in zip(fields, row, strict=True):
            entry.add(field, value._replace(item=False, sure=False))


def _fragments(entry: Draft) -> list[Value]:
    """The fragments that are all that an entry tells; none where it tells anything by a label or a sentence."""
    if entry.labels or len(entry.values) != 1 or not {"purpose", "datasets"} & entry.values.keys():
        return []
    (values,) = entry.values.values()
    return [] if any(value.key is not None or is_sentence(value.span.text) for value in values) else values


def _items(value: Value, language: str) -> list[Span]:
    return split(value.span.trim("."), "search_keys", language=language)


def _field(column: Column) -> str:
    """The field that a fragment tells in every entry; empty where it cannot be told."""
    items = [item.text for row in column for item in row if item.text]
    ends = tuple(load("vocabulary/splitting")["key_ends"])
    if all(fold(item).endswith(ends) for item in items):
        return "search_keys"
    later = [item.text for row in column for item in row[1:]]
    named = all(names_systems(item) or not item[0].islower() for item in items)
    return "systems" if named and (later or all(_is_product(item) for item in items)) else ""


def _is_product(text: str) -> bool:
    """Whether a word shows by itself that it is a name: a capital within it, or a digit."""
    return names_systems(text) or any(not ch.islower() for ch in text[1:] if ch.isalnum())
