"""Every row of docs/hostile-inputs.md is tried."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kuvauslint.model.document import Source
from kuvauslint.readers import sandbox
from tests import hostile_large
from tests.hostile import CASES, PAGE, Case
from tests.hostile_cases import page


@pytest.mark.skipif(sys.platform == "win32", reason="fifos, modes and links are for POSIX")
@pytest.mark.parametrize("row", CASES, ids=lambda row: row.what[:40])
def test_a_hostile_input_gets_what_the_page_says(row: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One row, on one day: what is told of old dates must not grow with the years."""
    monkeypatch.setenv("KUVAUSLINT_AS_OF", "2026-11-22")
    try:
        row.run(tmp_path)
    finally:
        sandbox.close()


def test_the_page_is_written_from_the_cases() -> None:
    """`python -m tests.hostile_cases` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()
    assert len({row.what for row in CASES}) == len(CASES)


def test_what_is_quadratic_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The count of lines can fail: a loop within a loop is told, one loop is not."""
    loops = "def twice(n):\n    for _ in range(n):\n        for _ in range(n):\n            pass\n"
    loops += "def once(n):\n    for _ in range(n * 100):\n        pass\n"
    made: dict[str, Callable[[int], None]] = {}
    exec(compile(loops, f"{hostile_large.OURS}/loops.py", "exec"), made)

    def both(sources: tuple[Source, ...], *_: object) -> None:
        made["once"](len(sources[0].data))
        made["twice"](len(sources[0].data))

    monkeypatch.setattr(hostile_large, "lint", both)
    monkeypatch.setattr(hostile_large, "REPORTS", ())
    (told,) = hostile_large.steep(("a.txt", lambda size: "x" * size))
    assert ":twice " in told
