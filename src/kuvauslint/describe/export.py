"""A description written out as a description file, in the keys of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kuvauslint.describe.canonical import LISTS, plain
from kuvauslint.describe.update_day import is_date_line
from kuvauslint.model.description import Description
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place
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
    translated = kind in ("names", "authority") and set(value) <= {"fi", "sv", "en", "se"}
    return value if translated else dict(_group(value, group, language))


def unplaced(description: Description, label: Callable[[Place], str] = Place.label) -> list[tuple[str, str]]:
    """(place, text) of what the recogniser could place in no field, in reading order."""
    kept = ("text", "note", "unknown_heading", "advice")
    dated = description.root.get("updated") is not None  # a line that only tells the day has its place then
    left = [
        (prose.place, prose.text)
        for prose in description.prose
        if prose.role in kept and not (dated and is_date_line(prose.text.strip("* ")))
    ]
    left += [(description.place(node), text) for node, text in _foreign(description.root)]
    return [(label(place), text) for place, text in sorted(left, key=lambda one: one[0].order())]


def _foreign(root: Node) -> Iterator[tuple[Node, str]]:
    """What a page tells of its systems beyond what a description file holds of one: who decides, where to ask."""
    known = keys("system").exact
    for system in root.list_of("systems"):
        for name, node in system.fields.items():
            if name not in known:
                yield node, f"{system.text_of('name')}: {'; '.join(_texts(node))}"


def _texts(node: Node) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in (*node.items, *node.fields.values()):
        yield from _texts(child)


def doubtful(description: Description, label: Callable[[Place], str] = Place.label) -> list[tuple[str, str, str]]:
    """(place, canonical path, text) of the values that were read with doubt."""
    return [
        (label(description.place(node)), "/".join(map(str, node.path)), node.text or "")
        for node in _unsure(description.root)
    ]


def _unsure(node: Node) -> Iterator[Node]:
    if not node.sure:
        yield node
        return
    for child in (*node.items, *node.fields.values()):
        yield from _unsure(child)
