"""Chapters by element instead of by entry: the names come back in every chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generate.labelled import one_line
from tests.generate.parts import new_entry, purpose_value
from tests.generate.wordlists import lower_first

if TYPE_CHECKING:
    from tests.generate.content import Body
    from tests.generate.page import Page
    from tests.generate.surroundings import Shared
    from tests.generate.truth import Labelled


def chapters(page: Page, body: Body, shared: Shared) -> None:
    """Repositories with their purposes, then a chapter for each other element."""
    truths = _names(page, body)
    elements = ["systems", *(e for e in ("datasets", "search_keys", "api") if page.chance(0.7))]
    if shared.api:
        elements = [e for e in elements if e != "api"]
    if page.chance(0.4):
        page.rng.shuffle(elements)
    bullet = page.chance(0.7)
    for element in elements:
        page.heading(page.spelled(page.rng.choice(page.words["element_chapter"][element])), 2)
        for entry, truth in zip(body.entries, truths, strict=True):
            if not page.chance(0.08):
                text = f"{entry.name}: {one_line(page, entry, element, truth)}"
                if bullet:
                    page.item(text)
                else:
                    page.para(text)


def _names(page: Page, body: Body) -> list[Labelled]:
    """Give the chapter of names: "X: purpose", one on a line."""
    if page.lines[-1].kind != "heading" or page.lines[-1].level == 1:
        page.heading(page.pick("chapter").format(org=body.genitive), 2)
    out = []
    for entry in body.entries:
        truth = new_entry(page, entry)
        out.append(truth)
        page.item(f"{entry.name}: {lower_first(purpose_value(entry, truth))}")
    return out
