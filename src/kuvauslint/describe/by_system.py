"""Chapters for all whose list tells of each system by name: what it tells belongs to the entries kept in the system."""

from __future__ import annotations

from collections import defaultdict

from kuvauslint.describe.assembly import Assembled
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.entry_names import name_key
from kuvauslint.describe.splitting import split

FIELDS = ("search_keys", "api")
LONGEST_NAME = 80  # characters before the colon


def take_by_system(assembled: Assembled) -> None:
    """Give the entries what lists for all tell of their systems ("Alpha: title, number")."""
    kept: dict[str, list[Draft]] = defaultdict(list)
    for entry in assembled.described:
        for value in entry.values.get("systems", []):
            for piece in [value.span] if value.item else split(value.span, "systems"):
                kept[name_key(piece.trim(",;.").text)].append(entry)
    for field in FIELDS if kept else ():
        rest = [value for value in assembled.shared.values.get(field, []) if not _give(value, field, kept)]
        if rest:
            assembled.shared.values[field] = rest
        else:
            assembled.shared.values.pop(field, None)


def _give(value: Value, field: str, kept: dict[str, list[Draft]]) -> bool:
    """Whether an item tells of a system that entries are kept in, which have it then unless they tell their own."""
    name, mark, told = value.span.text.partition(": ")
    entries = kept.get(name_key(name), []) if value.item and mark and told and len(name) <= LONGEST_NAME else []
    for entry in entries:
        if field not in entry.values or entry.values[field][0].key is value.key:
            entry.add(
                field, value._replace(span=value.span.cut(len(name) + len(mark), len(value.span.text)), item=False)
            )
    return bool(entries)
