"""What the page says, before it is HTML, Markdown or Word: sections of rows and tables in one language.

describe/own_page.py reads the page back: what is written here by a word of page_words.yaml is found
there by the same word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kuvauslint.describe.own_page import field_of
from kuvauslint.model.description import Description
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.dates import parse_date
from kuvauslint.vocabulary.keys import keys
from kuvauslint.vocabulary.page import page_word, value_word
from kuvauslint.vocabulary.store import load

_TRANSLATED = frozenset({"text", "texts", "names", "authority"})
_PARTS = ("request", "api")  # what is told of a system and fits in no row of a list
_COLUMNS = {"datasets": ("name", "group", "public"), "systems": ("name", "description", "owner", "users")}


class Text(NamedTuple):
    """A text; `language` where it is not that of the page, `link` where it is an address to go to."""

    text: str
    language: str = ""
    link: str = ""


class Row(NamedTuple):
    """What is told and what is told of it, a line each; `listed` where the lines are members of a list."""

    label: str
    values: tuple[Text, ...]
    listed: bool = False


class Table(NamedTuple):
    """A table with a header over each column; an empty cell has an empty text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


class Section(NamedTuple):
    """A heading and what stands under it."""

    anchor: str
    heading: Text
    level: int  # 2 or 3
    note: str = ""
    rows: tuple[Row, ...] = ()
    table: Table | None = None
    items: tuple[Text, ...] = ()


class Page(NamedTuple):
    """The page in one language; `untranslated` counts the texts that are only in another."""

    language: str
    title: str
    intro: str
    facts: tuple[tuple[str, str, str], ...]  # label, text, the day as ISO where it is one
    sections: tuple[Section, ...]
    made: str
    untranslated: int


def outline(description: Description, language: str) -> Page:
    """The page of a description in a language (fi, sv or en)."""
    return _Writer(description, language).page()


class _Writer:
    """Writes the sections of one page."""

    def __init__(self, description: Description, language: str) -> None:
        self.description, self.language = description, language
        self.foreign: set[tuple[str | int, ...]] = set()

    def page(self) -> Page:
        """All sections, in the order of the law: whose, how to ask, what there is."""
        sections = tuple(self._sections())
        organisation = self.description.root.get("organisation")
        name = organisation.get("name") if organisation is not None else None
        title = page_word("title", self.language)
        if name is not None and name.filled():
            title = page_word("titled", self.language, title=title, name=self.text(name).text)
        return Page(
            self.language,
            title,
            page_word("intro", self.language),
            tuple(self._facts()),
            sections,
            page_word("made_with", self.language),
            len(self.foreign),
        )

    def _facts(self) -> Iterator[tuple[str, str, str]]:
        root = self.description.root
        updated, status = root.text_of("updated"), root.text_of("status")
        day = parse_date(updated)
        if updated:
            shown = f"{day.day}.{day.month}.{day.year}" if day else updated
            yield page_word("updated", self.language), shown, day.isoformat() if day else ""
        if status:
            yield page_word("status", self.language), value_word("status", status, self.language), ""

    def _sections(self) -> Iterator[Section]:
        root = self.description.root
        for name in ("organisation", "request", "api"):
            rows = tuple(self._rows(root.get(name), name))
            heading = page_word(f"headings/{name}", self.language)
            if rows:
                note = "" if name == "organisation" else page_word("for_all", self.language)
                yield Section(name, Text(heading), 2, note, rows)
        keys_of_all = tuple(self._texts(root.list_of("search_keys")))
        if keys_of_all:
            heading = page_word("headings/search_keys", self.language)
            yield Section("search_keys", Text(heading), 2, page_word("for_all", self.language), items=keys_of_all)
        yield from self._register(root.get("case_register"))
        entries = root.list_of("repositories")
        if entries:
            yield Section("repositories", Text(page_word("headings/repositories", self.language)), 2)
            for number, entry in enumerate(entries, 1):
                yield self._entry(entry, f"repository-{number}", number)
        systems = root.list_of("systems")
        if systems:
            heading = page_word("headings/systems", self.language)
            if any(one.filled() for system in systems for name, one in system.fields.items() if name in _PARTS):
                yield Section("systems", Text(heading), 2)
                for number, system in enumerate(systems, 1):
                    yield self._entry(system, f"system-{number}", number)
            elif _in_columns(systems):
                yield Section("systems", Text(heading), 2, table=self._table(systems, "systems"))
            else:
                yield Section("systems", Text(heading), 2, items=tuple(self._texts(systems)))
        notes = tuple(self._rows(root.get("notes"), "notes"))
        if notes:
            yield Section("notes", Text(page_word("headings/notes", self.language)), 2, rows=notes)

    def _register(self, register: Node | None) -> Iterator[Section]:
        if register is None or not register.filled():
            return
        heading = page_word("headings/case_register", self.language)
        named = self._entry(register, "case-register-entry", 0)
        if named.heading.text:
            yield Section("case-register", Text(heading), 2)
            yield named
        else:
            yield named._replace(anchor="case-register", heading=Text(heading), level=2)

    def _entry(self, entry: Node, anchor: str, number: int) -> Section:
        name = entry.get("name")
        heading = self.text(name) if name is not None and name.filled() else Text("")
        heading = heading._replace(text=_one_line(heading.text))
        if not heading.text and number:
            heading = Text(page_word("unnamed", self.language, n=number))
        datasets = tuple(node for node in entry.list_of("datasets") if node.filled())
        table = self._table(datasets, "datasets") if _in_columns(datasets) else None
        return Section(anchor, heading, 3, "", tuple(self._rows(entry, "")), table)

    def _rows(self, holder: Node | None, section: str) -> Iterator[Row]:
        """The rows of an entry, or those of a section of the whole page."""
        if holder is None:
            return
        group = "description" if section else "system" if holder.path[:1] == ("systems",) else "entry"
        for name, label in load("vocabulary/page_words")["rows"].items():
            steps = name.split(".")
            if section and steps.pop(0) != section:
                continue
            if not section and steps[0] == "organisation":
                continue
            node = _at(holder, steps)
            if node is None or not node.filled() or (steps == ["datasets"] and _in_columns(node.items)):
                continue
            field = field_of(name, group)
            values = tuple(self._values(node, field.kind, field.values))
            if values:
                listed = field.kind in ("texts", "words", "urls", "languages", "names")
                yield Row(label[self.language], values, listed)

    def _values(self, node: Node, kind: str, values: str) -> Iterator[Text]:
        if kind == "boolean":
            yield Text(page_word("yes" if node.raw is True else "no", self.language))
        elif kind in ("choice", "languages"):
            listed = node.items or (node,)
            yield from (Text(value_word(values or "language", n.text, self.language)) for n in listed if n.text)
        elif node.items:
            yield from self._texts(node.items)
        else:
            told = self.text(node)
            lines = [line.strip() for line in told.text.splitlines()]
            yield from (_linked(told._replace(text=_one_line(line)), kind) for line in lines if line)

    def _texts(self, nodes: tuple[Node, ...]) -> Iterator[Text]:
        for node in nodes:
            told = self.text(node.get("name") or node)
            if line := _one_line(told.text):
                yield _linked(told._replace(text=line), str(node.path[-2]) if len(node.path) > 1 else "")

    def _table(self, nodes: tuple[Node, ...], group: str) -> Table:
        """The data sets of an entry or the listed systems; columns without any value are left out."""
        told: list[dict[str, Text]] = []
        for node in nodes:
            fields = node.fields or {"name": node}
            told.append({name: self._cell(fields[name]) for name in _COLUMNS[group] if name in fields})
        used = [name for name in _COLUMNS[group] if name == "name" or any(row.get(name, Text("")).text for row in told)]
        columns = tuple(page_word(f"columns/{group}.{name}", self.language) for name in used)
        return Table(columns, tuple(tuple(row.get(name, Text("")) for name in used) for row in told))

    def _cell(self, node: Node) -> Text:
        told = self.text(node)
        return told._replace(text=_one_line(told.text))

    def text(self, node: Node) -> Text:
        """The text of a node in the language of the page, else in the one it has, marked."""
        if node.variants:
            if (own := node.variants.get(self.language)) is not None and own.text:
                return Text(own.text)
            for code, variant in node.variants.items():
                if variant.text:
                    self.foreign.add(node.path)
                    return Text(variant.text, code)
        text = node.text or ""
        home = self.description.language
        if home == self.language or not _has_words(node):
            return Text(text)
        self.foreign.add(node.path)
        return Text(text, home)


def _in_columns(nodes: tuple[Node, ...]) -> bool:
    """Whether anything but names is told of data sets or systems, so that they need a table."""
    return any(child.filled() for node in nodes for name, child in node.fields.items() if name != "name")


def _has_words(node: Node) -> bool:
    """Whether the field holds words of a language rather than a code, an address or a number."""
    names = [step for step in node.path if isinstance(step, str)]
    group = "description"
    for name in names:
        field = keys(group).exact.get(name)
        if field is None:
            return False
        if name == names[-1]:
            return field.kind in _TRANSLATED
        group = field.group
    return False


def _at(holder: Node, steps: list[str]) -> Node | None:
    """The node that the steps lead to; the deciding authority's name where it is told with its contacts."""
    node: Node | None = holder
    for step in steps:
        node = node.get(step) if node is not None else None
    if steps[-1:] == ["authority"] and node is not None and node.fields:
        return node.get("name")
    return node


def _linked(text: Text, kind: str) -> Text:
    """With where it leads: an address on the web or an e-mail address."""
    shown = text.text
    if kind in ("url", "urls", "website", "form") and shown.startswith(("https://", "http://")) and " " not in shown:
        return text._replace(link=shown)
    if kind == "email" and shown.count("@") == 1 and not set(' <>"?&') & set(shown):
        return text._replace(link=f"mailto:{shown}")
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())
