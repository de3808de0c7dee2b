"""Classification marks left on a published file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from kuvauslint.model.place import Place

FIRST, LAST = 8, 4  # a mark stands among the first or last lines, or comes back on every page
REPEATED = 3
LONGEST = 120


def marks(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every mark that stands alone at the top or foot of the file; each wording is told once.

    Words about secret data in a sentence, a column or a heading further down are not marks; at the
    foot and on every page only a mark in capitals is one, since a value may stand alone there too.
    """
    del node
    lines = _lines(subject)
    whole, tail = pattern("security", "mark"), pattern("security", "mark_at_end")
    counts = Counter(line for line, _, _ in lines)
    told: set[str] = set()
    for position, (line, place, start) in enumerate(lines):
        if len(line) > LONGEST or line in told:
            continue
        first = position < FIRST
        later = line.isupper() and (position >= len(lines) - LAST or counts[line] >= REPEATED)
        if not (first or later):
            continue
        match = whole.search(line) or (tail.search(line) if first else None)
        if match is not None:
            told.add(line)
            mark = match[0].strip()
            begin = start + line.index(mark)
            yield Hit(place(begin, begin + len(mark)), {"mark": mark})


def _lines(subject: Subject) -> list[tuple[str, Callable[[int, int], Place], int]]:
    """The lines of a published document as they were read, also those that say nothing of the description.

    Each is (text without the white space around it, its place by offsets, where it begins in its block).
    """
    body = subject.description.document.body
    if subject.description.published and isinstance(body, tuple) and body:
        blocks = [block for block in body if block.kind != "row"]
        return [(b.text.strip(), b.at, len(b.text) - len(b.text.lstrip())) for b in blocks if b.text.strip()]
    loose = [text for text in subject.texts() if text.node is None and text.entry is None]
    return [(t.text.strip(), t.place, len(t.text) - len(t.text.lstrip())) for t in loose]
