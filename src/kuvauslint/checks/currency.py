"""Whether a description keeps up: its date, reforms since, futures that are past, systems that ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.mentions import NOT_OWN
from kuvauslint.checks.slots import by_language, day_text, shortened
from kuvauslint.checks.unit import affected, unit_of
from kuvauslint.checks.updated import updated
from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.store import load
from kuvauslint.vocabulary.words import Lexicon

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject, TextAt
    from kuvauslint.model.node import Node


def update_date_missing(node: Node, subject: Subject) -> Iterator[Hit]:
    """No date of update in the description."""
    if updated(subject) is None:
        yield Hit(node, field="updated")


def old(node: Node, subject: Subject, months: int = 12) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """The date of update is more than so many months before the day of the run (`months`, settable)."""
    told = updated(subject)
    allowed = _months(subject, months)
    if told is not None and told.day is not None and _later(told.day, allowed) < subject.today:
        yield Hit(told.at, {"updated": day_text(told.day), "months": str(allowed)}, field="updated")


def older_than_reform(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """The date of update is before a reform that concerns this type of organisation; the latest one is told."""
    told = updated(subject)
    if told is None or told.day is None:
        return
    missed = [f for f in facts.begun("reforms", subject.today) if f.valid_from and f.valid_from > told.day]
    if not missed:
        return
    unit = unit_of(subject)
    fact = next((f for f in missed if affected(unit, f.row)), None)
    if fact is not None and fact.valid_from is not None:
        values = {"updated": day_text(told.day), "date": day_text(fact.valid_from)}
        yield Hit(told.at, values | by_language("reform", fact.row["name"]), field="updated", sure=unit.sure)


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
            of_use = text.field in owners or _is_system(text) or _has(part, "use")
            if not of_use or (text.field not in owners and _has(part, "data")):
                continue
            yield Hit(
                text.place(left, right), {"text": shortened(part), "date": day_text(max(days))}, text.entry, text.field
            )
            break


def _own_texts(subject: Subject) -> Iterator[TextAt]:
    return (text for text in subject.texts() if text.role not in NOT_OWN)


def _is_system(text: TextAt) -> bool:
    return text.field == "name" and text.entry is not None and text.entry.path[:1] == ("systems",)


def _months(subject: Subject, months: int) -> int:
    chosen = subject.settings.get("KL802")
    value = chosen.get("months", months) if isinstance(chosen, dict) else months
    return value if isinstance(value, int) and value > 0 else months


def _later(day: date, months: int) -> date:
    """The same day of the month so many months later; the month's last where it has no such day."""
    from calendar import monthrange

    year, month = divmod(day.month - 1 + months, 12)
    year, month = min(day.year + year, date.max.year), month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _has(part: str, group: str) -> bool:
    return any(match.term.group == group for match in _words().find(part))


@cache
def _words() -> Lexicon:
    table = load("vocabulary/currency")
    return Lexicon(
        term for group in ("future", "lasting", "use", "data") for term in facts.terms(group, group, table[group])
    )
