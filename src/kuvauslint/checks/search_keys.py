"""What the search keys are worth (28 § 1 mom. 4 kohta; 25-27 §)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.checks.items import fold
from kuvauslint.checks.scan import found, sentence
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.endings import same_word
from kuvauslint.vocabulary.patterns import pattern

WORDS = "search_keys"
SAME = 5  # entries with the same list before it looks copied
SHARE = 0.8  # and how many of all entries with keys that must be
OVERLAP = 3  # data sets among the keys
NOTHING_ELSE = 2  # enough of them where no key is anything else


def _keys(subject: Subject, holder: Node | None) -> list[tuple[Node, str]]:
    """The keys of a holder that say something: a dash or a dot is none."""
    if holder is None or "search_keys" not in holder.fields:
        return []
    if subject.memo is None:
        return _saying(subject.listed(holder, "search_keys"))
    keys: dict[int, list[tuple[Node, str]]] = subject.memo.setdefault("search_keys", {})
    found = keys.get(id(holder))
    if found is None:
        found = keys[id(holder)] = _saying(subject.listed(holder, "search_keys"))
    return found


def _saying(keys: list[tuple[Node, str]]) -> list[tuple[Node, str]]:
    return [(at, key) for at, key in keys if key[0].isalnum() or _has_letters(key)]


def _has_letters(key: str) -> bool:
    return any(c.isalnum() for c in key)


def _any(name: str, keys: list[tuple[Node, str]]) -> bool:
    return any(_matches(name, key) for _, key in keys)


@lru_cache(maxsize=16_384)
def _matches(name: str, key: str) -> bool:
    return pattern(WORDS, name).occurs_in(key)


def _place(holder: Node) -> Node:
    return holder.get("search_keys") or holder


def without_case_metadata(node: Node, subject: Subject) -> Iterator[Hit]:
    """The case register's keys, own or for all, with none of the metadata that 26 § demands of it."""
    del node
    register = subject.root.get("case_register")
    if register is None:
        return
    keys = _keys(subject, register) or _keys(subject, subject.root)
    if keys and not _any("case_metadata", keys) and not _only_free_text(keys):
        at = _place(register if _keys(subject, register) else subject.root)
        yield Hit(at, {"keys": _shown(keys)}, register, "search_keys")


def _only_free_text(keys: list[tuple[Node, str]]) -> bool:
    return bool(keys) and all(_matches("free_text", key) for _, key in keys)


def _shown(keys: list[tuple[Node, str]]) -> str:
    shown = ", ".join(key for _, key in keys[:4])
    return f"{shown}\u2026" if len(keys) > 4 else shown


def free_text_only(node: Node, subject: Subject) -> Iterator[Hit]:
    """Nothing but a search of free text."""
    del node
    for holder, entry in ((subject.root, None), *((entry, entry) for entry in subject.entries())):
        keys = _keys(subject, holder)
        if _only_free_text(keys):
            yield Hit(_place(holder), {"key": keys[0][1]}, entry, "search_keys")


def same_everywhere(node: Node, subject: Subject) -> Iterator[Hit]:
    """One list of keys repeated in nearly every entry; told once."""
    del node
    lists: dict[tuple[str, ...], list[Node]] = {}
    for entry in subject.entries():
        keys = _keys(subject, entry)
        if keys:
            lists.setdefault(tuple(sorted(fold(key) for _, key in keys)), []).append(entry)
    total = sum(map(len, lists.values()))
    for owners in lists.values():
        if len(owners) >= SAME and len(owners) >= SHARE * total:
            keys = _keys(subject, owners[0])
            yield Hit(
                subject.description.place(_place(owners[0])),
                {"keys": _shown(keys), "count": str(len(owners))},
                None,
                "search_keys",
                related=tuple(subject.description.place(_place(owner)) for owner in owners[1:4]),
            )


def datasets_as_keys(node: Node, subject: Subject) -> Iterator[Hit]:
    """Data sets of the entry repeated as its search keys."""
    del node
    held = {id(entry): folded for entry, _, folded in subject.lists("datasets")}
    for entry, _, _ in subject.lists("search_keys"):
        datasets = held.get(id(entry))
        if datasets is None:
            continue
        keys = _keys(subject, entry)
        shared = [(at, key) for at, key in keys if _is_among(fold(key), datasets)]
        mostly = len(shared) >= OVERLAP and len(shared) * 2 > len(keys)
        wholly = NOTHING_ELSE <= len(shared) == len(keys) and not _any("identifying", keys)
        if mostly or wholly:
            yield Hit(_place(entry), {"keys": _shown(shared)}, entry, "search_keys")


def _is_among(key: str, datasets: list[str]) -> bool:
    """Whether a key is one of the data sets, in the singular or another form too ("decision", "decisions")."""
    return any(key == one or (" " not in key and " " not in one and same_word(key, one)) for one in datasets)


def without_identifier(node: Node, subject: Subject) -> Iterator[Hit]:
    """Keys none of which tells one document or matter from another (27 §)."""
    del node
    for entry in subject.entries():
        keys = _keys(subject, entry)
        if keys and not _any("identifying", keys) and not _only_free_text(keys):
            yield Hit(_place(entry), {"keys": _shown(keys)}, entry, "search_keys")


def identity_code_without_caution(node: Node, subject: Subject) -> Iterator[Hit]:
    """The personal identity code as a key, and no word anywhere of how to send one; told once."""
    del node
    looked_for = pattern(WORDS, "identity_code")
    holders = [(subject.root, None), *((entry, entry) for entry in subject.entries())]
    keys = ((at, key, entry) for holder, entry in holders for at, key in _keys(subject, holder))
    first = next(((at, entry) for at, key, entry in keys if looked_for.search(key)), None)
    if first is not None and next(found(subject, WORDS, "caution"), None) is None:
        at, entry = first
        yield Hit(at, {}, entry, "search_keys")


def for_officials_only(node: Node, subject: Subject) -> Iterator[Hit]:
    """Keys, or the search by them, that are said to be for the staff."""
    del node
    for text, match in found(subject, WORDS, "officials_only"):
        if text.field == "search_keys" or _speaks_of_search(text, match):
            yield Hit(text.place(match.start(), match.end()), {"text": match[0]}, text.entry, text.field)


def _speaks_of_search(text: TextAt, match: re.Match[str]) -> bool:
    return pattern(WORDS, "of_search").search(sentence(text.text, *match.span())) is not None
