"""Which entry of the old description is which of the new: by identifier, by name, else by what is in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kuvauslint.model.node import Node

COMMON = 12  # a value that more entries than this share tells none of them from the others
ENOUGH = 0.5  # of what two entries say, that is the same, for one to be the other under a new name


class Pairs(NamedTuple):
    """The entries in pairs, in the order of the new description, and those without one."""

    both: tuple[tuple[Node, Node], ...]
    added: tuple[Node, ...]
    removed: tuple[Node, ...]


def pair(old: Iterable[Node], new: Iterable[Node]) -> Pairs:
    """Pair the entries; equal names and identifiers are taken in their order."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    found: dict[int, int] = {}  # new -> old
    for key in (_register, _identity, _name):
        _match(left, right, found, key)
    _match_contents(left, right, found)
    news = list(enumerate(new))
    olds = list(old)
    both = tuple((olds[found[n]], node) for n, node in news if n in found)
    return Pairs(both, tuple(node for n, node in news if n not in found), tuple(left.values()))


def _register(entry: Node) -> str:
    return "case_register" if entry.path == ("case_register",) else ""


def _identity(entry: Node) -> str:
    return entry.text_of("id").casefold()


def _name(entry: Node) -> str:
    return entry.text_of("name").casefold()


def _match(left: dict[int, Node], right: dict[int, Node], found: dict[int, int], key: Callable[[Node], str]) -> None:
    """Take out of both what has the same key."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for number in reversed(list(left)):
        if told := key(left[number]):
            waiting[told].append(number)
    for number in list(right):
        told = key(right[number])
        if told and waiting.get(told):
            found[number] = waiting[told].pop()
            del left[found[number]], right[number]


def _match_contents(left: dict[int, Node], right: dict[int, Node], found: dict[int, int]) -> None:
    """Take out of both what says mostly the same, the likest first."""
    olds = {number: _said(node) for number, node in left.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, said in olds.items():
        for value in said:
            holders[value].append(number)
    likeness: list[tuple[float, int, int]] = []
    for number, node in right.items():
        said = _said(node)
        shared = Counter(old for value in said if len(holders[value]) <= COMMON for old in holders[value])
        likeness += [
            (2 * len(said & olds[old]) / (len(said) + len(olds[old])), -number, -old)
            for old, _ in shared.most_common(20)
        ]
    for like, minus_number, minus_old in sorted(likeness, reverse=True):
        if like >= ENOUGH and -minus_number in right and -minus_old in left:
            found[-minus_number] = -minus_old
            del left[-minus_old], right[-minus_number]


def _said(entry: Node) -> frozenset[str]:
    """What an entry says of itself but for its name and what is much the same in all."""
    out: set[str] = set()
    for name, node in entry.fields.items():
        if name in ("purpose", "datasets", "systems", "search_keys", "notes", "responsible"):
            out.update(f"{name} {' '.join(n.text.split()).casefold()}" for n in node.walk() if n.text)
    return frozenset(out)
