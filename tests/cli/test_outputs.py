"""Several reports in one run: which -o belongs to which format, and where each goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kuvauslint.cli.outputs import Output, as_bytes, paired
from kuvauslint.errors import UsageError

FORMAT, FILE = "output_format", "output"


@pytest.fixture(autouse=True)
def _outside_of_services(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of a service that the tests themselves may run in."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("order", "outputs"),
    [
        ([], [Output("full")]),
        ([(FORMAT, "sarif"), (FILE, "x.sarif"), (FORMAT, "full")], [Output("sarif", "x.sarif"), Output("full")]),
        ([(FILE, "x.sarif"), (FORMAT, "sarif")], [Output("sarif", "x.sarif")]),
        ([(FILE, "x.txt")], [Output("full", "x.txt")]),
        ([(FORMAT, "json"), (FILE, "-")], [Output("json")]),
        (
            [(FORMAT, "full"), (FORMAT, "sarif"), (FILE, "x.sarif"), (FORMAT, "html"), (FILE, "x.html")],
            [Output("full"), Output("sarif", "x.sarif"), Output("html", "x.html")],
        ),
    ],
)
def test_a_file_belongs_to_the_format_before_it(order: list[tuple[str, str]], outputs: list[Output]) -> None:
    """Or, where there is none before it, to the one that follows."""
    assert list(paired(order)) == outputs


@pytest.mark.parametrize(
    "order",
    [
        [(FORMAT, "json"), (FILE, "a"), (FILE, "b")],
        [(FILE, "a"), (FILE, "b")],
        [(FORMAT, "json"), (FILE, "a"), (FILE, "b"), (FORMAT, "sarif"), (FILE, "c"), (FILE, "d")],
    ],
)
def test_a_file_without_a_format_is_wrong_use(order: list[tuple[str, str]]) -> None:
    """A second file for one format is told, never dropped."""
    with pytest.raises(UsageError, match="--output-format is missing"):
        paired(order)


def test_github_is_chosen_in_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    """In GitHub Actions the format is github, where none is asked for and nothing goes to a file."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert paired([]) == (Output("github"),)
    assert paired([], "full") == (Output("full"),)
    assert paired([(FORMAT, "concise")]) == (Output("concise"),)
    assert paired([(FILE, "x.txt")]) == (Output("full", "x.txt"),)


def run(root: Path, folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a folder with the example in it."""
    example = (root / "examples" / "puutteellinen.kuvaus.yaml").read_bytes()
    (folder / "kuvaus.yaml").write_bytes(example)
    words = ("check", "--as-of", "2026-11-22", *words)
    variables = {**os.environ, "PYTHONPATH": str(root / "src"), "LC_ALL": "C", **environment}
    command = [sys.executable, "-m", "kuvauslint", *words]
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, check=False, timeout=60)


def test_each_report_goes_to_its_place(root: Path, tmp_path: Path) -> None:
    """SARIF and HTML to files, the concise text to standard output, the summary to standard error."""
    words = ("--output-format", "sarif", "-o", "x.sarif", "--output-format", "html", "-o", "x.html")
    done = run(root, tmp_path, *words, "--output-format", "concise")
    assert done.returncode == 1
    assert done.stdout.decode().startswith("kuvaus.yaml:")
    results = json.loads((tmp_path / "x.sarif").read_bytes())["runs"][0]["results"]
    assert len(results) == len(done.stdout.decode().splitlines())
    assert (tmp_path / "x.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert done.stderr


def test_a_machine_reads_nothing_but_the_report(root: Path, tmp_path: Path) -> None:
    """JSON on standard output has nothing around it, nor is anything told on standard error."""
    done = run(root, tmp_path, "--output-format", "json")
    assert json.loads(done.stdout)["summary"]["error"] > 0
    assert done.stderr == b""


@pytest.mark.parametrize(
    "words",
    [
        ("--output-format", "json", "--output-format", "sarif"),
        ("--output-format", "json", "-o", "x", "--output-format", "sarif", "-o", "x"),
        ("--output-format", "json", "-o", "no/such/folder/x"),
        ("--output-format", "yaml"),
    ],
)
def test_wrong_use_ends_with_2(root: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Two reports for one place, a folder that is not there, a format that is not known."""
    done = run(root, tmp_path, *words)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_the_environment_names_the_format(root: Path, tmp_path: Path) -> None:
    """KUVAUSLINT_OUTPUT_FORMAT holds where no option is given."""
    assert run(root, tmp_path, KUVAUSLINT_OUTPUT_FORMAT="json").stdout.startswith(b"{")
    assert run(root, tmp_path, "--output-format", "gitlab", KUVAUSLINT_OUTPUT_FORMAT="json").stdout.startswith(b"[")


def test_actions_get_annotations_and_a_summary(root: Path, tmp_path: Path) -> None:
    """In GitHub Actions: annotations with paths below the workspace, and Markdown added to the page of the run."""
    folder = tmp_path / "sub"
    folder.mkdir()
    page = tmp_path / "summary.md"
    page.write_text("before\n", encoding="utf-8")
    workspace = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(page), "GITHUB_WORKSPACE": str(tmp_path)}
    done = run(root, folder, **workspace)
    assert done.stdout.startswith(b"::error file=sub/kuvaus.yaml,line=")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n## ")
    assert "| 28 § 1 mom. 4 kohta |" in text


def test_bytes_of_a_name_that_are_no_text_are_shown() -> None:
    """A file name that is not UTF-8 is written as escapes, which JSON reads too."""
    assert as_bytes(os.fsdecode(b"\xff.yaml")) == b"\\udcff.yaml"
    assert json.loads(as_bytes(json.dumps(os.fsdecode(b"\xff"), ensure_ascii=False))) == "\udcff"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_device_is_one_clear_line() -> None:
    """Standard output that cannot be written is told, and is no bug of ours."""
    example = Path(__file__).parents[2] / "examples" / "puutteellinen.kuvaus.yaml"
    command = [sys.executable, "-m", "kuvauslint", "check", "--as-of", "2026-11-22", "--isolated", str(example)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("kuvauslint: the output cannot be written: ")
