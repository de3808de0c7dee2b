"""`kuvauslint import`: a published document as a description file."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import click

from kuvauslint.checks.masking import covered
from kuvauslint.describe.carried import Carried, carried
from kuvauslint.describe.export import doubtful, in_language
from kuvauslint.engine.discover import load
from kuvauslint.engine.judge import describe
from kuvauslint.errors import UsageError
from kuvauslint.model.description import Description
from kuvauslint.model.document import Problem, Source, Unread, is_web_address
from kuvauslint.model.finding import LANGUAGES
from kuvauslint.model.place import Place
from kuvauslint.readers.formats import read
from kuvauslint.reporters.imported import comments
from kuvauslint.reporters.wording import word


@click.command("import")
@click.argument("file", type=click.Path())
@click.option(
    "--format", "form", type=click.Choice(("yaml", "json")), default="yaml", show_default=True, help="What to write."
)
@click.option("--keys", type=click.Choice(LANGUAGES), help="Language of the keys; else the document's own.")
@click.option("--online", is_flag=True, help="Read FILE from the web, where it is an http(s) address.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to a file.")
def command(file: str, form: str, keys: str | None, online: bool, output: str | None) -> int:
    """Write what was read in FILE as a description file.

    What has no field of its own is kept in the notes or the instructions; what has no place at all as comments
    (YAML). The comments give the places, and what was read with uncertainty. JSON has the plain values alone.
    """
    description = described(file, online=online)
    language = keys or description.language
    made = carried(description, worded=form == "yaml")
    lines = list(comments(description, made, language, _label(description)))
    data, hidden = _covered(made.data), [covered(line) for line in lines]
    secret = data != made.data or hidden != lines
    own = data if language == "en" and form == "json" else in_language(data, language)
    if form == "json":
        text = json.dumps(own, ensure_ascii=False, indent=2) + "\n"
    else:
        text = as_yaml(own, [*([word("labels", "covered", language)] if secret else []), *hidden])
    if output is None:
        click.echo(text, nl=False)
    else:
        from kuvauslint.engine.files import write_atomically

        write_atomically(output, text.encode("utf-8"))
    if form == "json":  # which has no comments
        click.echo("".join(f"{line}\n" for line in hidden), nl=False, err=True)
    tell(description, made, language, secret=secret)
    return 0


def _covered(value: Any) -> Any:
    """The data with personal identity codes and credentials covered."""
    if isinstance(value, dict):
        return {key: _covered(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_covered(one) for one in value]
    return covered(value) if isinstance(value, str) else value


def described(path: str, online: bool = False) -> Description:
    """The description in a file or, with `online`, at an address on the web, joined with its attachments.

    Raises UsageError, with what was wrong, for a file in which there is none.
    """
    source = _source(path, online)
    parts = tuple(one for one in (_part(one) for one in source.attached) if one is not None)
    first = _described(source)
    if not parts:
        return first
    from kuvauslint.engine.joined import join

    return join((first, *parts)).description


def _source(path: str, online: bool) -> Source:
    import os

    if is_web_address(path):
        if not online:
            raise UsageError(f"{path}: is an address on the web, which is read only with --online")
        from kuvauslint.cli.online import fetching, visitor_of

        return fetching(visitor_of((path,)))(path)
    if not os.path.exists(path):
        raise UsageError(f"{path}: no such file")
    source = load(path)
    if isinstance(source, Unread):
        raise UsageError(_fault(path, source.problem))
    return source


def _part(source: Source) -> Description | None:
    """The description in an attachment; None where there is none."""
    try:
        return _described(source)
    except UsageError:
        return None


def _described(source: Source) -> Description:
    path = source.name
    document = read(source)
    description = describe(document)
    fatal = [p for p in document.problems if description is None and p.rule in ("KL001", "KL002", "KL007")]
    if description is None or fatal:
        raise UsageError(_fault(path, fatal[0] if fatal else Problem("KL008", document.locate(None, None, None))))
    return description


def _fault(path: str, problem: Problem) -> str:
    from kuvauslint.reporters.wording import filled
    from kuvauslint.rulebook.compiled import rule_texts

    label = problem.place.label()
    where = f"{path}:{label}" if label else path
    return f"{where}: {problem.rule} {filled(rule_texts()[problem.rule].message['en'], problem.values, 'en')}"


def as_yaml(data: dict[str, Any], lines: Iterable[str]) -> str:
    """The data as YAML, with the lines as comments at the end."""
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import LiteralScalarString

    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 110
    yaml.allow_unicode = True
    buffer = io.StringIO()
    dated = {key: _day(value) for key, value in data.items()}
    yaml.dump(_literal(dated, LiteralScalarString), buffer)
    return buffer.getvalue() + "".join(f"# {line}\n" for line in lines)


def _day(value: Any) -> Any:
    """A date as YAML writes one, without quotes."""
    from datetime import date

    is_date = isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"
    try:
        return date.fromisoformat(value) if is_date else value
    except ValueError:
        return value


def _label(description: Description) -> Callable[[Place], str] | None:
    """How a place is told; of a page with attachments with the file it is in, which has places of its own."""
    if not description.parts:
        return None
    from kuvauslint.engine.joined import home_of

    files = [part.document.source.name for part in description.parts]

    def label(place: Place) -> str:
        number, own = home_of(place)
        return f"{files[number]}:{own.label()}"

    return label


def _literal(value: Any, literal: Any) -> Any:
    """Texts of several lines as literal blocks."""
    if isinstance(value, dict):
        return {key: _literal(one, literal) for key, one in value.items()}
    if isinstance(value, list):
        return [_literal(one, literal) for one in value]
    if isinstance(value, str) and "\n" in value:
        return literal("\n".join(line.rstrip() for line in value.splitlines()))
    return value


def tell(description: Description, made: Carried, language: str, *, secret: bool) -> None:
    """How much was read and how sure it is, on standard error."""
    count = len(description.entries() or description.root.list_of("systems"))
    doubts, moved, left = len(doubtful(description)), len(made.moved), len(made.left)
    told = word("labels", "imported", language, entries=count, doubts=doubts, moved=moved, left=left)
    click.echo(told, err=True)
    if secret:
        click.echo(word("labels", "covered", language), err=True)
