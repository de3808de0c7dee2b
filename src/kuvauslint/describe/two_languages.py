"""One description out of the same one read in two languages: differing texts become texts by language."""

from __future__ import annotations

from functools import cache

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
