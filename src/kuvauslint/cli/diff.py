"""`kuvauslint diff`: what a change does to a description and to its findings."""

from __future__ import annotations

import json
import os
from datetime import date

import click

from kuvauslint.cli.day import as_of_option
from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source, Unread
from kuvauslint.model.finding import LANGUAGES
from kuvauslint.rulebook.rule import PROFILES


@click.command("diff")
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.option(
    "--output-format",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="Form of the report.",
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), envvar="KUVAUSLINT_LANG", help="Language; else the description's."
)
@click.option(
    "--profile", type=click.Choice(PROFILES), default="recommended", show_default=True,
    help="Which rules are run on both.",
)  # fmt: skip
@as_of_option
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when there are differences.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to a file.")
def command(
    *,
    old: str,
    new: str,
    output_format: str,
    lang: str | None,
    profile: str,
    as_of: date | None,
    exit_zero: bool,
    output: str | None,
) -> int:
    """Describe in words what the change from OLD to NEW does to the description and to its findings.

    Description files and published documents of every readable kind can be compared. Exits with 0
    when nothing changed, 1 when something did, 2 when one of them cannot be read.
    """
    from kuvauslint.compare import words
    from kuvauslint.compare.difference import compare
    from kuvauslint.engine.pipeline import Options
    from kuvauslint.rulebook.book import Choice

    options = Options(Choice(profile), as_of or date.min)
    difference = compare(_source(old), _source(new), options)
    language = lang or (difference.language if difference.language in LANGUAGES else "fi")
    if output_format == "json":
        told = json.dumps(words.data(difference), ensure_ascii=False, indent=2) + "\n"
    else:
        told = (words.markdown if output_format == "markdown" else words.text)(difference, language)
    if output is None:
        click.echo(told, nl=False)
    else:
        from kuvauslint.engine.files import write_atomically

        write_atomically(output, told.encode("utf-8"))
    return 1 if difference.any() and not exit_zero else 0


def _source(path: str) -> Source | None:
    """The file; None for the null device, by which git names a file that is not there."""
    from kuvauslint.engine.discover import load

    if path == os.devnull:
        return None
    if not os.path.exists(path):
        raise UsageError(f"{path}: no such file")
    if os.path.isdir(path):
        raise UsageError(f"{path} is a folder: name a file")
    source = load(path)
    if isinstance(source, Unread):
        raise UsageError(f"{path}: {source.problem.rule} {source.problem.values.get('reason', '')}")
    return source
