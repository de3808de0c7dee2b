"""A description written out as a description file, in the keys of a language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kuvauslint.describe.canonical import LISTS, plain
from kuvauslint.model.description import Description
from kuvauslint.model.node import TEXT_LANGUAGES, Node
from kuvauslint.vocabulary.keys import keys, proper_key, written


def canonical(description: Description) -> dict[str, Any]:
    """The canonical JSON: English keys, lists always lists, absent fields left out."""
    out: dict[str, Any] = plain(description.root)
    return {"kuvauslint": 1, "language": description.language, **out}


def in_language(data: dict[str, Any], language: str) -> dict[str, Any]:
    """Canonical data with the keys and controlled values of a key language; single values not in lists."""
    return dict(_group(data, "description", language))


def _group(data: dict[str, Any], group: str, language: str) -> Iterator[tuple[str, Any]]:
    known = keys(group).exact
    for name, value in data.items():
        field = known.get(name)
        if field is None:
            continue  # read in a published document, but with no place in a description file (a system's unit)
        told = value
        if field.group:
            told = _nested(value, field.group, field.kind, language)
        elif field.values:
            told = written(field.values, str(value), language)
        elif isinstance(value, list) and len(value) == 1 and name in LISTS - {"languages", "search_keys", "systems"}:
            told = value[0]
        yield proper_key(group, name, language) if language != "en" else name, told


def _nested(value: Any, group: str, kind: str, language: str) -> Any:
    if isinstance(value, list):
        return [_nested(item, group, kind, language) for item in value]
    if not isinstance(value, dict):
        return value
    translated = kind in ("names", "authority") and set(value) <= set(TEXT_LANGUAGES)
    return value if translated else dict(_group(value, group, language))


def doubtful(description: Description) -> tuple[Node, ...]:
    """The values that were read with doubt, in the order of the tree."""
    return tuple(_unsure(description.root))


def _unsure(node: Node) -> Iterator[Node]:
    if not node.sure:
        yield node
        return
    for child in (*node.items, *node.fields.values()):
        yield from _unsure(child)
