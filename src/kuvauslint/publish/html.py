"""The page as HTML: one file without any outside resource, held to WCAG 2.2 AA."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from os.path import dirname, join
from typing import Any, NamedTuple

from kuvauslint.publish.outline import Page
from kuvauslint.reporters.web_page import one_file
from kuvauslint.vocabulary.page import page_word

_TEMPLATES = join(dirname(__file__), "templates")


class Link(NamedTuple):
    """A file with the machine-readable data: the word it goes by, its type and its address beside the page."""

    name: str
    type: str
    href: str


def html(pages: Iterable[Page], links: tuple[Link, ...] = ()) -> bytes:
    """The file, UTF-8; the language versions follow each other, each marked with its language."""
    text = one_file(_TEMPLATES, "page", pages=[_view(page) for page in pages], links=links)
    return text.encode("utf-8", "replace")


def _view(page: Page) -> dict[str, Any]:
    return {**page._asdict(), "word": partial(_word, page.language), "languages": _word(page.language, "languages")}


def _word(language: str, name: str) -> str:
    return page_word(name, language)
