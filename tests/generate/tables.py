"""F8: tables with one row a repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generate.labelled import chosen, each, one_line
from tests.generate.parts import datasets_items, keys_items, new_entry, systems_items
from tests.generate.wordlists import upper_first

if TYPE_CHECKING:
    from tests.generate.content import Body, Entry
    from tests.generate.page import Page
    from tests.generate.surroundings import Shared
    from tests.generate.truth import Labelled


def tables(page: Page, body: Body, shared: Shared) -> None:
    """One table, or one under each group's heading; rows may go on in a second row."""
    elements = [e for e in chosen(page, shared, ("responsible", "users", "disclosure")) if e != "notes"]
    if page.chance(0.15):
        vertical(page, body, elements)
        return
    stacked = page.chance(0.2)
    name_at = 0 if page.chance(0.9) else 1
    repeat, broken = page.chance(0.1), page.chance(0.12)
    lead = page.rng.choices(("", "number", "unit"), (8, 1, 1))[0]
    split = page.chance(0.15)
    rest = [body.register] if body.register else []
    for name, members in body.groups:
        if name:
            page.heading(name, 2)
        header = [upper_first(page.label(e)) for e in elements]
        header.insert(name_at, upper_first(page.label("name", "column")))
        if lead:
            header.insert(0, page.pick(f"{lead}_column"))
        page.row(header, header=True)
        for i, entry in enumerate([*rest, *members]):
            if repeat and i and i % 4 == 0:
                page.lines.append(page.lines[-1]._replace(kind="row", cells=tuple(header), header=False))
            if broken and i and page.chance(0.4):  # a page ends here and the table goes on
                page.lines.append(page.lines[-1]._replace(kind="break", cells=()))
            start = len(page.lines)
            _row(page, entry, elements, name_at, stacked=stacked, split=split)
            if lead:
                first = {"number": f"{i + 1}.", "unit": entry.responsible}[lead]
                new = [r._replace(cells=(first if n == 0 else "", *r.cells)) for n, r in enumerate(page.lines[start:])]
                page.lines[start:] = new
        rest = []


def _row(page: Page, entry: Entry, elements: list[str], name_at: int, *, stacked: bool, split: bool) -> None:
    truth = new_entry(page, entry)
    cells = [_cell(page, entry, e, truth, stacked) if not page.chance(0.06) else _empty(page) for e in elements]
    cells.insert(name_at, entry.name)
    if not split or "datasets" not in elements or len(entry.datasets) < 3 or not truth.lists.get("datasets"):
        page.row(cells)
        return
    at = elements.index("datasets") + (name_at == 0)
    pieces = cells[at].split("\n" if "\n" in cells[at] else ", ")
    if len(pieces) < 3 or page.style.joint == "semicolon":
        page.row(cells)
        return
    joint = "\n" if "\n" in cells[at] else ", "
    first, rest = joint.join(pieces[:2]) + ("," if joint == ", " else ""), joint.join(pieces[2:])
    page.row([first if i == at else c for i, c in enumerate(cells)])
    page.row([rest if i == at else "" for i in range(len(cells))])


def _empty(page: Page) -> str:
    return page.rng.choice(("", "", "-", "–"))


def _cell(page: Page, entry: Entry, element: str, truth: Labelled, stacked: bool) -> str:
    if stacked and element in ("datasets", "systems", "search_keys"):
        known = {"datasets": datasets_items, "systems": systems_items}.get(element)
        items = known(entry, truth) if known else keys_items(page, entry.keys, truth)
        return "\n".join(upper_first(i) for i in items)
    text = one_line(page, entry, element, truth)
    return text + "," if element in ("systems", "datasets") and page.chance(0.03) else text


def vertical(page: Page, body: Body, elements: list[str]) -> None:
    """Write a small table of two columns for each repository: label and value."""
    named, colon = page.chance(0.4), page.chance(0.3)

    def write(entry: Entry, level: int) -> None:
        truth = new_entry(page, entry)
        page.new_table()
        if named:
            page.row([upper_first(page.label("name", "column")), entry.name])
        else:
            page.heading(entry.name, level)
        for element in elements:
            value = _empty(page) if page.chance(0.06) else one_line(page, entry, element, truth)
            page.row([upper_first(page.label(element)) + ":" * colon, value])

    each(page, body, page.base, write)
