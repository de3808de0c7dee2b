"""Looks for the patterns of the language data in all texts of a description, and passes by what cannot match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import HINTED, Hinted, TextAt
from kuvauslint.checks.remembered import LONG
from kuvauslint.checks.remembered import MOST as MOST_KNOWN
from kuvauslint.checks.texts import owners, text_at
from kuvauslint.model.document import Slice
from kuvauslint.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node, Path

SILENT = frozenset({"statute", "navigation"})  # quoted law and menus describe nothing
HARMFUL = frozenset({"security"})  # vocabularies whose patterns are looked for in every character of a page
MOST = 50  # matches of one pattern in one text that are told; more of them tell nothing new
REACH = 90  # characters around a place that are read with it


class _Texts:
    """The texts of a description that patterns look in; which they are is told of those asked for."""

    def __init__(self, subject: Subject) -> None:
        self._description = subject.description
        self._known: tuple[TextAt, ...] = () if subject.description.said else subject.texts()
        self._made: dict[int, TextAt] = {}
        self.count = len(self._description.said) or len(self._known)

    def text(self, number: int) -> TextAt:
        """The text of that number; of a description file by its number among those said."""
        if self._known:
            return self._known[number]
        made = self._made.get(number)
        if made is None:
            description = self._description
            made = self._made[number] = text_at(description, description.said[number], self._owners)
        return made

    def may_hold(self, number: int, file: str, name: str, field: str | None) -> bool:
        """Whether the text of that number, if there is one, may be of the field and hold the pattern."""
        if number >= self.count:
            return False
        if self._known:
            return _may_occur(file, name, self._known[number].text)
        node = self._description.said[number]
        return (field is None or field in node.path) and _may_occur(file, name, node.text or "")

    @cached_property
    def _owners(self) -> Mapping[Path, Node]:
        return owners(self._description)


def _texts(subject: Subject) -> _Texts:
    return subject.once("scanned", lambda _: _Texts(subject))


def _hinted(subject: Subject, file: str, name: str, field: str | None) -> list[TextAt]:
    """The texts that hold a hint of the pattern and may hold it, in their order. Those of one field, if any."""
    hinted: Hinted | None = subject.memo.get(HINTED) if subject.memo is not None else None
    bit = hinted.patterns.get(f"{file}/{name}", 0) if hinted is not None else 0
    if hinted is not None and bit:
        if not hinted.met & bit:
            return []
        texts = _texts(subject)
        return [texts.text(number) for number in hinted.numbers(bit) if texts.may_hold(number, file, name, field)]
    texts, looked_for = _texts(subject), pattern(file, name)
    every = map(texts.text, range(texts.count))
    hopeful = (text for text in every if not looked_for.hints or looked_for.may_match(text.text.lower()))
    return [text for text in hopeful if _may_occur(file, name, text.text)]


def found(
    subject: Subject, file: str, name: str, silent: frozenset[str] = SILENT, field: str | None = None
) -> Iterator[tuple[TextAt, re.Match[str]]]:
    """Every match of a pattern in the texts of the description, or of one field of it, but for silent roles.

    Patterns of what does harm are looked for in all that stands on a page, also around the values cut from its lines.
    """
    met: list[tuple[TextAt, int]] = []
    for text in _hinted(subject, file, name, field):
        if (field is None or text.field == field) and text.role not in silent:
            for match in islice(pattern(file, name).regex.finditer(text.text), MOST):
                met.append((text, match.start()))
                yield text, match
    if file in HARMFUL and field is None:
        yield from _in_whole(subject, file, name, silent, met)


def _may_occur(file: str, name: str, text: str) -> bool:
    """Whether a pattern occurs in a text; of long ones it is not remembered, and may be."""
    return len(text) > LONG or _occurs(file, name, text)


@lru_cache(MOST_KNOWN)
def _occurs(file: str, name: str, text: str) -> bool:
    # What a body says of interfaces or secrecy it says in the same words in each of its files, and a search takes
    # a hundred times as long as to remember that there is nothing in it.
    return pattern(file, name).regex.search(text) is not None


def _in_whole(
    subject: Subject, file: str, name: str, silent: frozenset[str], met: list[tuple[TextAt, int]]
) -> Iterator[tuple[TextAt, re.Match[str]]]:
    """Matches in what stands around the values of a page, on lines and in cells with no match that is known."""
    looked_for = pattern(file, name)
    hinted: Hinted | None = subject.memo.get(HINTED) if subject.memo is not None else None
    bit = hinted.patterns.get(f"{file}/{name}", 0) if hinted is not None else 0
    if "label" in silent or (hinted is not None and bit and not hinted.met & bit):
        return
    known: set[tuple[object, ...]] | None = None
    for text in whole_texts(subject):
        if not looked_for.may_match(text.text.lower()):
            continue
        for match in islice(looked_for.regex.finditer(text.text), MOST):
            if known is None:
                known = {_spot(one, start) for one, start in met}
            if _spot(text, match.start()) not in known:
                yield text, match


def whole_texts(subject: Subject) -> list[TextAt]:
    """Of a page, the lines and cells that more stands in than the values cut from them: labels, verbs, clauses."""
    return subject.once("whole", lambda _: _whole(subject)) if subject.description.published else []


def _whole(subject: Subject) -> list[TextAt]:
    found: dict[tuple[int, int | None], TextAt] = {}
    covered: set[tuple[int, int | None]] = set()
    for text in subject.texts():
        for piece in _pieces(text):
            key = (id(piece.block), piece.cell)
            holder = piece.block if piece.cell is None else piece.block.cells[piece.cell]
            if piece.end - piece.start >= len(holder.text):
                covered.add(key)
            found.setdefault(key, TextAt(holder.text, holder.at, text.entry, text.field, "label", None))
    return [one for key, one in found.items() if key not in covered]


def _spot(text: TextAt, start: int) -> tuple[object, ...]:
    return text.place(start, start + 1).order()


def _pieces(text: TextAt) -> tuple[Slice, ...]:
    mark = text.node.mark if text.node is not None else ()
    return mark if isinstance(mark, tuple) and mark and isinstance(mark[0], Slice) else ()


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place, at most REACH characters on each side."""
    left, right = max(0, start - REACH), min(len(text), end + REACH)
    before, after = text[left:start], text[end:right]
    cut = [m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z\u00c0-\u00de])|\n|;", before)]
    stop = re.search(r"[.!?](?=\s+[A-Z\u00c0-\u00de]|\s*$)|\n|;", after)
    return before[cut[-1] if cut else 0 :] + text[start:end] + after[: stop.start() if stop else len(after)]
