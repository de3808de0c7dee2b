"""Rules beside those that come with kuvauslint: rule files of the project, and installed packages.

Rule files that a configuration names may use the checks of kuvauslint.checks.core only, so that a
repository cannot run code of its own. A package is code that someone installed: it is loaded when a
configuration names it, from the entry points `kuvauslint.rules`; its rules are the YAML files in
its folder `rules`, and their checks are looked up in its own `checks`.
"""

from __future__ import annotations

import os
from glob import glob
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kuvauslint.engine.rule_paths import path_faults, slot_faults
from kuvauslint.errors import ConfigError, RulebookError
from kuvauslint.rulebook.book import rule_of, text_of
from kuvauslint.rulebook.load import load_rules, rule_files_in
from kuvauslint.rulebook.rule import Rule, RuleText

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.metadata import EntryPoint

GROUP = "kuvauslint.rules"
DECLARATIVE = tuple(f"core.{name}" for name in ("present", "absent", "matches", "one_of", "unique", "count"))

Added = tuple[Rule, RuleText]


class Package(NamedTuple):
    """An installed package of rules: its entry point's name, its distribution, its folder and module."""

    name: str
    distribution: str
    folder: str
    module: str


def load_added(patterns: Iterable[str], packages: Iterable[str]) -> tuple[Added, ...]:
    """The rules of the project's files and of the named packages.

    Raises ConfigError for a pattern that fits no file and a package that is not installed, RulebookError
    with one line a fault for rules that cannot be used.
    """
    added = [*project_rules(files_of(patterns))]
    for name in packages:
        added += package_rules(find_package(name))
    return _distinct(added)


def _distinct(added: list[Added]) -> tuple[Added, ...]:
    seen: set[str] = set()
    for rule, _ in added:
        for name in (rule.id, rule.name):
            if name in seen:
                raise RulebookError(f"{rule.id} {rule.name}: another rule has that id or name")
            seen.add(name)
    return tuple(added)


def files_of(patterns: Iterable[str]) -> list[Path]:
    """The files that patterns name, in order and each once; a folder stands for the rule files below it."""
    out: dict[str, Path] = {}
    for pattern in patterns:
        found = sorted(glob(pattern, recursive=True))
        if not found:
            raise ConfigError(f"rules: no file fits {pattern!r}")
        named = [
            path for name in found for path in ([Path(name)] if os.path.isfile(name) else rule_files_in(Path(name)))
        ]
        if not named:
            raise ConfigError(f"rules: no rule file in {pattern!r}")
        for path in named:
            out.setdefault(os.path.realpath(path), path)
    return list(out.values())


def project_rules(files: list[Path]) -> list[Added]:
    """The rules in files of a project, which name only declarative checks."""
    rows = load_rules(files, own=False)
    faults = []
    for path, data in zip(files, rows, strict=True):
        check = data.get("check", "")
        if check not in DECLARATIVE:
            faults.append(f"{path}: check {check!r} is none of {', '.join(DECLARATIVE)}")
        elif data.get("fix"):
            faults.append(f"{path}: a rule of a project has no fix")
        else:
            faults += [f"{path}: {fault}" for fault in declared_faults(data)]
    if faults:
        raise RulebookError("\n".join(faults))
    return [(rule_of(data), text_of(data)) for data in rows]


def declared_faults(data: dict[str, Any]) -> list[str]:
    """What is wrong with a rule of a declarative check: its options, its fields, the facts its message names."""
    options = data.get("with") or {}
    found = [
        *option_faults(data["check"], options),
        *path_faults(data.get("select", "description"), options),
        *slot_faults(data["check"], data["message"]),
    ]
    return list(dict.fromkeys(found))  # a message in one language stands for all


def option_faults(check: str, options: dict[str, Any]) -> list[str]:
    """What is wrong with the options that a rule gives its check."""
    import inspect

    from kuvauslint.engine.run import load_check

    known = {
        name: parameter
        for name, parameter in inspect.signature(load_check(check)).parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    }
    out = [f"{check} has no option {name!r}; its options: {', '.join(known)}" for name in options if name not in known]
    missing = [n for n, one in known.items() if one.default is inspect.Parameter.empty and n not in options]
    return out + [f"{check} needs the option {name!r}" for name in missing]


def find_package(name: str) -> Package:
    """The installed package with that entry point."""
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=GROUP, name=name), key=lambda one: one.value)
    if not found:
        known = ", ".join(sorted(entry_points(group=GROUP).names)) or "none"
        raise ConfigError(f"packages: {name!r} is not installed; packages of rules that are: {known}")
    return _located(found[0])


def _located(entry: EntryPoint) -> Package:
    distribution = entry.dist.name if entry.dist is not None else entry.name
    try:
        spec = find_spec(entry.module)
    except (ImportError, ValueError):
        spec = None
    if spec is None or not spec.submodule_search_locations:
        raise ConfigError(f"packages: {entry.name} of {distribution}: there is no package {entry.module!r}")
    return Package(entry.name, distribution, next(iter(spec.submodule_search_locations)), entry.module)


def package_rules(package: Package) -> list[Added]:
    """The rules of an installed package; their checks are its own, or those of kuvauslint.checks.core."""
    files = sorted(Path(package.folder, "rules").glob("**/*.yaml"))
    if not files:
        raise ConfigError(f"packages: {package.name} of {package.distribution} has no rule files")
    try:
        rows = load_rules(files, own=False)
    except RulebookError as error:
        raise RulebookError(f"{package.distribution}:\n{error}") from None
    return [(_with_checks(rule_of(data), package), text_of(data)) for data in rows]


def _with_checks(rule: Rule, package: Package) -> Rule:
    """The rule with its check looked up in the package, which is imported now."""
    from kuvauslint.engine.run import load_check

    if rule.check in DECLARATIVE:
        return rule
    check = f"{package.module}.checks:{rule.check}"
    try:
        load_check(check)
    except Exception as error:
        raise RulebookError(
            f"{package.distribution}: {rule.id} names the check {rule.check!r}, which cannot be loaded:"
            f" {type(error).__name__}: {error}"
        ) from error
    return rule._replace(check=check, fix="")
