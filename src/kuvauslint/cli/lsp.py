"""`kuvauslint lsp`: the language server, over standard input and output."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import Any

import click

from kuvauslint.cli.arguments import Run
from kuvauslint.cli.day import as_of_option
from kuvauslint.engine.settings import Given, Settings
from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source
from kuvauslint.model.finding import LANGUAGES
from kuvauslint.model.report import Report
from kuvauslint.rulebook.rule import PROFILES


@click.command("lsp")
@click.option("--profile", type=click.Choice(PROFILES), help="The profile, over that of the configuration.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of messages and explanations.")
@click.option("--config", type=click.Path(dir_okay=False), help="This configuration file, and no search for one.")
@as_of_option
@click.option("--stdio", is_flag=True, help="Accepted because editors pass it; there is no other way.")
def command(profile: str | None, lang: str | None, config: str | None, as_of: date | None, stdio: bool) -> int:  # noqa: ARG001
    """Serve an editor over standard input and output.

    Diagnostics, explanations, completion and quick fixes in description files. Needs the extra lsp.
    """
    try:
        from kuvauslint.lsp.server import make_server
    except ModuleNotFoundError as error:
        raise UsageError(f'kuvauslint lsp needs {error.name}: pip install "kuvauslint[lsp]"') from None
    given = {
        name: Given(value, f"--{option}")
        for option, name, value in (("profile", "profile", profile), ("lang", "language", lang))
        if value is not None
    }
    linter = ConfiguredLinter(given, config, as_of)
    server = make_server(linter, as_of or date.today())  # noqa: DTZ011 - the local day is meant
    # Standard output is the editor's alone, and closed at the end; whatever else is printed must not go there.
    channel, sys.stdout = sys.stdout.buffer, sys.stderr
    server.start_io(stdout=channel)
    return 0


class ConfiguredLinter:
    """Checks each file with the configuration that holds for it, read once until it changes."""

    def __init__(self, given: dict[str, Given], config: str | None, as_of: date | None) -> None:
        self.given, self.config, self.as_of = given, config, as_of
        self.known: dict[tuple[str, int], tuple[Settings, Any]] = {}

    def report(self, source: Source, *, alone: bool = False) -> Report:
        """The report of a source (see kuvauslint.lsp.judged.Linter)."""
        from kuvauslint.engine.pipeline import lint
        from kuvauslint.rulebook.compiled import rulebook

        _, options = self._settled(source.name)
        if alone:
            project = options.project._replace(groups=(), as_one=False)
            options = options._replace(baseline=None, project=project)
        return lint((source,), rulebook(), options)

    def language(self, name: str) -> str | None:
        """The language of the messages for a file; the rules of its configuration are known from here on."""
        settings, _ = self._settled(name)
        language: str | None = settings.of("language")
        return language

    def renew(self) -> None:
        """Forget what was read of configurations."""
        self.known.clear()

    def _settled(self, name: str) -> tuple[Settings, Any]:
        """The settings and options for a file."""
        from kuvauslint.cli.checking import added_rules, options_of
        from kuvauslint.engine import config
        from kuvauslint.engine.settings import resolve

        path = self.config or config.find((name,)) or ""
        key = (path, os.stat(path).st_mtime_ns if path and os.path.exists(path) else 0)
        if key not in self.known:
            settings = resolve(self.given, config.read(path) if path else config.Config())
            added_rules(settings)
            self.known[key] = settings, options_of(Run(self.given, as_of=self.as_of), settings, plain=False)
        else:
            added_rules(self.known[key][0])
        return self.known[key]
