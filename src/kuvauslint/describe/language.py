"""The language of a document, by its commonest small words."""

from __future__ import annotations

import re

from kuvauslint.describe.cues import small
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.store import load

ENOUGH = 20000  # characters that are looked at
MOST = 6  # marks of one block that count: a long sentence in another language does not outweigh many short lines


def language_of(blocks: tuple[Block, ...]) -> str:
    """fi, sv or en; fi where nothing tells."""
    counts = dict.fromkeys(("fi", "sv", "en"), 0.0)
    marks = load("vocabulary/languages")
    seen = 0
    for block in blocks:
        text = small(block.text[:2000])
        seen += len(text)
        words = re.findall(r"[^\W\d_]+", text)
        told = dict.fromkeys(counts, 0)
        for code in counts:
            common, ends = marks[code]["words"], tuple(marks[code]["tails"])
            told[code] = sum(2 for word in words if word in common) + sum(1 for word in words if word.endswith(ends))
        share = MOST / max(MOST, *told.values())
        counts = {code: counts[code] + told[code] * share for code in counts}
        if seen > ENOUGH:
            break
    return max(counts, key=lambda code: (counts[code], code == "fi"))
