"""Administrators of systems by name."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.scan import found
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place
from kuvauslint.vocabulary.patterns import pattern


def named(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every administrator who is named as a person; an office, a unit or a supplier is none."""
    del node
    seen: set[Place] = set()
    for text, match in found(subject, "security", "administrator"):
        groups = match.groupdict()
        which = next(name for name in ("name", "name2", "name3", "name4") if groups[name])
        person = groups[which]
        if any(pattern("security", "not_a_person").regex.search(part) for part in person.split()):
            continue
        place = text.place(*match.span(which))
        if place in seen:
            continue
        seen.add(place)
        values = {"role": groups[which.replace("name", "role")], "name": person}
        yield Hit(place, values, text.entry, text.field)
