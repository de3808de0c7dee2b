"""Entries told by bare fragments: a table whose labels were left out, or lines whose labels lost their colons.

A fragment alone can be anything. Where every entry has as many of them, each in its turn tells the same
field, and what one entry leaves open another shows: keys by their nouns, systems by their capitals. Of one
line, a part that begins with the word of a label is told by it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kuvauslint.describe.beside_lists import names_systems
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.interface import answer
from kuvauslint.describe.lines import is_sentence
from kuvauslint.describe.spans import Span
from kuvauslint.describe.splitting import split
from kuvauslint.vocabulary.match import caseless, find_label
from kuvauslint.vocabulary.store import load

FEWEST = 3  # fragments of an entry: what it is for, what it holds, where or how it is searched
LED = 2  # parts of one line behind the first that tell a field
LISTS = frozenset({"systems", "datasets", "search_keys"})
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
    if all(caseless(item).endswith(ends) for item in items):
        return "search_keys"
    later = [item.text for row in column for item in row[1:]]
    named = all(names_systems(item) or not item[0].islower() for item in items)
    return "systems" if named and (later or all(_is_product(item) for item in items)) else ""


def _is_product(text: str) -> bool:
    """Whether a word shows by itself that it is a name: a capital within it, or a digit."""
    return names_systems(text) or any(not ch.islower() for ch in text[1:] if ch.isalnum())


def take_led(entries: list[Draft]) -> None:
    """Part the one text of an entry where words of labels begin its parts ("loans; system Koha; search by name")."""
    for entry in entries:
        if entry.labels or set(entry.values) != {"purpose"} or len(entry.values["purpose"]) != 1:
            continue
        (value,) = entry.values["purpose"]
        first, *others = _led_parts(value.span.trim("."))
        if value.key is not None or len(others) < LED or sum(field != "notes" for field, _ in others) < LED:
            continue
        entry.values.clear()
        entry.add("datasets" if len(split(first[1].span, "datasets")) > 1 else "purpose", first[1])
        for field, piece in others:
            entry.add(field, piece)


def _led_parts(span: Span) -> list[tuple[str, Value]]:
    """The parts between semicolons; where there are none, those between commas that a label's word begins."""
    mark = "; " if "; " in span.text else ", "
    at = [0, *(hit.end() for hit in re.finditer(mark, span.text)), len(span.text) + len(mark)]
    pieces = [span.cut(start, after - len(mark)) for start, after in pairwise(at)]
    starts = [at[n] for n, piece in enumerate(pieces) if not n or mark == "; " or _led(piece)[0] != "notes"]
    ends = [*(start - len(mark) for start in starts[1:]), len(span.text)]
    return [_led(span.cut(start, end)) for start, end in zip(starts, ends, strict=True)]


def _led(part: Span) -> tuple[str, Value]:
    """The field that a part's first word names and its value; `notes` where it names none."""
    word, _, rest = part.text.partition(" ")
    label = find_label(word) if rest else None
    if label is not None and label.sure and label.field in LISTS:
        value = part.cut(len(word), len(part.text))
        by = load("vocabulary/cues")["by_which"]
        case = "adessive" if label.field == "search_keys" and value.text.split(",")[0].endswith(tuple(by)) else ""
        return label.field, Value(value, case=case, sure=False)
    told = answer(part.text, labelled=False)
    return "notes" if told is None or told.open == "unclear" else "api", Value(part, sure=False)
