"""Entries of which a page only gives the names: a list of repositories, where nothing tells of any of them."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.describe.lines import Line, repository_name
from kuvauslint.describe.pointers import is_pointer
from kuvauslint.describe.sections import Section

FEWEST = 2  # names that make a list
TELLING = frozenset({"entry", "element", "group"})  # kinds of sections that tell of a repository


def with_listed(parts: list[Section], kinds: list[str]) -> tuple[list[Section], list[str]]:
    """The sections with their kinds; each name of a list of repositories is an entry where the page has no other."""
    if any(kind in TELLING for kind in kinds) or any(line.kind == "row" for part in parts for line in part.lines):
        return parts, kinds
    out, told = list[Section](), list[str]()
    for part, kind in zip(parts, kinds, strict=True):
        names = list(_names(part.lines)) if kind in ("text", "heading") else []
        part.lines = [line for line in part.lines if not any(line is name for name in names)]
        out.append(part)
        told.append(kind)
        out += (Section("name", name.span.trim(".,;:"), name) for name in names)
        told += ["entry"] * len(names)
    return out, told


def _names(lines: list[Line]) -> Iterator[Line]:
    """The items of those lists in which every item is the name of a repository, and most are sure to be."""
    run: list[Line] = []
    labelled = False
    for line in [*lines, None]:
        if line is not None and line.kind == "item":
            run = [] if line.text.rstrip().endswith(":") else [*run, line]  # such an item leads to those below it
            continue
        if len(run) >= FEWEST and not labelled and all(map(_is_name, run)):
            sure = sum(repository_name(one.text) == "strong" for one in run)
            if sure * 2 > len(run):
                yield from run
        run = []
        labelled = line is not None and (line.label is not None or bool(line.pairs))


def _is_name(line: Line) -> bool:
    named = bool(repository_name(line.text)) and not is_pointer(line.text)
    return named and line.label is None and not line.pairs and len(line.text.split()) > 1
