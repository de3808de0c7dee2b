"""Blocks of lines in a YAML text, by their indentation."""

from __future__ import annotations

import re
from collections.abc import Sequence


def block_end(at: int, lines: Sequence[str]) -> int:
    """The last line (1-based) of the block that starts on a line: all that is indented deeper.

    The items of a list may stand as deep as the key they belong to.
    """
    if at > len(lines):
        return at
    depth = indent(lines[at - 1])
    opens = not lines[at - 1].lstrip().startswith("- ") and _code(lines[at - 1]).endswith(":")
    last = at
    for number in range(at + 1, len(lines) + 1):
        line = lines[number - 1]
        if is_empty(line):
            continue
        same = indent(line) == depth and (line.lstrip()[:1] in ("]", "}") or (opens and line.lstrip()[:1] == "-"))
        if indent(line) <= depth and not same:
            break
        last = number
    return last


def _code(line: str) -> str:
    return re.split(r"(?:^|\s)#", line, maxsplit=1)[0].rstrip()


def is_empty(line: str) -> bool:
    """Whether the line has nothing but a comment."""
    return not line.strip() or line.lstrip().startswith("#")


def indent(line: str) -> int:
    """How many spaces the line starts with."""
    return len(line) - len(line.lstrip(" "))
