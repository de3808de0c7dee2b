"""The language of a document, by its commonest small words."""

from __future__ import annotations

import re

from kuvauslint.describe.cues import small
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.store import load

ENOUGH = 20000  # characters that are looked at
LOOKED_AT = 2000  # characters of one block
MOST = 6  # marks of one block that count: a long sentence in another language does not outweigh many short lines


def language_of(blocks: tuple[Block, ...]) -> str:
    """fi, sv or en; fi where nothing tells."""
    counts = dict.fromkeys(("fi", "sv", "en"), 0.0)
    seen = 0
    for block in blocks:
        told = marks_in(block.text)
        seen += min(len(block.text), LOOKED_AT)
        share = MOST / max(MOST, *told.values())
        counts = {code: counts[code] + told[code] * share for code in counts}
        if seen > ENOUGH:
            break
    return max(counts, key=lambda code: (counts[code], code == "fi"))


def marks_in(text: str) -> dict[str, int]:
    """How many marks of fi, sv and en the beginning of a text has: common small words (two each) and ends of words."""
    marks = load("vocabulary/languages")
    words = re.findall(r"[^\W\d_]+", small(text[:LOOKED_AT]))
    told = {}
    for code in ("fi", "sv", "en"):
        common, ends = marks[code]["words"], tuple(marks[code]["tails"])
        told[code] = sum(2 for word in words if word in common) + sum(1 for word in words if word.endswith(ends))
    return told
