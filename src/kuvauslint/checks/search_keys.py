"""What the search keys are worth (28 § 1 mom. 4 kohta; 25-27 §)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.checks.items import Listed, comparable
from kuvauslint.checks.scan import found, sentence
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import says_something
from kuvauslint.vocabulary.endings import same_word
from kuvauslint.vocabulary.patterns import pattern

WORDS = "search_keys"
SAME = 5  # entries with the same list before it looks copied
SHARE = 2 / 3  # and how many of all entries with keys that must be
OVERLAP = 3  # data sets among the keys
NOTHING_ELSE = 2  # enough of them where no key is anything else


def _keys(subject: Subject, holder: Node) -> list[tuple[Node, str]]:
    """The keys of a holder that say something: a dash or a dot is none."""
    keys = subject.listed(holder, "search_keys")
    return keys if subject.says_all() else _that_say(keys)


def _that_say(keys: list[tuple[Node, str]]) -> list[tuple[Node, str]]:
    return [(at, key) for at, key in keys if says_something(key)]


def _key_lists(subject: Subject) -> list[Listed]:
    """The entries with keys that say something, each with them; made once for all rules."""
    return subject.once("key_lists", lambda _: _saying(subject))


def _saying(subject: Subject) -> list[Listed]:
    lists = subject.lists("search_keys")
    if subject.says_all():
        return lists
    saying = [(entry, _that_say(items)) for entry, items, _ in lists]
    return [(entry, keys, [comparable(key) for _, key in keys]) for entry, keys in saying if keys]


def _with_all(subject: Subject) -> Iterator[tuple[Node, Node | None, list[tuple[Node, str]]]]:
    """The lists of keys that say something: of the description as a whole and of each entry, with its entry."""
    root = subject.root
    if keys := _keys(subject, root):
        yield root, None, keys
    yield from ((entry, entry, keys) for entry, keys, _ in _key_lists(subject))


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
    for _, key in keys:  # no generator: nearly always the first key ends it
        if not _matches("free_text", key):
            return False
    return bool(keys)


def _shown(keys: list[tuple[Node, str]]) -> str:
    shown = ", ".join(key for _, key in keys[:4])
    return f"{shown}\u2026" if len(keys) > 4 else shown


def free_text_only(node: Node, subject: Subject) -> Iterator[Hit]:
    """Nothing but a search of free text."""
    del node
    for holder, entry, keys in _with_all(subject):
        if _only_free_text(keys):
            yield Hit(_place(holder), {"key": keys[0][1]}, entry, "search_keys")


def same_everywhere(node: Node, subject: Subject) -> Iterator[Hit]:
    """One list of keys repeated in nearly every entry; told once."""
    del node
    lists: dict[tuple[str, ...], list[Node]] = {}
    for entry, _, folded in _key_lists(subject):
        lists.setdefault(tuple(sorted(folded)), []).append(entry)
    total = sum(map(len, lists.values()))
    for owners in lists.values():
        if len(owners) >= SAME and len(owners) >= SHARE * total:
            yield Hit(
                subject.description.place(_place(owners[0])),
                {"keys": _shown(_keys(subject, owners[0])), "count": str(len(owners))},
                None,
                "search_keys",
                related=tuple(subject.description.place(_place(owner)) for owner in owners[1:4]),
            )


def datasets_as_keys(node: Node, subject: Subject) -> Iterator[Hit]:
    """Data sets of the entry repeated as its search keys."""
    del node
    held = {id(entry): folded for entry, _, folded in subject.lists("datasets")}
    for entry, keys, folded in _key_lists(subject):
        datasets = held.get(id(entry))
        if datasets is None:
            continue
        words = [one for one in datasets if " " not in one]
        if not words and set(folded).isdisjoint(datasets):
            continue  # as nearly always: data sets are called by several words, and no key by the same
        shared = [key for key, same in zip(keys, folded, strict=True) if _is_among(same, datasets, words)]
        mostly = len(shared) >= OVERLAP and len(shared) * 2 > len(keys)
        wholly = NOTHING_ELSE <= len(shared) == len(keys) and not any(_tells_one(key) for _, key in keys)
        if mostly or wholly:
            yield Hit(_place(entry), {"keys": _shown(shared)}, entry, "search_keys")


def _tells_one(key: str) -> bool:
    """Whether a key tells one document from another; a kind of document by its bare name does not."""
    return _matches("identifying", key) and not _matches("kind_of_document", key)


def _is_among(key: str, datasets: list[str], words: list[str]) -> bool:
    """Whether a key is one of the data sets; of those of one word, in the singular or another form too."""
    return key in datasets or (" " not in key and any(same_word(key, one) for one in words))


def without_identifier(node: Node, subject: Subject) -> Iterator[Hit]:
    """Keys none of which tells one document or matter from another (27 §); KL401 asks more of the case register's."""
    register = node.get("case_register")
    for entry, keys, _ in _key_lists(subject):
        if entry is register:
            continue
        if not _any("identifying", keys) and not _only_free_text(keys):
            yield Hit(_place(entry), {"keys": _shown(keys)}, entry, "search_keys")


def identity_code_without_caution(node: Node, subject: Subject) -> Iterator[Hit]:
    """The personal identity code as a key, and no word anywhere of how to send one; told once."""
    del node
    looked_for = pattern(WORDS, "identity_code")
    keys = ((at, key, entry) for _, entry, listed in _with_all(subject) for at, key in listed)
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
