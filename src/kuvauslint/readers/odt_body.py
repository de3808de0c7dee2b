"""The text of an OpenDocument part as events of its XML to a flow."""

from __future__ import annotations

from kuvauslint.model.place import NOWHERE, Place
from kuvauslint.readers.flow import Flow
from kuvauslint.readers.hidden import Trace
from kuvauslint.readers.odt_styles import OdtStyles, attribute, open_name
from kuvauslint.readers.words import Words

_SKIPPED = frozenset(
    ("text:note-citation", "office:forms", "text:ruby-text", "office:scripts", "text:sequence-decls", "table:shapes")
)
_INDEXES = frozenset(("text:table-of-content", "text:alphabetical-index", "text:bibliography"))
_MOST_COPIES = 50  # of a repeated row or cell that has text
_DEPTHS = 10


def _count(attributes: dict[str, str], name: str, space: str = "table") -> int:
    value = attribute(attributes, space, name)
    return int(value) if value.isdecimal() and len(value) < 9 else 1


class OdtBody:
    """Handler of content.xml, or of the page headers or footers in styles.xml when a region is given."""

    def __init__(self, styles: OdtStyles, region: str = "") -> None:
        self.flow = Flow()
        self.notes = Flow()
        self.notes.region = "footnote"
        self.flow.region = region
        self.traces: list[Trace] = []
        self._styles = styles
        self._region = region
        self._inside = not region
        self._skip = 0
        self._count = 0
        self._spans: list[bool | None] = []
        self._hidden: list[bool] = []
        self._bold: list[bool] = []
        self._lists: list[tuple[str, int]] = []  # (style, items so far)
        self._saved: list[tuple[Flow, Words, int | None, tuple[int, str] | None]] = []
        self._aside: list[str] = []  # text of an annotation or a deletion that is open
        self._collecting = 0
        self._changes: dict[str, str] = {}
        self._change = ""
        self._who = ""
        self._body = self.flow
        self._cell_copies: list[int] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = open_name(tag)
        if self._collecting:
            self._collecting += 1
            self._who = tag.rpartition(" ")[2]
            self._change = attribute(attributes, "text", "id") or self._change
            return
        if self._skip or name in _SKIPPED:
            self._skip += 1
            return
        if self._region and name in _PAGE_PARTS:
            self._inside = name.startswith(f"style:{self._region}")
        begin = _BEGIN.get(name)
        if begin is not None and self._inside:
            begin(self, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = open_name(tag)
        if self._collecting:
            self._collecting -= 1
            self._who = ""
            if not self._collecting and name == "office:annotation":
                self.traces.append(Trace("comment", self._place(), " ".join(self._aside)))
            return
        if self._skip:
            self._skip -= 1
            return
        finish = _END.get(name)
        if finish is not None and self._inside:
            finish(self)
        if self._region and name in _PAGE_PARTS:
            self._inside = False

    def data(self, text: str) -> None:
        """Characters."""
        if self._collecting:
            if self._who == "creator":
                self._changes[self._change] = text.strip()
            elif text.strip() and self._who not in ("date", "creator-initials"):
                self._aside.append(text.strip())
        elif not self._skip and self._bold:
            if any(self._hidden):
                self.traces += [Trace("hidden_text", self._place())] if text.strip() else []
                return
            bold = next((b for b in reversed(self._spans) if b is not None), self._bold[-1])
            self.flow.words.put(text, bold=bold)

    def _place(self) -> Place:
        return NOWHERE if self._region or not self._count else Place(paragraph=self._count)

    # paragraphs

    def _start_paragraph(self, attributes: dict[str, str], level: int | None = None) -> None:
        style = attribute(attributes, "text", "style-name")
        self._count += 1
        self.flow.place = self._place()
        self.flow.level = self._styles.level(style) if level is None else level
        self._bold.append(bool(self._styles.is_bold(style)))
        self._hidden.append(self._styles.is_hidden(style))

    def _start_heading(self, attributes: dict[str, str]) -> None:
        self._start_paragraph(attributes, _count(attributes, "outline-level", "text"))
        if self.flow.item is not None:
            self.flow.marker = self.flow.item[1]

    def _end_paragraph(self) -> None:
        self.flow.flush()
        self.flow.level = None
        if self._bold:
            self._bold.pop()
            self._hidden.pop()

    def _start_span(self, attributes: dict[str, str]) -> None:
        style = attribute(attributes, "text", "style-name")
        self._spans.append(self._styles.is_bold(style))
        self._hidden.append(self._styles.is_hidden(style))

    def _end_span(self) -> None:
        if self._spans:
            self._spans.pop()
            self._hidden.pop()

    def _start_section(self, attributes: dict[str, str]) -> None:
        """A section, or a field of hidden text, may be hidden as a whole, always or by a condition that holds."""
        display, hidden = (attribute(attributes, "text", name) for name in ("display", "is-hidden"))
        self._hidden.append(display == "none" or (display in ("condition", "") and hidden == "true"))
        if self._hidden[-1] and attribute(attributes, "text", "string-value"):
            self.traces.append(Trace("hidden_text", self._place()))

    def _end_section(self) -> None:
        if self._hidden:
            self._hidden.pop()

    def _start_space(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.flow.words.put(" ")

    def _start_break(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.flow.break_line()

    def _start_link(self, attributes: dict[str, str]) -> None:
        self.flow.open_link(attributes.get("http://www.w3.org/1999/xlink href", ""))

    def _end_link(self) -> None:
        self.flow.close_link()

    # lists

    def _start_list(self, attributes: dict[str, str]) -> None:
        style = attribute(attributes, "text", "style-name") or (self._lists[-1][0] if self._lists else "")
        depth = len(self._lists) + 1
        self._lists.append((style, self._styles.start_of(style, depth) - 1))

    def _end_list(self) -> None:
        if self._lists:
            self._lists.pop()
        self.flow.item = None

    def _start_item(self, attributes: dict[str, str]) -> None:
        if not self._lists:
            return
        style, count = self._lists[-1]
        value = attribute(attributes, "text", "start-value")
        count = int(value) if value.isdecimal() and len(value) < 9 else count + 1
        self._lists[-1] = (style, count)
        depth = min(len(self._lists), _DEPTHS)
        counts = [count for _, count in self._lists[:depth]]
        self.flow.item = (depth, self._styles.mark(style, depth, counts))

    def _start_list_header(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.flow.item = None

    def _end_item(self) -> None:
        self.flow.item = None

    # tables

    def _start_table(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.flow.open_table()

    def _end_table(self) -> None:
        self.flow.close_table()

    def _start_header_rows(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._cell_copies.append(1)

    def _end_header_rows(self) -> None:
        if self._cell_copies:
            self._cell_copies.pop()

    def _start_row(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.flow.open_row(header=bool(self._cell_copies))

    def _end_row(self) -> None:
        self.flow.close_row()

    def _start_cell(self, attributes: dict[str, str]) -> None:
        copies = _count(attributes, "number-columns-repeated")
        for _ in range(min(copies, _MOST_COPIES) - 1):
            self.flow.open_cell()
            self.flow.close_cell()
        self.flow.open_cell(_count(attributes, "number-columns-spanned"), _count(attributes, "number-rows-spanned"))

    def _end_cell(self) -> None:
        self.flow.close_cell()

    # what is wrapped around text

    def _start_box(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        flow = self.flow
        self._saved.append((flow, flow.words, flow.level, flow.item))
        flow.words, flow.level, flow.item = Words(), None, None

    def _start_note(self, attributes: dict[str, str]) -> None:
        self._start_box(attributes)
        self.flow = self.notes

    def _end_box(self) -> None:
        self.flow.flush()
        if self._saved:
            self.flow, words, level, item = self._saved.pop()
            self.flow.words, self.flow.level, self.flow.item = words, level, item

    def _start_index(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.flow.region = "navigation"

    def _end_index(self) -> None:
        self.flow.region = self._region

    def _start_aside(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._aside = []
        self._collecting = 1

    def _start_change(self, attributes: dict[str, str]) -> None:
        who = self._changes.get(attribute(attributes, "text", "change-id"), "")
        self.traces.append(Trace("tracked_change", self._place(), who))


_PAGE_PARTS = frozenset(
    f"style:{part}{page}" for part in ("header", "footer") for page in ("", "-left", "-first")
)  # fmt: skip
_BEGIN = {
    "text:p": OdtBody._start_paragraph, "text:h": OdtBody._start_heading, "text:span": OdtBody._start_span,
    "text:s": OdtBody._start_space, "text:tab": OdtBody._start_space, "text:line-break": OdtBody._start_break,
    "text:a": OdtBody._start_link, "text:list": OdtBody._start_list, "text:list-item": OdtBody._start_item,
    "text:list-header": OdtBody._start_list_header,
    "text:section": OdtBody._start_section, "text:hidden-text": OdtBody._start_section,
    "table:table": OdtBody._start_table, "table:table-header-rows": OdtBody._start_header_rows,
    "table:table-row": OdtBody._start_row, "table:table-cell": OdtBody._start_cell,
    "draw:text-box": OdtBody._start_box, "text:note-body": OdtBody._start_note,
    "text:table-of-content": OdtBody._start_index, "text:alphabetical-index": OdtBody._start_index,
    "office:annotation": OdtBody._start_aside, "text:tracked-changes": OdtBody._start_aside,
    "text:change-start": OdtBody._start_change, "text:change": OdtBody._start_change,
}  # fmt: skip
_END = {
    "text:p": OdtBody._end_paragraph, "text:h": OdtBody._end_paragraph, "text:span": OdtBody._end_span,
    "text:a": OdtBody._end_link, "text:list": OdtBody._end_list, "text:list-item": OdtBody._end_item,
    "text:section": OdtBody._end_section, "text:hidden-text": OdtBody._end_section,
    "table:table": OdtBody._end_table, "table:table-header-rows": OdtBody._end_header_rows,
    "table:table-row": OdtBody._end_row, "table:table-cell": OdtBody._end_cell,
    "draw:text-box": OdtBody._end_box, "text:note-body": OdtBody._end_box,
    "text:table-of-content": OdtBody._end_index, "text:alphabetical-index": OdtBody._end_index,
}  # fmt: skip
