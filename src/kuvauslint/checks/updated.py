"""When a description was last updated."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.vocabulary.dates import parse_date

if TYPE_CHECKING:
    from datetime import date

    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node
    from kuvauslint.model.place import Place
    from kuvauslint.vocabulary.words import Lexicon

_NEAR = 40  # letters between the word and its date
_SHORT = 60  # a line that is little more than a date
_DATE = re.compile(r"(?<![\d.])(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})(?![\d.])")


class Updated(NamedTuple):
    """The day told and where; day None where what is written there is no date."""

    day: date | None
    at: Node | Place


def updated(subject: Subject) -> Updated | None:
    """The description's own field, else a date in the text with a word for an update, or alone on a line."""
    node = subject.root.get("updated")
    if node is not None and node.filled():
        return Updated(parse_date(node.text or ""), node)
    if not subject.description.published:
        return None
    for text in subject.texts():
        if text.field is not None or text.role in ("statute", "navigation", "advice"):
            continue
        # the last entry of a page may take in the date at its foot
        if text.entry is not None and len(text.text) > _SHORT:
            continue
        for match in _DATE.finditer(text.text):
            day = parse_date(re.sub(r"\s", "", match.group()))
            alone = text.entry is None and _alone(text.text, match.group())
            if day is not None and (alone or _told(text.text, match.start(), match.end())):
                return Updated(day, text.place(match.start(), match.end()))
    return None


def _told(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _NEAR) : end + _NEAR]
    return bool(_words().find(around))


def _alone(text: str, date_text: str) -> bool:
    """A title or a line that hardly holds more than the date."""
    return len(text) <= _SHORT and len(text) - len(date_text) <= _NEAR and text.strip(" .*()").endswith(date_text)


@cache
def _words() -> Lexicon:
    from kuvauslint.vocabulary import facts
    from kuvauslint.vocabulary.store import load
    from kuvauslint.vocabulary.words import Lexicon

    return Lexicon(facts.terms("updated", "updated", load("vocabulary/currency")["updated"]))
