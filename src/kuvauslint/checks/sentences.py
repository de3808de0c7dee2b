"""The sentences of a description and what they speak of, for rules that read prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.store import load
from kuvauslint.vocabulary.words import Lexicon

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject, TextAt
    from kuvauslint.model.place import Place
    from kuvauslint.vocabulary.words import Match


class Sentence(NamedTuple):
    """text.text[start:end], with the words of one vocabulary that are in it (offsets of the whole text)."""

    text: TextAt
    start: int
    end: int
    marks: tuple[Match, ...]

    def has(self, *groups: str) -> bool:
        """Whether a word of one of the groups is in it."""
        return any(mark.term.group in groups for mark in self.marks)

    def all_of(self, *groups: str) -> bool:
        """Whether words of all the groups are in it."""
        return set(groups) <= {mark.term.group for mark in self.marks}

    def of(self, *groups: str) -> list[Match]:
        """The words of the groups, in reading order."""
        return [mark for mark in self.marks if mark.term.group in groups]

    def words(self) -> str:
        """The sentence itself, on one line."""
        return " ".join(self.text.text[self.start : self.end].split())

    def place(self) -> Place:
        """Where it stands."""
        return self.text.place(self.start, self.end)


_MOST = 50
# Where whole sentences are written; None is the prose of a published document.
PROSE_FIELDS = (None, "request", "notes", "disclosure", "purpose", "api")


def sentences(subject: Subject, vocabulary: str) -> tuple[Sentence, ...]:
    """The sentences that hold a word of `rules/vocabulary/<vocabulary>.yaml`; found once a description."""
    return subject.once(("sentences", vocabulary), lambda _: tuple(sentences_of(prose(subject), vocabulary)))


def prose(subject: Subject) -> Iterator[TextAt]:
    """The texts in which whole sentences are written."""
    return (text for text in subject.texts() if text.field in PROSE_FIELDS)


def sentences_of(texts: Iterable[TextAt], vocabulary: str) -> Iterator[Sentence]:
    """The sentences of some texts that hold a word of a vocabulary."""
    words = lexicon(vocabulary)
    return (sentence for text in texts for sentence in _sentences(text, words))


@cache
def lexicon(vocabulary: str, *of: str) -> Lexicon:
    """The words of a vocabulary file: {group: {language: [specs]}}; other shapes in it are passed over.

    Those of some groups where they are named.
    """
    table = load(f"vocabulary/{vocabulary}")
    groups = {
        group: specs
        for group, specs in table.items()
        if isinstance(specs, dict) and set(specs) <= {"fi", "sv", "en"} and (not of or group in of)
    }
    return Lexicon(term for group, specs in groups.items() for term in facts.terms(group, group, specs))


def once(found: Iterable[Sentence]) -> Iterator[Sentence]:
    """Of sentences that are repeated word for word in one text only the first, and of one text not endlessly many.

    A place deep in a long value is dear to work out, and a text that says a thing twice has one fault.
    """
    seen: dict[int, set[str]] = {}
    for sentence in found:
        told = seen.setdefault(id(sentence.text), set())
        words = sentence.words()
        if words not in told and len(told) < _MOST:
            told.add(words)
            yield sentence


def _sentences(text: TextAt, words: Lexicon) -> list[Sentence]:
    from kuvauslint.vocabulary.context import sentences as bounds

    marks = words.find(text.text)
    if not marks:
        return []
    found, first = [], 0
    for start, end in bounds(text.text):
        while first < len(marks) and marks[first].start < start:
            first += 1
        last = first
        while last < len(marks) and marks[last].start < end:
            last += 1
        inside = tuple(mark for mark in marks[first:last] if mark.end <= end)
        first = last
        if inside:
            found.append(Sentence(text, start, end, inside))
    return found
