"""What the keys of a sketch mean: the group of fields of a mapping, and the field of a key."""

from __future__ import annotations

from typing import Any

from kuvauslint.lsp.sketch import Key, Sketch
from kuvauslint.vocabulary.keys import Field, fold, key_language, keys
from kuvauslint.vocabulary.store import load

TOP = "description"


def field_of(group: str | None, name: str) -> Field | None:
    """The field that a key names in a group; None where it names none."""
    if group is None:
        return None
    known = keys(group)
    return known.exact.get(name) or known.folded.get(fold(name))


def group_at(path: tuple[str, ...]) -> str | None:
    """The group of fields below the keys of a path; None where keys are not of a group."""
    group: str | None = TOP
    for name in path:
        field = field_of(group, name)
        group = field.group if field is not None and field.group else None
    return group


def field_at(sketch: Sketch, key: Key) -> Field | None:
    """The field of a key."""
    return field_of(group_at(sketch.path(key.mapping)), key.name)


def about(group: str, name: str) -> dict[str, Any]:
    """What fields.yaml says of a field: `title` and `help` by language."""
    spec: dict[str, Any] = load("vocabulary/fields")["groups"][group][name]
    return spec


def language_of(sketch: Sketch) -> str:
    """The key language of the file; Finnish where its keys do not tell."""
    return key_language([key.name for key in sketch.keys if sketch.parents[key.mapping] is None])
