"""Who decides, without the words around the name."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.cues import small
from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.store import load


def without_rule(span: Span) -> Span:
    """A decider without what only says by what rule it decides, on what, or that an entry may name another."""
    low = span.text.casefold()
    if len(span.marks) == 1 and len(low) == len(span.text) and (hit := _unless_told().search(low)):
        span = span.cut(0, hit.start())
    rule = next((lead for lead in load("vocabulary/cues")["deciding_by"] if low.startswith(f"{lead} ")), "")
    if rule and len(span.marks) == 1:
        return span.cut(len(rule), len(span.text)).trim("", ", ")
    scope = _scopes().match(small(span.text)) if len(span.marks) == 1 else None
    return span.cut(scope.end(), len(span.text)) if scope is not None else span


@cache
def _scopes() -> re.Pattern[str]:
    return re.compile(load("vocabulary/cues")["deciding_on"])


@cache
def _unless_told() -> re.Pattern[str]:
    return re.compile(rf",? (?:{'|'.join(load('vocabulary/cues')['unless_told'])})\b.*")


def without_lead(name: Span) -> Span:
    """A name without the "tel." or "e-mail:" of the contact that followed it."""
    from kuvauslint.vocabulary.match import contact_label

    text = name.text.rstrip(" ,;:(")
    last = text.rsplit(None, 1)[-1] if text else ""
    leads = load("vocabulary/cues")["contact_leads"]
    if last and (contact_label(last.lstrip("(")) or small(last.lstrip("(")) in leads):
        text = text[: len(text) - len(last)].rstrip(" ,;:(./")
    return name.cut(0, len(text)).trim("", "/ ")


def with_contacts(label: Span) -> bool:
    """Whether a label asks for contacts beside the decider, and not for the decider's own ("… and contacts")."""
    words = re.findall(r"[^\s/,&]+|[/,&]", small(label.text))
    joins = (*load("vocabulary/splitting")["connectives"], "/", ",", "&")
    asked = tuple(load("vocabulary/cues")["contact_words"])
    return any(word.startswith(asked) for word in words) and any(word in joins for word in words)
