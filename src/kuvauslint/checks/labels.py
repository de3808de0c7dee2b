"""Labels and headings that are not what their siblings are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.items import comparable
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.endings import same_word
from kuvauslint.vocabulary.likeness import is_generic, words_of
from kuvauslint.vocabulary.patterns import pattern, terms

if TYPE_CHECKING:
    from kuvauslint.model.place import Place

LABELLED = frozenset(
    {
        "purpose",
        "datasets",
        "systems",
        "search_keys",
        "api",
        "disclosure",
        "responsible",
        "description",
        "owner",
        "users",
    },
)
LONGEST = 60  # letters of a label; a longer one is a sentence
FEWEST = 3  # siblings with one label before another one is odd
SHARE = 0.6  # and how many of all must have it


def mismatched(node: Node, subject: Subject) -> Iterator[Hit]:
    """The one label of a field that differs, where its siblings agree: of tables' headers, or of entries."""
    del node
    entries = {entry.path: entry for entry in subject.entries()}
    entries |= {system.path: system for system in subject.root.list_of("systems")}
    groups: dict[tuple[str, bool], list[tuple[str, Place, Node | None]]] = {}
    for field, text, place, path in subject.description.labels:
        owner = entries.get(path) if path else None
        if field in LABELLED and _is_label(text, owner):
            groups.setdefault((field, path is None), []).append((text, place, owner))
    for (field, _), labels in groups.items():
        counts = Counter(comparable(text) for text, _, _ in labels)
        usual, most = counts.most_common(1)[0]
        if most < FEWEST or most < SHARE * len(labels):
            continue
        written = next(text for text, _, _ in labels if comparable(text) == usual)
        for text, place, entry in labels:
            if counts[comparable(text)] == 1 and not _same(text, usual) and text.isupper() == written.isupper():
                yield Hit(place, {"label": text.strip(" :"), "usual": written.strip(" :")}, entry, field)


def _same(label: str, usual: str) -> bool:
    """Whether two labels are one, in another case, number or form: "Search terms" and "Search term"."""
    ours, theirs = words_of(label), words_of(usual)
    return len(ours) == len(theirs) and all(a == b or same_word(a, b) for a, b in zip(ours, theirs, strict=True))


def _is_label(text: str, owner: Node | None) -> bool:
    """Whether a text is a label alone: no sentence, no title of the document, no heading with the entry's name."""
    label = text.strip()
    if len(label) > LONGEST or label.endswith(".") or ": " in label or "@" in label:
        return False
    if pattern("wording", "document_title").search(label):
        return False
    named = {word for word in words_of(owner.text_of("name")) if not is_generic(word)} if owner is not None else set()
    return not any(len(word) > 3 and word in named for word in words_of(label))


def misfiled(node: Node, subject: Subject) -> Iterator[Hit]:
    """A label that stands as a bullet among the values, and a system of the entry among its data sets."""
    del node
    words, stems = terms("wording", "label_words"), terms("wording", "system_stems")
    used = {id(entry): folded for entry, _, folded in subject.lists("systems")}
    held = {id(entry): folded for entry, _, folded in subject.lists("datasets")}
    all_used, all_held = (set(chain.from_iterable(one.values())) for one in (used, held))
    nowhere = words.isdisjoint(all_used) and words.isdisjoint(all_held) and all_used.isdisjoint(all_held)
    for entry in () if nowhere else subject.entries():
        own_systems, datasets = used.get(id(entry), []), held.get(id(entry), [])
        if words.isdisjoint(own_systems) and words.isdisjoint(datasets) and set(own_systems).isdisjoint(datasets):
            continue
        systems = {comparable(name): at for at, name in subject.listed(entry, "systems")}
        for at, name in subject.listed(entry, "datasets"):
            own = systems.get(comparable(name))
            twice = own is not None and own.mark != at.mark and _is_named(own, stems)
            if comparable(name) in words or twice:
                yield Hit(at, {"value": name}, entry, "datasets")
        for at, name in subject.listed(entry, "systems"):
            if comparable(name) in words and len(own_systems) > 1:
                yield Hit(at, {"value": name}, entry, "systems")
    yield from _bulleted(subject)


def _is_named(system: Node, stems: frozenset[str]) -> bool:
    """Whether a system's name is a name: a word of lower case may be a part of a phrase split at its commas."""
    text = system.text or system.text_of("name")
    return text[:1].isupper() or any(stem in comparable(text) for stem in stems)


DASHES = ("-", "\u2013", "\u2014")  # a label with a dash has its value on its own line


def _bulleted(subject: Subject) -> Iterator[Hit]:
    """A label that is itself one of the bullets of the list before it."""
    body = subject.description.document.body
    if not subject.description.published or not isinstance(body, tuple):
        return
    bullets = {}
    for number, block in enumerate(body):
        before, after = body[number - 1] if number else None, body[number + 1] if number + 1 < len(body) else None
        siblings = all(one is not None and one.kind == "item" and one.level == block.level for one in (before, after))
        if block.kind == "item" and siblings and block.text.rstrip()[-1:] not in DASHES:
            bullets[block.place] = comparable(block.text)
    entries = {entry.path: entry for entry in subject.entries()}
    for field, text, place, path in subject.description.labels:
        if path is not None and bullets.get(place) == comparable(text):
            yield Hit(place, {"value": text.strip(" :")}, entries.get(path), field)
