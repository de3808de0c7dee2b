"""What of a document a report shows beside a finding: its line, or its paragraph or cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kuvauslint.model.document import DATA_KINDS, Block, Document
from kuvauslint.model.place import NOWHERE, Place
from kuvauslint.readers.decode import Undecodable, decode

if TYPE_CHECKING:  # it calls this module
    from kuvauslint.engine.judge import Judged
    from kuvauslint.model.finding import Finding
    from kuvauslint.model.report import Checked

TEXT_KINDS = (*DATA_KINDS, "text", "markdown", "html", "csv")  # those that have lines


def with_lines(judged: Judged, findings: Iterable[Finding]) -> tuple[Checked, ...]:
    """The documents of a unit with the lines, or the paragraphs and cells, that these findings are shown at."""
    wanted: dict[str, set[int]] = {}
    others: dict[str, set[Place]] = {}
    for finding in findings:
        if finding.place.line is not None and finding.place.page is None:
            wanted.setdefault(finding.file, set()).add(finding.place.line)
        elif finding.place != NOWHERE:
            others.setdefault(finding.file, set()).add(finding.place)
    out = []
    for one, part in zip(judged.checked, judged.parts, strict=True):
        lines = lines_of(part.document, wanted[one.file]) if one.file in wanted else {}
        texts = texts_of(part.document, others[one.file]) if one.file in others else {}
        out.append(one._replace(lines=lines, texts=texts) if lines or texts else one)
    return tuple(out)


def texts_of(document: Document, places: Iterable[Place]) -> dict[Place, str]:
    """The paragraphs and cells of a published document at those places; a place without columns in a table is its row.

    A place that several of them share has none.
    """
    rows: dict[Place, str] = {}
    cells: dict[Place, str] = {}
    for block in document.body or () if document.source.kind not in TEXT_KINDS else ():
        for held, place, text in (
            (rows, block.place, _in_words(block)),
            *((cells, cell.place, cell.text) for cell in block.cells if cell.rows and cell.columns),
        ):
            held[place] = text if held.get(place, text) == text else ""
    out = {}
    for place in places:
        rough = place.rough()
        text = cells.get(rough) if place.column is not None else None
        text = rows.get(rough) or cells.get(rough) if text is None else text
        if text:
            out[place] = text
    return out


def _in_words(block: Block) -> str:
    return " | ".join(cell.text for cell in block.cells if cell.text) if block.cells else block.text


def lines_of(document: Document, numbers: Iterable[int]) -> dict[int, str]:
    """The lines of a text source of those numbers, as far as it has them."""
    lines = source_lines(document)
    return {number: lines[number - 1] for number in sorted(numbers) if 0 < number <= len(lines)}


def source_lines(document: Document) -> tuple[str, ...]:
    """The lines of a text source, split as its reader counts them; none of a binary format."""
    if document.lines is not None:
        return document.lines
    if document.source.kind not in TEXT_KINDS:
        return ()
    try:
        text = decode(document.source.data).text
    except Undecodable:
        return ()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if document.source.kind == "yaml":  # YAML counts these as line breaks too (1.1, which libyaml reads)
        for other in ("\x85", "\u2028", "\u2029"):
            text = text.replace(other, "\n")
    return tuple(text.split("\n"))
