"""What `kuvauslint check` does with its arguments."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from kuvauslint.cli.arguments import Run
from kuvauslint.cli.console import say
from kuvauslint.cli.outputs import TERMINAL, chosen
from kuvauslint.engine.config import Config
from kuvauslint.engine.discover import discover
from kuvauslint.engine.file_patterns import matches
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.engine.project import Project, type_named
from kuvauslint.engine.settings import Settings, resolve
from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source, Unread
from kuvauslint.model.report import Report
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

MAX_STDIN = 50_000_000


def start(run: Run) -> int:
    """Check once, or with --watch again after every change; returns the exit code."""
    if not run.watch:
        return check(run)
    from kuvauslint.cli.watch import watch

    settings = resolve(run.given, configuration(run))
    return watch(lambda: check(run), (*settings.of("paths"), run.config or "."), settings.of("language"))


def check(run: Run) -> int:
    """One run of the check; returns the exit code."""
    settings = resolve(run.given, configuration(run))
    if run.show_settings:
        from kuvauslint.engine.settings import shown

        say(shown(settings))
        return 0
    outputs = chosen(run.outputs, settings.of("output-format"))
    added_rules(settings)
    # only a person is told how many of the findings --fix would mend
    plain = all(output.format in TERMINAL for output in outputs) and not sys.stderr.isatty()
    options = options_of(run, settings, plain=plain)
    found, options = read_from(run, settings, options)
    if run.fix or run.diff:
        from kuvauslint.cli.mending import mend_all

        mended = mend_all(found, options, run, settings.of("language"))
        if run.diff:
            return int(mended.changed)
        found = mended.sources
    report = lint(found, rulebook(), options)
    if not report.totals.documents:
        where = ", ".join(settings.of("paths")) or "this folder"
        raise UsageError(
            f"nothing to check in {where}: no kuvaus.yaml, *.kuvaus.yaml, asiakirjajulkisuuskuvaus*.yaml"
            " (or .yml, .json) and no file marked with `kuvauslint:`\n"
            "A web page, Word file, PDF, sheet or text is checked when it is named: kuvauslint check page.docx\n"
            "kuvauslint init writes a description to fill in."
        )
    from kuvauslint.cli.outcome import tell

    return tell(report, outputs, run, settings, options)


def read_from(run: Run, settings: Settings, options: Options) -> tuple[Iterable[Source | Unread], Options]:
    """What is to be checked; with --online also pages of the web, and what servers say of the links."""
    if not run.online:
        return sources(run, settings), options
    from kuvauslint.cli.online import fetching, visitor_of, with_answers

    visitor = visitor_of(paths_of(settings))
    found = list(sources(run, settings, fetching(visitor)))
    return found, with_answers(found, options, visitor)


def configuration(run: Run) -> Config:
    """The configuration that holds: the named one, or the nearest upwards."""
    from kuvauslint.engine import config

    if run.isolated:
        if run.config:
            raise UsageError("--isolated and --config exclude each other")
        return Config()
    paths = run.given["paths"].value if "paths" in run.given else ()
    path = run.config or config.find(paths or (run.stdin_filename or ".",))
    return config.read(path) if path else Config()


def added_rules(settings: Settings) -> None:
    """Load the rules of the project and of the packages that the configuration names."""
    from kuvauslint.rulebook.compiled import add_rules

    if not settings.of("rules") and not settings.of("packages"):
        add_rules(())
        return
    from kuvauslint.engine.plugins import load_added

    add_rules(load_added(settings.of("rules"), settings.of("packages")))


def options_of(run: Run, settings: Settings, plain: bool) -> Options:
    """What the run is told; `plain` reports need neither hashes nor mendings."""
    choice = Choice(
        settings.of("profile"),
        settings.of("select"),
        settings.of("extend-select"),
        settings.of("ignore"),
        settings.of("severity"),
    )
    told = run.organisation_type or settings.of("organisation").get("type")
    digests = not plain or run.write_baseline or run.prune_baseline
    return Options(
        choice,
        run.as_of or date.min,
        type_named(told),
        digests,
        project_of(run, settings),
        baseline_of(run, settings),
        digests,
        run.jobs,
        cache=not run.no_cache,
    )


def project_of(run: Run, settings: Settings) -> Project:
    """What the configuration and the command line say of the files."""
    import os

    from kuvauslint.engine.discover import load

    config = settings.config
    baseline = baseline_path(run, settings) or ""
    root = config.folder or (os.path.dirname(os.path.abspath(baseline)) if baseline else "")
    if not config.path and not (run.as_one or run.counterpart or settings.of("model") or root):
        return Project()
    from kuvauslint.engine.project import groups_of, settings_of
    from kuvauslint.engine.suppress import of_configuration

    model = None
    if settings.of("model"):
        from kuvauslint.engine.model_rows import read_model

        model = read_model(settings.of("model"))
    if run.counterpart and not os.path.exists(run.counterpart):
        raise UsageError(f"{run.counterpart}: no such file")
    organisation = dict(settings.of("organisation"))
    return Project(
        root,
        settings_of(settings.of("settings"), rulebook()),
        {**organisation, "type": type_named(organisation.get("type"))} if organisation else {},
        tuple(settings.of("per-file")),
        of_configuration(settings.of("suppress"), config.path, lambda number: config.line("suppress", number)),
        groups_of(settings.of("description"), config.resolved),
        run.as_one,
        load(run.counterpart) if run.counterpart else None,
        model,
        any(os.path.isdir(path) for path in paths_of(settings)),
    )


def baseline_path(run: Run, settings: Settings) -> str | None:
    """The baseline file: the one named, else one beside the configuration when it is to be written."""
    if settings.of("baseline"):
        return str(settings.of("baseline"))
    if not (run.write_baseline or run.prune_baseline):
        return None
    from kuvauslint.engine.baseline import FILE

    return settings.config.resolved(FILE) if settings.config.path else FILE


def baseline_of(run: Run, settings: Settings) -> Any:
    """The baseline that is held against; none while a new one is written."""
    path = baseline_path(run, settings)
    if path is None or run.write_baseline:
        return None
    from kuvauslint.engine import baseline

    return baseline.read(path)


def paths_of(settings: Settings) -> tuple[str, ...]:
    """What is checked: the paths named, else those of the configuration, else this folder."""
    return tuple(settings.of("paths")) or (".",)


def sources(run: Run, settings: Settings, fetch: Callable[[str], Source] | None = None) -> Iterator[Source | Unread]:
    """What the arguments name, standard input among them; `fetch` reads what is on the web."""
    paths = paths_of(settings)
    for path in paths:
        if path == "-":
            from kuvauslint.readers.formats import kind_of

            data = sys.stdin.buffer.read(MAX_STDIN)
            name = run.stdin_filename or "-"
            yield Source(name, data, kind_of(name, data))
    named = (path for path in paths if path != "-")
    yield from discover(named, excluded(settings), force=settings.of("force-exclude"), fetch=fetch)


def excluded(settings: Settings) -> Callable[[str], bool] | None:
    """Tells of a path whether the configuration passes it over."""
    patterns = settings.of("exclude")
    if not patterns:
        return None
    project = Project(settings.config.folder)

    def passed_over(path: str) -> bool:
        return any(matches(project.path_of(path), pattern) for pattern in patterns)

    return passed_over


def failing(report: Report, settings: Settings) -> bool:
    """Whether anything at or above the threshold was found."""
    from kuvauslint.model.finding import LEVELS

    return report.worst(settings.of("fail-on-likely")) >= LEVELS.index(settings.of("fail-on"))
