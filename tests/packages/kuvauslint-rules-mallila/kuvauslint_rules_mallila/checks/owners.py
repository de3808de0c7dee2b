"""Who answers for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node


def too_many(node: Node, subject: Subject, *, most: int) -> Iterator[Hit]:
    """A hit at each repository above the number that one unit may answer for."""
    seen: Counter[str] = Counter()
    for entry in node.list_of("repositories"):
        unit = entry.get("unit")
        if unit is None or not unit.text:
            continue
        seen[unit.text] += 1
        if seen[unit.text] > most:
            yield Hit(unit, {"unit": unit.text, "most": str(most)}, entry, "unit")
