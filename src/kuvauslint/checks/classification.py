"""Classification marks left on a published file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.document import Block
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

FIRST, LAST = 8, 4  # a mark stands among the first or last lines, or comes back on every page
REPEATED = 3
LONGEST = 120


def marks(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every mark that stands alone at the top or foot of the file; each wording is told once.

    Words about secret data in a sentence, a column or a heading further down are not marks. The
    lines of the file are read, for a mark may have been taken for a heading.
    """
    del node
    description = subject.description
    told: set[str] = set()
    for part in description.parts or (description,):
        if part.published:
            yield from _marks_of([block for block in part.document.body if isinstance(block, Block)], told)


def _marks_of(lines: list[Block], told: set[str]) -> Iterator[Hit]:
    whole, tail = pattern("security", "mark"), pattern("security", "mark_at_end")
    counts = Counter(block.text.strip() for block in lines)
    for position, block in enumerate(lines):
        line = block.text.strip()
        # At the foot and on every page a value may stand alone too; there only capitals make a mark.
        later = line.isupper() and (position >= len(lines) - LAST or counts[line] >= REPEATED)
        if len(line) > LONGEST or line in told or not (position < FIRST or later):
            continue
        match = whole.search(line) or (tail.search(line) if position < FIRST else None)
        if match is not None:
            told.add(line)
            yield _hit(block, match[0].strip())


def _hit(block: Block, mark: str) -> Hit:
    start = block.text.index(mark)
    return Hit(block.at(start, start + len(mark)), {"mark": mark})
