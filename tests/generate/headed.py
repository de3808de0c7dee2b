"""F4: every heading carries the entry's name and the element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generate.labelled import chosen, each, one_line
from tests.generate.parts import datasets_items, keys_items, new_entry, systems_items
from tests.generate.prose import sentence
from tests.generate.wordlists import upper_first

if TYPE_CHECKING:
    from tests.generate.content import Body, Entry
    from tests.generate.page import Page
    from tests.generate.surroundings import Shared


def headings(page: Page, body: Body, shared: Shared) -> None:
    """F4; with or without a heading of the entry alone first."""
    elements = chosen(page, shared, ())
    own = page.chance(0.5)
    lists = page.chance(0.4)

    def write(entry: Entry, level: int) -> None:
        if entry.kind == "c":
            return
        names = _names(page, entry)
        entry = entry._replace(name=names[0])
        truth = new_entry(page, entry, *names)
        if own:
            page.heading(entry.name, level)
        for element in elements:
            if page.chance(0.05):
                continue
            slots = {
                "gen": upper_first(str(entry.topic["of"])),
                "of": str(entry.topic["of"]),
                "for": str(entry.topic.get("for", "")),
            }
            page.heading(upper_first(page.label(element, "headed", **slots)), level + own)
            if lists and element in ("datasets", "systems", "search_keys"):
                items = {"datasets": datasets_items, "systems": systems_items}.get(element)
                page.bullets(items(entry, truth) if items else keys_items(page, entry.keys, truth))
            elif element in ("authority", "contact") or page.chance(0.3):
                page.para(one_line(page, entry, element, truth))
            else:
                page.para(sentence(page, entry, element, truth, labelled=True))

    each(page, body, page.base, write)


def _names(page: Page, entry: Entry) -> tuple[str, ...]:
    """Give the name that the headings carry, in the nominative."""
    of = upper_first(str(entry.topic["of"]))
    if page.lang == "fi":
        return (f"{of} tietovaranto",)
    if page.lang == "sv":
        return (f"Informationslager för {entry.topic['for']}", f"Informationslagret för {entry.topic['for']}")
    return (f"{of} data repository",)
