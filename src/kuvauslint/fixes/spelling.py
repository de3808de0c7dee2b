"""Mendings of how a value is spelled, where there is no finding: blanks, e-mail addresses, phone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.fixes.written import Written, fix
from kuvauslint.model.description import Description
from kuvauslint.model.finding import Edit, Fix
from kuvauslint.vocabulary.store import load

_ADDRESS = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"


def spellings(description: Description, written: Written) -> Iterator[Fix]:
    """A fix for each value that is spelled in a way that only needs tidying."""
    for node in description.root.walk():
        text = node.text
        if not text or node.items or node.variants:
            continue
        span = written.of_node(description, node)
        if span is None:
            continue
        name = next((part for part in reversed(node.path) if isinstance(part, str)), "")
        proper = _EMAIL_OR_PHONE.get(name, lambda _: None)(text)
        if proper is not None and proper != text:
            yield fix(name, (Edit(*span, proper),), safe=True, proper=proper)
            continue
        tidy = re.sub(r"[ \t\u00a0]{2,}", " ", text).strip(" \t\u00a0")
        if tidy and tidy != text:
            yield fix("blanks", (Edit(*span, tidy),), safe=True)


def proper_email(text: str) -> str | None:
    """The address in a text that holds nothing but one, however its @ is written; None for anything else."""
    if len(text) > 200:
        return None
    bare = text.strip().removeprefix("mailto:")
    words = "|".join(re.escape(word) for word in load("vocabulary/fixes")["at"])
    joined = re.sub(
        rf"\s*[(\[{{]\s*(?:{words}|@)\s*[)\]}}]\s*|\s+(?:{words})\s+|\s*@\s*", "@", bare, flags=re.IGNORECASE
    )
    return joined if re.fullmatch(_ADDRESS, joined) else None


def proper_phone(text: str) -> str | None:
    """The number with single spaces between its groups; None for a text that is no number alone."""
    if len(text) > 40 or not re.fullmatch(r"\+?[\d\s()./\u00a0\u2010-\u2015-]+", text.strip()):
        return None
    digits = sum(character.isdigit() for character in text)
    if not 5 <= digits <= 15:
        return None
    bare = re.sub(r"(?<=358)\s*\(0\)\s*", " ", text)
    return re.sub(r"[\s()./\u00a0\u2010-\u2015-]+", " ", bare).strip()


_EMAIL_OR_PHONE = {"email": proper_email, "phone": proper_phone}
