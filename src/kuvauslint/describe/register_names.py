"""Which headings and names are those of the case register of the whole body, and not of one service."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kuvauslint.describe.cues import small
from kuvauslint.vocabulary.contents import mentions
from kuvauslint.vocabulary.match import find_label, is_container, undress
from kuvauslint.vocabulary.store import load

MOST_BEFORE = 4  # words before the noun: whose register it is
POSSESSIVES = ("’s", "'s", "s’", "s'")


@cache
def is_case_register(text: str) -> bool:
    """Whether a heading names the case register of the whole body, not a service's register."""
    data = load("vocabulary/outline")["case_register"]
    plain = undress(text)
    if is_container(text):
        return False
    within = [noun for noun in data["heading"] if noun in plain]
    nouns = [noun for noun in within if re.search(rf"(?:^|\s){re.escape(noun)}(?:$|\s)", plain)]
    if not nouns:
        return False
    before, _, after = plain.partition(max(nouns, key=len))
    beside = set(data["beside"])
    words = before.split()
    return (
        (not words or words[-1] in beside or _is_body(words[-1]) or (len(words) == 1 and _is_short_name(text)))
        and len(words) <= MOST_BEFORE
        and not find_label(before.strip())
        and all(word in beside for word in _without_keeper(after).split())
    )


def _is_body(word: str) -> bool:
    """Whether a word in the genitive is that of a public body ("kommuns", "university’s")."""
    data = load("vocabulary/keeper")
    if word in data["genitives"]:
        return True
    bare = next((word[: -len(ending)] for ending in POSSESSIVES if word.endswith(ending)), "")
    return any(bare in names for names in data["types"].values())


def _is_short_name(text: str) -> bool:
    """Whether a heading begins with a name of capital letters, whatever its ending ("ABC’s", "ABC:n")."""
    word = text.split(maxsplit=1)[0]
    return sum(letter.isupper() for letter in word) > 1 and not word.isupper()


def _without_keeper(after: str) -> str:
    """What follows the noun, without whose register it is ("of the City of …", "vid … universitet")."""
    data = load("vocabulary/keeper")
    for hit in re.finditer(r"(?<!\S)(\S+)\s", after):
        rest = after[hit.end() :].split()
        if hit[1] in data["owner_joins"] and any(word in names for names in data["types"].values() for word in rest):
            return after[: hit.start()]
    return after


def sole_register(named: Iterable[tuple[str, str]]) -> int | None:
    """Which entry, of (name, purpose), is the case register: the one whose name says so.

    Else the only one that is called a register of cases, where it tells that it is the whole of them;
    a service's own register is none, though it be called one.
    """
    told = list(named)
    sure = [n for n, (name, _) in enumerate(told) if is_case_register(name)]
    if sure:
        return sure[0]
    data = load("vocabulary/outline")["case_register"]
    called = [n for n, (name, _) in enumerate(told) if undress(name).endswith(tuple(data["heading"]))]
    if len(called) != 1 or mentions("service", told[called[0]][0]):
        return None
    purpose = small(told[called[0]][1])
    return called[0] if any(words in purpose for words in data["whole"]) else None
