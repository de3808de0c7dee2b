"""The command `kuvauslint` as click knows it: its subcommands, loaded when asked for."""

from __future__ import annotations

import os
import re
from importlib import import_module

import click

from kuvauslint import __version__
from kuvauslint.cli.main import COMMANDS

ALIASES = {"explain": "rule"}  # what other linters call it


class LazyGroup(click.Group):
    """A group whose commands are imported when one of them runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; where there is none, the error says what was likely meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            meant = _meant(args[0])
            if meant:
                ctx.fail(f"{error.format_message().rstrip('.')}; did you mean '{meant}'?")
            raise


def _meant(given: str) -> str:
    """What a word that is no command was likely to be: a file to check, or a command misspelt."""
    from difflib import get_close_matches

    if os.path.exists(given) or "://" in given:
        return f"kuvauslint check {given}"
    close = get_close_matches(given.lower(), [*COMMANDS, *ALIASES], 1, 0.5)
    return close[0] if close else ""


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
    """Check a description of document publicity (906/2019, section 28).

    The description a Finnish public body publishes of its data repositories and case register: what is
    missing or inconsistent, at the place, with the legal basis, in Finnish, Swedish or English.
    """


def _close_choice(error: click.BadParameter) -> str:
    """The value that was likely meant, where one of few was asked for."""
    from difflib import get_close_matches

    choices = getattr(getattr(error.param, "type", None), "choices", ())
    given = re.match(r"'(.*?)' is not one of", error.message)
    close = get_close_matches(given[1].lower(), list(map(str, choices)), 1) if given else []
    return close[0] if close else ""


def run(arguments: list[str] | None) -> int:
    """Run the command that the arguments name; returns its exit code, also of wrong use."""
    try:
        result = cli.main(args=arguments, prog_name="kuvauslint", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 0
    except click.ClickException as error:
        error.show()
        if isinstance(error, click.BadParameter) and (close := _close_choice(error)):
            click.echo(f"Did you mean '{close}'?", err=True)
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, int) else 0
