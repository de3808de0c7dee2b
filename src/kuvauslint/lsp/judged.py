"""An open document as it was last judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from lsprotocol import types

from kuvauslint.lsp.diagnostics import diagnostic
from kuvauslint.lsp.positions import BOM, Positions
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.model.report import Report
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import Told, tell


class Linter(Protocol):
    """What the command line gives the server: a check with the configuration that holds for a file."""

    def report(self, source: Source, *, alone: bool = False) -> Report:
        """The report of a source; `alone` without the other files of its description and without the baseline.

        Raises KuvauslintError for a configuration that cannot be used.
        """

    def language(self, name: str) -> str | None:
        """The language of the messages for a file; None: the document's own."""

    def renew(self) -> None:
        """Forget what was read of configurations."""


class Opened(NamedTuple):
    """An open document in one version, as the editor has it and as a reader is given it."""

    uri: str
    version: int | None
    source: Source
    positions: Positions


class Judged(NamedTuple):
    """The text that was judged, and its findings with the editor's range of each."""

    uri: str
    version: int | None
    source: Source
    positions: Positions
    report: Report
    found: tuple[tuple[types.Range, Told], ...]

    def diagnostics(self) -> list[types.Diagnostic]:
        """The findings as an editor shows them."""
        return [diagnostic(told, self.positions, self.uri) for _, told in self.found]

    def own_findings(self) -> tuple[Finding, ...]:
        """The findings in this file; a description in several files has those of the others too."""
        return tuple(told.finding for _, told in self.found)


def source_of(name: str, text: str, kind: str) -> Source:
    """An open text as a source; half a character (a lone surrogate) becomes a question mark."""
    return Source(name, text.removeprefix(BOM).encode("utf-8", "replace"), kind)


def judged(about: Opened, check: Callable[[Source], Report], language: str | None) -> Judged:
    """Judge a source. Raises KuvauslintError where the configuration cannot be used."""
    source, positions = about.source, about.positions
    report = check(source)
    found = tuple(
        (positions.of_place(told.finding.place), told)
        for told in tell(report, ReportOptions(language))
        if told.finding.file == source.name
    )
    return Judged(about.uri, about.version, source, positions, report, found)
