"""Search keys that are given as examples only (28 § 1 mom. 4 kohta)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.document import Slice
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions

# "henkilön nimi (esim. hakija)" explains one key; it does not make the keys examples.
_ASIDE = re.compile(r"\([^()]*\)")


def as_examples(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit for each list of search keys that says of itself that it only gives examples."""
    for holder in (root, *subject.entries()):
        keys = holder.get("search_keys")
        if keys is None:
            continue
        entry = None if holder is root else holder
        if _as_example(_said_around(keys)):
            yield Hit(keys, entry=entry, field="search_keys")
            continue
        for key in keys.items or (keys,):
            if key.text and _as_example(key.text):
                yield Hit(key, entry=entry, field="search_keys")
                break


def _said_around(keys: Node) -> str:
    """The keys as written, with the sentence of a published page up to them ("hakutekijöinä esimerkiksi …")."""
    written = keys.raw if isinstance(keys.raw, str) else ""
    piece = keys.mark[0] if isinstance(keys.mark, tuple) and keys.mark else None
    if not isinstance(piece, Slice):
        return written
    whole = piece.block.text if piece.cell is None else piece.block.cells[piece.cell].text
    before = whole[: piece.start]
    return f"{before[before.rfind('. ') + 1 :]} {written}"


def _as_example(text: str) -> bool:
    return mentions("example", text) and mentions("example", _ASIDE.sub(" ", text))
