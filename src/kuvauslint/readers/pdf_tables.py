"""Tables of a PDF that run over pages made one, and the furniture of its pages (headers and footers)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kuvauslint.model.document import Block
from kuvauslint.model.place import Place
from kuvauslint.readers.flow import Box, Grid
from kuvauslint.readers.pdf_habits import Habits, over_pages
from kuvauslint.readers.pdf_lines import Line
from kuvauslint.readers.words import one_line

_EDGE = 0.14  # of the height of a page: where its header and footer stand
_MARGIN = 0.04  # of it: there a browser prints its own header and footer, on a single page too
_APART = 2.2  # type sizes
_WIDE_MARGIN = 0.1  # where an office program prints them
_FAR = 5.0  # type sizes
_MOST_NEAR_LINES = 4
_MOSTLY = 0.6  # of the pages


def width_of(row: tuple[Box, ...]) -> int:
    """How many columns a row spans."""
    return sum(box.columns for box in row)


def texts_of(row: tuple[Box, ...]) -> tuple[str, ...]:
    """The texts of a row, without white space, to compare rows by."""
    return tuple("".join("".join(p.text.split()) for p in box.contents if isinstance(p, Block)) for box in row)


def joined(parts: Iterable[Block | Grid], habits: Habits, *, same_columns: bool) -> list[Block | Grid]:
    """Tables right after one another that are one: the header is repeated, or the columns are the same.

    A first row without its own beginning goes on the last row of the page before.
    """
    out: list[Block | Grid] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, Grid) and isinstance(last, Grid):
            more = _continuation(last, part, same_columns=same_columns)
            if more is not None:
                out[-1] = last._replace(rows=_with_split_row(last.rows, more, habits))
                continue
        out.append(part)
    return out


def _continuation(last: Grid, part: Grid, *, same_columns: bool) -> tuple[tuple[Box, ...], ...] | None:
    if not last.rows or not part.rows or page_of(last.rows[-1]) == page_of(part.rows[0]):
        return None
    if texts_of(last.rows[0]) == texts_of(part.rows[0]) and any(texts_of(part.rows[0])):
        return part.rows[1:]
    if same_columns and last.group == part.group and width_of(last.rows[0]) == width_of(part.rows[0]):
        return part.rows
    return None


def page_of(row: tuple[Box, ...]) -> int | None:
    """The page a row begins on."""
    return next((p.place.page for box in row for p in box.contents if isinstance(p, Block)), None)


def _with_split_row(
    rows: tuple[tuple[Box, ...], ...], more: tuple[tuple[Box, ...], ...], habits: Habits
) -> tuple[tuple[Box, ...], ...]:
    if not more or len(rows) < 2 or len(more[0]) != len(rows[-1]) or not _goes_on(rows[-1], more[0]):
        return rows + more
    both = tuple(
        box._replace(full=rest.full, contents=_with_rest(box, rest.contents, habits))
        for box, rest in zip(rows[-1], more[0], strict=True)
    )
    return (*rows[:-1], both, *more[1:])


def _goes_on(row: tuple[Box, ...], rest: tuple[Box, ...]) -> bool:
    """Whether the first row of a page goes on the last one of the page before: it has no name, or half of one."""
    texts, name = texts_of(rest), texts_of(row)[0]
    if not any(texts):
        return False
    if not texts[0]:
        return True
    small = [text[0].islower() for text in texts if text]
    if name[:1].isupper() and small[0]:  # a name goes on, whatever the names in the other cells begin with
        return 2 * sum(small) >= len(small)
    return all(small) and bool(name)


def _with_rest(box: Box, rest: tuple[Block | Grid, ...], habits: Habits) -> tuple[Block | Grid, ...]:
    contents = box.contents
    if not contents or not rest or not isinstance(contents[-1], Block) or not isinstance(rest[0], Block):
        return contents + rest
    if not box.full:
        return contents + rest
    last, first = contents[-1], rest[0]
    if not first.text[:1].islower() or last.text.endswith((".", ":", ";")):
        return contents + rest
    return (*contents[:-1], last._replace(text=over_pages(last.text, first.text, habits, narrow=True)), *rest[1:])


def furniture(
    pages: dict[int, list[Line]],
    heights: dict[int, float],
    levels: dict[float, int],
    ruled: dict[int, list[tuple[float, float]]],
) -> dict[int, set[float]]:
    """The baselines of the lines, by page, that are headers, footers or page numbers.

    `ruled` are the baselines and sizes of type of what stands in tables with lines, beside the lines of the pages.

    They stand near the edge of the page, and the same text stands so on other pages, whatever its figures;
    in a heading's size of type (`levels`) its figures count. What stands in the middle of pages as well
    is a label that happened to come to an edge.
    """
    counts: dict[tuple[str, int], set[int]] = {}
    near: dict[int, list[tuple[str, int, Line]]] = {}
    within: Counter[str] = Counter()
    for number, lines in pages.items():
        height = heights.get(number, 842.0)
        edges = [(line, 0) for line in lines if line.y < _EDGE * height][:_MOST_NEAR_LINES]
        edges += [(line, 1) for line in lines if line.y > (1 - _EDGE) * height][-_MOST_NEAR_LINES:]
        within.update(_key(line, levels) for line in lines if _EDGE * height <= line.y <= (1 - _EDGE) * height)
        for line, bottom in edges:
            key = _key(line, levels)
            near.setdefault(number, []).append((key, bottom, line))
            counts.setdefault((key, bottom), set()).add(number)
    enough = max(2, len(pages) // 3)
    out: dict[int, set[float]] = {}
    for number, found in near.items():
        for key, bottom, line in found:
            bare = _is_page_number(one_line(line.text))
            often = len(counts[key, bottom])
            label = within[key] >= (enough if often > _MOSTLY * len(pages) else 1)
            others = [(other.y, other.size) for other in pages[number] if other.y != line.y]
            outside = _is_outside(line, others + ruled.get(number, []), heights.get(number, 842.0))
            if (often >= enough and not label) or bare or outside:
                out.setdefault(number, set()).add(line.y)
    return out


def _is_outside(line: Line, others: list[tuple[float, float]], height: float) -> bool:
    """Whether a line stands in the margin of its page, in smaller type than the next one or far from it.

    `others` are the baselines and sizes of type of all other lines.
    """
    if _WIDE_MARGIN * height < line.y < (1 - _WIDE_MARGIN) * height:
        return False
    if not others:
        return False
    y, size = min(others, key=lambda other: abs(other[0] - line.y))
    if _MARGIN * height < line.y < (1 - _MARGIN) * height:
        return abs(y - line.y) > _FAR * line.size
    return size > line.size + 0.5 or abs(y - line.y) > _APART * line.size


def _is_page_number(text: str) -> bool:
    """Whether nothing but the number of a page stands there, with that of all pages, or a date."""
    return len(text) < 12 and re.fullmatch(r"\W*(?:\d{1,4}(?:\W+|$)){1,3}", text) is not None


def _key(line: Line, levels: dict[float, int]) -> str:
    """The same for the copies of a line on other pages."""
    large = round(line.size * 2) / 2 in levels
    return one_line(line.text) if large else re.sub(r"\d+", "#", one_line(line.text)).casefold()


def furniture_blocks(lines: Iterable[tuple[Line, float]], *, top: bool) -> Iterator[Block]:
    """Headers or footers as blocks of their region, each text once, page numbers left out."""
    seen: set[str] = set()
    for line, height in lines:
        text = one_line(line.text)
        key = re.sub(r"\d+", "#", text)
        if (line.y < height / 2) is top and key not in seen and any(map(str.isalpha, text)):
            seen.add(key)
            yield Block("paragraph", text, Place(page=line.page), region="header" if top else "footer")
