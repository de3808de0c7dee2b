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
from kuvauslint.readers.pdf_habits import HYPHENS, SPACING, Habits, glue, is_divided
from kuvauslint.readers.pdf_page import Stretch
from kuvauslint.readers.words import one_line

_SAME_LINE = 0.45  # of the type size
_LIST = 3  # lines of a cell, each beginning with a capital, that are a list without marks
_ROUGHLY = 0.05  # of the type size
_LETTER = 1.0  # of the type size: no letter is wider
_MARK_GAP = 0.3  # of the type size
_LONGEST_HEADING = 250
_LONGEST_STOPPED = 80  # letters of a heading that ends in a full stop
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
    marked: bool = False  # it begins with a list mark that was drawn apart from the text


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(rf"(?:[{re.escape(BULLETS)}]|\d{{1,3}}[.)]|[a-z]\))(?:\s|$)")


def has_mark(text: str) -> bool:
    """Whether a line begins with a list mark."""
    return _mark().match(text) is not None


def rows_of(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """The stretches of each line, from the top down."""
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
    return rows


def lines_of(stretches: Iterable[Stretch]) -> list[Line]:
    """The lines from the top down, each from left to right."""
    return [line for line in map(_line, rows_of(stretches)) if line.text.strip()]


def _line(row: list[Stretch]) -> Line:
    row.sort(key=lambda s: s.x0)
    parts: list[str] = []
    end = row[0].x0
    for stretch in row:
        gap = stretch.x0 - end
        is_mark = len(parts) == 1 and gap > -0.5 and has_mark(parts[0].strip()) and not _is_number(parts[0], stretch)
        apart = gap > 0.2 * stretch.size or is_mark
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
    marked = len(inked) > 1 and _is_apart(inked[0], inked[1])
    ends = (inked[0].x0, inked[-1].x1, row[0].y)
    return Line(text.lstrip(), *ends, size, bold, row[0].page, width * len(first), width, marked)


def _is_number(before: str, following: Stretch) -> bool:
    """Whether what looks like a list mark goes on in the next stretch: "3." and "1" of a chapter or a date."""
    return before[-1:] == "." and before[:1].isdigit() and following.text[:1].isdigit()


def _is_apart(mark: Stretch, text: Stretch) -> bool:
    """Whether a list mark was drawn by itself, with nothing but room between it and the text."""
    bare = mark.text == mark.text.strip() and text.text[0] != " " and has_mark(mark.text)
    return bare and text.x0 - mark.x1 > _MARK_GAP * mark.size


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


def may_head(text: str) -> bool:
    """Whether a text in a size of its own may be a heading: not too long, and no sentences."""
    stopped = text.endswith(".") and len(text) > _LONGEST_STOPPED
    return len(text) <= _LONGEST_HEADING and not stopped and any(map(str.isalpha, text))


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
        and 0 < step <= SPACING * max(line.size, following.size)
        and following.text[:1].islower()
        and not has_mark(following.text)
    )


def is_ended(line: Line, following: Line, right: float, habits: Habits) -> bool:
    """Whether a line was ended on purpose: the next word would have fitted before the right edge."""
    if habits.spaces and line.text.endswith(" "):
        return False
    if line.text[-1:] in HYPHENS and following.text[:1].islower():
        return False  # a word goes on
    if following.text[0] in ",;:)" or _is_rest(following.text):
        return False  # no text begins with such
    spare = (right - line.x1) / max(line.size, 1.0)
    if habits.always and spare > habits.space + _ROUGHLY:
        return spare > _LETTER or not _may_be_broken(line, following)  # the space of a wrapped line had room
    return line.x1 + 0.3 * line.size + following.first_word < right - 0.3 * line.size


def _may_be_broken(line: Line, following: Line) -> bool:
    """Whether the only word of a line, which has no space behind it, may go on below."""
    if " " in line.text.strip() or not line.text[-1:].isalnum():
        return False
    return following.text[:1].islower() or (line.text.isupper() and following.text[:2].isupper())


def _is_rest(text: str) -> bool:
    """Whether a text begins with a hyphen and what it ties to the word before."""
    return text[0] == "-" and text[1:2].islower()


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


def listed(group: list[Line]) -> list[list[Line]]:
    """The members of a list without marks in a cell: each begins with a capital, and no mark parts or ends one."""
    members: list[list[Line]] = []
    for line in group:
        if line.text[:1].isupper() or not members:
            members.append([line])
        else:
            members[-1].append(line)
    marked = any(mark in line.text for line in group for mark in ",;:.")
    return members if len(members) >= _LIST and not marked and group[0].text[:1].isupper() else [group]


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
    if step > SPACING * max(line.size, before.size) * (1.15 if narrow else 1):
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
        if is_divided(before.text, line.text, habits):
            text = text[:-1] + line.text
            continue
        between = glue(before.text, line.text, habits, spare)
        text += between + line.text
    return one_line(text)


def block_of(lines: list[Line], habits: Habits, right: float | None = None) -> Block:
    """A paragraph as a block."""
    bold = all(line.bold for line in lines)
    return Block("paragraph", text_of(lines, habits, right), Place(page=lines[0].page), bold=bold)
