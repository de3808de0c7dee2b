"""What a run of `kuvauslint check` ends in: the report, the baseline, the exit code."""

from __future__ import annotations

from collections.abc import Iterable

from kuvauslint.cli.arguments import Run
from kuvauslint.cli.checking import baseline_path, failing
from kuvauslint.cli.console import complain, say
from kuvauslint.cli.outputs import Output, Style, write_all
from kuvauslint.engine.pipeline import Options
from kuvauslint.engine.settings import Settings
from kuvauslint.model.report import Report


def tell(report: Report, outputs: Iterable[Output], run: Run, settings: Settings, options: Options) -> int:
    """Write the reports, and the baseline where that was asked for. Returns the exit code."""
    if run.write_baseline:
        write_baseline(report, run, settings, options)
        return 0
    write_all(outputs, report, Style(settings.of("language"), run.color, run.statistics))
    say(progress(report, settings.of("language")), err=True)
    if run.prune_baseline:
        prune_baseline(report, options)
    return 1 if failing(report, settings) and not run.exit_zero else 0


def progress(report: Report, language: str | None) -> str:
    """How much of the baseline has been mended; empty without one."""
    if report.baseline is None:
        return ""
    from kuvauslint.reporters.wording import word

    started, left = report.baseline
    code = language or (report.totals.language or "fi")
    return word("labels", "mended", code, n=max(started - left, 0), all=started) + "\n"


def write_baseline(report: Report, run: Run, settings: Settings, options: Options) -> None:
    """Write every finding of the run to the baseline; those of files that were not checked stay in it."""
    from os.path import exists

    from kuvauslint.engine import baseline
    from kuvauslint.engine.files import write_atomically
    from kuvauslint.rulebook.compiled import rulebook

    path = baseline_path(run, settings) or baseline.FILE
    before = baseline.read(path) if exists(path) else None
    names = {one.file: options.project.path_of(one.file) for part in report.parts for one in part.checked}
    found = baseline.written((finding for part in report.parts for finding in part.findings), names)
    rules = {rule.id: rule for rule in rulebook().rules if rule.id in report.rules}
    text = baseline.renewed(found, before, names.values(), rules, options.project.root)
    write_atomically(path, text.encode("utf-8"))
    left = sum(number for (rule, _, _), number in report.totals.found.items() if rule in baseline.NEVER)
    complain(f"{path}: {baseline.rows_in(text)} findings")
    if left:
        complain(f"not in it, for they are about the run itself: {left}")


def prune_baseline(report: Report, options: Options) -> None:
    """Take the rows out of the baseline that no longer match anything."""
    from kuvauslint.engine import baseline
    from kuvauslint.engine.files import write_atomically

    known = options.baseline
    if known is None:
        return
    held = baseline.Holding(known, options.project.path_of)
    for part in report.parts:
        names = {one.file: options.project.path_of(one.file) for one in part.checked}
        held.take((*part.findings, *part.silenced, *part.held), names)
    text = baseline.pruned(known, held.stale(report.rules), options.project.root)
    write_atomically(known.path, text.encode("utf-8"))
    complain(f"{known.path}: {baseline.rows_in(text)} findings left of {known.started}")
