"""The plain forms of `kuvauslint check`, read without click.

Importing click takes longer than checking a file. The arguments that hooks and people write most are
read here; whatever is not plainly one of them (help, an abbreviation, a fault, an environment
variable of ours, another option) is left to click, which stays the authority: a test holds the two
against each other.
"""

from __future__ import annotations

import os

from kuvauslint.cli.arguments import CONFIGURED, Run, names, origin
from kuvauslint.engine.settings import Given
from kuvauslint.model.finding import LANGUAGES, LEVELS
from kuvauslint.reporters import REPORTERS
from kuvauslint.rulebook.rule import PROFILES

FLAGS = ("exit_zero", "isolated", "no_cache", "statistics")
CHOICES = {
    "profile": frozenset(PROFILES),
    "fail_on": frozenset(LEVELS),
    "lang": frozenset(LANGUAGES),
    "output_format": frozenset(REPORTERS),
}
# What the environment may set of the options; a test holds it against click's.
MIRRORS = frozenset(f"KUVAUSLINT_{name.upper()}" for name in (*CONFIGURED, *Run._fields, "output_format"))
LISTS = ("select", "extend_select", "ignore")


def run_of(arguments: list[str]) -> Run | None:
    """The run that the arguments ask for; None where click must read them."""
    if arguments[:1] != ["check"] or not MIRRORS.isdisjoint(os.environ):
        return None
    read = _read(arguments[1:])
    return None if read is None else _run(*read)


def _read(arguments: list[str]) -> tuple[dict[str, list[str]], list[str]] | None:
    """The values of each option, and the paths; None for anything that is not plain."""
    values: dict[str, list[str]] = {}
    paths: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-") or argument == "-":
            paths.append(argument)
            continue
        flag, equals, value = argument.partition("=")
        name = flag[2:].replace("-", "_") if flag.startswith("--") and "_" not in flag else ""
        if name in FLAGS and not equals:
            values.setdefault(name, []).append("")
            continue
        if name not in CHOICES and name not in LISTS and name != "as_of":
            return None
        if not equals:
            value = next(rest, "")
        if not value or (value.startswith("-") and not equals):
            return None
        if name in CHOICES and value not in CHOICES[name]:
            return None
        values.setdefault(name, []).append(value)
    return values, paths


def _run(values: dict[str, list[str]], paths: list[str]) -> Run | None:
    from kuvauslint.vocabulary.dates import parse_date

    day = parse_date(values["as_of"][-1]) if "as_of" in values else None
    if day is None and "as_of" in values:
        return None
    given: dict[str, Given] = {}
    if paths:
        given["paths"] = Given(tuple(paths), origin("paths"))
    for name in LISTS:
        chosen = names(tuple(values.get(name, ())))
        if chosen:
            given[CONFIGURED[name]] = Given(chosen, origin(name))
    for name in ("profile", "fail_on", "lang"):
        if name in values:
            given[CONFIGURED[name]] = Given(values[name][-1], origin(name))
    outputs = tuple(("output_format", form) for form in values.get("output_format", ()))
    return Run(
        given,
        outputs,
        "exit_zero" in values,
        day,
        "statistics" in values,
        no_cache="no_cache" in values,
        isolated="isolated" in values,
    )
