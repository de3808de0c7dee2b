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
# What a file may grow to through its aliases.
MAX_NODES = 2_000_000
MAX_BYTES = 20_000_000


class TooMuchError(Exception):
    """A limit was passed; `reason` is the word for the message of KL001, `mark` where."""

    def __init__(self, reason: str, mark: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.mark = mark
