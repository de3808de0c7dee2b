"""YAML: libyaml's events to the raw tree, scalars by the core schema of YAML 1.2.

Events and not `yaml.load`: values keep their marks, a duplicate key is seen, and dates, octals and
sexagesimals stay as they are written (https://yaml.org/spec/1.2.2/, section 10.3).
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from kuvauslint.model.document import Problem
from kuvauslint.model.place import START
from kuvauslint.model.raw import LIST, MAPPING, MAX_DEPTH, MAX_VALUES, MOST_FAULTS, TEXT, TYPED, Raw, TooMuchError
from kuvauslint.readers.scalars import MAYBE_NUMBER, WORDS, is_doubtful, typed
from kuvauslint.readers.yaml_faults import place_of, syntax_fault, too_deep_at
from kuvauslint.readers.yaml_places import YamlMark, YamlPlaces

_Scalar: Any = ScalarEvent  # its marks are there whenever it came from a text
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def build(text: str, locate: YamlPlaces) -> tuple[Raw | None, tuple[Problem, ...]]:
    """The raw tree of the first document in the text, and what is wrong with it; nothing is raised."""
    return _Builder(text, locate).build()


class _Builder:
    """Builds the raw tree of one file from its events."""

    def __init__(self, text: str, locate: YamlPlaces) -> None:
        self.text = text
        self.locate = locate
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
                self.problems.append(Problem("KL002", place_of(more.start_mark), {"problem": "second_document"}))
        except yaml.MarkedYAMLError as error:
            if deep := too_deep_at(error):  # what stands before it reaches our own, lower limit, at its place
                return _Builder(self.text[:deep], self.locate).build()
            return None, (*self.problems, syntax_fault(error, self.text))
        except yaml.YAMLError as error:
            return None, (*self.problems, Problem("KL002", START, {"problem": "character", "detail": _reason(error)}))
        except TooMuchError as error:
            rule, slot = ("KL002", "problem") if error.reason == "self_reference" else ("KL001", "reason")
            place = place_of(error.mark) if error.mark is not None else START
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
        raw: Raw = (TEXT, text, _mark(event))
        if is_doubtful(text) and event.implicit[0]:
            found = typed(text)
            if found is not text:
                raw = (TYPED, (found, text), raw[2])
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
        if self.nodes > MAX_VALUES:
            raise TooMuchError("aliases", event.start_mark)
        return raw

    def sequence(self, opening: Any, depth: int) -> Raw:
        items: list[Raw] = []
        event: Any
        get, value, depth = self.parser.get_event, self.value, depth + 1
        while (event := get()).__class__ is not SequenceEndEvent:
            if event.__class__ is _Scalar and event.implicit[0] and not event.anchor:
                text = event.value
                if text not in WORDS and text[0] not in MAYBE_NUMBER:  # nearly all are plain texts
                    self.nodes += 1
                    items.append((TEXT, text, (event.start_mark.index, text)))
                    continue
            items.append(value(event, depth))
        return (LIST, items, opening.start_mark.index)

    def mapping(self, opening: Any, depth: int) -> Raw:
        pairs: list[tuple[Raw, Raw]] = []
        seen: dict[Any, Any] = {}
        event: Any
        name: Any
        get, value, depth = self.parser.get_event, self.value, depth + 1
        while (event := get()).__class__ is not MappingEndEvent:
            if (
                event.__class__ is _Scalar
                and event.implicit[0]
                and (name := event.value) not in WORDS
                and name[0] not in MAYBE_NUMBER
                and not event.anchor
            ):
                self.nodes += 1
                mark: Any = (event.start_mark.index, name)
                key: Raw = (TEXT, name, mark)
            else:
                key = value(event, depth)
                name, mark = self.name_of(key, event), key[2]
            if name not in seen:
                seen[name] = mark
            elif name is not None and len(self.problems) < MOST_FAULTS:
                place, first = self.locate(mark), self.locate(seen[name])
                self.problems.append(Problem("KL003", place, {"key": name}, related=(first,)))
            event = get()
            if event.__class__ is _Scalar and event.implicit[0] and not event.anchor:
                text = event.value
                if text not in WORDS and text[0] not in MAYBE_NUMBER:
                    self.nodes += 1
                    pairs.append((key, (TEXT, text, (event.start_mark.index, text))))
                    continue
            pairs.append((key, value(event, depth)))
        return (MAPPING, pairs, opening.start_mark.index)

    def name_of(self, key: Raw, event: Any) -> Any:
        """The text of a key; None, and a problem, of one that is no scalar."""
        kind, name, _ = key
        if kind == TYPED:
            return name[1]
        if kind == TEXT:
            return name
        self.problems.append(Problem("KL002", place_of(event.start_mark), {"problem": "compound_key"}))
        return None


def _mark(event: Any) -> YamlMark:
    """The mark of a scalar that may be written otherwise than it reads."""
    return event.start_mark.index, event.value, event.end_mark.index, event.style


def _reason(error: Exception) -> str:
    character = getattr(error, "character", None)
    return f"U+{character:04X}" if isinstance(character, int) else ""
