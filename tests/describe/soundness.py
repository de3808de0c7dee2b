"""What holds of every description that was read, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kuvauslint.model.description import Description
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place


def words_at(description: Description, place: Place) -> str:
    """The words of the source between the ends of a place on one line."""
    lines = description.document.lines or description.document.source.data.decode().split("\n")
    assert place.line == place.end_line
    return lines[(place.line or 0) - 1][(place.column or 0) - 1 : (place.end_column or 0) - 1]


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for inner in (*node.items, *node.fields.values()):
        yield from _nodes(inner)


def assert_sound(description: Description) -> None:
    """Every value is where its path says and has a place; what is typed and what is read agree; so do the labels."""
    entries = []
    for node in _nodes(description.root):
        at: Any = description.root
        for step in node.path:
            at = at.items[step] if isinstance(step, int) else at.get(step)
        assert at is node, node.path
        entries.append(node.path)
        if node.text is not None:
            assert node.raw is not None, node.path
            assert isinstance(node.raw, str) or node.text == str(node.raw).lower(), node.path
        if node.path:
            assert description.place(node).line is not None, node.path
        if node.key_mark is not None:
            assert description.key_place(node).line is not None, node.path
    for piece in description.prose:
        assert piece.text, piece
        assert piece.place.line is not None, piece
        assert piece.entry is None or piece.entry in entries, piece
        assert piece.block is None or piece.place.order() == piece.block.place.order(), piece
    for _, label, place, entry in description.labels:
        assert label, place
        assert place.line is not None, label
        assert entry is None or entry in entries, label
    for piece, following in zip(description.prose, description.prose[1:], strict=False):
        assert description.own_page or piece.place.order() <= following.place.order(), piece
