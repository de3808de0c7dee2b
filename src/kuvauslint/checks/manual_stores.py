"""Whether the description remembers what is kept by hand (2 § 6 kohta of 906/2019)."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions


def unmentioned(root: Node, subject: Subject) -> Iterator[Hit]:
    """The hit of a description with not a word of paper, archives or other material kept by hand."""
    entries = subject.entries()
    if not entries or any(entry.text_of("manual") for entry in entries):
        return
    if not any(mentions("manual_mentioned", one.text) for one in subject.texts()):
        yield Hit(root, field="manual", sure=root.sure)
