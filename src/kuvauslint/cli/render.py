"""`kuvauslint render`: the publishable page of a description file, and machine-readable data beside it."""

from __future__ import annotations

import os
import sys
from datetime import date

import click

from kuvauslint.cli.day import as_of_option
from kuvauslint.errors import UsageError
from kuvauslint.model.description import Description
from kuvauslint.model.finding import LANGUAGES
from kuvauslint.publish.html import Link
from kuvauslint.publish.publication import FORMS
from kuvauslint.vocabulary.page import page_word

_SUFFIXES = {"html": "html", "htm": "html", "md": "markdown", "markdown": "markdown", "docx": "docx"}


@click.command("render")
@click.argument("file", type=click.Path())
@click.option(
    "--format", "form", type=click.Choice(tuple(FORMS)), help="What to write; else by the name of the output."
)
@click.option(
    "--lang",
    type=click.Choice((*LANGUAGES, "both")),
    help="Language of the page; `both` for Finnish and Swedish on one page; else the file's own.",
)
@click.option("--data", is_flag=True, help="Write canonical JSON and DCAT-AP (JSON-LD) beside the page; needs -o.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to a file.")
@as_of_option
def command(
    *, file: str, form: str | None, lang: str | None, data: bool, output: str | None, as_of: date | None
) -> int:
    """Write the page to publish from the description in FILE.

    An accessible HTML page (the default), Markdown or Word. A description that holds personal
    identity codes or credentials is refused.
    """
    from kuvauslint.cli.importing import described
    from kuvauslint.publish.publication import publish, refuse_secrets

    chosen = form or _form_by_name(output)
    if data and output is None:
        raise UsageError("--data writes files beside the page: name it with -o")
    today = as_of or date.min
    description = described(file)
    source = description.document.source
    languages = _languages(description, lang)
    refuse_secrets(source, today, languages[0])
    links = _data(description, output) if data and output else ()
    published = publish(source, description, form=chosen, languages=languages, links=links, today=today)
    _tell(description, published.untranslated, languages[0])
    _write(published.data, output, chosen)
    return 0


def _form_by_name(output: str | None) -> str:
    suffix = os.path.splitext(output or "")[1].lower().lstrip(".")
    return _SUFFIXES.get(suffix, "html")


def _languages(description: Description, lang: str | None) -> tuple[str, ...]:
    """The languages of the page; both only where the description has texts in both."""
    from kuvauslint.publish.publication import languages_of

    if lang is None:
        return (description.language,)
    if lang != "both":
        return (lang,)
    found = languages_of(description)
    if not {"fi", "sv"} <= set(found):
        told = page_word("said/one_language", description.language, language=description.language)
        raise UsageError(f"{description.document.source.name}: {told}")
    return ("sv", "fi") if description.language == "sv" else ("fi", "sv")


def _data(description: Description, output: str) -> tuple[Link, ...]:
    """Write the data files beside the page and give the links to them."""
    import json

    from kuvauslint.describe.export import canonical
    from kuvauslint.engine.files import write_atomically
    from kuvauslint.publish.catalogue import NothingToTell, catalogue

    stem = os.path.splitext(output)[0]
    files = [(Link("data_json", "application/json", f"{os.path.basename(stem)}.json"), canonical(description))]
    try:
        name = f"{os.path.basename(stem)}.dcat.jsonld"
        files.append((Link("data_dcat", "application/ld+json", name), catalogue(description)))
    except NothingToTell as nothing:
        click.echo(f"kuvauslint: {nothing}", err=True)
    for link, content in files:
        path = os.path.join(os.path.dirname(output), link.href)
        if os.path.exists(path) and os.path.samefile(path, description.document.source.name):
            raise UsageError(f"{path} is the description itself: give the page another name with -o")
        write_atomically(path, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
    return tuple(link for link, _ in files)


def _tell(description: Description, untranslated: dict[str, int], language: str) -> None:
    """What is not on the page, or not in its language, on standard error."""
    problems = description.problems
    if problems and not description.published:
        document = description.document
        places = [p.place if p.mark is None else document.locate(p.mark, None, None) for p in problems[:3]]
        where = ", ".join(place.label() for place in places)
        click.echo(page_word("said/faulty", language, n=len(problems), where=where), err=True)
    for code, count in untranslated.items():
        if count:
            name = page_word(f"values/language/{code}", language)
            click.echo(page_word("said/untranslated", language, n=count, language=name), err=True)


def _write(data: bytes, output: str | None, form: str) -> None:
    from kuvauslint.engine.files import write_atomically

    if output is not None:
        write_atomically(output, data)
    elif form == "docx" and sys.stdout.isatty():
        raise UsageError("a Word file is not for the terminal: name it with -o")
    else:
        sys.stdout.buffer.write(data)
