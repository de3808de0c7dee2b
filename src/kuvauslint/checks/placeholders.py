"""Values that only keep a place: a dash, "xxx", "[name of the municipality]", "to be added"."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.remembered import Remembered
from kuvauslint.checks.texts import lines_of
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import is_placeholder

NO_PLACEHOLDER_IS_LONGER = 80
# Prose that is not this body's own statement: quoted law, and the menus of a site.
NOT_STATED = ("statute", "navigation")


def placeholder(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit for each value, and each paragraph of a published page, that is nothing but a placeholder."""
    fields = {} if subject.says_all() else root.fields
    for name, field in fields.items():
        entries = field.items if name == "repositories" else (field,) if name == "case_register" else ()
        for entry in entries:
            for inner, node in entry.fields.items():
                yield from _below(subject, node, entry, inner)
        if not entries:
            yield from _below(subject, field, None, name)
    for prose in subject.description.prose:
        if prose.role not in NOT_STATED and _is_one(prose.text):
            owner = next((one for one in subject.entries() if one.path == prose.entry), None)
            yield Hit(prose.place, {"value": prose.text}, owner)


def _below(subject: Subject, node: Node, entry: Node | None, field: str) -> Iterator[Hit]:
    if node.variants:
        for variant in node.variants.values():
            yield from _below(subject, variant, entry, field)
        return
    text = node.text
    if text:
        if not _is_one(text):
            return
        if "\n" not in text:
            yield Hit(node, {"value": " ".join(text.split())}, entry, field)
            return
        for start, line in lines_of(text):
            if _is_one(line):
                at = subject.description.place(node, start, start + len(line))
                yield Hit(at, {"value": " ".join(line.split())}, entry, field)
        return
    for item in node.items:
        yield from _below(subject, item, entry, field)
    for child in node.fields.values():
        yield from _below(subject, child, entry, field)


@Remembered
def _is_one(text: str) -> bool:
    """Whether the text, or one of its lines, is a placeholder."""
    if "\n" in text:
        return any(_is_one(line) for _, line in lines_of(text))
    return len(text) <= NO_PLACEHOLDER_IS_LONGER and is_placeholder(text)
