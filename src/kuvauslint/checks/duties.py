"""Duties that the law has moved from municipalities to other bodies (616/2021, 613/2021)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.mentions import Mention, mentions
from kuvauslint.checks.slots import shortened
from kuvauslint.checks.unit import affected, unit_of
from kuvauslint.vocabulary import facts

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node, Path

_HELD = ("datasets", "systems", "description")
# Where another body may be named without running the duty.
_NOT_POINTING = ("disclosure", "users")
_REACH = 8  # words between a duty and the word that says it is arranged


def moved(node: Node, subject: Subject, duty: str) -> Iterator[Hit]:  # noqa: ARG001
    """An entry that a municipality describes as its own although the duty (`duty`, an id in duties.yaml) has moved."""
    fact = next(f for f in facts.moved_duties() if f.id == duty)
    if fact.valid_from is None or subject.today < fact.valid_from:
        return
    found = [m for m in mentions(subject, "duty", "always", "register") if m.match.term.id == duty]
    if not found or not affected(unit_of(subject), fact.row):
        return
    by_entry: dict[Path, list[Mention]] = {}
    for mention in found:
        if mention.text.entry is not None:
            by_entry.setdefault(mention.text.entry.path, []).append(mention)
    pointing = _pointing(subject, by_entry.keys())
    for path, own in by_entry.items():
        entry = own[0].text.entry
        assert entry is not None
        if path in pointing:
            continue
        first = next((m for m in own if _is_own(m, entry) and m.plain(subject.today)), None)
        if first is not None:
            values = {"duty": shortened(first.match.whole)}
            yield Hit(first.place(), values, entry, first.text.field, sure=unit_of(subject).sure)


def _is_own(mention: Mention, entry: Node) -> bool:
    """Whether the words say that the entry holds the moved duty's own data."""
    group, field = mention.match.term.group, mention.text.field
    name = entry.text_of("name")
    if group == "always":
        return field == "name" or (field in _HELD and _has(mention.text.text, "holding"))
    if _stays(name):
        return False
    if field == "name":
        return True
    if field == "purpose":
        return _arranged(mention)
    held = group == "register" or (group == "duty" and _has(mention.text.text, "clients"))
    return held and field in _HELD and not _stays(mention.text.text)


def _arranged(mention: Mention) -> bool:
    """Whether the purpose is to arrange the duty: after it in Finnish, before it in Swedish."""
    from kuvauslint.vocabulary import context

    text, match = mention.text.text, mention.match
    left, right = context.clause(text, match.start, match.end)
    part = text[left:right]
    if _stays(part):
        return False
    for mark in facts.surroundings().find(part):
        if mark.term.group != "arranging":
            continue
        start, end = mark.start + left, mark.end + left
        between = text[match.end : start] if start >= match.end else text[end : match.start]
        if len(between.split()) <= _REACH:
            return True
    return False


def _pointing(subject: Subject, paths: Collection[Path]) -> set[Path]:
    """The entries, of those, that themselves say that another body runs the duty."""
    return {
        text.entry.path
        for text in subject.texts()
        if text.entry is not None and text.entry.path in paths and text.field not in _NOT_POINTING
        if any(mark.term.group == "elsewhere" for mark in facts.surroundings().find(text.text))
    }


def _stays(text: str) -> bool:
    return _has(text, "stays")


def _has(text: str, group: str) -> bool:
    return any(mark.term.group == group for mark in facts.surroundings().find(text))
