"""The cards of a page: a name, an address and a number on lines of their own, read as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import TextAt
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.store import load

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.place import Place

MOST_LINES = 4  # above the line of the number
LONGEST = 80  # letters of a line of a card
_BETWEEN = ", "
_SENTENCE_ENDS = re.compile(r"[.!?]\s+[^\W\d_]")


class _Joined:
    """Lines one after the other; a stretch of one of them is where it stands in its block."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.text = _BETWEEN.join(block.text for block in blocks)

    def place(self, start: int, end: int) -> Place:
        at = 0
        for block in self.blocks[:-1]:
            if start < at + len(block.text):
                return block.at(start - at, min(end - at, len(block.text)))
            at += len(block.text) + len(_BETWEEN)
        return self.blocks[-1].at(max(start - at, 0), end - at)


def cards(subject: Subject) -> Iterator[TextAt]:
    """For each line of a page that begins with a word for a phone, the lines of its card, parted by commas.

    Lines that name another body are no card of this one.
    """
    from kuvauslint.checks.sentences import lexicon

    for part in subject.description.parts or (subject.description,):
        if not part.published:
            continue
        blocks = [block for block in part.document.body if isinstance(block, Block)]
        for n, block in enumerate(blocks):
            if not _may_stand(block) or not any(
                mark.start == 0 and mark.term.group == "phone_leads" for mark in lexicon("requests").find(block.text)
            ):
                continue
            first = n
            while first and n - first < MOST_LINES and _adjacent(blocks[first - 1], blocks[first]):
                first -= 1
            if first < n and not any(_is_of_another(one.text, subject) for one in blocks[first:n]):
                joined = _Joined(blocks[first : n + 1])
                yield TextAt(joined.text, joined.place, None, "request", "", None)


def _may_stand(block: Block) -> bool:
    short = block.kind in ("paragraph", "heading") and len(block.text) <= LONGEST
    return short and _SENTENCE_ENDS.search(block.text) is None


def _adjacent(above: Block, block: Block) -> bool:
    if not _may_stand(above) or above.text.rstrip().endswith((".", ":")) or above.region != block.region:
        return False
    if block.tight is not None:
        return block.tight
    if above.place.end_line is None or block.place.line is None:
        return False
    return block.place.line - above.place.end_line <= 1


def _is_of_another(line: str, subject: Subject) -> bool:
    """Whether a line is the name of a public body, and not of the one whose page it is."""
    words = line.casefold().split()
    if not words or not words[-1].endswith(_kinds()):
        return False
    organisation = subject.root.get("organisation")
    own = organisation.text_of("name").casefold() if organisation is not None else ""
    return line.casefold() not in own and (not own or own not in line.casefold())


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(word for words in load("vocabulary/keeper")["types"].values() for word in words)
