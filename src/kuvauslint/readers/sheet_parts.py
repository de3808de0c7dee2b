"""What a spreadsheet package says beside its values: hidden rows and columns, comments, authors, spans."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache

from kuvauslint.model.place import NOWHERE, Place
from kuvauslint.readers.docx import office_authors, relations
from kuvauslint.readers.hidden import Trace
from kuvauslint.readers.odt import authors as open_authors
from kuvauslint.readers.odt import refuse_encrypted
from kuvauslint.readers.odt_styles import attribute, open_name
from kuvauslint.readers.package import Package, collect
from kuvauslint.readers.refusal import MOST_LAID_OUT, Refused
from kuvauslint.readers.words import one_line

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384  # of a sheet (ECMA-376 part 1, 18.3.1.73 and 18.3.1.13)
_MOST_INDEX = 100_000
_MOST_HIDDEN = 20_000


class Extras:
    """By sheet: 0-based hidden rows and columns, spans as (row, column): (rows, columns)."""

    def __init__(self) -> None:
        self.hidden_rows: dict[str, set[int]] = {}
        self.hidden_columns: dict[str, set[int]] = {}
        self.spans: dict[str, dict[tuple[int, int], tuple[int, int]]] = {}
        self.comments: list[Trace] = []
        self.authors: list[str] = []

    def traces(self) -> Iterator[Trace]:
        """The hidden things among them."""
        yield from self.comments
        for kind, by_sheet in (("hidden_rows", self.hidden_rows), ("hidden_columns", self.hidden_columns)):
            for sheet, indexes in by_sheet.items():
                for index in sorted(indexes):
                    cell = f"A{index + 1}" if kind == "hidden_rows" else f"{letters(index)}1"
                    yield Trace(
                        kind,
                        Place(cell=f"{sheet}!{cell}"),
                        cell.rstrip("1") if kind != "hidden_rows" else str(index + 1),
                    )


def letters(column: int) -> str:
    """The letters of a column counted from 0: A, B, … Z, AA."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(ord("A") + rest) + out
    return out


@cache
def _hidden_tags() -> re.Pattern[bytes]:
    return re.compile(rb"<(?:\w{1,10}:)?(row|col)\s([^<>]{0,400})>")


@cache
def _unseen() -> re.Pattern[bytes]:
    """What makes a row or column invisible: being hidden, or no height or width at all."""
    return re.compile(rb"""\b(?:hidden=["'](?:1|true)|(?:width|ht)=["']0(?:\.0*)?)["']""")


def _number(pattern: bytes, text: bytes) -> int | None:
    match = re.search(rb"\b" + pattern + rb'="(\d{1,7})"', text)
    return int(match[1]) if match else None


def xlsx_extras(data: bytes) -> Extras:
    """Of an Office Open XML workbook (ECMA-376 part 1, 18)."""
    package, extras = Package(data), Extras()
    package.check_sizes()
    extras.authors = office_authors(package)
    book = next((target for kind, target, _ in relations(package, "") if kind == "officeDocument"), "xl/workbook.xml")
    if book not in package.names:
        raise Refused("damaged")
    targets = {ident: target for _, target, ident in relations(package, book)}
    for name, part in _sheets(package, book, targets):
        if part not in package.names:
            continue
        xml = package.read(part) or b""
        _refuse_far(xml)
        _hidden_in(xml, name, extras)
        for kind, target, _ in relations(package, part):
            if kind == "comments":
                _comments(package, target, name, extras)
    return extras


def _sheets(package: Package, book: str, targets: dict[str, str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(" sheet"):
            ident = next((value for key, value in attributes.items() if key.endswith("relationships id")), "")
            found.append((attributes.get("name", ""), posixpath.normpath(targets.get(ident, "-"))))

    collect(package, book, start)
    return found


@cache
def _addresses() -> re.Pattern[bytes]:
    """Addresses of the cells that hold something: one that is only set in a style may stand anywhere."""
    return re.compile(
        rb"""<(?:\w{1,10}:)?c\s(?:[^<>]{0,200}?\s)?r=["']([A-Za-z]{1,99})(\d{0,99})["'](?:[^<>]{0,200}[^<>/])?>(?!</)"""
    )


def _refuse_far(xml: bytes) -> None:
    """Refuse cells outside any sheet, and those so far apart that the grid between them cannot be laid out.

    The reader of the workbook lays it out before it can be asked how large it is, and ends the process
    where the memory does not suffice.
    """
    columns: set[bytes] = set()
    lowest = 0
    for match in _addresses().finditer(xml):
        columns.add(match[1])
        if len(match[2]) > 7:
            raise Refused("damaged")
        lowest = max(lowest, int(match[2] or 0))
    widest = max(map(_column, columns), default=0)
    if widest > _LAST_COLUMN or lowest > _LAST_ROW:
        raise Refused("damaged")
    if widest * lowest > MOST_LAID_OUT:
        raise Refused("size")


def _column(letters: bytes) -> int:
    """The number of a column from its letters: 1 for A, 27 for AA; one beyond the last for more than three."""
    if len(letters) > 3:
        return _LAST_COLUMN + 1
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _hidden_in(xml: bytes, name: str, extras: Extras) -> None:
    if b"<!DOCTYPE" in xml[:2000]:
        raise Refused("doctype")
    for match in _hidden_tags().finditer(xml):
        text = match[2]
        if not _unseen().search(text):
            continue
        if match[1] == b"row":
            row = _number(b"r", text)
            rows = extras.hidden_rows.setdefault(name, set())
            if row and len(rows) < _MOST_HIDDEN:
                rows.add(row - 1)
            continue
        first, last = _number(b"min", text), _number(b"max", text)
        if first and last and last < _MOST_HIDDEN:
            extras.hidden_columns.setdefault(name, set()).update(range(first - 1, last))


class _Comments:
    """Handler of xl/comments*.xml."""

    def __init__(self, sheet: str, extras: Extras) -> None:
        self._sheet = sheet
        self._extras = extras
        self._at = ""
        self._parts: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(" comment"):
            self._at, self._parts = attributes.get("ref", ""), []

    def end(self, tag: str) -> None:
        if tag.endswith(" comment"):
            place = Place(cell=f"{self._sheet}!{self._at}")
            self._extras.comments.append(Trace("comment", place, one_line("".join(self._parts))))
            self._at = ""

    def data(self, text: str) -> None:
        if self._at:
            self._parts.append(text)


def _comments(package: Package, part: str, sheet: str, extras: Extras) -> None:
    package.parse(part, _Comments(sheet, extras))


class _Ods:
    """Handler of the content.xml of an OpenDocument spreadsheet: where cells span, what is not shown."""

    def __init__(self, extras: Extras) -> None:
        self._extras = extras
        self._sheet = ""
        self._row = self._column = self._columns = 0
        self._repeat = 1
        self._note: list[str] | None = None
        self._author = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = open_name(tag)
        if self._note is not None:
            self._author = not name.startswith("text:")
        elif name == "table:table":
            self._sheet = attribute(attributes, "table", "name")
            self._row = self._columns = 0
        elif name == "table:table-column":
            repeat = _repeat(attributes, "columns")
            self._mark(self._extras.hidden_columns, self._columns, repeat, attributes)
            self._columns += repeat
        elif name == "table:table-row":
            self._column = 0
            self._repeat = _repeat(attributes, "rows")
            self._mark(self._extras.hidden_rows, self._row, self._repeat, attributes)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell(attributes)
        elif name == "office:annotation":
            self._note = []

    def _mark(self, by_sheet: dict[str, set[int]], at: int, repeat: int, attributes: dict[str, str]) -> None:
        if attribute(attributes, "table", "visibility") in ("collapse", "filter") and repeat < 10_000:
            by_sheet.setdefault(self._sheet, set()).update(range(at, at + repeat))

    def _cell(self, attributes: dict[str, str]) -> None:
        span = [attribute(attributes, "table", f"number-{what}-spanned") or "1" for what in ("rows", "columns")]
        if span != ["1", "1"] and all(value.isdecimal() and len(value) < 6 for value in span):
            spans = self._extras.spans.setdefault(self._sheet, {})
            spans[self._row, self._column] = (int(span[0]), int(span[1]))
        self._column += _repeat(attributes, "columns")

    def end(self, tag: str) -> None:
        name = open_name(tag)
        self._author = False
        if name == "table:table-row":
            self._row += self._repeat
        elif name == "office:annotation" and self._note is not None:
            place = Place(cell=f"{self._sheet}!{letters(max(self._column - 1, 0))}{self._row + 1}")
            self._extras.comments.append(
                Trace("comment", place if self._sheet else NOWHERE, one_line(" ".join(self._note)))
            )
            self._note = None

    def data(self, text: str) -> None:
        if self._note is not None and not self._author:
            self._note.append(text)


def _repeat(attributes: dict[str, str], what: str) -> int:
    value = attribute(attributes, "table", f"number-{what}-repeated")
    return min(int(value), _MOST_INDEX * 20) if value.isdecimal() and len(value) < 9 else 1


def ods_extras(data: bytes) -> Extras:
    """Of an OpenDocument spreadsheet (ISO/IEC 26300-1, 9)."""
    package, extras = Package(data), Extras()
    refuse_encrypted(package)
    package.check_sizes()
    if not package.parse("content.xml", _Ods(extras)):
        raise Refused("damaged")
    extras.authors = open_authors(package)
    return extras
