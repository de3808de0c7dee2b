"""Names of entries: one name in its several forms, and headings that carry a name and an element."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.lines import is_sentence
from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.match import Label, Stems, find_label, is_container, undress
from kuvauslint.vocabulary.store import load

LONGEST_HEADING = 60  # characters of a heading that may hold a verb
CUT_UP = 3  # elements with headings of their own


class Element(NamedTuple):
    """A heading such as "X's repository's data sets": whose, the name as it would stand alone, and the label."""

    name: Span
    base: str
    label: Label
    key: Span


@cache
def name_key(text: str) -> str:
    """The same for all forms of one name."""
    base = load("vocabulary/labels")["repository_words"]["base"]
    return " ".join(base.get(word, word) for word in undress(text).split())


def element_heading(span: Span, *, register: bool = False) -> Element | None:
    """The parts of a heading that carries a name and an element; None for all others.

    A heading with nothing but the case register for a name is a chapter's as a rule; it is one of
    these with `register`, where the document cuts the register up like its repositories.
    """
    found = _any(span)
    if found is None or find_label(found.name.text):
        return None
    return found if register or not _is_register(found) else None


def register_is_cut_up(spans: Iterable[Span]) -> bool:
    """Whether several elements of the case register have a heading of their own that carries its name."""
    noun = tuple(load("vocabulary/outline")["case_register"]["heading"])
    told = {
        found.label.field
        for span in spans
        if any(word in span.text.casefold() for word in noun) and (found := _any(span)) and _is_register(found)
    }
    return len(told) >= CUT_UP


def _any(span: Span) -> Element | None:
    if len(span.text) > 160 or " " not in span.text or _leads_in(span.text):
        return None
    return _name_first(span) or _label_first(span) or _parted(span)


def _is_register(found: Element) -> bool:
    registers = load("vocabulary/outline")["case_register"]["nouns"]
    return not {undress(found.name.text), undress(found.base)}.isdisjoint(registers)


def _leads_in(text: str) -> bool:
    """Whether a whole sentence leads in a list ("… you find in the notices of:")."""
    return len(text) > LONGEST_HEADING and text.rstrip().endswith(":") and is_sentence(text)


def _name_first(span: Span) -> Element | None:
    """The name in the genitive, then the label."""
    data = load("vocabulary/labels")["repository_words"]
    words = [(hit.start(), hit.end(), hit[0].casefold()) for hit in re.finditer(r"\S+", span.text)]
    for _, end, word in words[:-1]:
        tail = next((form for form in sorted(data["base"], key=len, reverse=True) if word.endswith(form)), None)
        if tail is None or word in data["plurals"]:
            continue
        label = find_label(span.text[end:].strip())
        if label is None or not label.sure:
            continue
        base = span.text[: end - len(tail)] + data["base"][tail]
        if is_container(base) or undress(base) == data["base"][tail]:  # "1 Repositories' purposes": of them all
            continue
        return Element(span.cut(0, end), base, label, span.cut(end, len(span.text)).trim(":"))
    return None


def _label_first(span: Span) -> Element | None:
    """The label, a preposition, the name; or the name between two parts of the label."""
    data = load("vocabulary/labels")["repository_words"]
    low = span.text.casefold()
    prepositions = load("vocabulary/labels")["prepositions"]
    element = None  # the last that fits: what a label says "on the disclosure of" is no part of the name
    for hit in re.finditer(r"(?<=\s)(\S+)\s", low):
        if hit[1] not in prepositions:
            continue
        article = "the " if low.startswith("the ", hit.end()) else ""
        start, end = hit.end() + len(article), len(span.text)
        label = span.text[: hit.start()]
        if not low.startswith(tuple(data["heads"]), start):
            ends = [at for tail in data["strong"] if (at := low.find(f" {tail}", start)) > 0]
            if not ends:
                continue
            end = next((n for n in range(min(ends) + 1, len(low)) if low[n] in " :,"), len(low))
            while low.startswith(" repository", end):
                end += len(" repository")
            label = f"{label} {span.text[end:]}"
        found = find_label(label.strip())
        if found is not None and found.sure:
            name = span.cut(start, end).trim(":")
            element = Element(name, name.text[:1].upper() + name.text[1:], found, span.cut(0, hit.start()))
    return element


def _parted(span: Span) -> Element | None:
    """A dash, colon or slash between the name and the label, in either order."""
    strong = tuple(load("vocabulary/labels")["repository_words"]["tails"])
    heads = tuple(load("vocabulary/labels")["repository_words"]["heads"])
    for hit in re.finditer(r"\s[–-]\s|:\s|\s/\s", span.text):
        sides = span.cut(0, hit.start()), span.cut(hit.end(), len(span.text)).trim(":")
        for name, key in (sides, sides[::-1]):
            plain = undress(name.text)
            if plain and " " in plain and (plain.endswith(strong) or plain.startswith(heads)):
                label = find_label(key.text)
                if label is not None and label.sure and not Stems(strong).begins(undress(key.text)):
                    return Element(name, name.text, label, key)
    return None
