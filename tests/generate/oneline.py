"""F6: one-line entries, "X tietovaranto: purpose. Tietojärjestelmät: a, b"; the Swedish twin takes two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generate.labelled import each
from tests.generate.parts import datasets_text, new_entry, purpose_value, systems_text
from tests.generate.wordlists import lower_first

if TYPE_CHECKING:
    from tests.generate.content import Body, Entry
    from tests.generate.page import Page
    from tests.generate.surroundings import Shared


def lines(page: Page, body: Body, shared: Shared) -> None:
    """F6."""
    labelled = page.chance(0.4)
    systems = page.chance(0.75)
    datasets = page.chance(0.25)
    two_lines = systems and page.chance(0.6 if page.lang == "sv" else 0.15)
    bullet = page.chance(0.8)
    after_name = page.rng.choices((":", " –", " -"), (8, 1, 1))[0]

    def write(entry: Entry, level: int) -> None:
        truth = new_entry(page, entry)
        purpose = purpose_value(entry, truth)
        text = (
            f"{entry.name}. {page.label('purpose')}: {purpose}."
            if labelled
            else f"{entry.name}{after_name} {lower_first(purpose)}."
        )
        if datasets and not page.chance(0.1):
            text += f" {page.label('datasets')}: {datasets_text(page, entry, truth)}."
        said = page.chance(0.85)
        if systems and said and not two_lines:
            text += f" {page.label('systems')}: {systems_text(page, entry, truth)}" + page.rng.choice((".", ""))
        if bullet:
            page.item(text)
        else:
            page.para(text)
        if two_lines and said:
            page.para(f"{page.label('systems')}: {systems_text(page, entry, truth)}")

    each(page, body, page.base, write, bullets=True)
