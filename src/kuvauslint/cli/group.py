"""The command `kuvauslint` as click knows it: its subcommands, loaded when asked for."""

from __future__ import annotations

from importlib import import_module

import click

from kuvauslint import __version__
from kuvauslint.cli.main import COMMANDS


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


def run(arguments: list[str] | None) -> int:
    """Run the command that the arguments name; returns its exit code, also of wrong use."""
    try:
        result = cli.main(args=arguments, prog_name="kuvauslint", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, int) else 0
