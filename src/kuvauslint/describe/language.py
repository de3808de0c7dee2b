"""The language of a document, by its commonest small words."""

from __future__ import annotations

import re

from kuvauslint.describe.cues import small
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.store import load

ENOUGH = 20000  # characters that are looked at


def language_of(blocks: tuple[Block, ...]) -> str:
    """fi, sv or en; fi where nothing tells."""
    counts = {code: 0 for code in ("fi", "sv", "en")}
    marks = load("vocabulary/languages")
    seen = 0
    for block in blocks:
        text = small(block.text[:2000])
        seen += len(text)
        words = re.findall(r"[^\W\d_]+", text)
        for code in counts:
            common, ends = marks[code]["words"], tuple(marks[code]["tails"])
            counts[code] += sum(2 for word in words if word in common) + sum(1 for word in words if word.endswith(ends))
        if seen > ENOUGH:
            break
    return max(counts, key=lambda code: (counts[code], code == "fi"))
