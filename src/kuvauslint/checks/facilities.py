"""Where machine rooms and vaults are, and who keeps the keys."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.scan import found, sentence
from kuvauslint.checks.sentences import lexicon
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

WHERE_TO_ASK = frozenset({"request", "authority", "email", "phone", "address"})


ASKING = frozenset({"request", "requester", "mail", "phone_leads", "send", "make"})


def _asks(words: str) -> bool:
    """Whether a sentence among the instructions for requests tells where to ask, and not where things are kept."""
    return "@" in words or any(mark.term.group in ASKING for mark in lexicon("requests").find(words))


def locations(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every sentence that tells the address, floor or room of a machine room or vault, or where its key is."""
    del node
    told: set[tuple[int, str]] = set()
    for text, match in found(subject, "security", "facility"):
        around = sentence(text.text, match.start(), match.end())
        if text.field in WHERE_TO_ASK and (text.field != "request" or _asks(around)):
            continue
        location = pattern("security", "location").regex.search(around)
        if location is not None and (id(text), around) not in told:
            told.add((id(text), around))
            at = text.place(match.start(), match.end())
            yield Hit(at, {"facility": match[0], "location": location[0]}, text.entry, text.field)
