"""Mail addresses, telephone numbers, postal addresses and forms in a text, just as they are written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.match import contact_label
from kuvauslint.vocabulary.store import load


class Contacts(NamedTuple):
    """What was found, and what is left of the text without it."""

    email: tuple[Span, ...] = ()
    phone: tuple[Span, ...] = ()
    address: tuple[Span, ...] = ()
    form: tuple[Span, ...] = ()
    rest: str = ""

    def channels(self) -> dict[str, tuple[Span, ...]]:
        """The kinds of contact that were found."""
        named = {"email": self.email, "phone": self.phone, "address": self.address, "form": self.form}
        return {kind: spans for kind, spans in named.items() if spans}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    at = r"(?:@|\s?[(\[]\s?(?:at|a|\u00e4t)\s?[)\]]\s?)"
    dot = rf"(?:\.|\s?[(\[]\s?(?:{'|'.join(load('vocabulary/contacts')['dots'])})\s?[)\]]\s?)"
    return {
        "form": re.compile(r"<?https?://[^\s<>]{3,400}>?|\bwww\.[^\s<>]{3,400}", re.IGNORECASE),
        "email": re.compile(rf"[\w.+-]{{1,64}}{at}[\w-]{{1,63}}(?:{dot}[\w-]{{1,63}}){{1,5}}", re.IGNORECASE),
        "address": re.compile(
            r"(?:\b(?:PL|PB|Box|P\.?\s?O\.?\s?Box)\s*\d{1,5}"
            r"|\b[^\W\d_][\w'-]{1,40}(?:\s[\w'.-]{1,30}){0,3}\s[A-Z]?\d{1,4}(?:\s?[A-Za-z]\b)?(?:\s?\d{1,3}\b)?)"
            r"\s*,?\s*(?:FI-)?\d{5}\s+[^\W\d_][\w-]{1,30}"
        ),
        "box": re.compile(r"\b(?:PL|PB|Box)\s*\d{1,5}\b(?!\s*,?\s*\d)"),
        "post": re.compile(r"\b\d{5}\s+[^\W\d_][\w-]{1,30}"),
        "phone": re.compile(
            r"(?<![\w.@/(-])(?:\+\d{2,3}[\s\xa0]?(?:\(0\))?[\s\xa0]?\d{1,10}|\(0\d{0,3}\)[\s\xa0]?\d{2,9}|0\d{1,11})(?:[\s\xa0–-]\d{2,8}){0,5}(?![\w@])(?!\.\d)(?!-\d(?!\d))"
        ),
    }


def find_contacts(span: Span) -> Contacts:
    """The contacts in a text, each kind in reading order."""
    text = span.text
    taken: list[tuple[int, int]] = []  # in order, none over another
    found: dict[str, list[Span]] = {"form": [], "email": [], "address": [], "phone": []}
    for kind in ("form", "email", "address", "phone"):
        for start, end in _found(kind, text):
            before = bisect_left(taken, (end,))  # so many begin before this one ends
            if not before or taken[before - 1][1] <= start:
                taken.insert(before, (start, end))
                found[kind].append(span.cut(start, end).trim(".,;:>)" if kind == "form" else ".,;:", "<"))
    rest, at = [], 0
    for start, end in taken:
        rest.append(text[at:start])
        at = end
    rest.append(text[at:])
    left = _unlabelled(" ".join(rest))
    return Contacts(tuple(found["email"]), tuple(found["phone"]), tuple(found["address"]), tuple(found["form"]), left)


def _found(kind: str, text: str) -> Iterator[tuple[int, int]]:
    if kind == "email" and "@" not in text and "(" not in text and "[" not in text:
        return
    for hit in _patterns()[kind].finditer(text):
        start, end = hit.span()
        if kind == "address":
            # a street begins at its capital, one in small letters at the word before its number
            words = [start + word.start() for word in re.finditer(r"\S+", re.split(r"\d", hit[0])[0])]
            start = next((at for at in words if text[at].isupper()), words[-1])
        if kind == "phone" and not _is_phone(hit[0], text[end : end + 3]):
            continue
        yield start, end


def _is_phone(written: str, after: str) -> bool:
    digits = [ch for ch in written if ch.isdigit()]
    postal = len(written) == 5 and after[:1] == " " and after[1:2].isupper()
    business = bool(re.fullmatch(r"\d{7}-\d", written))
    return 5 <= len(digits) <= 15 and not postal and not business


def _unlabelled(text: str) -> str:
    """What is left without contact labels and loose punctuation."""
    words = []
    for part in re.split(r"[,;:()\s]+", text):
        bare = part.strip(" .:")
        if bare and not contact_label(bare) and bare.casefold() not in _joiners():
            words.append(part)
    return " ".join(words).strip(" ,;.:-–")


@cache
def _joiners() -> frozenset[str]:
    data = load("vocabulary/splitting")
    return frozenset({*data["connectives"], *data["alternatives"]})


def is_led(text: str) -> bool:
    """Whether a text begins with the label of a contact and its colon, whatever follows."""
    label, colon, _ = text.partition(":")
    return bool(colon) and contact_label(label.strip()) is not None


def is_contact(text: str) -> bool:
    """Whether a short text is a contact and little else."""
    patterns = _patterns()
    return any(patterns[kind].search(text) for kind in ("email", "address", "phone", "form", "box", "post"))
