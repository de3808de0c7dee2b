"""`kuvauslint completion`: what a shell needs to complete commands, options and rules."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_KUVAUSLINT_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print the completion script for SHELL.

    Bash: add `eval "$(kuvauslint completion bash)"` to ~/.bashrc. Zsh: the same with zsh in ~/.zshrc.
    Fish: kuvauslint completion fish > ~/.config/fish/completions/kuvauslint.fish
    """
    from click.shell_completion import get_completion_class

    from kuvauslint.cli.group import cli

    script = get_completion_class(shell)
    if script is None:  # pragma: no cover - click knows the three
        raise click.UsageError(f"no completion for {shell}")
    # The classes of click ask bash for its version only when they write its script.
    click.echo(script(cli, {}, "kuvauslint", VARIABLE).source())
    return 0


def complete_rule(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """The ids and names of rules that begin so; of a comma list its last one."""
    from kuvauslint.rulebook.compiled import rulebook

    before, comma, last = incomplete.rpartition(",")
    known = [name for rule in rulebook().rules for name in (rule.id, rule.name)]
    return [f"{before}{comma}{name}" for name in known if name.casefold().startswith(last.casefold())]
