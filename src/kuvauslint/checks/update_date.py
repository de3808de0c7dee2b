"""The date of a description: is there one, how old is it, and what has been reformed since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.slots import by_language, day_text
from kuvauslint.checks.updated import updated

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node


def missing(node: Node, subject: Subject) -> Iterator[Hit]:
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
    from kuvauslint.vocabulary import facts

    missed = [f for f in facts.begun("reforms", subject.today) if f.valid_from and f.valid_from > told.day]
    if not missed:
        return
    from kuvauslint.checks.unit import affected, unit_of

    unit = unit_of(subject)
    fact = next((f for f in missed if affected(unit, f.row)), None)
    if fact is not None and fact.valid_from is not None:
        values = {"updated": day_text(told.day), "date": day_text(fact.valid_from)}
        yield Hit(told.at, values | by_language("reform", fact.row["name"]), field="updated", sure=unit.sure)


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
