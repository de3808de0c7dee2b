"""Reads back the page that `kuvauslint render` writes: what is seen on it, by its headings, rows and columns.

Such a page is known by the line at its foot. It is read by its own words, without guessing, so that
the description comes back as it was, also after somebody has edited the page in a word processor or
a content management system; what was added to it there is kept as prose.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kuvauslint.describe.spans import Span, of_cell, whole
from kuvauslint.model.description import Description, Prose
from kuvauslint.model.document import Block, Document, Problem
from kuvauslint.model.node import Node, Path
from kuvauslint.vocabulary.dates import parse_date
from kuvauslint.vocabulary.keys import Field, fold, keys
from kuvauslint.vocabulary.page import by_label, page_language, page_word, value_named

ENTRIES = ("case_register", "repositories", "systems")
_LISTS = frozenset({"texts", "words", "urls", "languages", "names"})


def own_page(document: Document) -> Description | None:
    """The description on a page rendered by us; None of any other document."""
    parts = _parts(tuple(document.body or ()))
    if not parts:
        return None
    pages = [_Page(language) for language, _ in parts]
    for page, (_, blocks) in zip(pages, parts, strict=True):
        for block in blocks:
            page.take(block)
    root = pages[0].root(parts[0][1])
    for page, (language, blocks) in list(zip(pages, parts, strict=True))[1:]:
        from kuvauslint.describe.two_languages import merged

        root = merged(root, page.root(blocks), pages[0].language, language)
    return Description(
        document,
        root,
        pages[0].language,
        tuple(piece for page in pages for piece in page.prose),
        published=True,
        problems=tuple(problem for page in pages for problem in page.problems),
        labels=tuple(label for page in pages[:1] for label in page.labels),
        own_page=True,
    )


def _parts(blocks: tuple[Block, ...]) -> list[tuple[str, tuple[Block, ...]]]:
    """(language, blocks) of each language version on the page: from its title up to the next title."""
    told = [language for block in blocks if (language := page_language(block.text))]
    if not told:
        return []
    titles = {language: fold(page_word("title", language)) for language in told}
    starts: list[tuple[int, str]] = []
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        language = next((code for code in told if fold(block.text).startswith(titles[code])), None)
        if language is not None and all(language != known for _, known in starts):
            starts.append((at, language))
    if not starts:
        return [(told[0], blocks)]
    ends = [at for at, _ in starts[1:]] + [len(blocks)]
    return [
        (language, blocks[at if n else 0 : end])
        for n, ((at, language), end) in enumerate(zip(starts, ends, strict=True))
    ]


def field_of(name: str, group: str = "entry") -> Field:
    """The field that a name in `rows` or `columns` leads to, as `request.authority.email` from an entry."""
    first, _, rest = name.partition(".")
    known = keys(group).exact[first]
    return field_of(rest, known.group) if rest else known


class _Page:
    """One language version of the page, read block by block."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.tree: dict[str, Any] = {}
        self.entry: dict[str, Any] | None = None
        self.at: Path = ()
        self.section = ""
        self.level = 0  # of the headings of sections
        self.columns: tuple[int, tuple[str, ...]] = (0, ())
        self.prose: list[Prose] = []
        self.problems: list[Problem] = []
        self.labels: list[tuple[str, str, Any, Path | None]] = []

    def take(self, block: Block) -> None:
        """One block of the page, in reading order."""
        if block.kind == "heading":
            self._heading(block)
        elif block.kind == "row":
            self._row(block)
        elif not block.text.strip() or self._fact(block) or self._ours(block):
            return
        elif block.kind == "item" and self.section in ("search_keys", "systems") and not block.region:
            span, known = whole(block).cut(0, len(block.text)), self.tree.setdefault(self.section, [])
            path = (self.section, len(known))
            name = span.node((*path, "name") if self.section == "systems" else path)
            known.append(Node(path, name.mark, fields={"name": name}) if self.section == "systems" else name)
        else:
            self._left(block, self._role(block))

    def _heading(self, block: Block) -> None:
        known = by_label("headings", self.language)
        name = known.get(fold(block.text), "")
        if fold(block.text) == fold(page_word("contents", self.language)):
            name = "contents"
        inside = self.section in ENTRIES and block.level > self.level > 0
        if inside:
            self._entry(block)
        elif name:
            self.section, self.level, self.entry = name, block.level, None
            self.at = ()
            if name == "case_register":
                self._open(("case_register",))
        else:
            title = fold(block.text).startswith(fold(page_word("title", self.language)))
            if not title:
                self.section, self.entry, self.at = "", None, ()
            self._left(block, "title" if title else "unknown_heading")

    def _entry(self, block: Block) -> None:
        if self.section in ("repositories", "systems"):
            self._open((self.section, len(self.tree.get(self.section, ()))))
        elif self.entry is None or "name" in self.entry:
            self._left(block, "unknown_heading")
            return
        if self.entry is not None and not _unnamed(self.language).fullmatch(block.text):
            self.entry["name"] = whole(block).node((*self.at, "name"))

    def _open(self, path: Path) -> None:
        self.entry, self.at = {}, path
        if len(path) > 1:
            self.tree.setdefault(str(path[0]), []).append(self.entry)
        else:
            self.tree["case_register"] = self.entry

    def _row(self, block: Block) -> None:
        labels = by_label("columns", self.language)
        cells = [cell.text for cell in block.cells]
        named = tuple(labels.get(fold(text), "") for text in cells)
        if cells and all(named):
            self.columns = (block.table, named)
        elif self.columns[0] == block.table and self.columns[1]:
            self._table_row(block, self.columns[1])
        elif len(cells) == 2 and fold(cells[0]) == fold(page_word("item", self.language)):
            return
        elif len(cells) == 2:
            self._told(block)
        else:
            self._left(block, "text")

    def _told(self, block: Block) -> None:
        """A row of two cells: what is told, and what is told of it."""
        holder = self.entry if self.entry is not None else self.tree
        group = "description" if self.entry is None else "system" if self.section == "systems" else "entry"
        name = by_label("rows", self.language).get(fold(block.cells[0].text), "")
        first = name.partition(".")[0]
        if first not in keys(group).exact or (self.entry is None and first != self.section):
            self.problems.append(Problem("KL004", block.cells[0].place, {"field": block.cells[0].text}, level="info"))
            self._left(block, "unknown_heading")
            return
        node = self.value(of_cell(block, 1), (*self.at, *name.split(".")), field_of(name, group), of_cell(block, 0))
        if node is None:
            self._left(block, "text")
            return
        self.labels.append((first, block.cells[0].text, block.cells[0].place, self.at or None))
        _put(holder, name.split("."), node)

    def value(self, span: Span, path: Path, field: Field, key: Span) -> Node | None:
        """The value told in a cell, by the kind of its field; None where it tells none."""
        lines = _lines(span)
        if not lines:
            return None
        if field.kind in _LISTS:
            values = "language" if field.kind == "languages" else ""
            items: list[Node] = []
            for line in lines:
                if (node := self._one(line, (*path, len(items)), values)) is not None:
                    items.append(node)
            return Node(path, span.marks, items=tuple(items), key_mark=key.marks)
        if field.kind == "boolean":
            yes = fold(span.text) == fold(page_word("yes", self.language))
            return Node(path, span.marks, text="true" if yes else "false", raw=yes, key_mark=key.marks)
        told = self._one(span.cut(0, len(span.text)), path, field.values if field.kind == "choice" else "")
        return told._replace(key_mark=key.marks) if told is not None else None

    def _one(self, span: Span, path: Path, values: str) -> Node | None:
        if not values:
            return span.node(path)
        canonical = value_named(values, span.text, self.language)
        if canonical is None and values == "open":
            canonical = "unclear"  # whatever was written there, it is no answer
        return span.node(path, text=canonical, raw=canonical) if canonical is not None else None

    def _table_row(self, block: Block, columns: tuple[str, ...]) -> None:
        """A row of the data sets of an entry, or of the list of systems."""
        group = columns[0].partition(".")[0]
        holder = self.entry if group == "datasets" else self.tree
        if holder is None:
            self._left(block, "text")
            return
        rows: list[Any] = holder.setdefault(group, [])
        path = (*self.at, group, len(rows)) if group == "datasets" else (group, len(rows))
        spans = [(column.partition(".")[2], of_cell(block, n)) for n, column in enumerate(columns[: len(block.cells)])]
        fields = {name: span.cut(0, len(span.text)) for name, span in spans if span.text.strip()}
        if not fields:
            return
        if group == "datasets" and set(fields) == {"name"}:
            rows.append(fields["name"].node(path))
            return
        nodes = {name: span.node((*path, name)) for name, span in fields.items()}
        rows.append(Node(path, next(iter(nodes.values())).mark, fields=nodes))

    def _fact(self, block: Block) -> bool:
        """The day and the status under the title."""
        if block.kind != "paragraph" or self.section:
            return False
        for name in ("updated", "status"):
            lead = f"{page_word(name, self.language)}: "
            if block.text.startswith(lead):
                span = whole(block).cut(len(lead), len(block.text))
                day = parse_date(span.text) if name == "updated" else None
                told = day.isoformat() if day else span.text
                if name == "status":
                    told = value_named("status", span.text, self.language) or ""
                if told:
                    self.tree[name] = span.node((name,), text=told, raw=told)
                return True
        return False

    def _ours(self, block: Block) -> bool:
        """Whether the line is the page's own, which says nothing of what is described."""
        if block.text in (page_word("intro", self.language), page_word("for_all", self.language)):
            return True
        return page_language(block.text) is not None or block.text.startswith(page_word("data", self.language))

    def _role(self, block: Block) -> str:
        around = self.section == "contents" or block.region in ("navigation", "header", "footer")
        return "navigation" if around else "text"

    def _left(self, block: Block, role: str) -> None:
        self.prose.append(Prose(block.text, block.place, role, self.at or None, block))

    def root(self, blocks: tuple[Block, ...]) -> Node:
        """The canonical tree of what was read."""
        mark = whole(blocks[0]).marks if blocks else ()
        language = Node(("language",), mark, text=self.language, raw=self.language)
        return _frozen({**self.tree, "language": language}, (), mark)


@cache
def _unnamed(language: str) -> re.Pattern[str]:
    return re.compile(re.escape(page_word("unnamed", language)).replace(r"\{n\}", r"\d+"))


def _lines(span: Span) -> list[Span]:
    """The lines of a cell that are not empty."""
    out, at = [], 0
    for line in span.text.split("\n"):
        if line.strip():
            out.append(span.cut(at, at + len(line)))
        at += len(line) + 1
    return out


def _put(holder: dict[str, Any], names: list[str], node: Node) -> None:
    """Put a value where its name leads; the deciding authority's own name stands under `name`."""
    *steps, last = names
    for step in steps:
        holder = holder.setdefault(step, {})
    if last == "authority":
        holder.setdefault("authority", {})["name"] = node._replace(path=(*node.path, "name"))
    else:
        holder[last] = node


def _frozen(value: Any, path: Path, mark: Any) -> Node:
    if isinstance(value, Node):
        return value
    if isinstance(value, list):
        items = tuple(_frozen(item, (*path, n), mark) for n, item in enumerate(value))
        return Node(path, items[0].mark if items else mark, items=items)
    fields = {name: _frozen(one, (*path, name), mark) for name, one in value.items()}
    if path[-1:] == ("authority",) and set(fields) == {"name"}:
        return fields["name"]._replace(path=path)
    first = next(iter(fields.values()), None)
    return Node(path, first.mark if first is not None else mark, fields=fields)
