"""Bodies, municipalities and addresses that are no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.mentions import Mention, mentions
from kuvauslint.checks.slots import by_language, day_text
from kuvauslint.vocabulary import facts

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node

_OFFICIAL = ("organisation", "request", "responsible")
_AFTER = 24


def abolished(node: Node, subject: Subject, kind: str = "authority") -> Iterator[Hit]:  # noqa: ARG001
    """A body (`kind` authority, or municipality) spoken of as present after its last day; once an entry."""
    seen: set[tuple[Any, str]] = set()
    for mention in mentions(subject, "authority"):
        fact: facts.Fact = mention.match.term.data
        key = (mention.text.entry.path if mention.text.entry is not None else None, fact.id)
        if fact.row["kind"] != kind or key in seen or not fact.ended(subject.today):
            continue
        if (
            (kind == "municipality" and not _official(mention))
            or _holdings(mention)
            or not mention.plain(subject.today)
        ):
            continue
        seen.add(key)
        assert fact.valid_until is not None
        values = {"name": mention.match.form, "until": day_text(fact.valid_until)}
        values |= by_language("successor", fact.row["successor"])
        yield Hit(mention.place(), values, mention.text.entry, mention.text.field)


def dissolved_domain(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """A web or e-mail address in the domain of a body that has ended."""
    from kuvauslint.vocabulary import context

    gone = {fact.id: fact for fact in facts.ended("domains", subject.today)}
    bodies = {fact.id: fact for fact in facts.rows("authorities")}
    seen: set[tuple[Any, str]] = set()
    # a page's address is both in its sentence, which may tell it as past, and in the field made of it
    found = [
        (text, match, context.historical(text.text, match.start(), match.end(), subject.today))
        for text in subject.texts()
        if any(domain in text.text.lower() for domain in gone)
        for match in _domains()(text.text)
    ]
    past = {match.group().lower() for _, match, historical in found if historical}
    for text, match, historical in found:
        fact = gone.get(match.group(1).lower())
        if fact is None or historical or (text.node is not None and match.group().lower() in past):
            continue
        key = (text.entry.path if text.entry is not None else None, match.group().lower())
        if key in seen:
            continue
        seen.add(key)
        place = text.place(match.start(), match.end())
        body = bodies[fact.row["body"]]
        assert fact.valid_until is not None
        values = {"domain": fact.id, "until": day_text(fact.valid_until)}
        values |= by_language("body", body.row["name"]) | by_language("successor", body.row["successor"])
        yield Hit(place, values, text.entry, text.field)


def _official(mention: Mention) -> bool:
    """Whether a municipality's name means the municipality: a contact or a unit, not the place."""
    if mention.text.field in _OFFICIAL:
        return True
    after = mention.text.text[mention.match.end : mention.match.end + _AFTER]
    found = facts.surroundings().find(after.lstrip())
    return any(m.term.group == "municipal" and m.start == 0 for m in found)


def _holdings(mention: Mention) -> bool:
    """Whether the archive of a body is spoken of: it keeps its name."""
    after = mention.text.text[mention.match.end : mention.match.end + _AFTER].lstrip()
    return any(m.term.group == "holdings" and m.start == 0 for m in facts.surroundings().find(after))


@cache
def _domains() -> Any:
    choices = "|".join(re.escape(fact.id) for fact in facts.rows("domains"))
    return re.compile(rf"(?<![\w-])(?:[\w-]+\.)*({choices})(?![\w-]|\.\w)", re.IGNORECASE).finditer
