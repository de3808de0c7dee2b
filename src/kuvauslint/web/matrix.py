"""The verdict by item of 28 § 1 mom.: which entry tells what, of its own or by what is said for all."""

from __future__ import annotations

from typing import NamedTuple

from kuvauslint.engine.coverage import OF_ITEM, counted_entries
from kuvauslint.engine.run import entry_name
from kuvauslint.model.description import Description
from kuvauslint.model.inheritance import authority_of, channels_of, has
from kuvauslint.model.node import Node
from kuvauslint.model.report import Coverage


class Row(NamedTuple):
    """One entry: the state of each item (own, shared, part, missing), and the id of its part of the form."""

    name: str
    target: str
    states: tuple[str, ...]


def rows(description: Description) -> tuple[Row, ...]:
    """A row for every entry that is asked for the items."""
    root = description.root
    systems_only = not root.list_of("repositories")
    return tuple(
        Row(
            entry_name(entry) or "",
            "e-" + "-".join(map(str, entry.path)),
            tuple(_state(entry, root, elements, systems_only) for elements in OF_ITEM.values()),
        )
        for entry in counted_entries(description)
    )


def _state(entry: Node, root: Node, elements: tuple[str, ...], systems_only: bool) -> str:
    told = [has(entry, root, element) or (systems_only and element == "systems") for element in elements]
    if not all(told):
        return "part" if any(told) else "missing"
    shared = any(not _own(entry, element) for element in elements)
    return "shared" if shared and not (systems_only and elements == ("systems",)) else "own"


def _own(entry: Node, element: str) -> bool:
    if element == "authority":
        return authority_of(entry) is not None
    if element == "contact":
        return bool(channels_of(entry))
    node = entry.get(element)
    return node is not None and node.filled()


def totals(coverage: tuple[Coverage, ...]) -> tuple[tuple[int, int], ...]:
    """(covered, entries) by item."""
    return tuple((row.covered, row.entries) for row in coverage if row.item)
