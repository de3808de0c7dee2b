"""What the benchmark's tables are made of, and that its workload is what it says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from measuring import Run, exponent, ratios, timed
from peers import PEERS, fault_of
from workload import write


def run(output: str, code: int = 1) -> Run:
    return Run(1.0, 1.0, 1.0, code, output)


@pytest.mark.parametrize("k", [0.9, 1.0, 1.2])
def test_the_exponent_of_a_known_growth(k: float) -> None:
    """Whatever the start costs."""
    sizes = [100, 1000, 10_000]
    assert exponent(sizes, [0.1 + 0.004 * size**k for size in sizes], 0.1) == pytest.approx(k)


def test_ratios_are_taken_round_by_round() -> None:
    """A round in which everything was slow changes nothing."""
    ours = [Run(2, 2, 30, 0, ""), Run(20, 20, 30, 0, ""), Run(3, 3, 30, 0, "")]
    floor = [Run(1, 1, 10, 0, ""), Run(10, 10, 10, 0, ""), Run(1, 1, 10, 0, "")]
    assert str(ratios(ours, floor, lambda one: one.cpu)) == "2.00 (2.00–3.00)"


def test_a_finished_process_is_accounted_for() -> None:
    """Its own CPU time and memory, and its exit code."""
    found = timed([sys.executable, "-c", "import sys; print(sum(range(10**6))); sys.exit(3)"])
    assert found.code == 3
    assert found.output.strip() == "499999500000"
    assert found.cpu > 0 < found.peak


def test_a_peer_must_name_the_very_files_with_gaps(tmp_path: Path) -> None:
    """One too few or too many, and it is left out."""
    peer = next(peer for peer in PEERS if peer.name == "check-jsonschema")
    planted = frozenset({"00000.kuvaus.yaml", "00010.kuvaus.yaml"})
    told = "x/00000.kuvaus.yaml::$: missing\nx/00010.kuvaus.yaml::$: missing\n"
    assert fault_of(peer, tmp_path, run(told), planted) == ""
    assert fault_of(peer, tmp_path, run(told.splitlines()[0]), planted)
    assert fault_of(peer, tmp_path, run(f"{told}x/00003.kuvaus.yaml::$: missing"), planted)


def test_the_gaps_are_in_every_tenth_file(tmp_path: Path) -> None:
    """As many as the workload says."""
    assert write(tmp_path, 21) == 6
    undated = [path.name for path in sorted(tmp_path.iterdir()) if "päivitetty" not in path.read_text(encoding="utf-8")]
    assert undated == ["00000.kuvaus.yaml", "00010.kuvaus.yaml", "00020.kuvaus.yaml"]
