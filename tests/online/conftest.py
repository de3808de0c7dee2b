"""A web server on loopback for the tests of --online; no other address is ever asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest

Reply = tuple[int, dict[str, str], bytes]


class Site(NamedTuple):
    """A server: its address, what it answers by path, and what it was asked."""

    address: str
    pages: dict[str, Reply | Callable[[BaseHTTPRequestHandler], None]]
    asked: list[str]

    def put(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (200, {"Content-Type": kind, **{k.replace("_", "-"): v for k, v in headers.items()}}, data)

    def leads(self, path: str, to: str, status: int = 302) -> None:
        self.pages[path] = (status, {"Location": to}, b"")


def serve() -> Iterator[Site]:
    pages: dict[str, Reply | Callable[[BaseHTTPRequestHandler], None]] = {}
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.command} {self.path}")
            reply = pages.get(self.path, (404, {}, b"not here"))
            if callable(reply):
                reply(self)
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_address[1]}", pages, asked)
    server.shutdown()
    server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from serve()


@pytest.fixture
def other_site() -> Iterator[Site]:
    yield from serve()


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection leaves the machine: one that would fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, to: tuple) -> None:
        if self.family != socket.AF_UNIX:
            assert to[0] in ("127.0.0.1", "::1"), f"a connection to {to}"
        connect(self, to)

    monkeypatch.setattr(socket.socket, "connect", guarded)
