"""Values that say nothing, or what another entry says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.items import fold, listed
from kuvauslint.checks.scan import MOST
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern, terms

LONG = {"purpose": 60, "notes": 80, "datasets": 100}  # letters from which a repeated value is no coincidence


def copied(node: Node, subject: Subject) -> Iterator[Hit]:
    """A long value that an earlier entry of another name has too; of one text each later place is told."""
    del node
    for field, least in LONG.items():
        first: dict[str, tuple[Node, Node]] = {}
        for entry in subject.entries():
            for at, text in listed(entry, field):
                if len(text) < least:
                    continue
                before = first.setdefault(fold(text), (entry, at))
                if before[0] is not entry and fold(before[0].text_of("name")) != fold(entry.text_of("name")):
                    values = {"other": before[0].text_of("name"), "text": f"{text[:50].rstrip()}\u2026"}
                    yield Hit(at, values, entry, field, (subject.description.place(before[1]),))


def vague(node: Node, subject: Subject) -> Iterator[Hit]:
    """A value that is nothing but "etc." or "other data"."""
    del node
    empty = pattern("wording", "vague").regex
    for entry in subject.entries():
        for field in ("datasets", "search_keys", "systems", "disclosure", "purpose"):
            for at, text in listed(entry, field):
                if len(text) <= 30 and empty.search(text):
                    yield Hit(at, {"value": text}, entry, field)


def doubled_words(node: Node, subject: Subject) -> Iterator[Hit]:
    """A word written twice in a row, but for words that languages double."""
    del node
    looked_for = pattern("wording", "doubled").regex
    words = [word.rstrip(",") for word in subject.folded_text().split()]
    if not any(one == other and len(one) > 2 for one, other in pairwise(words)):
        return
    allowed = terms("wording", "may_double")
    for text in subject.texts():
        if text.role == "navigation":
            continue
        for match in islice(looked_for.finditer(text.text), MOST):
            if match["word"].lower() not in allowed:
                at = text.place(match.start(), match.end())
                yield Hit(at, {"word": match["word"]}, text.entry, text.field)
    yield from _doubled_items(subject)


def _doubled_items(subject: Subject) -> Iterator[Hit]:
    """A list in which one value stands twice in a row."""
    for entry in subject.entries():
        for field in ("datasets", "systems", "search_keys"):
            for (_, one), (at, other) in pairwise(listed(entry, field)):
                if one and fold(one) == fold(other):
                    yield Hit(at, {"word": other}, entry, field)
