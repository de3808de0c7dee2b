"""The page as Markdown: CommonMark with the tables of GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kuvauslint.publish.html import Link
from kuvauslint.publish.outline import Page, Section, Text
from kuvauslint.reporters.markdown_text import literal
from kuvauslint.vocabulary.page import page_word

_OPENING = re.compile(r"^(?:([-+=])|(\d{1,9})([.)])(?=\s|$))")


def markdown(pages: Iterable[Page], links: tuple[Link, ...] = ()) -> bytes:
    """The file, UTF-8; the language versions follow each other, each marked with its language."""
    told = list(pages)
    slugs: dict[str, int] = {}
    lines: list[str] = []
    for number, page in enumerate(told):
        foreign = page.language if number else ""
        lines += [*_top(page, foreign), *_contents(page, slugs)]
        for section in page.sections:
            lines += _section(section, page.language)
        if links:
            shown = ", ".join(f"[{page_word(link.name, page.language)}]({link.href})" for link in links)
            lines += [f"{page_word('data', page.language)} {shown}", ""]
        lines += [_escaped(page.made), ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _top(page: Page, foreign: str) -> Iterator[str]:
    yield f"# {_inline(Text(page.title, foreign))}"
    yield ""
    for label, text, _ in page.facts:
        yield f"{_escaped(label)}: {_escaped(text)}"
        yield ""
    yield _escaped(page.intro)
    yield ""


def _contents(page: Page, slugs: dict[str, int]) -> Iterator[str]:
    heading = page_word("contents", page.language)
    _slug(page.title, slugs)
    _slug(heading, slugs)
    yield f"## {_escaped(heading)}"
    yield ""
    for section in page.sections:
        indent = "  " * (section.level - 2)
        yield f"{indent}- [{_escaped(section.heading.text)}](#{_slug(section.heading.text, slugs)})"
    yield ""


def _section(section: Section, language: str) -> Iterator[str]:
    yield f"{'#' * section.level} {_inline(section.heading)}"
    yield ""
    if section.note:
        yield _escaped(section.note)
        yield ""
    if section.rows:
        yield from _line((page_word("item", language), page_word("value", language)))
        yield "| --- | --- |"
        for row in section.rows:
            yield f"| {_escaped(row.label)} | {'<br>'.join(_inline(value) for value in row.values)} |"
        yield ""
    for item in section.items:
        yield f"- {_inline(item, opening=True)}"
    if section.items:
        yield ""
    if section.table is not None:
        yield from _line(section.table.columns)
        yield "|" + " --- |" * len(section.table.columns)
        for cells in section.table.rows:
            yield "| " + " | ".join(_inline(cell) for cell in cells) + " |"
        yield ""


def _line(cells: Iterable[str]) -> Iterator[str]:
    yield "| " + " | ".join(_escaped(cell) for cell in cells) + " |"


def _inline(text: Text, opening: bool = False) -> str:
    shown = _escaped(text.text, opening=opening)
    return f'<span lang="{text.language}">{shown}</span>' if text.language else shown


def _escaped(text: str, opening: bool = True) -> str:
    """The text with every sign that Markdown would take for its own made plain."""
    shown = literal(text)
    return _OPENING.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", shown) if opening else shown


def _slug(text: str, known: dict[str, int]) -> str:
    """The anchor that GitHub and most others give to a heading: small letters, hyphens, a number for the next alike."""
    plain = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
    number = known.get(plain, 0)
    known[plain] = number + 1
    return f"{plain}-{number}" if number else plain
