"""Whether the description remembers what is kept by hand (2 §, item 6, of 906/2019)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kuvauslint.checks.elements import judged
from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.remembered import Remembered
from kuvauslint.checks.texts import plain_hyphens
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions
from kuvauslint.vocabulary.store import load


def unmentioned(root: Node, subject: Subject) -> Iterator[Hit]:
    """The hit of a description with not a word of paper, archives or other material kept by hand."""
    entries = judged(subject.description)
    if not entries or any(entry.text_of("manual") for entry in entries):
        return
    if not subject.any_value(_remembers):
        yield Hit(root, field="manual", sure=root.sure)


@Remembered
def _remembers(text: str) -> bool:
    plain = plain_hyphens(text)
    if mentions("manual_mentioned", plain):
        return True
    return mentions("archives_mentioned", plain) and any(
        mentions("archives_mentioned", part) and not mentions("electronic", part) for part in _parts().split(plain)
    )


@cache
def _parts() -> re.Pattern[str]:
    joins = "|".join(load("vocabulary/splitting")["connectives"])
    return re.compile(rf"[.,;\n]| (?:{joins}) ")
