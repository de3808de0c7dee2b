"""Dates as a description file writes them (2026-09-01 and 1.9.2026), and as people write them in running text."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import NamedTuple

_YEAR = r"(?:19|20)\d\d"
# Also valid as an ECMA regular expression, since editors check it with theirs.
DATE_PATTERN = r"^(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})$"


def parse_date(text: str) -> date | None:
    """The date, None where the text is none (also for the 31st of February)."""
    text = text.strip()
    try:
        if len(text) == 10 and text[4] == text[7] == "-":
            return date(int(text[:4]), int(text[5:7]), int(text[8:]))
        parts = text.split(".")
        if len(parts) == 3 and len(parts[2]) == 4 and text.replace(".", "").isdigit():
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        pass
    return None


class Told(NamedTuple):
    """A day told at text[start:end]; of a month alone its last day."""

    day: date
    start: int
    end: int


def told_days(text: str, *, month_numbers: bool = False) -> list[Told]:
    """The days named in a running text, in reading order; with `month_numbers` also 10/2026, which may be an act's."""
    found = []
    for match in _written(month_numbers).finditer(text):
        parts = {name: value for name, value in match.groupdict().items() if value is not None}
        day = _day({name.rstrip("0123456789"): value for name, value in parts.items()})
        if day is not None:
            found.append(Told(day, match.start(), match.end()))
    return found


def day_in(text: str) -> date | None:
    """The first day told in a text."""
    return parse_date(text) or next((told.day for told in told_days(text, month_numbers=True)), None)


def date_pattern(*, months: bool = True) -> str:
    """What a date in running text looks like, without named groups, for patterns that stand around one.

    Without `months` only days: a month with its year may be a heading.
    """
    written = _written(True).pattern if months else _choices(months=False)
    return f"(?:{re.sub(r'[?]P<[a-z0-9]+>', '?:', written)})"


def _day(parts: dict[str, str]) -> date | None:
    month = int(parts["month"]) if "month" in parts else _months()[parts["name"].lower()]
    year = int(parts["year"])
    try:
        return date(year, month, int(parts["day"]) if "day" in parts else monthrange(year, month)[1])
    except ValueError:
        return None


@cache
def _written(month_numbers: bool) -> re.Pattern[str]:
    numbers = rf"|(?<![\d./])(?P<month5>1[0-2]|0?[1-9])[/.](?P<year5>{_YEAR})(?![\d/])" if month_numbers else ""
    return re.compile(_choices() + numbers, re.IGNORECASE)


def _choices(*, months: bool = True) -> str:
    from kuvauslint.vocabulary.store import load

    name = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    endings = "|".join(load("vocabulary/currency")["month_endings"])
    day = r"(?P<day3>\d{1,2})\.?\s"
    return "|".join(
        (
            rf"(?<![\d.])(?P<day1>\d{{1,2}})\.\s?(?P<month1>\d{{1,2}})\.\s?(?P<year1>{_YEAR})(?![\d.]\d|\d)",
            rf"(?<![\d-])(?P<year2>{_YEAR})-(?P<month2>\d\d)-(?P<day2>\d\d)(?![\d-])",
            rf"(?<!\d){f'(?:{day})?' if months else day}\b(?P<name3>{name})(?:{endings})?\s(?P<year3>{_YEAR})(?!\d)",
            rf"\b(?P<name4>{name})\s(?P<day4>\d{{1,2}}),\s(?P<year4>{_YEAR})(?!\d)",
        )
    )


@cache
def _months() -> dict[str, int]:
    """Each written form of a month's name, in all languages, with its number."""
    from kuvauslint.vocabulary.store import load

    named = load("vocabulary/keeper")["months"]
    return {form: n for forms in named.values() for n, month in enumerate(forms, 1) for form in month.split("/")}
