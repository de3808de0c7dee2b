"""Writing to standard output and standard error, whatever they are connected to.

Without click, which a plain check does without.
"""

from __future__ import annotations

import sys
from typing import Any


def say(text: str | bytes, err: bool = False) -> None:
    """Write the text as it is (no line end is added); what the stream cannot show is escaped."""
    stream: Any = sys.stderr if err else sys.stdout
    data = text if isinstance(text, bytes) else text.encode(stream.encoding or "utf-8", "backslashreplace")
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a stream that a test or a notebook put there
        stream.write(data.decode("utf-8", "backslashreplace"))
    else:
        stream.flush()
        buffer.write(data)
    stream.flush()


def complain(text: str) -> None:
    """Write a line to standard error."""
    say(f"{text}\n", err=True)
