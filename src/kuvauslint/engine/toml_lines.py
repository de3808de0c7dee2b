"""On which line each key of a TOML file stands; tomllib does not tell.

Reads text that tomllib has accepted: table headers, keys, and enough of the values to know where
they end (https://toml.io/en/v1.0.0).
"""

from __future__ import annotations

from kuvauslint.model.node import Path


def key_lines(text: str) -> dict[Path, int]:
    """The line of every table and key by its path; an array of tables counts from 0."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    at, number = 0, 1
    while at < len(text):
        character = text[at]
        if character in " \t\r\n":
            number += character == "\n"
            at += 1
        elif character == "#":
            at = _line_end(text, at)
        elif character == "[":
            double = text.startswith("[[", at)
            keys, at = _keys(text, at + 1 + double)
            table = _table(keys, double, counts)
            lines.setdefault(table, number)
            at = _line_end(text, at)
        else:
            keys, at = _keys(text, at)
            path = (*table, *keys)
            for length in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:length], number)
            start = at
            at = _value_end(text, at + 1)
            number += text.count("\n", start, at)
    return lines


def _table(keys: tuple[str, ...], double: bool, counts: dict[Path, int]) -> Path:
    """The path of a table: below the last one of each array of tables on the way."""
    path: Path = ()
    for i, key in enumerate(keys):
        path = (*path, key)
        if double and i == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _keys(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The dotted key that starts here, and where it ends (at `=` or `]`)."""
    out: list[str] = []
    while at < len(text) and text[at] not in "=]\n":
        if text[at] in "\"'":
            end = _string_end(text, at)
            out.append(text[at + 1 : end - 1])
            at = end
        elif text[at] in " \t.":
            at += 1
        else:
            start = at
            while at < len(text) and text[at] not in " \t.=]\n":
                at += 1
            out.append(text[start:at])
    return tuple(out), at


def _value_end(text: str, at: int) -> int:
    """Where the value that starts here ends: at the line end outside brackets and texts."""
    depth = 0
    while at < len(text):
        character = text[at]
        if character in "\"'":
            at = _string_end(text, at)
            continue
        if character == "#":
            at = _line_end(text, at)
            continue
        if character == "\n" and depth <= 0:
            return at
        depth += (character in "[{") - (character in "]}")
        at += 1
    return at


def _string_end(text: str, at: int) -> int:
    quote = text[at]
    mark = quote * 3 if text.startswith(quote * 3, at) else quote
    end = at + len(mark)
    while end < len(text) and not text.startswith(mark, end):
        end += 2 if text[end] == "\\" and quote == '"' else 1
    end += len(mark)
    while len(mark) == 3 and text[end : end + 1] == quote:  # a text may end in one or two quotes of its own
        end += 1
    return end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
