"""Hints: words without which a rule has nothing to look for, so that it need not be run, nor even loaded.

A rule's `hints` are one list of words, or a list of groups, each a mapping:

    words   letters as they stand in the text, in lower case
    terms   {file: [key, …]}: the terms below a key of rules/vocabulary/<file>.yaml
    dated   {groups: [duty, …], id: rescue, kind: authority}: the dated terms of rules/data/ of those
            groups, of one row, of rows of one kind, or of all
    contents  the words of these lists of rules/vocabulary/contents.yaml
    rows    {domains: domain}: a field of every row of rules/data/domains.yaml, as it stands
    patterns  {file: [name, …]}: the hints of these patterns of rules/vocabulary/<file>.yaml
    published  true: any published document will do, of which the check reads more than its texts

A text is worth a look when it has a word of every group. Terms are turned into the stems of their
forms, so that hints and check can never look for different words. What comes out says how each is
to be looked for (see engine/relevance.py):

    ^stem    a word that begins so; in capitals (an abbreviation) as it stands, else in lower case
    =word    the whole word
    #        a word that begins with six digits
    !        any published document
    stem     letters anywhere in a word, or anywhere in the text where there are other signs in it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kuvauslint.model.finding import LANGUAGES

_PLAIN = re.compile("[a-z]+").findall
PUBLISHED = "!"
Hints = tuple[tuple[str, ...], ...]


def hints_of(spec: list[Any] | None) -> Hints:
    """The groups of a rule's hints, each sorted and without what a shorter one covers."""
    if not spec:
        return ()
    groups = [{"words": spec}] if all(isinstance(one, str) for one in spec) else spec
    return tuple(_shortest(set(_words(group))) for group in groups)


def _shortest(words: set[str]) -> tuple[str, ...]:
    """The words without the beginnings that a shorter beginning covers."""
    begins = {word for word in words if word.startswith("^")}
    return tuple(sorted(word for word in words if not any(word.startswith(one) for one in begins - {word})))


def _words(group: Mapping[str, Any]) -> Iterator[str]:
    from kuvauslint.vocabulary import facts
    from kuvauslint.vocabulary.store import load
    from kuvauslint.vocabulary.words import needles

    yield from group.get("words", ())
    for file, names in group.get("terms", {}).items():
        data = load(f"vocabulary/{file}")
        for name in names:
            for language, spec in _specs(data[name]):
                yield from needles(spec, language)
    if dated := group.get("dated"):
        yield from _dated(dated)
    for name in group.get("contents", ()):
        for word in load("vocabulary/contents")[name]:
            yield max(_PLAIN(word), key=len)  # diacritics are forgiven there, so letters without them
    for file, names in group.get("patterns", {}).items():
        yield from (hint for name in names for hint in load(f"vocabulary/{file}")["patterns"][name]["hints"])
    if group.get("published"):
        yield PUBLISHED
    for name, field in group.get("rows", {}).items():
        yield from (str(fact.row[field]).lower() for fact in facts.rows(name))


def _dated(wanted: Mapping[str, Any]) -> Iterator[str]:
    from kuvauslint.vocabulary import facts
    from kuvauslint.vocabulary.words import needles

    for term in facts.all_terms():
        fits = wanted.get("id") in (None, term.id) and wanted.get("kind") in (None, term.data.row.get("kind"))
        if term.group in wanted["groups"] and fits:
            yield from needles(term.spec, term.language)


def _specs(data: Any) -> Iterator[tuple[str, str]]:
    """(language, spec) of every term below."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key in LANGUAGES and isinstance(value, list):
                yield from ((key, spec) for spec in value)
            else:
                yield from _specs(value)
    elif isinstance(data, list):
        for value in data:
            yield from _specs(value)
