"""Whether the systems that are named can be all there are (28 § 1 mom. 1 kohta)."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions


def only_case_management(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit where every system named is a case-management system although the stores speak of services."""
    named = [(system.text or "", system) for entry in subject.entries() for system in entry.list_of("systems")]
    named += [(system.text_of("name"), system) for system in root.list_of("systems")]
    named = [(text, node) for text, node in named if text.strip()]
    if not named or not all(mentions("case_management_system", text) for text, _ in named):
        return
    listed = root.get("systems") is not None
    # a service without any system is told of by itself
    services = (entry for entry in root.list_of("repositories") if listed or entry.list_of("systems"))
    service = next((entry for entry in services if _serves(entry)), None)
    if service is not None:
        text, node = named[0]
        values = {"system": " ".join(text.split()), "service": service.text_of("name") or service.text_of("purpose")}
        yield Hit(node, values, field="systems")


def _serves(entry: Node) -> bool:
    return any(mentions("service", entry.text_of(field)) for field in ("name", "purpose", "unit"))
