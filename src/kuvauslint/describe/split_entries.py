"""Entries told of in two places: who decides in a table of its own, all the rest under a heading of the same name."""

from __future__ import annotations

from kuvauslint.describe.drafts import Draft
from kuvauslint.describe.entry_names import name_key
from kuvauslint.describe.register_names import is_case_register

APART = frozenset({"request", "authority", "responsible", "unit"})  # what such a table tells, and nothing else


def reunited(entries: list[Draft], register: Draft | None) -> list[Draft]:
    """The entries, with those that only tell where to ask joined to the one of their name that does not."""
    full = {_key(draft): draft for draft in entries if not draft.values.keys() <= APART}
    out = []
    for draft in entries:
        other = full.get(_key(draft)) if draft.values and draft.values.keys() <= APART else None
        if other is None and draft.values and draft.values.keys() <= APART and register is not None:
            other = register if draft.name is not None and is_case_register(draft.name.text) else None
        if other is None or not other.values.keys().isdisjoint(draft.values):
            out.append(draft)
            continue
        other.values.update(draft.values)
        other.labels.extend(draft.labels)
        other.dashes.extend(draft.dashes)
    return out


def _key(draft: Draft) -> str:
    return name_key(draft.base or draft.name.text) if draft.name is not None else ""
