"""publish(): a description file to the page and to the data beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kuvauslint.errors import UsageError
from kuvauslint.model.description import Description
from kuvauslint.model.document import Source
from kuvauslint.model.finding import LANGUAGES, Finding
from kuvauslint.publish.html import Link
from kuvauslint.publish.outline import Page, outline

FORMS = {"html": ".html", "markdown": ".md", "docx": ".docx"}
SECRETS = ("KL704", "KL707")  # what no page may show


class Refused(UsageError):
    """No page is made of a description with identity codes or credentials; `finding` is the first of them."""

    def __init__(self, message: str, finding: Finding) -> None:
        super().__init__(message)
        self.finding = finding


class Published(NamedTuple):
    """A page: its bytes, its languages, and how many of its texts are in another language than the page."""

    data: bytes
    form: str
    languages: tuple[str, ...]
    untranslated: dict[str, int]


def publish(
    source: Source,
    description: Description,
    *,
    form: str = "html",
    languages: tuple[str, ...] = (),
    links: tuple[Link, ...] = (),
    today: date = date.min,
) -> Published:
    """The page of a description that was read from the source.

    `form` is html, markdown or docx; `languages` some of fi, sv, en, in the order wanted, without them
    the language of the description. Raises Refused for a description that gives secrets away, and
    UsageError without python-docx for docx.
    """
    refuse_secrets(source, today, (languages or (description.language,))[0])
    told = tuple(dict.fromkeys(languages)) or (description.language,)
    pages = [outline(description, language) for language in told]
    return Published(_writer(form)(pages, links), form, told, {page.language: page.untranslated for page in pages})


def refuse_secrets(source: Source, today: date = date.min, language: str = "fi") -> None:
    """Raise Refused when the source holds a personal identity code or credentials (KL704, KL707)."""
    from kuvauslint.engine.api import lint
    from kuvauslint.engine.pipeline import Options
    from kuvauslint.rulebook.book import Choice
    from kuvauslint.vocabulary.page import page_word

    # As if it were the file of nobody's configuration: no suppression opens this door.
    found = lint([source], Options(Choice("strict", SECRETS), today)).findings
    secret = next((finding for finding in found if finding.rule in SECRETS), None)
    if secret is not None:
        where = ", ".join(filter(None, (secret.place.label(), secret.entry or "")))
        told = page_word("said/secret", language, rule=secret.rule, where=where or source.name)
        raise Refused(f"{source.name}: {told}", secret)


def languages_of(description: Description) -> tuple[str, ...]:
    """The languages that texts of the description are in; its own first."""
    found = {code for node in description.root.walk() for code in node.variants}
    return (description.language, *(code for code in LANGUAGES if code in found and code != description.language))


def _writer(form: str) -> Callable[[list[Page], tuple[Link, ...]], bytes]:
    if form == "docx":
        from kuvauslint.publish.word import word

        return word
    if form == "markdown":
        from kuvauslint.publish.markdown import markdown

        return markdown
    from kuvauslint.publish.html import html

    return html
