"""F9: the form of one system, a heading for each field; F10: a system's name and three labelled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generate.labelled import each
from tests.generate.parts import datasets_text, keys_text
from tests.generate.truth import Labelled
from tests.generate.wordlists import load, upper_first

if TYPE_CHECKING:
    from tests.generate.content import Body, Entry
    from tests.generate.page import Page
    from tests.generate.surroundings import Shared


def _started(page: Page, name: str) -> Labelled:
    truth = Labelled((name,), "s")
    truth.lists["systems"] = [(name,)]
    truth.optional.add("systems")
    page.truth.append(truth)
    return truth


def forms(page: Page, body: Body, shared: Shared) -> None:
    """F9: one form, sometimes two, with fields left empty."""
    names = page.rng.sample(load("systems")["products"], 2)
    as_heading = page.chance(0.7)
    gaps = page.chance(0.5)

    def label(text: str) -> None:
        if as_heading:
            page.heading(text, 2)
        else:
            page.para(text)

    for name, entry in zip(names, body.entries[: page.rng.choice((1, 1, 2))], strict=False):
        _form(page, name, entry, label, gaps)


def _form(page: Page, name: str, entry: Entry, label: object, gaps: bool) -> None:
    assert callable(label)
    truth = _started(page, name)
    label(page.label("name", "form"))
    page.para(name)
    fields = ["responsible", "purpose", "datasets", "keys"]
    fields = [fields[0], *page.rng.sample(fields[1:], 3)]
    for element in fields:
        if element == "keys" and page.chance(0.4):
            continue
        label(page.label(element, "form"))
        if element == "responsible":
            page.para(entry.responsible)
            truth.texts["responsible"] = (entry.responsible,)
        elif element == "purpose":
            page.para(entry.purpose + ".")
            truth.texts["purpose"] = (entry.purpose,)
        elif element == "datasets":
            page.para(datasets_text(page, entry, truth) + ".")
        else:
            page.para(keys_text(page, entry.keys, truth))
        if gaps and page.chance(0.4):
            label(page.rng.choice(page.words["form"]["empty"]))


def triples(page: Page, body: Body, shared: Shared) -> None:
    """F10: system name, then description, owner and users."""
    order = ["description", "owner", "users"]
    if page.chance(0.2):
        page.rng.shuffle(order)
    seen: set[str] = set()

    def write(entry: Entry, level: int) -> None:
        name = upper_first(entry.systems[0].name)
        if name in seen:
            return
        seen.add(name)
        page.heading(name, level)
        truth = _started(page, name)
        for element in order:
            if page.chance(0.05):
                continue
            page.field(page.label(element, "system") + ":", _line(entry, element, truth))

    each(page, body, page.base, write)


def _line(entry: Entry, element: str, truth: Labelled) -> str:
    if element == "description":
        truth.texts["purpose"] = (entry.purpose,)
        return entry.purpose
    if element == "owner":
        truth.texts["responsible"] = (entry.responsible,)
        return entry.responsible
    truth.texts["users"] = (entry.users,)
    return entry.users
