"""The keys and controlled values of a description file, in each key language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from kuvauslint.vocabulary.store import load

KEY_LANGUAGES = ("fi", "sv", "en")
# Also valid as an ECMA regular expression, since editors check it with theirs.
URL_PATTERN = r"^(https?://)?[^\s/.:]+\.[^\s]+$"
LONGEST_SLIP = 60  # letters of a name that could be meant for a key


class Field(NamedTuple):
    """A canonical field of a group; `kind`, `group` and `values` as told in rules/vocabulary/fields.yaml."""

    name: str
    kind: str
    group: str
    values: str


class Keys(NamedTuple):
    """What the keys of one group of fields mean: as written properly, and folded."""

    exact: dict[str, Field]
    folded: dict[str, Field]


def fold(text: str) -> str:
    """A key or value with case, diacritics, and the ways to join words (- _ space) forgiven."""
    text = text.casefold()
    if not text.isascii():
        # the letters of Finnish and Swedish one by one: several times quicker than taking all text apart
        text = text.replace("\u00e4", "a").replace("\u00f6", "o").replace("\u00e5", "a")
        if not text.isascii():
            text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return text.replace("-", " ").replace("_", " ").strip()


@cache
def keys(group: str) -> Keys:
    """The keys of a group (description, organisation, request, authority, api, entry, dataset, system)."""
    exact: dict[str, Field] = {}
    folded: dict[str, Field] = {}
    for name, spec in load("vocabulary/fields")["groups"][group].items():
        field = Field(name, spec["kind"], spec.get("fields") or spec.get("items") or "", spec.get("values", ""))
        for key in (*spec["key"].values(), name):
            exact.setdefault(key, field)
            folded.setdefault(fold(key), field)
    return Keys(exact, folded)


@cache
def choices(values: str) -> dict[str, str]:
    """Written value, folded -> canonical value."""
    out: dict[str, str] = {}
    for canonical, by_language in load("vocabulary/values")[values].items():
        for written in by_language.values():
            out.update((fold(word), canonical) for word in written)
        out.setdefault(fold(canonical), canonical)
    return out


def is_url(text: str) -> bool:
    """Whether a text could be an address on the web; the same as URL_PATTERN in the schema."""
    return re.search(URL_PATTERN, text) is not None


def written(values: str, canonical: str, language: str) -> str:
    """How a canonical value is properly written in a key language."""
    return str(load("vocabulary/values")[values][canonical][language][0])


def meant(name: str, group: str, likeness: float) -> Field | None:
    """The field of a group that an unknown key is nearly spelt like; None where none is as like (from 0 to 1)."""
    from difflib import get_close_matches

    if len(name) > LONGEST_SLIP:
        return None
    known = keys(group)
    close = get_close_matches(fold(name), list(known.folded), 1, likeness)
    return known.folded[close[0]] if close else None


def proper_key(group: str, name: str, language: str) -> str:
    """The proper key of a canonical field in a key language."""
    return str(load("vocabulary/fields")["groups"][group][name]["key"][language])


def key_language(names: list[str]) -> str:
    """The key language that most of the top-level keys belong to; Finnish where they do not tell."""
    votes = dict.fromkeys(KEY_LANGUAGES, 0)
    languages = _languages()
    for name in names:
        for code in languages.get(fold(name), ()):
            votes[code] += 1
    return max(votes, key=lambda code: votes[code])


@cache
def _languages() -> dict[str, list[str]]:
    """The languages of each top-level key, folded; those that are the same in all languages tell none."""
    found: dict[str, list[str]] = {}
    for spec in load("vocabulary/fields")["groups"]["description"].values():
        owners = {code: fold(spec["key"][code]) for code in KEY_LANGUAGES}
        if len({*owners.values()}) > 1:
            for code, key in owners.items():
                found.setdefault(key, []).append(code)
    return found
