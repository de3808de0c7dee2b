"""The generated description files: their keys, their check digits, and what is done to them."""

from __future__ import annotations

import json

import pytest
import yaml

from tests.generate.damages import ELEMENTS, damage, strings
from tests.generate.descriptions import description, entries, in_keys

SEEDS = range(300)


def test_yaml_and_json_say_the_same() -> None:
    """Both spellings hold the same values under the keys of one language."""
    for seed in SEEDS:
        written = description(seed)
        assert yaml.safe_load(written.yaml()) == json.loads(written.json()) == in_keys(written.plain, written.lang)


def test_business_id_has_its_check_digit() -> None:
    """The weighted sum is divisible by eleven."""
    for seed in SEEDS:
        digits = description(seed).plain["organisation"]["business_id"].replace("-", "")
        assert sum(int(d) * w for d, w in zip(digits, (7, 9, 10, 5, 8, 4, 2, 1), strict=True)) % 11 == 0


def test_complete_descriptions_lack_nothing() -> None:
    """Every entry has every element of 28 §, of its own or inherited."""
    for seed in SEEDS:
        plain = description(seed).plain
        for entry in entries(plain):
            for element in ELEMENTS:
                assert element.field in entry or element.field in plain, (seed, entry["name"], element)
            request = {**plain["request"], **entry.get("request", {})}
            assert request.keys() >= {"authority", "email"}


@pytest.mark.parametrize("seed", range(40))
def test_damage_changes_the_file(seed: int) -> None:
    """The damaged file differs, and the original stays as it was."""
    written = description(seed)
    before = written.yaml()
    spoiled = damage(written, seed)
    assert written.yaml() == before
    assert (spoiled.text or spoiled.written.yaml()) != before


def test_damage_names_entries_that_exist() -> None:
    """A finding is expected at an entry of the damaged file or at the document."""
    for seed in SEEDS:
        spoiled = damage(description(seed), seed)
        assert set(spoiled.expected) <= {None, *spoiled.written.names()}


def test_texts_are_all_filled() -> None:
    """No value is empty."""
    assert all(s.strip() for seed in SEEDS for s in strings(description(seed).plain))
