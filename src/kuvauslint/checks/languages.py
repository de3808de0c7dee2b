"""The languages a description is in, and those it should be in (kielilaki 423/2003 23 and 32 §)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.items import label
from kuvauslint.checks.remembered import Remembered
from kuvauslint.checks.scan import found
from kuvauslint.model.node import TEXT_LANGUAGES, Node
from kuvauslint.vocabulary.patterns import pattern, terms
from kuvauslint.vocabulary.store import load

OFFICIAL = ("fi", "sv")
LONG = 60  # letters from which the language of a text can be told
_STEM = 5  # letters of a word from which its end says something
SURE = 3  # small words and word ends of another language, with none of its own


def version_missing(node: Node, subject: Subject) -> Iterator[Hit]:
    """A bilingual body's description in one language, with no word of the other one."""
    organisation = subject.root.get("organisation")
    stated = organisation.list_of("languages") if organisation is not None else ()
    served = {label(language) for language in stated} & set(OFFICIAL)
    for text, match in found(subject, "wording", "one_language_only"):
        if len(served) != 1:
            yield Hit(text.place(*match.span()), {}, text.entry, text.field)
            return
    if served != set(OFFICIAL) or subject.counterpart is not None:
        return
    language = subject.description.language
    other = next(code for code in OFFICIAL if code != language) if language in OFFICIAL else ""
    if any(other in below.variants for below in subject.root.walk() if below.variants):
        return
    if next(found(subject, "wording", "language_link", silent=frozenset()), None) is None:
        yield Hit(organisation.get("languages") or node if organisation is not None else node, {}, None, "languages")


def wrong_language(node: Node, subject: Subject) -> Iterator[Hit]:
    """A long text in another language than the description's."""
    del node
    language = subject.description.language
    if language not in ("fi", "sv", "en"):
        return
    for text in subject.texts() if subject.any_value(_in_another(language)) else ():
        if len(text.text) < LONG or text.role in ("navigation", "statute") or _is_variant(text.node, language):
            continue
        other = _language(text.text, language)
        # the line that leads to the other version is in its language
        if other is not None and pattern("wording", "language_link").search(text.text) is None:
            at = text.place(0, len(text.text))
            yield Hit(at, {"language": other, "text": f"{text.text[:50].rstrip()}\u2026"}, text.entry, text.field)


@cache
def _in_another(language: str) -> Remembered[bool]:
    return Remembered(lambda text: len(text) >= LONG and _language(text, language) is not None)


def _is_variant(node: Node | None, language: str) -> bool:
    """Whether a text is the version in another language of a text given in several."""
    last = node.path[-1] if node is not None and node.path else ""
    return last in TEXT_LANGUAGES and last != language


def _language(text: str, own: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", text.lower())
    if any(word in terms("wording", f"words_{own}") for word in words):
        return None
    for other in ("fi", "sv", "en"):
        known = terms("wording", f"words_{other}")
        small = sum(word in known for word in words) if other != own else 0
        if small >= SURE or (small and {own, other} == set(OFFICIAL) and _by_ends(words, own, other, small)):
            return other
    return None


def _by_ends(words: list[str], own: str, other: str, small: int) -> bool:
    """Whether the ends of the words tell the same as the few small words; a text of names and products has neither."""
    ours, theirs = _ends(own), _ends(other)
    if any(len(word) > _STEM and word.endswith(ours) for word in words):
        return False
    return small + sum(len(word) > _STEM and word.endswith(theirs) for word in words) >= SURE


@cache
def _ends(language: str) -> tuple[str, ...]:
    return tuple(load("vocabulary/languages")[language]["tails"])
