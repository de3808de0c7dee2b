"""All texts of a description, in reading order, for the checks that read words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import TextAt

if TYPE_CHECKING:
    from kuvauslint.model.description import Description
    from kuvauslint.model.node import Node
    from kuvauslint.model.place import Place


def texts_of(description: Description) -> tuple[TextAt, ...]:
    """Every field value and every prose text of the description."""
    return tuple(_texts(description))


def folded_text(description: Description) -> str:
    """All that the description says, with case forgiven, for a quick look whether a word is in it at all.

    At least the words of every text are in it; that it holds more (keys, comments) does no harm.
    """
    document = description.document
    if not description.published:
        text = document.source.data.decode("utf-8", "replace")
        if "\\" not in text:  # an escape hides what it stands for
            return text.casefold()
    parts = [text.text for text in texts_of(description)]
    return "\n".join(parts).casefold()


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
        place = prose.block.at if prose.block is not None else partial(_whole, prose.place)
        entry = entries.get(prose.entry) if prose.entry is not None else None
        yield TextAt(prose.text, place, entry, None, prose.role, None)


def _whole(place: Place, _start: int, _end: int) -> Place:
    return place


def _below(description: Description, node: Node, entry: Node | None, field: str | None) -> Iterator[TextAt]:
    if node.variants:
        for variant in node.variants.values():
            yield from _below(description, variant, entry, field)
        return
    if node.text:
        yield TextAt(node.text, partial(description.place, node), entry, field, "", node)
        return
    for item in node.items:
        yield from _below(description, item, entry, field)
    for name, child in node.fields.items():
        yield from _below(description, child, entry, field or name)
