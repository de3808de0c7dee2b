"""The arguments of `kuvauslint check` as values, however they were read."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kuvauslint.engine.settings import Given

# Options that the configuration knows under another name.
CONFIGURED = {
    "paths": "paths",
    "select": "select",
    "extend_select": "extend-select",
    "ignore": "ignore",
    "profile": "profile",
    "severity": "severity",
    "fail_on": "fail-on",
    "fail_on_likely": "fail-on-likely",
    "lang": "language",
    "baseline": "baseline",
    "model": "model",
    "force_exclude": "force-exclude",
}


class Run(NamedTuple):
    """What only the command line says; `given` is what the configuration may say too.

    `outputs` are the values of --output-format and -o in the order they were given, as
    (`output_format` or `output`, value).
    """

    given: dict[str, Given]
    outputs: tuple[tuple[str, str], ...] = ()
    exit_zero: bool = False
    as_of: date | None = None
    statistics: bool = False
    organisation_type: str | None = None
    stdin_filename: str | None = None
    color: str = "auto"
    no_cache: bool = False
    config: str | None = None
    isolated: bool = False
    show_settings: bool = False
    write_baseline: bool = False
    prune_baseline: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    as_one: bool = False
    counterpart: str | None = None
    jobs: int = 0
    watch: bool = False
    online: bool = False


def names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Rule names from repeated options and comma lists."""
    return tuple(name.strip() for one in values for name in one.split(",") if name.strip())


def origin(option: str) -> str:
    """What the origin of a value of the command line is called."""
    return "paths on the command line" if option == "paths" else "--" + option.replace("_", "-")
