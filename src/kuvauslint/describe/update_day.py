"""When a published description was last updated: the day as it is written, in figures or in words."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.body_names import is_body
from kuvauslint.describe.cues import small
from kuvauslint.describe.spans import Span, of_cell, whole
from kuvauslint.model.document import Block
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.dates import date_pattern, day_in, parse_date
from kuvauslint.vocabulary.store import load

ENDS = 4  # blocks at the top and at the end in which a date may stand alone
LONGEST_LINE = 120  # characters of a line that does nothing but tell the day
LONGEST_TAIL = 25  # of what may follow the day on such a line
COLUMNS = 2  # of a row that tells one thing
LONGEST_TEXT = 600  # of a paragraph in which a day of update is looked for


_DECISION = re.compile(r"[ ,]*§ ?\d{1,4}$")  # behind the day of a decision: "Board 1.2.2026 § 14"
MOST_IN_ORGAN = 3  # words of the organ before such a day
_VERSION = re.compile(r"\b(?:version?|v\.?) ?\d+(?:\.\d+)*\W*$", re.IGNORECASE)  # "version 1.3, " before the day


@cache
def _updated() -> re.Pattern[str]:
    words = load("vocabulary/keeper")["updated"]
    subjects = "|".join(words["subjects"])
    leads, between = sorted(words["leads"], key=len, reverse=True), "|".join(words["fillers"])
    return re.compile(
        rf"(?:^|[\W_])(?:(?:{subjects})\s){{0,3}}(?P<lead>{'|'.join(map(re.escape, leads))})"
        rf"[\s:(]{{0,4}}(?:(?:{between})\s){{0,2}}"
        rf"(?P<date>(?:den )?{date_pattern()}|\d{{1,2}}[/.]\d{{4}})(?![\d.]\d)"
    )


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"(?:den )?{date_pattern(months=False)}")


def is_date_line(text: str) -> bool:
    """Whether a short line does nothing but tell when the page was updated."""
    if len(text) >= LONGEST_LINE:
        return False
    if _alone(text):
        return True
    hit = _updated().search(small(text))
    return hit is not None and hit.start() <= 2 and len(text) - hit.end() <= LONGEST_TAIL


def updated_node(blocks: tuple[Block, ...]) -> Node | None:
    """The date of the last update; of its first publication, or one that stands alone, where no other is told."""
    weak = load("vocabulary/keeper")["updated"]["weak"]
    leads = load("vocabulary/keeper")["updated"]["leads"]
    second: Node | None = None
    label = ""
    for block in blocks:
        if block.kind == "row":
            second = second or _in_row(block)
            continue
        if len(block.text) > LONGEST_TEXT:
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


def _in_row(block: Block) -> Node | None:
    """The day in a row of two cells that says nothing else: a label of the update, and the date."""
    filled = [n for n, cell in enumerate(block.cells) if cell.text.strip()]
    if len(filled) != COLUMNS or small(block.cells[filled[0]].text).strip(" :") not in _leads():
        return None
    span = of_cell(block, filled[1])
    hit = _date().fullmatch(small(span.text).strip(" ."))
    return _node(span.trim(".")) if hit is not None else None


@cache
def _leads() -> frozenset[str]:
    return frozenset(load("vocabulary/keeper")["updated"]["leads"])


def _bare_date(blocks: tuple[Block, ...]) -> Node | None:
    """A date that stands alone under the title or at the very end of the page."""
    told = [block for block in blocks if block.text.strip()]
    for block in (*told[:ENDS], *told[-ENDS:]):
        if block.kind in ("paragraph", "heading") and (day := _alone(block.text)):
            start = small(block.text).index(day)
            return _node(whole(block).cut(start, start + len(day)))
    return None


def _alone(text: str) -> str:
    """The day of a line that has nothing else, or the body's name before it; empty where it is another line."""
    plain = text.strip(" .()")
    decided = _DECISION.search(plain)
    plain = plain[: decided.start()] if decided is not None else plain
    hit = _date().search(small(plain)) if len(plain) < LONGEST_LINE else None
    if hit is None or hit.end() < len(plain):
        return ""
    before = _VERSION.sub("", plain[: hit.start()]).rstrip(" ,;–-")
    organ = decided is not None and len(before.split()) <= MOST_IN_ORGAN
    return hit[0] if not before or organ or is_body(before) else ""


def _node(span: Span) -> Node:
    """The day as it is written where a description file may write it so, else as a date (ISO 8601)."""
    plain = re.sub(r"(?<=\.)\s", "", span.text)
    if parse_date(plain) is not None:
        return span.node(("updated",), text=plain)
    day = day_in(span.text)
    return span.node(("updated",), text=day.isoformat() if day else span.text)
