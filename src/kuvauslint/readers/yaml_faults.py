"""What libyaml said of a text that is no YAML, in our own words and at its place."""

from __future__ import annotations

import re

import yaml

from kuvauslint.model.document import Problem
from kuvauslint.model.place import START, Place

_SAID = (
    ("undefined alias", "unknown_alias"),
    ("cannot start any token", "token"),
    ("tab character", "tab"),
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "missing_colon"),
    ("did not find expected key", "indentation"),
    ("did not find expected '-' indicator", "indentation"),
    ("did not find expected ',' or ']'", "bracket"),
    ("did not find expected ',' or '}'", "brace"),
    ("quoted scalar", "quote"),
    ("did not find expected node content", "content"),
    ("invalid UTF-8", "character"),
    ("control characters are not allowed", "character"),
)


def too_deep_at(error: yaml.MarkedYAMLError) -> int:
    """The character at which libyaml (0.2.6 or later) stopped because of its own limit of nesting; 0 for other faults.

    It reads ahead of its events, so the limit of the builder has not been asked by then.
    """
    if error.problem_mark is None or "maximum nesting depth" not in (error.problem or ""):
        return 0
    return int(error.problem_mark.index)


def place_of(mark: yaml.Mark) -> Place:
    """The character at a mark."""
    return Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Problem:
    """KL002 with our own word for what libyaml said; its English stays in `detail` for who knows it."""
    said = " ".join(str(part) for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    place = place_of(mark) if mark else START
    problem = next((word for signs, word in _SAID if signs in said), "other")
    lines = re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if mark and mark.line >= len(lines):  # libyaml counts a line more where the last one has no end
        place = Place(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:  # libyaml tells what it missed because of the tab, not that a tab is wrong here
        column = indent.index("\t") + 1
        problem, place = "tab", Place(place.line, column, place.line, column + 1)
    return Problem("KL002", place, {"problem": problem, "detail": error.problem or ""})
