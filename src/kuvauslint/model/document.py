"""What a reader saw: values or blocks, each with its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from kuvauslint.model.place import Place

NO_VALUES: Mapping[str, str] = MappingProxyType({})
DATA_KINDS = ("yaml", "json")  # of a source that is a description file; all others are published documents
# What parts the lines of a description file, as its reader counts them; YAML 1.1, which libyaml reads, has three more.
LINE_BREAKS = {"yaml": r"\r\n|[\n\r\x85\u2028\u2029]", "json": r"\r\n|[\n\r]"}
# The rules that tell of a file in which no description could be read.
UNREAD = frozenset(("KL001", "KL002", "KL007", "KL008"))


class Source(NamedTuple):
    """Bytes to be checked and what they are called in the reports.

    `attached` are the attachments of a page that was read from the web: with it they are one description.
    """

    name: str
    data: bytes
    kind: str  # yaml json text markdown csv html docx odt xlsx pdf (readers/formats.py)
    named: bool = True  # given on the command line, not found in a directory
    attached: tuple[Source, ...] = ()


def is_web_address(name: str) -> bool:
    """Whether the name of a source is an address on the web and not a file."""
    return name[:8].casefold().startswith(("http://", "https://"))


class Problem(NamedTuple):
    """A fault met while reading: the id of the rule that tells of it, and facts for its message."""

    rule: str
    place: Place
    values: Mapping[str, str] = NO_VALUES
    related: tuple[Place, ...] = ()
    mark: Any = None  # instead of `place`, where a reader knows only its own mark
    level: str | None = None  # a severity other than the rule's own
    path: tuple[str | int, ...] = ()


class Unread(NamedTuple):
    """A named path that could not even be opened as a source, and what to tell of it."""

    name: str
    problem: Problem


class Piece(NamedTuple):
    """A stretch of a joined text that stands in the source from a line and column (from 1) on.

    `steps` is 0 where its characters are not those of the source (the address of a link, set behind what the link
    shows): all of it is told to be there.
    """

    offset: int  # in the text
    line: int
    column: int
    steps: int = 1

    def moved(self, by: int) -> Piece:
        """The same piece of a longer text that has so many characters before it."""
        return Piece(self.offset + by, self.line, self.column, self.steps)


def needed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces for a Block or Cell: none where all stands on one line and can be counted from its place."""
    return tuple(pieces) if len(pieces) > 1 or (pieces and not pieces[0].steps) else ()


def _spot(place: Place, pieces: tuple[Piece, ...], start: int, end: int) -> Place:
    """The place of [start:end] of a text that stands at `place` and was joined from `pieces`."""
    if place.line is None and (place.paragraph is not None or place.cell is not None):
        return place._replace(column=start + 1, end_column=max(end, start + 1) + 1)
    if place.line is None or place.column is None:
        return place
    if not pieces:
        if place.end_line not in (None, place.line):
            return place  # it stands on several lines, and on which of them is not known
        begin, stop = place.column + start, place.column + end
        limit = place.end_column
        if limit is not None and limit > place.column:  # a text may hold more than its source, as a link's address
            begin, stop = min(begin, limit - 1), min(stop, limit)
        return place._replace(column=begin, end_line=place.line, end_column=stop)
    # by halves: a cell may have a piece for each of its 50,000 lines, and a value for each of those
    first = pieces[max(bisect_left(pieces, (start + 1,)) - 1, 0)]
    last = pieces[max(bisect_left(pieces, (max(end, start + 1),)) - 1, 0)]
    begins = (first.line, first.column + first.steps * (start - first.offset))
    ends = (last.line, last.column + (end - last.offset if last.steps else 1))
    if place.end_line is not None and place.end_column is not None:
        whole = (place.end_line, place.end_column)
        if whole >= (place.line, place.column) and ends > whole:
            begins, ends = min(begins, whole), whole
    if ends < begins:  # a parser moved the end of the text: it is told where it begins
        ends = (begins[0], begins[1] + 1)
    return place._replace(line=begins[0], column=begins[1], end_line=ends[0], end_column=ends[1])


class Cell(NamedTuple):
    """One cell of a table row; cell n of a row stands in column n of the table.

    text     paragraphs, list items and line breaks of the cell are parted by a line feed
    columns  how many columns it spans; 0 for the empty cells that stand for the rest of a wide one
    rows     how many rows it spans; 0 for a cell that repeats the text of the tall one above it
    pieces   as in a Block
    """

    text: str
    place: Place
    header: bool = False
    columns: int = 1
    rows: int = 1
    pieces: tuple[Piece, ...] = ()

    def at(self, start: int, end: int) -> Place:
        """The place of text[start:end]; the whole cell's where it cannot be told closer."""
        place = self.place
        several = "\n" in self.text[:end] or (place.end_line or place.line) != place.line
        if several and not self.pieces and place.line is not None:
            return place
        return _spot(self.place, self.pieces, start, end)


class Block(NamedTuple):
    """One piece of a published document, in reading order.

    kind    heading | paragraph | item | row | preformatted
    text    without its list mark or heading mark; white space folded, soft hyphens removed
    level   of a heading (1 the highest, 0 unknown) or the depth of an item (from 1)
    marker  the list mark as written ("1.", "•", "a)"), empty where there was none
    cells   of a row
    pieces  of the source that the text was joined from, one for each of its lines at least;
            empty where the text stands on one line and can be counted from `place`
    table   which table of the document a row belongs to, from 1
    bold    the whole text is set in bold or capitals-as-style: a heading in all but name
    strong  (start, end) of the stretches that are, where not all of the text is: a label may run in
    group   a number shared by what stands in one container (a <details>, a <dl>, a sheet)
    region  the part of the page around the contents that it stands in: navigation, header, footer,
            aside, footnote or metadata (front matter); empty for the contents themselves
    tight   whether only a line break parts it from the block before (an item: from the item before);
            None where that is to be seen from the lines of the source
    """

    kind: str
    text: str
    place: Place
    level: int = 0
    marker: str = ""
    cells: tuple[Cell, ...] = ()
    pieces: tuple[Piece, ...] = ()
    table: int = 0
    bold: bool = False
    group: int = 0
    region: str = ""
    tight: bool | None = None
    strong: tuple[tuple[int, int], ...] = ()

    def at(self, start: int, end: int) -> Place:
        """The place of text[start:end]."""
        if self.cells and self.place.line is None:
            return self._in_cells(start, end)
        return _spot(self.place, self.pieces, start, end)

    def _in_cells(self, start: int, end: int) -> Place:
        """The place in the cell that the stretch of a row is in; the row's where it is in several."""
        begins = 0
        for cell in self.cells:  # the text of a row is theirs, parted by one character
            stops = begins + len(cell.text)
            if start <= stops:
                inside = end <= stops and cell.place.rough() != Place()
                return cell.at(start - begins, end - begins) if inside else self.place
            begins = stops + 1
        return self.place


class Slice(NamedTuple):
    """A piece of a block that a node's text was made of; the mark of a published document's node is a tuple of these.

    `text[offset:offset + end - start]` of the node is `[start:end]` of the block's text, or of its
    cell `cell` where that is not None.
    """

    block: Block
    start: int
    end: int
    offset: int = 0
    cell: int | None = None

    def at(self, start: int, end: int) -> Place:
        """The place of [start:end] of the sliced text, counted from the block's or cell's own start."""
        if self.cell is None:
            return self.block.at(start, end)
        return self.block.cells[self.cell].at(start, end)


def locate_slices(mark: Any, start: int | None = None, end: int | None = None) -> Place:
    """The place of text[start:end] of a node whose mark is a tuple of slices; of the whole text without them."""
    if isinstance(mark, Place):
        return mark
    if not mark:
        return Place()
    pieces: tuple[Slice, ...] = mark
    if start is None:
        first, last = pieces[0], pieces[-1]
        place = first.at(first.start, first.end)
        if first is last:
            return place
        closing = last.at(last.start, last.end)
        if place.line is None:  # columns count from the beginning of each paragraph
            return place._replace(end_column=closing.end_column) if closing.rough() == place.rough() else place
        if (closing.end_line or 0, closing.end_column or 0) < (place.line or 0, place.column or 0):
            return place  # what comes last in the text stands before it in the source
        return place._replace(end_line=closing.end_line, end_column=closing.end_column)
    piece = max((p for p in pieces if p.offset <= start), key=lambda p: p.offset, default=pieces[0])
    begin = min(piece.start + start - piece.offset, piece.end)
    stop = min(piece.start + (start + 1 if end is None else end) - piece.offset, piece.end)
    return piece.at(begin, max(stop, begin))


class Directive(NamedTuple):
    """A comment in the source that speaks to kuvauslint (`kuvauslint: ignore[KL131] reason="…"`)."""

    text: str
    place: Place


class Link(NamedTuple):
    """A link of a document: its address as far as it can be told, its text, the part of the page (as in a Block)."""

    address: str
    text: str
    place: Place
    region: str = ""


class Document(NamedTuple):
    """A source that was read.

    `body` is the reader's own raw tree for YAML and JSON (see readers/raw.py),
    or the blocks of a published document; None when nothing could be read.
    `locate(mark, start, end)` gives the place of [start:end] of the text that a mark of this
    document stands for, of the whole value where start is None. `title` is what a web page is called
    beside its contents, at the top of the browser's window.
    """

    source: Source
    body: Any
    lines: tuple[str, ...] | None = None
    problems: tuple[Problem, ...] = ()
    directives: tuple[Directive, ...] = ()
    locate: Callable[[Any, int | None, int | None], Place] = locate_slices
    links: tuple[Link, ...] = ()
    title: Block | None = None
