"""`kuvauslint man`: the manual page, made of the commands' own help."""

from __future__ import annotations

from collections.abc import Iterator

import click

from kuvauslint import __version__

EXIT_CODES = (
    ("0", "Nothing was found at or above --fail-on."),
    ("1", "Something was found."),
    ("2", "Wrong use or configuration, or nothing was checked at all."),
    ("3", "A bug of kuvauslint."),
)


@click.command("man")
def command() -> int:
    """Print the manual page.

    To read it: kuvauslint man | man -l -
    """
    from kuvauslint.cli.group import cli

    click.echo(page(cli), nl=False)
    return 0


def page(cli: click.Group) -> str:
    """The manual page (section 1) in the roff language of man(7)."""
    from kuvauslint.rulebook.compiled import RULES_DATE

    context = click.Context(cli, info_name="kuvauslint")
    lines = [
        f'.TH KUVAUSLINT 1 "{RULES_DATE}" "kuvauslint {__version__}"',
        ".SH NAME",
        "kuvauslint \\- check a description of document publicity (906/2019, 28 \\[sc])",
        ".SH SYNOPSIS",
        ".B kuvauslint",
        "[\\-\\-version] [\\-\\-help]",
        ".I COMMAND",
        "[...]",
        ".SH DESCRIPTION",
        *_paragraphs(cli.help or ""),
        ".SH COMMANDS",
    ]
    for name in cli.list_commands(context):
        found = cli.get_command(context, name)
        if found is not None and not found.hidden:
            lines += _command(name, found, click.Context(found, info_name=name, parent=context))
    lines.append(".SH EXIT STATUS")
    for code, meaning in EXIT_CODES:
        lines += [".TP", f".B {code}", _escaped(meaning)]
    lines += [".SH ENVIRONMENT", *_environment(cli, context)]
    return "".join(f"{line}\n" for line in lines)


def _command(name: str, found: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join(found.collect_usage_pieces(context))
    yield f'.SS "kuvauslint {_escaped(name)} {_escaped(usage)}"'
    yield from _paragraphs(found.help or "")
    for parameter in found.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1]:
            yield ".TP"
            yield f".B {_escaped(record[0])}"
            yield _escaped(record[1])


def _environment(cli: click.Group, context: click.Context) -> Iterator[str]:
    """The variables that stand for options, with the options."""
    seen: dict[str, list[str]] = {}
    for name in cli.list_commands(context):
        found = cli.get_command(context, name)
        for parameter in found.params if found is not None else ():
            for variable in [parameter.envvar] if isinstance(parameter.envvar, str) else parameter.envvar or ():
                option = max(parameter.opts, key=len)
                if option not in seen.setdefault(variable, []):
                    seen[variable].append(option)
    for variable, options in sorted(seen.items()):
        yield ".TP"
        yield f".B {variable}"
        yield _escaped(f"The same as {', '.join(options)}.")


def _paragraphs(text: str) -> Iterator[str]:
    from inspect import cleandoc

    for paragraph in cleandoc(text).replace("\b", "").split("\n\n"):
        yield ".PP"
        yield _escaped(" ".join(paragraph.split()))


def _escaped(text: str) -> str:
    """Text that roff takes as text."""
    out = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    out = "".join(c if ord(c) < 127 else f"\\[u{ord(c):04X}]" for c in out)
    return f"\\&{out}" if out.startswith(".") else out
