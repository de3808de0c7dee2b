"""Values that only keep a place: a dash, "xxx", "[name of the municipality]", "to be added"."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.remembered import Remembered
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import is_placeholder

NO_PLACEHOLDER_IS_LONGER = 80
# Prose that is not this body's own statement: quoted law, and the menus of a site.
NOT_STATED = ("statute", "navigation")


def placeholder(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit for each value, and each paragraph of a published page, that is nothing but a placeholder."""
    fields = root.fields if subject.any_value(_is_one) else {}
    for name, field in fields.items():
        entries = field.items if name == "repositories" else (field,) if name == "case_register" else ()
        for entry in entries:
            for inner, node in entry.fields.items():
                yield from _below(node, entry, inner)
        if not entries:
            yield from _below(field, None, name)
    description = subject.description
    for prose in description.prose:
        if prose.role not in NOT_STATED and _is_one(prose.text):
            owner = next((one for one in subject.entries() if one.path == prose.entry), None)
            yield Hit(prose.place, {"value": prose.text}, owner)


def _below(node: Node, entry: Node | None, field: str) -> Iterator[Hit]:
    if node.variants:
        for variant in node.variants.values():
            yield from _below(variant, entry, field)
        return
    text = node.text
    if text:
        if _is_one(text):
            yield Hit(node, {"value": " ".join(text.split())}, entry, field)
        return
    for item in node.items:
        yield from _below(item, entry, field)
    for child in node.fields.values():
        yield from _below(child, entry, field)


@Remembered
def _is_one(text: str) -> bool:
    return len(text) <= NO_PLACEHOLDER_IS_LONGER and is_placeholder(text)
