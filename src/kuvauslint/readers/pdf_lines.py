"""Stretches of a page to lines, and lines to paragraphs.

A line that ends although the next word would still have fitted was ended on purpose; one that ends
in the middle of a word is told by the habits of the program that made the file: most write a space
at the end of each line they wrap, so that a missing one means that the word goes on.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kuvauslint.model.document import Block
from kuvauslint.model.place import Place
from kuvauslint.readers.assemble import BULLETS
from kuvauslint.readers.pdf_page import Stretch
from kuvauslint.readers.words import INVISIBLE, fold

_PUNCTUATION = ".,;:()"
_SEAM = "\uffff"  # between stretches: a word that has one may be a piece
_SAME_LINE = 0.45  # of the type size
_SPACING = 1.55  # times the line's own height: a bigger step down is a new paragraph
_ENOUGH = 12  # lines, to say of a document that it wraps none


class Line(NamedTuple):
    """A line of text; `text` keeps a space at its end that the file has there."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    page: int
    first_word: float  # the width of its first word
    letter: float  # and of a letter


class Habits(NamedTuple):
    """How the program that made the file wraps lines.

    spaces  it writes a space at the end of a line it wraps, nearly always
    tagged  the file is tagged: such programs do so always
    words   those that stand within lines, which nothing broke
    after_hyphen  those that follow a hyphen and a space within a line ("this- and that")
    """

    spaces: bool = False
    tagged: bool = False
    words: frozenset[str] = frozenset()
    after_hyphen: frozenset[str] = frozenset()


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(rf"(?:[{re.escape(BULLETS)}]|\d{{1,3}}[.)]|[a-z]\))(?:\s|$)")


def has_mark(text: str) -> bool:
    """Whether a line begins with a list mark."""
    return _mark().match(text) is not None


def lines_of(stretches: Iterable[Stretch]) -> list[Line]:
    """The lines from the top down, each from left to right."""
    rows: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda s: (s.page, s.y, s.x0)):
        if not stretch.text:
            continue
        last = rows[-1][0] if rows else None
        near = last is not None and last.page == stretch.page
        if near and last is not None and abs(stretch.y - last.y) <= _SAME_LINE * max(stretch.size, last.size):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [line for line in map(_line, rows) if line.text.strip()]


def _line(row: list[Stretch]) -> Line:
    row.sort(key=lambda s: s.x0)
    parts: list[str] = []
    end = row[0].x0
    for stretch in row:
        gap = stretch.x0 - end
        apart = gap > 0.2 * stretch.size or (len(parts) == 1 and has_mark(parts[0].strip()) and gap > -0.5)
        if parts and apart and not parts[-1].endswith(" ") and not stretch.text.startswith(" "):
            parts.append(" ")
        parts.append(stretch.text)
        end = max(end, stretch.x1)
    text = "".join(parts)
    inked = [s for s in row if s.text.strip()] or row
    letters = [s for s in inked if not has_mark(s.text.strip())] or inked
    size = max((s.size for s in letters), default=0.0)
    count = max(len(text.strip()), 1)
    body = letters[0]
    first = text.strip(" ").split(" ")[0]  # a no-break space holds words together
    width = (body.x1 - body.x0) / max(len(body.text.strip()), 1)
    bold = all(s.bold for s in letters) and count > 1
    return Line(text.lstrip(), inked[0].x0, inked[-1].x1, row[0].y, size, bold, row[0].page, width * len(first), width)


def habits_of(stretches: list[Stretch], *, tagged: bool = False) -> Habits:
    """The habits that the stretches of a whole document show, in the order they were drawn."""
    wrapped = spaced = 0
    words: set[str] = set()
    hyphened: set[str] = set()
    text: list[str] = []
    for stretch, following in zip(stretches, [*stretches[1:], None], strict=True):
        text.append(stretch.text)
        if following is None or not _is_below(stretch, following):
            text.append(" ")
            continue
        if not stretch.text.endswith(" "):
            text.append(_SEAM)
        if following.page == stretch.page and following.text[:1].islower():
            wrapped += 1
            spaced += stretch.text.endswith(" ")
    before = ""
    for word in "".join(text).split():
        if _SEAM not in word:
            words.add(_bare(word))
            if before[-1:] == "-" and len(before) > 1:
                hyphened.add(_bare(word))
        before = word
    return Habits(wrapped > 2 and spaced > 0.5 * wrapped, tagged, frozenset(words), frozenset(hyphened))


def _is_below(stretch: Stretch, following: Stretch) -> bool:
    """Whether a stretch may be the next line of the one before, or of its column on the next page."""
    if following.page != stretch.page:
        return True
    step = following.y - stretch.y
    return 0.8 * stretch.size < step < _SPACING * stretch.size and following.x0 < stretch.x0 + 3 * stretch.size


def glue_pages(before: str, after: str, habits: Habits) -> str:
    """What stands between the texts of a paragraph that goes on on the next page."""
    if not before or not after or before[-1] == "-":
        return ""
    head, tail = _bare(before.rsplit(maxsplit=1)[-1]), _bare(after.split(maxsplit=1)[0])
    if head + tail in habits.words:
        return ""
    return " " if head in habits.words or tail in habits.words or not habits.spaces else ""


def heading_levels(stretches: list[Stretch]) -> dict[float, int]:
    """The level of each type size that is clearly bigger than that of most of the text."""
    letters: dict[float, int] = {}
    for stretch in stretches:
        size = round(stretch.size * 2) / 2
        letters[size] = letters.get(size, 0) + sum(map(str.isalpha, stretch.text))
    if not letters:
        return {}
    body = max(letters, key=lambda size: letters[size])
    bigger = sorted((size for size in letters if size >= body * 1.12 and letters[size] > 2), reverse=True)
    return {size: min(rank, 6) for rank, size in enumerate(bigger, start=1)}


def right_edge(lines: list[Line]) -> float:
    """Where the lines of running text end that are full; 0 without lines."""
    return _near_top(sorted(line.x1 for line in lines), 0.97)


def wrapping_edge(lines: list[Line]) -> float:
    """Where the lines of a whole document are wrapped, judged by those that surely were; 0 without lines.

    A document of short lines alone wraps none, so that its longest line says nothing of its margin.
    """
    wrapped = sorted(line.x1 for line, following in itertools.pairwise(lines) if _goes_on_below(line, following))
    if len(lines) >= _ENOUGH and not wrapped:
        return math.inf
    return max(right_edge(lines), _near_top(wrapped, 0.9))


def _near_top(ends: list[float], share: float) -> float:
    return ends[min(int(len(ends) * share), len(ends) - 1)] if ends else 0.0


def _goes_on_below(line: Line, following: Line) -> bool:
    """Whether the sentence of a line surely goes on in the next one: that begins with a small letter."""
    step = following.y - line.y
    return (
        line.page == following.page
        and 0 < step <= _SPACING * max(line.size, following.size)
        and following.text[:1].islower()
        and not has_mark(following.text)
    )


def is_ended(line: Line, following: Line, right: float, habits: Habits) -> bool:
    """Whether a line was ended on purpose: the next word would have fitted before the right edge."""
    if habits.spaces and line.text.endswith(" "):
        return False
    return line.x1 + 0.3 * line.size + following.first_word < right - 0.3 * line.size


def glue(before: str, after: str, habits: Habits, spare: float | None = None) -> str:
    """What stands between two lines of a paragraph: a space, or nothing where a word goes on.

    A hyphen at the end of a line stays, for it may belong to the name; a soft one goes. `spare` is what
    was left of the line, in type sizes, where the column is a narrow one: only there words are broken,
    and only those too long for a line, which therefore begin one.
    """
    if not before or before[-1].isspace() or not after or before[-1] in INVISIBLE or after[0] in ",.;:)":
        return ""
    tail = _bare(after.split(maxsplit=1)[0])
    if before[-1] == "-" and after[0].isalnum():
        return " " if before[-2:-1].isalnum() and tail in habits.after_hyphen else ""
    if not before[-1].isalpha() or not after[0].islower():
        return " "
    if habits.spaces and habits.tagged:
        return ""
    if spare is None or " " in before.strip():
        return " "
    head, known = _bare(before), habits.words
    if head + tail in known:
        return " " if head in known and tail in known else ""
    # a missing space at the end of a line means that it did not fit, or that the word goes on
    return "" if habits.spaces and (spare > 0.35 or not (head in known or tail in known)) else " "


def _bare(word: str) -> str:
    return word.strip(_PUNCTUATION).casefold()


def paragraphs(lines: list[Line], right: float, habits: Habits, *, narrow: bool = False) -> Iterator[list[Line]]:
    """The lines that belong together, in order, judged by where they stand."""
    group: list[Line] = []
    for line in lines:
        if group and _begins(group[-1], line, right, habits, narrow=narrow):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def parts_of(lines: list[Line], right: float, habits: Habits) -> Iterator[list[Line]]:
    """The lines of what the file says is one paragraph, parted where a line was ended on purpose."""
    group: list[Line] = []
    for line in lines:
        if group and (is_ended(group[-1], line, right, habits) or (has_mark(line.text) and not line.text[0].isalnum())):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(before: Line, line: Line, right: float, habits: Habits, *, narrow: bool) -> bool:
    """Whether a line begins a paragraph."""
    if line.page != before.page:
        return True
    step = line.y - before.y
    if step > _SPACING * max(line.size, before.size) * (1.15 if narrow else 1):
        return True
    if abs(line.size - before.size) > 0.6 or (line.bold != before.bold and (before.bold or line.x0 < before.x1 - 2)):
        return not (
            line.bold != before.bold and abs(line.size - before.size) <= 0.6 and _runs_on(before, line, right, habits)
        )
    return has_mark(line.text) or is_ended(before, line, right, habits)


def _runs_on(before: Line, line: Line, right: float, habits: Habits) -> bool:
    """Whether only the weight of type changes at the end of a full line, in the middle of a sentence."""
    return not is_ended(before, line, right, habits) and line.text[:1].islower()


def text_of(lines: list[Line], habits: Habits, right: float | None = None) -> str:
    """The text of a paragraph; `right` is the inner edge of the column when it is a narrow one."""
    text = lines[0].text
    for before, line in itertools.pairwise(lines):
        spare = None if right is None else (right - before.x1) / max(before.size, 1.0)
        between = glue(before.text, line.text, habits, spare)
        text += between + line.text
    return fold(text)


def block_of(lines: list[Line], habits: Habits, right: float | None = None) -> Block:
    """A paragraph as a block."""
    bold = all(line.bold for line in lines)
    return Block("paragraph", text_of(lines, habits, right), Place(page=lines[0].page), bold=bold)
