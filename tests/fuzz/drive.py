"""Runs one target under atheris in this process; started by `python -m tests.fuzz`.

What is found is written to the folder of findings, once for each place it comes from, and the run
goes on; only what hangs or eats memory ends it.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import logging
import pkgutil
import resource
import sys
import time
import traceback
from pathlib import Path

SLOW = 5.0


def main() -> None:
    """TARGET FINDINGS, then the arguments of libFuzzer."""
    import atheris

    target, folder, *arguments = sys.argv[1:]
    watched = ["kuvauslint", *{"pdf": ["playa"], "html": ["justhtml"]}.get(target, [])]
    with atheris.instrument_imports(include=watched, enable_loader_override=False):
        for name in watched:
            import_all(name)  # what is imported later, as ours mostly is, would not be watched
        from tests.fuzz.targets import TARGETS, Broken
    logging.disable(logging.CRITICAL)
    run = TARGETS[target]
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    seen: dict[str, int] = {}
    longest = [0.0]

    def once(data: bytes) -> None:
        began = time.process_time()
        try:
            run(data)
        except Broken as error:
            keep(error.kind, data, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            spot = [f for f in traceback.extract_tb(error.__traceback__) if "kuvauslint" in f.filename] or ["?"]
            cause = error.__cause__
            keep(f"{type(cause or error).__name__} {place_of(cause or error)} {spot[-1]}"[:300], data, cause or error)
        took = time.process_time() - began
        longest[0] = max(longest[0], took)
        if took > SLOW:
            keep(f"slow {took:.0f} s", data, None)
        stats = {
            "longest": round(longest[0], 2),
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "findings": seen,
        }
        if took == longest[0] or seen:
            (out / "stats.json").write_text(json.dumps(stats, ensure_ascii=False, indent=1))

    def keep(kind: str, data: bytes, error: BaseException | None) -> None:
        seen[kind] = seen.get(kind, 0) + 1
        name = hashlib.sha1(kind.encode("utf-8", "replace")).hexdigest()[:10]
        path = out / f"{name}.bin"
        if path.exists() and path.stat().st_size <= len(data):
            return
        path.write_bytes(data)
        told = "".join(traceback.format_exception(error))[-6000:] if error else ""
        (out / f"{name}.txt").write_text(f"{kind}\n{told}", encoding="utf-8", errors="backslashreplace")

    atheris.Setup([sys.argv[0], *arguments], once)
    atheris.Fuzz()


def import_all(package: str) -> None:
    """Import every module of a package that can be."""
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)


def place_of(error: BaseException) -> str:
    """Where it was raised: the innermost line."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


if __name__ == "__main__":
    main()
