"""Rule files (YAML) to plain rule data; every fault of every file is told at once, with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kuvauslint.errors import RulebookError
from kuvauslint.model.finding import LANGUAGES, LEVELS
from kuvauslint.rulebook.rule import GROUPS, PROFILES

CLAIMS = ("law", "reading", "practice", "form")
STATUSES = ("stable", "preview", "retired")
REQUIRED = ("id", "name", "since", "claim", "severity", "profile", "why", "message", "help", "good", "bad")
KNOWN = frozenset((*REQUIRED, "status", "basis", "select", "check", "with", "also", "hints", "needs", "fix"))


def rule_files(root: str | Path) -> list[Path]:
    """The rule files below a folder, in order of their ids."""
    return sorted(Path(root).glob("*/KL*.yaml"), key=lambda path: path.name)


def rule_files_in(folder: Path) -> list[Path]:
    """The rule files of a project or package below a folder; other YAML there has no lines `id:` and `name:`."""
    return [path for path in sorted(folder.glob("**/*.yaml")) if _is_rule(path)]


def _is_rule(path: Path) -> bool:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return {"id", "name"} <= {line.partition(":")[0] for line in lines}


def load_rules(paths: list[Path], *, own: bool = True) -> list[dict[str, Any]]:
    """The rules in the files as plain data.

    Rules of a project or a package (not `own`) may leave out what they have no use for, tell their
    texts in one language, and name their files as they like. Raises RulebookError listing all faults,
    one a line, as `file:line: what is wrong`.
    """
    rules, faults = [], []
    ids: dict[str, Path] = {}
    for path in paths:
        rule, found = _load(path, own)
        faults += found
        if rule is None:
            continue
        if rule["id"] in ids:
            faults.append(f"{path}:1: id {rule['id']} is already used by {ids[rule['id']]}")
        ids[rule["id"]] = path
        rules.append(rule)
    if faults:
        raise RulebookError("\n".join(faults))
    return rules


def _load(path: Path, own: bool) -> tuple[dict[str, Any] | None, list[str]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = path.read_text(encoding="utf-8")
        node: Any = yaml.compose(text, loader)
        data = yaml.load(text, loader)  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError) as error:
        return None, [f"{path}:1: cannot be read: {error}"]
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        return None, [f"{path}:{line}: no YAML: {getattr(error, 'problem', error)}"]
    if not isinstance(data, dict):
        return None, [f"{path}:1: a rule file is a mapping"]
    lines = {key.value: key.start_mark.line + 1 for key, _ in node.value}
    if own:
        found = list(_faults(data, path.name))
    else:
        from kuvauslint.rulebook.foreign import completed, shape_faults

        found = list(shape_faults(data))
        data = data if found else completed(data)
        found = found or list(_faults(data, f"{data['id']}-{data['name']}.yaml"))
    faults = [f"{path}:{lines.get(key, 1)}: {what}" for key, what in found]
    return (None if faults else data), faults


def _faults(rule: dict[str, Any], file_name: str) -> Iterator[tuple[str, str]]:
    """(key, what is wrong with it) for one rule."""
    yield from ((key, f"unknown key {key!r}") for key in rule if key not in KNOWN)
    missing = [key for key in REQUIRED if key not in rule]
    if missing:
        yield missing[0], f"lacks {', '.join(missing)}"
        return
    if file_name != f"{rule['id']}-{rule['name']}.yaml":
        yield "id", f"the file of {rule['id']} {rule['name']} must be named {rule['id']}-{rule['name']}.yaml"
    yield from _one_of(rule, "claim", CLAIMS)
    yield from _one_of(rule, "severity", LEVELS)
    yield from _one_of(rule, "profile", PROFILES)
    yield from _one_of({"status": "stable", **rule}, "status", STATUSES)
    if rule["claim"] in ("law", "reading") and not rule.get("basis"):
        yield "basis", "a rule of law or of its reading needs a basis"
    if rule["claim"] in ("law", "form", "reading") and rule["profile"] == "strict" and rule["severity"] == "error":
        yield "profile", "an error of law, form or reading belongs to the law or recommended profile"
    slots = None
    for key in ("message", "why", "help"):
        texts = rule[key]
        if not isinstance(texts, dict) or sorted(texts) != sorted(LANGUAGES):
            yield key, f"needs {', '.join(LANGUAGES)}"
            continue
        try:
            slots = {code: sorted(set(slot_names(texts[code]))) for code in LANGUAGES}
        except (ValueError, TypeError) as error:
            yield key, f"has braces that hold no slot: {error}"
            continue
        if len({tuple(names) for names in slots.values()}) != 1:
            yield key, f"has not the same slots in all languages: {slots}"
    yield from _examples(rule)


def _examples(rule: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("good", "bad"):
        examples = rule[key]
        if not isinstance(examples, list) or not examples:
            yield key, "needs at least one example"
            continue
        for example in examples:
            text = example.get("text", "") if isinstance(example, dict) else example
            if not isinstance(text, str) or not text.strip():
                yield key, "an example is a text, or a mapping with `text`"
            elif key == "bad" and "#!" not in text and rule.get("check"):
                yield key, "a bad example marks the line to be reported with #!"
    enough = len(rule["bad"]) >= 2 and len(rule["good"]) >= 3
    if not rule.get("check"):
        return  # a reader speaks for it: its files are no texts that a rule file could hold
    if not enough and rule.get("status", "stable") == "stable" and rule["id"][:3] in GROUPS:
        yield "status", "a stable rule needs 2 bad and 3 good examples, one of them a look-alike; else it is preview"


def _one_of(rule: dict[str, Any], key: str, allowed: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if rule[key] not in allowed:
        yield key, f"{key} {rule[key]!r} is none of {', '.join(allowed)}"


def slot_names(template: str) -> list[str]:
    """The names of the slots in a message."""
    from string import Formatter

    return [name for _, name, _, _ in Formatter().parse(template) if name]
