"""The page's server: a socket (on loopback unless told otherwise), uvicorn without any log, and a browser window."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from kuvauslint.errors import UsageError
from kuvauslint.web.limits import HOSTS

HOST = "127.0.0.1"
WILDCARDS = ("0.0.0.0", "::", "")  # noqa: S104 - they are told from others, not bound to
NEEDED = ("starlette", "uvicorn", "python_multipart", "jinja2")


def demand() -> None:
    """Raises UsageError where the extra is not installed."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in NEEDED):
        raise UsageError('the page needs other packages: pip install "kuvauslint[web]"')


def listen(host: str, port: int) -> socket.socket:
    """A socket at a host, at a free port for 0. Raises UsageError for what is taken, forbidden or not ours."""
    import os

    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, OverflowError, UnicodeError) as error:
        raise UsageError(f"host {host} cannot be used: {error}") from error
    if os.name == "posix":  # elsewhere this would let another program share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except (OSError, OverflowError) as error:
        listener.close()
        what = f"port {port}" if host == HOST else f"{host}, port {port}"
        raise UsageError(f"{what} cannot be used: {error}") from error
    listener.listen(128)
    return listener


class Where(NamedTuple):
    """Where the page is served: the host to bind to, the port (0 for a free one), and more names to be asked by."""

    port: int = 0
    host: str = HOST
    names: tuple[str, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether other computers reach it."""
        import ipaddress

        try:
            return not ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host.lower() != "localhost"

    def allowed(self) -> tuple[str, ...]:
        """The names that a request may be addressed to; at a wildcard address also those of this computer."""
        own: tuple[str, ...] = (*HOSTS, self.host, *self.names)
        if self.host in WILDCARDS:
            name = socket.gethostname()
            with contextlib.suppress(OSError):
                own = (*own, *(str(row[4][0]) for row in socket.getaddrinfo(name, None)))
            own = (*own, name, socket.getfqdn(name))
        return tuple(dict.fromkeys(one for one in own if one not in WILDCARDS))


def serve(where: Where, *, told: Callable[[str], None], browser: bool) -> None:
    """Serve until stopped; `told` is given the address when the page can be opened."""
    import uvicorn

    from kuvauslint.web.app import application
    from kuvauslint.web.patience import Impatient

    listener = listen(where.host, where.port)
    shown = HOST if where.host == "0.0.0.0" else "::1" if where.host == "::" else where.host  # noqa: S104 - only compared
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{listener.getsockname()[1]}/"

    def stop() -> None:
        server.should_exit = True

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            told(address)
            threading.Thread(target=_opened, args=(address, browser), daemon=True).start()

    config = uvicorn.Config(
        application(None if where.shared else stop, names=where.allowed(), shared=where.shared),
        http=Impatient,
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
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
