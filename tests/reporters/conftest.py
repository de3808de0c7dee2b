"""The reporters are tested over a small rulebook of their own."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kuvauslint.rulebook import compiled
from kuvauslint.rulebook.book import rule_of

HERE = Path(__file__).parent


@functools.cache
def made() -> dict[str, Any]:
    rules = yaml.safe_load((HERE / "rules.yaml").read_text(encoding="utf-8"))
    rows = [list(rule_of(data)) for data in rules]
    return {"rulebook": rows} | {f"rule.{data['id']}": data for data in rules}


@pytest.fixture
def small_rulebook(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only the rules of rules.yaml."""
    forget()
    monkeypatch.setattr(compiled, "compiled", lambda name, _: made()[name])
    yield
    forget()


def forget() -> None:
    compiled.add_rules(())
    compiled._own_rulebook.cache_clear()
    compiled.rule_texts.cache_clear()
