"""The fuzz targets in the ordinary tests: what was found before, and good inputs that hypothesis spoils."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.found import Found
from tests.fuzz.invariants import Broken, inside
from tests.fuzz.seeds import CORPUS, seeds
from tests.fuzz.spoilt import spoilt
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


def test_both_engines_run_and_tell_figures(tmp_path: Path) -> None:
    """A short run of a small target by each engine that is installed; what it learnt is kept."""
    from tests.fuzz.__main__ import fuzz

    for engine in ["hypothesis", *(["atheris"] if find_spec("atheris") else [])]:
        figures = fuzz("configuration", 4, 60, tmp_path / engine, engine)
        assert figures["findings"] == "0"
        assert int(figures["executions"]) > 20
        assert int(figures["edges"]) >= int(figures["edges before"]) > 50
        assert any((tmp_path / engine / "learnt").iterdir())
    stopped = fuzz("configuration", 60, 1, tmp_path / "idle", "hypothesis")
    assert stopped["ended by"] == "no new edge"


def test_an_engine_keeps_what_it_finds(tmp_path: Path) -> None:
    """Each kind once, with its smallest input, and the run goes on."""

    def target(data: bytes) -> None:
        if b"x" in data:
            raise ValueError

    found = Found(target, tmp_path)
    for data in (b"xxx", b"a", b"x", b"xx"):
        found.once(data)
    assert list(found.seen.values()) == [3]
    assert [path.read_bytes() for path in tmp_path.glob("*.bin")] == [b"x"]
    assert "ValueError" in next(tmp_path.glob("*.txt")).read_text()
