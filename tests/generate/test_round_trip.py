"""Generated descriptions, written in every format, read back and scored."""

from __future__ import annotations

import collections

import pytest

from tests.generate.families import FAMILIES
from tests.generate.formats import FORMATS, TABLE_FORMATS
from tests.generate.printed import run_printed, unprintable
from tests.generate.reading import Case, missing, run
from tests.generate.score import add, mean
from tests.generate.truth import FIELDS
from tests.generate.wordlists import LANGUAGES

WANTED = 0.95  # over all formats
EACH = 0.90  # for each of them
COUNTS = {"txt": 160, "md": 90, "html": 120, "csv": 30, "docx": 50, "odt": 50, "xlsx": 30}
PDFS = 20
LANGS = list(LANGUAGES)


def total(cases: list[Case]) -> dict[str, list[int]]:
    """Add up the tallies."""
    out = {f: [0, 0, 0] for f in FIELDS}
    for case in cases:
        add(out, case.tally)
    return out


def worst(cases: list[Case]) -> str:
    """Tell how the lowest documents are reproduced."""
    low = sorted(cases, key=lambda c: mean(c.tally))[:5]
    return "; ".join(f"--seed {c.seed} --formats {c.kind} {c.family} {c.lang} {mean(c.tally):.2f}" for c in low)


@pytest.fixture(scope="module")
def read_cases() -> dict[str, list[Case]]:
    """Read back some documents of every format that can be read, once for all tests."""
    readable = [kind for kind in FORMATS if not missing(kind)]
    return {kind: [run(seed, kind, list(FAMILIES), LANGS) for seed in range(COUNTS[kind])] for kind in readable}


@pytest.mark.parametrize("kind", FORMATS)
def test_round_trip(kind: str, read_cases: dict[str, list[Case]]) -> None:
    """No format loses much, and nothing that was written makes the program fall over."""
    if kind not in read_cases:
        pytest.skip(f"cannot be read back yet: {missing(kind)}")
    cases = read_cases[kind]
    crashed = [f"--seed {c.seed} --formats {c.kind}: {c.error}" for c in cases if c.error]
    assert not crashed, crashed[:3]
    assert mean(total(cases)) >= EACH, worst(cases)
    families = collections.Counter(c.family for c in cases)
    assert len(families) == (1 if kind in TABLE_FORMATS else len(FAMILIES))


def test_all_formats_together(read_cases: dict[str, list[Case]]) -> None:
    """What was written is read, whatever the format, the layout family and the language."""
    if len(read_cases) < len(FORMATS):
        pytest.skip(f"some formats cannot be read back yet: {missing(next(k for k in FORMATS if missing(k)))}")
    cases = [case for some in read_cases.values() for case in some]
    assert mean(total(cases)) >= WANTED, worst(cases)


@pytest.mark.skipif(bool(unprintable()), reason=unprintable())
def test_pdf_round_trip() -> None:
    """Word files that LibreOffice prints to PDF are read as well, in one call for all."""
    cases = run_printed(range(PDFS), list(FAMILIES), LANGS)
    assert not [case.error for case in cases if case.error]
    assert mean(total(cases)) >= EACH, worst(cases)
