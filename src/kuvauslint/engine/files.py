"""Writing a file so that it is the old or the new one, never a mix."""

from __future__ import annotations

import os
import stat

from kuvauslint.errors import UsageError


def write_atomically(path: str, data: bytes) -> None:
    """Replace the file by the data through a temporary file beside it; its mode is kept.

    A symbolic link is followed, so that the file it points to is replaced and the link stays.
    Raises UsageError when the file cannot be written.
    """
    target = os.path.realpath(path)
    temporary = f"{target}.{os.getpid()}.tmp"
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode) if os.path.exists(target) else None
        with open(temporary, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
