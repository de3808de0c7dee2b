"""Words under the label of systems that name none: that there is no system, or that material is on paper."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.vocabulary.contents import by_hand
from kuvauslint.vocabulary.store import load

FEW = 2  # words of a bullet that only says "material on paper"
LONGEST = 200  # characters; a longer text is no mere word that there is none


def names_none(text: str, *, item: bool) -> bool:
    """Whether a whole value says that there is no system, or only that something is on paper; `item` of a list."""
    if len(text) > LONGEST:
        return False
    return bool(_none().match(text.strip().casefold())) or ((item or len(_parts(text)) == 1) and is_on_paper(text))


def drops_paper(text: str, *, labelled: bool) -> bool:
    """Whether a running text that names systems has a member that is none, as what is kept on paper."""
    return any(is_no_member(part) for part in _parts(text)) or (not labelled and by_hand(text))


def is_no_member(part: str) -> bool:
    """Whether a member of a list of systems is none of them: it says so, or that something is on paper."""
    return is_on_paper(part) or (len(part) <= LONGEST and _none().match(part.strip().casefold()) is not None)


def _parts(text: str) -> list[str]:
    words = "|".join(load("vocabulary/splitting")["connectives"])
    return re.split(rf"[,;]| (?:{words}) ", text)


def is_paper(text: str) -> bool:
    """Whether a bullet of a mixed list is the word for material on paper and little else."""
    return len(text.split()) <= FEW and text.casefold().startswith(tuple(load("vocabulary/splitting")["paper"]))


def is_on_paper(text: str) -> bool:
    """Whether a piece of a list ends in words that say it is on paper ("older permits on paper")."""
    return len(text) <= LONGEST and bool(_on_paper().search(text.casefold()))


@cache
def _none() -> re.Pattern[str]:
    return re.compile(load("vocabulary/splitting")["no_system"])


@cache
def _on_paper() -> re.Pattern[str]:
    return re.compile(load("vocabulary/splitting")["on_paper"])
