"""Passwords, keys and tokens; what is found is never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.checks.scan import found
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place
from kuvauslint.vocabulary.patterns import pattern

MASK = "********"
KINDS = ("password", "password_told", "secret_key", "key_format", "url_password")
BEFORE = 80  # characters before a password in which its user name is looked for


def credentials(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every secret given away. A data set or a search key that is called "password" gives none away."""
    del node
    seen: set[Place] = set()
    for kind in KINDS:
        for text, match in found(subject, "security", kind, silent=frozenset()):
            groups = match.groupdict()
            name = "value" if groups.get("value") else "value2"
            start, end = match.span(name)
            place = text.place(start, end)
            if place in seen or (kind == "password" and not _is_secret(text, match)):
                continue
            seen.add(place)
            label = groups.get("label" if name == "value" else "label2") if kind != "url_password" else None
            values = {"what": label or kind.replace("_", " "), "masked": MASK}
            yield Hit(place, values, text.entry, text.field, secret=True)


def _is_secret(text: TextAt, match: re.Match[str]) -> bool:
    """A word after "password:" is one when it looks like one, or when a user name stands before it."""
    value = match["value"].rstrip(".")
    if pattern("security", "not_a_secret").regex.search(value):
        return False
    if re.search(r"\d|[!#$%&*@_+?]", value) or re.search(r"[a-z][A-Z]", value):
        return True
    before = text.text[max(0, match.start() - BEFORE) : match.start()]
    after = text.text[match.end() :].lstrip()
    return bool(pattern("security", "user_before").regex.search(before)) and (not after or after[0] in ".,;)")
