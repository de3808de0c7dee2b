"""The configuration file: finding it, reading it, and telling its faults at their lines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from kuvauslint.errors import ConfigError
from kuvauslint.model.document import is_web_address
from kuvauslint.model.node import Path

NAMES = ("kuvauslint.toml", ".kuvauslint.toml")
PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "kuvauslint")
MAX_BYTES = 1_000_000


class Config(NamedTuple):
    """A configuration file's values; `lines` has the line of each key by its path in `values`."""

    path: str = ""
    values: Mapping[str, Any] = MappingProxyType({})
    lines: Mapping[Path, int] = MappingProxyType({})

    @property
    def folder(self) -> str:
        """The folder that paths and patterns in the file start from; empty without a file."""
        return os.path.dirname(os.path.abspath(self.path)) if self.path else ""

    def line(self, *path: str | int) -> int:
        """The line of a key, or of the nearest table above it."""
        while path and path not in self.lines and (*path, 0) not in self.lines:
            path = path[:-1]
        return self.lines.get(path) or self.lines.get((*path, 0), 1)

    def resolved(self, name: str) -> str:
        """A path in the file, from the folder of the file, as short as it can be told from here; not an address."""
        if is_web_address(name):
            return name
        return shown(os.path.normpath(os.path.join(self.folder, name)))


def shown(path: str) -> str:
    """A path as it is told: from the working folder where that is above it."""
    here = os.getcwd()
    inside = os.path.abspath(path)
    return os.path.relpath(inside, here) if inside.startswith(os.path.join(here, "")) else inside


def find(paths: Iterable[str]) -> str | None:
    """The configuration file that holds for the paths: the nearest one upwards from what they have in common.

    In one folder `kuvauslint.toml` goes before `pyproject.toml`, which counts only with a table
    `[tool.kuvauslint]`. The search ends at the top of a git work tree.
    """
    tops = [
        path if os.path.isdir(path) else os.path.dirname(path)
        for path in paths
        if path != "-" and not is_web_address(path)
    ]
    try:
        folder = os.path.commonpath([os.path.abspath(top) for top in tops] or [os.getcwd()])
    except ValueError:  # two drives
        folder = os.getcwd()
    while True:
        for name in NAMES:
            if os.path.exists(candidate := os.path.join(folder, name)):
                return candidate
        candidate = os.path.join(folder, PYPROJECT)
        if os.path.exists(candidate) and _speaks_to_us(candidate):
            return candidate
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def _speaks_to_us(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"tool.kuvauslint" in file.read(MAX_BYTES)
    except OSError:
        return False


def read(path: str) -> Config:
    """The configuration in a file.

    Raises ConfigError with one line a fault, as `file:line: what is wrong`.
    """
    import tomllib

    from kuvauslint.engine.config_schema import faults
    from kuvauslint.engine.toml_lines import key_lines

    told = shown(path)
    try:
        with open(path, "rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8-sig").replace("\r\n", "\n")
        values = _days_as_text(tomllib.loads(text))
    except OSError as error:
        raise ConfigError(f"{told}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{told}:1: is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax(told, text, error)) from None
    except RecursionError:
        raise ConfigError(f"{told}:1: is nested too deeply") from None
    lines = key_lines(text)
    if os.path.basename(path) == PYPROJECT:
        for name in _TABLE:
            values = values.get(name, {}) if isinstance(values, dict) else {}
        lines = {key[2:]: line for key, line in lines.items() if key[:2] == _TABLE}
    config = Config(told, values if isinstance(values, dict) else {}, lines)
    found = [f"{told}:{config.line(*path)}: {what}" for path, what in faults(values)]
    found += [f"{told}:{config.line(*path)}: {what}" for path, what in _dates(config)] if not found else []
    if found:
        raise ConfigError("\n".join(found))
    return config


def _days_as_text(value: Any) -> Any:
    """The values with TOML's own dates as ISO text, so that `until` may be written either way."""
    if isinstance(value, dict):
        return {key: _days_as_text(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_days_as_text(below) for below in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _dates(config: Config) -> Iterable[tuple[Path, str]]:
    """What looks like a date and is none."""
    from kuvauslint.vocabulary.dates import parse_date

    for i, row in enumerate(config.values.get("suppress", ())):
        if "until" in row and parse_date(row["until"]) is None:
            yield ("suppress", i, "until"), f"{row['until']} is no day of the calendar"


def _syntax(path: str, text: str, error: Exception) -> str:
    """The parser's words with our own marker under the place it names."""
    import re

    said = str(error)
    at = re.search(r"\(at line (\d+), column (\d+)\)", said)
    lines = text.split("\n")
    row, column = (int(at[1]), int(at[2])) if at else (len(lines), len(lines[-1]) + 1)
    what = re.sub(r" \(at .*\)$", "", said)
    source = lines[row - 1] if row <= len(lines) else ""
    return f"{path}:{row}:{column}: no TOML: {what}\n  {source[:120]}\n  {' ' * (min(column, 120) - 1)}^"
