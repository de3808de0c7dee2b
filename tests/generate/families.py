"""From a body to a page in one of the layout families."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.generate import elementwise, headed, labelled, oneline, prose, systems, tables
from tests.generate.content import Body, body
from tests.generate.page import Page
from tests.generate.surroundings import Shared, chapter, closing, opening, plan

Writer = Callable[[Page, Body, Shared], None]

FAMILIES: dict[str, Writer] = {
    "F1": labelled.label_lines,
    "F2a": labelled.numbered,
    "F2b": labelled.sub_headings,
    "F3": prose.paragraphs,
    "F4": headed.headings,
    "F6": oneline.lines,
    "F7": prose.sentence_bullets,
    "F8": tables.tables,
    "F9": systems.forms,
    "F10": systems.triples,
    "EW": elementwise.chapters,
}
# families that describe systems, to which keys, contacts and deciders shared by all are foreign
BY_SYSTEM = frozenset({"F9", "F10"})
LANGUAGE_SHARES = {"fi": 6, "sv": 3, "en": 1}


def generate(
    seed: int, family: str | None = None, lang: str | None = None, rare: float = 0.15
) -> tuple[str, str, Page]:
    """Give the family, the language and the page of a seed; the same seed gives the same page."""
    rng = random.Random(seed)
    drawn_family = rng.choice(list(FAMILIES))
    drawn_lang = rng.choices(list(LANGUAGE_SHARES), list(LANGUAGE_SHARES.values()))[0]
    family, lang = family or drawn_family, lang or drawn_lang
    whole = body(lang, rng)
    page = Page(lang, rng, rare)
    if family in BY_SYSTEM:
        whole = whole._replace(title=rng.choice(page.words["form" if family == "F9" else "system"]["title"]))
    shared = Shared() if family in BY_SYSTEM else plan(page)
    opening(page, whole, shared)
    if family not in BY_SYSTEM:
        chapter(page, whole)
    FAMILIES[family](page, whole, shared)
    closing(page, whole, shared)
    return family, lang, page
