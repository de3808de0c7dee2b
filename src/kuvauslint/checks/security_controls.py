"""How systems are protected: what an attacker would like to read (JulkL 24 § 1 mom. 7 kohta)."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.scan import SILENT, found
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

SHOWN = 60  # characters of what was found that a message repeats


def controls(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every sentence that says how something is protected, and a column of security measures; one a text."""
    del node
    told: set[int] = set()
    for kind, silent in (("security_column", frozenset({"statute"})), ("protection", SILENT | {"advice"})):
        for text, match in found(subject, "security", kind, silent=silent):
            if id(text) in told:
                continue
            told.add(id(text))
            shown = match[0].strip()
            shown = shown if len(shown) <= SHOWN else shown[: SHOWN - 1].rstrip() + "\u2026"
            yield Hit(text.place(match.start(), match.end()), {"text": shown}, text.entry, text.field)
    yield from _columns(subject)


def _columns(subject: Subject) -> Iterator[Hit]:
    """A column of security measures in the table of a published document (5 § 2 mom. 5 kohta is of the model)."""
    looked_for = pattern("security", "security_column")
    body = subject.description.document.body
    if not subject.description.published or not isinstance(body, tuple):
        return
    seen: set[int] = set()
    for block in body:
        if block.kind == "row" and block.table not in seen:
            seen.add(block.table)
            for cell in block.cells:
                if len(block.cells) > 1 and looked_for.search(cell.text):
                    yield Hit(cell.place, {"text": cell.text.strip()})
