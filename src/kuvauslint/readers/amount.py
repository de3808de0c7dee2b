"""How much a published document may hold.

Checking takes time in proportion to what a document tells: at these limits some seconds on an ordinary
computer. No description comes near them; what does is another document, or one made to keep us busy. A larger
one is checked in parts, which `--as-one` joins.
"""

from __future__ import annotations

from kuvauslint.model.document import Block, Document
from kuvauslint.model.place import Place
from kuvauslint.readers.refusal import Refused

MOST_BLOCKS = 40_000  # paragraphs, and cells of tables with something in them
MOST_LETTERS = 1_000_000
LINED = frozenset(("text", "markdown", "csv"))  # read as they stand, in no child process
MOST_LINED = 5_000_000  # bytes of a file of those kinds


def bounded(document: Document) -> Document:
    """The document of a published format, or a KL001 at the first block that is too much."""
    blocks = letters = 0
    for block in document.body or ():
        blocks += sum(1 for cell in block.cells if cell.text) if block.cells else 1
        letters += len(block.text)
        if blocks > MOST_BLOCKS:
            return _refused(document, block, "blocks", MOST_BLOCKS)
        if letters > MOST_LETTERS:
            return _refused(document, block, "letters", MOST_LETTERS)
    return document


def _refused(document: Document, block: Block, reason: str, limit: int) -> Document:
    place = block.place if block.place != Place() else (block.cells[0].place if block.cells else Place(1, 1))
    problem = Refused(reason, limit=f"{limit:,}".replace(",", "\u00a0")).problem(place)
    return Document(document.source, None, document.lines, problems=(problem,))
