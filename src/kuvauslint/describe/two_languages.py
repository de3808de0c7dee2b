"""One description out of the same one read in two languages: differing texts become texts by language."""

from __future__ import annotations

from functools import cache
from typing import Any

from kuvauslint.model.node import Node
from kuvauslint.vocabulary.store import load

_TRANSLATED = frozenset({"text", "texts", "names", "authority"})


def merged(one: Node, other: Node, language: str, second: str) -> Node:
    """The first node with what the second says in its language; what only one of them has stays as it is."""
    if one.fields and other.fields:
        fields = {
            name: merged(node, other.fields[name], language, second) if name in other.fields else node
            for name, node in one.fields.items()
        }
        return one._replace(fields=fields | {name: n for name, n in other.fields.items() if name not in fields})
    if one.items and len(one.items) == len(other.items):
        pairs = zip(one.items, other.items, strict=True)
        return one._replace(items=tuple(merged(a, b, language, second) for a, b in pairs))
    if one.text is None or other.text is None or one.text == other.text or not _translated(one):
        return one
    known = dict(one.variants) or {language: one._replace(path=(*one.path, language))}
    return one._replace(variants={**known, second: other._replace(path=(*other.path, second))})


def merged_data(one: Any, other: Any, language: str, second: str, name: str = "") -> Any:
    """The same of canonical data: texts of the field `name` or below it that differ become texts by language."""
    if isinstance(one, dict) and isinstance(other, dict):
        both = {key: merged_data(told, other[key], language, second, key) for key, told in one.items() if key in other}
        return {**other, **one, **both}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [merged_data(a, b, language, second, name) for a, b in zip(one, other, strict=True)]
    told = isinstance(one, str) and isinstance(other, str) and one != other
    return {language: one, second: other} if told and name not in _plain_fields() else one


def alike(one: Node, other: Node) -> bool:
    """Whether two versions have the same entries by their number, so that those of one are those of the other."""
    lists = ("repositories", "systems")
    same = all(len(one.list_of(name)) == len(other.list_of(name)) for name in lists)
    return same and ("case_register" in one.fields) == ("case_register" in other.fields)


def _translated(node: Node) -> bool:
    """Whether the value may be a text by language, by the kind of its field."""
    name = next((step for step in reversed(node.path) if isinstance(step, str)), "")
    return name not in _plain_fields()


@cache
def _plain_fields() -> frozenset[str]:
    plain: set[str] = set()
    texts: set[str] = set()
    for fields in load("vocabulary/fields")["groups"].values():
        for name, spec in fields.items():
            (texts if spec["kind"] in _TRANSLATED else plain).add(name)
    return frozenset(plain - texts)
