"""Entries that no heading names: a paragraph begins "The repository of X holds …" and the rest follows it."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.cues import defines, is_on_description, small
from kuvauslint.describe.lines import Line, is_sentence
from kuvauslint.describe.sections import Section
from kuvauslint.describe.spans import Span, sentences
from kuvauslint.vocabulary.store import load

OUTSIDE = frozenset({"start", "title", "container", "stop", "navigation", "date", "told", "case"})


@cache
def _opening() -> re.Pattern[str]:
    data = load("vocabulary/outline")["openers"]
    return re.compile(rf"^(?P<name>(?:\S+ ){{0,8}}?\S*(?:{'|'.join(data['nouns'])})) (?:{'|'.join(data['verbs'])})\b")


def told_entry(line: Line, before: Section) -> Section | None:
    """The entry that a paragraph outside the entries opens by its first sentence; None where it opens none."""
    if (
        (before.kind not in OUTSIDE and not before.sentence)
        or line.kind != "paragraph"
        or line.label is not None
        or line.pairs
    ):
        return None
    first = next(iter(sentences(line.span)), line.span)
    hit = _opening().search(small(first.text))
    if hit is None or defines(first.text) or is_on_description(first.text):
        return None
    name = _without_owner(first.cut(0, hit.end("name")))
    data = load("vocabulary/outline")["openers"]
    words = small(name.text).split()
    if words[0] in data["pronouns"] or is_sentence(name.text) or (len(words) == 1 and words[0] in data["bare"]):
        return None
    if len(words) < 3 and all(word in data["bare"] for word in words):
        return None
    section = Section("told", name, None)
    items = _leading_items(before)
    section.lines = [*items, line]
    return section


def _without_owner(name: Span) -> Span:
    """The name without the body before it ("Northtown's repository of …")."""
    genitives = load("vocabulary/keeper")["genitives"]
    words = [(hit.start(), hit.end(), hit[0]) for hit in re.finditer(r"\S+", name.text)]
    for start, end, word in reversed(words[:-1]):
        owner = small(word) in genitives
        if owner and (start == 0 or name.text[:1].isupper()) and len(words) > 2:
            rest = name.cut(end, len(name.text))
            return rest if rest.text else name
    return name


def _leading_items(before: Section) -> list[Line]:
    """The data sets that stand as bullets between the heading over all and the entry's first sentence."""
    endings = tuple(load("vocabulary/outline")["openers"]["materials"])
    at = len(before.lines)
    while at and before.lines[at - 1].kind == "item":
        if not small(before.lines[at - 1].text).rstrip(" .,;").endswith(endings):
            break
        at -= 1
    items, before.lines[at:] = before.lines[at:], []
    return items
