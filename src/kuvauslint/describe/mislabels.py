"""Labels with a wrong word: what its siblings call "key data sets", one entry calls "key data repositories"."""

from __future__ import annotations

from itertools import pairwise

from kuvauslint.describe.lines import Line
from kuvauslint.vocabulary.match import undress
from kuvauslint.vocabulary.store import load


def relabelled(lines: list[Line]) -> list[Line]:
    """The lines, with a heading over a list taken for the label that stands in its place in the other entries."""
    slips = load("vocabulary/outline")["mislabelled"]
    meant = {undress(line.text): line.label for line in lines if line.label is not None and line.kind != "item"}
    out = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        if line.label is None and line.kind in ("heading", "paragraph") and below.kind == "item":
            label = meant.get(slips.get(undress(line.text), ""))
            if label is not None:
                out[at] = line._replace(label=label)
    return out
