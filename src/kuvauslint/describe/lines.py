"""Blocks with what can be said of each alone: its label, its "label: value" pairs, whether it reads like a name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.contacts import is_contact
from kuvauslint.describe.cues import small
from kuvauslint.describe.spans import Span, whole
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.match import LONGEST_LABEL, Label, Stems, find_label, is_container, undress
from kuvauslint.vocabulary.store import load

LONGEST_NAME = 150
MOST_WORDS = 16


class Pair(NamedTuple):
    """A label and its value on one line."""

    label: Label
    key: Span
    value: Span


class Line(NamedTuple):
    """A block in its own right. `head` is the text before the first pair, None where a pair begins the line."""

    span: Span
    kind: str
    level: int
    gap: bool
    label: Label | None = None
    pairs: tuple[Pair, ...] = ()
    head: Span | None = None

    @property
    def block(self) -> Block:
        """The block it was made of."""
        return self.span.block

    @property
    def text(self) -> str:
        """Its text."""
        return self.span.text

    @property
    def explicit(self) -> bool:
        """Whether the document itself marks it as a heading."""
        return self.kind == "heading" or (self.block.bold and self.kind == "paragraph")


def lines_of(blocks: tuple[Block, ...]) -> list[Line]:
    """One line for each block."""
    out, last = [], None
    for block in blocks:
        gap = last is None or last.group != block.group or block.kind != last.kind or not _adjacent(last, block)
        out.append(line_of(block, gap=gap))
        last = block
    return out


def _adjacent(last: Block, block: Block) -> bool:
    if block.tight is not None:
        return block.tight
    if last.place.end_line is None or block.place.line is None:
        return False
    return block.place.line - last.place.end_line <= 1


def line_of(block: Block, *, gap: bool = True) -> Line:
    """What can be said of a block alone."""
    span = whole(block)
    if block.kind == "row":
        return Line(span, "row", 0, gap)
    label = find_label(block.text) if len(block.text) <= LONGEST_LABEL and not is_container(block.text) else None
    if label and not (label.sure or block.kind == "heading" or block.text.rstrip().endswith(":")):
        label = None
    if label:
        return Line(span, block.kind, block.level, gap, label)
    pairs = _pairs(span)
    head = span.cut(0, pairs[0].key.marks[0].start - span.marks[0].start) if pairs else None
    return Line(span, block.kind, block.level, gap, None, pairs, head if head and head.text else None)


def _pairs(span: Span) -> tuple[Pair, ...]:
    """The "label: value" pairs of a text; a label begins the text, a sentence or follows a comma."""
    text, found = span.text, list[tuple[int, int, Label]]()
    if ":" not in text and " – " not in text and " - " not in text:
        return ()
    floor = 0
    for hit in re.finditer(r":(?=\s|$)|(?<=\w)\s[–-](?=\s)", text[:20000]):
        if hit[0] != ":" and (floor or hit.start() > 60):
            continue
        begin = max(floor, hit.start() - LONGEST_LABEL)
        starts = [begin] if begin == floor else []
        starts += [begin + mark.end() for mark in re.finditer(r"[.;,:]\s+|\s[–-]\s+", text[begin : hit.start()])][-6:]
        for start in starts:
            label = find_label(text[start : hit.start()].strip())
            if label and label.sure:
                found.append((start, hit.end(), label))
                floor = hit.end()
                break
    if not found:
        return ()
    ends = [start for start, _, _ in found[1:]] + [len(text)]
    return tuple(
        Pair(label, span.cut(start, stop).trim(":–- "), span.cut(stop, end))
        for (start, stop, label), end in zip(found, ends, strict=True)
    )


@cache
def _outline_words() -> tuple[frozenset[str], Stems, tuple[str, ...]]:
    data = load("vocabulary/outline")
    return frozenset(data["sentence_words"]), Stems(data["navigation"]), tuple(data["titles"])


def is_sentence(text: str) -> bool:
    """Whether a text holds a verb that names do not have."""
    return not _outline_words()[0].isdisjoint(re.findall(r"[^\W\d_]+", small(text[:400])))


def reads_like_name(text: str) -> bool:
    """Whether a line could be the name of something: short, no sentence, no contact."""
    plain = text.rstrip(" :*")
    if not plain or len(plain) > LONGEST_NAME or plain.endswith((".", ",", ";", "?", "!")):
        return False
    outside = re.sub(r"\([^()]*\)", " ", plain)
    words = outside.split()
    if not 1 <= len(words) <= MOST_WORDS or not any(ch.isalpha() for ch in plain):
        return False
    return (
        not is_sentence(outside)
        and not is_contact(plain)
        and not re.search(r"https?:|\d{1,2}\.\d{1,2}\.\d{2,4}", plain)
    )


@cache
def repository_name(text: str) -> str:
    """`strong`, `weak` or empty: whether the text ends (or begins) in a word for a repository."""
    data = load("vocabulary/labels")["repository_words"]
    plain = undress(text)
    if not plain or is_sentence(plain):
        return ""
    last = plain.split()[-1]
    if last.endswith(tuple(data["strong"])) or plain.startswith(tuple(data["heads"])):
        return "strong"
    return "weak" if last.endswith(tuple(data["tails"])) else ""


def is_plural_name(text: str) -> bool:
    """Whether the name is of several repositories."""
    plain = undress(text)
    return bool(plain) and plain.split()[-1].endswith(tuple(load("vocabulary/labels")["repository_words"]["plurals"]))


@cache
def is_navigation(text: str) -> bool:
    """Whether a line is a page's own furniture."""
    return undress(text) in load("vocabulary/outline")["navigation"]


@cache
def is_title(text: str) -> bool:
    """Whether a heading names the description itself."""
    plain = undress(text)
    return any(title in plain for title in _outline_words()[2])


@cache
def is_stop(text: str) -> bool:
    """Whether a heading stands over text that describes no repository."""
    return _stops().begins(undress(text))


@cache
def _stops() -> Stems:
    return Stems(load("vocabulary/outline")["stops"]["stems"])


@cache
def is_case_register(text: str) -> bool:
    """Whether a heading names the case register of the whole body, not a service's register."""
    data = load("vocabulary/outline")["case_register"]
    plain = undress(text)
    nouns = [noun for noun in data["heading"] if re.search(rf"(?:^|\s){re.escape(noun)}(?:$|\s)", plain)]
    if not nouns:
        return False
    before, _, after = plain.partition(max(nouns, key=len))
    beside = set(data["beside"])
    words = before.split()
    owner = not words or words[-1] in beside or not before.strip()
    return owner and len(words) <= 4 and all(word in beside for word in after.split())
