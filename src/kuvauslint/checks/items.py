"""The values of a field as texts, for the checks that compare them."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.model.node import Node


def label(node: Node) -> str:
    """What an item of a list is called: its text, else its name; folded to one line."""
    if not node.text:
        return node.text_of("name")
    return one_line(node.text)


def one_line(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())  # no slower than to look it up among what is remembered


def listed(holder: Node, field: str) -> list[tuple[Node, str]]:
    """Every named item of a field with its name."""
    found = []
    for node in holder.list_of(field):
        text = node.text
        if not text:
            named = node.fields.get("name")
            text = named.text if named is not None else None
        if text and (name := " ".join(text.split())):
            found.append((node, name))
    return found


def fold(text: str) -> str:
    """A text with case, white space and closing punctuation forgiven."""
    return " ".join(text.casefold().split()).strip(" ,;.:*-\u2013\u2022")


def texts_below(node: Node | None) -> Iterator[str]:
    """Every text of a field, whatever its shape."""
    if node is not None:
        for below in node.walk():
            if below.text:
                yield below.text
