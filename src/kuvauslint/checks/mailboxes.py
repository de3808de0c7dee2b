"""E-mail addresses for requests: can they be used, and whose are they."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.remembered import Remembered
from kuvauslint.checks.slots import shortened
from kuvauslint.checks.texts import plain_hyphens
from kuvauslint.vocabulary.store import load

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject, TextAt
    from kuvauslint.model.node import Node

_AT = r"(?:@|\s?[(\[](?:at|a|\u00e4t|@)[)\]]\s?)"
_NEAR = 80
SHOWN_BEFORE = 4  # words of a sentence that ends without its address


def unusable(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """An address that reaches nobody: a pattern, one that a mail-hiding service left, one that was lost."""
    if not subject.any_value(_may_be_unusable):
        return
    seen: set[tuple[Any, str]] = set()
    shapes: set[str] = set()
    for text in subject.texts():
        shapes.update(text.text[start:end].lower() for start, end in _placeholders(text.text, told_as_shape=True))
    for text in subject.texts():
        for start, end in (*_unusable(text.text), *_cut(text.text), *_lost(text)):
            written = text.text[start:end].strip()
            key = (text.entry.path if text.entry is not None else None, written.lower())
            # a page's address is both in its paragraph, where it may be told to be a shape, and in the field made of it
            if key not in seen and written.lower() not in shapes:
                seen.add(key)
                yield Hit(text.place(start, end), {"text": shortened(written)}, text.entry, text.field)


def person_only(node: Node, subject: Subject) -> Iterator[Hit]:
    """Requests go only to named persons' addresses, in the whole description or in an entry of its own."""
    given = [(holder, found) for holder, request in subject.having("request") if (found := _addresses(request))]
    shared = [one for holder, found in given if holder is node for one in found]
    own = [(holder, found) for holder, found in given if holder is not node]
    if not shared and not own:
        return
    everything = [*shared, *(one for _, found in own for one in found)]
    if all(_personal(address) for address, _ in everything):
        address, at = everything[0]
        yield Hit(at, {"email": address}, field="request")
        return
    for entry, found in own:
        if all(_personal(address) for address, _ in found):
            yield Hit(found[0][1], {"email": found[0][0]}, entry, "request")


@Remembered
def _may_be_unusable(text: str) -> bool:
    """Whether a text is worth a closer look: nearly none is."""
    lowered = text.lower()
    for one in _never_whole():  # no generator: this is asked of every value
        if one in lowered:
            return True
    return any(True for _ in _cut(text)) or _ends_like_one(text)


@cache
def _never_whole() -> tuple[str, ...]:
    """What stands in addresses that nobody can write to."""
    words = load("vocabulary/contacts")
    return (*words["hidden"], *(shape.strip() for shape in words["placeholders"]))


def _unusable(text: str) -> Iterator[tuple[int, int]]:
    lowered = text.lower()
    words = load("vocabulary/contacts")
    for hidden in words["hidden"]:
        start = lowered.find(hidden)
        while start >= 0:
            yield start, start + len(hidden)
            start = lowered.find(hidden, start + 1)
    yield from _placeholders(text, told_as_shape=False)


def _placeholders(text: str, *, told_as_shape: bool) -> Iterator[tuple[int, int]]:
    """Where everybody's address stands: one to write to, or the shape that all addresses are told to have."""
    lowered = text.lower()
    if not any(pattern.strip() in lowered for pattern in load("vocabulary/contacts")["placeholders"]):
        return
    from kuvauslint.checks.sentences import lexicon

    for match in _placeholder()(text):
        around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        shape = any(mark.term.group == "formula" for mark in lexicon("requests").find(around))
        if shape == told_as_shape:
            yield match.start(), match.end()


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """An address without the part after its at sign, or with one word of it only."""
    if "@" in text or "(" in text or "[" in text:
        for match in _without_domain()(text):
            yield match.start(), match.end()


def _lost(text: TextAt) -> Iterator[tuple[int, int]]:
    """A sentence that ends where an address should stand."""
    from kuvauslint.checks.sentences import lexicon
    from kuvauslint.vocabulary.context import sentences

    if text.role not in ("", "text", "advice", "note") or "@" in text.text or not _ends_like_one(text.text):
        return
    marks = lexicon("requests").find(text.text)
    closing = {mark.end: mark for mark in marks if mark.term.group == "lost"}
    for start, end in sentences(text.text) if closing else ():
        stop = end - 1 if text.text[end - 1] == "." else end
        last = closing.get(stop)
        if last is not None and text.text[stop : stop + 1] == ".":
            about = {mark.term.group for mark in lexicon("requests").find(text.text[start:end])}
            if about & {"mail", "request", "send"}:
                words = text.text[start : last.end].split(" ")[-SHOWN_BEFORE:]
                yield last.end - len(" ".join(words)), last.end


def _ends_like_one(text: str) -> bool:
    """Whether a sentence could end with a word after which an address is lost: nearly none does."""
    if "." not in text:
        return False
    lowered = plain_hyphens(text).lower()
    return any(end in lowered for end in _lost_ends())


@cache
def _lost_ends() -> tuple[str, ...]:
    """The ends of sentences from which an address is lost; a full stop alone where a word for it may be bent."""
    last = [spec.split()[-1] for specs in load("vocabulary/requests")["lost"].values() for spec in specs]
    return tuple({f"{word[1:]}." if word.startswith("=") else "." for word in last})


def _addresses(request: Node) -> list[tuple[str, Node]]:
    """The e-mail addresses that a holder itself gives for requests, the decider's own included."""
    authority = request.get("authority")
    nodes = [*request.list_of("email"), *(authority.list_of("email") if authority is not None else ())]
    found = [(match.group(), node) for node in nodes if node.text for match in _address()(node.text)]
    return [(address, node) for address, node in found if not any(_placeholder()(address))]


def _personal(address: str) -> bool:
    """Whether the part before the at sign is a person's name: two words that are no office's."""
    local = re.split(_AT, address, maxsplit=1, flags=re.IGNORECASE)[0].lower()
    parts = local.split(".")
    if len(parts) not in (2, 3) or not all(part.replace("-", "").isalpha() for part in parts):
        return False
    roles, ends = load("vocabulary/contacts")["roles"], tuple(load("vocabulary/contacts")["role_ends"])
    return not any(part.endswith(ends) for part in parts) and not any(
        part == role or (len(role) > 3 and part.startswith(role)) for part in parts for role in roles
    )


@cache
def _placeholder() -> Any:
    choices = "|".join(re.escape(one.strip()) for one in load("vocabulary/contacts")["placeholders"])
    return re.compile(rf"(?<![\w.])(?:{choices}){_AT}(?:[\w-]+(?:\.[\w-]+)*)?", re.IGNORECASE).finditer


@cache
def _without_domain() -> Any:
    # "office@ town.example" is whole, with a space too many
    at = r"(?:@|\s?[(\[](?:at|\u00e4t|@)[)\]])"
    cut = rf"{at}(?:\s?[\w-]{{2,63}})?(?=\s*(?:[,;)]|\.?\s*$|\.?\n))|@[\w-]{{2,63}}(?![\w-]|\.\w)"
    return re.compile(rf"(?<![\w.+@-])[a-z][\w.+-]{{2,63}}(?:{cut})", re.IGNORECASE).finditer


@cache
def _address() -> Any:
    return re.compile(rf"[\w.+-]{{1,64}}{_AT}[\w-]+(?:\.[\w-]+)+", re.IGNORECASE).finditer
