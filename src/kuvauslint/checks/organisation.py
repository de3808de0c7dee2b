"""Whose description it is (28 § and 4 § 1 mom. of 906/2019)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.texts import Around, around
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import finder, is_placeholder, mentions
from kuvauslint.vocabulary.keys import fold
from kuvauslint.vocabulary.patterns import pattern

# So many names, or a colon or parentheses, are a list of the units.
NAMES_OF_A_LIST = 3
TITLES = ("title", "text")  # a description file keeps the title of a page as a line of its notes


def unnamed(root: Node, subject: Subject) -> Iterator[Hit]:
    """The hit of a description that does not say whose it is."""
    organisation = root.get("organisation")
    name = organisation.get("name") if organisation is not None else None
    if name is not None and name.filled() and not is_placeholder(name.text or ""):
        return
    if name is not None:
        at = subject.description.key_place(name)
    elif organisation is not None:
        at = subject.description.key_place(organisation)
    else:
        yield Hit(root, field="organisation", sure=root.sure)
        return
    yield Hit(at, field="organisation", sure=root.sure)


def units_unlisted(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit where the description is said to cover other units too, and these are not listed."""
    organisation = root.get("organisation")
    name = organisation.get("name") if organisation is not None else None
    if name is not None and name.text and mentions("other_units", name.text):
        if not _lists(name.text, "other_units"):
            yield Hit(name, {"value": " ".join(name.text.split())}, field="organisation")
        return
    told = tuple(around(subject.description))
    first: Around | None = None
    for one, follower in zip_longest(told, told[1:]):
        titled = one.role in TITLES and name is not None and _goes_on(one.text, name.text or "")
        if one.role == "statute" or not (titled or _is_shared(one.text)):
            continue
        if (follower is not None and follower.listed) or _lists(one.text, "shared_description"):
            return
        first = first or one
    if first is not None:
        yield Hit(first.place, {"value": first.text[:120]}, field="organisation")


def _is_shared(text: str) -> bool:
    """Whether a text says that the description is that of several bodies."""
    return mentions("shared_description", text) or pattern("wording", "covers_units").search(text) is not None


def _goes_on(title: str, name: str) -> bool:
    """Whether a title has other units behind the name of the body: "The parish union and its parishes"."""
    before, found, rest = title.partition(name)
    if not (name and found) or before.strip() or title.rstrip().endswith("."):
        return False
    return mentions("other_units", rest)


def _lists(text: str, words: str) -> bool:
    """Whether the names of the units follow the words that speak of them."""
    found = finder(words).search(fold(text))
    rest = text[found.end() :] if found is not None else text
    if any(sign in rest for sign in ":("):
        return True
    if pattern("wording", "two_named").regex.search(text):
        return True
    capitals = sum(word[:1].isupper() for word in rest.replace(",", " ").split())
    return capitals >= NAMES_OF_A_LIST
