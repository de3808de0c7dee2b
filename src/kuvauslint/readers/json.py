"""JSON: read by the standard library; places are worked out only when a finding asks for one.

Not through the YAML parser, which accepts what is no JSON and reads some JSON wrongly.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any, NamedTuple

from kuvauslint.model.document import LINE_BREAKS, Document, Problem, Source
from kuvauslint.model.place import START, Place
from kuvauslint.model.raw import (
    LIST,
    LONGEST_NUMBER,
    MAPPING,
    MAX_DEPTH,
    MOST_FAULTS,
    TEXT,
    TYPED,
    Raw,
    TooMuchError,
    has_too_many_values,
)
from kuvauslint.readers.decode import Undecodable, decode

_SAID = (
    ("Expecting property name", "json_key"),
    ("Expecting ':'", "json_colon"),
    ("Expecting ','", "json_comma"),
    ("Expecting value", "json_value"),
    ("Illegal trailing comma", "json_trailing_comma"),
    ("Extra data", "json_extra"),
    ("Unterminated string", "quote"),
    ("Invalid control character", "json_control"),
    ("Invalid \\escape", "json_escape"),
    ("Invalid \\uXXXX", "json_escape"),
)


def read(source: Source) -> Document:
    """The raw tree of a JSON file; faults are in the document's problems, nothing is raised."""
    try:
        text, encoding, sure = decode(source.data)
    except Undecodable as error:
        return Document(source, None, problems=(Problem("KL001", START, {"reason": error.reason}),))
    if not sure and encoding != "utf-8":
        from kuvauslint.readers.yaml import not_utf8

        return Document(source, None, problems=(not_utf8(source.data),))
    if not text.strip():
        return Document(source, None, problems=(Problem("KL001", START, {"reason": "empty"}),))
    if has_too_many_values(text):
        return Document(source, None, problems=(Problem("KL001", START, {"reason": "values"}),))
    locator = _Locator(text)
    try:
        value = json.loads(
            text, object_pairs_hook=_Pairs, parse_constant=_refuse, parse_int=_Number.whole, parse_float=_Number.broken
        )
        body = _raw(value, ())
    except json.JSONDecodeError as error:
        word = next((word for signs, word in _SAID if error.msg.startswith(signs)), "other")
        place = locator.place(error.pos, error.pos)
        place = place._replace(end_column=(place.column or 1) + 1)
        return Document(source, None, problems=(Problem("KL002", place, {"problem": word, "detail": error.msg}),))
    except _ConstantError as error:
        place = locator.of_word(error.word)
        return Document(source, None, problems=(Problem("KL002", place, {"problem": "json_value", "detail": ""}),))
    except (RecursionError, TooMuchError):
        return Document(source, None, problems=(Problem("KL001", START, {"reason": "depth"}),))
    problems = tuple(_duplicates(value, (), locator))
    return Document(source, body, None, problems, (), locator)


class _Pairs(list[tuple[str, Any]]):
    """The members of an object in their order, duplicates kept."""


class _Number(NamedTuple):
    """A number with what was written, which messages tell: no number is too long or too large for them."""

    value: int | float
    text: str

    @classmethod
    def whole(cls, text: str) -> _Number:
        return cls(int(text) if len(text) <= LONGEST_NUMBER else float(text), text)

    @classmethod
    def broken(cls, text: str) -> _Number:
        return cls(float(text), text)


class _ConstantError(Exception):
    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def _refuse(word: str) -> Any:
    raise _ConstantError(word)


def _raw(value: Any, path: tuple[str | int, ...]) -> Raw:
    if len(path) > MAX_DEPTH:
        raise TooMuchError("depth", None)
    if isinstance(value, str):
        return (TEXT, value, path)
    if isinstance(value, _Number):
        return (TYPED, (value.value, value.text), path)
    if isinstance(value, _Pairs):
        return (MAPPING, [((TEXT, k, (*path, k, _KEY)), _raw(v, (*path, k))) for k, v in value], path)
    if isinstance(value, list):
        return (LIST, [_raw(item, (*path, i)) for i, item in enumerate(value)], path)
    return (TYPED, (value, json.dumps(value)), path)


_KEY = -1  # the last part of the mark of a key


def _duplicates(value: Any, path: tuple[str | int, ...], locator: _Locator) -> list[Problem]:
    out: list[Problem] = []
    if isinstance(value, _Pairs):
        seen: set[str] = set()
        for key, child in value:
            if key in seen and len(out) < MOST_FAULTS:
                first, second = locator.keys_named((*path, key))
                out.append(Problem("KL003", second, {"key": key}, related=(first,)))
            seen.add(key)
            out += _duplicates(child, (*path, key), locator)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            out += _duplicates(item, (*path, i), locator)
    return out


class _Locator:
    """Places of JSON marks, from one scan of the text made when the first is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans: dict[tuple[str | int, ...], tuple[int, int]] | None = None
        self._again: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self._lines: list[int] = []  # where each line starts
        self._offsets: dict[int, list[int]] = {}  # of the characters of a string, by where it starts

    def __call__(self, mark: Any, start: int | None = None, end: int | None = None) -> Place:
        if isinstance(mark, Place):
            return mark
        spans = self.spans()
        path = tuple(mark or ())
        while path and path not in spans:
            path = path[:-1]
        first, last = spans.get(path, (0, 1))
        if start is not None and self.text[first : first + 1] == '"':
            offsets = self._offsets.get(first)
            if offsets is None:
                offsets = self._offsets[first] = _string_offsets(self.text, first)
            stop = start + 1 if end is None else end
            at = offsets[min(start, len(offsets) - 1)]
            return self.place(at, offsets[min(stop, len(offsets) - 1)])
        if self.text[first : first + 1] in "{[":
            last = first + 1
        return self.place(first, last)

    def place(self, first: int, last: int) -> Place:
        """The place of text[first:last]."""
        line, column = self._at(first)
        return Place(line, column, *self._at(last))

    def _at(self, offset: int) -> tuple[int, int]:
        """Line and column."""
        if not self._lines:
            self._lines = [0, *(match.end() for match in re.finditer(LINE_BREAKS["json"], self.text))]
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def of_word(self, word: str) -> Place:
        """The place of a bare word that JSON does not know (NaN, Infinity)."""
        at = max(self.text.find(word), 0)
        return self.place(at, at + len(word))

    def keys_named(self, path: tuple[str | int, ...]) -> tuple[Place, Place]:
        """The places of the first and the repeated key of that path."""
        spans = self.spans()
        first = spans.get((*path, _KEY), (0, 1))
        return self.place(*first), self.place(*self._again.get((*path, _KEY), first))

    def spans(self) -> dict[tuple[str | int, ...], tuple[int, int]]:
        """Path to (start, end) offsets of every value, and of every key under path + (-1,)."""
        if self._spans is None:
            self._spans = {}
            _scan(self.text, self._spans, self._again)
        return self._spans


def _scan(text: str, spans: dict[Any, tuple[int, int]], again: dict[Any, tuple[int, int]]) -> None:
    """Walk text that is known to be valid JSON and note where each value and key stands."""
    stack: list[tuple[tuple[str | int, ...], int, bool]] = []  # path, start, is a list
    path: tuple[str | int, ...] = ()
    expect_key = False
    at, length = 0, len(text)
    while at < length:
        character = text[at]
        if character in " \t\r\n:":
            at += 1
        elif character == ",":
            parent, _, is_list = stack[-1]
            path = (*parent, int(path[-1]) + 1) if is_list else parent
            expect_key = not is_list
            at += 1
        elif character in "{[":
            stack.append((path, at, character == "["))
            expect_key = character == "{"
            path = (*path, 0) if character == "[" else path
            at += 1
        elif character in "}]":
            path, start, _ = stack.pop()
            spans.setdefault(path, (start, at + 1))
            expect_key = False
            at += 1
        else:
            end = _value_end(text, at)
            if expect_key:
                path = (*path, json.loads(text[at:end]))
                if (*path, _KEY) in spans:
                    again[(*path, _KEY)] = (at, end)
                spans.setdefault((*path, _KEY), (at, end))
                expect_key = False
            else:
                spans.setdefault(path, (at, end))
            at = end


def _value_end(text: str, at: int) -> int:
    if text[at] != '"':
        end = at
        while end < len(text) and text[end] not in " \t\r\n,:]}":
            end += 1
        return end
    end = at + 1
    while text[end] != '"':
        end += 2 if text[end] == "\\" else 1
    return end + 1


def _string_offsets(text: str, at: int) -> list[int]:
    """The offset of each character of the string literal that starts at `at`, and of its end."""
    out, end = [], at + 1
    while text[end] != '"':
        out.append(end)
        if text[end] != "\\":
            end += 1
        elif text[end + 1] == "u":
            pair = text[end + 2 : end + 4].lower() in ("d8", "d9", "da", "db") and text[end + 6 : end + 8] == "\\u"
            end += 12 if pair else 6
        else:
            end += 2
    return [*out, end]
