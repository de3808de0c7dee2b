"""The page on loopback: a socket, uvicorn without any log, and a browser window."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any

from kuvauslint.errors import UsageError

HOST = "127.0.0.1"
NEEDED = ("starlette", "uvicorn", "python_multipart", "jinja2")


def demand() -> None:
    """Raises UsageError where the extra is not installed."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in NEEDED):
        raise UsageError('the page needs other packages: pip install "kuvauslint[web]"')


def listen(port: int) -> socket.socket:
    """A socket on loopback, at a free port for 0. Raises UsageError for a port that is taken or forbidden."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    import os

    if os.name == "posix":  # elsewhere this would let another program share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise UsageError(f"port {port} cannot be used: {error}") from error
    listener.listen(128)
    return listener


def serve(port: int, *, told: Callable[[str], None], browser: bool) -> None:
    """Serve until stopped; `told` is given the address when the page can be opened."""
    import uvicorn

    from kuvauslint.web.app import application

    listener = listen(port)
    address = f"http://{HOST}:{listener.getsockname()[1]}/"

    def stop() -> None:
        server.should_exit = True

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            told(address)
            threading.Thread(target=_opened, args=(address, browser), daemon=True).start()

    config = uvicorn.Config(
        application(stop),
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=2,
        limit_concurrency=200,
        lifespan="off",
        ws="none",
    )
    server = Server(config)
    _quiet()
    server.run(sockets=[listener])


def _quiet() -> None:
    """Nothing of a request goes into a log: not the libraries' warnings and tracebacks either."""
    import logging

    for name in (
        "uvicorn",
        "uvicorn.error",
        "uvicorn.access",
        "asyncio",
        "python_multipart",
        "python_multipart.multipart",
    ):
        logger: Any = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
        logger.setLevel(logging.CRITICAL + 1)


def _opened(address: str, browser: bool) -> None:
    if browser:
        import webbrowser

        webbrowser.open(address)
    _warm()


def _warm() -> None:
    """Load what the first check needs while the user chooses a file."""
    from kuvauslint.model.document import Source
    from kuvauslint.web.judging import judge

    judge(Source("-", b"<html><body><h1>-</h1></body></html>", "html"))
