"""What entries are called: registers that are none, systems for repositories, two words for one kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.remembered import Remembered
from kuvauslint.checks.slots import shortened
from kuvauslint.vocabulary.store import load

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node
    from kuvauslint.vocabulary.words import Lexicon


def service_register(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """An entry called the case register of a service that holds the service's customers or collections."""
    named = [entry.fields.get("name") for entry in subject.entries()]
    names = "\n".join([name.text or "" for name in named if name is not None])
    if not all(_may_be(names, "vocabulary/terms", group) for group in ("case_register", "service")):
        return
    for entry in subject.entries():
        name = entry.get("name")
        if name is None or not name.text or " " not in name.text.strip():
            continue
        if not _may_be(name.text, "vocabulary/terms", "case_register"):
            continue
        if not _may_be(name.text, "vocabulary/terms", "service"):
            continue
        groups = {mark.term.group for mark in _terms().find(name.text)}
        if not {"case_register", "service"} <= groups or "administration" in groups:
            continue
        if not _holds_cases(entry):
            yield Hit(name, {"text": shortened(name.text)}, entry, "name")


def system_as_repository(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """A repository that bears the name of its only system."""
    for entry in node.list_of("repositories"):
        name, systems = entry.fields.get("name"), entry.list_of("systems")
        # most entries are told from their first system at once
        if name is None or not name.text or not systems or _bare(_name_of(systems[0])) != _bare(name.text):
            continue
        if all(_bare(_name_of(system)) == _bare(name.text) for system in systems):
            yield Hit(name, {"text": shortened(name.text)}, entry, "name")


def mixed_terms(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """Entries of one kind called repositories here and registers there; told once, at the rarer word."""
    kinds: dict[str, list[Node]] = {}
    words_for = load("vocabulary/repositories")
    for entry in node.list_of("repositories"):
        name = entry.get("name")
        if name is None or not name.text:
            continue
        words = name.text.split()
        if " ".join(words).lower() in words_for["statutory"]:
            continue
        kind = _kind(words[-1]) if words else None
        if kind is None and len(words) > 1 and words[1].lower() in words_for["of"]:
            kind = _kind(words[0])
        if kind is not None:
            kinds.setdefault(kind, []).append(entry)
    if len(kinds) < 2 or sum(map(len, kinds.values())) < 3:
        return
    rarer = min(kinds.values(), key=len)
    name = rarer[0].get("name")
    assert name is not None
    commoner = max((k for k in kinds.values() if k is not rarer), key=len)
    yield Hit(
        name, {"text": shortened(name.text or ""), "other": shortened(commoner[0].text_of("name"))}, rarer[0], "name"
    )


def _holds_cases(entry: Node) -> bool:
    texts = [
        node.text for name in ("datasets", "purpose") for child in (entry.get(name),) if child for node in child.walk()
    ]
    return any(m.term.group == "case_contents" for text in texts if text for m in _terms().find(text))


def _terms() -> Lexicon:
    from kuvauslint.checks.sentences import lexicon

    return lexicon("terms")


def _name_of(system: Node) -> str:
    return system.text or system.text_of("name")


@Remembered
def _bare(name: str) -> str:
    """A name without the word that says it is a system: "the X system" is X."""
    from kuvauslint.vocabulary.patterns import pattern

    folded = _folded(name)
    return pattern("repositories", "system_word").regex.sub("", folded) or folded


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


@lru_cache(maxsize=1024)
def _kind(word: str) -> str | None:
    """What kind of entry the last word of a name says it is."""
    if not _may_be(word, "vocabulary/repositories", "kinds"):
        return None
    lowered = word.lower()
    # most names end in the dictionary form itself
    for kind, specs in load("vocabulary/repositories")["kinds"].items():
        for spec in (spec for written in specs.values() for spec in written):
            bare = spec.strip("*=")
            if lowered == bare or (spec[0] == "*" and lowered.endswith(bare)):
                return str(kind)
    return next((match.term.id for match in _kinds().find(word) if match.end == len(word)), None)


@cache
def _kinds() -> Lexicon:
    from kuvauslint.vocabulary import facts
    from kuvauslint.vocabulary.words import Lexicon

    table = load("vocabulary/repositories")["kinds"]
    return Lexicon(term for kind, specs in table.items() for term in facts.terms("kind", kind, specs))


def _may_be(text: str, vocabulary: str, group: str) -> bool:
    """Whether a name holds the beginning of a term of a group: cheap, for most names hold none."""
    lowered = text.lower()
    for piece in _beginnings(vocabulary, group):  # noqa: SIM110 - no generator: this is asked of every name
        if piece in lowered:
            return True
    return False


@cache
def _beginnings(vocabulary: str, group: str) -> tuple[str, ...]:
    table = load(vocabulary)[group]
    tables = [table] if all(isinstance(value, list) for value in table.values()) else list(table.values())
    listed = [spec for one in tables for written in one.values() for spec in written]
    specs = [spec.strip("*=").split()[-1].partition("/")[0] for spec in listed]
    return tuple(sorted({spec[: max(3, len(spec) - 3)].lower() for spec in specs}))
