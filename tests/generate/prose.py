"""F3: cue sentences in paragraphs; F7: unlabelled bullets, each a sentence of one element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generate.labelled import chosen, each
from tests.generate.parts import (
    api_answer,
    authority_sentence,
    contact_sentence,
    datasets_sentence,
    keys_sentence,
    new_entry,
    purpose_sentence,
    systems_sentence,
)

if TYPE_CHECKING:
    from tests.generate.content import Body, Entry
    from tests.generate.page import Page
    from tests.generate.surroundings import Shared
    from tests.generate.truth import Labelled


def sentence(page: Page, entry: Entry, element: str, truth: Labelled, labelled: bool = False) -> str:
    """Give the element as one sentence without a label."""
    match element:
        case "purpose":
            return purpose_sentence(page, entry, truth)
        case "datasets":
            return datasets_sentence(page, entry, truth)
        case "systems":
            return systems_sentence(page, entry, truth, labelled)
        case "search_keys":
            return keys_sentence(page, entry.keys, truth)
        case "api":
            return api_answer(page, entry.api, truth, sentence=True, labelled=labelled)
        case "authority":
            return authority_sentence(page, entry.authority, truth)
        case "responsible":
            truth.texts["responsible"] = (entry.post,)
            return page.frame("responsible", post=entry.post)
    return contact_sentence(page, entry.contact, truth, entry.name)


def paragraphs(page: Page, body: Body, shared: Shared) -> None:
    """F3: one to three paragraphs an entry; the name is a heading, a numbered line or a bullet."""
    elements = chosen(page, shared, ("responsible",))
    together = page.chance(0.5)
    counter = iter(range(1, 100))
    numbers = page.chance(0.2)

    def write(entry: Entry, level: int) -> None:
        page.heading(f"{next(counter)}. {entry.name}" if numbers else entry.name, level)
        truth = new_entry(page, entry)
        said = [sentence(page, entry, e, truth) for e in elements if not page.chance(0.07)]
        if together and len(said) > 2:
            cut = page.rng.randint(1, len(said) - 1)
            said = [" ".join(said[:cut]), " ".join(said[cut:])]
        for text in said:
            page.para(text)

    each(page, body, page.base, write)


def sentence_bullets(page: Page, body: Body, shared: Shared) -> None:
    """F7."""
    elements = chosen(page, shared, ("responsible",))
    if page.chance(0.6):
        elements = [e for e in elements if e != "purpose"]

    pointer, nested = page.chance(0.25), page.chance(0.15)

    def write(entry: Entry, level: int) -> None:
        if nested:
            page.item(entry.name)
        else:
            page.heading(entry.name, level)
        truth = new_entry(page, entry)
        if pointer:
            page.item(page.frame("pointer"), depth=1 + nested)
        for element in elements:
            if not page.chance(0.07):
                page.item(sentence(page, entry, element, truth), depth=1 + nested)

    each(page, body, page.base, write, bullets=nested)
