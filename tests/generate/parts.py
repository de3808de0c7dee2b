"""The elements of an entry, written as a value, a list or a sentence, each with its truth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.generate.truth import Forms, Labelled
from tests.generate.wordlists import illative, load, lower_first, partitive, system_case, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.generate.content import Api, Authority, Contact, Entry, Key, System
    from tests.generate.page import Page

AND = re.compile(r" (?:ja|sekä|och|samt|and) ")


def new_entry(page: Page, entry: Entry, *names: str) -> Labelled:
    """Start the truth of an entry and hand it to the page."""
    truth = Labelled((*names, entry.name) if names else (entry.name,), entry.kind)
    page.truth.append(truth)
    return truth


# ---------------------------------------------------------------- lists in running text


def joined(
    page: Page, items: Sequence[str], conjunction: str = "word_and", sentence: bool = False
) -> tuple[str, list[list[str]]]:
    """Give the items in one line, and other ways to split it that are as right."""
    if len(items) == 1:
        return items[0], []
    if page.style.joint == "semicolon" and not sentence:
        return "; ".join(items), []
    if (page.style.joint != "and" and not sentence) or AND.search(items[-1]):
        return ", ".join(items), []
    word = page.rng.choice(page.frames[conjunction])
    text = f"{', '.join(items[:-1])} {word} {items[-1]}"
    ambiguous = conjunction == "word_and" and " " in items[-2] and " " not in items[-1]
    return text, [[*items[:-2], f"{items[-2]} {word} {items[-1]}"]] if ambiguous else []


def plain_forms(items: Sequence[str]) -> list[Forms]:
    return [(item,) for item in items]


def halves(items: Sequence[str]) -> list[list[str]]:
    """Other readings of "a ja b" inside one item, where both sides can be things of their own."""
    out: list[list[str]] = []
    for i, item in enumerate(items):
        found = AND.search(item)
        if found and not item[: found.start()].endswith(("-", "n", "s")):
            out.append([*items[:i], item[: found.start()], item[found.end() :], *items[i + 1 :]])
    return out


def _add(truth: Labelled, field: str, items: list[Forms], others: list[list[str]]) -> None:
    truth.add_items(field, items, [plain_forms(o) for o in others])


# ---------------------------------------------------------------- datasets, systems, keys


def datasets_text(page: Page, entry: Entry, truth: Labelled, capital: bool = True) -> str:
    text, others = joined(page, entry.datasets, sentence=not capital)
    _add(truth, "datasets", plain_forms(entry.datasets), [*others, *halves(entry.datasets)])
    return upper_first(text) if capital else lower_first(text)


def datasets_items(entry: Entry, truth: Labelled) -> list[str]:
    _add(truth, "datasets", plain_forms(entry.datasets), halves(entry.datasets))
    return list(entry.datasets)


def system_forms(system: System) -> Forms:
    return (system.text, system.name) if system.gloss else (system.name,)


def systems_text(page: Page, entry: Entry, truth: Labelled, capital: bool = True) -> str:
    text, _ = joined(page, [s.text for s in entry.systems])
    truth.add_items("systems", [system_forms(s) for s in entry.systems])
    return upper_first(text) if capital else text


def systems_items(entry: Entry, truth: Labelled, gloss: str = "{} ({})") -> list[str]:
    """Give the systems one by one; in a list the gloss may follow a comma."""
    texts = [gloss.format(s.name, s.gloss) if s.gloss else s.name for s in entry.systems]
    truth.add_items("systems", [(t, s.name) if s.gloss else (t,) for t, s in zip(texts, entry.systems, strict=True)])
    return texts


def keys_text(page: Page, keys: Sequence[Key], truth: Labelled, capital: bool = True) -> str:
    text, _ = joined(page, [k.text for k in keys])
    truth.add_items("search_keys", [k.forms for k in keys])
    return upper_first(text) if capital else text


def keys_items(page: Page, keys: Sequence[Key], truth: Labelled) -> list[str]:
    truth.add_items("search_keys", [k.forms for k in keys])
    return [k.text for k in keys]


# ---------------------------------------------------------------- sentences


def purpose_sentence(page: Page, entry: Entry, truth: Labelled) -> str:
    """Give the purpose as a sentence of its own; the noun phrase alone is right too."""
    frames = ["purpose"]
    if page.lang == "fi":
        frames += ["purpose_miseen", "purpose_miseen", "purpose_mista"]
    miseen, mista = illative(entry.purpose), partitive(entry.purpose)
    text = page.frame(
        page.rng.choice(frames), lower=lower_first(entry.purpose), miseen=miseen, mista=mista, name=entry.name
    )
    truth.texts["purpose"] = (text, entry.purpose, miseen, mista)
    return text


def purpose_paragraph(page: Page, entry: Entry, truth: Labelled) -> str:
    """Give the purpose, now and then with a sentence that says something else of the service."""
    text = purpose_sentence(page, entry, truth)
    if page.chance(0.2):
        more = page.frame("more")
        truth.texts["purpose"] = (f"{text} {more}", *truth.texts["purpose"])
        text = f"{text} {more}"
    return text


def purpose_value(entry: Entry, truth: Labelled) -> str:
    truth.texts["purpose"] = (entry.purpose,)
    return entry.purpose


def datasets_sentence(page: Page, entry: Entry, truth: Labelled) -> str:
    return page.frame("scope", list=datasets_text(page, entry, truth, capital=False), name=entry.name)


def systems_sentence(page: Page, entry: Entry, truth: Labelled, labelled: bool = False) -> str:
    """Finnish inflects what its frames ask for; a system that cannot be inflected stands in the nominative."""
    ours = entry.systems
    inflect = page.lang == "fi" and page.chance(0.6)
    if inflect:
        ours = tuple(s for s in ours if s.name[0].isupper() or s.name.endswith("järjestelmä")) or ()
    if not inflect or not ours or len(ours) < len(entry.systems):
        names = [s.name for s in entry.systems]
        truth.add_items("systems", plain_forms(names))
        one = page.lang == "fi" and len(names) == 1
        bare = "systems_bare" if labelled else "systems_nom"
        return page.frame(
            "systems_one_nom" if one else bare,
            list=joined(page, names, sentence=page.lang == "fi" or page.chance(0.8))[0],
        )
    ending, frame = page.rng.choice((("än", "systems_ill"), ("ssä", "systems_ine")))
    forms = [system_case(s.name, ending) for s in ours]
    truth.add_items("systems", [(f, f[: -len(ending)], s.name) for f, s in zip(forms, ours, strict=True)])
    return page.frame(frame, list=joined(page, forms, sentence=True)[0])


def keys_sentence(page: Page, keys: Sequence[Key], truth: Labelled) -> str:
    """Give the keys in a sentence, inflected as it asks."""
    if page.lang == "fi" and page.chance(0.07):
        return _shared_head(page, truth)
    case = page.rng.choice(("nom", "part", "ade")) if page.lang == "fi" else "nom"
    words = [{"nom": k.base, "part": k.partitive, "ade": k.adessive}[case] for k in keys]
    truth.add_items("search_keys", [(w, k.base) for w, k in zip(words, keys, strict=True)])
    text, _ = joined(page, words, "word_or" if case != "nom" else "word_and", sentence=page.chance(0.7))
    one = page.lang == "fi" and case == "nom" and len(keys) == 1
    return page.frame("keys_one_nom" if one else f"keys_{case}", list=text)


def _shared_head(page: Page, truth: Labelled) -> str:
    """Write "asian, hankkeen tai henkilön nimellä": three keys whose head stands once."""
    base, adessive, owners = page.rng.choice(page.frames["shared_head"])
    chosen = page.rng.sample(owners, min(len(owners), page.rng.randint(2, 3)))
    text = f"{', '.join(chosen[:-1])} tai {chosen[-1]} {adessive}"
    truth.add_items("search_keys", [(f"{o} {base}", f"{o} {adessive}") for o in chosen], [[(text,)]])
    return page.frame("keys_ade", list=text)


# ---------------------------------------------------------------- api, authority, contact


def api_answer(page: Page, api: Api, truth: Labelled | None, sentence: bool, labelled: bool = True) -> str:
    """Give the answer. Without a label, what speaks of no interface tells nothing of one (KL151, not KL152)."""
    text = api.full if sentence else api.short
    if sentence and page.rare and page.chance(0.5) and api.kind in load("rare_api")[page.lang]:
        text = page.rng.choice(load("rare_api")[page.lang][api.kind]).format(host="https://data.esimerkki.example")
    if truth is not None and (labelled or api.kind != "not-an-answer"):
        truth.api = api_classes(api, text)
    return text


def api_classes(api: Api, text: str) -> frozenset[str]:
    return frozenset({api.kind, "yes"} if "soveltuvin osin" in text else {api.kind})


def record_authority(truth: Labelled, authority: Authority) -> None:
    truth.texts["deciding_authority"] = (authority.text,)
    truth.parts["deciding_authority"] = authority.parts
    truth.extra["emails"] = (authority.email,)
    truth.extra["phones"] = (authority.phone,)


def authority_value(entry_authority: Authority, truth: Labelled) -> str:
    record_authority(truth, entry_authority)
    return upper_first(entry_authority.text)


def authority_sentence(page: Page, authority: Authority, truth: Labelled) -> str:
    record_authority(truth, authority)
    return page.frame("authority", post=authority.text)


def record_contact(truth: Labelled, contact: Contact, phones: Sequence[str] | None = None) -> None:
    """Give the channels as given."""
    truth.lists["emails"] = [(contact.email,)] if contact.email else []
    truth.lists["phones"] = plain_forms(contact.phones if phones is None else phones)


def contact_value(page: Page, contact: Contact, truth: Labelled) -> str:
    """All channels in one line, as in a table's cell or after a label."""
    record_contact(truth, contact)
    pieces = [contact.email, *(_phone_text(page, contact)), contact.address]
    return ", ".join(p for p in pieces if p)


def _phone_text(page: Page, contact: Contact) -> list[str]:
    if not contact.phones:
        return []
    lead = {"fi": ("puh. {}", "p. {}", "Puh. {}"), "sv": ("tfn {}", "tel. {}"), "en": ("tel. {}", "phone {}")}[
        page.lang
    ]
    word = {"fi": " tai ", "sv": " eller ", "en": " or "}[page.lang]
    return [page.rng.choice(lead).format(page.rng.choice((", ", word)).join(contact.phones))]


def contact_items(page: Page, contact: Contact, truth: Labelled | None) -> list[str]:
    """Give the channels as lines of their own."""
    if truth is not None:
        record_contact(truth, contact)
    out = [page.rng.choice(page.words["email"]).format(contact.email)]
    out += [page.rng.choice(page.words["phone"]).format(p) for p in contact.phones]
    if contact.address:
        out.append(page.rng.choice(page.words["address"]).format(contact.address))
    return out


def contact_sentence(page: Page, contact: Contact, truth: Labelled | None, name: str = "") -> str:
    """One sentence; the phone is told only where the frame has room for it."""
    frames = page.rare_frames.get("contact", []) + page.frames["contact"]
    known = [f for f in frames if "{phone}" not in f or contact.phones]
    known = [f for f in known if "{name_ill}" not in f or name.endswith("tietovaranto")]
    frame = page.rng.choice(known)
    name_ill = name.removesuffix("o") + "oon" if name else ""
    if truth is not None:
        record_contact(truth, contact, contact.phones[:1] if "{phone}" in frame else ())
    return str(frame.format(email=contact.email, phone=contact.phones[0] if contact.phones else "", name_ill=name_ill))
