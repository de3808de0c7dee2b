"""The JSON Schema (2020-12) of a description file in each key language, from the one vocabulary.

`python -m kuvauslint.vocabulary.schema` writes schema/description.{fi,sv,en}.schema.json.
"""

from __future__ import annotations

import json
from typing import Any

from kuvauslint.model.node import TEXT_LANGUAGES
from kuvauslint.resources import data_path
from kuvauslint.vocabulary.dates import DATE_PATTERN
from kuvauslint.vocabulary.keys import KEY_LANGUAGES, URL_PATTERN
from kuvauslint.vocabulary.store import load

_TITLES = {
    "fi": "Asiakirjajulkisuuskuvaus (tiedonhallintalaki 906/2019, 28 \u00a7)",
    "sv": "Beskrivning av handlingars offentlighet (informationshanteringslagen 906/2019, 28 \u00a7)",
    "en": "Description of document publicity (906/2019, section 28)",
}
_SCALAR: dict[str, Any] = {"type": ["string", "number", "null"]}


def description_schema(language: str) -> dict[str, Any]:
    """The schema whose keys and values are those of a key language; English ones are the canonical."""
    groups = load("vocabulary/fields")["groups"]
    definitions = {name: _group(fields, language) for name, fields in groups.items() if name != "description"}
    definitions["text"] = {"anyOf": [_SCALAR, {"$ref": "#/$defs/translated"}]}
    definitions["translated"] = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": dict.fromkeys(TEXT_LANGUAGES, _SCALAR),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://kuvauslint.example/schema/description.{language}.schema.json",
        "title": _TITLES[language],
        **_group(groups["description"], language),
        "$defs": definitions,
    }


def _group(fields: dict[str, Any], language: str) -> dict[str, Any]:
    properties = {}
    for name, spec in fields.items():
        about = {"title": spec["title"][language], "description": spec["help"][language]}
        properties[name if language == "en" else spec["key"][language]] = {**about, **_kind(spec, language)}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _or_list(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _kind(spec: dict[str, Any], language: str) -> dict[str, Any]:
    """The schema of one kind of field, as told in rules/vocabulary/fields.yaml."""
    kind = spec["kind"]
    text = {"$ref": "#/$defs/text"}
    url = {"type": ["string", "null"], "pattern": URL_PATTERN}
    named = {"$ref": f"#/$defs/{spec.get('items', '')}"}
    group = {"$ref": f"#/$defs/{spec.get('fields', '')}"}
    kinds: dict[str, dict[str, Any]] = {
        "version": {"enum": [1, None]},
        "text": text,
        "word": _SCALAR,
        "url": url,
        "date": {"type": ["string", "null"], "pattern": DATE_PATTERN, "format": "kuvauslint-date"},
        "texts": _or_list(text),
        "words": _or_list(_SCALAR),
        "urls": _or_list(url),
        "boolean": {"type": ["boolean", "null"]},
        "object": {"anyOf": [group, {"type": "null"}]},
        "list": {"anyOf": [{"type": "array", "items": named}, {"type": "null"}]},
        "names": _or_list({"anyOf": [text, named]}),
        "authority": {"anyOf": [text, named]},
    }
    if kind == "choice":
        return _choice(spec["values"], language)
    if kind == "languages":
        return _or_list(_choice("language", language))
    return kinds[kind]


def _choice(values: str, language: str) -> dict[str, Any]:
    words: list[Any] = []
    for canonical, by_language in load("vocabulary/values")[values].items():
        words += by_language[language]
        words += [canonical] if language == "en" else []
    booleans = [True, False] if values in ("open", "manual") else []
    return {"enum": [*dict.fromkeys(words), *booleans, None]}


def rendered(language: str) -> str:
    """The schema file's text."""
    return json.dumps(description_schema(language), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the schema files."""
    for language in KEY_LANGUAGES:
        with open(data_path("schema", f"description.{language}.schema.json"), "w", encoding="utf-8") as file:
            file.write(rendered(language))


if __name__ == "__main__":
    main()
