"""All texts of a description, in reading order, for the checks that read words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import TextAt

if TYPE_CHECKING:
    from kuvauslint.model.description import Description
    from kuvauslint.model.node import Node
    from kuvauslint.model.place import Place

_last: tuple[Description, tuple[TextAt, ...]] | None = None


def texts_of(description: Description) -> tuple[TextAt, ...]:
    """Every field value and every prose text of the description.

    Remembers the last description only: all rules ask for the texts of the same one in turn.
    """
    global _last  # noqa: PLW0603
    if _last is None or _last[0] is not description:
        _last = (description, tuple(_texts(description)))
    return _last[1]


def _texts(description: Description) -> Iterator[TextAt]:
    entries = {entry.path: entry for entry in description.entries()}
    entries |= {system.path: system for system in description.root.list_of("systems")}
    for name, node in description.root.fields.items():
        if name in ("repositories", "systems"):
            for item in node.items:
                yield from _below(description, item, entries.get(item.path), None)
        else:
            yield from _below(description, node, entries.get(node.path), None if node.path in entries else name)
    for prose in description.prose:
        block = prose.block

        def place(start: int, end: int, block: object = block, whole: Place = prose.place) -> Place:
            return block.at(start, end) if block is not None else whole  # type: ignore[attr-defined]

        entry = entries.get(prose.entry) if prose.entry is not None else None
        yield TextAt(prose.text, place, entry, None, prose.role, None)


def _below(description: Description, node: Node, entry: Node | None, field: str | None) -> Iterator[TextAt]:
    if node.variants:
        for variant in node.variants.values():
            yield from _below(description, variant, entry, field)
        return
    if node.text:

        def place(start: int, end: int) -> Place:
            return description.place(node, start, end)

        yield TextAt(node.text, place, entry, field, "", node)
    for item in node.items:
        yield from _below(description, item, entry, field)
    for name, child in node.fields.items():
        yield from _below(description, child, entry, field or name)
