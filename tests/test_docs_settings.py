"""What docs/configuration.md and docs/suppression.md show is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from kuvauslint.engine.config_schema import CONFIG_SCHEMA, faults
from kuvauslint.engine.plugins import DECLARATIVE
from kuvauslint.engine.suppress import SCOPES
from kuvauslint.rulebook.foreign import completed, shape_faults


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", ["configuration.md", "suppression.md"])
def test_every_toml_block_is_a_valid_configuration(root: Path, page: str) -> None:
    for text in blocks(root / "docs" / page, "toml"):
        values = tomllib.loads(text)
        if "project" not in values:
            assert list(faults(values)) == []


def test_all_settings_are_shown(root: Path) -> None:
    shown = tomllib.loads(blocks(root / "docs" / "configuration.md", "toml")[1])
    assert set(shown) == set(CONFIG_SCHEMA["properties"])


def test_the_rule_shown_is_one_and_all_checks_are_listed(root: Path) -> None:
    page = root / "docs" / "configuration.md"
    (text,) = blocks(page, "yaml")
    rule = yaml.safe_load(text)
    assert list(shape_faults(rule)) == []
    assert completed(rule)["message"]["sv"]
    assert set(re.findall(r"^\| `(core\.\w+)`", page.read_text(encoding="utf-8"), re.MULTILINE)) == set(DECLARATIVE)


def test_all_comments_are_listed(root: Path) -> None:
    page = (root / "docs" / "suppression.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)\[…\]`", page, re.MULTILINE)) == set(SCOPES)
