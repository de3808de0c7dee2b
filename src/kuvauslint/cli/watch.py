"""`kuvauslint check --watch`: runs again whenever something that is checked has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator

from kuvauslint.cli.console import complain, say
from kuvauslint.errors import KuvauslintError, UsageError
from kuvauslint.model.document import is_web_address

SUFFIXES = (".yaml", ".yml", ".json", ".toml")
INTERVAL = 0.5

State = dict[str, tuple[int, int]]


def watch(run: Callable[[], int], paths: Iterable[str], language: str | None, interval: float = INTERVAL) -> int:
    """Run, and run again after each change, until interrupted; always 0.

    `run` is the check; its wrong use (a file that went away) is told and waited out. The files and
    folders are looked at every `interval` seconds, without a library: it works on any file system.
    Raises UsageError for standard input.
    """
    from kuvauslint.reporters.told import DEFAULT_LANGUAGE
    from kuvauslint.reporters.wording import word

    paths = tuple(paths)
    if "-" in paths:
        raise UsageError("--watch cannot follow standard input")
    if any(is_web_address(path) for path in paths):
        raise UsageError("--watch cannot follow an address on the web")
    try:
        while True:
            seen = state(paths)
            if os.isatty(1):
                say("\x1b[2J\x1b[1;1H")
            try:
                run()
            except KuvauslintError as error:
                complain(f"kuvauslint: {error}")
            complain(word("init", "watching", language or DEFAULT_LANGUAGE))
            while state(paths) == seen:
                time.sleep(interval)
    except KeyboardInterrupt:
        return 0


def state(paths: Iterable[str]) -> State:
    """When each file was changed last and how long it is."""
    out: State = {}
    for name in _files(paths):
        try:
            status = os.stat(name)
        except OSError:
            continue
        out[name] = (status.st_mtime_ns, status.st_size)
    return out


def _files(paths: Iterable[str]) -> Iterator[str]:
    """Named files, and what could be a description or its configuration below the folders."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
            yield from (os.path.join(folder, name) for name in files if name.lower().endswith(SUFFIXES))
