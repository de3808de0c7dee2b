"""The number of an appendix that a heading begins with ("Appendix 2. ")."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.vocabulary.store import load


@cache
def appendix_words() -> tuple[str, ...]:
    """How a folded heading begins that may be an appendix's."""
    return tuple(f"{word} " for word in load("vocabulary/outline")["appendices"])


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(map(str.strip, appendix_words()))
    return re.compile(rf"(?:{words}) (?:\d{{1,2}}|[a-h])\b[.:)]?(?: ?[–—-])?\s+(?=\w)", re.IGNORECASE)


def appendix_end(text: str) -> int:
    """Where a heading goes on behind the number of its appendix; 0 where it has none."""
    hit = _numbered().match(text)
    return hit.end() if hit is not None else 0
