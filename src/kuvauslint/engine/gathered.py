"""The parts of a report as they come, packed so that many files take little more memory than a few.

Reports are written once all files were checked: a secret that is found in the last one is covered wherever
it shows, and a run that ends in a bug of ours leaves no half report. So something of every file has to be
kept, and packed it takes some tens of bytes for a file without findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.model.report import Settled

LOOSE = 1000  # documents and findings that are kept as they are, about a megabyte of them


class Gathered:
    """Parts in the order they were added, to be gone through as often as need be."""

    def __init__(self) -> None:
        self._packs: list[bytes] = []
        self._loose: list[Settled] = []
        self._weight = 0

    def add(self, part: Settled) -> None:
        """Put a part after the others."""
        self._loose.append(part)
        self._weight += len(part.checked) + len(part.findings) + len(part.silenced) + len(part.held)
        if self._weight > LOOSE:
            self._packs.append(_packed(self._loose))
            self._loose = []
            self._weight = 0

    def __iter__(self) -> Iterator[Settled]:
        for pack in self._packs:
            yield from _unpacked(pack)
        yield from self._loose

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Gathered) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # parts may still come


def _packed(parts: list[Settled]) -> bytes:
    import pickle
    import zlib

    return zlib.compress(pickle.dumps([part.plain() for part in parts], protocol=5), level=1)


def _unpacked(pack: bytes) -> list[Settled]:
    import pickle
    import zlib

    parts: list[Settled] = pickle.loads(zlib.decompress(pack))  # noqa: S301 - made above, and never outside this process
    return parts
