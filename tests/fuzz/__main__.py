"""`python -m tests.fuzz TARGET… [--seconds 300] [--work FOLDER]`: fuzz targets one after another, and a table of figures.

Needs atheris (`pip install atheris`), which is for Linux and macOS. What the fuzzer learns stays in the
folder of work, so that the next run goes on from there; what it finds is in `FOLDER/TARGET/findings`,
and belongs into `tests/fuzz/corpus/TARGET` once it is mended.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.seeds import ROOT, seeds, words
from tests.fuzz.targets import MOST, TARGETS

MEMORY = 500  # MB


def main() -> None:
    """Fuzz and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="+", choices=[*TARGETS, "all"])
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--work", type=Path, default=ROOT / ".fuzz")
    given = parser.parse_args()
    print("| target | seconds | executions | edges | new inputs | slowest | memory | findings |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    found = False
    for target in TARGETS if "all" in given.targets else given.targets:
        figures = fuzz(target, given.seconds, given.work / target)
        found |= figures["findings"] != "0"
        print(f"| {target} | " + " | ".join(figures.values()) + " |", flush=True)
    sys.exit(1 if found else 0)


def fuzz(target: str, seconds: int, work: Path) -> dict[str, str]:
    """One target for that long."""
    learnt, first, findings = work / "learnt", work / "seeds", work / "findings"
    for folder in (learnt, first, findings):
        folder.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(seeds(target)):
        (first / f"{n:04}").write_bytes(seed)
    dictionary = work / "words.dict"
    dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in words(target)))
    stats = findings / "stats.json"
    stats.unlink(missing_ok=True)
    command = [
        sys.executable, "-m", "tests.fuzz.drive", target, str(findings), str(learnt), str(first),
        f"-max_total_time={seconds}", "-timeout=30", f"-rss_limit_mb={MEMORY}", f"-max_len={MOST // 10}",
        f"-artifact_prefix={findings}/", f"-dict={dictionary}", "-print_final_stats=1", "-use_value_profile=0",
    ]  # fmt: skip
    began = time.monotonic()
    with (work / "log").open("wb") as log:
        subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, check=False)
    text = (work / "log").read_text(errors="replace")
    own = json.loads(stats.read_text()) if stats.exists() else {"longest": 0, "memory": 0, "findings": {}}
    ended = [line for line in text.splitlines() if "ERROR: libFuzzer" in line]
    return {
        "seconds": f"{time.monotonic() - began:.0f}",
        "executions": _last(text, r"stat::number_of_executed_units: (\d+)") or _last(text, r"^#(\d+)"),
        "edges": _last(text, r" cov: (\d+)"),
        "new": _last(text, r"stat::new_units_added: +(\d+)"),
        "slowest": f"{own['longest']} s",
        "memory": (_last(text, r"stat::peak_rss_mb: +(\d+)") or str(own["memory"])) + " MB",
        "findings": str(len(own["findings"]) + len(ended)) + "".join(f" {line[-60:]}" for line in ended),
    }


def _last(text: str, pattern: str) -> str:
    found = re.findall(pattern, text, re.MULTILINE)
    return found[-1] if found else ""


def _escaped(word: bytes) -> str:
    return "".join(chr(b) if 32 < b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in word)


if __name__ == "__main__":
    main()
