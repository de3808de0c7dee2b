"""One office or person with two numbers or addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.checks.contact_lines import cards
from kuvauslint.checks.hit import Hit
from kuvauslint.checks.mentions import NOT_OWN
from kuvauslint.checks.sentences import PROSE_FIELDS
from kuvauslint.checks.slots import shortened
from kuvauslint.vocabulary.endings import same_word
from kuvauslint.vocabulary.store import load

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject, TextAt
    from kuvauslint.model.node import Node

_CHANNELS = ("email", "phone")
_BEFORE = 80  # characters before a number in which its owner is looked for


class Card(NamedTuple):
    """What a request gives for one office or person: `key` names it, `values` are its folded numbers or addresses."""

    kind: str
    key: str
    name: str
    values: frozenset[str]
    at: Node
    entry: Node | None


class Said(NamedTuple):
    """A name in prose and the numbers behind it: their digits, and how they are written."""

    key: str
    name: str
    numbers: dict[str, str]
    text: TextAt
    start: int
    end: int


def conflicting(node: Node, subject: Subject) -> Iterator[Hit]:
    """A name, or an office's e-mail address, that goes with other numbers or addresses than at its first place."""
    known: dict[tuple[str, str], Card] = {}
    told: set[tuple[str, str]] = set()
    for holder, request in subject.having("request"):
        for card in _cards(request, None if holder is node else holder):
            key = (card.kind, card.key)
            first = known.setdefault(key, card)
            if key not in told and not (first.values & card.values):
                told.add(key)
                values = {"name": shortened(card.name), "first": _written(first), "second": _written(card)}
                yield Hit(card.at, values, card.entry, "request", (subject.description.place(first.at),))
    if not told and subject.description.published:
        yield from _in_prose(subject)


def _in_prose(subject: Subject) -> Iterator[Hit]:
    """A person or the registry whose name stands before different numbers in two places of a page."""
    known: dict[str, Said] = {}
    told: set[str] = set()
    prose = [text for text in subject.texts() if text.field in PROSE_FIELDS and text.role not in NOT_OWN]
    for text in (*prose, *cards(subject)):
        for said in _said(text, subject):
            key = next((one for one in known if _one_owner(one, said.key)), said.key)
            first = known.setdefault(key, said)
            if key not in told and not (first.numbers.keys() & said.numbers.keys()):
                told.add(key)
                numbers = ", ".join(first.numbers.values()), ", ".join(said.numbers.values())
                values = {"name": shortened(said.name), "first": shortened(numbers[0]), "second": shortened(numbers[1])}
                place = first.text.place(first.start, first.end)
                yield Hit(text.place(said.start, said.end), values, text.entry, "request", (place,))


def _one_owner(one: str, other: str) -> bool:
    """Whether two names are one owner's: the last word may be in the genitive ("Matti Mallisen")."""
    if one == other:
        return True
    *first, last = one.split()
    *others, end = other.split()
    return first == others and bool(first) and same_word(last, end)


def _is_own(owner: str, subject: Subject) -> bool:
    """Whether "the city's" is this body's: its name has the word."""
    organisation = subject.root.get("organisation")
    name = organisation.text_of("name").casefold() if organisation is not None else ""
    word = load("vocabulary/keeper")["genitives"].get(owner.casefold(), "")
    return bool(word) and name.endswith(word)


def _said(text: TextAt, subject: Subject) -> Iterator[Said]:
    """The persons and registries of a text with the phone numbers behind their names."""
    from kuvauslint.checks.phones import after_lead
    from kuvauslint.checks.sentences import lexicon
    from kuvauslint.vocabulary.patterns import pattern

    begin = 0
    switchboards = load("vocabulary/contacts")["switchboards"]
    for lead in (mark for mark in lexicon("requests").find(text.text) if mark.term.group == "phone_leads"):
        written = {_digits(text.text[s:e]): text.text[s:e].strip() for s, e in after_lead(text.text, lead.end)}
        looked_for = pattern("contacts", "named_before_number").regex
        named = looked_for.search(text.text, max(begin, lead.start - _BEFORE), lead.start)
        begin = lead.end
        if named is None or not written or text.text[lead.start : lead.end].casefold() in switchboards:
            continue
        kind = "person" if named["person"] else "office"
        if named["owner"] and not _is_own(named["owner"], subject):
            continue
        strange = pattern("security", "not_a_person").regex
        if kind == "office" or not any(strange.search(part) for part in named[kind].split()):
            yield Said(named[kind].casefold(), named[kind], written, text, *named.span(kind))


def _cards(request: Node, entry: Node | None) -> Iterator[Card]:
    authority = request.get("authority")
    if authority is not None and authority.fields:
        name = authority.text_of("name")
        for kind in _CHANNELS:
            if name and (found := _values(authority, kind)):
                yield Card(kind, name.casefold(), name, frozenset(found), authority.list_of(kind)[0], entry)
    emails, phones = _values(request, "email"), _values(request, "phone")
    if len(emails) == 1 and phones:
        email = next(iter(emails))
        yield Card("phone of", email, email, frozenset(phones), request.list_of("phone")[0], entry)


def _values(holder: Node, kind: str) -> set[str]:
    texts = [node.text for node in holder.list_of(kind) if node.text]
    if kind == "email":
        return {text.strip().casefold().replace("(at)", "@").replace("[at]", "@") for text in texts}
    # a list of numbers in one text is several numbers; +358 and the leading zero are the same
    return {_digits(part) for text in texts for part in re.split(r"[,;]|\s\D+\s", text) if _digits(part)}


def _digits(text: str) -> str:
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    return digits.removeprefix("00358").removeprefix("358").lstrip("0")


def _written(card: Card) -> str:
    return shortened(card.at.text or "")
