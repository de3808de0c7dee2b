"""A document through all stages, with what the page needs beside the report."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kuvauslint.engine.judge import Part
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.description import Description
from kuvauslint.model.document import Document, Source
from kuvauslint.model.finding import Finding
from kuvauslint.model.report import Report
from kuvauslint.readers.sandbox import patience
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.web.limits import READING_SECONDS


class Judged(NamedTuple):
    """A document with its description (None where there is none) and what was found in it.

    `secrets` are the texts that must not be shown.
    """

    document: Document
    description: Description | None
    report: Report
    secrets: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found and is not suppressed."""
        return self.report.findings


def judge(source: Source, today: date = date.min) -> Judged:
    """Check one document as `kuvauslint check` does; raises UsageError where an extra is missing."""
    seen: list[Part] = []
    patience.set(READING_SECONDS)
    report = lint([source], rulebook(), Options(today=today, digests=False, fixes=False), seen)
    document, description = seen[0].document, seen[0].description
    told = description if report.totals.masked else None
    return Judged(document, description, report, secrets_of(told, today) if told is not None else ())


def secrets_of(description: Description, today: date = date.min) -> tuple[str, ...]:
    """The personal identity codes and credentials in a description, the longest first."""
    from kuvauslint.checks.credentials import KINDS
    from kuvauslint.checks.hit import Subject
    from kuvauslint.checks.identity_codes import CODE
    from kuvauslint.checks.scan import found

    subject = Subject(description, today, memo={})
    values = {match[0] for text in subject.texts() for match in CODE.finditer(text.text)}
    for kind in KINDS:
        for _, match in found(subject, "security", kind, silent=frozenset()):
            groups = match.groupdict()
            values.add(groups.get("value") or groups.get("value2") or match[0])
    return tuple(sorted(values, key=lambda value: (-len(value), value)))


def covered(text: str, secrets: tuple[str, ...]) -> str:
    """The text with every secret value covered."""
    for value in secrets:
        text = text.replace(value, "•" * len(value))
    return text
