"""What a run of `kuvauslint check` ends in: the report, the baseline, the exit code."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from kuvauslint.cli.check import TERMINAL, baseline_path, failing
from kuvauslint.cli.options import Run
from kuvauslint.engine.pipeline import Options
from kuvauslint.engine.settings import Settings
from kuvauslint.model.report import Report
from kuvauslint.reporters import REPORTERS


def tell(report: Report, run: Run, settings: Settings, options: Options) -> int:
    """Write the report, and the baseline where that was asked for. Returns the exit code."""
    if run.write_baseline:
        write_baseline(report, run, settings, options)
        return 0
    write(report, run, settings["language"])
    if run.prune_baseline:
        prune_baseline(report, options)
    return 1 if failing(report, settings) and not run.exit_zero else 0


def write(report: Report, run: Run, language: str | None) -> None:
    """The report to standard output or a file, its summary to standard error."""
    from kuvauslint.reporters.text import TextOptions, summary

    coloured = run.color == "always" or (run.color == "auto" and run.output is None and _colours_wanted())
    module, _, function = REPORTERS[run.output_format].partition(":")
    options = TextOptions(language, coloured, run.statistics)
    text = getattr(import_module(module), function)(report, options)
    if run.output is None:
        click.echo(text, nl=False, color=coloured)
    else:
        from kuvauslint.engine.files import write_atomically

        write_atomically(run.output, text.encode("utf-8"))
    if run.output_format in TERMINAL:
        click.echo(summary(report, options), nl=False, err=True)
        click.echo(progress(report, language), nl=False, err=True)


def progress(report: Report, language: str | None) -> str:
    """How much of the baseline has been mended; empty without one."""
    if report.baseline is None:
        return ""
    from kuvauslint.reporters.wording import word

    started, left = report.baseline
    code = language or (report.documents[0].language if report.documents else "fi")
    return word("labels", "mended", code, n=max(started - left, 0), all=started) + "\n"


def write_baseline(report: Report, run: Run, settings: Settings, options: Options) -> None:
    """Write every finding of the run to the baseline; those of files that were not checked stay in it."""
    from os.path import exists

    from kuvauslint.engine import baseline
    from kuvauslint.engine.files import write_atomically
    from kuvauslint.rulebook.compiled import rulebook

    path = baseline_path(run, settings) or baseline.FILE
    before = baseline.read(path) if exists(path) else None
    names = {one.file: options.project.path_of(one.file) for one in report.documents}
    found = baseline.written(report.findings, names)
    rules = {rule.id: rule for rule in rulebook().rules if rule.id in report.rules}
    text = baseline.renewed(found, before, names.values(), rules)
    write_atomically(path, text.encode("utf-8"))
    left = [finding for finding in report.findings if finding.rule in baseline.NEVER]
    click.echo(f"{path}: {text.count('{"file"')} findings", err=True)
    if left:
        click.echo(f"not in it, for they are about the run itself: {len(left)}", err=True)


def prune_baseline(report: Report, options: Options) -> None:
    """Take the rows out of the baseline that no longer match anything."""
    from kuvauslint.engine import baseline
    from kuvauslint.engine.files import write_atomically

    known = options.baseline
    if known is None:
        return
    lines = {finding.place.line for finding in report.findings if finding.file == known.path}
    text = baseline.pruned(known, [row for row in known.rows if row.line in lines])
    write_atomically(known.path, text.encode("utf-8"))
    click.echo(f"{known.path}: {text.count('{"file"')} findings left of {known.started}", err=True)


def _colours_wanted() -> bool:
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
