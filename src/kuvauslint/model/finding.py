"""What a check found, and what a report says of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from kuvauslint.model.document import NO_VALUES
from kuvauslint.model.place import NOWHERE, Place

LEVELS = ("info", "warning", "error")
LANGUAGES = ("fi", "sv", "en")
NO_TEXTS: Mapping[str, str] = MappingProxyType({})
# The slot that the message of a finding of a secret value has instead of the value.
MASKED = "masked"


def in_language(values: Mapping[str, str], language: str) -> dict[str, str]:
    """The values for the slots of a message in a language.

    A value may have forms by language under `slot@language` (`successor@sv`); the plain slot is
    what serves where a language has none.
    """
    suffix = f"@{language}"
    plain = {slot: text for slot, text in values.items() if "@" not in slot}
    return plain | {slot.removesuffix(suffix): text for slot, text in values.items() if slot.endswith(suffix)}


class Basis(NamedTuple):
    """A provision a rule stands on, with the day its text was last read (`checked`)."""

    act: str
    section: str = ""
    subsection: int | None = None
    item: int | None = None
    title: Mapping[str, str] = NO_TEXTS
    url: str = ""
    checked: str = ""
    valid_from: str = ""
    valid_until: str = ""
    note: Mapping[str, str] = NO_TEXTS


class Edit(NamedTuple):
    """Replace the source characters [start:end] (code point offsets into the decoded text) by `text`.

    `place` is the same in lines and columns, for the reports that need those.
    """

    start: int
    end: int
    text: str
    place: Place = NOWHERE


class Fix(NamedTuple):
    """A mending of a finding; `safe` when it changes no meaning."""

    title: Mapping[str, str]
    edits: tuple[Edit, ...]
    safe: bool


class Related(NamedTuple):
    """A second place that belongs to a finding; `role` is a word known to the messages (first, other)."""

    place: Place
    role: str = "other"
    file: str = ""


class Finding(NamedTuple):
    """One fault at one place, with the facts for its message; wording is in the rule.

    `path` is the JSON pointer into the canonical description, `entry` the name of the entry the
    fault is in (None: of the whole document), `field` the canonical field it is about.
    `fingerprint` names the finding across moved lines: rule, file, entry and value; of a secret
    value only its field and ordinal.
    """

    rule: str
    severity: str
    file: str
    place: Place
    values: Mapping[str, str] = NO_VALUES
    entry: str | None = None
    field: str | None = None
    path: str = ""
    related: tuple[Related, ...] = ()
    sure: bool = True
    fix: Fix | None = None
    fingerprint: str = ""
    suppressed: str = ""
