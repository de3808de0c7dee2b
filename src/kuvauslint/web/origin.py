"""The document that a description was read from, as the form carries it on: its text, and what stands where in it.

The server keeps nothing between two requests, so that the text travels with the form, as the
description does. Secret values in it are covered before it leaves for the first time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kuvauslint.describe.carried import carried
from kuvauslint.model.document import DATA_KINDS
from kuvauslint.model.node import Path, pointer
from kuvauslint.model.place import NOWHERE, Place
from kuvauslint.reporters.wording import clean
from kuvauslint.web.judging import Judged, covered
from kuvauslint.web.limits import MOST_LETTERS, MOST_SHOWN
from kuvauslint.web.passages import BY_LINE, Passages
from kuvauslint.web.pointers import moved_to, shifted


class Shown(NamedTuple):
    """One document: its name, its kind, the number of its first passage, and how many passages are not shown."""

    name: str
    kind: str
    start: int
    left_out: int

    @property
    def by_line(self) -> bool:
        """Whether its passages are lines rather than paragraphs."""
        return self.kind in BY_LINE

    @property
    def is_data(self) -> bool:
        """Whether it is a description file, which says nothing to those who do not know YAML."""
        return self.kind in DATA_KINDS


class Origin(NamedTuple):
    """The passages of one document, or of several in a row, numbered from 0.

    `places` has the page, paragraph, line or cell of each. `at` tells which passage the value at a
    pointer was read from, where that is another than its parent's. `doubts` are the pointers of what was
    read with doubt, `unplaced` the (passage or None, text) of what could be placed in no field, `headings`
    the passages that are headings.
    """

    files: tuple[Shown, ...]
    texts: tuple[str, ...]
    places: tuple[Place, ...]
    at: Mapping[str, int]
    doubts: tuple[str, ...] = ()
    unplaced: tuple[tuple[int | None, str], ...] = ()
    headings: frozenset[int] = frozenset()

    def passage(self, path: str) -> int | None:
        """The passage that a pointer belongs to: its own, else that of what it lies in; None for the whole."""
        while path:
            if path in self.at:
                return self.at[path]
            path = path.rpartition("/")[0]
        return None

    def place(self, index: int | None) -> Place:
        """Where a passage stands in its document."""
        return self.places[index] if index is not None and index < len(self.places) else NOWHERE

    def without(self, removed: Path) -> Origin:
        """The origin once an entry is removed: the entries below it have moved up."""
        at = {new: n for old, n in self.at.items() if (new := shifted(old, removed)) is not None}
        doubts = tuple(new for old in self.doubts if (new := shifted(old, removed)) is not None)
        return self._replace(at=at, doubts=doubts)


def origin_of(judged: Judged, name: str) -> Origin:
    """The origin of a document that was read; secret values in it are covered."""
    document, description, secrets = judged.document, judged.description, judged.secrets
    passages = Passages(document, secrets)
    told = list(passages.shown())
    texts = tuple(text for _, text, _ in told)
    headings = frozenset(number for number, _, kind in told if kind == "heading")
    places = tuple((Place(line=n + 1) if passages.by_line else passages.places[n].rough()) for n in range(len(texts)))
    shown = Shown(clean(name), document.source.kind, 0, len(passages.texts) - len(texts))
    at: dict[str, int] = {}
    origin = Origin((shown,), texts, places, at, headings=headings)
    if description is None:
        return origin
    doubts = []
    for node in description.root.walk():
        path = pointer(node.path)
        index = passages.of(node.mark)
        if index is None:
            index = passages.index(description.key_place(node) if passages.by_line else description.place(node))
        if path and index is not None and index < len(texts) and origin.passage(path) != index:
            at[path] = index
        if not node.sure:
            doubts.append(path)
    made = carried(description)
    unplaced = tuple(
        (
            passages.blocks.get(id(prose.block)) if prose.block else passages.index(prose.place),
            clean(covered(prose.text, secrets)),
        )
        for prose in (*(moved.prose for moved in made.moved), *made.left)
    )
    return origin._replace(doubts=tuple(doubts), unplaced=unplaced)


def together(origins: Iterable[tuple[Origin, Mapping[Path, Path]]]) -> Origin:
    """Several origins in a row; with each where its entries went, by their old paths."""
    out = Origin((), (), (), {})
    for number, (origin, went) in enumerate(origins):
        start = len(out.texts)
        moves = {pointer(old): pointer(new) for old, new in went.items()}
        first = number == 0

        def moved(path: str, moves: Mapping[str, str] = moves, first: bool = first) -> str | None:
            return moved_to(path, moves) or (path if first else None)

        out = Origin(
            (*out.files, *(one._replace(start=one.start + start) for one in origin.files)),
            (*out.texts, *origin.texts),
            (*out.places, *origin.places),
            {**out.at, **{new: n + start for old, n in origin.at.items() if (new := moved(old)) is not None}},
            (*out.doubts, *(new for old in origin.doubts if (new := moved(old)) is not None)),
            (*out.unplaced, *((None if n is None else n + start, text) for n, text in origin.unplaced)),
            out.headings | {n + start for n in origin.headings},
        )
    return out


def written(origin: Origin | None) -> str:
    """The origin as the form carries it: JSON."""
    if origin is None:
        return ""
    places = [None if _plain(origin, n) else [p.page, p.paragraph, p.line, p.cell] for n, p in enumerate(origin.places)]
    shown = [list(one) for one in origin.files]
    read_at = [dict(origin.at), origin.doubts, origin.unplaced]
    data = [shown, origin.texts, places, *read_at, sorted(origin.headings)]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _plain(origin: Origin, number: int) -> bool:
    """Whether a passage is simply the line of its number."""
    start = max((one.start for one in origin.files if one.start <= number), default=0)
    return origin.places[number] == Place(line=number - start + 1)


def read(text: str) -> Origin | None:
    """The origin that a form carried; None where there is none, or it is not one that `written` wrote."""
    if not text.strip():
        return None
    try:
        origin = _read(json.loads(text))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    return origin if sum(map(len, origin.texts)) <= 2 * MOST_LETTERS else None


def _read(data: Any) -> Origin:
    files, texts, places, at, doubts, unplaced, headings = data
    shown = tuple(Shown(str(name), str(kind), int(start), int(left)) for name, kind, start, left in files)
    lines = tuple(map(str, texts))[: MOST_SHOWN * max(1, len(shown))]
    starts = [one.start for one in shown]
    return Origin(
        shown,
        lines,
        tuple(_places(places[: len(lines)], starts)),
        {str(path): int(n) for path, n in at.items() if 0 <= int(n) < len(lines)},
        tuple(map(str, doubts)),
        tuple((_number(n, len(lines)), str(said)) for n, said in unplaced),
        frozenset(map(int, headings)),
    )


def _places(given: list[Any], starts: list[int]) -> Iterator[Place]:
    start = 0
    for number, one in enumerate(given):
        if number in starts:
            start = number
        if one is None:
            yield Place(line=number - start + 1)
        else:
            page, paragraph, line, cell = one
            numbers = (None if value is None else int(value) for value in (line, page, paragraph))
            line, page, paragraph = numbers
            yield Place(line=line, page=page, paragraph=paragraph, cell=None if cell is None else str(cell))


def _number(value: Any, count: int) -> int | None:
    return int(value) if value is not None and 0 <= int(value) < count else None
