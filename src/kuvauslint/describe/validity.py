"""What is wrong with a data file by its schema, told by jsonschema and in our own terms.

Only a file that the fast path of tree.py doubts comes here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

from kuvauslint.describe.tree import canonical_choice
from kuvauslint.model.document import Problem
from kuvauslint.model.node import TEXT_LANGUAGES, Path
from kuvauslint.model.place import Place
from kuvauslint.model.raw import LIST, MAPPING, MOST_FAULTS, TEXT, TYPED, Raw
from kuvauslint.resources import data_path
from kuvauslint.vocabulary.dates import parse_date
from kuvauslint.vocabulary.keys import Field, fold, key_language, keys, meant, proper_key, written
from kuvauslint.vocabulary.store import load


@cache
def validator() -> Any:
    """The validator of the canonical schema."""
    from jsonschema import Draft202012Validator, FormatChecker

    with open(data_path("schema", "description.en.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    checker = FormatChecker(formats=())
    checker.checks("kuvauslint-date")(lambda value: not isinstance(value, str) or parse_date(value) is not None)
    return Draft202012Validator(schema, format_checker=checker)


def faults(body: Raw) -> tuple[Problem, ...]:
    """KL003, KL004 and KL005 for every place where the schema does not hold."""
    seen = _Canonical(body)
    errors = sorted(validator().iter_errors(seen.value), key=lambda error: [str(part) for part in error.path])
    problems = {(problem.rule, problem.path): problem for problem in seen.problems}
    for problem in chain.from_iterable(map(seen.told, errors)):
        # one for a place, though a value may break several keywords
        problems.setdefault((problem.rule, problem.path), problem)
        if len(problems) >= MOST_FAULTS:
            break
    return tuple(problems.values())[:MOST_FAULTS]


class _Canonical:
    """The raw tree as plain values under canonical keys, with the marks to find each again."""

    def __init__(self, body: Raw) -> None:
        self.marks: dict[Path, tuple[Any, Any, Field | None]] = {}
        self.unknown: dict[tuple[Path, str], tuple[Any, str]] = {}
        self.numbers: dict[Path, str] = {}  # as they were written
        self.groups: set[Path] = set()
        self.problems: list[Problem] = []
        self.language = key_language([str(k[1]) for k, _ in body[1] if k[0] == TEXT])
        self.value = self.group(body, (), "description")

    def group(self, raw: Raw, path: Path, group: str) -> dict[str, Any]:
        out: dict[str, Any] = {}
        known = keys(group)
        written_as: dict[str, str] = {}
        self.groups.add(path)
        for key, value in raw[1]:
            name = str(key[1][1] if key[0] == TYPED else key[1])
            field = known.exact.get(name) or known.folded.get(fold(name))
            if field is None or key[0] != TEXT:
                out[name] = None
                self.unknown[path, name] = (key[2], group)
                continue
            here = (*path, field.name)
            if field.name in out:
                first = self.marks[here][1]
                # the reader has already told of a key that is written twice alike
                if first is not None and written_as[field.name] != name:
                    self.problems.append(Problem("KL003", Place(), {"key": name}, mark=key[2], path=here))
                continue
            self.marks[here] = (value[2], key[2], field)
            written_as[field.name] = name
            out[field.name] = self.plain(value, here, field)
        return out

    def plain(self, raw: Raw, path: Path, field: Field) -> Any:
        kind, value, mark = raw
        self.marks.setdefault(path, (mark, None, field))
        if kind == LIST:
            return [self.plain(item, (*path, i), field) for i, item in enumerate(value)]
        if kind == MAPPING:
            translated = bool(value) and all(k[0] == TEXT and k[1] in TEXT_LANGUAGES for k, _ in value)
            if field.group and not (translated and field.kind in ("names", "authority")):
                return self.group(raw, path, field.group)
            return {str(k[1]): self.plain(v, (*path, str(k[1])), field) for k, v in value}
        if field.values or field.kind == "languages":
            values = field.values or "language"
            canonical = canonical_choice(raw, values)
            if canonical is not None:
                return canonical
        if kind == TYPED and isinstance(value[0], int | float):
            self.numbers[path] = value[1]
        return value[0] if kind == TYPED else value

    def told(self, error: Any) -> Iterator[Problem]:
        """The problems that one error of the validator stands for."""
        for leaf in _leaves(error):
            path = tuple(leaf.absolute_path)
            if leaf.validator == "additionalProperties" and path in self.groups:
                yield from self._unknown(leaf, path)
            else:
                yield self._invalid(leaf, path)

    def _unknown(self, leaf: Any, path: Path) -> Iterator[Problem]:
        for name in leaf.instance:
            if (path, name) in self.unknown:
                mark, group = self.unknown.pop((path, name))
                values = {"field": name, "suggestion": self._suggestion(name, group)}
                yield Problem("KL004", Place(), values, mark=mark, path=(*path, name))

    def _suggestion(self, name: str, group: str) -> str:
        field = meant(name, group, _LIKE)
        return proper_key(group, field.name, self.language) if field is not None else ""

    def _invalid(self, leaf: Any, path: Path) -> Problem:
        while path and path not in self.marks:
            path = path[:-1]
        mark, key_mark, field = self.marks.get(path, (None, None, None))
        expected = (field.kind if field else "object") if leaf.validator != "format" else "date"
        allowed = ""
        if field is not None and (field.values or field.kind == "languages"):
            values = field.values or "language"
            allowed = ", ".join(
                written(values, canonical, self.language) for canonical in load("vocabulary/values")[values]
            )
        found = leaf.instance if isinstance(leaf.instance, str | int | float | bool) else ""
        if not isinstance(found, str):
            found = self.numbers.get(path, found)
        name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        values_told = {
            "field": name,
            "expected": expected,
            "allowed": allowed,
            "found": _short(found),
        }
        return Problem("KL005", Place(), values_told, mark=mark if mark is not None else key_mark, path=path)


_LIKE = 0.6  # how like a key has to be to be asked for


def _short(value: Any) -> str:
    text = ("true" if value else "false") if isinstance(value, bool) else " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _leaves(error: Any) -> list[Any]:
    """The errors that say most: all of the alternative that got furthest into the value."""
    if not error.context:
        return [error]
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).extend(_leaves(inner))
    best = max(branches.values(), key=lambda leaves: max(len(leaf.absolute_path) for leaf in leaves))
    if max(len(leaf.absolute_path) for leaf in best) <= len(error.absolute_path):
        extra = [e for e in error.context if e.validator == "additionalProperties"]
        return extra or [error]
    return [leaf for leaf in best if len(leaf.absolute_path) > len(error.absolute_path)]
