"""Values that say nothing, or what another entry says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, pairwise
from operator import eq

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.items import comparable, one_line, written_name
from kuvauslint.checks.remembered import Remembered
from kuvauslint.checks.scan import MOST
from kuvauslint.model.node import Node, Path
from kuvauslint.vocabulary.endings import same_word
from kuvauslint.vocabulary.likeness import is_generic, words_of
from kuvauslint.vocabulary.patterns import pattern, terms
from kuvauslint.vocabulary.store import load

_bare = re.compile(r"\w(?:.*\w)?").search  # without the signs around it
LONGEST_VAGUE = 30  # letters of a value that can be nothing but "other data"
LONG = {"purpose": 60, "notes": 80, "datasets": 100}  # letters from which a repeated value is no coincidence


def copied(node: Node, subject: Subject) -> Iterator[Hit]:
    """A long value that an earlier entry of another name has too; of one text each later place is told.

    Notes are often true of several entries (where the old papers are, what the law says of secrecy):
    they count where they speak of the other entry by its name.
    """
    del node
    for field, least in LONG.items():
        first: dict[str, tuple[Node, Node]] = {}
        for entry, at, text in _long_values(subject, field, least):
            before = first.setdefault(comparable(text), (entry, at))
            name, other = entry.text_of("name"), before[0].text_of("name")
            if before[0] is entry or comparable(other) == comparable(name):
                continue
            if field != "notes" or _speaks_of(text, other, name):
                values = {"other": other, "text": f"{text[:50].rstrip()}\u2026"}
                yield Hit(at, values, entry, field, (subject.description.place(before[1]),))


def _long_values(subject: Subject, field: str, least: int) -> list[tuple[Node, Node, str]]:
    """The values of a field, or its items, of so many letters: with its entry each, and in one line."""
    long = []
    for holder, value in subject.having(field):
        for item in value.items or (value,):
            text = item.text or written_name(item)
            if text and len(text) >= least and holder is not subject.root and len(line := one_line(text)) >= least:
                long.append((holder, item, line))
    return long


def _speaks_of(text: str, other: str, own: str) -> bool:
    """Whether a text has a telling word of the other name that the own name has not."""
    kept = set(words_of(own))
    telling = [word for word in words_of(other) if len(word) > 3 and word not in kept and not is_generic(word)]
    return any(same_word(word, said) or word == said for said in words_of(text) for word in telling)


def vague(node: Node, subject: Subject) -> Iterator[Hit]:
    """A value that is nothing but "etc." or "other data"."""
    del node
    if not subject.any_value(_says_nothing):
        return
    for entry in subject.entries():
        for field in ("datasets", "search_keys", "systems", "disclosure", "purpose"):
            for at, text in subject.listed(entry, field):
                if _says_nothing(text):
                    yield Hit(at, {"value": text}, entry, field)


@Remembered
def _says_nothing(text: str) -> bool:
    line = one_line(text)
    if len(line) > LONGEST_VAGUE:
        return False
    bare = _bare(line)
    return bare is not None and bare[0].lower() in terms("wording", "vague")


def doubled_words(node: Node, subject: Subject) -> Iterator[Hit]:
    """A word written twice in a row, but for words that languages double."""
    del node
    looked_for = pattern("wording", "doubled").regex
    allowed = terms("wording", "may_double")
    for text in subject.texts() if subject.any_value(_may_double) else ():
        if text.role == "navigation":
            continue
        for match in islice(looked_for.finditer(text.text), MOST):
            # a name may be two of one word (Duran Duran), and a sentence may begin with the last word of the one before
            again = text.text[match.end() - len(match["word"])]
            if match["word"].lower() not in allowed and not again.isupper():
                at = text.place(match.start(), match.end())
                yield Hit(at, {"word": match["word"]}, text.entry, text.field)
    yield from _doubled_items(subject)


@cache
def _letters() -> Callable[[str], list[str]]:
    return re.compile(r"[^\W\d_]+").findall


@Remembered
def _may_double(text: str) -> bool:
    """Whether a word could stand twice in a row in the text: far quicker to see than by the pattern."""
    words = _letters()(text.lower())
    return any(map(eq, words, words[1:])) and any(
        one == other and (len(one) > 2 or one in _joining_words()) for one, other in pairwise(words)
    )


@cache
def _joining_words() -> frozenset[str]:
    """Words for "and" and "or", which are short and never stand twice in a row."""
    data = load("vocabulary/splitting")
    return frozenset({*data["connectives"], *data["alternatives"]})


def _doubled_items(subject: Subject) -> Iterator[Hit]:
    """A list in which one value stands twice in a row."""
    doubled: list[tuple[Path, Hit]] = []
    for field in ("datasets", "systems", "search_keys"):
        lists = subject.lists(field)
        together = [one for _, _, folded in lists for one in folded]
        if not any(map(eq, together, together[1:])):
            continue
        for entry, items, folded in lists:
            if any(map(eq, folded, folded[1:])):
                # of one name in two spellings another rule tells
                pairs = [(items[at - 1], items[at]) for at in range(1, len(items)) if folded[at] == folded[at - 1]]
                again = [second for first, second in pairs if first[1][1:] == second[1][1:]]
                doubled += [(entry.path, Hit(at, {"word": name}, entry, field)) for at, name in again]
    order = {entry.path: number for number, entry in enumerate(subject.entries())} if doubled else {}
    yield from (hit for _, hit in sorted(doubled, key=lambda one: order[one[0]]))
