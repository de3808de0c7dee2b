"""Runs whole processes in turn, and what the operating system says of each."""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LAUNCHER = Path(__file__).with_name("launch.py")


class Run(NamedTuple):
    """One finished process: seconds of wall and CPU time, peak memory in MiB, exit code, output."""

    wall: float
    cpu: float
    peak: float
    code: int
    output: str


class Spread(NamedTuple):
    """The median of some figures, with the least and the most."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f}–{self.most:.2f})"


def spread(figures: Sequence[float]) -> Spread:
    """The spread of some figures."""
    return Spread(statistics.median(figures), min(figures), max(figures))


def timed(command: Sequence[str]) -> Run:
    """Run a command to its end."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        launch = [sys.executable, "-I", "-S", str(LAUNCHER), str(output), *command]
        told = subprocess.run(launch, capture_output=True, text=True, check=True, cwd=tempfile.gettempdir()).stdout
        wall, cpu, peak, code = told.split()
        text = output.read_text(encoding="utf-8", errors="replace")
    return Run(float(wall), float(cpu), float(peak) / 1024, int(code), text)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Run]]:
    """The runs of each command, A B C A B C …, so that a busy machine slows all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(timed(command))
    return runs


def ratios(runs: Sequence[Run], floor: Sequence[Run], of: Callable[[Run], float]) -> Spread:
    """A figure of each run over that of the floor's run beside it."""
    return spread([of(one) / of(other) for one, other in zip(runs, floor, strict=True)])


def exponent(sizes: Sequence[int], figures: Sequence[float], start: float) -> float:
    """The k of `figure = start + c * size ** k`, by least squares over the logarithms (weighted alike)."""
    points = [(math.log(size), math.log(figure - start)) for size, figure in zip(sizes, figures, strict=True)]
    middle = statistics.fmean(x for x, _ in points), statistics.fmean(y for _, y in points)
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return above / sum((x - middle[0]) ** 2 for x, _ in points)
