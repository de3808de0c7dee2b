"""What kind of organisation a description is of, also where it does not say so."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.store import load
from kuvauslint.vocabulary.words import Lexicon, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kuvauslint.checks.hit import Subject

MUNICIPALITY = "municipality"


class Unit(NamedTuple):
    """The organisation: its canonical type, its row if it is a municipality known by name; `sure` unless guessed."""

    type: str | None = None
    municipality: facts.Municipality | None = None
    sure: bool = True


def unit_of(subject: Subject) -> Unit:
    """The organisation of the description."""
    return subject.once("unit", lambda _: _unit(subject))


def affected(unit: Unit, row: Mapping[str, Any]) -> bool:
    """Whether a row of facts (`types`, `only`, `except`) concerns the organisation."""
    if unit.type not in row.get("types", ()):
        return False
    own = unit.municipality
    only, out = row.get("only"), row.get("except") or {}
    if only is not None and (own is None or own.code not in only.get("codes", ())):
        return False
    return own is None or (own.code not in out.get("codes", ()) and own.county not in out.get("counties", ()))


def _unit(subject: Subject) -> Unit:
    organisation = subject.root.get("organisation")
    names = _names(organisation)
    told = subject.organisation_type
    if told is None and organisation is not None:
        told = organisation.text_of("type") or None
    row = next((row for name in names if (row := _municipality_in(name)) is not None), None)
    kind = told or next((kind for name in names if (kind := _type_in(name)) is not None), None)
    if kind is None and row is not None:
        kind = MUNICIPALITY
    if kind is not None:
        if kind == MUNICIPALITY and row is None and not names:
            row = _special(subject)
        return Unit(kind, row if kind == MUNICIPALITY else None)
    if names:
        return Unit()
    guessed = _by_marks(subject)
    return Unit(guessed, _special(subject) if guessed == MUNICIPALITY else None, sure=False)


def _names(organisation: Any) -> list[str]:
    name = organisation.get("name") if organisation is not None else None
    if name is None:
        return []
    return [node.text for node in (name, *name.variants.values()) if node.text and node.text.strip()]


def _municipality_in(name: str) -> facts.Municipality | None:
    """The municipality whose name the organisation's name begins with."""
    row = facts.municipality(name.strip())
    if row is not None:
        return row
    found = [m for m in _municipal_names().find(name) if m.start == 0]
    return max(found, key=lambda m: m.end).term.data if found else None


def _type_in(name: str) -> str | None:
    found = _type_names().find(name)
    # the last word of a Finnish or Swedish name says what it is, its longest reading most exactly
    return max(found, key=lambda m: (m.end, m.start)).term.id if found else None


def _by_marks(subject: Subject) -> str | None:
    counts: Counter[str] = Counter()
    lexicon = _marks()
    for text in subject.texts():
        counts.update(match.term.id for match in lexicon.find(text.text))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < load("vocabulary/units")["least"]:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def _special(subject: Subject) -> facts.Municipality | None:
    """The municipality outside the reforms that an unnamed description calls its own, by how often it is named."""
    counts: Counter[facts.Municipality] = Counter()
    for text in subject.texts():
        counts.update(match.term.data for match in _outside().find(text.text))
    ranked = counts.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] >= load("vocabulary/units")["least"] else None


@cache
def _municipal_names() -> Lexicon:
    return Lexicon(
        Term("municipality", row.code, language, _spec(name), row)
        for row in facts.municipalities()
        for language, name in (("fi", row.fi), ("sv", row.sv))
    )


@cache
def _outside() -> Lexicon:
    """The municipalities that reforms leave out, with a word for a municipality after the name."""
    out = [row.row["except"] for row in facts.rows("reforms") if "except" in row.row]
    codes = {code for one in out for code in one.get("codes", ())}
    counties = {county for one in out for county in one.get("counties", ())}
    words = load("vocabulary/units")["names"][MUNICIPALITY]
    return Lexicon(
        Term("municipality", f"{row.code} {word}", language, f"{_spec(name)} {word}", row)
        for row in facts.municipalities()
        if row.code in codes or row.county in counties
        for language, name in (("fi", row.fi), ("sv", row.sv))
        for word in words[language]
    )


def _spec(name: str) -> str:
    return " ".join(part if len(part) > 3 else f"={part}" for part in name.replace(":", " ").split())


@cache
def _type_names() -> Lexicon:
    return _lexicon("names")


@cache
def _marks() -> Lexicon:
    return _lexicon("marks")


def _lexicon(part: str) -> Lexicon:
    table = load("vocabulary/units")[part]
    return Lexicon(term for kind, specs in table.items() for term in facts.terms(part, kind, specs))
