"""A page that holds the description in several languages, one version below the other or beside it."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import NamedTuple

from kuvauslint.describe.language import marks_in
from kuvauslint.describe.side_by_side import beside
from kuvauslint.model.document import Block
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.match import is_title

FEWEST = 12  # marks of a language in its version
PURE = 0.75  # of all marks in a version; Swedish and English share some
IN_HEADINGS = 2  # marks of a language in its headings
LONGEST_TITLE = 200  # letters
_CHANNELS = ("email", "phone", "address", "form")


class Version(NamedTuple):
    """The blocks of one version and its language."""

    language: str
    blocks: tuple[Block, ...]


def versions(blocks: tuple[Block, ...]) -> list[Version]:
    """The versions in reading order; none where the page is in one language. What stands around is in each of them."""
    several, tables = _in_several(blocks), any(len(block.cells) > 1 for block in blocks)
    if not several and not tables:
        return []
    contents = [block for block in blocks if not block.region]
    around = [block for block in blocks if block.region]
    if told := beside(contents):
        return [Version(one.language, (*around, *one.blocks)) for one in told]
    cuts = _cuts(contents) if several else []
    if len(cuts) < 2:
        return []
    ends = [*(start for start, _ in cuts[1:]), len(contents)]
    order = {id(block): n for n, block in enumerate(blocks)}
    return [
        Version(language, tuple(sorted([*around, *contents[start:end]], key=lambda block: order[id(block)])))
        for (start, language), end in zip(cuts, ends, strict=True)
    ]


def _may_begin(block: Block) -> bool:
    """Whether a version may begin at a block."""
    return block.kind == "heading" or (len(block.text) < LONGEST_TITLE and is_title(block.text))


def _in_several(blocks: tuple[Block, ...]) -> bool:
    """Whether the headings are in two languages: soon seen, for nearly no page holds two."""
    told = [marks_in(block.text) for block in blocks if not block.region and _may_begin(block)]
    return sum(sum(one[code] for one in told) >= IN_HEADINGS for code in (told[0] if told else ())) > 1


def _cuts(blocks: list[Block]) -> list[tuple[int, str]]:
    """(First block, language) of the versions; none where a part of the page is in no one language."""
    told = [marks_in(block.text) for block in blocks]
    sums = {code: [0, *accumulate(one[code] for one in told)] for code in (told[0] if told else ())}
    starts = [n for n, block in enumerate(blocks) if n and _may_begin(block)]
    out: list[tuple[int, str]] = []
    end = len(blocks)
    while (found := _last_cut(sums, [n for n in starts if n < end], end)) is not None:
        out.append(found)
        end = found[0]
    if not out:
        return []
    first = max(sums, key=lambda code: sums[code][end])
    every = [(0, first), *reversed(out)]
    different = all(one[1] != other[1] for one, other in pairwise(every))
    return every if different and _is_pure(sums, first, 0, end) else []


def _last_cut(sums: dict[str, list[int]], starts: list[int], end: int) -> tuple[int, str] | None:
    """Where the last version before `end` begins, and its language."""
    best: tuple[int, int, str] | None = None
    for start in starts:
        for language in sums:
            if not _is_pure(sums, language, start, end):
                continue
            gain = sum((end_ - 2 * at) * (1 if code == language else -1) for code, end_, at in _at(sums, start, end))
            others = sum(at for code, _, at in _at(sums, start, end) if code != language)
            if others >= FEWEST and (best is None or gain > best[0]):
                best = (gain, start, language)
    return best[1:] if best is not None else None


def _at(sums: dict[str, list[int]], start: int, end: int) -> list[tuple[str, int, int]]:
    """(Language, its marks before `end`, before `start`)."""
    return [(code, counts[end], counts[start]) for code, counts in sums.items()]


def _is_pure(sums: dict[str, list[int]], language: str, start: int, end: int) -> bool:
    """Whether a part of the page is in one language, and long enough to be a version."""
    told = sums[language][end] - sums[language][start]
    return told >= FEWEST and told >= PURE * sum(counts[end] - counts[start] for counts in sums.values())


def completed(one: Node, other: Node) -> Node:
    """The tree of one version with what another one tells for the whole page: whose it is, its date, where to ask."""
    fields = dict(one.fields)
    for name in ("organisation", "updated"):
        if name not in fields and name in other.fields:
            fields[name] = other.fields[name]
    mine, theirs = fields.get("request"), other.fields.get("request")
    if theirs is not None and not any(name in (mine.fields if mine is not None else ()) for name in _CHANNELS):
        channels = {name: theirs.fields[name] for name in _CHANNELS if name in theirs.fields}
        if channels and mine is not None:
            fields["request"] = mine._replace(fields={**mine.fields, **channels})
        elif channels:
            fields["request"] = theirs._replace(fields=channels)
    return one._replace(fields=fields)
