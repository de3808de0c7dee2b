"""Phone numbers: could they be Finnish ones, or foreign ones in the international form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kuvauslint.checks.hit import Hit
from kuvauslint.vocabulary.store import load

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject, TextAt
    from kuvauslint.model.node import Node
    from kuvauslint.model.place import Place

# Digits with the spaces, hyphens and brackets that people put between them, the letter O that was typed for
# a zero among them. Bounded, and each repetition begins with a sign the one before cannot eat: linear.
_DIGIT = r"(?:\d|[Oo](?=\d)|(?<=\d)[Oo](?!\w))"
_NUMBER = (
    rf"(?<!\w)\+?\(?{_DIGIT}(?:[ \u00a0]?[-\u2013/]?[ \u00a0]?(?:\(0\)[ \u00a0]?)?\)?[ \u00a0]?{_DIGIT}){{3,19}}(?!\d)"
)
_FINLAND = "358"
_AFTER_LEAD = 4
_HOLDING = frozenset(("email", "address", "form"))  # digits there are no phone's
_FAR = 120  # several numbers may follow one word


def impossible(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """A phone number with a prefix or a length that no number has."""
    seen: set[Place] = set()
    for text in subject.texts() if subject.description.published or _has_bad(subject) else ():
        for start, end in _numbers(text):
            written = text.text[start:end].strip()
            place = text.place(start, end)
            # a page's number is both in its paragraph and in the field made of it
            if _is_wrong(written) and place not in seen:
                seen.add(place)
                yield Hit(place, {"phone": written}, text.entry, text.field)


def _is_wrong(written: str) -> bool:
    """Whether a number could not be dialled; with the letter O in it, where it is one that a zero makes possible."""
    zeros = written.replace("O", "0").replace("o", "0")
    return possible(zeros) if zeros != written else not possible(written)


def possible(written: str) -> bool:
    """Whether a number as written could be dialled."""
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    table = load("vocabulary/contacts")
    if digits in table["phone_short"]:
        return True
    if written.lstrip("( ").startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00") if digits.startswith("00") else digits
        if not digits.startswith(_FINLAND):
            return 7 <= len(digits) <= 15 and not digits.startswith(tuple(table["phone_slips"]))
        digits = "0" + digits.removeprefix(_FINLAND).lstrip("0")
    for prefix, least, most in table["phone_prefixes"]:
        if digits.startswith(prefix):
            return bool(least <= len(digits) <= most)
    return False


def _has_bad(subject: Subject) -> bool:
    """Whether a request of a data file has a number worth a closer look: cheap, for nearly none has."""
    for _, request in subject.having("request"):
        for node in request.walk():
            if not node.text or not _HOLDING.isdisjoint(node.path):
                continue
            if not any(letter.isdigit() for letter in node.text):
                continue
            if "phone" not in node.path or not possible(node.text):
                return True
    return False


def _numbers(text: TextAt) -> Iterator[tuple[int, int]]:
    """Where phone numbers stand: the whole of a phone field, or after a word for phone in prose."""
    path = text.node.path if text.node is not None else ()
    if path and text.field != "request":
        return
    if "phone" in path:
        for match in _pattern()(text.text):
            yield match.start(), match.end()
        return
    from kuvauslint.checks.sentences import lexicon

    for mark in lexicon("requests").find(text.text):
        if mark.term.group == "phone_leads":
            yield from after_lead(text.text, mark.end)


def after_lead(text: str, lead: int) -> Iterator[tuple[int, int]]:
    """Where the numbers stand that follow a word for phone, which ends at `lead`."""
    position = lead
    for match in _pattern()(text, lead, lead + _FAR):
        between = _unlinked(text[position : match.start()]) if position == lead else text[position : match.start()]
        between = between.strip(" .:\u00a0")
        if len(between) > _AFTER_LEAD or (position == lead and between):
            break
        yield match.start(), match.end()
        position = match.end()


def _unlinked(text: str) -> str:
    """What stands between a word for phone and the number, without words that only bind them ("is")."""
    return " ".join(word for word in text.split() if word.strip(".:").casefold() not in _links())


@cache
def _links() -> frozenset[str]:
    return frozenset(load("vocabulary/contacts")["phone_links"])


@cache
def _pattern() -> Any:
    return re.compile(_NUMBER).finditer
