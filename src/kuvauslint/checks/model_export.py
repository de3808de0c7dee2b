"""The description beside an export of the information management model (5 §): names should match.

`subject.model` is a list of rows, each a mapping with any of store, system, responsible, purpose
and secret (a row that is not for the public is passed over).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.items import fold, listed
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.likeness import alike, key


def missing(node: Node, subject: Subject) -> Iterator[Hit]:
    """Stores and systems that only one of the two has, and stores whose responsible party differs."""
    rows: list[Mapping[str, Any]] = [row for row in subject.model or () if not row.get("secret")]
    if not rows:
        return
    yield from _stores(node, subject, rows)
    yield from _systems(node, subject, rows)


def _stores(root: Node, subject: Subject, rows: list[Mapping[str, Any]]) -> Iterator[Hit]:
    stores = {str(row["store"]): row for row in rows if row.get("store")}
    if not stores:
        return
    named = {entry.text_of("name"): entry for entry in subject.entries() if entry.text_of("name")}
    pairs = _matches(list(stores), list(named))
    for store, row in stores.items():
        if store not in pairs:
            yield Hit(root, {"name": store, "which": "only_in_model"}, None, "repositories")
            continue
        entry = named[pairs[store]]
        ours, theirs = entry.text_of("responsible"), str(row.get("responsible") or "")
        if ours and theirs and key(ours) != key(theirs) and not alike([ours, theirs]):
            values = {"name": pairs[store], "which": "responsible", "model": theirs, "description": ours}
            yield Hit(entry.get("responsible") or entry, values, entry, "responsible")
    for name, entry in named.items():
        if name not in pairs.values():
            yield Hit(entry.get("name") or entry, {"name": name, "which": "only_in_description"}, entry, "name")


def _systems(root: Node, subject: Subject, rows: list[Mapping[str, Any]]) -> Iterator[Hit]:
    systems = list(dict.fromkeys(str(row["system"]) for row in rows if row.get("system")))
    if not systems:
        return
    used: dict[str, tuple[Node, Node | None]] = {}
    for entry in subject.entries():
        for node, name in listed(entry, "systems"):
            used.setdefault(name, (node, entry))
    for node, name in listed(subject.root, "systems"):
        used.setdefault(name, (node.get("name") or node, None))
    pairs = _matches(systems, list(used))
    for system in systems:
        if system not in pairs:
            yield Hit(root, {"name": system, "which": "only_in_model"}, None, "systems")
    matched = set(pairs.values())
    for name, (at, owner) in used.items():
        if name not in matched:
            yield Hit(at, {"name": name, "which": "only_in_description"}, owner, "systems")


def _matches(wanted: list[str], given: list[str]) -> dict[str, str]:
    """Each wanted name that is among the given, with the given spelling."""
    folded = {key(name) or fold(name): name for name in given}
    pairs = {name: folded[key(name) or fold(name)] for name in wanted if (key(name) or fold(name)) in folded}
    rest = [name for name in wanted if name not in pairs]
    names = rest + given
    for pair in alike(names):
        if pair.first < len(rest) <= pair.second:
            pairs.setdefault(names[pair.first], names[pair.second])
    return pairs
