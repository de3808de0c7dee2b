"""When a description was last updated."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.vocabulary.dates import day_in, parse_date, told_days

if TYPE_CHECKING:
    from datetime import date

    from kuvauslint.checks.hit import Subject, TextAt
    from kuvauslint.model.node import Node
    from kuvauslint.model.place import Place
    from kuvauslint.vocabulary.dates import Told
    from kuvauslint.vocabulary.words import Lexicon

_NEAR = 40  # letters between the word and its date
_SHORT = 60  # a line that is little more than a date
_FEW = 3  # words that may stand before a date that is alone


class Updated(NamedTuple):
    """The day told and where; day None where what is written there is no date."""

    day: date | None
    at: Node | Place


def updated(subject: Subject) -> Updated | None:
    """The description's own field, else a date in the text with a word for an update, or alone on a line."""
    node = subject.root.get("updated")
    if node is not None and node.filled():
        day = parse_date(node.text or "")
        return Updated(day_in(node.text or "") if subject.description.published else day, node)
    if not subject.description.published:
        return None
    for text in subject.texts():
        if text.field not in (None, "notes") or text.role in ("statute", "advice"):
            continue
        found = [told for told in told_days(text.text) if _is_update(text, told)]
        if found:  # where a line tells when it was written and when it was reviewed, the later day counts
            last = max(found, key=lambda told: told.day)
            return Updated(last.day, text.place(last.start, last.end))
    return None


def _is_update(text: TextAt, told: Told) -> bool:
    start = text.text.rfind("\n", 0, told.start) + 1
    stop = text.text.find("\n", told.end)
    line = text.text[start : stop if stop >= 0 else len(text.text)]
    # the last entry of a page, or its menu, may take in the date at its foot
    if (text.entry is not None or text.role == "navigation") and len(line) > _SHORT:
        return False
    alone = text.entry is None and text.field is None and text.role != "navigation"
    if alone and _alone(line, text.text[told.start : told.end]):
        return True
    return _told(line, told.start - start, told.end - start)


def _told(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _NEAR) : end + _NEAR]
    return bool(_words().find(around))


def _alone(line: str, date_text: str) -> bool:
    """A title or a line that hardly holds more than the date."""
    from kuvauslint.vocabulary.patterns import pattern

    if len(line) > _SHORT or not line.strip(" .*()").endswith(date_text):
        return False
    before = line.partition(date_text)[0]
    return len(before.split()) <= _FEW or pattern("wording", "document_title").search(before) is not None


@cache
def _words() -> Lexicon:
    from kuvauslint.vocabulary import facts
    from kuvauslint.vocabulary.store import load
    from kuvauslint.vocabulary.words import Lexicon

    return Lexicon(facts.terms("updated", "updated", load("vocabulary/currency")["updated"]))
