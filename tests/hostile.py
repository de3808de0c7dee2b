"""A row of docs/hostile-inputs.md is a function that tries an input; what these functions share."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kuvauslint.engine.pipeline import lint
from kuvauslint.model.document import Source
from kuvauslint.model.report import Report
from kuvauslint.readers.formats import kind_of, read
from kuvauslint.rulebook.compiled import rulebook
from tests.fuzz.invariants import OPTIONS, report_holds

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "hostile-inputs.md"
SECONDS = 10.0  # of processor time, on a slow and busy machine; what is measured is far below
HEAD = "kuvauslint: 1\nkieli: fi\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Case(NamedTuple):
    """A row: what is tried, what it gets, how it is tried."""

    group: str
    what: str
    gets: str
    run: Callable[[Path], None]


CASES: list[Case] = []


def case(group: str, what: str, gets: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Make the function a row of the table."""

    def add(function: Callable[[Path], None]) -> Callable[[Path], None]:
        CASES.append(Case(group, what, gets, function))
        return function

    return add


def linted(name: str, data: bytes | str) -> Report:
    """The report of a file with that name, within the bounds, with what must hold for every report."""
    source = Source(name, data.encode() if isinstance(data, str) else data, "")
    source = source._replace(kind=kind_of(name, source.data))
    began = time.process_time()
    report = lint((source,), rulebook(), OPTIONS)
    assert time.process_time() - began < SECONDS
    document = read(source)
    report_holds(report, source, document)
    return report


def refused(name: str, data: bytes | str) -> str:
    """The reason of the one finding of a file that is not read."""
    found = linted(name, data).findings
    assert [finding.rule for finding in found] in (["KL001"], ["KL002"]), found
    return found[0].values.get("reason") or found[0].values["problem"]


def command(
    folder: Path, *arguments: str | bytes, environment: dict[str, str] | None = None, seconds: float = 60
) -> subprocess.CompletedProcess[bytes]:
    """The command as a user runs it; it never shows a traceback."""
    result = subprocess.run(
        [sys.executable, "-m", "kuvauslint", *arguments],
        cwd=folder, capture_output=True, timeout=seconds, check=False, env={**os.environ, **(environment or {})},
    )  # fmt: skip
    assert b"Traceback" not in result.stderr + result.stdout
    assert result.returncode in (0, 1, 2), result.stderr
    return result


def packed(parts: dict[str, bytes | str]) -> bytes:
    """A zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def word(body: str, more: dict[str, bytes | str] | None = None, declaration: str = "") -> bytes:
    """A Word file with that body."""
    xml = f"{declaration}<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed({"word/document.xml": xml, **(more or {})})


def said(text: str) -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
