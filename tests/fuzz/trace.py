"""Runs one target by hypothesis in this process, led by the edges that a trace of our lines sees.

For systems without atheris; started by `python -m tests.fuzz`. An input that brings a new edge (one line
of ours after another) becomes one of those that are spoilt next, and is kept for the next run.
"""

from __future__ import annotations

import hashlib
import logging
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any, Self

from hypothesis import HealthCheck, Phase, given, settings

import kuvauslint
from tests.fuzz.found import Found
from tests.fuzz.seeds import seeds
from tests.fuzz.spoilt import spoilt
from tests.fuzz.targets import TARGETS

_OURS = str(Path(kuvauslint.__file__).parent)
_ROUND = 200  # inputs before those that brought something new are taken up


class Edges:
    """The pairs of lines of ours that ran after each other, of all runs so far."""

    def __init__(self) -> None:
        self.known: set[tuple[str, int, int]] = set()

    def __enter__(self) -> Self:
        sys.settrace(self._enter)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _enter(self, frame: FrameType, event: str, _: Any) -> Any:
        file = frame.f_code.co_filename
        if event != "call" or not file.startswith(_OURS):
            return None
        last = frame.f_lineno

        def line(inner: FrameType, event: str, _: Any) -> Any:
            nonlocal last
            if event == "line":
                self.known.add((file, last, inner.f_lineno))
                last = inner.f_lineno
            return line

        return line


def main() -> None:
    """TARGET FINDINGS LEARNT SECONDS."""
    target, folder, learnt, seconds = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4])
    logging.disable(logging.CRITICAL)
    found, edges = Found(TARGETS[target], folder), Edges()
    until = time.monotonic() + seconds
    corpus = [*seeds(target), *(path.read_bytes() for path in sorted(learnt.iterdir()))]
    count = 0

    def once(data: bytes) -> None:
        nonlocal count
        if time.monotonic() > until:
            return
        before = len(edges.known)
        with edges:
            found.once(data)
        count += 1
        if len(edges.known) > before:
            corpus.append(data)
            (learnt / hashlib.sha1(data).hexdigest()).write_bytes(data)
            print(f"#{count} NEW cov: {len(edges.known)} ", flush=True)

    try:
        for one in tuple(corpus):
            once(one)
        print(f"#{count} INITED cov: {len(edges.known)} ", flush=True)
        while time.monotonic() < until:
            _round(target, corpus[-_ROUND:], once)
    except KeyboardInterrupt:
        pass
    found.write()
    print(f"stat::number_of_executed_units: {count}", flush=True)


def _round(target: str, start: list[bytes], once: Any) -> None:
    limits = settings(
        max_examples=_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    limits(given(spoilt(target, start))(once))()


if __name__ == "__main__":
    main()
