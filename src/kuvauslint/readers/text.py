"""Plain text to blocks: what a heading, a list, a table row and a paragraph look like without mark-up."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kuvauslint.model.document import Block, Cell, Document, Problem, Source
from kuvauslint.model.place import START, Place
from kuvauslint.readers.decode import Undecodable, decode
from kuvauslint.readers.joined_text import JoinedText

WRAPPED = 130  # a text whose lines stay under this is taken to be wrapped by hand
_BULLETS = "•‣⁃◦●○■□▪▫▸►➢➤✓✔·∙*–—-\uf0b7\uf0a7\uf0d8\uf02d\uf076\uf0fc"


class RawLine(NamedTuple):
    """One line of the source: its number, its text and what it was taken for."""

    number: int
    text: str
    kind: str  # blank rule row heading item paragraph underline
    indent: int = 0
    marker: str = ""
    start: int = 0  # where the content begins
    end: int = 0
    level: int = 0


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    bullets = re.escape(_BULLETS)
    return {
        "item": re.compile(
            rf"[ \t\xa0]*([{bullets}](?=[ \t\xa0])|[\uf0b7\uf0a7\uf0d8•▪●](?=\S)|o(?=[ \t\xa0]{{1,6}}\S)"
            r"|\(?\d{1,3}[.)](?=[ \t\xa0])|\(?[^\W\d_][.)](?=[ \t\xa0]))[ \t\xa0]*"
        ),
        "bare": re.compile(rf"[ \t\xa0]*[{bullets}][ \t\xa0]*$"),
        "chapter": re.compile(r"[ \t\xa0]*(\d{1,2}(?:\.\d{1,2}){1,4}\.?)[ \t\xa0]+(?=\S)"),
        "hash": re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)"),
        "rule": re.compile(r"[\s|+:_=~*.\-–—]*[|+_=~*\-–—]{2,}[\s|+:_=~*.\-–—]*$"),
        "starred": re.compile(r"[ \t]*\*[ \t]+[^*]+[ \t]\*[ \t]*$"),
        "parenthesis": re.compile(r"\([^()]*\)"),
        "lead_in": re.compile(r"[^\W\d_a-z][^.:!?]{1,70}:(?:\s|$)"),
        "glued": re.compile(r"([^*]*[^*\s])\*\*([^*]+)\*\*\s*$"),
    }


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
    raw = _number_headings([_look(number, line) for number, line in enumerate(lines, 1)])
    return tuple(_Blocks(raw, _width(raw)).read())


def _look(number: int, line: str) -> RawLine:
    shapes = _shapes()
    body = line.rstrip()
    if not body.strip("\xa0 \t\u200b\ufeff"):
        return RawLine(number, line, "blank")
    if shapes["rule"].match(body) and not any(ch.isalnum() for ch in body):
        kind = "underline" if "\t" not in body and "|" not in body else "rule"
        return RawLine(number, line, kind, level=1 if "=" in body else 2)
    end = len(body)
    indent = len(body) - len(body.lstrip(" \t\xa0"))
    if hit := shapes["hash"].match(body):
        return RawLine(number, line, "heading", 0, hit[1], hit.end(), len(body.rstrip("# ")), len(hit[1]))
    if _is_row(body):
        return RawLine(number, line, "row", 0, "", 0, len(line.rstrip("\n")))
    if shapes["starred"].match(body):
        star = body.index("*") + 1
        start = star + len(body[star:]) - len(body[star:].lstrip())
        return RawLine(number, line, "paragraph", indent, "", start, len(body.rstrip("* \t")))
    if hit := shapes["chapter"].match(body):
        level = hit[1].rstrip(".").count(".") + 1
        return RawLine(
            number,
            line,
            "heading" if _titled(body[hit.end() :]) else "paragraph",
            indent,
            hit[1],
            hit.end(),
            end,
            level,
        )
    if (hit := shapes["item"].match(body)) and (hit.end() < end or shapes["bare"].match(body)):
        return RawLine(number, line, "item", indent, hit[1], hit.end(), end)
    if shapes["bare"].match(body):
        return RawLine(number, line, "item", indent, body.strip(), end, end)
    return RawLine(number, line, "heading" if _capitals(body) else "paragraph", indent, "", indent, end)


def _titled(text: str) -> bool:
    return len(text) <= 120 and not text.rstrip().endswith((".", ";", ","))


def _capitals(body: str) -> bool:
    """Whether the line is a heading by its capitals, whatever stands in parentheses."""
    letters = [ch for ch in _shapes()["parenthesis"].sub("", body) if ch.isalpha()]
    plain = body.strip()
    if len(letters) < 6 or len(plain) > 140 or plain.endswith((",", ";")):
        return False
    return all(ch.isupper() for ch in letters) and (len(letters) >= 10 or " " in plain)


def _is_row(body: str) -> bool:
    bare = body.strip()
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2:
        return True
    if "\t" not in body:
        return False
    cells = body.split("\t")
    filled = [cell for cell in cells if cell.strip("\xa0 ")]
    if filled and (
        _shapes()["bare"].match(filled[0]) or re.fullmatch(r"\s*\(?(?:\d{1,3}|[^\W\d_])[.)]\s*|\s*o\s*", filled[0])
    ):
        return False
    return len(filled) > 1


def _number_headings(raw: list[RawLine]) -> list[RawLine]:
    """Numbered lines that stand alone and count on through the text are chapters, all others list items."""
    filled = [i for i, line in enumerate(raw) if line.kind != "blank"]
    out, chapters = list(raw), []
    for n, i in enumerate(filled):
        line = raw[i]
        if line.kind == "paragraph" and "\t" in line.text and n and raw[filled[n - 1]].kind == "row":
            out[i] = line._replace(kind="row", start=0, indent=0)
        if line.kind != "item" or not line.marker.rstrip(".").isdigit() or not line.marker.endswith("."):
            continue
        text = line.text[line.start : line.end]
        alone = (i == 0 or raw[i - 1].kind == "blank") and (
            i + 1 == len(raw) or raw[i + 1].kind in ("blank", "underline")
        )
        near = [raw[filled[k]] for k in (n - 1, n + 1) if 0 <= k < len(filled)]
        if alone and _titled(text) and line.indent < 2 and not any(other.kind == "item" for other in near):
            chapters.append(i)
    numbers = [int(raw[i].marker[:-1]) for i in chapters]
    if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        for i in chapters:
            out[i] = raw[i]._replace(kind="heading", level=1)
    return out


def _width(raw: list[RawLine]) -> int:
    """The width the text was wrapped at; 0 where each line is a paragraph of its own."""
    lengths = sorted(len(line.text.rstrip()) for line in raw if line.kind in ("paragraph", "item"))
    if len(lengths) < 4:
        return 0
    width = lengths[-1 - len(lengths) // 50]
    return width if 40 <= width <= WRAPPED else 0


class _Blocks:
    """Joins classified lines into blocks; one pass over the lines."""

    def __init__(self, raw: list[RawLine], width: int) -> None:
        self.raw = raw
        self.width = width
        self.out: list[Block] = []
        self.depths: list[int] = []
        self.table = 0
        self.columns = 0  # of the table that is open; 0 where none is

    def read(self) -> list[Block]:
        at = 0
        while at < len(self.raw):
            line = self.raw[at]
            if line.kind == "row" or (line.kind == "paragraph" and self._goes_on_in_table(line)):
                self._row(line)
            elif line.kind not in ("blank", "rule", "underline"):
                self.columns = 0
                at = self._text(at)
                continue
            at += 1
        return self.out

    def _goes_on_in_table(self, line: RawLine) -> bool:
        return bool(self.columns) and line.text.count("\t") + 1 == self.columns

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
            column = places[0][2] if places else at + 1
            place = Place(line.number, column, line.number, column + len(cell.strip()))
            cells.append(Cell(value, place))
            if value:
                text = f"{text} {value}".strip()
                pieces.append((len(text) - len(value), line.number, column))
            at += len(cell) + 1
        if not self.columns:
            self.table += 1
        self.columns = len(cells)
        place = Place(line.number, 1, line.number, len(line.text) + 1)
        self.out.append(Block("row", text, place, cells=tuple(cells), pieces=tuple(pieces), table=self.table))

    def _text(self, at: int) -> int:
        """One heading, item or paragraph from line `at` on; gives the line after it."""
        line = self.raw[at]
        glued = _shapes()["glued"].match(line.text) if "**" in line.text else None
        if glued and line.kind in ("paragraph", "heading"):
            self._put(
                RawLine(line.number, line.text, "heading", line.indent, "", line.start, glued.end(1)), [], bold=True
            )
            self._put(
                RawLine(line.number, line.text, "paragraph", line.indent, "", glued.start(2), line.end), [], bold=True
            )
            return at + 1
        after = at + 1
        if line.kind == "paragraph" and after < len(self.raw) and self.raw[after].kind == "underline":
            if _titled(line.text) or "=" in self.raw[after].text:
                self._put(line._replace(kind="heading", level=self.raw[after].level), [])
                return after + 1
        rest: list[RawLine] = []
        while after < len(self.raw) and self._continues(rest[-1] if rest else line, self.raw[after], line):
            rest.append(self.raw[after])
            after += 1
        self._put(line, rest)
        return after

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
        if _shapes()["lead_in"].match(text):
            return False
        if first.kind == "item" and line.indent >= first.start and first.start:
            return True
        small = text[0].islower() or text[0] in "(,;"
        open_end = not before.endswith((".", ":", ";", "!", "?"))
        if not self.width:
            return small and open_end and len(before) >= 40
        word = len(text.split(None, 1)[0])
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
        column = pieces[0][2] if pieces else line.start + 1
        ends = len(last.text.rstrip()) if rest else line.end
        place = Place(line.number, column, last.number, max(ends + 1, column if not rest else 1))
        level = self._depth(line) if line.kind == "item" else line.level
        marker = line.marker if line.kind in ("item", "heading") else ""
        if line.kind != "item" and not line.indent:
            self.depths.clear()
        exact = len(pieces) == 1
        self.out.append(Block(line.kind, text, place, level, marker, pieces=() if exact else pieces, bold=bold))

    def _depth(self, line: RawLine) -> int:
        while self.depths and self.depths[-1] > line.indent:
            self.depths.pop()
        if not self.depths or self.depths[-1] < line.indent:
            self.depths.append(line.indent)
        return len(self.depths)
