"""The option `--as-of`: the day to judge by."""

from __future__ import annotations

from datetime import date

import click


def day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """A day as 2026-11-22 or 22.11.2026."""
    from kuvauslint.vocabulary.dates import parse_date

    if value is None:
        return None
    found = parse_date(value)
    if found is None:
        raise click.BadParameter(f"{value!r} is no date; write it as 2026-11-22")
    return found


as_of_option = click.option(
    "--as-of",
    callback=day,
    envvar="KUVAUSLINT_AS_OF",
    metavar="DATE",
    help="Judge by the law and the bodies of that day; else of today.",
)
