"""What the elements of a web page mean for its blocks.

Folded parts (details, hidden panels, tabs) are contents like any other: the law's reader opens them.
What stands around the contents (navigation, page header and footer, notices) is kept and marked.
"""

from __future__ import annotations

from typing import Any

from kuvauslint.readers.flow import Flow
from kuvauslint.readers.html_elements import (
    BLOCKS,
    CONTENTS,
    ICONS,
    SKIPPED,
    around,
    figure,
    for_ears,
    holds_blocks,
    is_switch,
    link_text,
    region_of,
    several,
    span_of,
)
from kuvauslint.readers.html_hidden import Hidden
from kuvauslint.readers.html_levels import Around, Levels
from kuvauslint.readers.links import hidden_address
from kuvauslint.readers.scan import Scan
from kuvauslint.readers.words import Words

BESIDE = 2  # of spans, one right behind the other


class _Open:
    """An element whose end restores what its beginning changed."""

    __slots__ = ("around", "bold", "group", "level", "link", "list", "name", "preformatted", "region", "title")

    def __init__(self, name: str, flow: Flow, bold: int, around: Around) -> None:
        self.name = name
        self.region = flow.region
        self.group = flow.group
        self.level = flow.level
        self.preformatted = flow.preformatted
        self.bold = bold
        self.around = around
        self.link: tuple[str, Words, int, int | None] | None = None
        self.list = False
        self.title = False


class HtmlBody:
    """Walks a parsed page without recursion, whatever its depth."""

    def __init__(self, scan: Scan, contents: frozenset[int]) -> None:
        self.flow = Flow()
        self.comments: list[tuple[str, int]] = []
        self.links: list[tuple[str, str, int, str]] = []  # address as written, text, offset of the tag, region
        self._scan = scan
        self._hidden = Hidden(scan.text)
        self._contents = contents
        self._bold = 0
        self._levels = Levels()
        self._lists: list[list[Any]] = []  # [ordered, count, step, type]
        self._links = 0
        self._thead = False
        self._parted = 0  # 1 behind a span, 2 in one right behind it
        self._members: set[int] = set()  # definitions beside others of their term

    def walk(self, root: Any) -> None:
        """Read the page."""
        stack: list[tuple[Any, _Open | None]] = [(root, None)]
        while stack:
            node, opened = stack.pop()
            if opened is not None:
                self._leave(opened)
                continue
            name = node.name
            if name == "#text":
                self._text(node)
                continue
            if name == "#comment":
                self.comments.append((str(node.data or ""), node.origin_offset or 0))
                continue
            if name in SKIPPED:
                continue
            if name.startswith("#"):
                stack.extend((child, None) for child in reversed(node.children or ()))
                continue
            opened = _Open(name, self.flow, self._bold, self._levels.around())
            if self._is_hidden(node) or not self._enter(name, node, opened):
                continue
            opened.title = self._hidden.enter(name, node.attrs)
            stack.append((node, opened))
            stack.extend((child, None) for child in reversed(node.children or ()))

    def _is_hidden(self, node: Any) -> bool:
        """Whether nobody sees an element; what holds the contents is shown once the page's scripts have run."""
        if not node.attrs or id(node) in self._contents or node.name in CONTENTS:
            return False
        return self._hidden.is_hidden(node.attrs)

    def _text(self, node: Any) -> None:
        data, flow = node.data, self.flow
        self._hidden.note_text(data)
        if self._parted == BESIDE and data[:1].isupper() and flow.words.parts and flow.words.parts[-1][-1:].islower():
            flow.words.put(" ")  # a label and its value, set apart by their looks alone
        self._parted = 0
        bold = self._bold > 0
        if node.origin_offset is None:
            flow.words.put(data, bold=bold)
            return
        for text, offset, exact in self._scan.stretches(data, node.origin_offset):
            line, column = self._scan.at(offset)
            if not flow.preformatted:
                put = flow.words.put if exact else flow.words.put_near
                put(text, line, column, bold=bold)
                continue
            for index, piece in enumerate(text.split("\n")):
                if index:
                    flow.flush()
                flow.words.put(piece, line + index, column if not index else 1, bold=bold)

    def _enter(self, name: str, node: Any, opened: _Open) -> bool:
        """Begin an element; False when it and all in it are passed over."""
        attributes = node.attrs or {}
        flow = self.flow
        if name == "br":
            flow.break_line()
            return False
        if name in ("input", "img"):
            return False
        if name not in BLOCKS:
            return self._enter_inline(name, node, attributes, opened)
        flow.flush()
        self._mark_region(node, attributes)
        begin = _BEGIN.get(name)
        if begin is not None:
            begin(self, node, attributes, opened)
        elif attributes.get("role") == "heading":
            level = attributes.get("aria-level") or ""
            flow.level = self._levels.heading(int(level) if level in tuple("123456") else 2)
        elif is_switch(attributes):
            flow.level = self._levels.switch()
        return True

    def _enter_inline(self, name: str, node: Any, attributes: dict[str, Any], opened: _Open) -> bool:
        if attributes.get("aria-hidden") == "true" and name in ICONS and not holds_blocks(node):
            return False
        if self._links and name == "span" and for_ears().search(str(attributes.get("class") or "")):
            return False
        if name == "span":
            self._parted = BESIDE if self._parted else 0
        if name in ("b", "strong"):
            self._bold += 1
        elif name == "a":
            self._links += 1
            self._keep_link(node, attributes)
            words = self.flow.words
            opened.link = (str(attributes.get("href") or ""), words, len(words.parts), node.origin_offset)
            if around().search(str(attributes.get("class") or "")):
                self.flow.flush()
                self.flow.region = "navigation"
        elif name == "button" and self.flow.level is None:
            self.flow.flush()
            if is_switch(attributes):
                self.flow.level = self._levels.switch()
            elif not self.flow.region:
                self.flow.region = "aside"
        return True

    def _mark_region(self, node: Any, attributes: dict[str, Any]) -> None:
        name = node.name
        if name in ("html", "body", "main") or self.flow.region or id(node) in self._contents or name in CONTENTS:
            return
        self.flow.region = region_of(name, attributes)

    def _leave(self, opened: _Open) -> None:
        flow, name = self.flow, opened.name
        if name == "span":
            self._parted = 1
        if opened.link is not None:
            self._links -= 1
            self._close_link(*opened.link)
        if name in BLOCKS or flow.region != opened.region or flow.level != opened.level:
            flow.flush()
        finish = _END.get(name)
        if finish is not None:
            finish(self)
        if opened.list and self._lists:
            self._lists.pop()
        flow.region, flow.group, flow.level = opened.region, opened.group, opened.level
        flow.preformatted = opened.preformatted
        self._bold = opened.bold
        self._hidden.leave(title=opened.title)
        self._levels.leave(opened.around, folded=name == "details")

    def _keep_link(self, node: Any, attributes: dict[str, Any]) -> None:
        address = str(attributes.get("href") or "").strip()
        if address and not address.startswith("#") and node.origin_offset is not None:
            text = link_text(node) or str(attributes.get("title") or "")
            self.links.append((address, text, node.origin_offset, self.flow.region))

    def _close_link(self, target: str, words: Words, before: int, start: int | None) -> None:
        if words is not self.flow.words:
            return
        shown = "".join(words.parts[before:])
        address = hidden_address(target, shown) if target[:7].casefold().startswith(("mailto:", "tel:")) else ""
        if address and not shown and start is not None:
            words.put_near(address, *self._scan.at(start))
        elif address:
            words.put(f" ({address})" if shown else address)

    def _start_heading(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self.flow.level = self._levels.heading(int(opened.name[1]))

    def _start_list(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        opened.list = True
        start = str(attributes.get("start") or "1")
        first = int(start) if start.isdecimal() and len(start) < 7 else 1
        self._lists.append([opened.name == "ol", first - 1, str(attributes.get("type") or "1")])

    def _start_item(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        depth = max(len(self._lists), 1)
        marker = "\u2022"
        if self._lists and self._lists[-1][0]:
            value = str(attributes.get("value") or "")
            here = self._lists[-1]
            here[1] = int(value) if value.isdecimal() and len(value) < 7 else here[1] + 1
            marker = f"{figure(here[1], here[2])}."
        self.flow.item = (depth, marker)

    def _end_item(self) -> None:
        self.flow.item = None

    def _start_definitions(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self.flow.group = self.flow.new_group()
        self._members.update(map(id, several(node)))

    def _start_definition(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self.flow.item = (1, "") if id(node) in self._members else None

    def _start_bold(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self._bold += 1

    def _start_details(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self.flow.group = self.flow.new_group()
        self._levels.enter_folded()

    def _start_summary(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self.flow.level = self._levels.summary()

    def _start_pre(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self.flow.preformatted = True

    def _start_table(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self.flow.open_table(layout=attributes.get("role") in ("presentation", "none"))
        self.flow.item = None

    def _end_table(self) -> None:
        self.flow.close_table()

    def _start_thead(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self._thead = True

    def _end_thead(self) -> None:
        self._thead = False

    def _start_row(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self.flow.open_row(header=self._thead)

    def _end_row(self) -> None:
        self.flow.close_row()

    def _start_cell(self, node: Any, attributes: dict[str, Any], opened: _Open) -> None:  # noqa: ARG002
        self.flow.open_cell(
            span_of(attributes.get("colspan")), span_of(attributes.get("rowspan")), header=opened.name == "th"
        )
        self.flow.level = None

    def _end_cell(self) -> None:
        self.flow.close_cell()


_BEGIN = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), HtmlBody._start_heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), HtmlBody._start_list), "li": HtmlBody._start_item,
    "dl": HtmlBody._start_definitions, "dt": HtmlBody._start_bold, "dd": HtmlBody._start_definition,
    "details": HtmlBody._start_details, "summary": HtmlBody._start_summary, "pre": HtmlBody._start_pre,
    "table": HtmlBody._start_table, "caption": HtmlBody._start_bold, "thead": HtmlBody._start_thead,
    "tr": HtmlBody._start_row, "td": HtmlBody._start_cell, "th": HtmlBody._start_cell,
}  # fmt: skip
_END = {
    "li": HtmlBody._end_item, "dd": HtmlBody._end_item, "table": HtmlBody._end_table, "thead": HtmlBody._end_thead,
    "tr": HtmlBody._end_row, "td": HtmlBody._end_cell, "th": HtmlBody._end_cell,
}  # fmt: skip
