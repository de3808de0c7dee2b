"""Plain text to blocks: what a heading, a list, a table row and a paragraph look like without mark-up."""

from __future__ import annotations

from kuvauslint.model.document import Block, Cell, Document, Piece, Problem, Source, needed
from kuvauslint.model.place import START, Place
from kuvauslint.readers.decode import Undecodable, decode
from kuvauslint.readers.hanging import Hanging, edge_of, hanging
from kuvauslint.readers.joined_text import JoinedText
from kuvauslint.readers.text_lines import PAIR, RawLine, look, number_headings, shapes, titled, wrapping_width


def read(source: Source) -> Document:
    """The blocks of a plain text. Problems: KL001 with the reason `empty`, `binary` or `encoding`."""
    try:
        text = decode(source.data).text
    except Undecodable as fault:
        return Document(source, (), (), (Problem("KL001", START, {"reason": fault.reason}),))
    lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n"))
    if not text.strip():
        return Document(source, (), lines, (Problem("KL001", START, {"reason": "empty"}),))
    return Document(source, blocks_of(lines), lines)


def blocks_of(lines: tuple[str, ...]) -> tuple[Block, ...]:
    """The lines of a text as blocks with places."""
    raw = number_headings([look(number, line) for number, line in enumerate(lines, 1)])
    return tuple(_Blocks(raw, wrapping_width(raw)).read())


class _Blocks:
    """Joins classified lines into blocks; one pass over the lines."""

    def __init__(self, raw: list[RawLine], width: int) -> None:
        self.raw = raw
        self.width = width
        self.edge = edge_of(raw)
        self.out: list[Block] = []
        self.depths: list[int] = []
        self.table = 0
        self.columns = 0  # of the table that is open; 0 where none is

    def read(self) -> list[Block]:
        at = 0
        while at < len(self.raw):
            line = self.raw[at]
            if line.kind in ("row", "paragraph") and self._lengthens(line):
                pass
            elif line.kind == "row" or (line.kind == "paragraph" and self._goes_on_in_table(line)):
                self._row(line)
            elif line.kind not in ("blank", "rule", "underline"):
                self.columns = 0
                at = self._text(at)
                continue
            at += 1
        return self.out

    def _goes_on_in_table(self, line: RawLine) -> bool:
        return bool(self.columns) and line.text.count("\t") + 1 == self.columns

    def _lengthens(self, line: RawLine) -> bool:
        """Take a line that only tabulators set in below the value of a label as one more line of that value."""
        last = self.out[-1] if self.columns == PAIR else None
        text = line.text.strip()
        if last is None or not line.text.startswith("\t") or "\t" in text:
            return False
        label, value = last.cells
        if not label.text.endswith(":") or not value.text:
            return False
        start = line.text.index(text)
        joined = JoinedText()
        joined.add(text, line.number, start)
        more, places = joined.result()
        known = value.pieces or (Piece(0, value.place.line or 0, value.place.column or 0),)
        pieces = (*known, *(piece.moved(len(value.text) + 1) for piece in places))
        place = value.place._replace(end_line=line.number, end_column=start + len(text) + 1)
        cell = value._replace(text=f"{value.text}\n{more}", place=place, pieces=pieces)
        row = tuple(piece.moved(len(last.text) + 1) for piece in places)
        self.out[-1] = last._replace(
            text=f"{last.text} {more}",
            cells=(label, cell),
            pieces=(*last.pieces, *row),
            place=last.place._replace(end_line=line.number, end_column=len(line.text) + 1),
        )
        return True

    def _row(self, line: RawLine) -> None:
        bare = line.text.strip()
        mark = "|" if bare.startswith("|") and bare.endswith("|") and "\t" not in line.text else "\t"
        lead = line.text.index("|") + 1 if mark == "|" else 0
        body = line.text[lead : line.text.rindex("|")] if mark == "|" else line.text
        cells, pieces, at, text = [], [], lead, ""
        for cell in body.split(mark):
            joined = JoinedText()
            joined.add(cell, line.number, at)
            value, places = joined.result()
            column = places[0].column if places else at + 1
            place = Place(line.number, column, line.number, max(column, at + len(cell.rstrip()) + 1))
            cells.append(Cell(value, place, pieces=needed(places)))
            if value:
                text = f"{text} {value}".strip()
                pieces.append(Piece(len(text) - len(value), line.number, column))
            at += len(cell) + 1
        if not self.columns:
            self.table += 1
        self.columns = len(cells)
        place = Place(line.number, 1, line.number, len(line.text) + 1)
        self.out.append(Block("row", text, place, cells=tuple(cells), pieces=tuple(pieces), table=self.table))

    def _text(self, at: int) -> int:
        """One heading, item or paragraph from line `at` on; gives the line after it."""
        line = self.raw[at]
        glued = shapes()["glued"].match(line.text) if "**" in line.text else None
        if glued and line.kind in ("paragraph", "heading"):
            self._put(
                RawLine(line.number, line.text, "heading", line.indent, "", line.start, glued.end(1)), [], bold=True
            )
            self._put(
                RawLine(line.number, line.text, "paragraph", line.indent, "", glued.start(2), line.end), [], bold=True
            )
            return at + 1
        if (hung := hanging(self.raw, at, self.edge)) is not None:
            return self._hung(hung)
        after = at + 1
        lined = line.kind == "paragraph" and after < len(self.raw) and self.raw[after].kind == "underline"
        if lined and (titled(line.text) or "=" in self.raw[after].text):
            self._put(line._replace(kind="heading", level=self.raw[after].level), [])
            return after + 1
        rest: list[RawLine] = []
        while after < len(self.raw) and self._continues(rest[-1] if rest else line, self.raw[after], line):
            rest.append(self.raw[after])
            after += 1
        self._put(line, rest)
        return after

    def _hung(self, hung: Hanging) -> int:
        """A label with a value over several lines: an item for each, or one text where it was only wrapped."""
        if hung.label.end == hung.values[0][0].start:
            self._put(hung.label._replace(end=hung.values[0][0].end), hung.values[0][1:])
            return hung.after
        self._put(hung.label, [])
        for value, *rest in hung.values:
            self._put(value, rest)
        return hung.after

    def _continues(self, last: RawLine, line: RawLine, first: RawLine) -> bool:
        """Whether a line is the rest of the paragraph or item that `first` began."""
        if (
            line.kind not in ("paragraph", "heading")
            or first.kind == "heading"
            or (line.kind == "heading" and line.marker)
        ):
            return False
        text = line.text.strip()
        before = last.text.rstrip()
        if line.kind == "heading" and not (self.width and len(before) > 0.8 * self.width):
            return False
        if before[-1:].isdigit() and text[0].isupper():
            return False  # a number that ends a line, and a sentence of its own
        word = len(text.split(None, 1)[0])
        full = bool(self.width) and len(before) + 1 + word > self.width - 2
        if shapes()["lead_in"].match(text) and not full:
            return False
        if first.kind == "item" and line.indent >= first.start and first.start:
            return True
        small = text[0].islower() or text[0] in "(,;"
        open_end = not before.endswith((".", ":", ";", "!", "?"))
        if not self.width:
            return small and open_end and len(before) >= 40
        if small and open_end and len(before) >= self.width // 2:
            return True
        return len(before) + 1 + word > 0.9 * self.width and (small or open_end or len(before) > 0.75 * self.width)

    def _put(self, line: RawLine, rest: list[RawLine], *, bold: bool = False) -> None:
        body = line.text[line.start : line.end]
        bold = bold or (body.startswith("**") and body.endswith("**") and body.count("**") == 2)
        joined = JoinedText()
        joined.add(body, line.number, line.start)
        for more in rest:
            joined.add(more.text[more.indent : len(more.text.rstrip())], more.number, more.indent)
        text, pieces = joined.result()
        last = rest[-1] if rest else line
        column = pieces[0].column if pieces else line.start + 1
        ends = len(last.text.rstrip()) if rest else line.end
        place = Place(line.number, column, last.number, max(ends + 1, column if not rest else 1))
        level = self._depth(line) if line.kind == "item" else line.level
        marker = line.marker if line.kind in ("item", "heading") else ""
        if line.kind != "item" and not line.indent:
            self.depths.clear()
        self.out.append(Block(line.kind, text, place, level, marker, pieces=needed(pieces), bold=bold))

    def _depth(self, line: RawLine) -> int:
        while self.depths and self.depths[-1] > line.indent:
            self.depths.pop()
        if not self.depths or self.depths[-1] < line.indent:
            self.depths.append(line.indent)
        return len(self.depths)
