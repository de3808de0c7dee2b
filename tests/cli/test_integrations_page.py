"""The commands of docs/integrations.md run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kuvauslint.reporters import REPORTERS

PAGE = Path(__file__).parents[2] / "docs" / "integrations.md"
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_page_runs(line: str, root: Path, tmp_path: Path) -> None:
    """Each command does what it is there for: 1 where the unfinished example is checked, else 0."""
    name, *words = shlex.split(line)
    assert name == "kuvauslint"
    if words[0] == "check":
        shutil.copy(root / "examples" / "puutteellinen.kuvaus.yaml", tmp_path / "kuvaus.yaml")
    if words == ["completion", "bash"] and shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-m", "kuvauslint", *words]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=60)
    assert done.returncode == (1 if words[0] == "check" else 0), done.stderr
    for file in re.findall(r"-o (\S+)", line):
        assert (tmp_path / file).stat().st_size > 0


def test_the_page_tells_of_every_format() -> None:
    """One row of the table for each format, and none for another."""
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(REPORTERS)


def test_the_page_uses_the_inputs_that_the_action_has(root: Path) -> None:
    """The inputs in the example are inputs of action.yml."""
    block = next(
        b for b in re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL) if "uses:" in b
    )
    steps = yaml.safe_load(block)["jobs"]["kuvauslint"]["steps"]
    known = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert set(steps[1]["with"]) <= set(known)
