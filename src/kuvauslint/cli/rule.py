"""`kuvauslint rule`: explains one rule or lists all."""

from __future__ import annotations

import json

import click

from kuvauslint.cli.completion import complete_rule
from kuvauslint.model.finding import LANGUAGES
from kuvauslint.reporters.rules import as_data, page, table
from kuvauslint.rulebook.compiled import rulebook


@click.command("rule")
@click.argument("name", required=False, shell_complete=complete_rule)
@click.option("--lang", type=click.Choice(LANGUAGES), default="fi", envvar="KUVAUSLINT_LANG", show_default=True)
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
def command(name: str | None, lang: str, output_format: str) -> int:
    """Explain the rule NAME (an id or a name), or list all rules."""
    book = rulebook()
    rules = (book.get(name),) if name else book.rules
    if output_format == "json":
        data = [as_data(rule) for rule in rules]
        click.echo(json.dumps(data[0] if name else data, ensure_ascii=False, indent=2))
    else:
        click.echo(page(rules[0], lang) if name else table(rules, lang), nl=False)
    return 0
