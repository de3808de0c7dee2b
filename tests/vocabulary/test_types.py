"""The types of organisations are called alike in all data."""

from __future__ import annotations

from typing import Any

from kuvauslint.vocabulary.store import load


def test_every_type_is_one_that_a_description_may_have() -> None:
    """A type of another name is known to no rule, and cannot be written out."""
    known = load("vocabulary/values")["organisation_type"].keys()
    keeper: Any = load("vocabulary/keeper")["types"]
    units: Any = load("vocabulary/units")
    duties: Any = load("data/duties")["moved"]
    reforms: Any = load("data/reforms")["reforms"]
    told = {*keeper, *units["names"], *units["marks"]}
    told |= {kind for row in (*duties, *reforms) for kind in row.get("types", ())}
    assert told <= {*known}
