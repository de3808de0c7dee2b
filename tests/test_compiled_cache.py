"""The cache of compiled rulebooks, which several checkouts of different rules share."""

from __future__ import annotations

import os

import pytest

from kuvauslint import resources


@pytest.fixture
def stamped(monkeypatch, tmp_path):
    """Ask for compiled data as the checkout of a stamp would; tells the stamps that had to build."""
    monkeypatch.setenv("KUVAUSLINT_CACHE_DIR", str(tmp_path))
    built = []

    def ask(stamp: str) -> object:
        monkeypatch.setattr(resources, "rules_stamp", lambda: stamp)

        def build():
            built.append(stamp)
            return {"rulebook": {"of": stamp}}

        found = resources.compiled("rulebook", build)
        folder = tmp_path / f"rules-{stamp}"
        os.utime(folder, (len(built), len(built)))  # in the order of building, whatever the clock's grain
        return found

    return ask, built


def test_checkouts_used_in_turn_keep_theirs(stamped):
    ask, built = stamped
    stamps = [f"{number:08x}" for number in range(8)]
    for _ in range(2):
        for stamp in stamps:
            assert ask(stamp) == {"of": stamp}

    assert built == stamps


def test_old_ones_go(stamped, tmp_path):
    ask, _ = stamped
    for number in range(20):
        ask(f"{number:08x}")

    left = sorted(path.name for path in tmp_path.iterdir())
    assert f"rules-{19:08x}" in left
    assert f"rules-{0:08x}" not in left
    assert len(left) <= 11
