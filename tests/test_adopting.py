"""The walk through of docs/adopting.md, command by command, with real git and the real pre-commit."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BLOCK = re.compile(r"^```sh(?: exits=(\d))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
# The doc's hook comes from a repository; here the same command is run from this checkout.
LOCAL = """repos:
  - repo: local
    hooks:
      - id: kuvauslint
        name: kuvauslint
        entry: kuvauslint check
        language: system
        files: kuvaus\\.yaml$
END
"""


@pytest.fixture
def town(root: Path, tmp_path: Path) -> dict[str, str]:
    """A repository with an old description, and the environment to run in it."""
    pre_commit = shutil.which("pre-commit", path=str(Path(sys.executable).parent)) or shutil.which("pre-commit")
    if pre_commit is None:
        pytest.skip("pre-commit is not installed")
    commands = tmp_path / "bin"
    commands.mkdir()
    shim = commands / "kuvauslint"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kuvauslint "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    (commands / "pre-commit").symlink_to(pre_commit)
    repository = tmp_path / "town"
    repository.mkdir()
    shutil.copy(root / "tests" / "data" / "old" / "kuvaus.yaml", repository)
    environment = {
        **{
            name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "KUVAUSLINT_", "GITHUB_"))
        },
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(root / "src"),
        "HOME": str(tmp_path),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "KUVAUSLINT_CACHE_DIR": str(tmp_path / "cache"),
        "KUVAUSLINT_AS_OF": "2026-11-22",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "WHERE": str(repository),
    }
    for words in (
        ["init", "-q", "-b", "main"],
        ["config", "user.email", "c@mallila.example"],
        ["config", "user.name", "C"],
    ):
        subprocess.run(["git", *words], cwd=repository, env=environment, check=True)
    subprocess.run("git add -A && git commit -q -m 2021", shell=True, cwd=repository, env=environment, check=True)
    return environment


def baseline(town: dict[str, str]) -> dict[str, object]:
    data: dict[str, object] = json.loads(Path(town["WHERE"], "kuvauslint-baseline.json").read_text(encoding="utf-8"))
    return data


def test_every_command_of_the_walk_through_ends_as_told(root: Path, town: dict[str, str]) -> None:
    """Each block exits as the page says; the outputs show at least 40 findings, one new gap, and a shrinking baseline."""
    page = (root / "docs" / "adopting.md").read_text(encoding="utf-8")
    outputs: list[str] = []
    sizes: list[int] = []
    for exits, commands in BLOCK.findall(page):
        script = re.sub(r"^repos:\n.*?^END\n", lambda _: LOCAL, commands, flags=re.MULTILINE | re.DOTALL)
        result = subprocess.run(
            ["bash", "-eu", "-c", script], cwd=town["WHERE"], env=town, capture_output=True, text=True, check=False
        )
        outputs.append(result.stdout + result.stderr)
        assert result.returncode == int(exits or 0), f"{script}\n{outputs[-1]}"
        if Path(town["WHERE"], "kuvauslint-baseline.json").exists():
            sizes.append(len(baseline(town)["findings"]))  # type: ignore[arg-type]
    assert sizes[0] >= 40
    assert baseline(town)["started"] == sizes[0]
    assert sizes[-1] <= sizes[0] - 20
    gap = next(text for text in outputs if "Arkiston tietovaranto" in text)
    assert {line.split(":")[0] for line in gap.splitlines() if " KL" in line and "virhe" in line} == {"kuvaus.yaml"}
    assert not re.search(r"KL\d+ virhe.*(Kirjaston|Sataman|Vesihuollon)", gap)
    assert "KL091" in outputs[-1]
    assert "Matkailun" in outputs[-1]
    assert any(re.search(rf"Lähtötason {sizes[0]} havainnosta on korjattu [1-9]", text) for text in outputs)
