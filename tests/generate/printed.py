"""Word files printed to PDF by LibreOffice, many in one call, then read back and scored like every other format."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import tempfile
from typing import TYPE_CHECKING

from tests.generate.formats import write
from tests.generate.reading import Case, missing, page_of, read_back
from tests.generate.score import differences, score

if TYPE_CHECKING:
    from collections.abc import Iterable

AT_ONCE = 100  # files in one call
LONGEST = 600  # seconds of a call


def unprintable() -> str:
    """Why PDFs cannot be made or read here; empty when they can."""
    return "no soffice" if shutil.which("soffice") is None else missing("pdf")


def printed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Each Word file as a PDF, by its name, in one call of LibreOffice."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for stem, data in files.items():
            (folder / f"{stem}.docx").write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        paths = [str(path) for path in sorted(folder.glob("*.docx"))]
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, *paths]
        subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
        return {stem: (folder / f"{stem}.pdf").read_bytes() for stem in files}


def run_printed(seeds: Iterable[int], families: list[str], langs: list[str], rare: float = 0.15) -> list[Case]:
    """Generate, print, read back and score the documents of these seeds."""
    wanted, out = list(seeds), []
    for start in range(0, len(wanted), AT_ONCE):
        pages = {seed: page_of(seed, families, langs, rare) for seed in wanted[start : start + AT_ONCE]}
        files = printed({str(seed): write(page[2], "docx", seed) for seed, page in pages.items()})
        for seed, (family, lang, _, truth) in pages.items():
            plain, error = {}, ""
            try:
                plain = read_back(f"{seed}.pdf", "pdf", files[str(seed)])
            except Exception as exception:  # noqa: BLE001 (a crash is a result of the sweep: the seed is told)
                error = f"{type(exception).__name__}: {exception}"
            wrong = tuple(differences(plain, truth))
            out.append(Case(seed, family, lang, "pdf", score(plain, truth), error, wrong))
    return out
