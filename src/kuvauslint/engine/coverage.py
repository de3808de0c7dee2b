"""How many entries have what each item of 28 § 1 mom. lists, of their own or inherited."""

from __future__ import annotations

from kuvauslint.model.description import Description
from kuvauslint.model.inheritance import for_all, has
from kuvauslint.model.node import Node
from kuvauslint.model.report import Coverage

OF_ITEM: dict[int, tuple[str, ...]] = {
    1: ("systems",),
    2: ("authority", "contact"),
    3: ("datasets",),
    4: ("search_keys",),
    5: ("api",),
}


def counted_entries(description: Description) -> tuple[Node, ...]:
    """The entries that are asked for the items.

    A description of systems only is counted by its systems; one that was published so, without its case register.
    """
    root = description.root
    repositories = root.list_of("repositories")
    entries = repositories or root.list_of("systems")
    register = root.get("case_register")
    return entries if register is None or (description.published and not repositories) else (register, *entries)


def coverage(description: Description) -> tuple[Coverage, ...]:
    """One row an item."""
    root = description.root
    entries = counted_entries(description)
    systems_only = not root.list_of("repositories")
    rows = [Coverage(0, len(entries), len(entries))]
    for item, elements in OF_ITEM.items():
        asked = [name for name in elements if not for_all(root, name) and not (systems_only and name == "systems")]
        lacking = {number for name in asked for number in _lacking(entries, root, name)}
        rows.append(Coverage(item, len(entries), len(entries) - len(lacking)))
    return tuple(rows)


def _lacking(entries: tuple[Node, ...], root: Node, element: str) -> list[int]:
    """The numbers of the entries without the element; one whose own field is filled is seen at once to have it."""
    return [
        number
        for number, entry in enumerate(entries)
        if ((own := entry.fields.get(element)) is None or not own.filled()) and not has(entry, root, element)
    ]
