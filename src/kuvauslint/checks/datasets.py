"""Data sets by group (28 § 1 mom., item 3)."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import is_made_of

FEW = 2  # data sets of an entry, further ones of which make groups of them
NO_GENERIC_IS_LONGER = 60


def not_grouped(_: Node, subject: Subject) -> Iterator[Hit]:
    """A hit for each entry whose data sets are one generic word or phrase, as "personal data", or two of them."""
    for entry in subject.entries():
        items = entry.list_of("datasets")
        if 0 < len(items) <= FEW and all(map(_is_generic, items)):
            value = ", ".join(" ".join((_name(item).text or "").split()) for item in items)
            yield Hit(_name(items[0]), {"value": value}, entry, "datasets")


def _name(item: Node) -> Node:
    return item.get("name") or item


def _is_generic(item: Node) -> bool:
    text = _name(item).text or ""
    if len(text) > NO_GENERIC_IS_LONGER or item.get("group") is not None:
        return False
    return is_made_of("generic_datasets", "generic_dataset_words", text)
