"""Sentences that tell no value: they define a term, quote the law, promise contents or point elsewhere."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.cues import defines, is_on_description, small
from kuvauslint.describe.interface import promises
from kuvauslint.describe.statements import is_elsewhere
from kuvauslint.vocabulary.store import load

LONGEST = 1500  # characters of a sentence that are looked into


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile("|".join(load("vocabulary/cues")["nothing"]))


def tells_nothing(text: str) -> bool:
    """Whether a sentence under a label of a list holds no item of it."""
    return (
        promises(text)
        or is_on_description(text)
        or is_elsewhere(text)
        or defines(text)
        or bool(_nothing().search(small(text[:LONGEST])))
    )
