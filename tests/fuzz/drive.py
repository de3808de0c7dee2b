"""Runs one target under atheris in this process; started by `python -m tests.fuzz`.

Only what hangs or eats memory ends it.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import pkgutil
import sys
from pathlib import Path

WATCHED = {"pdf": ("kuvauslint", "playa"), "html": ("kuvauslint", "justhtml")}


def main() -> None:
    """TARGET FINDINGS, then the arguments of libFuzzer."""
    import atheris

    target, folder, *arguments = sys.argv[1:]
    watched = WATCHED.get(target, ("kuvauslint",))
    with atheris.instrument_imports(include=list(watched), enable_loader_override=False):
        for name in watched:
            import_all(name)  # what is imported later, as ours mostly is, would not be watched
        from tests.fuzz.found import Found
        from tests.fuzz.targets import TARGETS
    logging.disable(logging.CRITICAL)
    atheris.Setup([sys.argv[0], *arguments], Found(TARGETS[target], Path(folder)).once)
    atheris.Fuzz()


def import_all(package: str) -> None:
    """Import every module of a package that can be."""
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)


if __name__ == "__main__":
    main()
