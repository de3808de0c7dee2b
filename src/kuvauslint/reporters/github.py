"""GitHub workflow commands: annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.model.report import Report
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import Told, has_line, path_of, tell_worst_first
from kuvauslint.reporters.wording import visible
from kuvauslint.rulebook.compiled import rulebook

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(report: Report, options: ReportOptions) -> Iterator[str]:
    """One command a finding, errors first: GitHub shows ten of each kind for a step."""
    for told in tell_worst_first(report, options):
        yield f"{_command(told, options)}\n"


def _command(told: Told, options: ReportOptions) -> str:
    finding = told.finding
    place = finding.place
    properties: dict[str, str | int | None] = {"file": path_of(finding.file, options.root)}
    if has_line(place):
        properties |= {"line": place.line, "endLine": place.end_line or place.line}
        # GitHub drops an annotation with columns that spans lines.
        if place.end_line in (None, place.line) and place.column is not None:
            properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{finding.rule} {rulebook().get(finding.rule).name}"
    written = ",".join(
        f"{name}={visible(str(value).translate(_PROPERTY))}" for name, value in properties.items() if value is not None
    )
    return f"::{_COMMANDS[finding.severity]} {written}::{told.headline.translate(_DATA)}"
