"""The terms of the Act: the case register, the repository, and words the statute does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.sentences import Sentence, lexicon, sentences
from kuvauslint.checks.slots import by_language
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
        defines = sentence.text.field == "purpose" and register is not None and sentence.text.entry is register
        if sentence.text.field is not None and not defines:
            continue
        if sentence.has("openness_act", "payment") or sentence.text.role == "navigation":
            continue
        for mark in sentence.of("wrong_register"):
            if mark.form.casefold() not in seen and _means_case_register(sentence, mark.start, mark.end):
                seen.add(mark.form.casefold())
                place = sentence.text.place(mark.start, mark.end)
                yield Hit(place, {"text": mark.form}, sentence.text.entry)


def unofficial(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """A word that the statute does not use for its own term; each is told once."""
    seen: set[str] = set()
    for text in subject.texts():
        if text.role == "statute" or text.field == "systems":  # a product is called what it is called
            continue
        for mark in _unofficial().find(text.text):
            row = mark.term.data
            if row["id"] in seen or not _with(text.text, mark.start, mark.end, row):
                continue
            seen.add(row["id"])
            values = {"text": mark.form} | by_language("right", row["right"])
            yield Hit(text.place(mark.start, mark.end), values, text.entry, text.field)


def _means_case_register(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the sentence speaks of the description, of pending matters, or pairs the register with repositories."""
    text = sentence.text.text
    if sentence.has("description", "matters"):
        return True
    # "by section 28 of the Act the systems of the document register are told": no other register is in that section
    if _cites_description(text[sentence.start : sentence.end]) and not any(
        0 <= start - mark.end <= 1 for mark in sentence.of("service")
    ):
        return True
    for partner in sentence.of("register_partner"):
        between = text[end : partner.start] if partner.start >= end else text[partner.end : start]
        joined = any(word in _joints() for word in between.lower().split())
        if len(between) <= _PAIR and joined and "," not in between:
            return True
    return False


def _cites_description(sentence: str) -> bool:
    from kuvauslint.vocabulary.patterns import pattern

    return pattern("terms", "section_of_the_description").search(sentence) is not None


@cache
def _joints() -> frozenset[str]:
    return frozenset(load("vocabulary/repositories")["joints"])


def _with(text: str, start: int, end: int, row: Any) -> bool:
    """Whether the sentence has the other word that the row asks for, `joined` with nothing but words between."""
    from kuvauslint.vocabulary.context import sentence

    group = row.get("with")
    if group is None:
        return True
    left, right = sentence(text, start, end)
    for mark in lexicon("terms").find(text[left:right]):
        if mark.term.group == group and (
            not row.get("joined") or not _parted(text[end : mark.start + left] or text[mark.end + left : start])
        ):
            return True
    return False


def _parted(between: str) -> bool:
    return len(between) > _PAIR or any(mark in between for mark in ",;:()")


@cache
def _unofficial() -> Lexicon:
    rows: Any = load("vocabulary/terms")["unofficial"]
    return Lexicon(term for row in rows for term in facts.terms("unofficial", row["id"], row["terms"], row))
