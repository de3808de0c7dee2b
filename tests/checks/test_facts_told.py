"""What single checks tell in their facts, at the bounds of what they know."""

from __future__ import annotations

from typing import Any

import pytest
from building import from_yaml

from kuvauslint.checks import core, mailboxes
from kuvauslint.checks.counterpart import _differ
from kuvauslint.checks.identifiers import check_digit

STORES = "tietovarannot:\n  - nimi: A\n    tietojärjestelmät: [x, y, z]\n  - nimi: B\n"


@pytest.mark.parametrize(
    ("check", "entry", "options", "told"),
    [
        ("present", 1, {"field": "purpose"}, ({"field": "purpose"}, "purpose")),
        ("present", 1, {"field": "request.email"}, ({"field": "email"}, "email")),
        ("present", 1, {"field": "search_keys", "inherited": True}, ({"field": "search_keys"}, "search_keys")),
        ("count", 0, {"field": "systems", "maximum": 2},
         ({"field": "systems", "count": "3", "minimum": "0", "maximum": "2"}, "systems")),
        ("count", 0, {"field": "systems", "minimum": 4},
         ({"field": "systems", "count": "3", "minimum": "4", "maximum": ""}, "systems")),
        ("count", 0, {"field": "systems", "minimum": 3, "maximum": 3}, None),
    ],
)  # fmt: skip
def test_the_facts_of_declared_checks(check: str, entry: int, options: dict[str, Any], told: Any) -> None:
    """The field by its own name, and the numbers; a bound that is not given is empty."""
    subject = from_yaml(STORES)
    hits = list(getattr(core, check)(subject.root.list_of("repositories")[entry], subject, **options))
    assert [(dict(hit.values), hit.field) for hit in hits] == ([told] if told else [])


@pytest.mark.parametrize(
    ("number", "digit"),
    [("0201256", "6"), ("201256", "6"), ("0000000", "0"), ("1572860", "0"), ("0000006", ""), ("0000001", "9")],
)
def test_the_check_digit_of_a_business_id(number: str, digit: str) -> None:
    """By weights and the remainder of eleven: none for one, zero for none."""
    weights = (7, 9, 10, 5, 8, 4, 2)
    rest = sum(weight * int(sign) for weight, sign in zip(weights, number.zfill(7), strict=True)) % 11
    assert digit == ("" if rest == 1 else str((11 - rest) % 11))
    assert check_digit(number) == digit


@pytest.mark.parametrize(
    ("element", "here", "there", "read", "differs"),
    [
        ("updated", "2026-01-01", "2026-01-01", False, False),
        ("updated", "2026-01-01", "2026-01-02", False, True),
        ("updated", "2026-01-01", "", False, False),
        ("entries", "3", "4", False, True),
        ("systems", "3", "4", False, True),
        ("systems", "9", "10", True, False),
        ("systems", "1", "10", True, True),
        ("systems", "10", "1", True, True),
        ("systems", "0", "1", True, True),
    ],
)
def test_when_two_language_versions_differ(element: str, here: str, there: str, read: bool, differs: bool) -> None:
    """A date that only one has is no difference; a few systems more or less in read documents neither."""
    assert _differ(element, here, there, read=read) is differs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tietopyynnöt: {sähköposti: matti.meri@m.example}\n", [("matti.meri@m.example", "")]),
        ("tietopyynnöt: {viranomainen: {nimi: Hallitus, sähköposti: matti.meri@m.example}}\n", [("matti.meri@m.example", "")]),
        ("tietopyynnöt: {sähköposti: [matti.meri@m.example, kirjaamo@m.example]}\n", []),
        ("tietopyynnöt: {sähköposti: kirjaamo@m.example}\ntietovarannot: [{nimi: A, tietopyynnöt: {sähköposti: matti.meri@m.example}}]\n",
         [("matti.meri@m.example", "A")]),
    ],
)  # fmt: skip
def test_a_mailbox_of_a_person(text: str, told: list[tuple[str, str]]) -> None:
    """The decider's own counts; one of an office beside it is enough."""
    subject = from_yaml(text)
    found = [
        (hit.values["email"], hit.entry.text_of("name") if hit.entry else "")
        for hit in mailboxes.person_only(subject.root, subject)
    ]
    assert found == told
