"""Options of a form with a box before or behind each: of these, only the ticked ones are told."""

from __future__ import annotations

import re

from kuvauslint.describe.spans import Span

_BOX = re.compile(r"(?P<on>[\u2611\u2612\u2713\u2714]|\[[xX]\])|(?P<off>\u2610|\[\s\])")
_SIGNS = frozenset("\u2610\u2611\u2612\u2713\u2714[")


def ticked(span: Span) -> list[Span] | None:
    """The options whose boxes are ticked, in reading order; None where the text has no boxes."""
    if _SIGNS.isdisjoint(span.text):
        return None
    boxes = list(_BOX.finditer(span.text))
    if not boxes:
        return None
    if span.text[: boxes[0].start()].strip() and not span.text[boxes[-1].end() :].strip():
        edges = [0, *(box.end() for box in boxes)]  # each box stands behind its option
        options = [(box, edges[n], box.start()) for n, box in enumerate(boxes)]
    else:
        edges = [*(box.start() for box in boxes), len(span.text)]
        options = [(box, box.end(), edges[n + 1]) for n, box in enumerate(boxes)]
    told = (span.cut(start, end).trim(",;/|") for box, start, end in options if box["on"] is not None)
    return [option for option in told if option.text]
