"""Rule files that do not come with kuvauslint: their schema, and what they may leave out.

`python -m kuvauslint.rulebook.foreign` writes schema/rule.schema.json, which editors understand;
`shape_faults` judges by the same table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kuvauslint.model.finding import LANGUAGES, LEVELS
from kuvauslint.rulebook.load import CLAIMS, STATUSES
from kuvauslint.rulebook.rule import PROFILES

# Ids that begin with KL are ours.
ID_PATTERN = r"^(?!KL)[A-Z]{2,12}[0-9]{2,4}$"
NAME_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
REQUIRED = ("id", "name", "message", "check", "good", "bad")
_TEXTS = {
    "description": "A text, or one for each of fi, sv and en.",
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {code: {"type": "string", "minLength": 1} for code in LANGUAGES},
        },
    ],
}
_EXAMPLES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "anyOf": [
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "required": ["text"],
                "properties": {
                    "text": {"type": "string", "minLength": 1},
                    "as": {"enum": ["yaml", "json", "text"]},
                    "as_of": {"type": "string"},
                    "note": {"type": "string"},
                    "organisation_type": {"type": "string"},
                },
            },
        ]
    },
}

RULE_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://kuvauslint.example/schema/rule.schema.json",
    "title": "A rule of a project or of a package of rules",
    "type": "object",
    "additionalProperties": False,
    "required": list(REQUIRED),
    "properties": {
        "id": {
            "type": "string",
            "pattern": ID_PATTERN,
            "description": "Capitals and a number, as TOWN01; KL is taken.",
        },
        "name": {"type": "string", "pattern": NAME_PATTERN, "description": "A name in small letters with hyphens."},
        "since": {"type": ["string", "number"], "description": "The version that brought it."},
        "claim": {"enum": list(CLAIMS), "description": "What stands behind the rule; practice unless told."},
        "severity": {"enum": list(LEVELS), "description": "What a run fails on; warning unless told."},
        "profile": {"enum": list(PROFILES), "description": "The smallest profile it is in; recommended unless told."},
        "status": {"enum": list(STATUSES), "description": "preview rules are off unless selected by id."},
        "basis": {"type": "array", "items": {"type": "object"}, "description": "The provisions it stands on."},
        "why": _TEXTS,
        "message": _TEXTS,
        "help": _TEXTS,
        "select": {"type": "string", "description": "Where: description, entries, repositories, systems, entries.api."},
        "check": {"type": "string", "description": "core.present, core.absent, core.matches, core.one_of, …"},
        "with": {"type": "object", "description": "The options of the check."},
        "also": {"type": "array", "items": {"type": "string"}, "description": "Rules that its examples break too."},
        "hints": {"type": "array", "items": {"type": "string"}, "description": "Words without which it finds nothing."},
        "needs": {"type": "array", "items": {"type": "string"}, "description": "What a description must have for it."},
        "fix": {"type": "string", "description": "Not for rules of a project."},
        "good": {**_EXAMPLES, "description": "Texts in which the rule finds nothing."},
        "bad": {**_EXAMPLES, "description": "Texts in which #! marks the lines that the rule reports."},
    },
}


def shape_faults(data: dict[Any, Any]) -> Iterator[tuple[str, str]]:
    """(key, what is wrong with it): the schema in our own words."""
    properties = RULE_SCHEMA["properties"]
    yield from ((str(key), f"unknown key {key!r}") for key in data if key not in properties)
    yield from (("id", f"lacks {key}") for key in REQUIRED if key not in data)
    for key, value in data.items():
        schema = properties.get(key, {})
        if "enum" in schema and value not in schema["enum"]:
            yield key, f"{key} {value!r} is none of {', '.join(schema['enum'])}"
        elif schema.get("type") == "string" and not isinstance(value, str):
            yield key, f"{key} is a text"
        elif "pattern" in schema and not re.search(schema["pattern"], value):
            yield key, f"{key} {value!r} does not fit {schema['pattern']}: {schema['description']}"
        elif schema.get("type") == "object" and not isinstance(value, dict):
            yield key, f"{key} is a mapping"
        elif schema.get("type") == "array":
            yield from _list_faults(key, value, schema)
        elif key in ("why", "message", "help"):
            yield from _text_faults(key, value)


def _list_faults(key: str, value: Any, schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list) or len(value) < schema.get("minItems", 0):
        yield key, f"{key} is a list" + (" with at least one example" if schema.get("minItems") else "")
        return
    wanted = {"object": dict, "string": str}.get(schema["items"].get("type", ""), (str, dict))
    if not all(isinstance(item, wanted) for item in value):
        yield key, f"an item of {key} is of the wrong kind"


def _text_faults(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and value:
        return
    if not isinstance(value, dict) or not value or set(value) - set(LANGUAGES):
        yield key, f"{key} is a text, or one for each of {', '.join(LANGUAGES)}"
    elif not all(isinstance(text, str) and text for text in value.values()):
        yield key, f"{key} has an empty text"


def completed(data: dict[str, Any]) -> dict[str, Any]:
    """The rule with what it leaves out, and its texts in all languages."""
    defaults = {
        "since": "1",
        "claim": "practice",
        "severity": "warning",
        "profile": "recommended",
        "why": "",
        "help": "",
    }
    rule = {**defaults, **data}
    for key in ("why", "message", "help"):
        rule[key] = _in_all(rule[key])
    return rule


def _in_all(texts: str | dict[str, str]) -> dict[str, str]:
    if isinstance(texts, str):
        return dict.fromkeys(LANGUAGES, texts)
    first = next(iter(texts.values()))
    return {code: texts.get(code, first) for code in LANGUAGES}


def rendered() -> str:
    """The schema file's text."""
    return json.dumps(RULE_SCHEMA, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the schema file."""
    from kuvauslint.resources import data_path

    with open(data_path("schema", "rule.schema.json"), "w", encoding="utf-8") as file:
        file.write(rendered())


if __name__ == "__main__":
    main()
