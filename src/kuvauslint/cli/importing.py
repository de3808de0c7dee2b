"""`kuvauslint import`: a published document as a description file."""

from __future__ import annotations

import io
import json
from typing import Any

import click

from kuvauslint.describe.export import canonical, doubtful, in_language, unplaced
from kuvauslint.engine.discover import load
from kuvauslint.engine.pipeline import describe
from kuvauslint.errors import UsageError
from kuvauslint.model.description import Description
from kuvauslint.model.document import Problem, Unread
from kuvauslint.model.finding import LANGUAGES
from kuvauslint.readers.formats import read


@click.command("import")
@click.argument("file", type=click.Path())
@click.option(
    "--format", "form", type=click.Choice(("yaml", "json")), default="yaml", show_default=True, help="What to write."
)
@click.option("--keys", type=click.Choice(LANGUAGES), help="Language of the keys; else the document's own.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to a file.")
def command(file: str, form: str, keys: str | None, output: str | None) -> int:
    """Write what was read in FILE as a description file.

    What could not be placed is kept as comments with its place (YAML) and told on standard error.
    """
    description = described(file)
    language = keys or description.language
    data = canonical(description)
    own = data if language == "en" else in_language(data, language)
    if form == "json":
        text = json.dumps(own, ensure_ascii=False, indent=2) + "\n"
    else:
        text = as_yaml(own, description, language)
    if output is None:
        click.echo(text, nl=False)
    else:
        from kuvauslint.engine.files import write_atomically

        write_atomically(output, text.encode("utf-8"))
    tell(description)
    return 0


def described(path: str) -> Description:
    """The description in a file.

    Raises UsageError, with what was wrong, for a file in which there is none.
    """
    import os

    if not os.path.exists(path):
        raise UsageError(f"{path}: no such file")
    source = load(path)
    if isinstance(source, Unread):
        raise UsageError(_fault(path, source.problem))
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


def as_yaml(data: dict[str, Any], description: Description, language: str) -> str:
    """The description as YAML, with what could not be placed as comments at the end."""
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import LiteralScalarString

    from kuvauslint.reporters.wording import clean, word

    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 110
    yaml.allow_unicode = True
    buffer = io.StringIO()
    yaml.dump(_literal(data, LiteralScalarString), buffer)
    comments: list[str] = []
    doubts = doubtful(description)
    if doubts:
        comments += [word("labels", "unsure", language)]
        comments += [f"  {place} {path}: {clean(text)}" for place, path, text in doubts]
    left = unplaced(description)
    if left:
        comments += [word("labels", "unplaced", language)]
        comments += [f"  {place} {clean(text)}" for place, text in left]
    return buffer.getvalue() + "".join(f"# {line}\n" for line in comments)


def _literal(value: Any, literal: Any) -> Any:
    """Texts of several lines as literal blocks."""
    if isinstance(value, dict):
        return {key: _literal(one, literal) for key, one in value.items()}
    if isinstance(value, list):
        return [_literal(one, literal) for one in value]
    if isinstance(value, str) and "\n" in value:
        return literal("\n".join(line.rstrip() for line in value.splitlines()))
    return value


def tell(description: Description) -> None:
    """How much was read and how sure it is, on standard error."""
    root = description.root
    entries = root.list_of("repositories") or root.list_of("systems")
    click.echo(
        f"read {len(entries)} entries; {len(doubtful(description))} values with doubt, "
        f"{len(unplaced(description))} texts without a place",
        err=True,
    )
