"""YAML: libyaml's events to the raw tree, scalars by the core schema of YAML 1.2.

Events and not `yaml.load`: values keep their marks, a duplicate key is seen, and dates, octals and
sexagesimals stay as they are written (https://yaml.org/spec/1.2.2/, section 10.3).
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from kuvauslint.model.document import Directive, Document, Problem, Source
from kuvauslint.model.place import START, Place
from kuvauslint.model.raw import LIST, MAPPING, MAX_DEPTH, MAX_NODES, TEXT, TYPED, Raw, TooMuchError
from kuvauslint.readers.decode import Undecodable, decode
from kuvauslint.readers.scalars import DOUBTFUL, is_doubtful, typed

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(source: Source) -> Document:
    """The raw tree of a YAML file; faults are in the document's problems, nothing is raised."""
    try:
        text, _, sure = decode(source.data)
    except Undecodable as error:
        return Document(source, None, problems=(Problem("KL001", START, {"reason": error.reason}),))
    if not sure:
        return Document(source, None, problems=(not_utf8(source.data),))
    if not text.strip():
        return Document(source, None, problems=(Problem("KL001", START, {"reason": "empty"}),))
    builder = _Builder(text)
    body, problems = builder.build()
    locate = _Locator(text)
    return Document(source, body, None, problems, _directives(text), locate)


def not_utf8(data: bytes) -> Problem:
    """The problem of a data file that is not UTF-8, at its first wrong byte; of UTF-16 all bytes are wrong."""
    if b"\0" in data:
        return Problem("KL001", START, {"reason": "not_utf8"})
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Problem("KL001", Place(line, column, line, column + 1), {"reason": "not_utf8"})
    return Problem("KL001", START, {"reason": "not_utf8"})


def _directives(text: str) -> tuple[Directive, ...]:
    if text.find("kuvauslint:", text.find("#")) < 0:
        return ()
    from kuvauslint.readers.directives import directives_in

    return directives_in(text)


class _Builder:
    """Builds the raw tree of one file from its events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parser = _Parser(text)
        self.anchors: dict[str, Raw | None] = {}
        self.sizes: dict[str, int] = {}
        self.nodes = 0
        self.problems: list[Problem] = []

    def build(self) -> tuple[Raw | None, tuple[Problem, ...]]:
        """The tree of the first document in the stream, and what was wrong with it."""
        body = None
        try:
            self.parser.get_event()  # stream start
            if self.parser.check_event(yaml.events.StreamEndEvent):
                self.problems.append(Problem("KL001", START, {"reason": "empty"}))
                return None, tuple(self.problems)
            self.parser.get_event()  # document start
            body = self.value(self.parser.get_event(), 0)
            self.parser.get_event()  # document end
            more = self.parser.get_event()
            if not isinstance(more, yaml.events.StreamEndEvent):
                self.problems.append(Problem("KL002", _place(more.start_mark), {"problem": "second_document"}))
        except yaml.MarkedYAMLError as error:
            from kuvauslint.readers.yaml_faults import syntax_fault, too_deep_at

            if deep := too_deep_at(error):  # what stands before it reaches our own, lower limit, at its place
                return _Builder(self.text[:deep]).build()
            return None, (*self.problems, syntax_fault(error, self.text))
        except yaml.YAMLError as error:
            return None, (*self.problems, Problem("KL002", START, {"problem": "character", "detail": _reason(error)}))
        except TooMuchError as error:
            rule, slot = ("KL002", "problem") if error.reason == "self_reference" else ("KL001", "reason")
            place = _place(error.mark) if error.mark is not None else START
            return None, (*self.problems, Problem(rule, place, {slot: error.reason}))
        finally:
            self.parser.dispose()
        return body, tuple(self.problems)

    def value(self, event: Any, depth: int) -> Raw:
        """The raw value that starts with this event."""
        self.nodes += 1
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        if isinstance(event, AliasEvent):
            return self.alias(event)
        if depth >= MAX_DEPTH:
            raise TooMuchError("depth", event.start_mark)
        before = self.nodes
        if event.anchor:
            self.anchors[event.anchor] = None  # known, not yet whole: an alias inside it refers to itself
        raw = self.mapping(event, depth) if isinstance(event, MappingStartEvent) else self.sequence(event, depth)
        if event.anchor:
            self.anchors[event.anchor] = raw
            self.sizes[event.anchor] = self.nodes - before + 1
        return raw

    def scalar(self, event: Any) -> Raw:
        """A scalar that may have an anchor or a type other than text."""
        text = event.value
        raw: Raw = (TEXT, text, event)
        if is_doubtful(text) and event.implicit[0]:
            found = typed(text)
            if found is not text:
                raw = (TYPED, (found, text), event)
        if event.anchor:
            self.anchors[event.anchor] = raw
            self.sizes[event.anchor] = 1
        return raw

    def alias(self, event: Any) -> Raw:
        """What an alias stands for; it counts as often as it is used."""
        raw = self.anchors.get(event.anchor)
        if raw is None:
            reason = "self_reference" if event.anchor in self.anchors else "unknown_alias"
            if reason == "unknown_alias":
                raise yaml.MarkedYAMLError(problem="found undefined alias", problem_mark=event.start_mark)
            raise TooMuchError(reason, event.start_mark)
        self.nodes += self.sizes[event.anchor]
        if self.nodes > MAX_NODES:
            raise TooMuchError("aliases", event.start_mark)
        return raw

    def sequence(self, start: Any, depth: int) -> Raw:
        items: list[Raw] = []
        get, value, depth = self.parser.get_event, self.value, depth + 1
        while (event := get()).__class__ is not SequenceEndEvent:
            if event.__class__ is ScalarEvent and not event.anchor and event.value[:1] not in DOUBTFUL:
                self.nodes += 1  # nearly all are plain texts, and need no more than this
                items.append((TEXT, event.value, event))
            else:
                items.append(value(event, depth))
        return (LIST, items, start)

    def mapping(self, start: Any, depth: int) -> Raw:
        pairs: list[tuple[Raw, Raw]] = []
        seen: dict[Any, Any] = {}
        get, value, depth = self.parser.get_event, self.value, depth + 1
        while (mark := get()).__class__ is not MappingEndEvent:
            name: Any
            if mark.__class__ is ScalarEvent and not mark.anchor and mark.value[:1] not in DOUBTFUL:
                self.nodes += 1
                name = mark.value
                key: Raw = (TEXT, name, mark)
            else:
                key = value(mark, depth)
                name, mark = self.name_of(key), key[2]
            if name not in seen:
                seen[name] = mark
            elif name is not None:
                self.problems.append(Problem("KL003", _span(mark), {"key": name}, related=(_span(seen[name]),)))
            event = get()
            if event.__class__ is ScalarEvent and not event.anchor and event.value[:1] not in DOUBTFUL:
                self.nodes += 1
                pairs.append((key, (TEXT, event.value, event)))
            else:
                pairs.append((key, value(event, depth)))
        return (MAPPING, pairs, start)

    def name_of(self, key: Raw) -> Any:
        """The text of a key; None, and a problem, of one that is no scalar."""
        kind, name, mark = key
        if kind == TYPED:
            return name[1]
        if kind == TEXT:
            return name
        self.problems.append(Problem("KL002", _place(mark.start_mark), {"problem": "compound_key"}))
        return None


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def _span(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _reason(error: Exception) -> str:
    character = getattr(error, "character", None)
    return f"U+{character:04X}" if isinstance(character, int) else ""


class _Locator:
    """Places of YAML marks; the text is split into lines only when a place inside a value is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._aligned: dict[int, list[int]] = {}  # by the event's identity; a text may hold thousands of findings

    def __call__(self, mark: Any, start: int | None = None, end: int | None = None) -> Place:
        if mark is None:
            return START
        if isinstance(mark, Place):
            return mark
        if not isinstance(mark, ScalarEvent):
            return _place(mark.start_mark)
        if start is None:
            place = _span(mark)
            if mark.style in ("|", ">"):  # a block ends at the start of a later line
                return place._replace(end_line=place.line, end_column=(place.column or 1) + 1)
            return place
        return self._inside(mark, start, start + 1 if end is None else end)

    def _inside(self, event: Any, start: int, end: int) -> Place:
        raw = self.text[event.start_mark.index : event.end_mark.index]
        offsets = self._aligned.get(id(event))
        if offsets is None:
            offsets = self._aligned[id(event)] = aligned(event.value, raw, event.style)
        first = offsets[min(start, len(offsets) - 1)] if offsets else 0
        last = offsets[min(end, len(offsets)) - 1] + 1 if offsets and end else first + 1
        line, column = self._at(event.start_mark, raw, first)
        end_line, end_column = self._at(event.start_mark, raw, max(last, first))
        return Place(line, column, end_line, end_column)

    @staticmethod
    def _at(mark: Any, raw: str, offset: int) -> tuple[int, int]:
        newlines = raw.count("\n", 0, offset)
        if not newlines:
            return mark.line + 1, mark.column + 1 + offset
        return mark.line + 1 + newlines, offset - raw.rfind("\n", 0, offset)


def aligned(value: str, raw: str, style: str | None) -> list[int]:
    """For each character of a scalar's value its offset in the raw text of the scalar.

    Folding turns line breaks with their indentation into one space and escapes into other
    characters; both texts are walked side by side.
    """
    out: list[int] = []
    at = raw.find("\n") + 1 if style in ("|", ">") else 1 if style in ("'", '"') else 0
    for character in value:
        here = at
        while here < len(raw) and raw[here] != character:
            if character in " \n" and raw[here] in " \n\r\t":
                break
            if style == '"' and raw[here] == "\\":
                break
            here += 1
        if here >= len(raw):
            here = at
        out.append(min(here, max(len(raw) - 1, 0)))
        at = here + 1
        if here < len(raw) and raw[here] in "\n\r":
            while at < len(raw) and raw[at] in " \t\r\n" and character in " \n":
                at += 1
        elif style == '"' and here < len(raw) and raw[here] == "\\":
            at = here + {"x": 4, "u": 6, "U": 10}.get(raw[here + 1 : here + 2], 2)
    return out
