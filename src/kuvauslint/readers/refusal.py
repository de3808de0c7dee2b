"""Why a document could not be read, as the readers tell it to each other; and the limits they keep."""

from __future__ import annotations

from collections.abc import Mapping

from kuvauslint.model.document import Problem
from kuvauslint.model.place import START, Place

MOST_BYTES = 50_000_000  # of a file
MOST_UNPACKED = 250_000_000  # of all parts of a zip package that are read
MOST_RATIO = 200  # unpacked to packed, of a part above RATIO_FROM bytes
RATIO_FROM = 5_000_000
MOST_PARTS = 10_000  # files in a zip package
MOST_DEPTH = 10_000  # XML elements within each other
MOST_CELLS = 400_000  # of a sheet or a CSV file, the empty ones too
MOST_LAID_OUT = 10 * MOST_CELLS  # of a sheet's grid from its first cell to its last, before the empty ones are left out
MOST_PAGES = 2_000
MOST_SECONDS = 90  # for one document in its child process
MOST_MEMORY = 2_000_000_000  # bytes of address space of the child process


class Refused(Exception):
    """The document cannot be read; `reason` and the values become those of the problem.

    Reasons: empty, size, zip_ratio, nesting, encrypted, damaged, binary, encoding, doctype, unknown,
    time, memory, save_as, picture, blocks, letters.
    """

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values

    def problem(self, place: Place = START) -> Problem:
        """The problem that tells of it."""
        return unreadable(self.reason, self.values, place)


def unreadable(reason: str, values: Mapping[str, str] | None = None, place: Place = START) -> Problem:
    """A KL001 with its reason."""
    return Problem("KL001", place, {"reason": reason, **(values or {})})
