"""Acts cited by a wrong name or number, acts no longer in force, recommendations told as law."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.mentions import NOT_OWN, mentions
from kuvauslint.checks.sentences import lexicon, once, prose, sentences_of
from kuvauslint.checks.slots import by_language, day_text, shortened
from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.store import load
from kuvauslint.vocabulary.words import Lexicon

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject, TextAt
    from kuvauslint.model.node import Node

_NUMBER = r"(?<![\d/.-])(\d{1,4})/((?:19|20)\d\d)(?![\d/-])"
_SECTION = r"(?<![\d/.])(\d{1,3})\s?(?:[a-z]\s?)?\u00a7(?::\w+)?"
_NAMED = 14  # signs between the name of an act and its number
_BEFORE = 60  # signs before a number in which a word for an act makes it a citation
_NEAR = 60
_FEW = 3


class Cited(NamedTuple):
    """An act named in a text: its row in terms.yaml, whether by a wrong name, and where."""

    row: Any
    wrong: bool
    start: int
    end: int


def miscited(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """The Act by a wrong name, number, section or subsection; each wrong form is told once."""
    seen: set[str] = set()
    for text in subject.texts():
        if text.role == "navigation" or not _mentions_law(text.text):
            continue
        for start, end, right in _miscited(text):
            written = shortened(text.text[start:end])
            if written.casefold() not in seen:
                seen.add(written.casefold())
                yield Hit(
                    text.place(start, end), {"text": written} | by_language("right", right), text.entry, text.field
                )


def repealed(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """An act, section or term of an act no longer in force; not where it is told as past or quoted."""
    seen: set[tuple[Any, str]] = set()
    for text, start, end, fact in _repealed(subject):
        key = (text.entry.path if text.entry is not None else None, fact.id)
        if key in seen or not fact.ended(subject.today) or not _stands(text, start, end, subject.today):
            continue
        if _names_successor(text, start, end, fact):
            continue
        seen.add(key)
        assert fact.valid_until is not None
        values = {"text": shortened(text.text[start:end]), "until": day_text(fact.valid_until), "by": fact.row["by"]}
        values |= by_language("successor", fact.row["successor"])
        yield Hit(text.place(start, end), values, text.entry, text.field)


def recommendation_as_law(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """A recommendation told as binding, or the passed transition as something to come."""
    from kuvauslint.vocabulary.context import dates, told_as_past

    first, last = _transition()
    years = [str(year) for year in range(first.year, last.year + 1)]
    recommending = lexicon("terms", "recommendation")
    # one number of a year in a name makes the rule read the whole description, of which little speaks of either
    texts = [t for t in prose(subject) if any(y in t.text for y in years) or recommending.might_contain(t.text)]
    for sentence in once(sentences_of(texts, "terms")):
        if sentence.text.role in NOT_OWN:
            continue
        words = sentence.words()
        binding = sentence.all_of("recommendation", "obligation") and not sentence.has("law", "guided")
        coming = (
            sentence.all_of("deadline", "making")
            and sentence.has("description", "itself")
            and any(first <= day <= last for day in dates(words))
            and subject.today > last
            and not told_as_past(words)
        )
        if binding or coming:
            yield Hit(sentence.place(), {"text": shortened(words)}, sentence.text.entry, sentence.text.field)


def _transition() -> tuple[date, date]:
    first, last = load("vocabulary/terms")["transition"]
    return date.fromisoformat(first), date.fromisoformat(last)


def _mentions_law(text: str) -> bool:
    return "\u00a7" in text or "/" in text


def _miscited(text: TextAt) -> Iterator[tuple[int, int, dict[str, str]]]:
    """(start, end, how it should be) of each fault."""
    from kuvauslint.vocabulary.context import sentences as bounds

    written = text.text
    named = _cited(written)
    for match in _pattern(_NUMBER).finditer(written):
        number = f"{int(match.group(1))}/{match.group(2)}"
        near = [c for c in _near(named, match.start()) if 0 <= match.start() - c.end <= _NAMED]
        before = [c for c in near if _joined(written[c.end : match.start()])]
        if not before:
            continue
        nearest = max(before, key=lambda c: (c.end, c.end - c.start))
        if nearest.wrong == (number == nearest.row["act"]):
            yield nearest.start, match.end() + (written[match.end() : match.end() + 1] == ")"), nearest.row["label"]
    position = 0
    for start, end in bounds(written) if named else ():
        while position < len(named) and named[position].start < start:
            position += 1
        first = position
        while position < len(named) and named[position].start < end:
            position += 1
        yield from _wrong_sections(text, start, end, named[first:position])


def _wrong_sections(
    text: TextAt, start: int, end: int, named: list[Cited]
) -> Iterator[tuple[int, int, dict[str, str]]]:
    """A section that is not 28 for the description, or a subsection that the section does not have."""
    acts = {cited.row["act"]: cited.row for cited in named}
    if len(acts) != 1:
        return
    row = next(iter(acts.values()))
    sections = list(_pattern(_SECTION).finditer(text.text, start, end))
    for section in sections:
        most = row["subsections"].get(section.group(1))
        subsection = _subsection().match(text.text, section.end())
        if most is not None and subsection is not None and int(subsection.group(1)) > most:
            parts = {"section": section.group(1), "subsection": "1" if most > 1 else "", "item": subsection.group(1)}
            yield section.start(), subsection.end(), _provision(parts)
    if row["act"] == "906/2019" and len(sections) == 1 and sections[0].group(1) != "28":
        section = sections[0]
        if _about_description(text.text[start:end], section.start() - start, section.end() - start):
            yield section.start(), section.end(), _provision({"section": "28"})


def _about_description(sentence: str, start: int, end: int) -> bool:
    """Whether the description is told to rest on the section at [start:end]: a word for that between the two."""
    marks = _words().find(sentence)
    for about in marks:
        itself = about.term.group == "itself"
        if not (itself or about.term.group == "description"):
            continue
        if itself and len(about.form.split()) == 1 and sentence[: about.start].strip():
            continue
        first, last = sorted(((start, end), (about.start, about.end)))
        if last[0] - first[1] > _NEAR or (itself and ("," in sentence[first[1] : last[0]] or about.start > start)):
            continue
        if any(m.term.group == "by" and first[0] <= m.start <= last[1] for m in marks):
            return True
    return False


def _provision(parts: dict[str, str]) -> dict[str, str]:
    """A provision written out in each language."""
    forms = load("vocabulary/provisions")["forms"]
    return {
        language: "".join(form[name].format(**{name: value}) for name, value in parts.items() if value).lstrip(" ,")
        for language, form in forms.items()
    }


def _cited(text: str) -> list[Cited]:
    return [Cited(m.term.data, m.term.group == "wrong", m.start, m.end) for m in _acts().find(text)]


def _joined(between: str) -> bool:
    """Whether only brackets and a word like "no." stand between a name and its number."""
    return re.sub(r"[\s(),:.\u2013-]", "", between.lower()) in load("vocabulary/terms")["number_words"]


def _near(named: list[Cited], at: int) -> list[Cited]:
    """The few acts named just before and just after a place."""
    index = bisect_right(named, at, key=lambda cited: cited.start)
    return named[max(0, index - _FEW) : index + _FEW]


def _repealed(subject: Subject) -> Iterator[tuple[TextAt, int, int, facts.Fact]]:
    """Every mention of a repealed act: by name, by number next to a word for an act, by section."""
    for mention in mentions(subject, "act"):
        yield mention.text, mention.match.start, mention.match.end, mention.match.term.data
    known = facts.ended("acts", subject.today)
    numbers = {fact.row["number"]: fact for fact in known if "section" not in fact.row and not fact.row.get("partly")}
    sections = [fact for fact in known if "section" in fact.row]
    for text in subject.texts():
        if not _mentions_law(text.text):
            continue
        for match in _pattern(_NUMBER).finditer(text.text):
            fact = numbers.get(match.group())
            if fact is not None and _is_citation(text.text, match.start()):
                yield text, match.start(), match.end(), fact
        for fact in sections:
            for start, end in _sections_of(text.text, fact):
                yield text, start, end, fact


def _is_citation(text: str, at: int) -> bool:
    before = text[max(0, at - _BEFORE) : at]
    return any(mark.term.group == "law" for mark in _words().find(before))


def _sections_of(text: str, fact: facts.Fact) -> Iterator[tuple[int, int]]:
    """Where a repealed section of an act is cited: the act named just before it or just after."""
    named = [c for c in _cited(text) if c.row["act"] == fact.row["number"] and not c.wrong]
    for match in _pattern(_SECTION).finditer(text) if named else ():
        if match.group(1) != fact.row["section"]:
            continue
        subsection = _subsection().match(text, match.end())
        wanted = fact.row.get("subsection")
        if wanted is not None and (subsection is None or int(subsection.group(1)) != wanted):
            continue
        if any(
            0 <= match.start() - c.end <= _NAMED + 6 or 0 <= c.start - match.end() <= _NAMED
            for c in _near(named, match.start())
        ):
            yield match.start(), match.end()


def _stands(text: TextAt, start: int, end: int, today: date) -> bool:
    from kuvauslint.vocabulary.context import judge

    return text.role not in NOT_OWN and judge(text.text, start, end, today).plain


def _names_successor(text: TextAt, start: int, end: int, fact: facts.Fact) -> bool:
    """Whether the sentence names the act in force beside the old one: it tells of the change."""
    from kuvauslint.vocabulary.context import sentence

    left, right = sentence(text.text, start, end)
    numbers = set(_pattern(_NUMBER).findall(" ".join(fact.row["successor"].values())))
    own = tuple(fact.row["number"].split("/"))
    return any(found in numbers and found != own for found in _pattern(_NUMBER).findall(text.text[left:right]))


@cache
def _acts() -> Lexicon:
    rows = load("vocabulary/terms")["cited"]
    return Lexicon(
        term for row in rows for group in ("names", "wrong") for term in facts.terms(group, row["act"], row[group], row)
    )


def _words() -> Lexicon:
    return lexicon("terms")


@cache
def _subsection() -> Any:
    words = "|".join(load("vocabulary/terms")["subsection_words"])
    return re.compile(rf"\s?,?\s?(\d{{1,2}})\.?\s?(?:{words})")


@cache
def _pattern(pattern: str) -> Any:
    return re.compile(pattern)
