"""The rows of an information management model (906/2019, 5 §), as another system exports them.

A CSV file with a heading row, or a YAML or JSON list of mappings. Headings are known in Finnish,
Swedish and English (rules/vocabulary/model.yaml); other columns are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kuvauslint.errors import UsageError
from kuvauslint.vocabulary.keys import fold
from kuvauslint.vocabulary.store import load

COLUMNS = ("store", "system", "responsible", "purpose")
MAX_BYTES = 20_000_000
_DELIMITERS = ",;\t|"


def read_model(path: str) -> tuple[Mapping[str, str], ...]:
    """The rows under `store`, `system`, `responsible` and `purpose`, empty ones left out.

    Raises UsageError for a file that has none of these columns, or is no table.
    """
    from kuvauslint.readers.decode import Undecodable, decode

    try:
        with open(path, "rb") as file:
            text = decode(file.read(MAX_BYTES)).text
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    except Undecodable:
        raise UsageError(f"{path}: is no text; save the model as CSV or YAML") from None
    rows = _yaml_rows(path, text) if path.lower().endswith((".yaml", ".yml", ".json")) else _csv_rows(text)
    named = [_named(row) for row in rows]
    kept = tuple(row for row in named if any(row.values()))
    if not kept:
        known = ", ".join(word for words in load("vocabulary/model")["columns"].values() for word in words[:1])
        raise UsageError(f"{path}: no rows of a model; its columns are headed {known} (Finnish, Swedish or English)")
    return kept


def _csv_rows(text: str) -> Iterable[Mapping[Any, Any]]:
    import csv
    import io

    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return []


def _yaml_rows(path: str, text: str) -> Iterable[Mapping[Any, Any]]:
    import yaml

    try:
        data = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError):
        raise UsageError(f"{path}: is no YAML") from None
    if isinstance(data, dict):  # the rows under one key
        data = next((value for value in data.values() if isinstance(value, list)), [])
    return [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []


def _named(row: Mapping[Any, Any]) -> dict[str, str]:
    columns = load("vocabulary/model")["columns"]
    known = {fold(word): name for name, words in columns.items() for word in words}
    out: dict[str, str] = {}
    for heading, value in row.items():
        name = known.get(fold(str(heading))) if heading is not None else None
        if name is not None and value is not None and not isinstance(value, list | dict):
            out.setdefault(name, " ".join(str(value).split()))
    return {name: out.get(name, "") for name in COLUMNS}
