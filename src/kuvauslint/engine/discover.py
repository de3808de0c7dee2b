"""Paths to sources: named files as they are, directories searched for description files."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import translate
from functools import cache
from stat import S_ISDIR, S_ISREG
from typing import IO

from kuvauslint.errors import UsageError
from kuvauslint.model.document import Problem, Source, Unread, is_web_address
from kuvauslint.model.place import START

NAMES = tuple(
    f"{stem}.{suffix}"
    for stem in ("kuvaus", "*.kuvaus", "asiakirjajulkisuuskuvaus*")
    for suffix in ("yaml", "yml", "json")
)
MAX_BYTES = {"data": 20_000_000, "document": 50_000_000}
_DATA_SUFFIXES = (".yaml", ".yml", ".json")


def discover(
    paths: Iterable[str],
    excluded: Callable[[str], bool] | None = None,
    *,
    force: bool = False,
    fetch: Callable[[str], Source] | None = None,
) -> Iterator[Source | Unread]:
    """The sources in the paths, in the order given and each once.

    `excluded` tells of a path whether it is passed over when a folder is searched; with `force` also
    when it is named. `fetch` reads an address on the web. Raises UsageError for a path that does not
    exist, and for an address without it. A named path that is no regular file, cannot be opened or is
    too large comes as Unread.
    """
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for path in paths:
        if is_web_address(path):
            if fetch is None:
                raise UsageError(f"{path}: is an address on the web, which is read only with --online")
            if path not in seen:
                seen.add(path)
                yield fetch(path)
            continue
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            raise UsageError(f"{path}: {_why(error)}") from None
        found = in_directory(path) if S_ISDIR(mode) else (path,)
        for name in found:
            real = _real(name, folders)
            if real not in seen:
                seen.add(name if real == name else real)  # one text for both, of tens of thousands
                if excluded is not None and (force or S_ISDIR(mode)) and excluded(name):
                    continue
                yield load(name, named=not S_ISDIR(mode))


def _real(path: str, folders: dict[str, str]) -> str:
    """The same as `os.path.realpath`; where the folder of many files leads is kept in `folders`."""
    folder, name = os.path.split(path)
    if name in ("", os.curdir, os.pardir) or os.path.islink(path):
        return os.path.realpath(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def load(path: str, named: bool = True) -> Source | Unread:
    """One file as a source; its kind by its name, else by its first bytes."""
    from kuvauslint.readers.formats import kind_of

    data_file = path.lower().endswith((*_DATA_SUFFIXES, ".txt", ".md", ".csv"))
    limit = MAX_BYTES["data" if data_file else "document"]
    try:
        if not S_ISREG(os.stat(path).st_mode):  # asked before the opening, which a device may answer to
            return _unread(path, reason="not_a_file")
        with open(path, "rb", opener=_open_at_once) as file:
            status = os.fstat(file.fileno())  # asked again of what was opened: the name may be another's by now
            if not S_ISREG(status.st_mode):
                return _unread(path, reason="not_a_file")
            data = b"" if status.st_size > limit else _whole(file, status.st_size, limit + 1)
    except (OSError, ValueError):
        return _unread(path, reason="unreadable")
    if status.st_size > limit or len(data) > limit:
        size = max(status.st_size, len(data)) // 1_000_000
        return _unread(path, reason="size", size=f"{size} MB", limit=f"{limit // 1_000_000} MB")
    return Source(path, data, kind_of(path, data), named)


def _whole(file: IO[bytes], size: int, most: int) -> bytes:
    """What a file holds, up to so many bytes; there is no room made for more than its size unless it grew."""
    data = file.read(size + 1)
    if len(data) > size:
        data += file.read(most - len(data))
    return data


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting, were it a fifo that nobody writes to."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unread(path: str, **values: str) -> Unread:
    return Unread(path, Problem("KL001", START, values))


def in_directory(folder: str) -> list[str]:
    """The description files below a folder: by name, or marked by a top-level `kuvauslint:`.

    Hidden folders, installed packages and what git ignores are passed over.
    """
    listed = _listed_by_git(folder)
    candidates = _walk(folder) if listed is None else listed
    return sorted(path for path in candidates if path.lower().endswith(_DATA_SUFFIXES) and _is_description(path))


def is_description(path: str, data: bytes) -> bool:
    """Whether a data file is a description by its name, or is marked as one."""
    return _is_named(path) or _is_marked(data)


def _is_named(path: str) -> bool:
    return _names().match(os.path.basename(path).lower()) is not None


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(map(translate, NAMES)))


def _is_description(path: str) -> bool:
    if _is_named(path):
        return os.path.isfile(path)
    try:
        if not S_ISREG(os.stat(path).st_mode) or os.path.getsize(path) > MAX_BYTES["data"]:
            return False
        with open(path, "rb", opener=_open_at_once) as file:
            return _is_marked(file.read(MAX_BYTES["data"]))
    except OSError:
        return False


def _is_marked(data: bytes) -> bool:
    """Whether the top level has the key `kuvauslint`; deeper ones (an example in a rule file) are others' business."""
    flow = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    indent = rb"[ \t{,]*" if flow else b""
    return (
        re.search(rb"^(?:\xef\xbb\xbf)?" + indent + rb"[\"']?kuvauslint[\"']?[ \t]*:", data, re.MULTILINE) is not None
    )


def _passed_over(folder: str) -> bool:
    """Whether a folder by its name holds nothing of the project: hidden, or what a package manager installed."""
    return folder.startswith(".") or folder in ("node_modules", "site-packages")


def _walk(folder: str) -> Iterator[str]:
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _passed_over(name))
        yield from (os.path.normpath(os.path.join(top, name)) for name in files)


def _listed_by_git(folder: str) -> list[str] | None:
    """The files below that git knows or does not ignore; None outside a work tree or without git."""
    top = os.path.abspath(folder)
    while not os.path.exists(os.path.join(top, ".git")):
        parent = os.path.dirname(top)
        if parent == top:
            return None
        top = parent
    import subprocess

    # A folder that came from others may have settings of git with it: none of them may start a program.
    quiet = ["-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"]
    command = ["git", *quiet, "-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    alone = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        result = subprocess.run(command, capture_output=True, timeout=60, check=True, env=alone)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    names = sorted(set(result.stdout.decode("utf-8", "surrogateescape").split("\0")) - {""})
    shown = [name for name in names if not any(map(_passed_over, name.split("/")[:-1]))]
    return [os.path.normpath(os.path.join(folder, name)) for name in shown]


def _why(error: OSError) -> str:
    return {2: "no such file or folder", 13: "no permission to read it"}.get(error.errno or 0, error.strerror or "")
