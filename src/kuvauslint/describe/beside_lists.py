"""What stands under the label of a list and is no item of it: definitions, the law, pointers; where a list ends."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.cues import defines, find_cues, is_on_description, small
from kuvauslint.describe.interface import answer, promises
from kuvauslint.describe.lines import Line, is_sentence
from kuvauslint.describe.small_words import begins_small
from kuvauslint.describe.spans import Span
from kuvauslint.describe.statements import Statements, is_elsewhere
from kuvauslint.vocabulary.match import undress
from kuvauslint.vocabulary.store import load

LONGEST = 1500  # characters of a sentence that are looked into


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile("|".join(load("vocabulary/cues")["nothing"]))


def tells_nothing(text: str) -> bool:
    """Whether a sentence under a label of a list holds no item of it."""
    return (
        promises(text)
        or is_on_description(text)
        or is_elsewhere(text)
        or defines(text)
        or bool(_nothing().search(small(text[:LONGEST])))
    )


def names_systems(text: str) -> bool:
    """Whether the head of an item is a system or several, in whatever case."""
    head = re.split(str(load("vocabulary/outline")["head_ends"]), text[:LONGEST].rstrip(" .;"))[0].split()
    if len(head) > 1 and head[-1][:1].isupper() and _systems().search(small(head[-2])):
        return True  # the word for it, and its name
    return bool(head) and bool(_systems().search(small(head[-1])))


@cache
def _systems() -> re.Pattern[str]:
    return re.compile(str(load("vocabulary/outline")["system_head"]))


def place_case(text: str) -> str:
    """The place case that an item stands in by the ending of its last word; empty where it stands in none."""
    cases = load("vocabulary/outline")["place_cases"]
    return next((str(case) for ending, case in cases.items() if small(text).rstrip(" .,;").endswith(ending)), "")


def clause_end(text: str) -> int:
    """Where a list ends that a whole clause follows behind a semicolon; 0 where none does."""
    at = text.find(";")
    while at > 0:
        if is_sentence(text[at + 1 :].split(";", maxsplit=1)[0]):
            return at if not is_sentence(text[:at]) else 0
        at = text.find(";", at + 1)
    return 0


def goes_beyond(sentence: Span) -> bool:
    """Whether a piece behind a list is a sentence or an answer, and no further item."""
    text = sentence.text
    if is_sentence(text) or find_cues(sentence) or answer(text, labelled=False) is not None:
        return True
    return Statements.is_on_requests(sentence)  # "requests to <address>": needs no verb


def is_bare_list(sentence: Span) -> bool:
    """Whether a piece before whole sentences under the label of a list is a list itself ("Alpha, Beta. Also …")."""
    text = sentence.text
    return text.rstrip().endswith(".") and not is_sentence(text) and not tells_nothing(text)


def asked_case(key: Span) -> str:
    """The place case that a label asks for ("where are the data kept?"); empty where it asks for none."""
    cases = load("vocabulary/labels")["asked_cases"]
    return next((str(cases[word]) for word in undress(key.text).split() if word in cases), "")


def is_bare(label: str) -> bool:
    """Whether a label of notes says no more than that they are notes."""
    return undress(label).startswith(tuple(load("vocabulary/labels")["bare_notes"]))


def field_of(fields: tuple[str, ...], item: str) -> str:
    """The field an item belongs to under a label of these fields; under a mixed one by its own nature."""
    if len(fields) == 1:
        return fields[0]
    words = load("vocabulary/outline")["system_words"]
    plain = small(item).split("(")[0].split(",")[0].strip(" .;")
    return "systems" if plain.endswith(tuple(words)) else "datasets"


def is_small_pair(line: Line) -> bool:
    """Whether a bullet in an open list is a member of it that looks like a pair: it begins small, as labels do not."""
    return line.kind == "item" and line.head is None and len(line.pairs) == 1 and begins_small(line.text)
