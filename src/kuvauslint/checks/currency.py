"""What a description tells as coming or present although its day has passed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.mentions import NOT_OWN
from kuvauslint.checks.slots import day_text, shortened
from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.store import load
from kuvauslint.vocabulary.words import Lexicon

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject, TextAt
    from kuvauslint.model.node import Node


_NEXT = 25  # characters, a date among them, between a word for use and the limit that is its own


def past_future(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """Something is told as coming although its date has passed."""
    from kuvauslint.vocabulary import context

    for text in _own_texts(subject):
        for match in _words().find(text.text):
            if match.term.group != "future":
                continue
            left, right = context.clause(text.text, match.start, match.end, relative=True)
            part = text.text[left:right]
            days = context.dates(part)
            if not days or max(days) >= subject.today or _has(part, "lasting"):
                continue
            if not context.judge(text.text, match.start, match.end, subject.today).plain:
                continue
            place = text.place(match.start, match.end)
            yield Hit(place, {"text": shortened(part), "date": day_text(max(days))}, text.entry, text.field)
            break


def ended(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """A system, owner or duty that by its own words lasted to a day that has passed."""
    from kuvauslint.vocabulary import context

    owners = load("vocabulary/currency")["owners"]
    for text in _own_texts(subject):
        for start, end in context.limits(text.text):
            left, right = context.clause(text.text, start, end, relative=True)
            part = text.text[left:right]
            days = context.dates(part)
            if not days or max(days) >= subject.today or context.told_as_past(part):
                continue
            own = text.field in owners
            of_use = own or _is_system(text) or _has(part, "use")
            if not of_use or (not own and _has(part, "data") and not _bound(part, start - left)):
                continue
            yield Hit(
                text.place(left, right), {"text": shortened(part), "date": day_text(max(days))}, text.entry, text.field
            )
            break


def _bound(part: str, start: int) -> bool:
    """Whether a word for use is bound to the limit: "building data, in use until …" tells of a use, not of data."""
    before = [match for match in _words().find(part) if match.term.group in ("use", "data") and match.end <= start]
    return bool(before) and before[-1].term.group == "use" and start - before[-1].end <= _NEXT


def _own_texts(subject: Subject) -> Iterator[TextAt]:
    return (text for text in subject.texts() if text.role not in NOT_OWN)


def _is_system(text: TextAt) -> bool:
    return text.field == "name" and text.entry is not None and text.entry.path[:1] == ("systems",)


def _has(part: str, group: str) -> bool:
    return any(match.term.group == group for match in _words().find(part))


@cache
def _words() -> Lexicon:
    table = load("vocabulary/currency")
    return Lexicon(
        term for group in ("future", "lasting", "use", "data") for term in facts.terms(group, group, table[group])
    )
