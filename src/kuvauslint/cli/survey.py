"""`kuvauslint survey`: many descriptions side by side."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from os.path import realpath, splitext
from typing import TYPE_CHECKING

import click

from kuvauslint.cli.day import as_of_option
from kuvauslint.cli.language import language_option
from kuvauslint.errors import UsageError
from kuvauslint.rulebook.rule import PROFILES

if TYPE_CHECKING:
    from kuvauslint.survey.gather import Survey

_SUFFIXES = {"csv": "csv", "json": "json", "html": "html", "htm": "html", "txt": "table"}


@click.command("survey")
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "--output-format",
    type=click.Choice(("table", "csv", "json", "html")),
    help="Form of the survey; else by the name of the output, else a table.",
)
@click.option("--documents", is_flag=True, help="In folders read published documents too (HTML, Word, PDF, …).")
@click.option(
    "--roster",
    type=click.Path(dir_okay=False),
    help="Who should have one: CSV or YAML with name, business id, type, languages, url.",
)
@click.option("--since", type=click.Path(dir_okay=False), help="An earlier survey as JSON: show what has changed.")
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, help="Organisations in the table; 0 is all."
)
@language_option("Language of the survey.")
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="recommended",
    show_default=True,
    help="Which rules are counted.",
)
@as_of_option
@click.option("--jobs", type=click.IntRange(1), help="Processes; by default as many as there are processors.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to a file.")
def command(
    *,
    paths: tuple[str, ...],
    output_format: str | None,
    documents: bool,
    roster: str | None,
    since: str | None,
    limit: int,
    lang: str,
    profile: str,
    as_of: date | None,
    jobs: int | None,
    output: str | None,
) -> int:
    """Put the descriptions in PATHS side by side: who states what of section 28, and what is found most often.

    Folders are searched for description files. Exits with 0, or with 2 when nothing was found.
    """
    from kuvauslint.survey.gather import files, survey
    from kuvauslint.survey.roster import read_roster
    from kuvauslint.survey.since import read_earlier
    from kuvauslint.survey.view import word

    chosen = output_format or _form_of(output)
    # what an earlier run wrote here is no description
    found = [one for one in files(paths, documents) if output is None or realpath(one) != realpath(output)]
    if not found:
        raise UsageError(word("nothing_found", lang))
    bodies = read_roster(roster) if roster is not None else None
    earlier = read_earlier(since) if since is not None else None
    with _progress(len(found)) as progress:
        result = survey(found, profile=profile, as_of=as_of, jobs=jobs, roster=bodies, since=earlier, progress=progress)
    told = _told(result, chosen, lang, limit)
    if output is not None:
        from kuvauslint.engine.files import write_atomically

        write_atomically(output, told)
    else:
        sys.stdout.buffer.write(told)
    return 0


def _form_of(output: str | None) -> str:
    """The form that the name of the output asks for. Raises UsageError where that is none of ours."""
    suffix = splitext(output or "")[1].lstrip(".").lower()
    if suffix and suffix not in _SUFFIXES:
        raise UsageError(f"-o {output}: no survey is written as .{suffix}; name it .csv, .json, .html or .txt")
    return _SUFFIXES.get(suffix, "table")


def _told(result: Survey, form: str, language: str, limit: int) -> bytes:
    if form == "html":
        from kuvauslint.survey.page import page

        return page(result, language)
    if form == "table":
        from kuvauslint.survey.table import table

        return table(result, language, limit).encode("utf-8", "replace")
    from kuvauslint.survey.sheet import data, sheet

    if form == "csv":
        return sheet(result, language).encode("utf-8", "replace")
    return (json.dumps(data(result), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


@contextmanager
def _progress(length: int) -> Iterator[Callable[[int], None] | None]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=length, file=sys.stderr, show_pos=True) as bar:
        yield bar.update
