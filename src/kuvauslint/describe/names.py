"""Names of entries: one name in its several forms, and headings that carry a name and an element."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.match import Label, Stems, find_label, undress
from kuvauslint.vocabulary.store import load


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


def element_heading(span: Span) -> Element | None:
    """The parts of a heading that carries a name and an element; None for all others."""
    if len(span.text) > 160 or " " not in span.text:
        return None
    found = _name_first(span) or _label_first(span) or _parted(span)
    registers = load("vocabulary/outline")["case_register"]["nouns"]
    return None if found is None or undress(found.name.text) in registers or find_label(found.name.text) else found


def _name_first(span: Span) -> Element | None:
    """ "<X> tietovarannon tietoaineistot": the name in the genitive, then the label."""
    data = load("vocabulary/labels")["repository_words"]
    words = [(hit.start(), hit.end(), hit[0].casefold()) for hit in re.finditer(r"\S+", span.text)]
    for n, (start, end, word) in enumerate(words[:-1]):
        tail = next((form for form in sorted(data["base"], key=len, reverse=True) if word.endswith(form)), None)
        if tail is None or (n == 0 and word == tail) or word in data["plurals"]:
            continue
        label = find_label(span.text[end:].strip())
        if label is None or not label.sure:
            continue
        base = span.text[: end - len(tail)] + data["base"][tail]
        return Element(span.cut(0, end), base, label, span.cut(end, len(span.text)).trim(":"))
    return None


def _label_first(span: Span) -> Element | None:
    """ "<label> i informationslagret för <X>": the label, a preposition, the name."""
    data = load("vocabulary/labels")["repository_words"]
    low = span.text.casefold()
    prepositions = load("vocabulary/labels")["prepositions"]
    for hit in re.finditer(r"\s(\S+)\s", low):
        if hit[1] not in prepositions:
            continue
        rest = low[hit.end() :]
        article = next((word for word in ("the ",) if rest.startswith(word)), "")
        rest = rest[len(article) :]
        named = rest.startswith(tuple(data["heads"])) or (" " in rest and undress(rest).endswith(tuple(data["strong"])))
        label = find_label(span.text[: hit.start()].strip()) if named else None
        if label is not None and label.sure:
            start = hit.end() + len(article)
            name = span.cut(start, len(span.text)).trim(":")
            return Element(name, name.text[:1].upper() + name.text[1:], label, span.cut(0, hit.start()))
    return None


def _parted(span: Span) -> Element | None:
    """ "<X> – <label>", "<X>: <label>" or "<label>: <X>", with a repository's name on one side."""
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
