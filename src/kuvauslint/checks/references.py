"""Names that point to something: systems to the list of systems, "see" to what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.names import bare, misspelled
from kuvauslint.checks.scan import found
from kuvauslint.model.description import Pointer
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place
from kuvauslint.vocabulary.contents import mentions
from kuvauslint.vocabulary.endings import same_word
from kuvauslint.vocabulary.facts import surroundings
from kuvauslint.vocabulary.likeness import is_generic, key, words_of
from kuvauslint.vocabulary.patterns import pattern, terms
from kuvauslint.vocabulary.store import load

CROWD = 200  # names of one beginning that are compared with one pointer
LONGEST_POINTER = 80  # characters of a line that only points elsewhere
START = 4  # letters that two forms of one word begin alike with
PLACES = ("group", "title", "unknown_heading", "header")


def unlisted_systems(node: Node, subject: Subject) -> Iterator[Hit]:
    """Systems named only at an entry or only in the list of systems, where both are there and share a name.

    A name counts as listed when its words are among those of a listed one, or the reverse, so that
    an explanation after a name hides nothing.
    """
    del node
    listing = [(at.get("name") or at, name) for at, name in subject.listed(subject.root, "systems")]
    used = [(at, name, entry) for entry, items, _ in subject.lists("systems") for at, name in items] if listing else []
    register = subject.root.get("case_register")
    if all(entry is register for _, _, entry in used):
        return  # no repository tells of its systems
    known, mentioned = _Index([name for _, name in listing]), _Index([name for _, name, _ in used])
    missing = [(at, name, entry) for at, name, entry in used if not known.has(name) and not _is_no_system(name)]
    unused = [(at, name) for at, name in listing if not mentioned.has(name)]
    if len(missing) == len(used):
        return  # a list of something else
    if missing and unused:  # KL901 tells of a name that is spelled in two ways
        variants = misspelled([name for _, name, _ in missing], [name for _, name in unused])
        missing = [one for one in missing if bare(one[1]) not in variants]
        unused = [one for one in unused if bare(one[1]) not in variants]
    told: set[tuple[str, ...]] = set()
    for at, name, entry in missing:
        if words_of(name) not in told:
            told.add(words_of(name))
            yield Hit(at, {"name": name}, entry, "systems")
    for at, name in unused:
        yield Hit(at, {"name": name}, None, "systems")


def _is_no_system(name: str) -> bool:
    return bool(set(words_of(name)) & terms("wording", "no_system"))


def _by_start(words: Iterable[str]) -> dict[str, list[str]]:
    starts: dict[str, list[str]] = {}
    for word in words:
        starts.setdefault(word[:START], []).append(word)
    return starts


class _Index:
    """Finds a name whose words include, or are included in, those of another; linear in the words."""

    def __init__(self, names: list[str]) -> None:
        self.sets = [frozenset(words_of(name)) for name in names]
        self.by_word: dict[str, list[int]] = {}
        for position, words in enumerate(self.sets):
            for word in words:
                self.by_word.setdefault(word, []).append(position)
        self.by_start = _by_start(self.by_word)
        self.known: dict[frozenset[str], bool] = {}
        self.keys = {key(name) for name in names}

    def has(self, name: str) -> bool:
        """Whether one of the names is this one, but for an explanation on either side or for hyphens and spaces."""
        if key(name) in self.keys:
            return True
        words = frozenset(words_of(name))
        if words not in self.known:
            self.known[words] = self._search(words)
        return self.known[words]

    def _search(self, words: frozenset[str]) -> bool:
        telling = [word for word in words if not is_generic(word)] or list(words)
        for word in telling:
            for position in self.by_word.get(word, ())[:50]:
                if words <= self.sets[position] or self.sets[position] <= words:
                    return True
        if len(words) > 1:
            return False
        return any(same_word(word, other) for word in words for other in self.by_start.get(word[:START], ()))


def unresolved(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every "see …" that names a register or repository which the description does not have."""
    del node
    names: dict[str, list[frozenset[str]]] | None = None
    alone = _alone(subject)
    for pointer, owner in _pointers(subject):
        target = pointer.target.replace(";", ",").split(",")[-1].strip(" .)")
        words = words_of(target)
        if mentions("privacy_notice", target):
            continue  # a document of its own
        named = words and (_names_a_store(words) or pointer.place in alone)
        if not named or _is_address(target):
            continue  # a section of an act, a web page: nothing that the description itself holds
        if any(mark.term.group == "elsewhere" for mark in surroundings().find(pointer.target)):
            continue  # another body's
        names = _by_word(subject) if names is None else names
        if not any(_resolves(words, name) for name in names.get(words[-1][:START], ())[:CROWD]):
            yield Hit(pointer.place, {"target": pointer.target.strip(" .")}, owner)


def _alone(subject: Subject) -> set[Place]:
    """Where a heading has nothing under it but a pointer to another by its name, which begins with a capital."""
    places = set[Place]()
    pieces = subject.description.prose
    for before, piece in pairwise(pieces):
        heading = before.role in ("unknown_heading", "group") and piece.role not in PLACES
        target = next(iter(piece.text.split(None, 1)[-1:]), "")
        if heading and piece.entry is None and len(piece.text) < LONGEST_POINTER and target[:1].isupper():
            places.add(piece.place)
    lone = {at.order() for at in places}
    return {pointer.place for pointer in subject.description.pointers if pointer.place.order() in lone}


def _names_a_store(words: tuple[str, ...]) -> bool:
    """Whether a name ends in the word for a register or repository, or begins with it."""
    store = pattern("wording", "store_word")
    first = len(words) > 2 and words[1] in load("vocabulary/repositories")["of"]
    return store.search(words[-1]) is not None or (first and store.search(words[0]) is not None)


def _is_address(target: str) -> bool:
    return pattern("interfaces", "address").search(target) is not None


def _pointers(subject: Subject) -> Iterator[tuple[Pointer, Node | None]]:
    """What the recogniser saw in a published document, and what the texts say beside it."""
    owners = {entry.text_of("name"): entry for entry in subject.entries()} if subject.description.pointers else {}
    seen: set[tuple[object, ...]] = set()  # where they begin
    for pointer in subject.description.pointers:
        seen.add(pointer.place.order())
        yield pointer, owners.get(pointer.entry or "")
    # one search for a part of any of them
    targets = "\0".join({pointer.target for pointer in subject.description.pointers})
    for text, match in found(subject, "wording", "pointer"):
        which = "target" if match["target"] else "target2"
        place = text.place(*match.span(which))
        if place.order() not in seen and match[which].strip() not in targets:
            seen.add(place.order())
            yield Pointer(match[0], match[which], place), text.entry


def _by_word(subject: Subject) -> dict[str, list[frozenset[str]]]:
    """The words of each name that can be pointed to, by how each of them begins."""
    found: dict[str, list[frozenset[str]]] = {}
    for name in _names(subject):
        words = frozenset(words_of(name))
        for start in {word[:START] for word in words}:
            found.setdefault(start, []).append(words)
    return found


def _names(subject: Subject) -> Iterator[str]:
    register = subject.root.get("case_register")
    for entry in subject.entries():
        yield entry.text_of("name")
        yield entry.text_of("unit")
        for _, name in subject.listed(entry, "systems"):
            yield name
    for _, name in subject.listed(subject.root, "systems"):
        yield name
    for prose in subject.description.prose:
        # "Repositories" stands over all of them and is the name of none
        if prose.role in PLACES and not all(is_generic(word) for word in words_of(prose.text)):
            yield prose.text
    if register is not None:
        for words in subject.description.labels:
            if words[0] == "case_register":
                yield words[1]


def _resolves(target: tuple[str, ...], name: frozenset[str]) -> bool:
    """Whether a name answers to a target: its last word is there; where that is a common one, a telling word too."""
    last = target[-1]
    if not any(last == word or same_word(last, word) for word in name):
        return False
    telling = [word for word in target[:-1] if not is_generic(word)]
    if not is_generic(last) or len(name) == 1:
        return True
    return not telling or any(t == word or same_word(t, word) for t in telling for word in name)
