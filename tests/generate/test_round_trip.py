"""Generated descriptions, written in every format, read back and scored."""

from __future__ import annotations

import collections
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.generate.families import FAMILIES
from tests.generate.formats import FORMATS, TABLE_FORMATS, write
from tests.generate.reading import Case, missing, page_of, read_back, run
from tests.generate.score import add, f1, mean, score
from tests.generate.truth import FIELDS
from tests.generate.wordlists import LANGUAGES

if TYPE_CHECKING:
    import pathlib

WANTED = 0.95
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


@pytest.mark.parametrize("kind", FORMATS)
def test_round_trip(kind: str) -> None:
    """What was written is read, whatever the layout family and the language."""
    if missing(kind):
        pytest.skip(f"cannot be read back yet: {missing(kind)}")
    cases = [run(seed, kind, list(FAMILIES), LANGS) for seed in range(COUNTS[kind])]
    crashed = [f"--seed {c.seed} --formats {c.kind}: {c.error}" for c in cases if c.error]
    assert not crashed, crashed[:3]
    assert mean(total(cases)) >= WANTED, worst(cases)
    families = collections.Counter(c.family for c in cases)
    assert len(families) == (1 if kind in TABLE_FORMATS else len(FAMILIES))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_pdf_round_trip(tmp_path: pathlib.Path) -> None:
    """Word files that LibreOffice prints to PDF are read as well, in one call for all."""
    if missing("pdf"):
        pytest.skip(f"cannot be read back yet: {missing('pdf')}")
    pages = {f"{seed}": page_of(seed, list(FAMILIES), LANGS) for seed in range(PDFS)}
    for name, (_, _, lines, _) in pages.items():
        (tmp_path / f"{name}.docx").write_bytes(write(lines, "docx", int(name)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(p) for p in sorted(tmp_path.glob("*.docx"))]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    tallies = {f: [0, 0, 0] for f in FIELDS}
    for name, (_, _, _, truth) in pages.items():
        data = (tmp_path / f"{name}.pdf").read_bytes()
        add(tallies, score(read_back(f"{name}.pdf", "pdf", data), truth))
    assert mean(tallies) >= WANTED, {f: f1(t) for f, t in tallies.items()}
