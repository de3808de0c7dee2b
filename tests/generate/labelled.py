"""F1: label and value on one line; F2: sub-headings or labels with lists below (a numbered, b bullets and prose)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.generate.parts import (
    api_answer,
    authority_value,
    contact_items,
    contact_sentence,
    contact_value,
    datasets_items,
    datasets_text,
    keys_items,
    keys_sentence,
    keys_text,
    new_entry,
    purpose_paragraph,
    purpose_sentence,
    purpose_value,
    systems_items,
    systems_text,
)
from tests.generate.wordlists import upper_first

if TYPE_CHECKING:
    from tests.generate.content import Body, Entry
    from tests.generate.page import Page
    from tests.generate.surroundings import Shared
    from tests.generate.truth import Forms, Labelled

OWNED = {"api": "api", "contact": "contact", "authority": "authority", "search_keys": "keys"}


def chosen(
    page: Page, shared: Shared, rare: tuple[str, ...] = ("responsible", "users", "disclosure", "notes")
) -> list[str]:
    """Give the elements this document gives for each entry, in its order; what is shared is left out, mostly."""
    out = ["purpose", "datasets", "systems"]
    out += [e for e in ("search_keys", "api", "authority", "contact") if page.chance(0.6)]
    out = [e for e in out if not getattr(shared, OWNED.get(e, ""), False) or page.chance(0.1)]
    out += [e for e in rare if page.chance(0.15)]
    if page.chance(0.3):
        page.rng.shuffle(out)
    return out


def each(page: Page, body: Body, level: int, write: object, *, bullets: bool = False) -> None:
    """Every entry through `write(entry, level)`, under its group's heading."""
    assert callable(write)
    first = page.chance(0.7)
    if bullets and page.lines[-1].kind == "item":  # or the entries would go on the list before them
        page.heading(page.pick("chapter").format(org=body.genitive), 2)
    if body.register and first:
        write(body.register, level)
    capitals, duties, marks = page.chance(0.25), page.chance(0.2), page.chance(0.06)
    for number, (name, members) in enumerate(body.groups):
        if name:
            page.heading(name.upper() if capitals else name, level)
            if duties:
                page.para(page.frame("group_duty"))
        if page.chance(0.04) and not bullets:
            see_elsewhere(page, level + bool(name))
        for entry in members:
            write(entry, level + bool(name))
        if marks:
            page.noise(page.frame("page_mark", n=str(number + 1)))
    if body.register and not first:
        write(body.register, level)


def see_elsewhere(page: Page, level: int) -> None:
    """Write a heading whose whole content is a reference: no entry."""
    title, text = page.rng.choice(page.frames["see"])
    page.heading(title, level)
    page.para(text)


def one_line(page: Page, entry: Entry, element: str, truth: Labelled) -> str:
    """Give the element's value on one line."""
    match element:
        case "purpose":
            return purpose_value(entry, truth) if page.chance(0.6) else purpose_sentence(page, entry, truth)
        case "datasets":
            return datasets_text(page, entry, truth)
        case "systems":
            return systems_text(page, entry, truth)
        case "search_keys":
            return keys_text(page, entry.keys, truth, capital=page.chance(0.5))
        case "api":
            return api_answer(page, entry.api, truth, sentence=page.chance(0.4))
        case "authority":
            return authority_value(entry.authority, truth)
        case "contact":
            return contact_value(page, entry.contact, truth)
        case "responsible":
            truth.texts["responsible"] = (entry.responsible,)
            return entry.responsible
        case "users":
            truth.texts["users"] = (entry.users,)
            return entry.users
        case "disclosure":
            truth.texts["disclosure"] = (entry.disclosure,)
            return entry.disclosure
    return entry.notes


def label_lines(page: Page, body: Body, shared: Shared) -> None:
    """F1."""
    elements = chosen(page, shared)
    bullet, dot, nested = page.chance(0.5), page.chance(0.3), page.chance(0.1)
    separator = " –" if page.chance(0.05) else ":"
    owner = page.chance(0.25) and "responsible" not in elements

    def write(entry: Entry, level: int) -> None:
        title = entry.name
        truth = new_entry(page, entry)
        if owner:
            title = f"{entry.name}, {page.label('responsible')}: {entry.post}"
            truth.texts["responsible"] = (entry.post,)
        if nested:
            page.item(title)
        else:
            page.heading(title, level)
        for element in elements:
            if page.chance(0.08):
                continue
            value = one_line(page, entry, element, truth)
            if dot and not value.endswith("."):
                value += "."
            page.field(page.label(element) + separator, value, bullet or nested, 1 + nested)

    each(page, body, page.base, write, bullets=nested)


def numbered(page: Page, body: Body, shared: Shared) -> None:
    """F2a: sub-headings over numbered lists."""
    _under_labels(page, body, shared, numbers=True)


def sub_headings(page: Page, body: Body, shared: Shared) -> None:
    """F2b: sub-headings or label lines over bullets and prose."""
    _under_labels(page, body, shared, numbers=False)


class _Layout(NamedTuple):
    """How one document of F2 is set."""

    elements: tuple[str, ...]
    numbers: bool
    bare_purpose: bool  # the purpose has no label
    bare_list: bool  # the data sets stand right under the entry's heading
    as_heading: bool
    colon: bool
    sunk: bool  # the systems' heading turned into a bullet
    mixed: bool  # systems and data sets in one list


def _layout(page: Page, shared: Shared, numbers: bool) -> _Layout:
    elements = chosen(page, shared, ("responsible",))
    bare_purpose, as_heading = page.chance(0.6), page.chance(0.6)
    sunk, mixed = not numbers and page.chance(0.1), page.chance(0.08)
    bare_list = not numbers and not mixed and page.chance(0.07)
    if bare_list:
        elements = ["datasets", *(e for e in elements if e not in ("datasets", "purpose"))]
    elif bare_purpose:
        elements = ["purpose", *(e for e in elements if e != "purpose")]
    colon = not as_heading or page.chance(0.3)
    return _Layout(tuple(elements), numbers, bare_purpose, bare_list, as_heading, colon, sunk, mixed)


def _under_labels(page: Page, body: Body, shared: Shared, numbers: bool) -> None:
    layout = _layout(page, shared, numbers)

    def write(entry: Entry, level: int) -> None:
        page.heading(entry.name, level)
        truth = new_entry(page, entry)
        for element in layout.elements:
            if page.chance(0.07):
                continue
            if element == "purpose" and layout.bare_purpose:
                page.para(purpose_paragraph(page, entry, truth))
            elif element == "datasets" and layout.bare_list:
                page.bullets(datasets_items(entry, truth))
            elif layout.mixed and element == "datasets" and _can_mix(entry, truth):
                _mixed(page, entry, truth, layout.as_heading, level)
            elif not (layout.mixed and element == "systems" and "systems" in truth.lists):
                _labelled(page, entry, element, truth, level, layout)

    each(page, body, page.base, write)


def _labelled(page: Page, entry: Entry, element: str, truth: Labelled, level: int, layout: _Layout) -> None:  # noqa: PLR0917
    """Write the element's label, then the element below it or, when it is short, beside it."""
    label = page.label(element) + (":" if layout.colon else "")
    if element in ("api", "authority", "responsible") and page.chance(0.3):
        page.field(label.rstrip(":") + ":", one_line(page, entry, element, truth))
        return
    if layout.sunk and element == "systems" and page.lines[-1].kind == "item":
        page.item(label.rstrip(":"))
    elif layout.as_heading:
        page.heading(label, level + 1)
    else:
        page.para(label)
    _below(page, entry, element, truth, layout.numbers)


def _can_mix(entry: Entry, truth: Labelled) -> bool:
    """Systems are told from data sets only by names that say what they are."""
    return "systems" not in truth.lists and all(s.name[0].islower() for s in entry.systems)


def _mixed(page: Page, entry: Entry, truth: Labelled, as_heading: bool, level: int) -> None:
    """Write one list of systems and data sets under a label for both; told apart by nature, or all taken for both."""
    label = page.pick("mixed")
    if as_heading:
        page.heading(label, level + 1)
    else:
        page.para(label + ":")
    systems, datasets = systems_items(entry, truth), datasets_items(entry, truth)
    both: list[Forms] = [(i,) for i in (*systems, *datasets)]
    truth.splits["datasets"] = [*truth.splits.get("datasets", []), both]
    truth.splits["systems"] = [[], both]
    page.bullets([*datasets, *systems] if page.chance(0.5) else [*systems, *datasets])


def _below(page: Page, entry: Entry, element: str, truth: Labelled, numbers: bool) -> None:
    """Give the element under its label."""
    use_numbers = numbers and page.chance(0.85)
    if element == "datasets":
        page.bullets(datasets_items(entry, truth), use_numbers)
    elif element == "systems":
        page.bullets(systems_items(entry, truth, page.style.gloss), use_numbers)
    elif element == "search_keys":
        if page.chance(0.4):
            page.para(keys_sentence(page, entry.keys, truth))
        elif page.chance(0.3):
            page.para(keys_text(page, entry.keys, truth, capital=page.chance(0.5)))
        else:
            page.bullets(keys_items(page, entry.keys, truth), use_numbers)
    elif element == "contact":
        _contact(page, entry, truth)
    elif element == "purpose":
        page.para(purpose_paragraph(page, entry, truth))
    else:
        page.para(upper_first(one_line(page, entry, element, truth)))


def _contact(page: Page, entry: Entry, truth: Labelled) -> None:
    if page.chance(0.25):
        page.para(contact_sentence(page, entry.contact, truth, entry.name))
        return
    lettered, bulleted = page.chance(0.1), page.chance(0.7)
    for i, text in enumerate(contact_items(page, entry.contact, truth)):
        if lettered:
            page.item(text, f"{'abcdef'[i]})")
        elif bulleted:
            page.item(text)
        else:
            page.para(text)
