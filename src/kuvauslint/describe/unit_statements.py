"""Headings of units that tell where requests go and who decides: it holds for the entries below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kuvauslint.describe.cues import find_cues
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.last_entry import ASKED
from kuvauslint.describe.lines import repository_name
from kuvauslint.describe.sections import Section
from kuvauslint.describe.spans import Span
from kuvauslint.describe.statements import SHARED

FEWEST = 2  # units; what one alone tells may hold for all
HEADS = frozenset({"name", "container"})
BELOW = frozenset({"name", "one", "case", "element", "container"})


def telling_units(parts: Sequence[Section], told: Sequence[set[str]]) -> frozenset[int]:
    """The numbers of the sections that are such headings: several of one level, each over headings of a deeper one."""
    found = [
        number
        for number, (part, after) in enumerate(pairwise(parts))
        if part.kind in HEADS
        and part.name is not None
        and told[number] & ASKED
        and told[number] <= SHARED
        and 0 < part.level < after.level
        and after.kind in BELOW
        and (part.kind == "container" or repository_name(part.name.text) != "strong")
    ]
    levels = Counter(parts[number].level for number in found)
    return frozenset(number for number in found if levels[parts[number].level] >= FEWEST)


def told_beside(name: Span) -> Draft | None:
    """Who decides, as the heading of a unit tells it in parentheses behind the unit's name; None where it does not."""
    at = name.text.find("(")
    if at <= 0 or not name.text.endswith(")"):
        return None
    common = Draft()
    for cue in find_cues(name.cut(at + 1, len(name.text) - 1)):
        if cue.field == "authority" and cue.value.text:
            common.add("authority", Value(cue.value))
    return common if common.values else None


def hold_within(unit: Span, common: Draft, drafts: Sequence[tuple[Draft, Span | None]]) -> None:
    """Give each entry of the unit what its heading tells; what the entry tells itself stays."""
    for draft, own in drafts:
        if own is unit:
            for field, values in common.values.items():
                draft.values.setdefault(field, list(values))
