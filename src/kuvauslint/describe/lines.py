"""Blocks with what can be said of each alone: its label, its "label: value" pairs, whether it reads like a name."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from kuvauslint.describe import neighbours
from kuvauslint.describe.contacts import is_contact
from kuvauslint.describe.cues import small
from kuvauslint.describe.numbered_headings import is_alone, may_be_heading, over_labels
from kuvauslint.describe.spans import Span, whole
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.match import LONGEST_LABEL, Label, find_label, head_label, is_container, is_title, undress
from kuvauslint.vocabulary.store import load

LONGEST_NAME = 150
MOST_WORDS = 16
OF_SYSTEM = frozenset({"purpose", "responsible", "users"})  # labels of a system below its name
MOST_LEADING = 3  # words of a label that only a capital parts from its value
WIDE = ("disclosure",)  # the field of a label that names the page where it stands over all of it
TITLE_WITHIN = 6  # lines of the beginning that may be the title


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
    """One line for each block, but for headings without a letter or figure: they part the page and name nothing."""
    blocks, out = tuple(one for one in blocks if one.kind != "heading" or any(map(str.isalnum, one.text))), list[Line]()
    for last, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        gap = last is None or last.group != block.group or block.kind != last.kind or not _adjacent(last, block)
        line = line_of(block, gap=gap)
        heads = line.label is not None or is_container(block.text)
        if (block.bold and is_alone(block, after)) or (heads and may_be_heading(last, block, after)):
            line = line._replace(kind="heading", level=0)  # a numbered heading, not a list
        if len(out) < TITLE_WITHIN and line.label and (is_title(block.text) or (not out and line.label.field in WIDE)):
            line = line._replace(label=None)  # "Publicity of documents" names the page before it names a field
        out.append(line)
    return _again(_led(over_labels(out)))


def _led(lines: list[Line]) -> list[Line]:
    """The lines, with those as pairs that begin with a label and go on with a capital: their colon is lost."""
    out = []
    for number, line in enumerate(lines):
        after = neighbours.after(lines, number)
        plain = line.label is None and not line.pairs and line.kind in ("item", "paragraph") and not line.explicit
        below = _labels(after) if after is not None else set()
        if plain and len(line.text) <= LONGEST_LABEL and not is_title(line.text) and not is_sentence(line.text):
            out.append(line._replace(pairs=_leading_label(line.span, names=not below.isdisjoint(OF_SYSTEM))))
        else:
            out.append(line)
    return out


def _labels(line: Line) -> set[str]:
    return {line.label.field} if line.label is not None else {pair.label.field for pair in line.pairs}


def _leading_label(span: Span, *, names: bool) -> tuple[Pair, ...]:
    """The pair that a text is; none of a system that the line `names`, with labels on it below."""
    words = list(re.finditer(r"\S+", span.text))
    for count in range(min(len(words) - 1, MOST_LEADING), 0, -1):
        end, value = words[count - 1].end(), words[count].start()
        label = find_label(span.text[:end]) if span.text[value].isupper() and span.text[:1].isupper() else None
        if label is None or not label.sure or label.fields not in (("systems",), ("purpose",)):
            continue
        if label.field == "systems" and names:
            return ()
        return (Pair(label, span.cut(0, end), span.cut(value, len(span.text))),)
    return ()


def _again(lines: list[Line]) -> list[Line]:
    """The lines, with headings that come again and again taken for labels by their head word alone."""
    plain = [undress(line.text) if _bare(line) else "" for line in lines]
    times = Counter(plain)
    if not any(text and count > 1 for text, count in times.items()):
        return lines
    out: list[Line] = []
    for line, text in zip(lines, plain, strict=True):
        value = bool(out) and out[-1].label is not None and not line.explicit
        label = head_label(line.text) if text and times[text] > 1 and not value else None
        out.append(line._replace(label=label) if label is not None else line)
    return out


def _bare(line: Line) -> bool:
    return (
        line.label is None
        and not line.pairs
        and line.kind in ("heading", "paragraph")
        and 3 < len(line.text) < LONGEST_LABEL
        and not line.text.endswith(".")
        and not is_contact(line.text)
        and not is_sentence(line.text)
        and not is_navigation(line.text)
    )


def _adjacent(last: Block, block: Block) -> bool:
    if block.tight is not None:
        return block.tight
    if last.place.end_line is None or block.place.line is None:
        return False
    return block.place.line - last.place.end_line <= 1


_DASHED = re.compile(r":\s+[-–—]+\s*$")


def line_of(block: Block, *, gap: bool = True) -> Line:
    """What can be said of a block alone."""
    span = whole(block)
    if block.kind == "row":
        return Line(span, "row", 0, gap)
    heads = len(block.text) <= LONGEST_LABEL and not is_container(block.text) and not is_about_itself(block.text)
    label = find_label(block.text) if heads else None
    if label and not (label.sure or block.kind == "heading" or block.text.rstrip().endswith(":")):
        label = None
    if label and _DASHED.search(block.text):
        label = None  # its value only keeps a place, and is not to be looked for below
    if label and not block.text.rstrip().endswith(":") and is_navigation(block.text):
        label = None  # the page's own search
    if label and block.kind != "heading" and block.text.rstrip().endswith((".", ";", ",")):
        label = None  # a member of a list, or a sentence
    if label:
        return Line(span, block.kind, block.level, gap, label)
    pairs = _pairs(span) or _run_in(span)
    head = span.cut(0, pairs[0].key.marks[0].start - span.marks[0].start) if pairs else None
    return Line(span, block.kind, block.level, gap, None, pairs, head if head and head.text else None)


def _pairs(span: Span) -> tuple[Pair, ...]:
    """The "label: value" pairs of a text; a label begins the text, a sentence or follows a comma."""
    text, found = span.text, list[tuple[int, int, Label]]()
    if ":" not in text and " – " not in text and " - " not in text and "? " not in text:
        return ()
    floor = 0
    for hit in re.finditer(r":(?=\s|$)|\?(?=\s)|(?<=\w)\s[–-](?=\s)", text[:20000]):
        if hit[0] not in ":?" and (floor or hit.start() > LONGEST_LABEL):
            continue
        begin = max(floor, hit.start() - LONGEST_LABEL)
        starts = [begin] if begin == floor else []
        starts += [begin + mark.end() for mark in re.finditer(r"[.;,:]\s+|\s[–-]\s+", text[begin : hit.start()])][-6:]
        if found and hit[0] == ":":  # a line that was joined to the one before: its label begins with a capital
            words = [begin + mark.end() for mark in re.finditer(r"\s(?=\S)", text[begin : hit.start()])]
            starts += [at for at in words if text[at].isupper()][-3:]
        for start in starts:
            key = text[start : hit.start()].strip()
            if hit[0] == "?" and not key[:1].isupper():
                continue  # within a sentence
            label = _counted(key) or find_label(key)
            # one word before a colon that begins the line is a misspelt label sooner than the name of an entry
            slip = not start and hit[0] == ":" and " " not in key
            if label and (label.sure or slip):
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


def _run_in(span: Span) -> tuple[Pair, ...]:
    """The pairs of a text whose labels are set in bold type and run into their values, without a colon."""
    found = list[tuple[int, int, Label]]()
    for start, end in span.block.strong:
        label = find_label(span.text[start:end].strip())
        if label is not None and label.sure and (not start or found or span.text[:start].rstrip().endswith(".")):
            found.append((start, end, label))
    if not found:
        return ()
    ends = [start for start, _, _ in found[1:]] + [len(span.text)]
    return tuple(
        Pair(label, span.cut(start, stop).trim(":–- "), span.cut(stop, end).trim("", ":–- "))
        for (start, stop, label), end in zip(found, ends, strict=True)
    )


def _counted(key: str) -> Label | None:
    """The label of a name that counts the entries ("Repository 3: …")."""
    plain = key.rstrip("0123456789. ")
    label = find_label(plain) if plain != key.rstrip() else None
    return label if label and label.fields == ("name",) else None


@cache
def _sentence_words() -> frozenset[str]:
    return frozenset(load("vocabulary/outline")["sentence_words"])


def is_sentence(text: str) -> bool:
    """Whether a text holds a verb that names do not have."""
    return not _sentence_words().isdisjoint(re.findall(r"[^\W\d_]+", small(text[:400])))


@lru_cache(8192)
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
    return undress(text) in load("vocabulary/outline")["navigation"] or is_furniture(text)


@cache
def is_furniture(text: str) -> bool:
    """Whether a line is furniture by its first words, so that it is no value either."""
    plain = undress(text)
    return len(plain) < 200 and plain.startswith(tuple(load("vocabulary/outline")["furniture"]))


@cache
def is_about_itself(text: str) -> bool:
    """Whether a heading speaks of the description, not of what it describes ("Purpose of the description")."""
    words = undress(text).split()
    return 0 < len(words) < 9 and not set(words).isdisjoint(load("vocabulary/outline")["stops"]["itself"])


@cache
def is_stop(text: str) -> bool:
    """Whether a heading stands over text that describes no repository."""
    if is_about_itself(text):
        return True
    plain, stops = undress(text), load("vocabulary/outline")["stops"]["stems"]
    met = [stop for stop in stops if plain.startswith(stop)] if plain.startswith(tuple(stops)) else ()
    return any(not plain[len(stop) : len(stop) + 1].isalpha() for stop in met)
