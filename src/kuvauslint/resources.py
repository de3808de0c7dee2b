"""Where the data of the package are: in the wheel, or in the checkout it is run from.

A wheel carries rules/ and schema/ in the package, and the rules already compiled to JSON. A
checkout (and an editable install, which does not see what a wheel is forced to include) has them at
its top; there the compiled form is cached for the user, by the stamp of the files it was made of.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from os.path import dirname, exists, expanduser, join
from typing import Any

# os.path and not pathlib or importlib.resources: this is on the way of every start.
_PACKAGE = dirname(__file__)
_PACKAGED = join(_PACKAGE, "_data")
_KEPT = 10  # compiled rulebooks in the cache, each under a megabyte


@cache
def data_root() -> str:
    """The folder that holds `rules/` and `schema/`."""
    return _PACKAGED if exists(_PACKAGED) else dirname(dirname(_PACKAGE))


def data_path(*parts: str) -> str:
    """The path of one data file or folder, as `data_path("rules", "vocabulary", "fields.yaml")`."""
    return join(data_root(), *parts)


def compiled(name: str, build: Callable[[], dict[str, Any]]) -> Any:
    """The compiled data of that name: from the wheel, else from the user's cache.

    `build` makes it, and whatever is best made with it, as a dict by name; all of it is cached.
    """
    packaged = join(_PACKAGED, "compiled", f"{name}.json")
    if exists(packaged):
        return _read(packaged)
    folder = join(cache_folder(), f"rules-{rules_stamp()}")
    try:
        return _read(join(folder, f"{name}.json"))
    except (OSError, ValueError):
        made = build()
        _forget_old(cache_folder())
        for part, data in made.items():
            _write(join(folder, f"{part}.json"), data)
        return made[name]


def cache_folder() -> str:
    """Where the user's cached data are kept."""
    own = os.environ.get("KUVAUSLINT_CACHE_DIR")
    return own or join(os.environ.get("XDG_CACHE_HOME") or expanduser("~/.cache"), "kuvauslint")


@cache
def rules_stamp() -> str:
    """A stamp that changes when any file under rules/ does, or the code that compiles them."""
    return _stamp(data_path("rules"), join(_PACKAGE, "rulebook"), join(_PACKAGE, "vocabulary"))


def code_stamp() -> str:
    """A stamp that changes when any module of kuvauslint does."""
    return _stamp(_PACKAGE)


def _stamp(*roots: str) -> str:
    from zlib import crc32

    stamp = 0
    folders = list(roots)
    while folders:
        for entry in sorted(os.scandir(folders.pop()), key=lambda entry: entry.name):
            if entry.is_dir():
                if not entry.name.startswith("__"):
                    folders.append(entry.path)
            else:
                status = entry.stat()
                stamp = crc32(f"{entry.path}{status.st_mtime_ns}{status.st_size}".encode(), stamp)
    return f"{stamp:08x}"


def _forget_old(folder: str) -> None:
    """Remove what was compiled of rules that are no more; several checkouts in use at a time keep theirs."""
    from contextlib import suppress
    from shutil import rmtree

    with suppress(OSError):
        compiled_ones = [entry for entry in os.scandir(folder) if entry.name.startswith("rules-")]
        newest = sorted(compiled_ones, key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in newest[_KEPT:]:
            rmtree(entry.path, ignore_errors=True)


def _read(path: str) -> Any:
    import json

    with open(path, encoding="utf-8") as file:
        return json.load(file)


def _write(path: str, data: Any) -> None:
    """Cache the data; a cache that cannot be written is done without."""
    import json

    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(dirname(path), exist_ok=True)
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, separators=(",", ":"), default=str)
        os.replace(temporary, path)
    except OSError:
        pass
