"""Selectors: which nodes of a description a rule's check is called on.

description              the root, once
entries                  the case register and every repository
repositories  systems    each of them
entries.request          a field of each, where it is there
entries.datasets.*       each item of a list
organisation.name        a field below the root
"""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.model.description import Description
from kuvauslint.model.node import Node


def select(selector: str, description: Description) -> Iterator[tuple[Node, Node | None]]:
    """Each selected node with the entry it stands in (None outside entries)."""
    first, *rest = selector.split(".")
    root = description.root
    if first == "description":
        starts: list[tuple[Node, Node | None]] = [(root, None)]
    elif first == "entries":
        starts = [(entry, entry) for entry in description.entries()]
    elif first in ("repositories", "systems"):
        starts = [(entry, entry) for entry in root.list_of(first)]
    else:
        starts = [(root, None)]
        rest = [first, *rest]
    for node, entry in starts:
        for found in _below(node, rest):
            yield found, entry


def _below(node: Node, steps: list[str]) -> Iterator[Node]:
    if not steps:
        yield node
    elif steps[0] == "*":
        for item in node.items:
            yield from _below(item, steps[1:])
    else:
        child = node.get(steps[0])
        if child is not None:
            yield from _below(child, steps[1:])
