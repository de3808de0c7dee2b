"""Fixtures that all tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browsers import axe, browser  # noqa: F401 - fixtures

ROOT = Path(__file__).parent.parent

# Nothing is judged by seconds: on a busy machine an example may take longer than hypothesis allows by itself.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of published documents with labelled truth."""
    folder = os.environ.get("KUVAUSLINT_CORPUS")
    if not folder or not Path(folder, "published").is_dir():
        pytest.skip("KUVAUSLINT_CORPUS names no folder of published documents")
    return Path(folder)


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built through the sdist as a release is."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(root)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return next(folder.glob("*.whl"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update`: write the expected outputs anew."""
    parser.addoption("--update", action="store_true", default=False, help="write the expected outputs anew")
