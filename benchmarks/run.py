"""Runs kuvauslint, the floor and the peers side by side and writes the table of ratios.

    python benchmarks/run.py --out benchmarks/results

Whole processes, start-up included; in turn (A B C A B C …); medians with their spread; CPU time and
peak memory from the operating system's account of each finished process.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from peers import PEERS, write_settings
from workload import write

HERE = Path(__file__).parent
ADVICE = "KL507"  # info: what every file of the workload lacks, and no peer looks for


class Run(NamedTuple):
    """One finished process: seconds of wall and CPU time, peak memory in MiB, exit code, output."""

    wall: float
    cpu: float
    peak: float
    code: int
    output: str


def timed(command: list[str], keep: bool = False) -> Run:
    """Run a command to its end."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=tempfile.gettempdir())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode("utf-8", "replace") if keep else ""
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode, text)


def commands(work: Path, folder: Path, count: int, options: argparse.Namespace) -> dict[str, list[str]]:
    """Name -> command, for one workload."""
    python = options.python
    check = [
        options.kuvauslint,
        "check",
        "--profile",
        options.profile,
        "--as-of",
        "2026-11-22",
        "--output-format",
        "concise",
    ]
    out = {
        "floor": [python, str(HERE / "floor.py"), str(folder)],
        "kuvauslint": [*check, "--no-cache", str(folder)],
    }
    if options.cache and count > 12:  # up to so many files kuvauslint does without its cache
        out["kuvauslint, unchanged files"] = [*check, str(folder)]
    for peer in PEERS:
        if peer.name in options.available:
            out[peer.name] = peer.command(work, folder)
    return out


def proved(name: str, command: list[str], planted: int) -> str:
    """What the tool says of the planted gaps; an empty text when it says what it must."""
    run = timed(command, keep=True)
    lines = run.output.splitlines()
    if name.startswith("kuvauslint"):
        found = [line for line in lines if " KL801 " in line or " KL141 " in line]
        others = [line for line in lines if ": KL" in line and line not in found and f" {ADVICE} " not in line]
        return "" if len(found) == planted and not others else f"found {len(found)} of {planted}, others {others[:2]}"
    if name == "floor":
        return "" if len(lines) == planted else f"found {len(lines)} of {planted}"
    expects = next(peer.finds_gaps for peer in PEERS if peer.name == name)
    return "" if (run.code != 0) == expects else f"exit code {run.code}: {run.output[:200]}"


def measure(work: Path, count: int, options: argparse.Namespace) -> list[str]:
    """The rows of one workload."""
    folder = work / f"files-{count}"
    planted = write(folder, count)
    chosen = commands(work, folder, count, options)
    for name, command in list(chosen.items()):
        fault = proved(name, command, planted)
        if fault:
            print(f"{count} files: {name} left out: {fault}", file=sys.stderr)
            del chosen[name]
    runs: dict[str, list[Run]] = {name: [] for name in chosen}
    rounds = max(2, options.runs if count < 1000 else (options.runs + 1) // 2)
    for _ in range(rounds):
        for name, command in chosen.items():
            runs[name].append(timed(command))
    rows = []
    for name, found in runs.items():
        wall = sorted(a.wall / b.wall for a, b in zip(found, runs["floor"], strict=True))
        cpu = statistics.median(a.cpu / b.cpu for a, b in zip(found, runs["floor"], strict=True))
        seconds = statistics.median(run.wall for run in found)
        left = next((peer.leaves_out for peer in PEERS if peer.name == name), "")
        rows.append(
            f"| {count} | {name} | {seconds:.3f} | **{statistics.median(wall):.2f}** ({wall[0]:.2f}–{wall[-1]:.2f}) "
            f"| {cpu:.2f} | {max(run.peak for run in found):.0f} | {left} |"
        )
    return rows


def main() -> None:
    """Parse the arguments, measure, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, help="write results.md into this folder")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "kuvauslint-benchmarks")
    parser.add_argument("--sizes", default="1,100,1000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", default=",".join(peer.name for peer in PEERS))
    parser.add_argument("--profile", default="strict")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument(
        "--kuvauslint", default=shutil.which("kuvauslint") or str(Path(sys.executable).with_name("kuvauslint"))
    )
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="without a run over unchanged files")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    write_settings(options.work)
    wanted = options.peers.split(",")
    options.available = {peer.name for peer in PEERS if peer.name in wanted and peer.install(options.work)}
    lines = [
        (
            f"Measured {datetime.now(UTC):%Y-%m-%d} on {os.cpu_count()} cores, {platform.system()},"
            f" Python {platform.python_version()}; ratios over the floor, median (least–most)."
        ),
        "",
        "| files | tool | wall s | wall / floor | CPU / floor | peak MiB | leaves out |",
        "|---|---|---|---|---|---|---|",
    ]
    for count in map(int, options.sizes.split(",")):
        lines += measure(options.work, count, options)
    text = "\n".join(lines) + "\n"
    print(text)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "results.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
