"""Several reports in one run: `--output-format sarif -o x.sarif --output-format full`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kuvauslint.cli.console import say
from kuvauslint.errors import UsageError
from kuvauslint.model.report import Report

# Formats for a terminal, which may have colours and need neither the hashes of files and findings nor the mendings.
TERMINAL = ("full", "concise")
# Formats read by people, which are followed by the summary on standard error.
READ_BY_PEOPLE = (*TERMINAL, "github")
CHUNK = 65_536  # letters of a report that are written at once


class Output(NamedTuple):
    """A report that is wanted: its format, and the file it goes to (None: standard output)."""

    format: str
    file: str | None = None


class Style(NamedTuple):
    """How reports are written: language (None: each document's own), colour (auto, always, never), statistics."""

    language: str | None = None
    color: str = "auto"
    statistics: bool = False


def chosen(order: Iterable[tuple[str, str]], default: str | None = None) -> tuple[Output, ...]:
    """The reports that the arguments (see Run.outputs), the environment or the configuration (`default`) ask for.

    Without any of them the format is github in GitHub Actions, else full. Raises UsageError where two
    reports would go to one place.
    """
    wanted = paired(order, default)
    for place in {output.file for output in wanted}:
        if sum(output.file == place for output in wanted) > 1:
            where = "standard output" if place is None else place
            raise UsageError(f"two reports would go to {where}; give each --output-format its own -o FILE")
    return wanted


def paired(order: Iterable[tuple[str, str]], default: str | None = None) -> tuple[Output, ...]:
    """The formats with their files; a file belongs to the format before it, or else to the one that follows.

    Raises UsageError for a second file for one format.
    """
    out: list[Output] = []
    waiting: str | None = None
    for name, value in order:
        if name == "output_format":
            out.append(Output(value, waiting))
            waiting = None
        elif out and out[-1].file is None:
            out[-1] = out[-1]._replace(file=value)
        elif waiting is None:
            waiting = value
        else:
            raise UsageError(f"-o {value}: --output-format is missing before it")
    if waiting is not None:
        if out:
            raise UsageError(f"-o {waiting}: --output-format is missing before it")
        out.append(Output(default or "full", waiting))
    if not out:
        in_actions = os.environ.get("GITHUB_ACTIONS") == "true"
        out.append(Output(default or ("github" if in_actions else "full")))
    return tuple(Output(form, None if file == "-" else file) for form, file in out)


def write_all(outputs: Iterable[Output], report: Report, style: Style) -> None:
    """Every report to its place; the summary to standard error, and to GitHub's page of the run."""
    outputs = tuple(outputs)
    for output in outputs:
        _write(output, report, style)
    printed = [output.format for output in outputs if output.file is None]
    if not printed or any(form in READ_BY_PEOPLE for form in printed):
        from kuvauslint.reporters.options import ReportOptions
        from kuvauslint.reporters.text import summary

        say(summary(report, ReportOptions(style.language)), err=True)
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page and any(output.format == "github" for output in outputs):
        _append(page, "".join(_pieces("markdown", report, style, colour=False)))


def _write(output: Output, report: Report, style: Style) -> None:
    to_terminal = output.file is None and sys.stdout.isatty()
    colour = output.format in TERMINAL and (
        style.color == "always" or (style.color == "auto" and to_terminal and _colours_allowed())
    )
    pieces = _pieces(output.format, report, style, colour)
    if output.file is not None:
        from kuvauslint.engine.files import write_atomically

        write_atomically(output.file, in_chunks(pieces))
    else:
        for chunk in in_chunks(pieces):
            say(chunk)


def _pieces(form: str, report: Report, style: Style, colour: bool) -> Iterator[str]:
    from kuvauslint.reporters import reporter
    from kuvauslint.reporters.options import ReportOptions

    return reporter(form)(report, ReportOptions(style.language, colour, style.statistics, _root(form)))


def in_chunks(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of a text as bytes, many together."""
    waiting: list[str] = []
    letters = 0
    for piece in pieces:
        waiting.append(piece)
        letters += len(piece)
        if letters >= CHUNK:
            yield as_bytes("".join(waiting))
            waiting, letters = [], 0
    yield as_bytes("".join(waiting))


def _root(form: str) -> str:
    """The folder that a service wants paths relative to; empty where paths stay as they were given."""
    if form in ("github", "sarif", "gitlab", "markdown"):
        return os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or os.getcwd()
    return ""


def as_bytes(text: str) -> bytes:
    """UTF-8, whatever the locale; the bytes of a file name that are none stay visible as escapes."""
    return text.encode("utf-8", "backslashreplace")


def _append(path: str, text: str) -> None:
    try:
        with open(path, "ab") as file:
            file.write(as_bytes(text))
    except OSError as error:
        raise UsageError(f"{path} (GITHUB_STEP_SUMMARY) cannot be written: {error.strerror}") from None


def _colours_allowed() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
