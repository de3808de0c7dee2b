"""Runs kuvauslint, the floor and the peers side by side and writes the tables.

    python benchmarks/run.py --out benchmarks/results

Whole processes, start-up included, in turn (A B C A B C …), each beside the floor's run of the same
round; medians with the least and the most; CPU time and peak memory from the operating system's
account of each finished process. kuvauslint is built and installed like the peers, in an
environment of its own, and what every tool answers is held against what was planted. A peer that
would need more than `--longest` seconds of CPU time for a size is left out there.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from documents import documents
from measuring import Run, exponent, in_turn, ratios, spread, timed
from peers import PEERS, fault_of, own_install, write_settings
from workload import write

HERE = Path(__file__).parent
ADVICE = "KL507"  # info: what every file of the workload lacks, and no peer looks for
COPIED = "KL905"  # in a file of thousands of entries some texts are the same by chance
OURS, CACHED, FLOOR = "kuvauslint", "kuvauslint, unchanged files", "floor"
FEW = 12  # up to so many files kuvauslint does without its cache
DAY = "2026-11-22"
HEADER = "| tool | runs | wall s | wall / floor | CPU / floor | peak / floor | peak MiB | leaves out |"


class Work(NamedTuple):
    """One workload: how it is called, its files and the names of those in which gaps were planted."""

    name: str
    folder: Path
    files: int
    entries: int
    faulty: frozenset[str]
    planted: int


class Bench:
    """The tools, ready to be run, and what came of them: medians of CPU seconds by workload and tool."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.work: Path = options.work
        self.work.mkdir(parents=True, exist_ok=True)
        write_settings(self.work)
        home = own_install(self.work, HERE.parent) if not options.kuvauslint else None
        self.kuvauslint = options.kuvauslint or str(home / "kuvauslint" if home else "")
        self.python = str(home / "python") if home else sys.executable
        wanted = options.peers.split(",")
        self.peers = [peer for peer in PEERS if peer.name in wanted and peer.install(self.work)]
        self.cpu: dict[tuple[str, str], float] = {}
        self.peak: dict[tuple[str, str], float] = {}

    def check(self, *arguments: str) -> list[str]:
        """A call of kuvauslint."""
        fixed = ("--profile", self.options.profile, "--as-of", DAY, "--output-format", "concise")
        return [self.kuvauslint, "check", *fixed, *arguments]

    def commands(self, work: Work) -> dict[str, list[str]]:
        """Name -> command, for one workload; without those for whom it is too much."""
        out = {
            FLOOR: [self.python, str(HERE / "floor.py"), str(work.folder)],
            OURS: self.check("--no-cache", str(work.folder)),
        }
        if work.files > FEW:
            out[CACHED] = self.check(str(work.folder))
        return out | {peer.name: peer.command(self.work, work.folder) for peer in self.peers}

    def fault(self, name: str, run: Run, work: Work) -> str:
        """What is wrong with a tool's answer; an empty text when it says what it must."""
        peer = next((peer for peer in PEERS if peer.name == name), None)
        if peer is not None:
            return fault_of(peer, self.work, run, work.faulty)
        lines = run.output.splitlines()
        if name == FLOOR:
            return "" if len(lines) == work.planted else f"found {len(lines)} of {work.planted}"
        found = [line for line in lines if " KL801 " in line or " KL141 " in line]
        others = [line for line in lines if ": KL" in line and line not in found]
        others = [line for line in others if f" {ADVICE} " not in line and f" {COPIED} " not in line]
        return "" if len(found) == work.planted and not others else f"found {len(found)}, others {others[:2]}"

    def measure(self, work: Work, smaller: list[Work]) -> Iterator[str]:
        """The rows of one workload; by the smaller ones it is foreseen how long a tool takes."""
        chosen, left = {}, []
        for name, command in self.commands(work).items():
            foreseen = self.foreseen(name, work, smaller)
            if foreseen > self.options.longest:
                left.append(f"| {name} | – | – | – | – | – | – | not run: {foreseen:.0f} s of CPU time or more |")
                continue
            chosen[name] = command
        if CACHED in chosen:
            timed(chosen[CACHED])  # it fills the cache
        runs = in_turn(chosen, self.options.runs)
        for name, found in runs.items():
            if fault := next(filter(None, (self.fault(name, run, work) for run in found)), ""):
                print(f"{work.name}: {name} left out: {fault}", file=sys.stderr)
                left.append(f"| {name} | – | – | – | – | – | – | left out: does not find what was planted |")
                continue
            self.keep(work.name, name, found)
            yield self.row(name, found, runs[FLOOR])
        yield from left

    def foreseen(self, name: str, work: Work, smaller: list[Work]) -> float:
        """How many seconds of CPU time a peer may take, by what it took for the smaller workloads."""
        if len(smaller) < 2 or name in (FLOOR, OURS, CACHED):
            return 0
        first, last = smaller[0], smaller[-1]
        start = self.cpu.get((first.name, name), 0)
        taken = self.cpu.setdefault((last.name, name), self.options.longest)  # not run: longer than that
        return start + (taken - start) * work.files * work.entries / (last.files * last.entries)

    def keep(self, work: str, name: str, runs: list[Run]) -> None:
        """Remember the medians for the tables that are made of several workloads."""
        self.cpu[work, name] = statistics.median(run.cpu for run in runs)
        self.peak[work, name] = max(run.peak for run in runs)

    def row(self, name: str, runs: list[Run], floor: list[Run]) -> str:
        """One row of a table of ratios."""
        leaves_out = next((peer.leaves_out for peer in PEERS if peer.name == name), "")
        figures = (
            f"{statistics.median(run.wall for run in runs):.3f}",
            *(ratios(runs, floor, lambda run, of=of: getattr(run, of)) for of in ("wall", "cpu", "peak")),  # type: ignore[misc]
            f"{max(run.peak for run in runs):.0f}",
        )
        return f"| {name} | {len(runs)} | {' | '.join(map(str, figures))} | {leaves_out} |"

    def growth(self, works: list[Work], what: str) -> list[str]:
        """The fitted exponents over the workloads from 100 on, and how memory grows."""
        lines = [
            f"| tool | CPU ~ {what}^k, k | last step, k | peak MiB at {' / '.join(work.name for work in works)} |",
            "|---|---|---|---|",
        ]
        first, large = works[0], [work for work in works if work.files * work.entries >= 100 * works[0].files]
        for name in (FLOOR, OURS, CACHED):
            have = [work for work in large if (work.name, name) in self.cpu and work is not first]
            if len(have) < 2:
                continue
            start = self.cpu[first.name, FLOOR if name == FLOOR else OURS]
            if min(self.cpu[work.name, name] for work in have) <= start:
                continue  # from the cache, so many files cost no more than one without it
            sizes, cpu = [work.files * work.entries for work in have], [self.cpu[work.name, name] for work in have]
            peaks = " / ".join(
                f"{self.peak[work.name, name]:.0f}" if (work.name, name) in self.peak else "–" for work in works
            )
            fitted, last = exponent(sizes, cpu, start), exponent(sizes[-2:], cpu[-2:], start)
            lines.append(f"| {name} | {fitted:.3f} | {last:.3f} | {peaks} |")
        return lines

    def documents(self) -> Iterator[str]:
        """The rows of the document formats."""
        made = documents(self.work / "documents")
        commands = {path.suffix[1:]: self.check("--no-cache", str(path)) for path in made}
        for kind, command in list(commands.items()):
            output = timed(command).output
            if "KL008" in output or "KL001" in output or "40 " not in output:
                print(f"{kind} left out: {output[:300]}", file=sys.stderr)
                del commands[kind]
        for kind, runs in in_turn(commands, max(5, self.options.runs)).items():
            wall, cpu = spread([run.wall for run in runs]), spread([run.cpu for run in runs])
            yield f"| {kind} | {len(runs)} | {wall} | {cpu} | {max(run.peak for run in runs):.0f} |"


def tables(bench: Bench, options: argparse.Namespace) -> Iterator[str]:
    """All tables, line by line."""
    head = f"Measured {datetime.now(UTC):%Y-%m-%d} on {os.cpu_count()} cores, {platform.system()}, Python"
    yield f"{head} {platform.python_version()}; load at the start {os.getloadavg()[0]:.1f}. Ratios over the floor"
    yield f"({FLOOR}.py) run in turn: median (least–most). Profile {options.profile}."
    if not options.no_documents:
        yield from (
            "",
            "## Documents of 40 entries",
            "",
            "| format | runs | wall s | CPU s | peak MiB |",
            "|---|---|---|---|---|",
        )
        yield from bench.documents()
    many = [_written(bench.work, "files", count, 15) for count in map(int, options.sizes.split(","))]
    one = [_written(bench.work, "entries", 1, count) for count in map(int, options.entries.split(","))]
    for works, what, unit in ((many, "Files of 15 entries", "files"), (one, "One file of many entries", "entries")):
        for number, work in enumerate(works):
            yield from ("", f"## {what}: {work.name}", "", HEADER, "|---|---|---|---|---|---|---|---|")
            yield from bench.measure(work, works[:number])
        yield from (
            "",
            f"## {what}: how the cost grows",
            "",
            "Without the start (the CPU time of the smallest size).",
            "",
        )
        yield from bench.growth(works, unit)


def _written(work: Path, kind: str, files: int, entries: int) -> Work:
    count = files if kind == "files" else entries
    folder = work / f"{kind}-{count}"
    planted = write(folder, files, entries)
    faulty = frozenset(f"{number:05d}.kuvaus.yaml" for number in range(0, files, 10))
    name = f"{count:,} {kind if count > 1 else kind[:-1]}"
    return Work(name, folder, files, entries, faulty, planted)


def main() -> None:
    """Parse the arguments, measure, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="write results.md into this folder")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "kuvauslint-benchmarks")
    parser.add_argument("--sizes", default="1,100,1000,10000", help="numbers of files of 15 entries")
    parser.add_argument("--entries", default="10,100,1000,10000", help="numbers of entries of one file")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--longest", type=float, default=60, help="seconds of CPU time that one run of a peer may take")
    parser.add_argument("--peers", default=",".join(peer.name for peer in PEERS))
    parser.add_argument("--profile", default="strict")
    parser.add_argument("--kuvauslint", help="another executable than the one built of this checkout")
    parser.add_argument("--no-documents", action="store_true")
    options = parser.parse_args()
    bench = Bench(options)
    lines = []
    for line in tables(bench, options):
        print(line, flush=True)
        lines.append(line)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
