"""Identifiers with a check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.scan import found
from kuvauslint.checks.texts import plain_hyphens
from kuvauslint.model.node import Node

WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


def business_id(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit for the body's own business ID of a wrong form or with a wrong check digit.

    A page has it in its running text, behind the word for it and outside the entries, where an ID would be
    an example of a search key.
    """
    organisation = root.get("organisation")
    node = organisation.get("business_id") if organisation is not None else None
    written = (node.text or "").strip() if node is not None else ""
    if node is not None and written and (fault := _fault(written)):
        yield Hit(node, {"value": written, "fault": fault}, field="business_id")
    for text, match in found(subject, "contacts", "business_id") if subject.description.published else ():
        if text.entry is None and text.field is None and (fault := _fault(match["id"])):
            yield Hit(text.place(*match.span("id")), {"value": match["id"], "fault": fault}, field="business_id")


def _fault(written: str) -> str:
    # a word processor makes a dash of the hyphen
    match = re.fullmatch(r"(\d{6,7})-(\d)", plain_hyphens(written).replace("\u2013", "-"))
    if match is None:
        return "form"
    return "" if check_digit(match[1]) == match[2] else "check_digit"


def check_digit(number: str) -> str:
    """The check digit of six or seven digits; empty where none is given out (a remainder of one)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number.zfill(7), strict=True))
    rest = total % 11
    return "" if rest == 1 else str(0 if rest == 0 else 11 - rest)
