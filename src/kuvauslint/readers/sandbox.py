"""Reads documents of complex formats in a child process with limits on time and memory.

One child serves many documents, so that its start is paid once; it ends with its parent, and is
ended when a document takes too long. It is a plain `python -m kuvauslint.readers.sandbox`, which
works with threads and on every system. What it answers is unpickled with nothing but our own
frozen values allowed, so that a child that a file has taken over can only lie about the file.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import pickle
import struct
import sys
from contextvars import ContextVar
from functools import cache
from typing import IO, TYPE_CHECKING, Any

from kuvauslint.model.document import Document, Problem, Source
from kuvauslint.readers.refusal import MOST_MEMORY, MOST_SECONDS, Refused

if TYPE_CHECKING:
    import subprocess

_ALLOWED = frozenset(
    [("kuvauslint.model.document", name) for name in ("Block", "Cell", "Piece", "Problem", "Directive", "Link")]
    + [("kuvauslint.model.place", "Place")]
)
_PARTS = 7  # of an answer
_LENGTH = struct.Struct(">Q")
_idle: list[Worker] = []
patience: ContextVar[float] = ContextVar("patience", default=MOST_SECONDS)  # of whoever asks for a document


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _ALLOWED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(name)


class Worker:
    """A child process; `ask` gives None when it had to be ended or died."""

    def __init__(self) -> None:
        import subprocess

        command = [sys.executable, "-I", "-S", "-c", _STARTER]
        self._process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603 - our own interpreter
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        _send(self._pipe("stdin"), pickle.dumps(sys.path))

    def _pipe(self, name: str) -> IO[bytes]:
        pipe: IO[bytes] | None = getattr(self._process, name)
        assert pipe is not None
        return pipe

    def ask(self, source: Source, seconds: float) -> tuple[Any, ...] | None:
        """What the child read; None when the time was up or it died, see `timed_out`."""
        import threading

        self.timed_out = False

        def end() -> None:
            self.timed_out = True
            self._process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            _send(self._pipe("stdin"), pickle.dumps(tuple(source)))
            answer = _receive(self._pipe("stdout"))
            if answer is None:
                return None
            read: tuple[Any, ...] = _Unpickler(io.BytesIO(answer)).load()
        except Exception:  # noqa: BLE001 - the pipe is closed, or what came is no answer of ours
            return None
        finally:
            timer.cancel()
        return read if isinstance(read, tuple) and len(read) == _PARTS else None

    def close(self) -> None:
        """End the child."""
        for name in ("stdin", "stdout"):
            with contextlib.suppress(OSError):
                self._pipe(name).close()
        self._process.kill()
        self._process.wait()


def read_in_child(source: Source, seconds: float | None = None) -> Document:
    """Read an identified source in a child, in `seconds` or as many as `patience` has; what ends it is a KL001."""
    seconds = patience.get() if seconds is None else seconds
    try:
        worker = _idle.pop()
    except IndexError:
        atexit.unregister(close)
        atexit.register(close)
        _keep_to_ourselves()
        worker = Worker()
    answer = worker.ask(source, seconds)
    if answer is None:
        reason = "time" if worker.timed_out else "memory"
        worker.close()
        return Document(source, None, problems=(Refused(reason).problem(),))
    _idle.append(worker)
    kind, body, lines, problems, directives, links, title = answer
    return Document(source._replace(kind=kind), body, lines, problems, directives, links=links, title=title)


@cache
def _keep_to_ourselves() -> None:
    """Have a process that is forked from this one start children of its own.

    Two processes that write to one child get each other's answers, or none.
    """
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_idle.clear)


def close() -> None:
    """End the children that wait for work. Without this they end when this process is gone."""
    while _idle:
        _idle.pop().close()


_STARTER = """\
import sys, struct, pickle
size, = struct.unpack(">Q", sys.stdin.buffer.read(8))
sys.path[:] = pickle.loads(sys.stdin.buffer.read(size))
from kuvauslint.readers.sandbox import serve
serve()
"""


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    data = pipe.read(size)
    return data if len(data) == size else None


def serve() -> None:
    """The child: read documents until its parent is gone."""
    from kuvauslint.readers.formats import read_here

    _limit_memory()
    pipe_in, pipe_out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that a library prints may get between the answers
    while (request := _receive(pipe_in)) is not None:
        document = read_here(Source(*pickle.loads(request)))  # noqa: S301 - from our parent
        _send(pipe_out, _packed(document))


def _packed(document: Document) -> bytes:
    problems = tuple(problem._replace(values=dict(problem.values)) for problem in document.problems)
    told = (document.directives, document.links, document.title)
    try:
        return pickle.dumps((document.source.kind, document.body, document.lines, problems, *told), protocol=5)
    except MemoryError:
        refused: tuple[Problem, ...] = (Refused("memory").problem(),)
        return pickle.dumps((document.source.kind, None, None, refused, (), (), None), protocol=5)


def _limit_memory() -> None:
    """Bound the address space, where the system can (not on Windows; macOS takes it and does not keep it)."""
    try:
        import resource
    except ImportError:
        return
    for limit, value in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):
            continue
