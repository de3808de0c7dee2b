"""One office or person with two numbers or addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.slots import shortened

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node

_CHANNELS = ("email", "phone")


class Card(NamedTuple):
    """What a request gives for one office or person: `key` names it, `values` are its folded numbers or addresses."""

    kind: str
    key: str
    name: str
    values: frozenset[str]
    at: Node
    entry: Node | None


def conflicting(node: Node, subject: Subject) -> Iterator[Hit]:
    """A name, or an office's e-mail address, that goes with other numbers or addresses than at its first place."""
    known: dict[tuple[str, str], Card] = {}
    told: set[tuple[str, str]] = set()
    for entry in (None, *subject.entries()):
        for card in _cards(entry if entry is not None else node, entry):
            key = (card.kind, card.key)
            first = known.setdefault(key, card)
            if key not in told and not (first.values & card.values):
                told.add(key)
                values = {"name": shortened(card.name), "first": _written(first), "second": _written(card)}
                yield Hit(card.at, values, card.entry, "request", (subject.description.place(first.at),))


def _cards(holder: Node, entry: Node | None) -> Iterator[Card]:
    request = holder.get("request")
    if request is None:
        return
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
