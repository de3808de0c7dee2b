"""Documents cut by element: a chapter for each label, and the entries' names again in every chapter."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from kuvauslint.describe.body import Body
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.entry_names import name_key
from kuvauslint.describe.lines import Line, reads_like_name
from kuvauslint.describe.spans import Span
from kuvauslint.describe.update_day import is_date_line
from kuvauslint.vocabulary.match import contact_label, find_label, is_container, undress
from kuvauslint.vocabulary.store import load


class Chapter(NamedTuple):
    """A label (None for the chapter that only lists the entries) and the lines under it."""

    label: Line | None
    heading: Line
    lines: list[tuple[Line, Span | None]]  # each with the name that begins it


class ByElement(NamedTuple):
    """The entries, and the lines that were not needed for them."""

    entries: list[Draft]
    rest: list[Line]


def by_element(lines: list[Line]) -> ByElement | None:
    """The entries of a document that is cut by element; None for all others."""
    chapters, _ = _chapters(lines)
    if sum(1 for chapter in chapters if chapter.label is not None) < 1 or len(chapters) < 2:
        return None
    seen: Counter[str] = Counter()
    for chapter in chapters:
        seen.update({name_key(name.text) for _, name in chapter.lines if name is not None})
    known = {name for name, count in seen.items() if count > 1}
    named = sum(
        1 for chapter in chapters for _, name in chapter.lines if name is not None and name_key(name.text) in known
    )
    if len(known) < 2 or named * 2 < sum(len(chapter.lines) for chapter in chapters if chapter.label is not None):
        return None
    known = {
        name
        for chapter in chapters
        if any(_key(name) in known for _, name in chapter.lines)
        for name in map(_key, (n for _, n in chapter.lines))
    }
    return _collect(lines, chapters, known)


def _key(name: Span | None) -> str:
    return name_key(name.text) if name is not None else ""


def _chapters(lines: list[Line]) -> tuple[list[Chapter], set[int]]:
    """The chapters that could be cut by element: a label or a container heading over lines that begin with names."""
    out: list[Chapter] = []
    used: set[int] = set()
    for n, line in enumerate(lines):
        if line.kind in ("item", "row"):
            continue
        container = (
            line.label is None
            and not line.pairs
            and reads_like_name(line.text)
            and (is_container(line.text) or _ends_as_container(line.text))
        )
        if line.label is None and not container:
            continue
        under: list[tuple[Line, Span | None]] = []
        for at in range(n + 1, len(lines)):
            other = lines[at]
            if other.kind == "paragraph" and reads_like_name(other.text) and is_container(other.text):
                break  # a heading of its own over the same list
            if is_date_line(other.text):
                break
            if other.kind in ("row", "heading") or other.label is not None or (under and _is_plain_heading(other)):
                break
            under.append((other, _leading_name(other)))
        if under and sum(1 for _, name in under if name is not None) * 2 >= len(under):
            out.append(Chapter(line if line.label is not None else None, line, under))
            used.add(n)
    return out, used


def _ends_as_container(text: str) -> bool:
    return undress(text).endswith(tuple(f" {noun}" for noun in load("vocabulary/labels")["containers"]["nouns"]))


def _is_plain_heading(line: Line) -> bool:
    """Whether a line among those of a chapter is a heading without marks, and not a name with what is told of it."""
    plain = line.kind == "paragraph" and not line.pairs and ":" not in line.text and reads_like_name(line.text)
    return plain and _leading_name(line) is None


def _leading_name(line: Line) -> Span | None:
    """The text before the first colon or dash, where it reads like a name."""
    for mark in (": ", " – ", " - "):
        at = line.text.find(mark)
        if (
            0 < at <= 120
            and reads_like_name(line.text[:at])
            and not contact_label(line.text[:at])
            and not find_label(line.text[:at])
        ):
            return line.span.cut(0, at)
    return None


def _collect(lines: list[Line], chapters: list[Chapter], known: set[str]) -> ByElement:
    drafts: dict[str, Draft] = {}
    taken: set[int] = set()
    for chapter in chapters:
        mine = [(line, name) for line, name in chapter.lines if name is not None and name_key(name.text) in known]
        if not mine:
            continue
        taken.add(id(chapter.heading))
        for line, name in mine:
            assert name is not None
            draft = drafts.setdefault(name_key(name.text), Draft(name))
            _take(draft, chapter, line, name)
            taken.add(id(line))
    return ByElement(list(drafts.values()), [line for line in lines if id(line) not in taken])


def _take(draft: Draft, chapter: Chapter, line: Line, name: Span) -> None:
    value = line.span.cut(len(name.text), len(line.text)).trim("", ":–- ")
    body = Body(draft)
    if line.pairs:
        first = line.pairs[0].key
        head = line.span.cut(len(name.text), max(line.text.find(first.text, len(name.text)), len(name.text))).trim(
            "", ":–- "
        )
        value = head
    if chapter.label is not None and chapter.label.label is not None:
        body.open(chapter.label.label.fields, chapter.label.span.trim(":"), sure=chapter.label.label.sure)
        body.tell(value)
    elif value.text:
        draft.add("purpose", Value(value))
    body.take_pairs(line.pairs)
