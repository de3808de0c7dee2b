"""Descriptions read from texts and pages, and what of them must come back."""

from __future__ import annotations

from datetime import date
from typing import Any

from kuvauslint import Options, Source, lint
from kuvauslint.describe.export import canonical
from kuvauslint.engine.judge import describe
from kuvauslint.model.description import Description
from kuvauslint.publish.publication import FORMS, publish
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.book import Choice
from kuvauslint.vocabulary.dates import parse_date

TODAY = date(2026, 11, 22)
FILES = {"html": "sivu.html", "markdown": "sivu.md", "docx": "sivu.docx"}
assert set(FILES) == set(FORMS)


def source_of(text: str, name: str = "kuvaus.yaml") -> Source:
    return Source(name, text.encode(), "yaml")


def described(source: Source) -> Description:
    description = describe(read(source))
    assert description is not None
    return description


def rendered(source: Source, form: str, languages: tuple[str, ...] = ()) -> Source:
    """The page as a source of its own."""
    published = publish(source, described(source), form=form, languages=languages, today=TODAY)
    return Source(FILES[form], published.data, form)


def alike(value: Any, name: str = "") -> Any:
    """Canonical data in the one form of each thing that the format lets be said in several."""
    if isinstance(value, list):
        return [alike(one, name) for one in value]
    if isinstance(value, dict):
        told = {key: alike(one, key) for key, one in value.items()}
        if set(told) <= {"fi", "sv", "en", "se"} and len(set(told.values())) == 1:
            return next(iter(told.values()))
        if set(told) == {"name"} and name in ("datasets", "authority"):
            return told["name"]
        return told
    if isinstance(value, str):
        day = parse_date(value) if name == "updated" else None
        return day.isoformat() if day else " ".join(value.split())
    return value


def contents(description: Description) -> Any:
    return alike(canonical(description))


def findings(source: Source, prefix: str = "KL1") -> list[tuple[str, str | None, str | None]]:
    """(rule, entry, field) of the findings, in any order."""
    report = lint([source], Options(Choice("strict"), TODAY))
    return sorted(
        ((f.rule, f.entry, f.field) for f in report.findings if f.rule.startswith(prefix)),
        key=lambda row: tuple(map(str, row)),
    )
