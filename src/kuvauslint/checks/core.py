"""The checks that a rule file needs no Python for; a project's own rules may use these and no others.

Each is called on the selected node (`select`), most often an entry. `field` is a canonical field
below it, with dots for deeper ones (`request.email`). Facts for the message: `entry` (always),
`field`, and what is told at each check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from time import process_time
from typing import Any

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.errors import RulebookError, UsageError
from kuvauslint.model.inheritance import ELEMENTS, has
from kuvauslint.model.node import Node

# All that matching one pattern may take in a run, in seconds.
PATTERN_BUDGET = 2.0


def present(node: Node, subject: Subject, *, field: str, inherited: bool = False) -> Iterator[Hit]:
    """A hit where nothing is said in the field; `inherited` lets what is said for all count."""
    if inherited and field in ELEMENTS:
        if not has(node, subject.root, field):
            yield Hit(node, {"field": field}, field=field)
        return
    if not any(found.filled() for found in _at(node, field)):
        yield Hit(node, {"field": _last(field)}, field=_last(field))


def absent(node: Node, _: Subject, *, field: str) -> Iterator[Hit]:
    """A hit where anything is said in the field; `found` is what."""
    for found in _at(node, field):
        if found.filled():
            yield Hit(found, {"field": _last(field), "found": _text(found)}, field=_last(field))


def matches(
    node: Node,
    _: Subject,
    *,
    field: str,
    pattern: str,
    forbidden: bool = False,
) -> Iterator[Hit]:
    """A hit for each text of the field in which the pattern is not found (`forbidden`: is found).

    `found` is the text, of a forbidden pattern what matched. Raises RulebookError for a pattern that
    is none, UsageError where it takes too long or the package for patterns is not installed.
    """
    search = _Pattern.of(pattern)
    for text in _texts(_at(node, field)):
        match = search(text.text or "")
        if forbidden == (match is not None):
            found = match if forbidden and match is not None else text.text or ""
            yield Hit(text, {"field": _last(field), "found": found}, field=_last(field))


def one_of(node: Node, _: Subject, *, field: str, values: list[str]) -> Iterator[Hit]:
    """A hit for each text of the field that is none of the values; `found` and `allowed`. Case does not count."""
    known = {_folded(str(value)) for value in values}
    for text in _texts(_at(node, field)):
        if _folded(text.text or "") not in known:
            told = {"field": _last(field), "found": text.text or "", "allowed": ", ".join(map(str, values))}
            yield Hit(text, told, field=_last(field))


def unique(node: Node, _: Subject, *, field: str) -> Iterator[Hit]:
    """A hit for each text of the field that was already said below the node; `found`. Case does not count.

    With `select: description` and `field: repositories.name` it compares the entries of a list.
    """
    seen: dict[str, Node] = {}
    for text in _texts(_at(node, field)):
        key = _folded(text.text or "")
        if key in seen:
            yield Hit(text, {"field": _last(field), "found": text.text or ""}, field=_last(field))
        seen.setdefault(key, text)


def count(
    node: Node,
    _: Subject,
    *,
    field: str,
    minimum: int = 0,
    maximum: int | None = None,
) -> Iterator[Hit]:
    """A hit where the field has fewer or more values than wanted; `count`, `minimum` and `maximum`."""
    found = [one for one in _at(node, field) if one.filled()]
    if len(found) < minimum or (maximum is not None and len(found) > maximum):
        told = {"count": str(len(found)), "minimum": str(minimum), "maximum": "" if maximum is None else str(maximum)}
        yield Hit(node, {"field": _last(field), **told}, field=_last(field))


def _at(node: Node, field: str) -> list[Node]:
    """The values of a field, those of lists on the way one by one."""
    nodes = [node]
    for step in field.split("."):
        nodes = [
            below
            for one in nodes
            for holder in (one.items or (one,))
            for child in (holder.get(step),)
            if child is not None
            for below in (child.items or (child,))
        ]
    return nodes


def _texts(nodes: Iterable[Node]) -> Iterator[Node]:
    """The texts below nodes, each language version of its own."""
    for node in nodes:
        if node.variants:
            yield from (one for one in node.variants.values() if one.text)
        elif node.text:
            yield node
        else:
            yield from _texts((*node.items, *node.fields.values()))


def _text(node: Node) -> str:
    return node.text or next((one.text or "" for one in _texts((node,))), "")


def _last(field: str) -> str:
    return field.rpartition(".")[2]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


class _Pattern:
    """A pattern of a project's rule, which may match for PATTERN_BUDGET seconds in all.

    By the package `regex`, for the engine of the standard library cannot be stopped, and linear-time
    engines do not know the letters of Finnish.
    """

    def __init__(self, pattern: str) -> None:
        try:
            import regex
        except ImportError:
            message = 'patterns in rules of a project need another package: pip install "kuvauslint[rules]"'
            raise UsageError(message) from None
        try:
            self.compiled: Any = regex.compile(pattern)
        except regex.error as error:
            raise RulebookError(f"pattern {pattern!r}: {error}") from None
        self.pattern = pattern
        self.left = PATTERN_BUDGET

    @staticmethod
    @cache
    def of(pattern: str) -> _Pattern:
        """The pattern; kept, so that its time is counted over the run."""
        return _Pattern(pattern)

    def __call__(self, text: str) -> str | None:
        """What of the text matches; None where nothing does."""
        start = process_time()
        try:
            found = self.compiled.search(text, timeout=max(self.left, 0.001))
        except TimeoutError:
            message = f"pattern {self.pattern!r} takes too long; over {PATTERN_BUDGET:.0f} s were spent on it"
            raise UsageError(message) from None
        self.left -= process_time() - start
        return str(found[0]) if found is not None else None
