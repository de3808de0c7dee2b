"""Values of YAML that are written on one line, as far as they are plainly what they seem; else Unsure.

The flow values that descriptions are full of (`[a, b]`, `{a: b, c: d}`) are matched as a whole and then
only split; others are gone through token by token.
"""

from __future__ import annotations

import re
from typing import Any

from kuvauslint.model.raw import LIST, MAPPING, TEXT, TYPED, Raw
from kuvauslint.readers.scalars import MAYBE_NUMBER, WORDS, typed


class Unsure(Exception):
    """What is written is not plainly one thing: libyaml is to read the file."""


INDICATORS = "-?:,[]{}#&*!|>'\"%@` "
NO_PLAIN_TEXT = frozenset(INDICATORS) | MAYBE_NUMBER | {"~"}  # how a scalar begins that is not at once a text
LONGEST_KEY = 200  # libyaml takes a key of up to 1024 bytes; no field has so long a name

# Within brackets a scalar ends at any of these; with a colon or a number sign in it the versions of libyaml differ.
_ENDS = r",\[\]{}:#?"
_BEGINS = rf"[^{re.escape(INDICATORS)}+.0-9~]"
_TEXT = rf"{_BEGINS}[^{_ENDS}]*(?<! )"
_PAIR = rf"{_BEGINS}[^{_ENDS}]{{0,{LONGEST_KEY}}}(?<! ): {_TEXT}"
_of_texts = re.compile(rf"\[{_TEXT}(?:, {_TEXT})*\]").fullmatch
_of_pairs = re.compile(rf"\{{{_PAIR}(?:, {_PAIR})*\}}").fullmatch
_scalar_in_flow = re.compile(rf"(?:[^{re.escape(INDICATORS)}]|-(?=\d))[^{_ENDS}]*(?<! )").match
_quoted = re.compile(r"'([^']*)'(?!')|\"([^\"\\]*)\"").match
_words = WORDS.keys()


def plain(text: str, at: int) -> Raw:
    """A plain scalar that may be of another type than a text; its words begin at this offset of the file."""
    if text not in WORDS and text[0] not in MAYBE_NUMBER:
        return (TEXT, text, (at, text))
    mark = (at, text, at + len(text), "")
    found = typed(text)
    return (TEXT, text, mark) if found is text else (TYPED, (found, text), mark)


def inline(text: str, at: int) -> Raw:
    """The value that stands behind a key or a dash; `text` begins with it, and ends with the line.

    Raises Unsure.
    """
    first = text[0]
    if first in "[{":
        return flow_value(text, at)
    if first in "'\"":
        match = _quoted(text)
        if match is None or not _is_over(text, match.end()):
            raise Unsure
        return _of_quotes(match, at)
    comment = text.find(" #")
    text = text[:comment].rstrip(" ") if comment >= 0 else text.rstrip(" ")
    if ": " in text or text[-1] == ":" or (first in INDICATORS and not (first == "-" and text[1:2].isdigit())):
        raise Unsure
    return plain(text, at)


def _is_over(text: str, at: int) -> bool:
    """Whether from there on the line has nothing but a comment."""
    rest = text[at:]
    bare = rest.lstrip(" ")
    return not bare or (bare[0] == "#" and bare is not rest)


def _of_quotes(match: re.Match[str], at: int) -> Raw:
    text = match[match.lastindex or 1]
    return (TEXT, text, (at + match.start(), text, at + match.end(), match[0][0]))


def flow_value(text: str, at: int) -> Raw:
    """A list in brackets or a mapping in braces, at the beginning of the text. Raises Unsure."""
    if text[0] == "[":
        if _of_texts(text):
            texts = text[1:-1].split(", ")
            if _words.isdisjoint(texts):
                return (LIST, _texts(texts, at + 1), at)
    elif _of_pairs(text):
        pairs = _pairs(text[1:-1], at + 1)
        if pairs:
            return (MAPPING, pairs, at)
    value, end = _Flow(text, at).value(0, 0)
    if not _is_over(text, end):
        raise Unsure
    return value


def _texts(texts: list[str], at: int) -> list[Raw]:
    items: list[Raw] = []
    for text in texts:
        items.append((TEXT, text, (at, text)))
        at += len(text) + 2
    return items


def _pairs(text: str, at: int) -> list[tuple[Raw, Raw]] | None:
    """The pairs of a mapping; None where a key or a value is another thing than a text, or a key comes again."""
    pairs: list[tuple[Raw, Raw]] = []
    names: list[str] = []
    for pair in text.split(", "):
        name, _, value = pair.partition(": ")
        if value in WORDS or name in WORDS:
            return None
        names.append(name)
        pairs.append(((TEXT, name, (at, name)), (TEXT, value, (at + len(name) + 2, value))))
        at += len(pair) + 2
    return pairs if len(set(names)) == len(names) else None


class _Flow:
    """Goes through one flow value; offsets within its line."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at

    def value(self, start: int, depth: int) -> tuple[Raw, int]:
        """The value that begins there, and where it ends."""
        first = self.text[start : start + 1]
        if depth > 2:
            raise Unsure  # no description is so deep in one line
        if first == "[":
            return self.items(start, depth)
        if first == "{":
            return self.fields(start, depth)
        if first in ("'", '"'):
            match = _quoted(self.text, start)
            if match is None:
                raise Unsure
            return _of_quotes(match, self.at), match.end()
        match = _scalar_in_flow(self.text, start)
        if match is None:
            raise Unsure
        return plain(match[0], self.at + start), match.end()

    def items(self, start: int, depth: int) -> tuple[Raw, int]:
        """A list in brackets."""
        items: list[Raw] = []
        here = self.blank(start + 1)
        while self.text[here : here + 1] != "]":
            value, here = self.value(here, depth + 1)
            items.append(value)
            here = self.next(here, "]")
        return (LIST, items, self.at + start), here + 1

    def fields(self, start: int, depth: int) -> tuple[Raw, int]:
        """A mapping in braces."""
        pairs: list[tuple[Raw, Raw]] = []
        names: set[Any] = set()
        here = self.blank(start + 1)
        while self.text[here : here + 1] != "}":
            if self.text[here : here + 1] in ("[", "{"):
                raise Unsure
            key, here = self.value(here, depth)
            if key[0] != TEXT or key[1] in names or len(key[1]) > LONGEST_KEY or self.text[here : here + 2] != ": ":
                raise Unsure
            names.add(key[1])
            value, here = self.value(self.blank(here + 1), depth + 1)
            pairs.append((key, value))
            here = self.next(here, "}")
        return (MAPPING, pairs, self.at + start), here + 1

    def next(self, here: int, closing: str) -> int:
        """Where the next member begins or the closing bracket stands."""
        here = self.blank(here)
        if self.text[here : here + 1] == ",":
            here = self.blank(here + 1)
            if self.text[here : here + 1] == closing:
                raise Unsure  # allowed, but seldom meant
            return here
        if self.text[here : here + 1] != closing:
            raise Unsure
        return here

    def blank(self, here: int) -> int:
        """The next place that is no space."""
        while self.text[here : here + 1] == " ":
            here += 1
        return here
