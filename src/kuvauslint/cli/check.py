"""`kuvauslint check`."""

from __future__ import annotations

from typing import Any

import click

from kuvauslint.cli.checking import start
from kuvauslint.cli.options import OutputsCommand, check_options, run_of


@click.command("check", cls=OutputsCommand)
@click.argument("paths", nargs=-1)
@check_options
@click.pass_context
def command(context: click.Context, /, **values: Any) -> int:
    """Check descriptions and published documents.

    PATHS are files and folders (default: this folder); a folder is searched for description files,
    and - is standard input. Exits with 0 when nothing at or above --fail-on was found, 1 when
    something was, 2 for a usage error or when nothing was checked at all.
    """
    return start(run_of(values, context))
