"""Writing a file so that it is the old or the new one, never a mix."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterable, Iterator

from kuvauslint.errors import UsageError

_ENDING = ".kuvauslint.tmp"
_LEFT_BEHIND = 3600.0  # seconds: no write takes that long, so an older temporary file has lost its process


def write_atomically(path: str, data: bytes | Iterable[bytes]) -> None:
    """Replace the file by the data, whole or in chunks, in one step.

    Its mode and, where that is allowed, its owner are kept.
    A symbolic link is followed, so that the file it points to is replaced and the link stays. What is
    no regular file (a terminal, a pipe, /dev/null) is written to and not replaced.
    Raises UsageError when the file cannot be written, and what the making of a chunk raises; then the old
    one is there as it was.
    """
    chunks = iter((data,)) if isinstance(data, bytes) else _made(data)
    try:
        status = _status(path)
        if status is not None and not stat.S_ISREG(status.st_mode):
            with open(path, "wb") as device:
                device.writelines(chunks)
            return
        target = os.path.realpath(path)
        if status is not None and not os.access(target, os.W_OK):
            raise UsageError(f"{path} cannot be written: it is read-only")
        _replace(target, chunks, status)
    except _Unmade as error:
        raise error.reason from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}") from None


class _Unmade(Exception):
    """The making of a chunk raised, which has nothing to do with the file."""

    def __init__(self, reason: Exception) -> None:
        super().__init__()
        self.reason = reason


def _made(chunks: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from chunks
    except Exception as error:  # noqa: BLE001 - handed on as it is
        raise _Unmade(error) from None


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _replace(target: str, chunks: Iterable[bytes], status: os.stat_result | None) -> None:
    folder, name = os.path.split(target)
    # A long name is cut, so that the temporary one is not too long for the file system.
    temporary = os.path.join(folder, f".{name[:60]}.{os.getpid()}.{os.urandom(4).hex()}{_ENDING}")
    try:
        handle, nameless = _open(folder, temporary)
        try:
            _write(handle, chunks, status)
            if nameless:
                os.link(f"/proc/self/fd/{handle}", temporary, src_dir_fd=handle, follow_symlinks=True)
        finally:
            os.close(handle)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)
    _sweep(folder, name)


def _open(folder: str, temporary: str) -> tuple[int, bool]:
    """A new file to write to, and whether it has no name yet.

    Where the system can (Linux), the file gets its name when it is whole, so that a process which
    is killed leaves nothing behind. Never an existing file, which could be someone's link.
    """
    flag = getattr(os, "O_TMPFILE", 0)
    if flag and os.path.isdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            return os.open(folder, flag | os.O_WRONLY | os.O_CLOEXEC, 0o666), True
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    return os.open(temporary, flags, 0o666), False


def _write(handle: int, chunks: Iterable[bytes], status: os.stat_result | None) -> None:
    for chunk in chunks:
        left = memoryview(chunk)
        while left:
            left = left[os.write(handle, left) :]
    if status is not None and hasattr(os, "fchmod"):
        if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
            with contextlib.suppress(OSError):  # only its owner's group, or root, may give a file away
                os.fchown(handle, status.st_uid, status.st_gid)
        os.fchmod(handle, stat.S_IMODE(status.st_mode))
    os.fsync(handle)


def _sync_folder(folder: str) -> None:
    """Let the new name survive a power cut, where folders can be synced; the file is in its place already."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: str, name: str) -> None:
    """Remove temporary files of this name that killed processes left behind long ago."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(f".{name[:60]}.") and entry.name.endswith(_ENDING):
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _LEFT_BEHIND:
                        os.unlink(entry.path)
