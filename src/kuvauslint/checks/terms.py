"""The terms of the Act: the case register, the repository, and words the statute does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.sentences import Sentence, lexicon, sentences
from kuvauslint.checks.slots import by_language, shortened
from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.store import load
from kuvauslint.vocabulary.words import Lexicon

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node

_PAIR = 40  # signs between the two members of "repositories and case register"


def case_register_misnamed(node: Node, subject: Subject) -> Iterator[Hit]:
    """A customer or document register named where the case register of 25 and 28 § is meant."""
    register = node.get("case_register")
    name = register.get("name") if register is not None else None
    if name is not None and name.text:
        found = [m for m in lexicon("terms").find(name.text) if m.term.group == "wrong_register"]
        if found:
            yield Hit(name, {"text": found[0].form}, register, "name")
    seen: set[str] = set()
    for sentence in sentences(subject, "terms"):
        if (
            sentence.text.field is not None
            or sentence.has("openness_act", "payment")
            or sentence.text.role == "navigation"
        ):
            continue
        for mark in sentence.of("wrong_register"):
            if mark.form.casefold() not in seen and _means_case_register(sentence, mark.start, mark.end):
                seen.add(mark.form.casefold())
                place = sentence.text.place(mark.start, mark.end)
                yield Hit(place, {"text": mark.form}, sentence.text.entry)


def service_register(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """An entry called the case register of a service that holds the service's customers or collections."""
    for entry in subject.entries():
        name = entry.get("name")
        if name is None or not name.text:
            continue
        marks = lexicon("terms").find(name.text)
        groups = {mark.term.group for mark in marks}
        if not {"case_register", "service"} <= groups or "administration" in groups:
            continue
        if not _holds_cases(entry):
            yield Hit(name, {"text": shortened(name.text)}, entry, "name")


def unofficial(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """A word that the statute does not use for its own term; each is told once."""
    seen: set[str] = set()
    for text in subject.texts():
        if text.role == "statute":
            continue
        for mark in _unofficial().find(text.text):
            row = mark.term.data
            if row["id"] in seen or not _with(text.text, mark.start, mark.end, row.get("with")):
                continue
            seen.add(row["id"])
            values = {"text": mark.form} | by_language("right", row["right"])
            yield Hit(text.place(mark.start, mark.end), values, text.entry, text.field)


def system_as_repository(node: Node, subject: Subject) -> Iterator[Hit]:
    """A repository that bears the name of its only system."""
    for entry in node.list_of("repositories"):
        name = entry.get("name")
        systems = [_name_of(system) for system in entry.list_of("systems")]
        if name is not None and name.text and systems and all(_folded(s) == _folded(name.text) for s in systems):
            yield Hit(name, {"text": shortened(name.text)}, entry, "name")


def mixed_terms(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """Entries of one kind called repositories here and registers there; told once, at the rarer word."""
    kinds: dict[str, list[Node]] = {}
    for entry in node.list_of("repositories"):
        name = entry.get("name")
        if name is None or not name.text:
            continue
        kind = next((m.term.id for m in _kinds().find(name.text) if m.end == len(name.text.rstrip())), None)
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


def _means_case_register(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the sentence speaks of the description, of pending matters, or pairs the register with repositories."""
    if sentence.has("description", "matters"):
        return True
    text = sentence.text.text
    for partner in sentence.of("register_partner"):
        between = text[end : partner.start] if partner.start >= end else text[partner.end : start]
        joined = any(word in _joints() for word in between.lower().split())
        if len(between) <= _PAIR and joined and "," not in between:
            return True
    return False


@cache
def _joints() -> frozenset[str]:
    return frozenset(load("vocabulary/repositories")["joints"])


def _holds_cases(entry: Node) -> bool:
    texts = [
        node.text for name in ("datasets", "purpose") for child in (entry.get(name),) if child for node in child.walk()
    ]
    return any(m.term.group == "case_contents" for text in texts if text for m in lexicon("terms").find(text))


def _with(text: str, start: int, end: int, group: str | None) -> bool:
    from kuvauslint.vocabulary.context import sentence

    if group is None:
        return True
    left, right = sentence(text, start, end)
    return any(mark.term.group == group for mark in lexicon("terms").find(text[left:right]))


def _name_of(system: Node) -> str:
    return system.text or system.text_of("name")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def _unofficial() -> Lexicon:
    rows: Any = load("vocabulary/terms")["unofficial"]
    return Lexicon(term for row in rows for term in facts.terms("unofficial", row["id"], row["terms"], row))


@cache
def _kinds() -> Lexicon:
    table = load("vocabulary/repositories")["kinds"]
    return Lexicon(term for kind, specs in table.items() for term in facts.terms("kind", kind, specs))
