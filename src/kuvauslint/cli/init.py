"""`kuvauslint init`: a description to fill in, and the checks around it."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import Any, NamedTuple

import click

from kuvauslint import __version__
from kuvauslint.cli.language import language_option
from kuvauslint.errors import UsageError
from kuvauslint.vocabulary.keys import KEY_LANGUAGES, proper_key

_TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")
SERVICES = {
    "github": ("github.yaml", os.path.join(".github", "workflows", "kuvauslint.yml")),
    "gitlab": ("gitlab.yaml", ".gitlab-ci.yml"),
}


class Answers(NamedTuple):
    """What the new description starts from."""

    language: str
    organisation: str
    kind: str
    authority: str
    email: str


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False), default=".")
@language_option("Language of the keys and texts.", KEY_LANGUAGES)
@click.option("--organisation", metavar="NAME", help="Name of the body.")
@click.option("--type", "kind", metavar="TYPE", help="Type of the body (kunta, kommun, municipality ...).")
@click.option("--authority", metavar="NAME", help="Who decides on giving out information.")
@click.option("--email", metavar="ADDRESS", help="Where requests are sent.")
@click.option("--pre-commit/--no-pre-commit", default=None, help="Write .pre-commit-config.yaml.")
@click.option("--ci", type=click.Choice((*SERVICES, "none")), help="Write a GitHub workflow or a GitLab job.")
@click.option("--yes", is_flag=True, help="Ask nothing; what is not given stays empty.")
def command(  # noqa: PLR0917 - the options
    folder: str,
    lang: str,
    organisation: str | None,
    kind: str | None,
    authority: str | None,
    email: str | None,
    pre_commit: bool | None,
    ci: str | None,
    yes: bool,
) -> int:
    """Write kuvaus.yaml to fill in, and on request the configuration of pre-commit and of a server.

    Asks for what the options do not say, when run in a terminal. A file that exists is never changed.
    """
    from kuvauslint.engine.project import type_named
    from kuvauslint.reporters.wording import word

    asking = not yes and sys.stdin.isatty()

    def asked(name: str, given: str | None) -> str:
        if given is not None or not asking:
            return given or ""
        return str(click.prompt(word("init", name, lang), default="", show_default=False, err=True))

    answers = Answers(
        lang,
        asked("organisation", organisation),
        type_named(asked("type", kind) or None) or "",
        asked("authority", authority),
        asked("email", email),
    )
    if pre_commit is None:
        pre_commit = asking and _confirmed(word("init", "pre_commit", lang), lang)
    if ci is None:
        choice = click.Choice((*SERVICES, "none"))
        ci = str(click.prompt(word("init", "ci", lang), type=choice, default="none", err=True)) if asking else "none"
    files = {"kuvaus.yaml": description(answers, date.today())}  # noqa: DTZ011 - the local day is meant
    if pre_commit:
        files[".pre-commit-config.yaml"] = template("pre-commit.yaml")
    if ci in SERVICES:
        name, path = SERVICES[ci]
        files[path] = template(name)
    _write_all(folder, files, lang)
    return 0


def _confirmed(question: str, language: str) -> bool:
    """A yes or a no in the language, or in English; asked again until it is one."""
    from kuvauslint.reporters.wording import word

    yes, no = word("init", "yes", language), word("init", "no", language)

    def answer(text: str) -> bool:
        first = text.strip().casefold()[:1]
        if first not in (yes[0], no[0], "y", "n"):
            raise click.UsageError(f"{yes} / {no}")
        return first in (yes[0], "y")

    return bool(click.prompt(f"{question} ({yes}/{no})", default=yes, value_proc=answer, err=True))


def template(name: str) -> str:
    """A file of ours for a service, for this version."""
    with open(os.path.join(_TEMPLATES, name), encoding="utf-8") as file:
        return file.read().replace("@VERSION@", __version__)


def _write_all(folder: str, files: dict[str, str], language: str) -> None:
    """Write the files that are not there; of the others tell what would have been written."""
    from kuvauslint.reporters.wording import word

    for name, text in files.items():
        path = os.path.normpath(os.path.join(folder, name))
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(path, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            if name == "kuvaus.yaml":
                click.echo(word("init", "kept_description", language, path=path), err=True)
            else:
                click.echo(f"{word('init', 'kept', language, path=path)}\n\n{text}", err=True)
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error.strerror}") from None
        else:
            click.echo(word("init", "written", language, path=path))


def description(answers: Answers, today: date) -> str:
    """The text of a new description: every field that is needed, empty where it is not known, with its explanation."""
    from io import StringIO

    from ruamel.yaml import YAML

    from kuvauslint.describe.export import in_language
    from kuvauslint.reporters.wording import word

    data = in_language(_starting(answers, today), answers.language)
    data[proper_key("description", "updated", answers.language)] = today
    # Nothing is answered yet, and an answer that is not given has no word in the vocabulary.
    data[proper_key("description", "api", answers.language)] = {proper_key("api", "open", answers.language): None}
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 110
    buffer = StringIO()
    yaml.dump(_commented(data, answers.language), buffer)
    header = "".join(f"# {line}\n" for line in word("init", "header", answers.language).splitlines())
    return header + buffer.getvalue()


def _starting(answers: Answers, today: date) -> dict[str, Any]:
    """The new description in canonical fields."""
    entry: dict[str, Any] = {"name": None, "purpose": None, "datasets": [], "systems": [], "search_keys": []}
    organisation: dict[str, Any] = {"name": answers.organisation or None, "languages": [answers.language]}
    if answers.kind:
        organisation["type"] = answers.kind
    return {
        "kuvauslint": 1,
        "organisation": organisation,
        "language": answers.language,
        "updated": today.isoformat(),
        "request": {"authority": answers.authority or None, "email": answers.email or None},
        "api": {},
        "case_register": dict(entry),
        "repositories": [dict(entry)],
    }


def _commented(data: dict[str, Any], language: str) -> Any:
    """The data with the explanation of each top-level field above it."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    from kuvauslint.vocabulary.keys import keys
    from kuvauslint.vocabulary.store import load

    def lists_in_line(value: Any) -> Any:
        if isinstance(value, dict):
            return CommentedMap((key, lists_in_line(one)) for key, one in value.items())
        if not isinstance(value, list):
            return value
        out = CommentedSeq(lists_in_line(one) for one in value)
        if not any(isinstance(one, dict) for one in value):
            out.fa.set_flow_style()
        return out

    out = lists_in_line(data)
    fields = load("vocabulary/fields")["groups"]["description"]
    for key in data:
        told = fields[keys("description").exact[key].name]["help"][language]
        out.yaml_set_comment_before_after_key(key, before=f"\n{told}")
    return out
