"""The description beside an export of the information management model (5 §): names should match.

`subject.model` is a list of rows, each a mapping with any of store, system (several of a row parted
by commas, semicolons or slashes), responsible, purpose and secret (a row that is not for the public
is passed over).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.items import comparable, listed
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions
from kuvauslint.vocabulary.endings import same_word
from kuvauslint.vocabulary.likeness import alike, is_generic, key, words_of
from kuvauslint.vocabulary.store import load


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
    _pair_registers(root, pairs, list(stores))
    for store, row in stores.items():
        if store not in pairs:
            yield Hit(root, {"name": store, "which": "only_in_model"}, None, "repositories")
            continue
        entry = named[pairs[store]]
        ours, theirs = entry.text_of("responsible"), str(row.get("responsible") or "")
        if ours and theirs and key(ours) != key(theirs) and not (alike([ours, theirs]) or _same_but_kind(ours, theirs)):
            values = {"name": pairs[store], "which": "responsible", "model": theirs, "description": ours}
            yield Hit(entry.get("responsible") or entry, values, entry, "responsible")
    for name, entry in named.items():
        if name not in pairs.values():
            yield Hit(entry.get("name") or entry, {"name": name, "which": "only_in_description"}, entry, "name")


def _pair_registers(root: Node, pairs: dict[str, str], stores: list[str]) -> None:
    """Pair the case register with the model's one store of that name: a body has one, whoever's it is called."""
    register = root.get("case_register")
    name = register.text_of("name") if register is not None else ""
    meant = [store for store in stores if store not in pairs and mentions("case_register", store)]
    if name and name not in pairs.values() and len(meant) == 1:
        pairs[meant[0]] = name


def _systems(root: Node, subject: Subject, rows: list[Mapping[str, Any]]) -> Iterator[Hit]:
    used: dict[str, tuple[Node, Node | None]] = {}
    for entry in subject.entries():
        for node, name in listed(entry, "systems"):
            used.setdefault(name, (node, entry))
    for node, name in listed(subject.root, "systems"):
        used.setdefault(name, (node.get("name") or node, None))
    known = {key(name) for name in used}
    cells = dict.fromkeys(str(row["system"]) for row in rows if row.get("system"))
    systems = list(dict.fromkeys(name for cell in cells for name in _parted(cell, known)))
    if not systems:
        return
    pairs = _matches(systems, list(used))
    for system in systems:
        if system not in pairs:
            yield Hit(root, {"name": system, "which": "only_in_model"}, None, "systems")
    matched = set(pairs.values())
    for name, (at, owner) in used.items():
        if name not in matched:
            yield Hit(at, {"name": name, "which": "only_in_description"}, owner, "systems")


def _parted(cell: str, known: set[str]) -> list[str]:
    """The systems of a cell, unless the whole is the name of one."""
    return [cell] if key(cell) in known else [name for name in re.split(r"\s*[,;/]\s*", cell) if name]


def _core(name: str) -> tuple[str, ...]:
    """The words of a name that tell which thing it is: "Kirjaston tietovaranto" is the library's."""
    kinds = load("vocabulary/model")["kinds"]
    return tuple(word for word in words_of(name) if not is_generic(word) and word not in kinds)


def _same_but_kind(one: str, other: str) -> bool:
    """Whether two offices are one, but for a word for what kind of office it is."""
    return _same_core(_core(one), _core(other))


def _same_core(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    pairs = zip(one, other, strict=True) if len(one) == len(other) else ()
    return bool(one) and len(one) == len(other) and all(a == b or same_word(a, b) for a, b in pairs)


def _matches(wanted: list[str], given: list[str]) -> dict[str, str]:
    """Each wanted name that is among the given, with the given spelling."""
    known = {key(name) or comparable(name): name for name in given}
    pairs = {name: known[bare] for name in wanted if (bare := key(name) or comparable(name)) in known}
    rest = [name for name in wanted if name not in pairs]
    names = rest + given
    for pair in alike(names):
        if pair.first < len(rest) <= pair.second:
            pairs.setdefault(names[pair.first], names[pair.second])
    free = {name: _core(name) for name in given if name not in pairs.values()}
    left = {name: _core(name) for name in wanted if name not in pairs}
    for name, core in left.items():  # one name may say what kind of thing it is, where only one can be meant
        fitting = [other for other, words in free.items() if _same_core(core, words)]
        rivals = [other for other, words in left.items() if _same_core(core, words)]
        if len(fitting) == len(rivals) == 1:
            pairs[name] = fitting[0]
    return pairs
