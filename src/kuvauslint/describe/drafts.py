"""An entry while it is being read, and how what was read becomes nodes."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kuvauslint.describe.contacts import find_contacts
from kuvauslint.describe.deciders import with_contacts, without_lead, without_rule
from kuvauslint.describe.interface import Answer, answer
from kuvauslint.describe.manual import manual_node, with_notes
from kuvauslint.describe.no_system import is_no_member, names_none
from kuvauslint.describe.search_keys import base_form, search_keys
from kuvauslint.describe.small_words import kind_of_system
from kuvauslint.describe.spans import Span, joined
from kuvauslint.describe.splitting import lead_in, split
from kuvauslint.describe.ticked import ticked
from kuvauslint.model.node import Node, Path
from kuvauslint.vocabulary.match import caseless
from kuvauslint.vocabulary.store import load

SHORTEST_CLAUSE = 2  # words; a name of a product may be a verb
Label = tuple[str, str, Span]  # canonical field, as written, where


class Value(NamedTuple):
    """One piece of what a field was told: an item of a list, or a running text."""

    span: Span
    key: Span | None = None
    item: bool = False
    case: str = ""
    group: Span | None = None
    sure: bool = True


class Draft:
    """The fields of one entry, of the case register, or of the whole document."""

    def __init__(self, name: Span | None = None, unit: Span | None = None, *, sure: bool = True) -> None:
        self.name = name
        self.unit = unit
        self.sure = sure
        self.values: dict[str, list[Value]] = {}
        self.labels: list[Label] = []
        self.dashes: list[tuple[str, Span]] = []  # fields with a value that only keeps a place
        self.by_hand: list[Span] = []  # what stood for systems and says that there is none, or that it is paper
        self.name_key: Span | None = None
        self.base = ""  # the name as it would stand alone, where it stands inflected

    def add(self, field: str, value: Value) -> None:
        """Take one more piece of a field; of options with boxes, those that are ticked."""
        if (options := ticked(value.span)) is not None:
            self.dashes += [] if options else [(field, value.span)]
            for option in options:
                self.add(field, value._replace(span=option))
        elif field == "systems" and names_none(value.span.text, item=value.item):
            self.by_hand.append(value.span)
        elif value.span.text.strip("-–—. "):
            self.values.setdefault(field, []).append(value)
        elif value.span.text.strip():
            self.dashes.append((field, value.span))

    def last(self, field: str) -> Value | None:
        """The piece a field was told last."""
        pieces = self.values.get(field)
        return pieces[-1] if pieces else None

    def lengthen(self, field: str, span: Span) -> None:
        """Join a text to the last piece of a field: it was broken by a page's end."""
        last = self.values[field][-1]
        self.values[field][-1] = last._replace(span=joined([last.span, span]))

    def spans(self, field: str) -> list[Span]:
        """Where the pieces of a field stand."""
        return [value.span for value in self.values.get(field, [])]

    def freeze(self, path: Path, language: str = "fi", *, system: bool = False) -> Node:
        """The entry as a node; of a system with the field names of a system."""
        fields: dict[str, Node] = {}
        if self.name is not None:
            fields["name"] = self.name.node((*path, "name"), text=self.base or None, key=self.name_key, sure=self.sure)
        if self.unit is not None and "unit" not in self.values:
            fields["unit"] = self.unit.node((*path, "unit"))
        for field, values in with_notes(self.values).items():
            name = {"purpose": "description", "responsible": "owner"}.get(field, field) if system else field
            if field not in ("request", "authority"):
                fields[name] = field_node((*path, name), field, values, language)
        request = request_node((*path, "request"), self.values)
        if request is not None:
            fields["request"] = request
        marks = self.name.marks if self.name is not None else next((v[0].span.marks for v in self.values.values()), ())
        return Node(path, marks, fields=fields, sure=self.sure)


def field_node(path: Path, field: str, values: list[Value], language: str) -> Node:
    """The node of a field told by these pieces."""
    if field == "datasets":
        return _datasets(path, values, language)
    if field == "systems":
        return _listed(
            path,
            [(span, base_form(span.text, case), sure) for span, case, sure in _pieces(values, field, language)],
            values,
        )
    if field == "search_keys":
        return _listed(path, _keys(values, language), values)
    if field == "api":
        return api_node(path, values)
    if field == "manual":
        return manual_node(path, values[0].span, values[0].key, sure=values[0].sure)
    separator = "\n\n" if field == "purpose" else "\n"
    span = joined([value.span for value in values], separator)
    return span.node(path, key=values[0].key, sure=values[0].sure)


def _pieces(values: list[Value], kind: str, language: str) -> list[tuple[Span, str, bool]]:
    out = []
    for value in values:
        parts = (
            [value.span.trim(",;.")]
            if value.item
            else split(value.span, kind, language=language, inflected=bool(value.case))
        )
        if kind == "systems":
            parts = [part.cut(kind_of_system(part.text), len(part.text)) for part in parts]
        out += [
            (part, value.case, value.sure) for part in parts if part.text and not (value.case and is_clause(part.text))
        ]
    if kind == "systems" and len(out) > 1 and all(value.key is None for value in values):
        paper = tuple(load("vocabulary/splitting")["paper"])  # in a sentence; a list means what it says
        out = [one for one in out if not one[0].text.casefold().startswith(paper)] or out
    return [one for one in out if kind != "systems" or not is_no_member(one[0].text)]


def is_clause(text: str) -> bool:
    """Whether a piece of a sentence that was cut at its "and" is a clause of its own, not a further item."""
    words = text.casefold().split()
    return len(words) > SHORTEST_CLAUSE and any(word in load("vocabulary/outline")["sentence_words"] for word in words)


def _keys(values: list[Value], language: str) -> list[tuple[Span, str, bool]]:
    out = []
    for value in values:
        if value.item:
            span = value.span.trim(",;.")
            out.append((span, base_form(span.text, value.case), value.sure))
        else:
            listed = lead_in(value.span.text)
            case = "" if value.span.text[:listed].rstrip().endswith(":") else value.case  # "the following: a, b"
            case = case or (guess_case(value.span.text[listed:]) if language == "fi" else "")
            out += [(span, text, value.sure) for span, text in search_keys(value.span, case, language)]
    return [key for key in out if key[1]]


@cache
def _partitives() -> tuple[str, ...]:
    nouns = load("vocabulary/inflection")["nouns"]
    return tuple({form for listed in nouns.values() for form in listed if form[-1] in "a\u00e4"})


def guess_case(text: str) -> str:
    """The case a list of keys is written in, by its first word that is known."""
    for word in text.replace(",", " ").split()[:4]:
        low = caseless(word)
        if low.endswith(("lla", "ll\u00e4")) and len(low) > 5:
            return "adessive"
        if low.endswith(("a", "\u00e4")) and low.endswith(_partitives()):
            return "partitive"
    return ""


def _listed(path: Path, items: list[tuple[Span, str, bool]], values: list[Value]) -> Node:
    nodes = tuple(
        span.node((*path, n), text=text, raw=span.text, sure=sure) for n, (span, text, sure) in enumerate(items)
    )
    return _list_node(path, nodes, values)


def _list_node(path: Path, nodes: tuple[Node, ...], values: list[Value]) -> Node:
    whole = joined([value.span for value in values], "\n")
    raw = whole.text if any(not value.item for value in values) else None
    key = next((value.key for value in values if value.key is not None), None)
    return Node(path, whole.marks, items=nodes, key_mark=key.marks if key else None, raw=raw, sure=values[0].sure)


def _datasets(path: Path, values: list[Value], language: str) -> Node:
    nodes: list[Node] = []
    for value in values:
        for span in (
            [value.span.trim(",;.")] if value.item else split(value.span, language=language, inflected=bool(value.case))
        ):
            at = (*path, len(nodes))
            fields = {"name": span.node((*at, "name"), sure=value.sure)}
            if value.group is not None:
                fields["group"] = value.group.node((*at, "group"))
            nodes.append(Node(at, span.marks, fields=fields, sure=value.sure))
    return _list_node(path, tuple(nodes), values)


def api_node(path: Path, values: list[Value], told: Answer | None = None) -> Node:
    """The statement on interfaces with its class; `default` where entries may tell otherwise."""
    span = joined([value.span for value in values])
    told = told or _of_rows(values) or answer(span.text, labelled=True) or Answer("unclear")
    fields = {
        "open": Node((*path, "open"), span.marks, text=told.open, raw=told.open, key_mark=_key(values)),
        "statement": span.node((*path, "statement"), key=values[0].key),
    }
    links = find_contacts(span).form
    if links:
        fields["url"] = links[0].node((*path, "url"))
    if told.default:
        fields["default"] = Node((*path, "default"), span.marks, text="true", raw=True)
    return Node(path, span.marks, fields=fields, key_mark=_key(values), sure=values[0].sure)


def _of_rows(values: list[Value]) -> Answer | None:
    """What the rows of one entry answer together, each in a cell of its own; None of running text."""
    if len(values) < 2 or any(value.span.marks[0].cell is None for value in values):
        return None
    told = [answer(value.span.text, labelled=True) for value in values]
    classes = {one.open for one in told if one is not None and one.open != "unclear"}
    return Answer("partial" if len(classes) > 1 else classes.pop()) if classes else None


def _key(values: list[Value]) -> object:
    return next((value.key.marks for value in values if value.key is not None), None)


def request_node(path: Path, values: dict[str, list[Value]]) -> Node | None:
    """Where requests go and who decides on them, from the pieces of `request` and `authority`."""
    fields: dict[str, Node] = {}
    told, deciders = values.get("request", []), values.get("authority", [])
    apart = bool(deciders) and not told and deciders[0].key is not None and with_contacts(deciders[0].key)
    if deciders and (authority := _authority((*path, "authority"), deciders, apart=apart)) is not None:
        fields["authority"] = authority
    channels: dict[str, list[Span]] = {}
    known: dict[str, set[str]] = {}
    rest: list[Span] = []
    for value in (*told, *(deciders if apart else ())):
        found = find_contacts(value.span)
        for kind, spans in found.channels().items():
            new = [(span, plain) for span in spans if (plain := _plain(span.text)) not in known.setdefault(kind, set())]
            channels.setdefault(kind, []).extend(span for span, _ in new)
            known[kind].update(plain for _, plain in new)
        if found.rest and value in told:
            rest.append(value.span)
    for kind, told_spans in channels.items():
        nodes = tuple(span.node((*path, kind, n)) for n, span in enumerate(told_spans))
        fields[kind] = Node((*path, kind), told_spans[0].marks, items=nodes)
    if rest:
        fields["instructions"] = joined(rest, "\n").node((*path, "instructions"))
    if not fields:
        return None
    first = (told or deciders)[0]
    return Node(path, first.span.marks, fields=fields, key_mark=first.key.marks if first.key else None, sure=first.sure)


def _plain(text: str) -> str:
    return "".join(ch for ch in text.casefold() if ch.isalnum() or ch in "@+")


def _authority(path: Path, values: list[Value], *, apart: bool) -> Node | None:
    """Who decides, with its contacts unless they stand `apart`; None where nothing is left."""
    told: dict[str, Span] = {}  # who is told twice decides once
    for value in values:
        told.setdefault(_plain(value.span.text), value.span)
    span = joined(list(told.values()), ", ")
    key = values[0].key
    found = find_contacts(span)
    channels = {kind: spans for kind, spans in found.channels().items() if kind != "form"}
    span = without_rule(span)
    if not channels:
        return span.trim(".;,").node(path, key=key, sure=values[0].sure)
    first = min(spans[0].marks[0].start - span.marks[0].start for spans in channels.values() if spans)
    name = span.cut(0, max(first, 0)) if len(span.marks) == 1 else values[0].span
    name = without_lead(name)
    if not name.text.strip(" ,;:") and len(span.marks) == 1:  # the contact stands before the name
        last = max(one.marks[-1].end - span.marks[0].start for spans in channels.values() for one in spans)
        name = span.cut(last, len(span.text)).trim(".;,: ", ",;:/ ")
    if apart:
        return name.node(path, key=key, sure=values[0].sure) if name.text else None
    fields = {"name": name.node((*path, "name"))} if name.text else {}
    for kind, spans in channels.items():
        nodes = tuple(one.node((*path, kind, n)) for n, one in enumerate(spans))
        fields[kind] = Node((*path, kind), spans[0].marks, items=nodes)
    return Node(path, span.marks, fields=fields, key_mark=key.marks if key else None, sure=values[0].sure)
