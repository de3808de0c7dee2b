"""The schema of the configuration, and a small reader of it.

`python -m kuvauslint.engine.config_schema` writes schema/config.schema.json, which editors and
jsonschema understand; `faults` judges by the same schema without importing jsonschema, since
every run with a configuration pays for it. A test holds the two against each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kuvauslint.model.finding import LANGUAGES, LEVELS
from kuvauslint.model.node import TEXT_LANGUAGES, Path
from kuvauslint.rulebook.rule import PROFILES

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_SEVERITIES: dict[str, Any] = {"type": "object", "additionalProperties": {"enum": list(LEVELS)}}
_DATE: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
# The names of the reporters, which this layer does not know; a test holds them together.
FORMATS = (
    "full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown", "html",
)  # fmt: skip


def _about(schema: dict[str, Any], text: str) -> dict[str, Any]:
    return {"description": text, **schema}


def _table(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    table: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**table, "required": list(required)} if required else table


_ORGANISATION = _table(
    {
        "name": _about(_TEXT, "Name of the body, for published documents that do not say it."),
        "type": _about(_TEXT, "Type of the body in Finnish, Swedish or English, such as municipality."),
        "languages": _about(
            {"type": "array", "items": {"enum": list(TEXT_LANGUAGES)}},
            "Languages the body must publish in; two make it bilingual.",
        ),
    }
)
_PER_FILE = _table(
    {
        "files": _about(_TEXTS, "Patterns of file names, from the folder of the configuration."),
        "select": _about(_TEXTS, "Only these rules in these files."),
        "extend-select": _about(_TEXTS, "These rules as well in these files."),
        "ignore": _about(_TEXTS, "Not these rules in these files."),
        "severity": _about(_SEVERITIES, "Severities in these files."),
        "profile": _about({"enum": list(PROFILES)}, "The profile of these files."),
        "organisation-type": _about(_TEXT, "Type of the body these files describe."),
    },
    ("files",),
)
_DESCRIPTION = _table(
    {
        "files": _about(_TEXTS, "Files that are one description together."),
        **{code: _about(_TEXTS, f"Files of the version in language {code}.") for code in TEXT_LANGUAGES},
    }
)
_SUPPRESS = _table(
    {
        "rule": _about(_TEXT, "The rule: id or name."),
        "entry": _about(_TEXT, "The entry by its name; all of the file without it."),
        "file": _about(_TEXT, "A file or a pattern, from the folder of the configuration; all files without it."),
        "reason": _about({"type": "string"}, "Why the linter is wrong here; shown in the reports."),
        "until": _about(_DATE, "The last day on which this holds, as 2027-01-31."),
    },
    ("rule",),
)

CONFIG_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://kuvauslint.example/schema/config.schema.json",
    "title": "kuvauslint.toml, or [tool.kuvauslint] in pyproject.toml",
    **_table(
        {
            "paths": _about(_TEXTS, "What is checked when no path is given."),
            "exclude": _about(_TEXTS, "Files and folders that are not checked; patterns as in .gitignore."),
            "force-exclude": _about({"type": "boolean"}, "Let exclude hold for files named on the command line too."),
            "profile": _about({"enum": list(PROFILES)}, "Which rules run."),
            "select": _about(_TEXTS, "Only these rules: ids, names, prefixes, ALL."),
            "extend-select": _about(_TEXTS, "These rules as well."),
            "ignore": _about(_TEXTS, "Not these rules."),
            "severity": _about(_SEVERITIES, "Another severity for a rule."),
            "settings": _about(
                {"type": "object", "additionalProperties": {"type": "object"}}, "Options of a rule, by its id."
            ),
            "fail-on": _about({"enum": list(LEVELS)}, "The lowest severity that fails the run."),
            "fail-on-likely": _about({"type": "boolean"}, "Let a likely finding fail the run as a sure one does."),
            "language": _about({"enum": list(LANGUAGES)}, "Language of the messages."),
            "output-format": _about({"enum": list(FORMATS)}, "Form of the report."),
            "baseline": _about(_TEXT, "The file of the findings that are known already."),
            "model": _about(_TEXT, "Rows of the information management model, CSV or YAML."),
            "rules": _about(_TEXTS, "Rule files of the project (patterns)."),
            "packages": _about(_TEXTS, "Installed packages of rules, by the name of their entry point."),
            "organisation": _about(_ORGANISATION, "What published documents do not say of the body."),
            "per-file": _about({"type": "array", "items": _PER_FILE}, "Settings of single files."),
            "description": _about({"type": "array", "items": _DESCRIPTION}, "Descriptions in several files."),
            "suppress": _about({"type": "array", "items": _SUPPRESS}, "Findings that are wrong here."),
        }
    ),
}

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "boolean": bool,
}  # fmt: skip
_SAID = {"object": "a table", "array": "a list", "string": "a text", "boolean": "true or false"}


def faults(value: Any, schema: dict[str, Any] | None = None, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """(path, what is wrong) for every place of a configuration where the schema does not hold."""
    schema = CONFIG_SCHEMA if schema is None else schema
    name = _name(path)
    if "enum" in schema:
        if value not in schema["enum"] or isinstance(value, bool):
            yield path, f"{name} must be one of {', '.join(map(str, schema['enum']))}, not {_short(value)}"
        return
    if "type" not in schema:
        return
    if not isinstance(value, _TYPES[schema["type"]]):
        yield path, f"{name} must be {_SAID[schema['type']]}, not {_short(value)}"
    elif isinstance(value, dict):
        yield from _table_faults(value, schema, path)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), (*path, i))
    elif isinstance(value, str):
        yield from _text_faults(value, schema, path)


def _table_faults(value: dict[str, Any], schema: dict[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    known = schema.get("properties", {})
    others = schema.get("additionalProperties")
    for key, item in value.items():
        if key in known:
            yield from faults(item, known[key], (*path, key))
        elif others is False:
            yield (*path, key), f"unknown key {key!r}{_meant(key, known)}"
        elif others:
            yield from faults(item, others, (*path, key))
    for key in schema.get("required", ()):
        if key not in value:
            yield path, f"{key!r} is missing"


def _text_faults(value: str, schema: dict[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    import re

    if len(value) < schema.get("minLength", 0):
        yield path, f"{_name(path)} is empty"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield path, f"{_name(path)} must be a date such as 2027-01-31, not {value!r}"


def _name(path: Path) -> str:
    """What to call a value: its key, or which item of a list it is."""
    if not path:
        return "the configuration"
    return f"item {path[-1] + 1} of {_name(path[:-1])}" if isinstance(path[-1], int) else path[-1]


def _meant(key: str, known: dict[str, Any]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key.replace("_", "-").casefold(), list(known), 1, 0.6)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(known)}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def rendered() -> str:
    """The schema file's text."""
    return json.dumps(CONFIG_SCHEMA, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the schema file."""
    from kuvauslint.resources import data_path

    with open(data_path("schema", "config.schema.json"), "w", encoding="utf-8") as file:
        file.write(rendered())


if __name__ == "__main__":
    main()
