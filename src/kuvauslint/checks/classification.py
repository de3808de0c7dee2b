"""Classification marks left on a published file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

FIRST, LAST = 8, 4  # a mark stands among the first or last lines, or comes back on every page
REPEATED = 3
LONGEST = 120


def marks(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every mark that stands alone at the top or foot of the file; each wording is told once.

    Words about secret data in a sentence, a column or a heading further down are not marks.
    """
    del node
    whole, tail = pattern("security", "mark"), pattern("security", "mark_at_end")
    if not whole.may_match(subject.folded_text()):
        return
    loose = [text for text in subject.texts() if text.node is None and text.entry is None]
    counts = Counter(text.text.strip() for text in loose)
    told: set[str] = set()
    for position, text in enumerate(loose):
        line = text.text.strip()
        outer = position < FIRST or position >= len(loose) - LAST
        if len(line) > LONGEST or line in told or not (outer or counts[line] >= REPEATED):
            continue
        match = whole.search(line) or (tail.search(line) if position < FIRST else None)
        if match is not None:
            told.add(line)
            yield _hit(text, match[0].strip())


def _hit(text: TextAt, mark: str) -> Hit:
    start = text.text.index(mark)
    return Hit(text.place(start, start + len(mark)), {"mark": mark})
