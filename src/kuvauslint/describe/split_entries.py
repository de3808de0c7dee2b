"""Entries told of in two places: under a heading, and again by name in a table of deciders or chapters by element."""

from __future__ import annotations

from kuvauslint.describe.drafts import Draft
from kuvauslint.describe.entry_names import name_key
from kuvauslint.describe.register_names import is_case_register

APART = frozenset({"request", "authority", "responsible", "unit"})  # what such a table tells, and nothing else


def reunited(entries: list[Draft], register: Draft | None) -> list[Draft]:
    """The entries, each with what is told of it in another place: where to ask, or the elements told in chapters.

    Two that tell the same field are two entries, and so are two of different units.
    """
    places: dict[str, list[Draft]] = {}
    for draft in entries:
        places.setdefault(_key(draft), []).append(draft)
    joined: dict[int, Draft] = {}  # what another entry takes in, by its id
    for key, named in places.items():
        register_of = register if key and named[0].name is not None and is_case_register(named[0].name.text) else None
        drafts = [register_of, *named] if register_of is not None else named
        first = next((draft for draft in drafts if not draft.values.keys() <= APART), drafts[0])
        joined.update({id(draft): first for draft in named if draft is not first and key and _are_one(draft, first)})
    out = []
    for draft in entries:
        other = joined.get(id(draft))
        if other is None or not other.values.keys().isdisjoint(draft.values):
            out.append(draft)
            continue
        other.values.update(draft.values)
        other.labels.extend(draft.labels)
        other.dashes.extend(draft.dashes)
    return out


def _are_one(draft: Draft, other: Draft) -> bool:
    """Whether two drafts of one name tell of one repository."""
    units = draft.unit is None or other.unit is None or name_key(draft.unit.text) == name_key(other.unit.text)
    apart = draft.values.keys() <= APART
    return bool(draft.values) and bool(other.values) and (apart or units)


def _key(draft: Draft) -> str:
    return name_key(draft.base or draft.name.text) if draft.name is not None else ""
