"""The text of a Word part (body, header, footnotes) as events of its XML to a flow.

What the reader of the printed page sees is read: results of fields, content controls, text boxes and
tracked insertions; not deletions, hidden text or the second form of an alternative content.
"""

from __future__ import annotations

from collections.abc import Mapping

from kuvauslint.model.place import Place
from kuvauslint.readers.docx_styles import (
    SKIPPED,
    TRACKED,
    Numbering,
    ParagraphProperties,
    Styles,
    attribute,
    is_on,
    number,
    relation,
    word_name,
)  # fmt: skip
from kuvauslint.readers.flow import Flow
from kuvauslint.readers.words import Words


class Body:
    """Handler of one part. `marks` gathers (kind, paragraph, who) of tracked changes, comments and hidden text."""

    def __init__(self, styles: Styles, numbering: Numbering, links: Mapping[str, str], region: str = "") -> None:
        self.flow = Flow()
        self.flow.region = region
        self.count = 0
        self.numbered = not region  # whether paragraphs of this part have numbers as places
        self.marks: list[tuple[str, int, str]] = []
        self._region = region  # of the whole part
        self._styles = styles
        self._numbering = numbering
        self._links = links
        self._skip = 0
        self._open: list[ParagraphProperties] = []
        self._outer: list[tuple[Words, int | None, tuple[int, str] | None, Place | None]] = []
        self._in_properties = 0
        self._in_text = False
        self._bold: bool | None = None
        self._hidden: bool | None = None
        self._in_row_properties = False
        self._row_deleted = False
        self._controls: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = word_name(tag)
        if self._skip:
            self._skip += 1
            return
        if name == "del" and self._in_row_properties:
            self._row_deleted = True
        if name in SKIPPED or (not name and tag.endswith(" Fallback")):
            if name in TRACKED:
                self._start_change(attributes)
            self._skip = 1
            return
        begin = _BEGIN.get(name)
        if begin is not None:
            begin(self, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skip:
            self._skip -= 1
            return
        finish = _END.get(word_name(tag))
        if finish is not None:
            finish(self)

    def data(self, text: str) -> None:
        """Characters."""
        if self._skip or not self._in_text:
            return
        self._settle()
        style = self._open[-1] if self._open else ParagraphProperties()
        if style.hidden if self._hidden is None else self._hidden:
            self.marks += [("hidden_text", self.count, text)] if text.strip() else []
            return
        self.flow.words.put(text, bold=style.bold if self._bold is None else self._bold)

    def _start_p(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.count += 1
        self._open.append(ParagraphProperties())
        self.flow.place = Place(paragraph=self.count) if self.numbered else Place()

    def _end_p(self) -> None:
        self._settle()
        self.flow.flush()
        self.flow.level = None
        self.flow.item = None
        if self._open:
            self._open.pop()
        if self.flow.region == "navigation" and "navigation" not in self._controls:
            self.flow.region = self._region

    def _settle(self) -> None:
        """Make the properties of the open paragraph count, once, before its first text."""
        if not self._open or self._open[-1].settled:
            return
        paragraph, flow = self._open[-1], self.flow
        paragraph.settled = True
        style = self._styles.get(paragraph.style or self._styles.default)
        outline = style.outline if paragraph.outline is None else paragraph.outline
        list_id = style.list_id if paragraph.list_id is None else paragraph.list_id
        depth = (style.list_level if paragraph.list_level is None else paragraph.list_level) or 0
        marker = self._numbering.mark(list_id, depth) if list_id else ""
        if style.name.startswith("list ") and style.name[-1].isdecimal():
            depth = max(depth, int(style.name[-1]) - 1)  # "List Bullet 2" is a list of its own, deeper set
        paragraph.bold, paragraph.hidden = bool(style.bold), bool(style.hidden)
        flow.level, flow.item, flow.marker = None, None, ""
        if outline is not None and outline < 9:
            flow.level, flow.marker = outline + 1, marker
        elif list_id:
            flow.item = (depth + 1, marker)
        if style.name.startswith("toc ") and not flow.region:
            flow.region = "navigation"

    def _start_r(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._bold = self._hidden = None

    def _start_t(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._in_text = True

    def _end_t(self) -> None:
        self._in_text = False

    def _start_properties(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._in_properties += 1

    def _end_properties(self) -> None:
        self._in_properties -= 1

    def _start_style(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].style = attribute(attributes, "val") or ""

    def _start_outline(self, attributes: dict[str, str]) -> None:
        if self._open and self._in_properties:
            self._open[-1].outline = number(attributes)

    def _start_list_id(self, attributes: dict[str, str]) -> None:
        if self._open and self._in_properties:
            self._open[-1].list_id = number(attributes)

    def _start_list_level(self, attributes: dict[str, str]) -> None:
        if self._open and self._in_properties:
            self._open[-1].list_level = number(attributes)

    def _start_run_style(self, attributes: dict[str, str]) -> None:
        if not self._in_properties:
            style = self._styles.get(attribute(attributes, "val") or "")
            self._bold = style.bold if self._bold is None else self._bold
            self._hidden = style.hidden if self._hidden is None else self._hidden

    def _start_bold(self, attributes: dict[str, str]) -> None:
        if not self._in_properties:
            self._bold = bool(self._bold) or is_on(attributes)

    def _start_vanish(self, attributes: dict[str, str]) -> None:
        if not self._in_properties:
            self._hidden = is_on(attributes)

    def _put(self, text: str) -> None:
        if not self._in_properties:
            self._settle()
            self.flow.words.put(text)

    def _start_tab(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._put(" ")

    def _start_hyphen(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._put("-")

    def _start_br(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._settle()
        self.flow.break_line()

    def _start_sym(self, attributes: dict[str, str]) -> None:
        if (attribute(attributes, "char") or "").casefold() in ("f0b7", "00b7", "2022"):
            self._put("\u2022 ")

    def _start_tbl(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.flow.open_table()

    def _end_tbl(self) -> None:
        self.flow.close_table()

    def _start_tr(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.flow.open_row()
        self._row_deleted = False

    def _start_row_properties(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._in_row_properties = True

    def _end_row_properties(self) -> None:
        self._in_row_properties = False

    def _end_tr(self) -> None:
        if self._row_deleted:
            self.flow.drop_row()
        self.flow.close_row()
        self._row_deleted = False

    def _start_tc(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.flow.open_cell()

    def _end_tc(self) -> None:
        self.flow.close_cell()

    def _start_span(self, attributes: dict[str, str]) -> None:
        self.flow.widen_cell(columns=number(attributes))

    def _start_merge(self, attributes: dict[str, str]) -> None:
        if attribute(attributes, "val") != "restart":
            self.flow.widen_cell(rows=0)

    def _start_before(self, attributes: dict[str, str]) -> None:
        self.flow.open_cell(number(attributes) or 1)
        self.flow.close_cell()

    def _start_header_row(self, attributes: dict[str, str]) -> None:
        if is_on(attributes):
            self.flow.mark_header_row()

    def _start_box(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._settle()
        flow = self.flow
        self._outer.append((flow.words, flow.level, flow.item, flow.place))
        flow.words, flow.level, flow.item = Words(), None, None

    def _end_box(self) -> None:
        self.flow.flush()
        if self._outer:
            self.flow.words, self.flow.level, self.flow.item, self.flow.place = self._outer.pop()

    def _start_control(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self._controls.append("")

    def _end_control(self) -> None:
        if self._controls and self._controls.pop() == "navigation":
            self.flow.region = self._region

    def _start_gallery(self, attributes: dict[str, str]) -> None:
        if self._controls and attribute(attributes, "val") == "Table of Contents":
            self._controls[-1] = self.flow.region = "navigation"

    def _start_placeholder(self, attributes: dict[str, str]) -> None:
        if self._controls and is_on(attributes):
            self._controls[-1] = "placeholder"

    def _start_content(self, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if self._controls and self._controls[-1] == "placeholder":
            self._skip = 1

    def _start_link(self, attributes: dict[str, str]) -> None:
        self.flow.open_link(self._links.get(relation(attributes), ""))

    def _end_link(self) -> None:
        self.flow.close_link()

    def _start_change(self, attributes: dict[str, str]) -> None:
        self.marks.append(("tracked_change", self.count, attribute(attributes, "author") or ""))

    def _start_comment(self, attributes: dict[str, str]) -> None:
        self.marks.append(("comment", self.count, attribute(attributes, "id") or ""))


_BEGIN = {
    "p": Body._start_p, "pPr": Body._start_properties, "pStyle": Body._start_style, "outlineLvl": Body._start_outline,
    "numId": Body._start_list_id, "ilvl": Body._start_list_level, "r": Body._start_r, "t": Body._start_t,
    "rStyle": Body._start_run_style, "b": Body._start_bold, "caps": Body._start_bold, "vanish": Body._start_vanish,
    "tab": Body._start_tab, "noBreakHyphen": Body._start_hyphen, "br": Body._start_br, "cr": Body._start_br,
    "sym": Body._start_sym, "tbl": Body._start_tbl, "tr": Body._start_tr, "trPr": Body._start_row_properties,
    "tc": Body._start_tc, "gridSpan": Body._start_span, "vMerge": Body._start_merge, "gridBefore": Body._start_before,
    "tblHeader": Body._start_header_row, "txbxContent": Body._start_box, "sdt": Body._start_control,
    "docPartGallery": Body._start_gallery, "showingPlcHdr": Body._start_placeholder, "sdtContent": Body._start_content,
    "hyperlink": Body._start_link, "ins": Body._start_change, "moveTo": Body._start_change,
    "commentReference": Body._start_comment,
}  # fmt: skip
_END = {
    "p": Body._end_p, "pPr": Body._end_properties, "t": Body._end_t, "tbl": Body._end_tbl, "tr": Body._end_tr,
    "trPr": Body._end_row_properties, "tc": Body._end_tc, "txbxContent": Body._end_box, "sdt": Body._end_control,
    "hyperlink": Body._end_link,
}  # fmt: skip
