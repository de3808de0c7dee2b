"""The values of a field as texts, for the checks that compare them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kuvauslint.model.node import Node
from kuvauslint.vocabulary.letters import casefolded

# An entry, the named items of one of its fields with their names, and the names as `comparable` gives them.
Listed = tuple[Node, list[tuple[Node, str]], list[str]]

_EDGES = " ,;.:*-\u2013\u2022"


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
    return [
        (node, name)
        for node in holder.list_of(field)
        if (text := node.text or written_name(node)) and (name := " ".join(text.split()))
    ]


def written_name(node: Node) -> str | None:
    """The name of a member of a list as it is written; None where it has none."""
    named = node.fields.get("name")
    return named.text if named is not None else None


def comparable(text: str) -> str:
    """A text with case, white space and closing punctuation forgiven."""
    return " ".join(text.casefold().split()).strip(_EDGES)


def lists_of(holders: Iterable[Node], field: str) -> list[Listed]:
    """What each holder lists in a field, for those that list something there."""
    nodes: list[Node] = []
    texts: list[str] = []
    parts: list[tuple[Node, int, int]] = []
    for holder in holders:
        listing = holder.fields.get(field)
        if listing is None:
            continue
        start = len(nodes)
        for node in listing.items or (listing,):
            text = node.text or written_name(node)
            if text and not text.isspace():
                nodes.append(node)
                texts.append(text)
        if len(nodes) > start:
            parts.append((holder, start, len(nodes)))
    names, folded = _names_of(texts)
    items = list(zip(nodes, names, strict=True))
    return [(holder, items[start:end], folded[start:end]) for holder, start, end in parts]


def _names_of(texts: list[str]) -> tuple[list[str], list[str]]:
    """Texts, each in one line, and as `comparable` gives them.

    All together, since a call for each of a file's hundred names costs more than what it does: no letter
    becomes white space in lower case.
    """
    joined = "\n".join(texts)
    names = texts  # as nearly always they are
    if joined.count("\n") >= len(texts) or joined.replace("\n", " ") != one_line(joined):
        names = list(map(one_line, texts))
        joined = "\n".join(names)
    return names, [name.strip(_EDGES) for name in casefolded(joined).split("\n")]


def texts_below(node: Node | None) -> Iterator[str]:
    """Every text of a field, whatever its shape."""
    if node is not None:
        for below in node.walk():
            if below.text:
                yield below.text
