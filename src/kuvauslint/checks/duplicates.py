"""One repository described twice."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.items import comparable, label, texts_below
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.likeness import alike, clean, is_generic, words_of

COMPARED = ("purpose", "datasets", "systems")


def entries(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every entry that bears the name of an earlier one, or another spelling of it.

    Entries of different units may bear one name; a name that differs by a slip of the pen counts
    only where the two also share what is told of them.
    """
    del node
    named = [(entry, label(entry.get("name") or entry)) for entry in subject.entries()]
    labels = {comparable(text) for _, text, _, _ in subject.description.labels}
    published = subject.description.published
    named = [(entry, name) for entry, name in named if name and not (published and _is_label(name, labels))]
    earlier: dict[str, Node] = {}
    unlike: list[tuple[Node, str]] = []
    for entry, name in named:
        before = earlier.get(clean(name))
        if before is None:
            earlier[clean(name)] = entry
            unlike.append((entry, name))
        elif _one_unit(before, entry) and (not published or _both_told(before, entry)):
            yield _hit(subject, before, entry, name, label(before.get("name") or before))
    for pair in alike([name for _, name in unlike]):
        before, other = unlike[pair.first]
        entry, name = unlike[pair.second]
        if published and not _both_told(before, entry):
            continue
        if _one_unit(before, entry) and (pair.kind not in ("typo", "diacritics") or _shares(before, entry)):
            yield _hit(subject, before, entry, name, other)


def _is_label(name: str, labels: set[str]) -> bool:
    """Whether a heading of a published document is a label rather than a name."""
    words = words_of(name)
    return comparable(name) in labels or (len(words) > 1 and all(word == "&" or is_generic(word) for word in words))


def _one_unit(first: Node, second: Node) -> bool:
    units = [comparable(entry.text_of("unit")) for entry in (first, second)]
    return units[0] == units[1] or not all(units)


def _both_told(first: Node, second: Node) -> bool:
    """Whether both tell of one thing twice: two of its elements, or one in the same words.

    A page that lists its repositories first and tells of each later has each name twice and no duplicate.
    """
    told = sum(first.get(field) is not None and second.get(field) is not None for field in (*COMPARED, "search_keys"))
    return told > 1 or (told == 1 and _shares(first, second))


def _shares(first: Node, second: Node) -> bool:
    for field in COMPARED:
        ours, theirs = ({comparable(text) for text in texts_below(entry.get(field))} for entry in (first, second))
        if ours & theirs:
            return True
    return not any(entry.get(field) for entry in (first, second) for field in COMPARED)


def _hit(subject: Subject, before: Node, entry: Node, name: str, other: str) -> Hit:
    related = (subject.description.place(before.get("name") or before),)
    return Hit(entry.get("name") or entry, {"name": name, "other": other}, entry, "name", related)
