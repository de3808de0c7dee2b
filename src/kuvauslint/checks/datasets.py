"""Data sets by group (28 § 1 mom. 3 kohta)."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import is_one_of

NO_GENERIC_IS_LONGER = 60


def not_grouped(_: Node, subject: Subject) -> Iterator[Hit]:
    """A hit for each entry whose data sets are one generic word, as "henkilötiedot"."""
    for entry in subject.entries():
        items = entry.list_of("datasets")
        if len(items) != 1 or items[0].get("group") is not None:
            continue
        node = items[0].get("name") or items[0]
        text = node.text or ""
        if len(text) <= NO_GENERIC_IS_LONGER and is_one_of("generic_datasets", text):
            yield Hit(node, {"value": " ".join(text.split())}, entry, "datasets")
