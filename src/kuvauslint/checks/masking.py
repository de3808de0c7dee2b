"""Covers personal identity codes and credentials in texts that are shown beside findings."""

from __future__ import annotations

import re

from kuvauslint.checks import credentials, identity_codes
from kuvauslint.vocabulary.patterns import pattern


def covered(text: str) -> str:
    """The text without secrets: rather one word too many is covered than one too few."""
    if any(ch.isdigit() for ch in text):
        text = identity_codes.CODE.sub(identity_codes.MASK, text)
    lowered = text.lower()
    for kind in credentials.KINDS:
        looked_for = pattern("security", kind)
        if looked_for.may_match(lowered):
            text = looked_for.regex.sub(_covered, text)
    return text


def _covered(match: re.Match[str]) -> str:
    name = "value" if match.groupdict().get("value") else "value2"
    start, end = match.span(name)
    whole, begin = match[0], match.start()
    return f"{whole[: start - begin]}{credentials.MASK}{whole[end - begin :]}"
