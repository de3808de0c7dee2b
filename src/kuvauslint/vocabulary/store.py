"""Loads the data files under rules/: words and facts."""

from __future__ import annotations

from functools import cache
from typing import Any

from kuvauslint.resources import compiled, data_path


@cache
def load(name: str) -> Any:
    """The contents of a data file under `rules/`, as `load("vocabulary/labels")`; dates are texts.

    The value is shared by all callers and must not be changed.
    """
    part = name.replace("/", ".")
    return compiled(part, lambda: {part: from_yaml(name)})


def from_yaml(name: str) -> Any:
    """The data file as its YAML has it, not from any cache."""
    import json

    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(data_path("rules", *f"{name}.yaml".split("/")), "rb") as file:
        data = yaml.load(file, loader)  # noqa: S506 - a safe loader
    return json.loads(json.dumps(data, default=str))  # the same shape as from the compiled form
