"""What a description says of its open interfaces, as the checks of it read it."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Subject
from kuvauslint.checks.items import label, texts_below
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import Pattern, pattern

OPEN = ("yes", "partial")
WORDS = "interfaces"


def words(name: str) -> Pattern:
    """A pattern of the vocabulary of interfaces."""
    return pattern(WORDS, name)


def answer_of(api: Node | None) -> str:
    """The canonical answer; empty where there is none."""
    if api is None:
        return ""
    node = api.get("open")
    if node is not None and isinstance(node.raw, bool):
        return "yes" if node.raw else "no"
    return node.text or "" if node is not None else ""


def statement_of(api: Node | None) -> str:
    """The words of an answer; empty where it has none."""
    if api is None:
        return ""
    if api.text:
        return api.text
    return " ".join(texts_below(api.get("statement")))


def answers_of(subject: Subject) -> Iterator[tuple[Node, Node | None]]:
    """Every answer that stands in the description, with its entry."""
    root = subject.root
    for holder, api in subject.having("api"):
        yield api, None if holder is root else holder


def spot_of(api: Node) -> Node:
    """What a finding on an answer points to: its words, else the answer itself."""
    for name in ("statement", "open"):
        node = api.get(name)
        if node is not None and node.filled():
            return node
    return api


def held_by(entry: Node) -> str:
    """The name and data sets of an entry as one text."""
    return " \u2022 ".join([entry.text_of("name"), *(label(node) for node in entry.list_of("datasets"))])
