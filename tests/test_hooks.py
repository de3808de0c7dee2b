"""The pre-commit hooks: their patterns, and the real pre-commit on a small repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml

HOOKS = {
    "kuvauslint": {
        True: ["kuvaus.yaml", "a/kuvaus.yml", "kuvaus.json", "kirjasto.kuvaus.yaml", "a/b.kuvaus.json",
               "asiakirjajulkisuuskuvaus.yaml", "docs/asiakirjajulkisuuskuvaus-2026.yml"],
        False: ["mkdocs.yaml", "kuvaukset.yaml", "avainkuvaus.yaml", "kuvaus.txt", "kuvaus.yaml.bak", "data/kuvaus/x.yaml",
                "asiakirjajulkisuuskuvaus.docx", ".github/workflows/kuvauslint.yml"],
    },
    "kuvauslint-project": {
        True: ["kuvaus.yaml", "a/x.kuvaus.yml", "kuvauslint.toml", "pyproject.toml"],
        False: ["mkdocs.yaml", "other.toml", "README.md"],
    },
    "kuvauslint-published": {
        True: ["asiakirjajulkisuuskuvaus.html", "a/Asiakirjajulkisuuskuvaus_2026.docx", "kaupungin-tietovarannot.pdf",
               "beskrivning-av-handlingsoffentlighet.xlsx", "handlingars-offentlighet.md", "tietovarannot.txt"],
        False: ["index.html", "asiakirjajulkisuus/index.html", "kuvaus.yaml", "pöytäkirja.docx", "tietovarannot.png"],
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def hooks(root):
    return {hook["id"]: hook for hook in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


def cases() -> list[tuple[str, str, bool]]:
    return [
        (hook, name, answer)
        for hook, by_answer in HOOKS.items()
        for answer, names in by_answer.items()
        for name in names
    ]


@pytest.mark.parametrize(("hook", "name", "answer"), cases())
def test_a_hook_takes_its_own_files_and_leaves_others(hooks, hook, name, answer):
    assert bool(re.search(hooks[hook]["files"], name)) is answer


def git(folder, *words):
    return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True).stdout


def test_real_pre_commit_fails_and_then_passes(root, tmp_path):
    """try-repo on a small repository: an incomplete description fails, a complete one passes, others are left alone."""
    pre_commit = shutil.which("pre-commit", path=str(os.path.dirname(sys.executable))) or shutil.which("pre-commit")
    if pre_commit is None:
        pytest.skip("pre-commit is not installed")
    repository = tmp_path / "town"
    repository.mkdir()
    git(repository, "init", "-q", "-b", "main")
    git(repository, "config", "user.email", "clerk@esimerkkila.example")
    git(repository, "config", "user.name", "Clerk")
    examples = root / "examples"
    (repository / "kuvaus.yaml").write_bytes((examples / "puutteellinen.kuvaus.yaml").read_bytes())
    (repository / "other.yaml").write_text("a: [1, 2\n", encoding="utf-8")
    (repository / "notes.txt").write_text("Ei kuvaus.\n", encoding="utf-8")
    git(repository, "add", "-A")

    def run():
        # both hooks at once, in one environment; the third needs the libraries of documents
        command = [pre_commit, "try-repo", str(root), "--all-files", "--verbose"]
        environment = {**os.environ, "SKIP": "kuvauslint-published", "KUVAUSLINT_AS_OF": "2026-11-22"}
        done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False, env=environment)
        states = re.findall(r"^kuvauslint \((.+?)\)\.+(?:\x1b\[\S*?m)?(Failed|Passed)", done.stdout, re.MULTILINE)
        return done, dict(states)

    failed, states = run()
    assert states == {"changed descriptions": "Failed", "all descriptions": "Failed"}, failed.stdout + failed.stderr
    assert failed.returncode == 1
    assert "kuvaus.yaml:" in failed.stdout
    assert "other.yaml" not in failed.stdout
    assert "notes.txt" not in failed.stdout
    (repository / "kuvaus.yaml").write_bytes((examples / "taydellinen.kuvaus.yaml").read_bytes())
    git(repository, "add", "-A")
    passed, states = run()
    assert states == {"changed descriptions": "Passed", "all descriptions": "Passed"}, passed.stdout + passed.stderr
    assert passed.returncode == 0
