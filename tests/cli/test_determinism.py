"""The same input gives the same bytes, wherever and however the command is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FORMATS = ("full", "json", "sarif", "html")
PLACES = [
    {"PYTHONHASHSEED": "0"},
    {"PYTHONHASHSEED": "4294967295", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "7", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "99", "LC_ALL": "fi_FI.ISO-8859-1", "TZ": "America/Los_Angeles", "PYTHONCOERCECLOCALE": "0"},
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of descriptions of several kinds."""
    root = Path(__file__).parent.parent.parent
    folder = tmp_path_factory.mktemp("same")
    for name in ("puutteellinen", "kaksikielinen", "svensk"):
        shutil.copy(root / "examples" / f"{name}.kuvaus.yaml", folder)
    for path in sorted((root / "examples" / "published").glob("*.txt"))[:2]:
        shutil.copy(path, folder)
    return folder


def printed(folder: Path, form: str, *names: str, **environment: str) -> bytes:
    """What the command prints."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LC_", "LANG", "KUVAUSLINT_", "GITHUB_", "CI_"))
    }
    command = [
        sys.executable,
        "-m",
        "kuvauslint",
        "check",
        "--profile",
        "strict",
        "--as-of",
        "2026-11-22",
        "--output-format",
        form,
        *names,
    ]
    result = subprocess.run(
        command, cwd=folder, capture_output=True, timeout=120, check=False, env={**clean, **environment}
    )
    assert result.returncode == 1, result.stderr
    return result.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_seed_locale_and_time_zone_change_nothing(form: str, files: Path) -> None:
    """Byte for byte."""
    names = sorted(os.listdir(files))
    first, *others = (printed(files, form, *names, **place) for place in PLACES)
    assert first
    for other in others:
        assert other == first


def test_the_order_of_arguments_is_the_order_of_the_report_and_nothing_else(files: Path) -> None:
    """Each file's part is the same."""
    names = sorted(os.listdir(files))
    forwards, backwards = (json.loads(printed(files, "json", *order)) for order in (names, names[::-1]))
    assert [one["file"] for one in forwards["documents"]] == names
    assert backwards["documents"] == forwards["documents"][::-1]
    for name in names:
        own = [[f for f in report["findings"] if f["location"]["file"] == name] for report in (forwards, backwards)]
        assert own[0] == own[1]
    name = "puutteellinen.kuvaus.yaml"
    alone = json.loads(printed(files, "json", name))
    assert alone["findings"]
    assert alone["findings"] == [f for f in forwards["findings"] if f["location"]["file"] == name]


def test_the_working_folder_changes_nothing(files: Path, tmp_path: Path) -> None:
    """With absolute names; a file named twice is checked once."""
    names = [str(files / name) for name in sorted(os.listdir(files))]
    here, there = (printed(folder, "json", *names) for folder in (files, tmp_path))
    assert here == there
    assert printed(tmp_path, "json", *names, *names) == here


def test_standard_output_and_a_file_have_the_same_bytes(files: Path, tmp_path: Path) -> None:
    """-o writes what would be printed."""
    name = str(files / "puutteellinen.kuvaus.yaml")
    for form in FORMATS:
        out = tmp_path / f"out.{form}"
        command = [
            sys.executable,
            "-m",
            "kuvauslint",
            "check",
            "--profile",
            "strict",
            "--as-of",
            "2026-11-22",
            "--output-format",
            form,
            "-o",
            str(out),
            name,
        ]
        subprocess.run(command, capture_output=True, timeout=120, check=False)
        assert out.read_bytes() == printed(tmp_path, form, name)


def test_jobs_and_the_cache_change_nothing(files: Path, tmp_path: Path) -> None:
    """Enough files for several processes; with one, two and as many as there are, cold and from the cache."""
    names = [str(files / name) for name in sorted(os.listdir(files))]
    for n in range(30):
        copy = tmp_path / f"{n:02}.kuvaus.yaml"
        text = (files / "puutteellinen.kuvaus.yaml").read_text(encoding="utf-8")
        copy.write_text(text.replace("Nuoriso", f"Nuoriso {n}"), encoding="utf-8")
        names.append(str(copy))
    cache = {"KUVAUSLINT_CACHE_DIR": str(tmp_path / "cache")}
    first = printed(tmp_path, "json", "--no-cache", "--jobs", "1", *names, **cache)
    for jobs in ("2", "0", "1"):
        assert printed(tmp_path, "json", "--jobs", jobs, *names, **cache) == first
        assert printed(tmp_path, "json", "--jobs", jobs, *names[::-1], **cache) != first, "the order is the arguments'"
        assert printed(tmp_path, "json", "--no-cache", "--jobs", jobs, *names, PYTHONHASHSEED=jobs) == first
