"""The raw tree of a YAML or JSON file: keys and values as written, with marks.

A raw value is a plain tuple `(kind, value, mark)`, since thousands are made for every file:

    (TEXT, "…", mark)                        a scalar that is a text
    (TYPED, (value, "as written"), mark)     a scalar that is a bool, number or null
    (LIST, [raw, …], mark)
    (MAPPING, [(key raw, value raw), …], mark)

`Document.locate` of the file turns a mark into a place.
"""

from __future__ import annotations

from typing import Any

Raw = tuple[int, Any, Any]

TEXT, TYPED, LIST, MAPPING = range(4)
LONGEST_NUMBER = 400  # signs: no version or year has so many, and Python writes no whole number of thousands

# Deeper than any description; a limit of our own, so that hostile nesting ends in a message.
MAX_DEPTH = 50
# Values of one file, with what its aliases stand for: those of 10,000 entries and a few more, 300 MB in memory.
MAX_VALUES = 250_000
MOST_FAULTS = 50  # a file with more of one kind is no description; the rest is not told


class TooMuchError(Exception):
    """A limit was passed; `reason` is the word for the message of KL001, `mark` where."""

    def __init__(self, reason: str, mark: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.mark = mark


def has_too_many_values(text: str) -> bool:
    """Whether a YAML or JSON text has more separators of values than a file may have values; told before it is read."""
    return len(text) > MAX_VALUES and text.count(":") + text.count(",") + text.count("- ") > MAX_VALUES
