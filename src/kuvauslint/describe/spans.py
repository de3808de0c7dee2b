"""A text that knows which blocks it was cut from: the matter that nodes are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from kuvauslint.model.document import Block, Slice, locate_slices
from kuvauslint.model.node import Node, Path
from kuvauslint.model.place import Place
from kuvauslint.vocabulary.appendices import appendix_end
from kuvauslint.vocabulary.store import load


class Span(NamedTuple):
    """A text with the slices of the blocks it stands in."""

    text: str
    marks: tuple[Slice, ...]

    def cut(self, start: int, end: int) -> Span:
        """[start:end] of the text without white space at its ends."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        end = start + len(text)
        if len(self.marks) == 1:
            mark = self.marks[0]
            return Span(text, (Slice(mark.block, mark.start + start, mark.start + end, 0, mark.cell),))
        marks = []
        for mark in self.marks:
            first, last = max(start, mark.offset), min(end, mark.offset + mark.end - mark.start)
            if first < last:
                begin = mark.start + first - mark.offset
                marks.append(mark._replace(start=begin, end=begin + last - first, offset=first - start))
        return Span(text, tuple(marks) or self.marks[:1])

    def trim(self, ends: str, starts: str = "") -> Span:
        """Without these characters at its end (and start)."""
        text = self.text.rstrip(ends + " ")
        first = len(text) - len(text.lstrip(starts + " "))
        return self if len(text) == len(self.text) and not first else self.cut(first, len(text))

    def place(self) -> Place:
        """Where it stands."""
        return locate_slices(self.marks)

    @property
    def block(self) -> Block:
        """The first block it stands in."""
        return self.marks[0].block

    def node(
        self, path: Path, *, text: str | None = None, key: Span | None = None, raw: Any = None, sure: bool = True
    ) -> Node:
        """A scalar node of it; `text` where the value is not just as it is written."""
        value = self.text if text is None else text
        written = self.text if raw is None else raw
        return Node(path, self.marks, text=value, key_mark=key.marks if key else None, raw=written, sure=sure)


def whole(block: Block) -> Span:
    """The text of a block."""
    return Span(block.text, (Slice(block, 0, len(block.text)),))


def of_cell(block: Block, index: int) -> Span:
    """The text of one cell of a row."""
    text = block.cells[index].text
    return Span(text, (Slice(block, 0, len(text), cell=index),))


def joined(spans: Iterable[Span], separator: str = " ") -> Span:
    """Spans one after the other; each keeps its place."""
    parts = [span for span in spans if span.text]
    if len(parts) == 1:
        return parts[0]
    marks, at = [], 0
    for part in parts:
        marks += [mark._replace(offset=mark.offset + at) for mark in part.marks]
        at += len(part.text) + len(separator)
    return Span(separator.join(part.text for part in parts), tuple(marks))


def without_number(span: Span) -> Span:
    """A heading without the number of its chapter ("2.3 ", "1.1. ", "4) "), or the two that Word and a hand gave it."""
    if at := appendix_end(span.text):
        return span.cut(at, len(span.text))
    hit = re.match(r"(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s+(?=[^\W\d_]|\d{1,2}[.)]\s)){1,2}(?=[^\W\d_])", span.text)
    if hit is None or (hit[0].strip().isdigit() and not span.text[hit.end()].isupper()):
        return span
    return span.cut(hit.end(), len(span.text))


LONGEST_ABBREVIATION = 12  # characters; a longer word before a full stop ends a sentence


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load("vocabulary/splitting")["abbreviations"])


def _ends_sentence(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends a sentence: not after an abbreviation, a day or an initial."""
    if not text[stop - 1 : stop].isalnum():
        return True
    if stop > LONGEST_ABBREVIATION and text[stop - LONGEST_ABBREVIATION : stop].isalnum():
        return True  # as all words that are longer than any abbreviation
    start = stop
    while start and text[start - 1].isalnum():
        start -= 1
    word = text[start:stop].casefold()
    if word.isdigit() and len(word) < 3:
        return start > 1 and text[start - 1] in " -" and text[start - 2].isdigit()  # the last group of a long number
    return word not in _abbreviations()


SHORTEST_PAIR = 6  # characters that two sentences need


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(r"[.!?](?=\s+[^\s\da-z(]|\s+\d+\s+[a-z])")


def sentences(span: Span) -> list[Span]:
    """The sentences of a paragraph; an abbreviation, a date or a decimal ends none."""
    text, out, start = span.text, [], 0
    if len(text) < SHORTEST_PAIR:
        return [span] if text.strip() else []
    for hit in _stops().finditer(text):
        if text[hit.start()] == "." and not _ends_sentence(text, hit.start()):
            continue
        out.append(span.cut(start, hit.end()))
        start = hit.end()
    if text[start:].strip():
        out.append(span.cut(start, len(text)))
    return out


def sentence_of(span: Span) -> Span:
    """The sentence of running text, or of a cell, that a value was cut from; the value itself where none holds it."""
    mark = span.marks[0]
    around = whole(mark.block) if mark.cell is None else of_cell(mark.block, mark.cell)
    return next((one for one in sentences(around) if one.marks[0].start <= mark.start < one.marks[0].end), span)
