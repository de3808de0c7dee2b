"""Identifiers with a check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node

WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


def business_id(node: Node, _: Subject) -> Iterator[Hit]:
    """A hit for a Finnish business ID (Y-tunnus) of a wrong form or with a wrong check digit."""
    text = (node.text or "").strip()
    if not text:
        return
    match = re.fullmatch(r"(\d{6,7})-(\d)", text)
    if match is None:
        yield Hit(node, {"value": text, "fault": "form"}, field="business_id")
    elif check_digit(match[1]) != match[2]:
        yield Hit(node, {"value": text, "fault": "check_digit"}, field="business_id")


def check_digit(number: str) -> str:
    """The check digit of six or seven digits; empty where none is given out (a remainder of one)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number.zfill(7), strict=True))
    rest = total % 11
    return "" if rest == 1 else str(0 if rest == 0 else 11 - rest)
