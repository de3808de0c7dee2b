"""Tables: a row for each entry, or a row for each field."""

from __future__ import annotations

import re

from kuvauslint.describe.cell_text import members, name_and_rest, rows_in
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.lines import Line, reads_like_name
from kuvauslint.describe.spans import Span, of_cell
from kuvauslint.describe.splitting import dangling
from kuvauslint.describe.statements import LISTS
from kuvauslint.describe.table_header import Column, by_contents, column_of, header, name_column, names_purpose
from kuvauslint.describe.table_shape import is_kept_in, kind_of_table
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.match import find_label, is_container, undress
from kuvauslint.vocabulary.store import load

COMMON = (("request",), ("authority",))


class TableReader:
    """Reads rows into drafts; remembers the header for a table that goes on over a page's end."""

    def __init__(self) -> None:
        self.columns: list[Column] = []
        self.name = 0
        self.unit: Span | None = None  # of a column of units: it holds until the next one
        self.headers: list[tuple[str, str, Span]] = []
        self.header_rows: list[Block] = []
        self.stray: list[Span] = []
        self.common = Draft()  # what rows below the last entry tell of all
        self._named: Draft | None = None  # the entry that a table of fields ended with the name of

    def read(self, lines: list[Line], unit: Span | None, owner: Draft | None) -> list[Draft]:
        """The entries of the rows of one table; `owner` is the entry the table stands under, if any."""
        blocks = [line.block for line in lines]
        kind = kind_of_table(blocks)
        if kind == "fields":
            return self._fields(blocks, unit, owner)
        if kind == "turned":
            return self._turned(blocks, unit)
        return self._long(blocks, unit) if kind == "long" else self._rows(blocks, unit)

    def _rows(self, blocks: list[Block], unit: Span | None) -> list[Draft]:
        out: list[Draft] = []
        below = 0  # the row right below a header: a header there tells more closely what wide columns hold
        for number, block in enumerate(blocks):
            columns = header(block)
            if columns is not None:
                self._take_header(block, columns if number != below else _under(columns, self.columns))
                below = number + 1
                by_contents(self.columns, self.name, blocks[number + 1 : number + 30])
                continue
            if not self.columns or len(block.cells) > len(self.columns) + 1:
                self.stray.append(of_cell(block, 0))
                continue
            filled = [n for n, cell in enumerate(block.cells) if cell.text.strip()]
            if not filled or undress(block.cells[filled[0]].text) in load("vocabulary/labels")["columns"]["totals"]:
                continue
            if (
                len(filled) == 1
                and filled[0] == 0
                and len(block.cells) > 1
                and reads_like_name(block.cells[0].text)
                and block.cells[0].columns > 1
            ):
                unit = of_cell(block, 0)
            elif out and self.name < len(block.cells) and not block.cells[self.name].rows:
                self._more(out[-1], block)
            elif out and self._is_same(out[-1], block):
                self._more(out[-1], block, again=True)
            elif self.name < len(block.cells) and block.cells[self.name].text.strip():
                out.append(self._entry(block, unit))
            elif out:
                self._continue(out[-1], block)
            else:
                self.stray += [of_cell(block, n) for n in filled]
        return out

    def _take_header(self, block: Block, columns: list[Column]) -> None:
        self.columns, self.name, self.unit = columns, name_column(columns), None
        self.header_rows.append(block)
        named = {field for n, column in enumerate(columns) for field in column.fields if n != self.name}
        for n, column in enumerate(columns):
            if n != self.name and not column.fields and is_container(column.label.text) and "datasets" not in named:
                columns[n] = column._replace(fields=("datasets",), sure=False)
            elif n != self.name and column.fields in ((), ("name",)):
                columns[n] = column._replace(fields=("notes",), sure=False)
            field = "name" if n == self.name else columns[n].fields[0]
            if column.label.text:
                self.headers.append((field, column.label.text, column.label))

    def _entry(self, block: Block, unit: Span | None) -> Draft:
        self.unit = _unit(self.columns, block) or self.unit
        label = self.columns[self.name].label if self.name < len(self.columns) else None
        name, draft = of_cell(block, self.name), Draft(None, self.unit or unit)
        draft.name, draft.name_key = name, label
        if label is not None and names_purpose(label.text):
            draft.name, purpose = name_and_rest(name)
            draft.add("purpose", Value(purpose, label))
        for n in range(len(block.cells)):
            if n != self.name and n < len(self.columns) and self.columns[n].fields != ("unit",):
                _take(draft, self.columns[n], of_cell(block, n))
        return draft

    def _is_same(self, draft: Draft, block: Block) -> bool:
        """Whether a row tells a further data set of the entry of the row above: it repeats the name alone."""
        if self.name >= len(block.cells) or draft.name is None or draft.name.text != block.cells[self.name].text:
            return False
        told = {span.text for span in draft.spans("datasets")}
        cells = zip(self.columns, block.cells, strict=False)
        sets = [cell.text for column, cell in cells if column.fields[:1] == ("datasets",) and cell.text.strip()]
        return bool(told) and bool(sets) and told.isdisjoint(sets)

    def _more(self, draft: Draft, block: Block, *, again: bool = False) -> None:
        """A further row of the entry whose name spans several: what its own cells tell beside the rows above.

        `again` where the row repeats what the rows above tell.
        """
        for n, cell in enumerate(block.cells):
            if n == self.name or n >= len(self.columns) or not cell.rows or not cell.text.strip():
                continue
            field = self.columns[n].fields[:1]
            told = {item for span in draft.spans(field[0]) for item in members(span.text)} if again and field else set()
            if not members(cell.text) <= told:
                _take(draft, self.columns[n], of_cell(block, n))

    def _continue(self, draft: Draft, block: Block) -> None:
        """The rest of a row that was split over two pages."""
        for n, cell in enumerate(block.cells):
            if not cell.text.strip() or n >= len(self.columns):
                continue
            span, column = of_cell(block, n), self.columns[n]
            last = draft.last(column.fields[0]) if column.fields else None
            if last is not None and _goes_on(last.span.text, span.text, listed=last.item):
                draft.lengthen(column.fields[0], span)
            else:
                _take(draft, column, span)

    def _fields(self, blocks: list[Block], unit: Span | None, owner: Draft | None) -> list[Draft]:
        """Two columns: label and value."""
        out: list[Draft] = []
        draft = owner or self._named
        last: Column | None = None
        naming = ""
        if draft is not None:  # it has its name: a row "System" tells its systems
            naming = undress(draft.name_key.text) if draft.name_key is not None else "-"
        for block in blocks:
            label, value = of_cell(block, 0), of_cell(block, 1) if len(block.cells) > 1 else None
            column = _meant(column_of(label))
            if column.fields == ("name",) and naming not in ("", undress(label.text)):
                column = _renamed(column, anew=owner is None)
            if column.fields == ("name",) and value is not None and value.text:
                naming = undress(label.text)
                draft = Draft(value, unit)
                draft.name_key = label
                out.append(draft)
            elif draft is not None and value is not None and (label.text or last):
                column = column if label.text else last or column
                if not column.fields:
                    column = column._replace(fields=("notes",), sure=False)
                if label.text:
                    draft.labels.append((column.fields[0], label.text, label))
                _take(draft, column, value)
                last = column
            else:
                self.stray += [span for span in (label, value) if span is not None and span.text]
        self._named = draft if draft is not owner and draft is not None and not draft.values else None
        self._part_common(blocks, out)
        systems = load("vocabulary/labels")["columns"]["systems"]
        for form in out:  # a form of one system: its name is its system's
            if form.name_key is not None and form.name and undress(form.name_key.text) in systems:
                form.values.setdefault("systems", [Value(form.name, form.name_key, item=True)])
        return out

    def _part_common(self, blocks: list[Block], entries: list[Draft]) -> None:
        """Take from the last of several entries where requests go and who decides, in rows set apart at the end."""
        at = len(blocks)
        while at > 1 and column_of(of_cell(blocks[at - 1], 0)).fields in COMMON:
            at -= 1
        if len(entries) < 2 or at == len(blocks) or _number(blocks[at]) - _number(blocks[at - 1]) < 2:
            return
        for field in [field for (field,) in COMMON if field in entries[-1].values]:
            if not any(field in entry.values for entry in entries[:-1]):
                self.common.values[field] = entries[-1].values.pop(field)
                self.headers += [label for label in entries[-1].labels if label[0] == field]
                entries[-1].labels = [label for label in entries[-1].labels if label[0] != field]

    def _long(self, blocks: list[Block], unit: Span | None) -> list[Draft]:
        """Three columns: the entry, told once or in each row, a label and a value."""
        out: list[Draft] = []
        for block in blocks:
            name, column, value = of_cell(block, 0), column_of(of_cell(block, 1)), of_cell(block, 2)
            column = _renamed(column, anew=False) if column.fields == ("name",) else column
            if not column.fields:
                self.stray += [span for span in (name, column.label, value) if span.text]
                continue
            same = out and out[-1].name is not None and out[-1].name.text == name.text
            if name.text and block.cells[0].rows and not same:
                out.append(Draft(name, unit))
            if out:
                out[-1].labels.append((column.fields[0], column.label.text, column.label))
                _take(out[-1], column, value)
        return out

    def _turned(self, blocks: list[Block], unit: Span | None) -> list[Draft]:
        """A column for each entry, a row for each field."""
        names = blocks[0]
        out = [Draft(of_cell(names, n), unit) for n in range(1, len(names.cells)) if names.cells[n].text.strip()]
        for block in blocks[1:]:
            column = column_of(of_cell(block, 0))
            if column.fields == ("name",):
                column = _renamed(column, anew=False)
            self.headers.append((column.fields[0] if column.fields else "notes", column.label.text, column.label))
            if not column.fields:
                column = column._replace(fields=("notes",), sure=False)
            for n, draft in enumerate(out, 1):
                if n < len(block.cells):
                    _take(draft, column, of_cell(block, n))
        return out


def _meant(column: Column) -> Column:
    """A row of the fields of an entry whose label has a wrong word ("key data repositories" for data sets)."""
    slip = load("vocabulary/outline")["mislabelled"].get(undress(column.label.text))
    return column._replace(fields=("datasets",)) if slip and column.fields in ((), ("name",)) else column


def _under(columns: list[Column], above: list[Column]) -> list[Column]:
    """The columns of a second row of the header: what it leaves empty, the row above tells."""
    told = {id(column.label.block) for column in columns}
    return [
        above[n] if n < len(above) and (not column.label.text or id(above[n].label.block) in told) else column
        for n, column in enumerate(columns)
    ]


def _number(block: Block) -> int:
    """The row of a sheet or the line that a row stands on; 0 where neither is known."""
    place = block.cells[0].place if block.cells else block.place
    digits = re.search(r"\d+$", place.cell or "")
    return int(digits[0]) if digits else place.line or 0


def _goes_on(last: str, text: str, *, listed: bool) -> bool:
    """Whether a cell goes on with the one above it; in a column of small letters one of them shows nothing.

    `listed`: the cell above has one thing on each line, so that a capital begins the next one.
    """
    words = last.split()
    joins = (*load("vocabulary/splitting")["connectives"], *load("vocabulary/splitting")["alternatives"])
    return (
        (text[:1].islower() and not last[:1].islower())
        or last.endswith(("-", ","))
        or (dangling(words) and not (listed and text[:1].isupper()))
        or words[-1].casefold() in joins
        or text.split(maxsplit=1)[0].casefold() in joins
    )


def _renamed(column: Column, *, anew: bool) -> Column:
    """What a label of names is once another such label has named an entry.

    It names the system the entry is kept in, or, by its very words, the next entry (`anew`).
    """
    found = find_label(column.label.text)
    if found is not None and found.field != "name":
        return column._replace(fields=found.fields)
    if anew and not is_kept_in(column.label.text):
        return column
    return column._replace(fields=("systems",))


def _unit(columns: list[Column], block: Block) -> Span | None:
    for n, column in enumerate(columns[: len(block.cells)]):
        if column.fields == ("unit",) and block.cells[n].text.strip():
            return of_cell(block, n)
    return None


def _take(draft: Draft, column: Column, span: Span) -> None:
    if not span.text or not column.fields or column.fields == ("index",):
        return
    rows = [span.cut(start, end) for start, end in rows_in(span.text)]
    if column.fields[0] in LISTS and len(rows) > 1 and all(row.text.rstrip().endswith((",", ";")) for row in rows[:-1]):
        rows = [span]  # one enumeration, whose lines ended where the cell did
    for row in rows:
        draft.add(column.fields[0], Value(row, column.label, item=len(rows) > 1, sure=column.sure))
