"""What stands around the entries: titles, preambles, shared statements, request advice, footers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from tests.generate.parts import (
    api_answer,
    contact_items,
    contact_sentence,
    keys_items,
    keys_sentence,
    record_authority,
)
from tests.generate.truth import Labelled
from tests.generate.wordlists import upper_first

if TYPE_CHECKING:
    from tests.generate.content import Body
    from tests.generate.page import Page


@dataclasses.dataclass
class Shared:
    """Which statements are made once for all entries, and what has been said."""

    api: bool = False
    default: bool = False
    contact: bool = False
    authority: bool = False
    keys: bool = False
    said: Labelled = dataclasses.field(default_factory=lambda: Labelled(("",)))


def plan(page: Page) -> Shared:
    """Half of the documents say some things once for all."""
    api = page.chance(0.35)
    return Shared(api, api and page.chance(0.25), page.chance(0.5), page.chance(0.15), page.chance(0.12))


def opening(page: Page, body: Body, shared: Shared) -> None:
    """Navigation, title, preamble and the shared statements that stand first."""
    rng, words = page.rng, page.frames
    if page.chance(0.3):
        for text in rng.sample(words["nav"], rng.randint(1, 3)):
            page.noise(text)
    if page.chance(0.1):
        page.noise(rng.choice(words["cookies"]))
    page.heading(body.title, 1)
    if page.chance(0.03):
        page.noise(page.frame("notice"))
    if page.chance(0.25):
        page.para(rng.choice(page.words["updated"]).format(body.date))
    if page.chance(0.6):
        preamble(page, body)
    _before(page, body, shared)


def preamble(page: Page, body: Body) -> None:
    rng, words = page.rng, page.frames
    if page.chance(0.5):
        page.heading(page.pick("intro"), 2)
    texts = [page.frame("statute"), *rng.sample(words["promise"], 2)]
    for text in rng.sample(texts, rng.randint(1, 3)):
        page.para(text.format(org=body.name))
    if page.chance(0.2):
        page.para(rng.choice(words["statute_list_lead"]))
        end = rng.choice((",", ";", ""))
        items = words["statute_list"]
        for i, text in enumerate(items):
            page.item(text + (end if i < len(items) - 1 else "." if end else ""))


def _before(page: Page, body: Body, shared: Shared) -> None:
    if shared.default:
        _titled(page, "global_api", 0.7, [page.frame("default_clause")])
        shared.said.api = frozenset({"no", "partial"})  # a default, or an answer with exceptions
    elif shared.api:
        _titled(page, "global_api", 0.8, [api_answer(page, body.api, shared.said, sentence=True)])
    if shared.keys:
        _keys(page, body, shared)
    if shared.authority:
        page.heading(page.pick("global_authority"), 2)
        page.para(upper_first(body.authority.text) + page.rng.choice((".", "")))
        record_authority(shared.said, body.authority)
    if shared.contact and page.chance(0.4):
        requests(page, body, shared)


def _titled(page: Page, title: str, share: float, paragraphs: list[str]) -> None:
    if page.chance(share):
        page.heading(page.pick(title), 2)
    for text in paragraphs:
        page.para(text)


def _keys(page: Page, body: Body, shared: Shared) -> None:
    page.heading(page.pick("global_keys"), 2)
    if page.chance(0.5):
        page.para(keys_sentence(page, body.keys, shared.said))
        return
    if page.chance(0.7):
        page.para(page.frame("keys_before_list"))
    page.bullets(keys_items(page, body.keys, shared.said))


def requests(page: Page, body: Body, shared: Shared) -> None:
    """How to ask: the contact for all, with or without advice."""
    if shared.said.lists.get("emails"):
        return
    page.heading(page.pick("requests"), 2)
    if page.chance(0.5):
        page.para(page.rng.choice(page.frames["advice"]))
    if page.chance(0.4):
        page.para(contact_sentence(page, body.contact, shared.said))
        return
    lines = contact_items(page, body.contact, shared.said)
    if page.chance(0.5):
        for text in lines:
            page.item(text)
    else:
        for text in lines:
            page.para(text)


def chapter(page: Page, body: Body) -> None:
    """Give the heading over the repositories."""
    if page.chance(0.5):
        page.heading(page.pick("chapter").format(org=body.genitive), 2)
        page.base = 3 if page.chance(0.8) else 2


def closing(page: Page, body: Body, shared: Shared) -> None:
    """Give what stands after the entries; then every entry inherits what it does not say itself."""
    if shared.contact:
        requests(page, body, shared)
    if page.chance(0.15):
        page.para(page.rng.choice(page.words["updated"]).format(body.date))
    if page.chance(0.06):
        _person(page)
    if page.chance(0.3):
        for text in page.rng.sample(page.frames["footer"], page.rng.randint(1, 2)):
            page.noise(text)
    for entry in page.truth:
        inherit(entry, shared.said)


def _person(page: Page) -> None:
    """A name, a post and a number at the foot of the page, which do not say that requests go there."""
    words = page.frames
    page.para(f"{page.rng.choice(words['first_names'])} {page.rng.choice(words['last_names'])}")
    number = f"02 {page.rng.randint(1000, 9999)} {page.rng.randint(100, 999)}"
    page.para(upper_first(page.rng.choice(words["posts"])))
    page.para(number)


def inherit(entry: Labelled, said: Labelled) -> None:
    """Give an entry without its own statement has the shared one; channels are inherited together."""
    if entry.api == {"missing"}:
        entry.api = said.api
    if "search_keys" not in entry.lists and "search_keys" in said.lists:
        entry.lists["search_keys"] = said.lists["search_keys"]
    own = entry.lists.get("emails") or entry.lists.get("phones")
    if not own and said.lists.get("emails"):
        for field in ("emails", "phones"):
            entry.lists[field] = said.lists.get(field, [])
    if "deciding_authority" not in entry.texts and "deciding_authority" in said.texts:
        entry.texts["deciding_authority"] = said.texts["deciding_authority"]
        entry.parts["deciding_authority"] = said.parts["deciding_authority"]
        entry.extra.update(said.extra)
