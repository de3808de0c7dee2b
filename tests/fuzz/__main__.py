"""`python -m tests.fuzz TARGET… [--seconds 1200] [--idle 600]`: fuzz targets one after another, and a table of figures.

With atheris (`pip install atheris`, for Linux and macOS) libFuzzer drives, led by the edges that atheris
instruments; without it hypothesis does, led by the lines that a trace sees. What is learnt stays in the folder
of work (`--work`), so that the next run goes on from there; what is found is in `FOLDER/TARGET/findings`,
and belongs into `tests/fuzz/corpus/TARGET` once it is mended.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.seeds import ROOT, seeds, words
from tests.fuzz.targets import MOST, TARGETS

MEMORY = 500  # MB


def main() -> None:
    """Fuzz and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="+", choices=[*TARGETS, "all"])
    parser.add_argument("--seconds", type=int, default=1200, help="at most for each target")
    parser.add_argument("--idle", type=int, default=600, help="a target ends when so many seconds bring no new edge")
    engines = ("atheris", "hypothesis")
    parser.add_argument("--engine", choices=engines, default=engines[find_spec("atheris") is None])
    parser.add_argument("--work", type=Path, default=ROOT / ".fuzz")
    given = parser.parse_args()
    print(
        f"engine: {given.engine}\n\n| target | seconds | CPU | ended by | executions | edges before | edges | last new edge | slowest | memory | findings |"
    )
    print("|---|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    found = False
    for target in TARGETS if "all" in given.targets else given.targets:
        figures = fuzz(target, given.seconds, given.idle, given.work / target, given.engine)
        found |= figures["findings"] != "0"
        print(f"| {target} | " + " | ".join(figures.values()) + " |", flush=True)
    sys.exit(1 if found else 0)


def fuzz(target: str, seconds: int, idle: int, work: Path, engine: str) -> dict[str, str]:
    """One target for that long, or until so many seconds bring no new edge."""
    learnt, first, findings = work / "learnt", work / "seeds", work / "findings"
    for folder in (learnt, first, findings):
        folder.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(seeds(target)):
        (first / f"{n:04}").write_bytes(seed)
    stats = findings / "stats.json"
    stats.unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.fuzz.trace", target, str(findings), str(learnt), str(seconds)]
    if engine == "atheris":
        dictionary = work / "words.dict"
        dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in words(target)))
        command = [
            sys.executable, "-m", "tests.fuzz.drive", target, str(findings), str(learnt), str(first),
            f"-max_total_time={seconds}", "-timeout=30", f"-rss_limit_mb={MEMORY}", f"-max_len={MOST // 10}",
            f"-artifact_prefix={findings}/", f"-dict={dictionary}", "-print_final_stats=1", "-use_value_profile=0",
        ]  # fmt: skip
    began, used = time.monotonic(), _cpu()
    log = work / "log"
    with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT) as process:
        newest, ended = _wait(process, log, idle)
    text = log.read_text(errors="replace")
    own = json.loads(stats.read_text()) if stats.exists() else {"longest": 0, "memory": 0, "findings": {}}
    faults = [line for line in text.splitlines() if "ERROR: libFuzzer" in line]
    if process.returncode and not faults and ended == "time":
        faults = [f"ended with {process.returncode}"]
    return {
        "seconds": f"{time.monotonic() - began:.0f}",
        "CPU": f"{_cpu() - used:.0f} s",
        "ended by": ended,
        "executions": _last(text, r"stat::number_of_executed_units: (\d+)") or _last(text, r"^#(\d+)"),
        "edges before": _last(text, r"\sINITED\s+cov: (\d+)"),
        "edges": _last(text, r" cov: (\d+)"),
        "last new edge": f"{newest - began:.0f} s",
        "slowest": f"{own['longest']} s",
        "memory": (_last(text, r"stat::peak_rss_mb: +(\d+)") or str(own["memory"])) + " MB",
        "findings": str(len(own["findings"]) + len(faults)) + "".join(f" {line[-60:]}" for line in faults),
    }


def _wait(process: subprocess.Popen[bytes], log: Path, idle: int) -> tuple[float, str]:
    """Wait for the engine, and end it when it learns nothing more: when the last new edge came, and what ended it."""
    newest, edges = time.monotonic(), ""
    while process.poll() is None:
        time.sleep(1)
        now = _last(log.read_text(errors="replace"), r" cov: (\d+)")
        if now != edges:
            newest, edges = time.monotonic(), now
        elif time.monotonic() - newest > idle:
            process.send_signal(signal.SIGINT)
            process.wait()
            return newest, "no new edge"
    return newest, "time"


def _cpu() -> float:
    """Seconds of processor time that the processes started from here, and ended, have used: it may be far less than the clock tells."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _last(text: str, pattern: str) -> str:
    found = re.findall(pattern, text, re.MULTILINE)
    return found[-1] if found else ""


def _escaped(word: bytes) -> str:
    return "".join(chr(b) if 32 < b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in word)


if __name__ == "__main__":
    main()
