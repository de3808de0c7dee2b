"""Loads the data files under rules/: words, facts and rules."""

from __future__ import annotations

from functools import cache
from typing import Any

from kuvauslint.resources import data_path


@cache
def load(name: str) -> Any:
    """The contents of a data file under `rules/`, as `load("vocabulary/labels")`.

    The value is shared by all callers and must not be changed.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(data_path("rules", *f"{name}.yaml".split("/")), "rb") as file:  # noqa: PTH123
        return yaml.load(file, loader)  # noqa: S506 - a safe loader
