"""What is said of open technical interfaces (28 § 1 mom. 5 kohta; 22-24 b §)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.checks.api_said import OPEN, WORDS, answer_of, answers_of, held_by, spot_of, statement_of, words
from kuvauslint.checks.elements import says
from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.checks.items import comparable, label, listed, texts_below
from kuvauslint.checks.scan import found, sentence
from kuvauslint.model.inheritance import own_or_shared
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.context import sentences
from kuvauslint.vocabulary.endings import same_word

SITE = ("www.", "http://www.", "https://www.")  # how the address of a website begins
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Prose that says nothing of any interface: what a page is about, and the headings and headers over its answers.
NO_CLAIMS = ("preamble", "title", "group", "header")


def authority_channel(node: Node, subject: Subject) -> Iterator[Hit]:
    """An answer that says open and names only a channel between authorities."""
    del node
    for api, entry in answers_of(subject):
        if (channel := _channel_of(api)) is not None:
            yield Hit(spot_of(api), {"channel": channel[0]}, entry, "api")


def _channel_of(api: Node) -> re.Match[str] | None:
    """The channel or the authority that alone is served by what an answer calls open."""
    said = statement_of(api)
    open_one = answer_of(api) in OPEN or words("open_claim").search(said) is not None
    if not open_one or answer_of(api) == "no":
        return None
    channel = words("authority_channel").search(said) if answer_of(api) in OPEN else None
    if channel is None or not (words("open_to_authorities").search(said) or _only_channel(api, said)):
        channel = _claimed_for(said) if api.get("url") is None else None
    return channel


def _claimed_for(said: str) -> re.Match[str] | None:
    """The authority, or its system, to which alone a sentence gives what it calls open."""
    for start, end in sentences(said):
        part = said[start:end]
        claim, receiver = words("open_claim").search(part), words("receiver").search(part)
        if claim is None or receiver is None or words("too").regex.search(part):
            continue
        rest = words("open_claim").regex.sub(" ", part)
        if not words("for_everyone").search(rest) and not words("address").search(rest):
            return receiver
    return None


def _for_authorities(said: str) -> bool:
    """Whether what is called open is for authorities alone, so that nobody else needs its address."""
    return words("open_to_authorities").search(said) is not None or _claimed_for(said) is not None


def _only_channel(api: Node, said: str) -> bool:
    """Whether nobody but authorities is spoken of; an address of its own may be the open one."""
    if words("for_everyone").search(said):
        return False
    return api.get("url") is None or words("through_channel").search(said) is not None


def misnamed(api: Node) -> bool:
    """Whether an answer gives a channel of authorities, or a view, for an interface: other rules tell of it."""
    return _channel_of(api) is not None or _viewing(api) is not None


def _viewing(api: Node) -> re.Match[str] | None:
    said = statement_of(api)
    match = words("viewing_as_interface").search(said)
    if match is None and answer_of(api) in (*OPEN, "authorities", "unclear") and not words("interface").search(said):
        match = words("viewing").search(said)
    return match


def viewing_connection(node: Node, subject: Subject) -> Iterator[Hit]:
    """A viewing connection given as the interface."""
    del node
    for api, entry in answers_of(subject):
        if (match := _viewing(api)) is not None and _channel_of(api) is None:
            yield Hit(spot_of(api), {"text": match[0]}, entry, "api")
    for text, match in found(subject, WORDS, "viewing_as_interface"):
        if text.field != "api":
            yield Hit(text.place(match.start(), match.end()), {"text": match[0]}, text.entry, text.field)


def without_address(node: Node, subject: Subject) -> Iterator[Hit]:
    """An open interface whose address is nowhere told."""
    del node
    shared = subject.root.get("api")
    common = shared is not None and (shared.get("url") is not None or words("address").search(statement_of(shared)))
    for api, entry in answers_of(subject):
        plain = answer_of(api) == "yes" or (answer_of(api) == "partial" and _opens(statement_of(api)))
        if not plain or common or api.get("url") is not None:
            continue
        if _for_authorities(statement_of(api)) or _page(api) is not None or _viewing(api) is not None:
            continue
        around = [statement_of(api)]
        if entry is not None:
            for name in ("notes", "systems", "purpose", "disclosure", "datasets"):
                around += texts_below(entry.get(name))
            around += [text.text for text in subject.texts() if text.entry is entry and text.node is None]
        if not words("address").search(" ".join(around)):
            yield Hit(spot_of(api), {}, entry, "api")


def _opens(said: str) -> bool:
    """Whether a sentence of a statement says that something is open to all, and not that it is not."""
    claims = (sentence(said, hit.start(), hit.end()) for hit in words("for_everyone").regex.finditer(said))
    return any(not words("not_positive").regex.search(claim) for claim in claims)


def on_personal_data(node: Node, subject: Subject) -> Iterator[Hit]:
    """A plain "open" at an entry whose data sets, or the keys to them, are personal or secret."""
    del node
    for api, entry in answers_of(subject):
        if (match := _personal(api, entry)) is not None:
            yield Hit(spot_of(api), {"data": match[0]}, entry, "api")


def _personal(api: Node, entry: Node | None) -> re.Match[str] | None:
    """The personal or secret data that a plain "open" is said of."""
    said = statement_of(api)
    if entry is None or answer_of(api) != "yes" or words("without_personal").search(said) or _for_authorities(said):
        return None
    held = " \u2022 ".join([held_by(entry), *(key for _, key in listed(entry, "search_keys"))])
    match = words("personal").search(held)
    if match is None or words("without_personal").search(held):
        return None
    return None if _is_on_others(said, entry) else match


def _is_on_others(said: str, entry: Node) -> bool:
    """Whether an answer names data sets of the entry and none of them is personal ("the collection data are open")."""
    told = [comparable(word) for word in _WORD.findall(said)]
    named = [
        name
        for name in (label(node) for node in entry.list_of("datasets"))
        if all(
            any(word == one or same_word(word, one) for one in told) for word in map(comparable, _WORD.findall(name))
        )
    ]
    if not named and (own := words("own_subject").search(said.strip())) is not None:
        named = [own["what"] or own["vad"]]
    return bool(named) and not any(words("personal").search(name) for name in named)


def web_page(node: Node, subject: Subject) -> Iterator[Hit]:
    """A page or a file given as the interface (2 § 11 kohta: between information systems)."""
    del node
    for api, entry in answers_of(subject):
        if (match := _page(api)) is not None:
            yield Hit(spot_of(api), {"text": match[0]}, entry, "api")


def _page(api: Node) -> re.Match[str] | None:
    """The page or file that an answer gives for an interface, or calls one."""
    said = statement_of(api)
    if answer_of(api) not in (*OPEN, "unclear") or words("not_positive").regex.search(said):
        return None
    if (match := words("page_as_interface").search(said)) is not None:
        return match
    urls = [url.text or "" for url in api.list_of("url")]
    if words("interface").search(said) or not all(url.casefold().startswith(SITE) for url in urls):
        return None
    return words("page").search(said)


def contradictory(node: Node, subject: Subject) -> Iterator[Hit]:
    """A no for the whole document beside a yes of an entry or a paragraph, or the reverse."""
    del node
    shared = subject.root.get("api")
    whole = "" if _is_default(shared) else answer_of(shared)
    given = [(entry, api) for api, entry in answers_of(subject) if entry is not None]
    answers = [(entry, api, answer_of(api)) for entry, api in given if answer_of(api)]
    if whole in ("yes", "no") and shared is not None:
        for entry, api, answer in answers:
            partly = words("default_clause").search(statement_of(api)) is not None
            if (whole, answer) in (("no", "yes"), ("no", "partial"), ("yes", "no")) and not partly:
                yield Hit(spot_of(api), {}, entry, "api", related=(subject.description.place(spot_of(shared)),))
    seen: set[int] = set()
    for text, match in found(subject, WORDS, "positive"):
        if text.role in NO_CLAIMS or id(text) in seen or not _is_positive(text, *match.span()):
            continue
        own = text.field == "api"
        against = _self_denial(text, subject) if own else _denial(subject, text, whole, answers)
        if against is not None:
            seen.add(id(text))
            at = text.place(match.start(), match.end())
            yield Hit(at, {}, text.entry, text.field or "api", related=(subject.description.place(spot_of(against)),))


def _is_default(api: Node | None) -> bool:
    """Whether the statement for all holds only where an entry does not tell otherwise."""
    if api is None:
        return False
    default = api.get("default")
    said = default is not None and (default.raw is True or (default.text or "").lower() == "true")
    return said or words("default_clause").search(statement_of(api)) is not None


def _is_positive(text: TextAt, start: int, end: int) -> bool:
    around = words("bare_no").regex.sub("", sentence(text.text, start, end))
    return not words("not_positive").regex.search(around)


def _self_denial(text: TextAt, subject: Subject) -> Node | None:
    """The answer that its own statement contradicts: a bare no, and a sentence that an interface is there."""
    holder = text.entry if text.entry is not None else subject.root
    api = holder.get("api")
    if api is None or words("but").regex.search(text.text):
        return None
    return api if answer_of(api) == "no" or words("bare_no").regex.search(text.text) else None


def _denial(subject: Subject, text: TextAt, whole: str, answers: list[tuple[Node, Node, str]]) -> Node | None:
    """The no that a sentence contradicts: its entry's, else the one for all, else every entry's."""
    shared = subject.root.get("api")
    if text.entry is not None:
        own = next((api for entry, api, answer in answers if entry is text.entry and answer == "no"), None)
        if own is not None or any(entry is text.entry for entry, _, _ in answers):
            return own
    if whole == "no":
        return shared
    denied = answers and all(answer not in OPEN for _, _, answer in answers)
    if denied and not whole:
        return next((api for _, api, answer in answers if answer == "no"), None)
    if not whole and text.entry is None and sum(answer == "no" for _, _, answer in answers) >= 5:
        return next(api for _, api, answer in answers if answer == "no")
    return None


def high_value_unanswered(node: Node, subject: Subject) -> Iterator[Hit]:
    """A repository with data of a high-value theme, and no word of an interface, its own or for all."""
    del node
    for entry in subject.entries():
        if not says(own_or_shared(entry, subject.root, "api")):
            match = words("high_value").search(held_by(entry))
            if match is not None:
                name = subject.description.place(entry.get("name") or entry)
                yield Hit(name, {"theme": match[0]}, entry, "api")


def high_value_fee(node: Node, subject: Subject) -> Iterator[Hit]:
    """A charge for data of a high-value theme."""
    del node
    for text, match in found(subject, WORDS, "fee"):
        if text.entry is not None and text.field in (None, "api", "disclosure", "notes", "datasets"):
            theme = words("high_value").search(held_by(text.entry))
            if theme is not None:
                at = text.place(match.start(), match.end())
                yield Hit(at, {"theme": theme[0]}, text.entry, text.field)


def without_licence(node: Node, subject: Subject) -> Iterator[Hit]:
    """Open data whose terms of use are not told, at the entry or for all."""
    del node
    shared = subject.root.get("api")
    if shared is not None and (shared.get("licence") is not None or words("licence").search(statement_of(shared))):
        return
    for api, entry in answers_of(subject):
        if answer_of(api) != "yes" or api.get("licence") is not None:
            continue
        if misnamed(api) or _personal(api, entry) is not None or _page(api) is not None:
            continue  # what is not open, or must not be, needs no terms
        around = [statement_of(api), *(texts_below(entry.get("notes")) if entry is not None else ())]
        if not words("licence").search(" ".join(around)):
            yield Hit(spot_of(api), {}, entry, "api")
