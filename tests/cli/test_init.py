"""`kuvauslint init`: what is written is valid, fails for what is missing, and nothing is ever overwritten."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from kuvauslint.cli.init import Answers, command, description, template
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

DAY = date(2026, 11, 22)


def found(text: str) -> list[tuple[str, int | None]]:
    report = lint([Source("kuvaus.yaml", text.encode(), "yaml")], rulebook(), Options(Choice(), DAY))
    return [(finding.rule, finding.place.line) for finding in report.findings]


@pytest.mark.parametrize(
    ("language", "kind", "search_keys"),
    [("fi", "kunta", "hakutekijät"), ("sv", "kommun", "söktermer"), ("en", "municipality", "search_keys")],
)
def test_a_new_description_lacks_only_what_nobody_told(language: str, kind: str, search_keys: str) -> None:
    """It has the form of a description in each key language, and what is empty is found, not what is there."""
    canonical = {"kunta": "municipality", "kommun": "municipality"}.get(kind, kind)
    text = description(Answers(language, "Mallila", canonical, "Johto", "kirjaamo@mallila.example"), DAY)
    rules = {rule for rule, _ in found(text)}
    assert {"KL140", "KL150", "KL130", "KL110"} <= rules
    assert not {rule for rule in rules if rule.startswith("KL0")}
    assert not rules & {"KL102", "KL120", "KL121", "KL801"}
    assert f"  {search_keys}: []" in text


def test_each_field_is_explained_above_it() -> None:
    """Every top-level key has its explanation as a comment on the line before it."""
    lines = description(Answers("fi", "", "", "", ""), DAY).splitlines()
    keys = [number for number, line in enumerate(lines) if line and line[0].isalpha()]
    assert len(keys) == 8
    assert all(lines[number - 1].startswith("# ") for number in keys)


def invoke(folder: Path, *words: str) -> str:
    result = CliRunner().invoke(command, [str(folder), *words], standalone_mode=False)
    assert result.exception is None, result.output
    assert result.return_value == 0
    return result.output


def test_everything_is_written_on_request(tmp_path: Path) -> None:
    """The description, the hook and the workflow; without a terminal nothing is asked."""
    invoke(tmp_path, "--organisation", 'Malli: "x" #1', "--type", "kunta", "--pre-commit", "--ci", "github")
    data = yaml.safe_load((tmp_path / "kuvaus.yaml").read_text(encoding="utf-8"))
    assert data["tiedonhallintayksikkö"]["nimi"] == 'Malli: "x" #1'
    assert (tmp_path / ".pre-commit-config.yaml").is_file()
    assert (tmp_path / ".github" / "workflows" / "kuvauslint.yml").is_file()
    assert not (tmp_path / ".gitlab-ci.yml").exists()


def test_only_the_description_is_written_without_a_request(tmp_path: Path) -> None:
    """No hook and no job that nobody asked for."""
    invoke(tmp_path / "new")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["kuvaus.yaml"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """Files that are there stay byte for byte; what would have been written is told."""
    names = ("kuvaus.yaml", ".pre-commit-config.yaml", ".gitlab-ci.yml")
    for name in names:
        (tmp_path / name).write_text("mine\n", encoding="utf-8")
    told = invoke(tmp_path, "--pre-commit", "--ci", "gitlab")
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in names} == {"mine\n"}
    assert "check-descriptions:" in told
    assert "id: kuvauslint" in told


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")
def test_in_a_terminal_it_asks_in_the_language(root: Path, tmp_path: Path) -> None:
    """The questions are in Swedish, so are yes and no, and an answer that is neither is asked again."""
    import pty

    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "kuvauslint", "init", str(tmp_path), "--lang", "sv"]
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "LC_ALL": "C.UTF-8"}
    child = subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    os.write(ours, b"Exempelby kommun\nkommun\n\nregistrator@exempelby.example\nkanske\nja\ngitlab\n")
    told = b""
    while child.poll() is None or select.select([ours], [], [], 0.2)[0]:
        try:
            told += os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
    assert child.wait(20) == 0, told.decode()
    os.close(ours)
    assert "Typ av organisation" in told.decode()
    text = (tmp_path / "kuvaus.yaml").read_text(encoding="utf-8")
    assert "  namn: Exempelby kommun\n" in text
    assert "  e-post: registrator@exempelby.example\n" in text
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        "kuvaus.yaml",
    ]


def test_an_unknown_type_is_wrong_use(tmp_path: Path) -> None:
    """The known types are told, and no file is written."""
    result = CliRunner().invoke(command, [str(tmp_path), "--type", "kylä"], standalone_mode=False)
    assert "known: " in str(result.exception)
    assert "kunta" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_the_hook_takes_the_files_of_the_published_hook(root: Path) -> None:
    """The hook that init writes goes by the same names as .pre-commit-hooks.yaml."""
    published = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    written = yaml.safe_load(template("pre-commit.yaml"))["repos"][0]["hooks"][0]
    hook = next(hook for hook in published if hook["id"] == "kuvauslint")
    assert {key: written[key] for key in ("files", "entry", "language", "require_serial")} == {
        key: hook[key] for key in ("files", "entry", "language", "require_serial")
    }
