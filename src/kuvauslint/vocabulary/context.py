"""Whether a term is spoken of as past or stands in a quotation, judged in its own part of the sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kuvauslint.vocabulary.dates import told_days
from kuvauslint.vocabulary.store import load
from kuvauslint.vocabulary.words import Lexicon, Match, Term

_QUOTATION = 30  # shorter texts in quotation marks are names or scare quotes
_WIDEST = 600  # of a sentence that never ends, only so much on each side is read
_LETTERS = 3  # of a part of an abbreviation
_SPANNED = 8  # sentences that one term can reach over
_YEAR = r"(?<![\d/])(?:19|20)\d\d(?!\d|/)"
_RANGE = r"(?<![\d/])(?:19|20)\d\d\s?[-–—]\s?((?:19|20)\d\d)(?!\d)"


class Context(NamedTuple):
    """How a term is spoken of."""

    historical: bool = False
    quoted: bool = False

    @property
    def plain(self) -> bool:
        """Spoken of as present and in the writer's own words."""
        return not (self.historical or self.quoted)


def judge(text: str, start: int, end: int, today: date) -> Context:
    """How text[start:end] is spoken of on the day."""
    return Context(historical(text, start, end, today), quoted(text, start, end))


def historical(text: str, start: int, end: int, today: date) -> bool:
    """Whether [start:end] is spoken of as something past."""
    left, right = clause(text, start, end)
    part = text[left:right]
    if _short().search(part):
        return True
    for mark in _marks(part):
        if mark.start < end - left and mark.end > start - left:
            continue
        if mark.term.group == "clause":
            return True
        if mark.term.group == "near" and _stands_before(part, mark.end, start - left):
            return True
        if mark.term.group == "near" and mark.start - (end - left) == 1:  # "its former documents"
            return True
        if mark.term.group == "before" and _date_follows(part, mark.end):
            return True
    inner_left, inner_right = clause(text, start, end, relative=True)
    inner = text[inner_left:inner_right]
    if any(mark.term.group == "until" for mark in _marks(inner)):
        return any(day <= today for day in dates(inner))
    return any(int(m.group(1)) < today.year for m in _pattern(_RANGE).finditer(inner))


def limits(text: str) -> list[tuple[int, int]]:
    """Where a text says "until"."""
    return [(mark.start, mark.end) for mark in _markers().find(text) if mark.term.group == "until"]


def told_as_past(part: str) -> bool:
    """Whether a part of a sentence is in the past tense or says "formerly"."""
    return any(mark.term.group in ("clause", "near") for mark in _marks(part))


def quoted(text: str, start: int, end: int) -> bool:
    """Whether [start:end] stands in a quotation of some length."""
    quotations = _quotations(text)
    index = bisect_right(quotations, start, key=lambda bound: bound[0]) - 1
    return index >= 0 and end <= quotations[index][1]


@lru_cache(maxsize=32)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The quotations of a text, in order; a mark that is never closed opens none."""
    found: list[tuple[int, int]] = []
    for opening, closing in load("vocabulary/context")["quotes"]:
        position = text.find(opening)
        while position >= 0:
            stop = text.find(closing, position + 1)
            if stop < 0:
                break
            if stop - position >= _QUOTATION:
                found.append((position, stop))
            position = text.find(opening, stop + 1)
    return tuple(sorted(found))


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence that [start:end] stands in."""
    bounds = _bounds(text)
    index = max(0, bisect_right(bounds, start, key=lambda bound: bound[0]) - 1)
    left = min(bounds[index][0], start) if bounds else 0
    right = next((stop for _, stop in bounds[index : index + _SPANNED] if stop >= end), len(text))
    return max(left, start - _WIDEST), min(right, end + _WIDEST)


def sentences(text: str) -> list[tuple[int, int]]:
    """The bounds of every sentence of the text, the empty ones left out."""
    return list(_bounds(text))


@lru_cache(maxsize=32)
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    found, left = [], 0
    for cut, resume in _sentence_ends(text):
        found.append((left, cut))
        left = resume
    found.append((left, len(text)))
    return tuple((start, end) for start, end in found if text[start:end].strip())


def clause(text: str, start: int, end: int, *, relative: bool = False) -> tuple[int, int]:
    """The bounds of the part of the sentence that [start:end] stands in: up to a semicolon or a "but".

    With `relative` a relative clause is a part of its own.
    """
    left, right = sentence(text, start, end)
    for match in _breaks(relative).finditer(text, left, right):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            right = match.start()
            break
    return left, right


def dates(text: str) -> list[date]:
    """Days named in a text; of a year alone its last day."""
    found = [told.day for told in told_days(text)]
    if not found:
        found = [date(int(year), 12, 31) for year in _pattern(_YEAR).findall(text)]
    return found


def _stands_before(part: str, end: int, start: int) -> bool:
    """Whether a mark that ends at `end` is an attribute of what begins at `start`."""
    between = part[end:start] if end <= start else ","
    return "," not in between and len(between.split()) <= load("vocabulary/context")["reach"]


def _date_follows(part: str, end: int) -> bool:
    following = part[end : end + 30]
    return _pattern(_YEAR).search(following) is not None


def _sentence_ends(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and where the next one begins."""
    for match in _pattern(r"[.!?…]+[\"”»)]?\s+|[\n\r\u2022]+|\t+").finditer(text):
        mark = match.group()
        if mark[0] in ".!?…":
            if match.end() < len(text) and text[match.end()].islower():
                continue
            words = text[max(0, match.start() - 40) : match.start()].split()
            last = words[-1].lower().lstrip("(") if words else ""
            if last in _abbreviations() or _dotted(last) or (last.isdigit() and len(last) <= 2):
                continue
        yield match.start(), match.end()


def _dotted(word: str) -> bool:
    """Whether a word is an abbreviation with a full stop inside ("t.ex"), and not an address or a domain."""
    return "." in word and all(len(part) <= _LETTERS for part in word.split("."))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load("vocabulary/context")["abbreviations"])


@cache
def _short() -> Any:
    import re

    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, load('vocabulary/context')['short']))})", re.IGNORECASE)


@cache
def _markers() -> Lexicon:
    found = []
    for group in ("near", "clause", "until", "before"):
        for language, written in load("vocabulary/context")[group].items():
            found += [Term(group, spec, language, spec) for spec in written]
    return Lexicon(found)


def _marks(part: str) -> list[Match]:
    """The markers in a part of a sentence, but participles of what is still to come."""
    return [m for m in _markers().find(part) if m.term.group != "clause" or not part[: m.start].endswith(_coming())]


@cache
def _coming() -> tuple[str, ...]:
    return tuple(word for written in load("vocabulary/context")["coming"].values() for word in written)


@cache
def _breaks(relative: bool) -> Any:
    import re

    words = load("vocabulary/context")
    lists = [*words["breaks"].values(), *(words["relative"].values() if relative else ())]
    choices = "|".join(re.escape(word) for some in lists for word in some)
    return re.compile(rf";|,\s+(?:{choices})\b", re.IGNORECASE)


@cache
def _pattern(pattern: str) -> Any:
    import re

    return re.compile(pattern)
