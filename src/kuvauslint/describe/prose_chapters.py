"""Chapters by element in running text: under a label, each sentence begins with the name of the entry it tells of."""

from __future__ import annotations

import re
from typing import NamedTuple

from kuvauslint.describe.cues import small
from kuvauslint.describe.entry_names import name_key
from kuvauslint.describe.lines import Line, is_sentence, repository_name
from kuvauslint.describe.one_line_entries import name_of
from kuvauslint.describe.spans import Span, sentences, without_number
from kuvauslint.vocabulary.match import Label, is_container
from kuvauslint.vocabulary.store import load

MOST_WORDS = 10  # of a name at the beginning of a sentence
FEWEST = 2  # entries that a chapter tells of


class Told(NamedTuple):
    """What a chapter tells of one entry: the key of its name, the chapter's label, and the rest of the sentence."""

    entry: str
    label: Label
    key: Span
    sentence: Span


class Chapters(NamedTuple):
    """What the chapters tell, in reading order, and the lines that are none of theirs."""

    told: list[Told]
    rest: list[Line]


def prose_chapters(lines: list[Line]) -> Chapters:
    """The chapters of a document that are told by sentences; nothing and all lines where there are none."""
    names = _names(lines)
    told: list[Told] = []
    taken: set[int] = set()
    for at, line in enumerate(lines) if len(names) >= FEWEST else ():
        if line.label is None or line.kind in ("item", "row"):
            continue
        under = _under(lines, at)
        found = [_told(sentence, line, names) for other in under for sentence in sentences(other.span)]
        sure = [one for one in found if one is not None]
        if len(sure) == len(found) and len({one.entry for one in sure}) >= FEWEST:
            told += sure
            taken.update(id(one) for one in (line, *under))
    return Chapters(told, [line for line in lines if id(line) not in taken] if taken else lines)


def _names(lines: list[Line]) -> set[str]:
    """The keys of the names that headings, lines and entries of one line give."""
    out = set()
    for line in lines:
        if line.kind == "row" or line.label is not None or is_container(line.text):
            continue
        name = without_number(line.span).text if repository_name(line.text) else name_of(line.text)[0]
        if repository_name(name) and " " in name:
            out.add(name_key(name))
    return out


def _under(lines: list[Line], at: int) -> list[Line]:
    """The sentences under a label, until the next heading or label."""
    out: list[Line] = []
    for number in range(at + 1, len(lines)):  # no slice: it would copy the rest of the page for each label
        line = lines[number]
        if line.kind not in ("paragraph", "item") or line.label is not None or line.pairs or not is_sentence(line.text):
            break
        out.append(line)
    return out


def _told(sentence: Span, label: Line, names: set[str]) -> Told | None:
    """What a sentence tells of the entry whose name it begins with, in whatever case; None where it names none."""
    assert label.label is not None
    low = small(sentence.text)
    begin = next(
        (len(word) for word in load("vocabulary/outline")["sentence_names"]["articles"] if low.startswith(word)), 0
    )
    ends = [begin + hit.end() for hit in re.finditer(r"\S+", low[begin:])][:MOST_WORDS]
    for end in reversed(ends[:-1]):
        if (entry := name_key(sentence.text[begin:end])) in names:
            return Told(entry, label.label, label.span.trim(":"), sentence.cut(end, len(sentence.text)))
    return None
