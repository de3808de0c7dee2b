"""Findings with what a reporter tells of each: document, language, sentence, path and columns."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from kuvauslint.model.document import is_web_address
from kuvauslint.model.finding import LEVELS, Finding
from kuvauslint.model.place import Place
from kuvauslint.model.report import Checked, Report, Settled
from kuvauslint.reporters.cover import Cover
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.wording import filled, help_of, message, word
from kuvauslint.rulebook.compiled import rule_texts

DEFAULT_LANGUAGE = "fi"
NO_NUMBERS: Mapping[str, int] = MappingProxyType({})


class Told(NamedTuple):
    """A finding as it is told; `document` is None only for a finding of a file the report does not list.

    `numbers` has the documents of its part as they are counted through the report, from 0.
    """

    finding: Finding
    document: Checked | None
    language: str
    message: str
    numbers: Mapping[str, int] = NO_NUMBERS

    @property
    def line(self) -> str | None:
        """The source line of the finding's start; in a document without lines its paragraph or cell."""
        place = self.finding.place
        if self.document is None:
            return None
        if place.line is None or place.page is not None:
            return self.document.texts.get(place)
        return self.document.lines.get(place.line)

    @property
    def headline(self) -> str:
        """The rule's id and the sentence, with the place where it is no line: `KL707: p3:7: …`."""
        likely = "" if self.finding.sure else f" ({word('labels', 'likely', self.language)})"
        label = place_label(self.finding.place, self.language)
        where = f" [{label}]" if label and not has_line(self.finding.place) else ""
        return f"{self.finding.rule}{likely}:{where} {self.message}"

    def why(self) -> str:
        """Why the rule is there."""
        return filled(rule_texts()[self.finding.rule].why[self.language], self.finding.values, self.language)

    def help(self) -> str:
        """What to do."""
        plain = self.document is not None and self.document.published
        template = help_of(self.finding.rule, self.language, plain=plain)
        return filled(template, self.finding.values, self.language)


class ToldPart(NamedTuple):
    """A part of a report as it is told: its documents, what was found in them, and what is suppressed."""

    documents: tuple[Checked, ...]
    found: tuple[Told, ...]
    quiet: tuple[Told, ...]

    def by_file(self) -> Iterator[tuple[str, Checked | None, list[Told], list[Told]]]:
        """Each document with its findings and suppressed findings, then the other files that were found wanting."""
        found, quiet = _by_file(self.found), _by_file(self.quiet)
        for document in self.documents:
            yield document.file, document, found.pop(document.file, []), quiet.pop(document.file, [])
        for file, told in found.items():
            yield file, None, told, quiet.pop(file, [])


def _by_file(all_told: Iterable[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for told in all_told:
        found.setdefault(told.finding.file, []).append(told)
    return found


def told_parts(report: Report, options: ReportOptions) -> Iterator[ToldPart]:
    """The parts of the report in their order, with no secret left in what they show."""
    cover = Cover.of(report)
    for part in report.parts:
        documents = _documents(part, cover)
        quiet = (*part.silenced, *part.held)
        yield ToldPart(
            tuple(documents.values()),
            tuple(_told(part.findings, documents, NO_NUMBERS, cover, options)),
            tuple(_told(quiet, documents, NO_NUMBERS, cover, options)),
        )


def tell(report: Report, options: ReportOptions) -> Iterator[Told]:
    """The findings of the report in their order, with no secret left in what they show."""
    return _each(report, options, "findings")


def tell_suppressed(report: Report, options: ReportOptions) -> Iterator[Told]:
    """The suppressed findings of the report: those that suppressions cover, then those that the baseline knows."""
    if report.totals.quiet:
        yield from _each(report, options, "silenced")
        yield from _each(report, options, "held")


def _each(report: Report, options: ReportOptions, field: str) -> Iterator[Told]:
    cover = Cover.of(report)
    count = 0
    for part in report.parts:
        findings: tuple[Finding, ...] = getattr(part, field)
        if findings:
            numbers = {document.file: number for number, document in enumerate(part.checked, count)}
            yield from _told(findings, _documents(part, cover), numbers, cover, options)
        count += len(part.checked)


def _documents(part: Settled, cover: Cover) -> dict[str, Checked]:
    return {document.file: cover.document(document) for document in part.checked}


def _told(
    findings: Iterable[Finding],
    documents: Mapping[str, Checked],
    numbers: Mapping[str, int],
    cover: Cover,
    options: ReportOptions,
) -> Iterator[Told]:
    for finding in map(cover.finding, findings):
        document = documents.get(finding.file)
        language = options.language or (document.language if document is not None else DEFAULT_LANGUAGE)
        yield Told(finding, document, language, message(finding, language), numbers)


def shared_language(report: Report, options: ReportOptions) -> str:
    """The language of what is told once for the whole run: as asked for, else the first document's."""
    return options.language or report.totals.language or DEFAULT_LANGUAGE


def tell_worst_first(report: Report, options: ReportOptions) -> Iterator[Told]:
    """Errors, then warnings, then notes; in their own order within a level."""
    for level in reversed(LEVELS):
        if report.count(level):
            yield from (told for told in tell(report, options) if told.finding.severity == level)


def has_line(place: Place) -> bool:
    """Whether the place is a line of the file itself (lines on a page of a PDF are not)."""
    return place.line is not None and place.page is None and place.cell is None


def place_label(place: Place, language: str) -> str:
    """The place in words: `rivi 12, sarake 5`, `sivu 3, rivi 7`, `solu Taul1!B3`, `kappale 4`."""
    if place.cell is not None:
        return word("labels", "cell", language, n=place.cell)
    parts = []
    if place.page is not None:
        parts.append(word("labels", "page", language, n=place.page))
    if place.paragraph is not None and place.line is None:
        parts.append(word("labels", "paragraph", language, n=place.paragraph))
    if place.line is not None:
        parts.append(word("labels", "at_line", language, n=place.line))
    return ", ".join(parts)


def path_of(file: str, root: str) -> str:
    """The file with forward slashes, relative to `root` where it is below, else absolute; without a root as named.

    An address on the web stays as it is.
    """
    if is_web_address(file):
        return file
    if not root or file == "-":
        return file.replace(os.sep, "/")
    below = os.path.relpath(os.path.abspath(file), os.path.abspath(root))
    shown = os.path.abspath(file) if below.split(os.sep)[0] == os.pardir else below
    return shown.replace(os.sep, "/")


def utf16_column(column: int, line: str | None) -> int:
    """A column counted in code points as one counted in UTF-16 code units, both 1-based."""
    if line is None or line.isascii():
        return column
    return column + bisect_left(_twice(line), column - 1)


@lru_cache(maxsize=16)
def _twice(line: str) -> tuple[int, ...]:
    """Where characters of two code units stand: found once for the many findings of a file on one line."""
    return tuple(at for at, character in enumerate(line) if character > "\uffff")
