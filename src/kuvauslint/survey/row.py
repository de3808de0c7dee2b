"""One description in a survey: what is counted of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from kuvauslint.model.document import UNREAD, Source
from kuvauslint.model.node import TEXT_LANGUAGES
from kuvauslint.model.report import Checked

if TYPE_CHECKING:
    from kuvauslint.engine.judge import Part
    from kuvauslint.model.description import Description

ITEMS = (1, 2, 3, 4, 5)  # of 28 § 1 mom.


class Row(NamedTuple):
    """A description in figures; it goes between processes and machines.

    `coverage` has (item, entries, covered) for each item of 28 § 1 mom., `findings` (rule, severity, how
    many). `languages` are those it has texts in. `read` is false where no description could be read.
    """

    file: str
    organisation: str
    business_id: str
    type: str
    website: str
    languages: tuple[str, ...]
    updated: str
    entries: int
    coverage: tuple[tuple[int, int, int], ...]
    findings: tuple[tuple[str, str, int], ...]
    read: bool

    def count(self, severity: str) -> int:
        """How many findings have that severity."""
        return sum(number for _, level, number in self.findings if level == severity)

    def share(self, item: int) -> float | None:
        """The part of the entries that have what the item lists; None without entries."""
        return next(
            (covered / entries for number, entries, covered in self.coverage if number == item and entries), None
        )

    def complete(self) -> int:
        """How many of the five items every entry has."""
        return sum(self.share(item) == 1 for item in ITEMS)

    def name(self) -> str:
        """What it is called in the tables: its organisation, else its file."""
        return self.organisation or self.file

    def key(self) -> str:
        """By what it is known again in another survey."""
        return self.business_id or " ".join(self.organisation.casefold().split()) or self.file


class Task(NamedTuple):
    """What every description of a survey is judged by: the profile and the day."""

    profile: str
    today: date


def rows(chunk: tuple[str | Source, ...], task: Task) -> list[Row]:
    """The figures of some files or sources, in their order; the one function that other processes run."""
    from kuvauslint.engine.discover import load
    from kuvauslint.engine.pipeline import Options, lint
    from kuvauslint.rulebook.book import Choice
    from kuvauslint.rulebook.compiled import rulebook

    sources = [load(one) if isinstance(one, str) else one for one in chunk]
    if len({source.name for source in sources}) < len(sources):  # findings are told apart by the name of the file
        return [found for one in chunk for found in rows((one,), task)]
    options = Options(Choice(task.profile), task.today, digests=False, fixes=False)
    seen: list[Part] = []
    report = lint(sources, rulebook(), options, seen)
    described = {part.document.source.name: part.description for part in seen}
    counts: dict[str, Counter[tuple[str, str]]] = {source.name: Counter() for source in sources}
    for finding in report.findings:
        counts[finding.file][finding.rule, finding.severity] += 1
    checked = {one.file: one for one in report.documents}
    return [_row(described[source.name], checked[source.name], counts[source.name]) for source in sources]


def _row(description: Description | None, checked: Checked, counts: Counter[tuple[str, str]]) -> Row:
    read = not any(rule in UNREAD for rule, _ in counts)
    about = _about(description) if read and description is not None else {}
    return Row(
        checked.file,
        _plain(about.get("name") or checked.organisation),
        _plain(about.get("business_id")),
        str(about.get("type") or ""),
        _plain(about.get("website")),
        tuple(about.get("languages") or ((checked.language,) if read else ())),
        str(about.get("updated") or ""),
        next((c.entries for c in checked.coverage), checked.entries),
        tuple((c.item, c.entries, c.covered) for c in checked.coverage if c.item) if read else (),
        tuple(sorted((rule, severity, number) for (rule, severity), number in counts.items())),
        read,
    )


def _about(description: Description) -> dict[str, Any]:
    """What a description says of itself."""
    from kuvauslint.vocabulary.dates import parse_date

    root = description.root
    organisation = root.get("organisation")
    about = (
        {name: organisation.text_of(name) for name in ("name", "business_id", "type", "website")}
        if organisation
        else {}
    )
    day = parse_date(root.text_of("updated"))
    found = {code for node in root.walk() for code in node.variants}.intersection(TEXT_LANGUAGES)
    languages = tuple(sorted(found | {description.language}))
    return {**about, "languages": languages, "updated": day.isoformat() if day else ""}


def _plain(value: object) -> str:
    """A name of somebody else's file, without secrets."""
    from kuvauslint.checks.masking import covered

    return covered(" ".join(str(value or "").split()))
