"""What an entry tells only by pointing at the entry before it: "as above", a ditto mark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from kuvauslint.describe.drafts import Draft
from kuvauslint.vocabulary.match import caseless
from kuvauslint.vocabulary.store import load

_DITTO = re.compile(r"[-–— ]*[\"”“″'’´]+[-–— ]*")
LONGEST = 40  # characters
FIELDS = ("purpose", "datasets", "systems", "search_keys", "request", "authority", "api", "responsible", "users")


def take_repeated(drafts: Iterable[Draft]) -> None:
    """Give each such field of the entries what the entry before it, in reading order, tells there."""
    named = [(draft.name.place().order(), n, draft) for n, draft in enumerate(drafts) if draft.name is not None]
    for before, entry in pairwise(draft for _, _, draft in sorted(named)):
        for field in FIELDS:
            values = entry.values.get(field, ())
            if len(values) == 1 and is_repeated(values[0].span.text) and field in before.values:
                entry.values[field] = before.values[field]


def is_repeated(text: str) -> bool:
    """Whether a value says no more than that it is the same as the one before."""
    if len(text) > LONGEST:
        return False
    plain = " ".join(re.sub(r"[.,;:()]", " ", caseless(text)).split())
    return plain in _phrases() or _DITTO.fullmatch(plain) is not None


@cache
def _phrases() -> frozenset[str]:
    return frozenset(load("vocabulary/outline")["same"])
