"""What a run of a target saw: the slowest input, the memory, and each kind of finding with its smallest input."""

from __future__ import annotations

import hashlib
import json
import resource
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.invariants import Broken

SLOW = 5.0


class Found:
    """Runs a target and writes what it finds to a folder, once for each place it comes from; the run goes on."""

    def __init__(self, run: Callable[[bytes], None], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.run, self.folder = run, folder
        self.seen: dict[str, int] = {}
        self.longest = 0.0

    def once(self, data: bytes) -> None:
        """Try one input."""
        began = time.process_time()
        try:
            self.run(data)
        except Broken as error:
            self.keep(error.kind, data, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            spot = [f for f in traceback.extract_tb(error.__traceback__) if "kuvauslint" in f.filename] or ["?"]
            cause = error.__cause__ or error
            self.keep(f"{type(cause).__name__} {place_of(cause)} {spot[-1]}"[:300], data, cause)
        took = time.process_time() - began
        if took > SLOW:
            self.keep(f"slow {took:.0f} s", data, None)
        if took > self.longest or self.seen:
            self.longest = max(self.longest, took)
            self.write()

    def write(self) -> None:
        """Write the figures."""
        stats = {
            "longest": round(self.longest, 2),
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "findings": self.seen,
        }
        (self.folder / "stats.json").write_text(json.dumps(stats, ensure_ascii=False, indent=1))

    def keep(self, kind: str, data: bytes, error: BaseException | None) -> None:
        """Keep an input that found something, when it is the smallest of its kind."""
        self.seen[kind] = self.seen.get(kind, 0) + 1
        name = hashlib.sha1(kind.encode("utf-8", "replace")).hexdigest()[:10]
        path = self.folder / f"{name}.bin"
        if path.exists() and path.stat().st_size <= len(data):
            return
        path.write_bytes(data)
        told = "".join(traceback.format_exception(error))[-6000:] if error else ""
        (self.folder / f"{name}.txt").write_text(f"{kind}\n{told}", encoding="utf-8", errors="backslashreplace")


def place_of(error: BaseException) -> str:
    """Where it was raised: the innermost line."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
