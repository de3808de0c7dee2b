"""The head of a form: the name in its title, and the letterhead between the title and the label of the first field."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.body_names import is_body
from kuvauslint.describe.contacts import is_contact
from kuvauslint.describe.cues import asks
from kuvauslint.describe.lines import TITLE_WITHIN, Line, is_sentence, reads_like_name
from kuvauslint.describe.statements import Left
from kuvauslint.describe.update_day import is_date_line
from kuvauslint.vocabulary.match import Label
from kuvauslint.vocabulary.store import load

MOST_LINES = 8
LONGEST = 120  # letters of one line


class Parted(NamedTuple):
    """The lines of a form, and what stands in its letterheads."""

    rest: list[Line]
    heads: list[Left]


def named_by_title(lines: list[Line]) -> list[Line]:
    """The lines, with a title of a form that names its subject as the heading of it, where no label tells a name."""
    if any(label is not None and label.fields == ("name",) for line in lines for label in _labels(line)):
        return lines
    for at, line in enumerate(lines[:TITLE_WITHIN]):
        hit = _title().match(line.text)
        if hit is None or is_body(hit["name"]) or not reads_like_name(hit["name"]):
            continue
        name = line.span.cut(hit.start("name"), len(line.text))
        return [*lines[:at], Line(name, "heading", 0, line.gap), *lines[at + 1 :]]
    return lines


def _labels(line: Line) -> list[Label | None]:
    return [line.label, *(pair.label for pair in line.pairs)]


@cache
def _title() -> re.Pattern[str]:
    forms = "|".join(load("vocabulary/outline")["forms"])
    return re.compile(rf"(?P<form>{forms})(?::| [\u2013\u2014-]) +(?P<name>\S.*)", re.IGNORECASE)


def without_letterheads(lines: list[Line]) -> Parted:
    """Set apart each letterhead: a body's name, lines of its address below, and then the label of the first field."""
    rest, heads, at = list[Line](), list[Left](), 0
    while at < len(lines):
        end = _end(lines, at)
        if end > at:
            heads += [Left(line.span, "preamble") for line in lines[at:end]]
            rest.append(lines[end]._replace(gap=True))
            at = end + 1
        else:
            rest.append(lines[at])
            at += 1
    return Parted(rest, heads)


def _end(lines: list[Line], at: int) -> int:
    """Where a letterhead that begins here ends; `at` where none begins."""
    before = lines[at - 1] if at else None
    if not _may_stand(lines[at]) or not is_body(lines[at].text.split(",")[0]):
        return at
    if before is None or before.label is not None or before.pairs or before.text.endswith(":") or asks(before.text):
        return at  # at the top of a page it is read as such, below a label it is a value
    end = at + 1
    while end < len(lines) and end - at < MOST_LINES and _may_stand(lines[end]) and not lines[end].gap:
        end += 1
    labelled = end < len(lines) and (lines[end].label is not None or bool(lines[end].pairs))
    addressed = any(is_contact(line.text) for line in lines[at:end])
    return end if labelled and addressed else at


def _may_stand(line: Line) -> bool:
    short = line.kind in ("paragraph", "heading") and len(line.text) <= LONGEST
    bare = line.label is None and not line.pairs and not line.text.endswith(":")
    return short and bare and (not is_sentence(line.text) or is_date_line(line.text))
