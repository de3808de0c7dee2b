"""Every row of docs/hostile-inputs.md is tried."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kuvauslint.readers import sandbox
from tests.hostile import CASES, PAGE, Case
from tests.hostile_cases import page


@pytest.mark.skipif(sys.platform == "win32", reason="fifos, modes and links are for POSIX")
@pytest.mark.parametrize("row", CASES, ids=lambda row: row.what[:40])
def test_a_hostile_input_gets_what_the_page_says(row: Case, tmp_path: Path) -> None:
    """One row."""
    try:
        row.run(tmp_path)
    finally:
        sandbox.close()


def test_the_page_is_written_from_the_cases() -> None:
    """`python -m tests.hostile_cases` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()
    assert len({row.what for row in CASES}) == len(CASES)
