"""The fuzz targets in the ordinary tests: what was found before, and good inputs that hypothesis spoils."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.invariants import Broken, inside
from tests.fuzz.seeds import CORPUS, seeds, words
from tests.fuzz.targets import TARGETS

KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_is_mended(path: Path) -> None:
    """Each input that once broke something."""
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_good_inputs_hold(target: str) -> None:
    """The seeds themselves, and nothing at all."""
    for seed in (b"", *seeds(target)[:3]):
        TARGETS[target](seed)


def spoilt(target: str) -> st.SearchStrategy[bytes]:
    """A seed with stretches cut out, doubled, swapped for words of the format or for any bytes."""
    start = [seed[:1500] for seed in seeds(target)]
    piece = st.sampled_from(
        [*words(target), b"\0", b"\xff", b"\r", "\u2028\u202e\ufeff".encode(), b"\x1b[2J"]
    ) | st.binary(max_size=6)
    change = st.tuples(st.floats(0, 1), st.integers(0, 40), st.integers(0, 2), piece)

    def apply(seed: bytes, changes: list[tuple[float, int, int, bytes]]) -> bytes:
        for where, length, times, new in changes:
            at = int(where * len(seed))
            seed = seed[:at] + seed[at : at + length] * times + new + seed[at + length :]
        return seed

    return st.builds(apply, st.sampled_from(start), st.lists(change, min_size=1, max_size=8))


@pytest.mark.parametrize("target", TARGETS)
def test_spoilt_inputs_hold(target: str) -> None:
    """A few each time; the fuzzer tries them by the thousand."""

    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    @given(spoilt(target))
    def holds(data: bytes) -> None:
        TARGETS[target](data)

    holds()


def test_the_corpus_belongs_to_targets() -> None:
    """A folder of the corpus that no target reads would test nothing."""
    assert {path.parent.name for path in KEPT} <= set(TARGETS)
    assert KEPT


def test_a_place_outside_the_file_is_seen() -> None:
    """The invariant itself can fail."""
    from kuvauslint.model.place import Place

    inside(Place(1, 3, 1, 4), ("abc",), "x", "")
    for place in (Place(2, 1, 2, 1), Place(1, 9, 1, 9), Place(1, 3, 1, 2), Place(0, 1)):
        with pytest.raises(Broken):
            inside(place, ("abc",), "x", "")
