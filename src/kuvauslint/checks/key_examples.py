"""Search keys that are given as examples only (28 § 1 mom., item 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.remembered import Remembered
from kuvauslint.model.description import Description
from kuvauslint.model.document import Slice
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions

# "name of the person (such as the applicant)" explains one key; it does not make the keys examples.
_ASIDE = re.compile(r"\([^()]*\)")


def as_examples(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit for each list of search keys that says of itself that it only gives examples."""
    if not subject.description.published:  # the same keys come again and again, and hardly any of them says so
        lists = (subject.listed(root, "search_keys"), *(items for _, items, _ in subject.lists("search_keys")))
        if not any(map(_speaks_of_examples, {name for items in lists for _, name in items})):
            return
    leads = leads_of(subject.description)
    for holder, keys in subject.having("search_keys"):
        if (at := example_in(keys, leads)) is not None:
            yield Hit(at, entry=None if holder is root else holder, field="search_keys")


def leads_of(description: Description) -> dict[int, str]:
    """By the id of the first item of each list of a published document, what leads to it ("for example by:")."""
    blocks = description.document.body
    if not description.published or not isinstance(blocks, tuple):
        return {}
    return {
        id(block): before.text[before.text.rstrip(" .").rfind(". ") + 1 :]
        for before, block in pairwise(blocks)
        if block.kind == "item"
        and (before.kind == "heading" or (before.kind != "item" and before.text.rstrip().endswith(":")))
    }


def _first_piece(keys: Node) -> Slice | None:
    piece = keys.mark[0] if isinstance(keys.mark, tuple) and keys.mark else None
    return piece if isinstance(piece, Slice) else None


@Remembered
def _speaks_of_examples(text: str) -> bool:
    return mentions("example", text)


def example_in(keys: Node, leads: Mapping[int, str]) -> Node | None:
    """Where a list of search keys says of itself that it only gives examples: the list or one key; else None.

    `leads` are those of the description (leads_of): a list may be led in as examples.
    """
    piece = _first_piece(keys)
    if _as_example(_said_around(keys)) or (piece is not None and _as_example(leads.get(id(piece.block), ""))):
        return keys
    return next((key for key in keys.items or (keys,) if key.text and _as_example(key.text)), None)


def _said_around(keys: Node) -> str:
    """The keys as written, with the sentence of a published page up to them ("for example …")."""
    written = keys.raw if isinstance(keys.raw, str) else ""
    piece = _first_piece(keys)
    if piece is None:
        return written
    whole = piece.block.text if piece.cell is None else piece.block.cells[piece.cell].text
    before = whole[: piece.start]
    return f"{before[before.rfind('. ') + 1 :]} {written}"


def _as_example(text: str) -> bool:
    return mentions("example", text) and mentions("example", _ASIDE.sub(" ", text))
