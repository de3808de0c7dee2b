"""The command `kuvauslint`: its subcommands, loaded when asked for, and the error boundary."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from kuvauslint import __version__
from kuvauslint.errors import KuvauslintError

COMMANDS = {
    "check": "kuvauslint.cli.check",
    "import": "kuvauslint.cli.importing",
    "rule": "kuvauslint.cli.rule",
    "init": "kuvauslint.cli.init",
    "completion": "kuvauslint.cli.completion",
    "man": "kuvauslint.cli.manual",
    "serve": "kuvauslint.cli.serve",
}
INTERRUPTED = 130
BUG = 3


class LazyGroup(click.Group):
    """A group whose commands are imported when one of them runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from kuvauslint.rulebook.compiled import RULES_DATE

        click.echo(f"kuvauslint {__version__} (rulebook {RULES_DATE})")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
def cli() -> None:
    """Check a description of document publicity (906/2019, 28 §).

    The description a Finnish public body publishes of its data repositories and case register: what is
    missing or inconsistent, at the place, with the legal basis, in Finnish, Swedish or English.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit with its code; every failure ends in one clear message."""
    try:
        sys.exit(_run(arguments))
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`); nothing is wrong, and nothing can be told.
        sys.stderr = open("/dev/null", "w")  # noqa: SIM115 - until the exit
        sys.exit(0)


def _run(arguments: list[str] | None) -> int:
    try:
        result: Any = cli.main(args=arguments, prog_name="kuvauslint", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except KuvauslintError as error:
        click.echo(f"kuvauslint: {error}", err=True)
        return error.exit_code
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the boundary: a bug is told in one line, never as a traceback
        click.echo(f"kuvauslint: internal error: {type(error).__name__}: {error}", err=True)
        click.echo(
            "This is a bug of kuvauslint, not of your file. Run with KUVAUSLINT_DEBUG=1 for the details.", err=True
        )
        _debug()
        return BUG
    return result if isinstance(result, int) else 0


def _debug() -> None:
    import os
    import traceback

    if os.environ.get("KUVAUSLINT_DEBUG"):
        traceback.print_exc()
