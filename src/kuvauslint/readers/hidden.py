"""What a document carries that its reader does not see on the page: KL708."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kuvauslint.model.document import Problem
from kuvauslint.model.place import NOWHERE, Place

MOST_PLACES = 20
_LONGEST = 120
_NAME = r"[^\W\d_][^\W\d_'’.-]*(?:-[^\W\d_]+)?\.?"
_DEFAULTS = frozenset(
    (
        "microsoft office user",
        "microsoft office",
        "windows user",
        "default user",
        "unknown author",
        "un-named",
        "python-docx",
        "office user",
    )
)


class Trace(NamedTuple):
    """One hidden thing: its kind, where, and what it says or whose it is."""

    kind: str
    place: Place = NOWHERE
    what: str = ""


KINDS = (
    "comment",
    "tracked_change",
    "hidden_text",
    "hidden_sheet",
    "hidden_rows",
    "hidden_columns",
    "annotation",
    "metadata_author",
)


def problems(traces: Iterable[Trace]) -> tuple[Problem, ...]:
    """One problem for each kind, at the first place, with the other places and how many there are.

    Its values: kind, what (the first text or names, without secrets and shortened), count.
    """
    by_kind: dict[str, list[Trace]] = {}
    for trace in traces:
        by_kind.setdefault(trace.kind, []).append(trace)
    out: list[Problem] = []
    for kind in KINDS:
        found = by_kind.get(kind)
        if not found:
            continue
        places = list(dict.fromkeys(trace.place for trace in found))
        whats = list(dict.fromkeys(trace.what for trace in found if trace.what))
        values = {"kind": kind, "what": shorten(", ".join(whats[:5])), "count": str(len(found))}
        out.append(Problem("KL708", places[0], values, tuple(places[1 : MOST_PLACES + 1])))
    return tuple(out)


def shorten(text: str) -> str:
    """The text on one line, without identity codes and credentials, cut to a length fit for a message."""
    from kuvauslint.checks.masking import covered

    text = covered(" ".join(text.split())).rstrip(".,;")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "\u2026"


def looks_like_person(name: str) -> bool:
    """Whether a name in the properties of a file is a natural person's.

    Two to four capitalised words, none of them a program's or an office's: "KUNTA, Kirjaamo" and
    "Adobe Acrobat Pro" are nobody.
    """
    from kuvauslint.vocabulary.patterns import pattern

    words = name.replace(",", " ").split()
    if not 2 <= len(words) <= 4 or name.casefold().strip() in _DEFAULTS:
        return False
    if not all(re.fullmatch(_NAME, word) and word[0].isupper() for word in words):
        return False
    strange = pattern("security", "not_a_person").regex
    return any(len(word) > 2 and not word.isupper() for word in words) and not any(map(strange.search, words))


def authors(names: Iterable[str]) -> Iterable[Trace]:
    """Traces of the persons among the authors that a file's properties name, several of them with semicolons."""
    for name in dict.fromkeys(part.strip() for each in names for part in each.split(";")):
        if looks_like_person(name):
            yield Trace("metadata_author", NOWHERE, name)
