"""Whether the systems that are named can be all there are (28 § 1 mom., item 1)."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions


def only_case_management(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit where every system named is a case-management system although the stores speak of services."""
    named = []
    for text, system in _named(root, subject):
        if text.strip():
            if not mentions("case_management_system", text):
                return  # nearly always the first one is something else
            named.append((text, system))
    if not named:
        return
    listed = root.get("systems") is not None
    # a service without any system is told of by itself
    services = (entry for entry in root.list_of("repositories") if listed or entry.list_of("systems"))
    service = next((entry for entry in services if _serves(entry)), None)
    if service is not None:
        text, node = named[0]
        values = {"system": " ".join(text.split()), "service": service.text_of("name") or service.text_of("purpose")}
        yield Hit(node, values, field="systems")


def _named(root: Node, subject: Subject) -> Iterator[tuple[str, Node]]:
    for entry in subject.entries():
        for system in entry.list_of("systems"):
            yield system.text or "", system
    for system in root.list_of("systems"):
        yield system.text_of("name"), system


def _serves(entry: Node) -> bool:
    return any(mentions("service", entry.text_of(field)) for field in ("name", "purpose", "unit"))
