"""The one tree type: what was read, in canonical fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Path = tuple[str | int, ...]
# The languages that one text may be given in, beside those of the keys also Northern Sami.
TEXT_LANGUAGES = ("fi", "sv", "en", "se")
NOTHING: Mapping[str, Node] = MappingProxyType({})


class Node(NamedTuple):
    """A value with its place.

    Exactly one of `text` (a scalar), `items` (a list) and `fields` (a mapping)
    holds the value; an empty list or mapping and a null have none of them.
    A text in several languages has `text` in the document's language and
    `variants` by language code.

    `mark` and `key_mark` are what the reader of the format needs to find the
    place of the value and of its key again (`Document.place`), so that a place
    costs nothing until a finding needs it. `raw` is the scalar as it was typed
    in the source: a bool, number or None where it was one, else the text.
    """

    path: Path
    mark: Any
    text: str | None = None
    items: tuple[Node, ...] = ()
    fields: Mapping[str, Node] = NOTHING
    key_mark: Any = None
    variants: Mapping[str, Node] = NOTHING
    raw: Any = None
    sure: bool = True

    def get(self, name: str) -> Node | None:
        """The field of that canonical name, or None."""
        return self.fields.get(name)

    def text_of(self, name: str) -> str:
        """The text of a field, folded to one line; empty where there is none."""
        node = self.fields.get(name)
        return " ".join(node.text.split()) if node is not None and node.text else ""

    def list_of(self, name: str) -> tuple[Node, ...]:
        """The items of a field; a single value counts as a list of one."""
        node = self.fields.get(name)
        if node is None:
            return ()
        return node.items or ((node,) if node.text or node.fields else ())

    def filled(self) -> bool:
        """Whether anything is said here."""
        text = self.text
        if text is not None:
            return bool(text) and not text.isspace()
        for node in self.items or self.fields.values():  # asked of every element of every entry, so with no more calls
            text = node.text
            if (bool(text) and not text.isspace()) if text is not None else node.filled():
                return True
        return False

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for node in self.items:
            yield from node.walk()
        for node in self.fields.values():
            yield from node.walk()
        for node in self.variants.values():
            yield node


def pointer(path: Path) -> str:
    """The path as a JSON pointer (RFC 6901)."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def node_at(root: Node, pointer: str) -> Node | None:
    """The node that a JSON pointer leads to; None where it leads to nothing written."""
    node: Node | None = root
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if node is None:
            return None
        if node.items:
            node = node.items[int(name)] if name.isdecimal() and int(name) < len(node.items) else None
        else:
            node = node.fields.get(name) or node.variants.get(name)
    return node
