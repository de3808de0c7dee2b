"""The keys of a YAML or JSON text and how they nest, seen even where the text is broken.

While someone types, the file is no YAML half of the time; a parser sees nothing then. This looks at
indentation, list marks and brackets alone, line by line, in one pass. What it takes for a key need
not be one to a parser: it serves completion and explanations, and no verdict.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_KEY = re.compile(
    r"""
    (?: "(?P<double>[^"\r\n]*)" | '(?P<single>[^'\r\n]*)'
      | (?P<plain> [^\s"'#\[\]{},&*!|>%@`:-] [^\s:#,\[\]{}]* (?:[ :][^\s:#,\[\]{}]+)* )
    )
    [ \t]* : (?=[ \t\r\n]|$)
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r"\r\n|[\r\n]")
_DASHES = re.compile(r"-[ \t]+|-(?=[\r\n]|\Z)")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_QUOTED = re.compile(r""""(?:[^"\\\r\n]|\\.)*"?|'(?:[^'\r\n]|'')*'?""")


class Key(NamedTuple):
    """A key at [start:end] of the text, in the mapping of that number."""

    name: str
    start: int
    end: int
    mapping: int


class Spot(NamedTuple):
    """Where a word stands that is being typed, from `start`.

    `mapping` is the mapping it would be a key of, None where it can be none; `key` the key (by its
    number) whose value, or a member of whose value, it would be; `dash` whether it begins a list item.
    """

    start: int
    mapping: int | None
    key: int | None
    dash: bool = False


class Sketch:
    """The outline of a text; `parents` has for each mapping the number of the key it is the value of."""

    def __init__(self, text: str, cursor: int = -1) -> None:
        self.text = text
        self.cursor = cursor
        self.keys: list[Key] = []
        self.parents: list[int | None] = []
        self.spot: Spot | None = None
        self._last: dict[int, int] = {}  # the last key of each mapping
        self._stack: list[tuple[int, int]] = []  # (indentation, mapping), the outermost first
        self._flow: list[tuple[str, int | None, int | None]] = []  # (bracket, its mapping, key it is the value of)
        self._pending: int | None = None  # the key in a flow mapping whose value comes
        self._read()

    def path(self, mapping: int | None) -> tuple[str, ...]:
        """The keys above a mapping, the outermost first."""
        out: list[str] = []
        while mapping is not None and (above := self.parents[mapping]) is not None:
            out.append(self.keys[above].name)
            mapping = self.keys[above].mapping
        return tuple(reversed(out))

    def names_in(self, mapping: int) -> tuple[str, ...]:
        """The keys of a mapping."""
        return tuple(key.name for key in self.keys if key.mapping == mapping)

    def key_at(self, offset: int) -> Key | None:
        """The key that an offset is in or at the end of."""
        return next((key for key in self.keys if key.start <= offset <= key.end), None)

    def _read(self) -> None:
        block: int | None = None  # the indentation that a block scalar is deeper than
        ends = [(match.start(), match.end()) for match in _BREAK.finditer(self.text)]
        start = following = 0
        for end, following_start in (*ends, (len(self.text), len(self.text))):
            start, following = following, following_start
            line = self.text[start:end]
            bare = line.lstrip(" \ufeff")
            indent = len(line) - len(bare)
            here = start <= self.cursor <= start + len(line)
            if block is not None and (not bare or indent > block):
                continue
            block = None
            if self._flow and indent == 0 and self._stack and _KEY.match(bare):
                self._flow, self._pending = [], None  # a bracket that was never closed
            if self._flow:
                self._in_flow(start, start + len(line))
            elif not bare.startswith("#") and (bare or here) and not bare.startswith("---"):
                block = self._line(start + indent, start + len(line), start)

    def _line(self, at: int, end: int, start: int) -> int | None:
        """One line outside brackets; the indentation of its mapping where a block scalar follows."""
        fresh = False
        while match := _DASHES.match(self.text, at, end):
            self._leave(at - start + 1)
            at, fresh = match.end(), True
        column = at - start
        key = _KEY.match(self.text, at, end)
        if key is None:
            self._word(at, end, column, fresh)
            return None
        self._leave(column if fresh else column + 1)
        if fresh or not self._stack or self._stack[-1][0] != column:
            self._stack.append((column, self._mapping(self._last_key())))
        number = self._found(key, self._stack[-1][1])
        at = key.end()
        while at < end and self.text[at] in " \t":
            at += 1
        value = self.text[at:end]
        if _BLOCK.match(value):
            return column
        if value[:1] in ("{", "["):
            self._pending = number
            self._in_flow(at, end)
        elif key.end() < self.cursor <= end and not value.startswith("#"):
            self.spot = Spot(min(at, self.cursor), None, number)
        return None

    def _word(self, at: int, end: int, column: int, fresh: bool) -> None:
        """A line that is no key: a list item, the beginning of a key, or brackets of their own."""
        if self.text[at:end][:1] in ("{", "["):
            self._leave(column if fresh else column + 1)
            self._pending = self._last_key() if self._stack else None
            self._in_flow(at, end)
            return
        if not at <= self.cursor <= end:
            return
        if at == end:  # nothing but blanks: the cursor's own column says how deep
            column -= at - self.cursor
        self._leave(column if fresh else column + 1)
        above = self._last_key()
        if not fresh and self._stack and self._stack[-1][0] == column:
            self.spot = Spot(min(at, self.cursor), self._stack[-1][1], None)
        else:
            self.spot = Spot(min(at, self.cursor), self._mapping(above), above, fresh)

    def _in_flow(self, at: int, end: int) -> None:
        """[at:end] of a line, inside brackets or beginning with one."""
        while at < end:
            sign = self.text[at]
            if sign in "{[":
                owner = self._pending if self._pending is not None else self._owner()
                self._flow.append((sign, self._mapping(owner) if sign == "{" else None, owner))
                self._pending = None
            elif sign in "}]":
                if self._flow:
                    self._flow.pop()
                self._pending = None
                if not self._flow:
                    return
            elif sign == ",":
                self._pending = None
            elif sign == "#" and self.text[at - 1] in " \t":
                return
            elif sign not in " \t":
                at = self._scalar(at, end)
                continue
            at += 1
            self._in_blank(at, end)

    def _scalar(self, at: int, end: int) -> int:
        """A key or value inside brackets that begins here; where it ends."""
        mapping = self._flow[-1][1] if self._flow else None
        key = _KEY.match(self.text, at, end) if mapping is not None and self._pending is None else None
        if key is not None and mapping is not None:
            self._pending = self._found(key, mapping)
            self._in_blank(key.end(), end)
            return key.end()
        quoted = _QUOTED.match(self.text, at, end)
        stop = quoted.end() if quoted else at
        while stop < end and self.text[stop] not in ",]}" and (mapping is None or self.text[stop] not in "{["):
            stop += 1
        stop = max(stop, at + 1)
        if at <= self.cursor <= stop:
            self._at_cursor(at)
        return stop

    def _in_blank(self, at: int, end: int) -> None:
        """The cursor between two signs, where a key or value would begin."""
        if at == self.cursor and (at >= end or self.text[at] in " \t,]}"):
            self._at_cursor(at)

    def _at_cursor(self, start: int) -> None:
        if not self._flow:
            return
        _, mapping, owner = self._flow[-1]
        if self._pending is not None:
            self.spot = Spot(start, None, self._pending)
        elif mapping is not None:
            self.spot = Spot(start, mapping, None)
        else:
            self.spot = Spot(start, None, owner)

    def _owner(self) -> int | None:
        return self._flow[-1][2] if self._flow else None

    def _leave(self, column: int) -> None:
        """Close the mappings that are indented to the column or deeper."""
        while self._stack and self._stack[-1][0] >= column:
            self._stack.pop()

    def _last_key(self) -> int | None:
        """The last key of the innermost open mapping."""
        if not self._stack:
            return None
        inner = self._stack[-1][1]
        return self._last.get(inner)

    def _mapping(self, above: int | None) -> int:
        self.parents.append(above)
        return len(self.parents) - 1

    def _found(self, match: re.Match[str], mapping: int) -> int:
        name = match["double"] or match["single"] or match["plain"] or ""
        self.keys.append(Key(name, match.start(), match.start() + len(match[0].rstrip(" \t:")), mapping))
        self._last[mapping] = len(self.keys) - 1
        if match.start() <= self.cursor <= self.keys[-1].end:
            self.spot = Spot(match.start(), mapping, None)
        return len(self.keys) - 1
