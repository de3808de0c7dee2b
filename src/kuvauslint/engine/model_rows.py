"""The rows of an information management model (906/2019, 5 §), as another system exports them.

A CSV file with a heading row (a title may stand above it), a YAML or JSON list of mappings, or
mappings of such lists by what they list. Headings are known in Finnish, Swedish and English
(rules/vocabulary/model.yaml); other columns are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from kuvauslint.errors import UsageError
from kuvauslint.vocabulary.keys import fold
from kuvauslint.vocabulary.store import load

COLUMNS = ("store", "system", "responsible", "purpose", "secret")
MAX_BYTES = 20_000_000
_DELIMITERS = ",;\t|"
_TITLE_ROWS = 20  # of a table, among which its heading row is looked for


def read_model(path: str) -> tuple[Mapping[str, str], ...]:
    """The rows under `store`, `system`, `responsible`, `purpose` and `secret`, empty ones left out.

    Several systems of one row are parted by semicolons; `secret` is empty for a row that is for the public.
    Raises UsageError for a file that has none of these columns, or is no table.
    """
    from kuvauslint.readers.decode import Undecodable, decode

    try:
        with open(path, "rb") as file:
            text = decode(file.read(MAX_BYTES)).text
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    except Undecodable:
        raise UsageError(f"{path}: is not a text file; save the model as CSV or YAML") from None
    rows = _yaml_rows(path, text) if path.lower().endswith((".yaml", ".yml", ".json")) else _csv_rows(text)
    named = [_named(row) for row in rows]
    kept = tuple(row for row in named if row["store"] or row["system"])
    if not kept:
        known = ", ".join(word for words in load("vocabulary/model")["columns"].values() for word in words[:1])
        raise UsageError(f"{path}: no rows of a model; its columns are headed {known} (Finnish, Swedish or English)")
    return kept


@cache
def _known() -> dict[str, str]:
    """Column by folded heading."""
    return {fold(word): name for name, words in load("vocabulary/model")["columns"].items() for word in words}


def _csv_rows(text: str) -> Iterable[Mapping[Any, Any]]:
    """The rows below the one with the most known headings, read with the delimiter that shows them."""
    import csv
    import io

    best, found = 0, [[""]]
    for delimiter in _DELIMITERS:
        try:
            rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
        except csv.Error:
            continue
        for number, row in enumerate(rows[:_TITLE_ROWS]):
            known = len({_known()[fold(cell)] for cell in row if fold(cell) in _known()})
            if known > best:
                best, found = known, rows[number:]
    return [dict(zip(found[0], row, strict=False)) for row in found[1:]]


def _yaml_rows(path: str, text: str) -> Iterable[Mapping[Any, Any]]:
    import yaml

    try:
        data = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError):
        raise UsageError(f"{path}: is not YAML") from None
    lists = data.items() if isinstance(data, dict) else [("", data)]
    names = {fold(word) for word in load("vocabulary/model")["name"]}
    rows: list[Mapping[Any, Any]] = []
    for what, listed in lists:  # in a list of stores, "name" is a store's
        title = what if _known().get(fold(str(what))) in ("store", "system") else None
        for row in listed if isinstance(listed, list) else ():
            if isinstance(row, dict):
                rows.append({title if title and fold(str(key)) in names else key: row[key] for key in row})
            elif title and isinstance(row, str):
                rows.append({title: row})
    return rows


def _named(row: Mapping[Any, Any]) -> dict[str, str]:
    vocabulary = load("vocabulary/model")
    out: dict[str, str] = {}
    for heading, value in row.items():
        name = _known().get(fold(str(heading))) if heading is not None else None
        values = value if isinstance(value, list) else [value]
        texts = [_text(one) for one in values if one is not None and not isinstance(one, list | dict)]
        if name is not None and texts:
            out.setdefault(name, "; ".join(filter(None, texts)))
    said = (("secret", "secret"), ("public", "not_public"))
    secret = any(fold(out.get(name, "")) in map(fold, vocabulary[words]) for name, words in said)
    return {name: out.get(name, "") for name in COLUMNS} | {"secret": "yes" if secret else ""}


def _text(value: Any) -> str:
    """A value as a text on one line: lines of a cell are parted by semicolons, truths are words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(filter(None, (" ".join(line.split()) for line in str(value).splitlines())))
