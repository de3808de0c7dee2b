"""The page to publish, as `kuvauslint render` makes it: from the description in the form to a file to be saved."""

from __future__ import annotations

from importlib.util import find_spec
from typing import NamedTuple

from kuvauslint.web.record import NAME, described

KINDS = {
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Made(NamedTuple):
    """A file to be saved."""

    body: bytes
    kind: str
    name: str


def forms() -> tuple[str, ...]:
    """The forms that a page to publish can be made in."""
    return tuple(form for form in KINDS if form != "docx" or find_spec("docx") is not None)


def published(text: str, form: str) -> Made:
    """The page of a description file's text, in Finnish and Swedish where its texts are in both.

    Raises UsageError for a description that gives secrets away.
    """
    from kuvauslint.publish.publication import FORMS, languages_of, publish

    chosen = form if form in forms() else "html"
    document, description = described(text)
    assert description is not None
    languages = tuple(code for code in languages_of(description) if code in ("fi", "sv")) or (description.language,)
    made = publish(document.source, description, form=chosen, languages=languages)
    return Made(made.data, KINDS[chosen], NAME.rsplit(".", 1)[0] + FORMS[chosen])
