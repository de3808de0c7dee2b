"""Mendings of keys and of values that are nearly what the schema asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.fixes.written import Written, fix
from kuvauslint.model.description import Description
from kuvauslint.model.finding import Edit, Finding, Fix
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.keys import KEY_LANGUAGES, Field, fold, keys, proper_key
from kuvauslint.vocabulary.store import load


def near_miss(finding: Finding, written: Written, description: Description | None) -> Fix | None:
    """The key that an unknown one stands for: sure for a known wrong term, a guess for one that looks like it."""
    name = finding.values.get("field", "")
    span = written.inner(finding.place, name)
    if span is None or description is None:
        return None
    term = _statutory(name, _group_at(finding.path))
    proper = term or finding.values.get("suggestion", "")
    if not proper or proper == name:
        return None
    return fix("key", (Edit(*span, proper),), safe=bool(term), proper=proper)


def _group_at(pointer: str) -> str:
    """The group of fields that the last key of a path belongs to."""
    group = "description"
    for step in pointer.split("/")[1:-1]:
        if not step.isdigit():
            field = keys(group).exact.get(step)
            group = field.group if field is not None and field.group else group
    return group


def _statutory(name: str, group: str) -> str:
    """The statute's term for one that is not its own, as a key."""
    for language, groups in load("vocabulary/fixes")["terms"].items():
        for written, field in groups.get(group, {}).items():
            if fold(written) == fold(name):
                return proper_key(group, field, language)
    return ""


def date_to_iso(finding: Finding, written: Written, description: Description | None) -> Fix | None:  # noqa: ARG001
    """A date that is complete and only written in another way: `1. 9. 2026`, `2026-9-1`, `1/9/2026` is left alone.

    A day and a month that could be either are never swapped: only the Finnish order with full stops
    and the international one are read.
    """
    from kuvauslint.vocabulary.dates import parse_date

    span = written.unquoted(finding.place)
    if span is None or finding.values.get("expected") != "date":
        return None
    text = written.text[slice(*span)]
    finnish = r"\s*(?P<day>\d{1,2})\s*\.\s*(?P<month>\d{1,2})\s*\.\s*(?P<year>\d{4})\s*\.?\s*"
    international = r"\s*(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\s*"
    form = re.fullmatch(finnish, text) or re.fullmatch(international, text)
    if form is None:
        return None
    proper = f"{form['year']}-{int(form['month']):02}-{int(form['day']):02}"
    if parse_date(proper) is None or proper == text:
        return None
    return fix("date", (Edit(*span, proper),), safe=True, proper=proper)


def forgiven(description: Description, written: Written) -> Iterator[Fix]:
    """The proper form of every key whose case, diacritics or joining marks were forgiven."""
    yield from _forgiven(description, description.root, "description", written)


def _forgiven(description: Description, node: Node, group: str, written: Written) -> Iterator[Fix]:
    known = keys(group)
    for name, child in node.fields.items():
        field = known.exact.get(name)
        if field is None:
            continue
        if child.key_mark is not None:
            yield from _proper(description, child, field, group, written)
        if field.group:
            for below in (child, *child.items):
                yield from _forgiven(description, below, field.group, written)


def _proper(description: Description, node: Node, field: Field, group: str, written: Written) -> Iterator[Fix]:
    span = written.unquoted(description.key_place(node))
    if span is None:
        return
    key = written.text[slice(*span)]
    if key in keys(group).exact:
        return
    for language in KEY_LANGUAGES:
        proper = proper_key(group, field.name, language)
        if fold(proper) == fold(key):
            yield fix("key", (Edit(*span, proper),), safe=True, proper=proper)
            return
