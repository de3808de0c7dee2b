"""Findings with what a reporter tells of each: document, language, sentence, path and columns."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kuvauslint.model.document import is_web_address
from kuvauslint.model.finding import LEVELS, Finding
from kuvauslint.model.place import Place
from kuvauslint.model.report import Checked, Report
from kuvauslint.reporters.cover import Cover
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.wording import filled, message, word
from kuvauslint.rulebook.compiled import rule_texts

DEFAULT_LANGUAGE = "fi"


class Told(NamedTuple):
    """A finding as it is told; `document` is None only for a finding of a file the report does not list."""

    finding: Finding
    document: Checked | None
    language: str
    message: str

    @property
    def line(self) -> str | None:
        """The source line of the finding's start, where the document has lines of text."""
        number = self.finding.place.line
        if self.document is None or self.finding.place.page is not None or number is None:
            return None
        return self.document.lines.get(number)

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
        return filled(rule_texts()[self.finding.rule].help[self.language], self.finding.values, self.language)


def tell(report: Report, options: ReportOptions, findings: Iterable[Finding] | None = None) -> Iterator[Told]:
    """The findings of the report, or those given, in their order, with no secret left in what they show."""
    cover = Cover.of(report)
    documents = {document.file: cover.document(document) for document in report.documents}
    for finding in map(cover.finding, report.findings if findings is None else findings):
        document = documents.get(finding.file)
        language = options.language or (document.language if document is not None else DEFAULT_LANGUAGE)
        yield Told(finding, document, language, message(finding, language))


def shared_language(report: Report, options: ReportOptions) -> str:
    """The language of what is told once for the whole run: as asked for, else the first document's."""
    return options.language or next((document.language for document in report.documents), DEFAULT_LANGUAGE)


def worst_first(findings: Iterable[Told]) -> list[Told]:
    """Errors, then warnings, then notes; in their own order within a level."""
    return sorted(findings, key=lambda told: -LEVELS.index(told.finding.severity))


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
