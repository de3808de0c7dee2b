"""Administrators of systems by name."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.scan import found
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern


def named(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every administrator who is named as a person; an office, a unit or a supplier is none."""
    del node
    for text, match in found(subject, "security", "administrator"):
        groups = match.groupdict()
        which = "name" if groups["name"] else "name2"
        person = groups[which]
        if any(pattern("security", "not_a_person").regex.search(part) for part in person.split()):
            continue
        values = {"role": groups["role"] or groups["role2"], "name": person}
        yield Hit(text.place(*match.span(which)), values, text.entry, text.field)
