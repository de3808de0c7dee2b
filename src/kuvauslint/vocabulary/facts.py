"""Facts with dates: acts, bodies, reforms, duties, municipalities and domains, from `rules/data/`.

A row holds from its `valid_from` through its `valid_until` (both days included); a row whose source
nobody has read (`verified: unverified`) is left out unless asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kuvauslint.vocabulary.store import load

if TYPE_CHECKING:
    from kuvauslint.vocabulary.words import Lexicon, Term

PRIMARY, SECONDARY, INTERPRETATION, UNVERIFIED = "primary", "secondary", "interpretation", "unverified"


class Fact(NamedTuple):
    """A row of a data file; `row` has the fields of its own."""

    id: str
    row: Mapping[str, Any]
    source: str
    verified: str
    valid_from: date | None = None
    valid_until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the fact holds on that day."""
        return (self.valid_from is None or self.valid_from <= day) and not self.ended(day)

    def ended(self, day: date) -> bool:
        """Whether the fact has ceased to hold by that day."""
        return self.valid_until is not None and self.valid_until < day

    def name(self, language: str, field: str = "name") -> str:
        """A name of the row in a language; its Finnish one where there is none."""
        names = self.row.get(field) or {}
        return str(names.get(language) or names.get("fi") or "")


class Municipality(NamedTuple):
    """A municipality: official code, names, languages (the majority's first), county, last day and successor."""

    code: str
    fi: str
    sv: str
    languages: tuple[str, ...]
    county: str
    valid_until: date | None
    merged_into: str


@cache
def rows(name: str) -> tuple[Fact, ...]:
    """Every row of `rules/data/<name>.yaml`, read or not: acts, authorities, domains, reforms."""
    return tuple(_fact(row) for row in load(f"data/{name}")[name])


def at(name: str, day: date, *, unverified: bool = False) -> tuple[Fact, ...]:
    """The rows that hold on a day."""
    return tuple(fact for fact in _read(name, unverified=unverified) if fact.holds(day))


def ended(name: str, day: date, *, unverified: bool = False) -> tuple[Fact, ...]:
    """The rows that have ceased to hold by a day."""
    return tuple(fact for fact in _read(name, unverified=unverified) if fact.ended(day))


def begun(name: str, day: date, *, unverified: bool = False) -> tuple[Fact, ...]:
    """The rows that have begun by a day, the latest first."""
    found = [f for f in _read(name, unverified=unverified) if f.valid_from is not None and f.valid_from <= day]
    return tuple(sorted(found, key=lambda f: (f.valid_from or date.min, f.id), reverse=True))


@cache
def moved_duties() -> tuple[Fact, ...]:
    """The duties that left the municipalities."""
    return tuple(_fact(row) for row in load("data/duties")["moved"])


@cache
def municipalities() -> tuple[Municipality, ...]:
    """The municipalities, those merged into others included."""
    return tuple(
        Municipality(code, fi, sv, tuple(languages.split()), county, _day(until), into)
        for code, fi, sv, languages, county, until, into in load("data/municipalities")["municipalities"]
    )


@cache
def municipality(name: str) -> Municipality | None:
    """The municipality of an official code, or of a Finnish or Swedish name as it stands."""
    wanted = name.casefold()
    return next((m for m in municipalities() if wanted in (m.code, m.fi.casefold(), m.sv.casefold())), None)


@cache
def lexicon() -> Lexicon:
    """All dated terms together: groups act, authority, duty, always, register."""
    from kuvauslint.vocabulary.words import Lexicon

    return Lexicon(all_terms())


@cache
def surroundings() -> Lexicon:
    """What stands around a duty (stays, clients, holding, arranging, elsewhere) or a body (municipal, holdings)."""
    from kuvauslint.vocabulary.words import Lexicon

    duties = load("data/duties")
    found = [*terms("stays", "stays", duties["stays"]["terms"])]
    for group in ("clients", "holding", "arranging", "elsewhere"):
        found += terms(group, group, duties[group])
    for group in ("municipal", "holdings"):
        found += terms(group, group, load("data/authorities")[group])
    return Lexicon(found)


def all_terms() -> Iterator[Term]:
    """The terms of `lexicon`."""
    for name, group in (("acts", "act"), ("authorities", "authority")):
        for fact in rows(name):
            if fact.verified != UNVERIFIED:
                yield from terms(group, fact.id, fact.row.get("terms"), fact)
    for fact in moved_duties():
        yield from terms("duty", fact.id, fact.row["terms"], fact)
        yield from terms("always", fact.id, fact.row.get("always"), fact)
        yield from terms("register", fact.id, fact.row["registers"], fact)


def terms(group: str, ident: str, specs: Mapping[str, Iterable[str]] | None, data: Any = None) -> Iterator[Term]:
    """The terms of a mapping from language to specs."""
    from kuvauslint.vocabulary.words import Term

    for language, written in (specs or {}).items():
        for spec in written:
            yield Term(group, ident, language, spec, data)


def _read(name: str, *, unverified: bool) -> tuple[Fact, ...]:
    return tuple(fact for fact in rows(name) if unverified or fact.verified != UNVERIFIED)


def _fact(row: Mapping[str, Any]) -> Fact:
    return Fact(
        str(row.get("id") or row.get("domain") or ""),
        row,
        str(row["source"]),
        str(row["verified"]),
        _day(row.get("valid_from")),
        _day(row.get("valid_until")),
    )


def _day(text: Any) -> date | None:
    return date.fromisoformat(str(text)) if text else None
