"""When a published description was last updated: the day as it is written, in figures or in words."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from kuvauslint.describe.cues import small
from kuvauslint.describe.spans import Span, whole
from kuvauslint.model.document import Block
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.dates import parse_date
from kuvauslint.vocabulary.store import load

ENDS = 4  # blocks at the top and at the end in which a date may stand alone
LONGEST_DATE = 24  # characters ("last day of September" is no date)
LONGEST_LINE = 120  # of a line that does nothing but tell the day
LONGEST_TEXT = 600  # of a paragraph in which a day of update is looked for


@cache
def _months() -> dict[str, int]:
    """Each written form of a month's name, in all languages, with its number."""
    named = load("vocabulary/keeper")["months"]
    return {form: n for forms in named.values() for n, month in enumerate(forms, 1) for form in month.split("/")}


@cache
def _day() -> str:
    """The pattern of a day with its year."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return (
        r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}"
        rf"|(?:den )?\d{{1,2}}\.? (?:{names}) \d{{4}}|(?:{names}) \d{{1,2}}, \d{{4}}"
    )


@cache
def _updated() -> re.Pattern[str]:
    leads = sorted(load("vocabulary/keeper")["updated"]["leads"], key=len, reverse=True)
    return re.compile(
        rf"(?:^|[\W_])(?P<lead>{'|'.join(map(re.escape, leads))})[\s:(]{{0,4}}(?:(?:on|the) )?"
        rf"(?P<date>{_day()}|\d{{1,2}}/\d{{4}}|\d{{1,2}}\.\d{{4}}|(?:{'|'.join(_months())}) \d{{4}})(?![\d.]\d)"
    )


@cache
def _date() -> re.Pattern[str]:
    return re.compile(_day())


def is_date_line(text: str) -> bool:
    """Whether a short line does nothing but tell when the page was updated."""
    if len(text) < LONGEST_DATE and _date().fullmatch(small(text).strip(" .()")):
        return True
    hit = _updated().search(small(text)) if len(text) < LONGEST_LINE else None
    return hit is not None and hit.start() <= 2 and len(text) - hit.end() <= LONGEST_DATE + 1


def updated_node(blocks: tuple[Block, ...]) -> Node | None:
    """The date of the last update; of its first publication, or one that stands alone, where no other is told."""
    weak = load("vocabulary/keeper")["updated"]["weak"]
    leads = load("vocabulary/keeper")["updated"]["leads"]
    second: Node | None = None
    label = ""
    for block in blocks:
        if block.kind == "row" or len(block.text) > LONGEST_TEXT:
            continue
        if label in leads and (alone := _date().fullmatch(small(block.text).strip(" ."))):
            start = small(block.text).index(alone[0])
            second = second or _node(whole(block).cut(start, start + len(alone[0])))
        label = small(block.text).strip(" :")
        for hit in _updated().finditer(small(block.text)):
            node = _node(whole(block).cut(hit.start("date"), hit.end("date")))
            if hit["lead"] not in weak:
                return node
            second = second or node
    return second or _bare_date(blocks)


def _bare_date(blocks: tuple[Block, ...]) -> Node | None:
    """A date that stands alone under the title or at the very end of the page."""
    told = [block for block in blocks if block.text.strip()]
    for block in (*told[:ENDS], *told[-ENDS:]):
        text = small(block.text).strip(" .()")
        if block.kind in ("paragraph", "heading") and len(text) < LONGEST_DATE and _date().fullmatch(text):
            start = small(block.text).index(text)
            return _node(whole(block).cut(start, start + len(text)))
    return None


def _node(span: Span) -> Node:
    """The day as it is written where a description file may write it so, else as a date (ISO 8601)."""
    plain = re.sub(r"(?<=\.)\s", "", span.text)
    if parse_date(plain) is not None:
        return span.node(("updated",), text=plain)
    day = in_words(span.text)
    return span.node(("updated",), text=day.isoformat() if day else span.text)


def in_words(text: str) -> date | None:
    """The day of "3. maaliskuuta 2026", "March 3, 2026" or "3/2026" (its last day); None of anything else."""
    low = small(text)
    figures = [int(figure) for figure in re.findall(r"\d+", low)]
    named = next((n for word in re.findall(r"[^\W\d_]+", low) if (n := _months().get(word))), 0)
    try:
        if named and len(figures) == 2:
            return date(figures[1], named, figures[0])
        month, year = (named, figures[0]) if named else figures
        return date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None
