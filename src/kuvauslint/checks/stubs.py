"""Pages that are no description: the statute retold, or privacy notices in its stead."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.texts import around
from kuvauslint.model.description import Description
from kuvauslint.model.document import Block
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import finder, mentions
from kuvauslint.vocabulary.keys import fold

CONTENT = ("repositories", "systems", "search_keys", "api")
# More text than the statute, its definitions and advice on requests fill: something was not recognised.
MUCH_TEXT = 2_000
HEADINGS_OF_A_NOTICE = 3
NO_HEADING_IS_LONGER = 80


def stub(root: Node, subject: Subject) -> Iterator[Hit]:
    """The hit of a description with nothing of what 28 § lists but, at most, how to make a request."""
    if any((node := root.get(name)) is not None and node.filled() for name in CONTENT):
        return
    register = root.get("case_register")
    if register is not None and any(node.filled() for name, node in register.fields.items() if name != "name"):
        return
    description = subject.description
    told = tuple(around(description))
    if any(mentions("attachment", one.text) for one in told if one.role != "statute"):
        return
    unread = sum(len(one.text) for one in told if one.role in ("text", "unknown_heading"))
    yield Hit(root, sure=root.sure and unread <= MUCH_TEXT)


def privacy_notices(root: Node, subject: Subject) -> Iterator[Hit]:
    """The hit of a description made of privacy notices, with no word of search keys or interfaces."""
    entries = subject.entries()
    if any(holder.get(name) is not None for holder in (root, *entries) for name in ("search_keys", "api")):
        return
    description = subject.description
    named = [entry for entry in entries if mentions("privacy_notice", entry.text_of("name"))]
    if named and 2 * len(named) >= len(entries):
        yield Hit(named[0].get("name") or named[0], field="repositories")
        return
    if any(entry.get("datasets") or entry.get("systems") for entry in entries) or root.get("systems"):
        return
    notices = [one.place for one in around(description) if one.role != "statute" and _is_notice(one.text)]
    if len(notices) < 2:
        notices = [block.place for block in _unread(description) if _is_notice(block.text)]
    if len(notices) >= 2 or _is_form(description):
        yield Hit(notices[0] if notices else root, sure=root.sure)


def _unread(description: Description) -> Iterator[Block]:
    """The blocks of a page: a list of links is often no part of what was recognised."""
    if description.published:
        yield from (block for block in description.document.body if isinstance(block, Block))


def _is_notice(text: str) -> bool:
    """Whether a line is the name of, or the link to, a privacy notice."""
    return len(text) <= NO_HEADING_IS_LONGER and mentions("privacy_notice", text)


def _is_form(description: Description) -> bool:
    """Whether the headings are those of GDPR articles 13 and 14."""
    found: set[str] = set()
    for one in around(description):
        if len(one.text) <= NO_HEADING_IS_LONGER:
            found.update(match.group() for match in finder("privacy_heading").finditer(fold(one.text)))
    return len(found) >= HEADINGS_OF_A_NOTICE
