"""`kuvauslint check`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import click

from kuvauslint.cli.outputs import OutputsCommand, Style, chosen, output_options, write_all
from kuvauslint.engine.discover import discover
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source, Unread
from kuvauslint.model.finding import LANGUAGES, LEVELS
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.rulebook.rule import PROFILES

MAX_STDIN = 50_000_000


def names(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Rule names from repeated options and comma lists."""
    return tuple(name.strip() for one in value for name in one.split(",") if name.strip())


def day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """A day as 2026-11-22 or 22.11.2026."""
    from kuvauslint.vocabulary.dates import parse_date

    if value is None:
        return None
    found = parse_date(value)
    if found is None:
        raise click.BadParameter(f"{value!r} is no date; write it as 2026-11-22")
    return found


def severities(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """RULE=LEVEL pairs."""
    out = {}
    for one in value:
        rule, mark, level = one.partition("=")
        if not mark or level not in LEVELS:
            raise click.BadParameter(f"{one!r} is not RULE=error, RULE=warning or RULE=info")
        out[rule] = level
    return out


class Given(NamedTuple):
    """The arguments of the command, as the options below name them."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    profile: str
    severity: dict[str, str]
    fail_on: str
    fail_on_likely: bool
    exit_zero: bool
    as_of: date | None
    lang: str | None
    output_format: tuple[str, ...]
    output: tuple[str, ...]
    statistics: bool
    organisation_type: str | None
    stdin_filename: str | None
    color: str
    no_cache: bool


@click.command("check", cls=OutputsCommand)
@click.argument("paths", nargs=-1)
@click.option(
    "--select",
    multiple=True,
    callback=names,
    envvar="KUVAUSLINT_SELECT",
    help="Only these rules (ids, names, prefixes, ALL).",
)
@click.option(
    "--extend-select", multiple=True, callback=names, envvar="KUVAUSLINT_EXTEND_SELECT", help="These rules as well."
)
@click.option("--ignore", multiple=True, callback=names, envvar="KUVAUSLINT_IGNORE", help="Not these rules.")
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="recommended",
    envvar="KUVAUSLINT_PROFILE",
    show_default=True,
    help="law: what a statute demands; recommended: its readings and good practice too; strict: all.",
)
@click.option(
    "--severity", multiple=True, callback=severities, metavar="RULE=LEVEL", help="Another severity for a rule."
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="error",
    envvar="KUVAUSLINT_FAIL_ON",
    show_default=True,
    help="The lowest severity that fails the run.",
)
@click.option("--fail-on-likely", is_flag=True, help="Let a likely finding fail the run as a sure one does.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option(
    "--as-of",
    callback=day,
    envvar="KUVAUSLINT_AS_OF",
    metavar="DATE",
    help="Judge by the law and the bodies of that day.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="KUVAUSLINT_LANG",
    help="Language of the messages; else the document's own.",
)
@output_options
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option(
    "--organisation-type",
    metavar="TYPE",
    envvar="KUVAUSLINT_ORGANISATION_TYPE",
    help="Type of the body, where the document does not say (kunta, kommun, municipality …).",
)
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input; its ending tells the format.")
@click.option(
    "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True, help="Colours."
)
@click.option("--no-cache", is_flag=True, envvar="KUVAUSLINT_NO_CACHE", help="Neither read nor write the cache.")
def command(**values: Any) -> int:
    """Check descriptions and published documents.

    PATHS are files and folders (default: this folder); a folder is searched for description files,
    and - is standard input. Exits with 0 when nothing at or above --fail-on was found, 1 when
    something was, 2 for wrong use or when nothing was checked at all.
    """
    given = Given(**values)
    outputs = chosen(click.get_current_context())
    choice = Choice(given.profile, given.select, given.extend_select, given.ignore, given.severity)
    options = Options(choice, given.as_of or date.min, type_named(given.organisation_type))
    report = lint(sources(given.paths or (".",), given.stdin_filename), rulebook(), options)
    if not report.documents:
        raise UsageError(
            f"nothing to check in {', '.join(given.paths) or 'this folder'}: no kuvaus.yaml, *.kuvaus.yaml,"
            " asiakirjajulkisuuskuvaus*.yaml (or .yml, .json) and no file marked with `kuvauslint:`"
        )
    write_all(outputs, report, Style(given.lang, given.color, given.statistics))
    failing = report.worst(given.fail_on_likely) >= LEVELS.index(given.fail_on)
    return 1 if failing and not given.exit_zero else 0


def sources(paths: tuple[str, ...], stdin_filename: str | None) -> Iterator[Source | Unread]:
    """What the arguments name, standard input among them."""
    for path in paths:
        if path == "-":
            from kuvauslint.readers.formats import kind_of

            data = sys.stdin.buffer.read(MAX_STDIN)
            name = stdin_filename or "-"
            yield Source(name, data, kind_of(name, data))
    yield from discover(path for path in paths if path != "-")


def type_named(written: str | None) -> str | None:
    """The canonical organisation type of a written one."""
    if written is None:
        return None
    from kuvauslint.vocabulary.keys import choices, fold

    known = choices("organisation_type")
    if fold(written) not in known:
        raise UsageError(f"--organisation-type {written!r} is none of: {', '.join(sorted(known))}")
    return known[fold(written)]
