"""`kuvauslint rule`: explains one rule or lists all, and runs the examples of rule files."""

from __future__ import annotations

import json
import re

import click

from kuvauslint.cli.completion import complete_rule
from kuvauslint.cli.language import language_option
from kuvauslint.reporters.rules import as_data, page, table
from kuvauslint.rulebook.compiled import rulebook

_GROUP = re.compile(r"[A-Za-z]{2,}\d{1,2}")  # the letters of an id and fewer figures than it has


@click.command("rule")
@click.argument("name", required=False, shell_complete=complete_rule)
@language_option("Language of the explanation.")
@click.option(
    "--output-format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Markdown text, or data for machines.",
)
@click.option("--test", metavar="PATH", help="Run the examples of the rule file, or of all below the folder.")
@click.option("--config", type=click.Path(dir_okay=False), help="The configuration whose rules are listed too.")
def command(name: str | None, lang: str, output_format: str, test: str | None, config: str | None) -> int:
    """Explain the rule NAME (an id or a name), or list all rules; of a group (KL1, KL14), its rules.

    With --test exits with 1 when an example is not as it says.
    """
    if test is not None:
        return run_tests(test)
    _with_configured(config)
    book = rulebook()
    begins = (name or "").upper() if _GROUP.fullmatch(name or "") else ""
    group = tuple(rule for rule in book.rules if begins and rule.id.startswith(begins))
    one = book.get(name) if name and not group else None
    if output_format == "json":
        data = as_data(one) if one is not None else [as_data(rule) for rule in group or book.rules]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(page(one, lang) if one is not None else table(group or book.rules, lang), nl=False)
    return 0


def _with_configured(path: str | None) -> None:
    """Let the rules of the project's configuration be told beside ours."""
    from kuvauslint.cli.checking import added_rules
    from kuvauslint.engine import config
    from kuvauslint.engine.settings import resolve

    found = path or config.find(())
    if found is not None:
        added_rules(resolve({}, config.read(found)))


def run_tests(path: str) -> int:
    """Run the examples and tell which are not as they say; 1 when any is not."""
    from kuvauslint.engine.examples import outcomes, rules_in
    from kuvauslint.rulebook.compiled import add_rules

    tested = rules_in(path)
    known = {rule.id for rule in rulebook().rules}
    add_rules(tuple((rule, text) for rule, text in tested if rule.id not in known))
    wrong = run = 0
    for rule, text in tested:
        for one in outcomes(rule, text):
            run += 1
            if one.right:
                continue
            wrong += 1
            note = f" ({one.example.note})" if one.example.note else ""
            click.echo(f"{rule.id} {rule.name}: {one.kind} example {one.number}{note}")
            if lines := _missing(one.expected, one.found):
                click.echo(f"  not reported, though marked: line {lines}")
            if lines := _missing(one.found, one.expected):
                click.echo(f"  reported, though not marked: line {lines}")
            for number, line in enumerate(one.example.text.splitlines(), 1):
                sign = ">" if number in one.found else "!" if number in one.expected else " "
                click.echo(f"  {sign} {number:3} | {line}")
    click.echo(f"{len(tested)} rules, {run} examples, {wrong} not as they say")
    return 1 if wrong else 0


def _missing(lines: tuple[int, ...], others: tuple[int, ...]) -> str:
    return ", ".join(str(line) for line in sorted(set(lines) - set(others)))
