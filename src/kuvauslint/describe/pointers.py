"""References to another part or document ("katso …")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.store import load


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(load("vocabulary/cues")["pointers"], key=len, reverse=True)
    return re.compile(
        rf"(?:^|(?<=[.(,;] )|(?<=\()|(?<=[.;]))(?!{load('vocabulary/cues')['no_pointer']})"
        rf"(?:{'|'.join(map(re.escape, words))})\s+(?P<target>[^.()\n]{{2,200}})",
        re.IGNORECASE,
    )


def is_pointer(text: str) -> bool:
    """Whether a text does nothing but point elsewhere."""
    hit = _pattern().match(text.strip())
    return hit is not None and len(text.strip()) - hit.end() <= 2


def pointers_in(span: Span) -> Iterator[tuple[Span, str]]:
    """Each pointer in a text, and what it names."""
    for hit in _pattern().finditer(span.text):
        yield span.cut(hit.start(), hit.end()), hit["target"].strip(" ,;:")
