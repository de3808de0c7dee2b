"""A canonical tree as plain values: English keys, lists always lists, absent fields left out."""

from __future__ import annotations

from typing import Any

from kuvauslint.model.node import Node

LISTS = frozenset(
    {"languages", "email", "phone", "address", "form", "search_keys", "repositories", "systems", "datasets"},
)
_SCALARS_IN = frozenset({"organisation", "licence", "api"})


def plain(node: Node, name: str = "") -> Any:
    """The node as dicts, lists and scalars."""
    if node.variants:
        return {code: variant.text for code, variant in node.variants.items()}
    if node.items:
        return [plain(item) for item in node.items]
    if node.fields:
        return {key: _field(key, value, name) for key, value in node.fields.items() if value.filled()}
    if isinstance(node.raw, bool | int | float):
        return node.raw
    return node.text


def _field(key: str, node: Node, parent: str) -> Any:
    value = plain(node, key)
    is_list = key in LISTS and not (key == "address" and parent == "organisation")
    return value if isinstance(value, list) or not is_list else [value]
