"""What is said of open technical interfaces (28 § 1 mom. 5 kohta; 22-24 b §)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.checks.elements import says
from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.checks.items import label, listed, texts_below
from kuvauslint.checks.scan import found, sentence
from kuvauslint.model.inheritance import own_or_shared
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.context import sentences
from kuvauslint.vocabulary.patterns import Pattern, pattern

OPEN = ("yes", "partial")
WORDS = "interfaces"
# Prose that says nothing of any interface: what a page is about, and the headings and headers over its answers.
NO_CLAIMS = ("preamble", "title", "group", "header")


def _words(name: str) -> Pattern:
    return pattern(WORDS, name)


def _answer(api: Node | None) -> str:
    """The canonical answer; empty where there is none."""
    if api is None:
        return ""
    node = api.get("open")
    if node is not None and isinstance(node.raw, bool):
        return "yes" if node.raw else "no"
    return node.text or "" if node is not None else ""


def _statement(api: Node | None) -> str:
    if api is None:
        return ""
    if api.text:
        return api.text
    return " ".join(texts_below(api.get("statement")))


def _own(subject: Subject) -> Iterator[tuple[Node, Node | None]]:
    """Every answer that stands in the description, with its entry."""
    shared = subject.root.get("api")
    if shared is not None:
        yield shared, None
    for entry in subject.entries():
        api = entry.get("api")
        if api is not None:
            yield api, entry


def _at(api: Node) -> Node:
    for name in ("statement", "open"):
        node = api.get(name)
        if node is not None and node.filled():
            return node
    return api


def _about(entry: Node) -> str:
    """The name and data sets of an entry as one text."""
    return " \u2022 ".join([entry.text_of("name"), *(label(node) for node in entry.list_of("datasets"))])


def authority_channel(node: Node, subject: Subject) -> Iterator[Hit]:
    """An answer that says open and names only a channel between authorities."""
    del node
    for api, entry in _own(subject):
        said = _statement(api)
        open_one = _answer(api) in OPEN or _words("open_claim").search(said) is not None
        if not open_one or _answer(api) == "no":
            continue
        channel = _words("authority_channel").search(said) if _answer(api) in OPEN else None
        if channel is None or not (_words("open_to_authorities").search(said) or _only_channel(api, said)):
            channel = _claimed_for(said) if api.get("url") is None else None
        if channel is not None:
            yield Hit(_at(api), {"channel": channel[0]}, entry, "api")


def _claimed_for(said: str) -> re.Match[str] | None:
    """The authority, or its system, to which alone a sentence gives what it calls open."""
    for start, end in sentences(said):
        part = said[start:end]
        claim, receiver = _words("open_claim").search(part), _words("receiver").search(part)
        if claim is None or receiver is None or _words("too").regex.search(part):
            continue
        rest = _words("open_claim").regex.sub(" ", part)
        if not _words("for_everyone").search(rest) and not _words("address").search(rest):
            return receiver
    return None


def _for_authorities(said: str) -> bool:
    """Whether what is called open is for authorities alone, so that nobody else needs its address or terms."""
    return _words("open_to_authorities").search(said) is not None or _claimed_for(said) is not None


def _only_channel(api: Node, said: str) -> bool:
    """Whether nobody but authorities is spoken of; an address of its own may be the open one."""
    if _words("for_everyone").search(said):
        return False
    return api.get("url") is None or _words("through_channel").search(said) is not None


def viewing_connection(node: Node, subject: Subject) -> Iterator[Hit]:
    """A viewing connection given as the interface."""
    del node
    for api, entry in _own(subject):
        said = _statement(api)
        match = _words("viewing_as_interface").search(said)
        if match is None and _answer(api) in (*OPEN, "authorities", "unclear") and not _words("interface").search(said):
            match = _words("viewing").search(said)
        if match is not None:
            yield Hit(_at(api), {"text": match[0]}, entry, "api")
    for text, match in found(subject, WORDS, "viewing_as_interface"):
        if text.field != "api":
            yield Hit(text.place(match.start(), match.end()), {"text": match[0]}, text.entry, text.field)


def without_address(node: Node, subject: Subject) -> Iterator[Hit]:
    """An open interface whose address is nowhere told."""
    del node
    shared = subject.root.get("api")
    common = shared is not None and (shared.get("url") is not None or _words("address").search(_statement(shared)))
    for api, entry in _own(subject):
        plain = _answer(api) == "yes" or (_answer(api) == "partial" and _words("for_everyone").search(_statement(api)))
        if not plain or common or api.get("url") is not None or _for_authorities(_statement(api)):
            continue
        around = [_statement(api)]
        if entry is not None:
            for name in ("notes", "systems", "purpose", "disclosure", "datasets"):
                around += texts_below(entry.get(name))
            around += [text.text for text in subject.texts() if text.entry is entry and text.node is None]
        if not _words("address").search(" ".join(around)):
            yield Hit(_at(api), {}, entry, "api")


def on_personal_data(node: Node, subject: Subject) -> Iterator[Hit]:
    """A plain "open" at an entry whose data sets, or the keys to them, are personal or secret."""
    del node
    for api, entry in _own(subject):
        if entry is None or _answer(api) != "yes" or _words("without_personal").search(_statement(api)):
            continue
        about = " \u2022 ".join([_about(entry), *(key for _, key in listed(entry, "search_keys"))])
        match = _words("personal").search(about)
        if match is not None and not _words("without_personal").search(about):
            yield Hit(_at(api), {"data": match[0]}, entry, "api")


def web_page(node: Node, subject: Subject) -> Iterator[Hit]:
    """A page or a file given as the interface (2 § 11 kohta: between information systems)."""
    del node
    for api, entry in _own(subject):
        said = _statement(api)
        if _answer(api) not in (*OPEN, "unclear") or _words("interface").search(said) or api.get("url") is not None:
            continue
        match = _words("page").search(said)
        if match is not None and not _words("not_positive").regex.search(said):
            yield Hit(_at(api), {"text": match[0]}, entry, "api")


def contradictory(node: Node, subject: Subject) -> Iterator[Hit]:
    """A no for the whole document beside a yes of an entry or a paragraph, or the reverse."""
    del node
    shared = subject.root.get("api")
    whole = "" if _is_default(shared) else _answer(shared)
    given = [(entry, entry.get("api")) for entry in subject.entries()]
    answers = [(entry, api, _answer(api)) for entry, api in given if api is not None and _answer(api)]
    if whole in ("yes", "no") and shared is not None:
        for entry, api, answer in answers:
            partly = _words("default_clause").search(_statement(api)) is not None
            if (whole, answer) in (("no", "yes"), ("no", "partial"), ("yes", "no")) and not partly:
                yield Hit(_at(api), {}, entry, "api", related=(subject.description.place(_at(shared)),))
    seen: set[int] = set()
    for text, match in found(subject, WORDS, "positive"):
        if text.role in NO_CLAIMS or id(text) in seen or not _is_positive(text, *match.span()):
            continue
        own = text.field == "api"
        against = _self_denial(text, subject) if own else _denial(subject, text, whole, answers)
        if against is not None:
            seen.add(id(text))
            at = text.place(match.start(), match.end())
            yield Hit(at, {}, text.entry, text.field or "api", related=(subject.description.place(_at(against)),))


def _is_default(api: Node | None) -> bool:
    """Whether the statement for all holds only where an entry does not tell otherwise."""
    if api is None:
        return False
    default = api.get("default")
    said = default is not None and (default.raw is True or (default.text or "").lower() == "true")
    return said or _words("default_clause").search(_statement(api)) is not None


def _is_positive(text: TextAt, start: int, end: int) -> bool:
    around = _words("bare_no").regex.sub("", sentence(text.text, start, end))
    return not _words("not_positive").regex.search(around)


def _self_denial(text: TextAt, subject: Subject) -> Node | None:
    """The answer that its own statement contradicts: a bare no, and a sentence that an interface is there."""
    holder = text.entry if text.entry is not None else subject.root
    api = holder.get("api")
    if api is None or _words("but").regex.search(text.text):
        return None
    return api if _answer(api) == "no" or _words("bare_no").regex.search(text.text) else None


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
        api = own_or_shared(entry, subject.root, "api")
        if api is None or not says(api):
            match = _words("high_value").search(_about(entry))
            if match is not None:
                name = subject.description.place(entry.get("name") or entry)
                yield Hit(name, {"theme": match[0]}, entry, "api")


def high_value_fee(node: Node, subject: Subject) -> Iterator[Hit]:
    """A charge for data of a high-value theme."""
    del node
    for text, match in found(subject, WORDS, "fee"):
        if text.entry is not None and text.field in (None, "api", "disclosure", "notes", "datasets"):
            theme = _words("high_value").search(_about(text.entry))
            if theme is not None:
                at = text.place(match.start(), match.end())
                yield Hit(at, {"theme": theme[0]}, text.entry, text.field)


def without_licence(node: Node, subject: Subject) -> Iterator[Hit]:
    """Open data whose terms of use are not told, at the entry or for all."""
    del node
    shared = subject.root.get("api")
    if shared is not None and (shared.get("licence") is not None or _words("licence").search(_statement(shared))):
        return
    for api, entry in _own(subject):
        if _answer(api) != "yes" or api.get("licence") is not None or _for_authorities(_statement(api)):
            continue
        around = [_statement(api), *(texts_below(entry.get("notes")) if entry is not None else ())]
        if not _words("licence").search(" ".join(around)):
            yield Hit(_at(api), {}, entry, "api")
