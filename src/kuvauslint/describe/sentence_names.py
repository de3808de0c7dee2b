"""Entries that only a sentence names: "The X repository is a logical repository …", with labels below it."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.cues import small
from kuvauslint.describe.lines import Line
from kuvauslint.describe.sections import Context, Section, opened_by
from kuvauslint.vocabulary.store import load

OVER = frozenset({"start", "title", "container", "stop", "date", "navigation", "told"})  # what no entry is named by
TELLING = frozenset({"datasets", "systems", "search_keys", "purpose"})


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, load("vocabulary/outline")["sentence_names"]))


def sentence_name(lines: list[Line], at: int, last: Section, context: Context) -> Section | None:
    """The entry that a sentence names and that labels below it tell of; None of any other line.

    An entry that has a heading of its own is not named anew by its first sentence, so that such
    entries begin under a heading over all of them, or after another of their kind.
    """
    line = lines[at]
    if line.kind != "paragraph" or context.awaiting or line.label is not None or line.pairs or at + 1 >= len(lines):
        return None
    if last.kind not in OVER and not (last.sentence and context.seen):
        return None
    if not TELLING.intersection(opened_by(lines[at + 1])):
        return None
    text = small(line.text)
    hit = next((hit for pattern in _patterns() if (hit := pattern.match(text))), None)
    if hit is None:
        return None
    name = line.span.cut(hit.start("name"), hit.end("name"))
    section = Section("name", name, line)
    section.sentence = True
    section.lines.append(line)
    return section
