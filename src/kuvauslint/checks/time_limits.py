"""Time limits told for answering a request, held against 14 § 4 mom. of the Openness Act (621/1999).

A public document is given as soon as possible and within two weeks at the latest; within a month
where there are many documents, secret parts or exceptional work. Both run from the receipt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.mentions import NOT_OWN
from kuvauslint.checks.sentences import Sentence, lexicon, once, sentences
from kuvauslint.checks.slots import shortened
from kuvauslint.vocabulary.store import load

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node
    from kuvauslint.vocabulary.words import Match

# Days in a unit; a working day is counted as its share of a week.
_DAYS = {"day": 1.0, "workday": 1.4, "week": 7.0, "month": 30.0}
_GENERAL, _EXTENDED = 14.0, 31.0
_NEAR = 40
_FOLLOWS = 60


class Limit(NamedTuple):
    """A length of time told in a sentence: its days, and where it stands in the text."""

    days: float
    start: int
    end: int


def too_long(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """A limit for a request that is longer than the law allows."""
    told = [(sentence, _limits(sentence)) for sentence in _about_requests(subject)]
    # where the general limit is told beside it, a longer one is the exception
    general = {id(s.text) for s, limits in told if any(limit.days <= _GENERAL for limit in limits)}
    for sentence, found in told:
        if sentence.has("gdpr"):
            continue
        for limit in found:
            allowed = _EXTENDED if id(sentence.text) in general or sentence.has("extended") else _GENERAL
            if limit.days > allowed:
                yield _hit(sentence, limit)
                break


def privacy_limit(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """The month of the GDPR (art. 12(3)) told as the limit for a request for documents."""
    for sentence in _about_requests(subject):
        if not sentence.has("gdpr") or sentence.has("secret"):
            continue
        if not sentence.has("document", "public", "own_request") and _on_privacy(sentence):
            continue
        limit = next((one for one in _limits(sentence) if one.days > _GENERAL), None)
        if limit is not None:
            yield _hit(sentence, limit)


def _on_privacy(sentence: Sentence) -> bool:
    """Whether a sentence that names no document may answer requests on a person's own data.

    It answers requests for documents where all its text is on requests and none of it on such data.
    """
    if sentence.text.field != "request" and sentence.text.role != "advice":
        return True
    marks = lexicon("requests").find(sentence.text.text)
    return any(mark.term.group in ("privacy", "secret") for mark in marks)


def wrong_moment(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """A limit counted from something later than the receipt of the request."""
    for sentence in _about_requests(subject, nameless=True):
        for limit in (*_limits(sentence, "within", "counted"), *_nameless(sentence)):
            marks = [m for m in sentence.of("moment") if 0 <= m.start - limit.end <= _FOLLOWS]
            if marks and any(abs(a.start - marks[0].start) <= _FOLLOWS for a in sentence.of("after")):
                yield _hit(sentence, limit, sentence.text.text[marks[0].start : marks[0].end])
                break


def _about_requests(subject: Subject, *, nameless: bool = False) -> Iterator[Sentence]:
    """Sentences with a limit for answering requests, and not about a data subject's rights, appeals or keeping.

    With `nameless` also those that speak of the limit and tell no length of it.
    """
    before: Sentence | None = None
    for sentence in once(sentences(subject, "requests")):
        last, before = before, sentence
        told = sentence.has(*_DAYS) and sentence.has("within", *(("counted",) if nameless else ()))
        if not (told or (nameless and sentence.has("span"))) or sentence.text.role in NOT_OWN:
            continue
        paid = nameless and sentence.all_of("span", "moment")  # "the time limit runs from the paying of the invoice"
        if sentence.has("privacy") or (sentence.has("appeal") and not paid) or _goes_on(last, sentence):
            continue
        about = sentence.has("request", "requester", "public") or sentence.text.field == "request"
        if about or (sentence.has("document") and sentence.text.role == "advice"):
            yield sentence


def _goes_on(last: Sentence | None, sentence: Sentence) -> bool:
    """Whether a sentence that names no document follows one about a data subject's rights."""
    if last is None or last.text is not sentence.text or sentence.start - last.end > _FOLLOWS:
        return False
    return last.has("privacy") and not last.has("public") and not sentence.has("document", "public")


def _nameless(sentence: Sentence) -> Iterator[Limit]:
    """A limit that is spoken of without its length: "the time limit begins when …"."""
    if not sentence.has(*_DAYS):
        for mark in sentence.of("span"):
            yield Limit(0.0, mark.start, mark.end)


def _limits(sentence: Sentence, *words: str) -> list[Limit]:
    """The lengths of time that a word for "within" stands by."""
    near = sentence.of(*(words or ("within",)))
    found = []
    for mark in sentence.of(*_DAYS):
        if not any(abs(w.start - mark.end) <= _NEAR or abs(mark.start - w.end) <= _NEAR for w in near):
            continue
        count, start = _count(sentence.text.text, mark)
        if count is not None:
            found.append(Limit(count * _DAYS[mark.term.group], start, mark.end))
    return found


def _count(text: str, mark: Match) -> tuple[float | None, int]:
    """How many units: the number before them, the longer of "2-4"; one where none is told."""
    before = text[max(0, mark.start - 24) : mark.start]
    digits = re.search(r"(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))?\s*(?:\([^()]{0,15}\)\s*)?$", before)
    if digits:
        return float(digits.group(2) or digits.group(1)), mark.start - len(before) + digits.start()
    # "fourteen (14) days": the word before a bracket counts too
    words = re.sub(r"\([^()]*\)\s*$", "", before).split()
    number = load("vocabulary/requests")["numbers"].get(words[-1].lower().strip("(")) if words else None
    if number is not None:
        return float(number), mark.start - len(words[-1]) - 1
    return (1.0, mark.start) if mark.term.group in ("week", "month") and _singular(mark) else (None, mark.start)


def _singular(mark: Match) -> bool:
    """Whether a unit without a number means one of it; the plural tells no number."""
    return not mark.form.lower().endswith(("s", "er", "or", "ien"))


def _hit(sentence: Sentence, limit: Limit, moment: str = "") -> Hit:
    text = sentence.text
    # a limit of which no length is told has no slot of its own
    values = {"limit": shortened(text.text[limit.start : limit.end])} if limit.days else {}
    if moment:
        values["moment"] = shortened(moment)
    return Hit(text.place(limit.start, limit.end), values, text.entry, text.field)
