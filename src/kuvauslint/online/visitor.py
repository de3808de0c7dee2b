"""One polite and careful visitor of web servers, on the standard library.

http.client and not a library, because the connection must go to the machine that was looked at
(see address), which the libraries leave to themselves; and so that --online needs no extra.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from kuvauslint import __version__
from kuvauslint.online.address import PORTS, Address, Endpoint, NotAsked, Resolve, machine, parsed, resolve, same_site

AGENT = f"kuvauslint/{__version__} (asiakirjajulkisuuskuvaus; --online)"
_REDIRECTS = (301, 302, 303, 307, 308)
_OK = 200
_PIECE = 65_536
_UNPACKED = ("gzip", "x-gzip", "deflate")


class Limits(NamedTuple):
    """Bytes of a page and of an attachment, attachments, bytes and seconds in all, and so on."""

    page: int = 5_000_000
    attachment: int = 25_000_000
    attachments: int = 10
    total: int = 60_000_000
    links: int = 50
    redirects: int = 5
    seconds: float = 20.0  # for one address, from the first word to the last
    all_seconds: float = 120.0


LIMITS = Limits()


class Answer(NamedTuple):
    """What a server gave: the address that gave it (after redirects), its status, the kind it says, the bytes."""

    address: Address
    status: int
    type: str
    charset: str
    data: bytes


class _Connection(http.client.HTTPConnection):
    """A connection to a machine that was looked at, whatever the name leads to by now."""

    def __init__(self, address: Address, to: str, seconds: float) -> None:
        super().__init__(address.host, address.port, timeout=seconds)
        self.default_port = PORTS[address.scheme]
        self.stopped = False
        self._own: socket.socket | None = None  # which the base class forgets when it hands out the answer
        self._to = (to, address.port)
        self._tls = ssl.create_default_context() if address.scheme == "https" else None

    def connect(self) -> None:
        """Connect, and for https hold the certificate against the name."""
        self.sock = socket.create_connection(self._to, self.timeout)
        if self._tls is not None:
            self.sock = self._tls.wrap_socket(self.sock, server_hostname=self.host)
        self._own = self.sock

    def stop(self) -> None:
        """End it from another thread, whatever it is waiting for; what was read by then seems to be all."""
        self.stopped = True
        with contextlib.suppress(OSError, AttributeError):
            (self._own or self.sock).shutdown(socket.SHUT_RDWR)


class Visitor:
    """Asks addresses, within limits for each of them and for all together."""

    def __init__(self, named: frozenset[Endpoint], limits: Limits = LIMITS, look_up: Resolve = resolve) -> None:
        self.named, self.limits, self._look_up = named, limits, look_up
        self._read = 0
        self._until = time.monotonic() + limits.all_seconds

    @property
    def out_of_time(self) -> bool:
        """Whether the time for all is over."""
        return time.monotonic() >= self._until

    def get(self, text: str, most: int, site: str = "") -> Answer:
        """What an address gives, of at most so many bytes; with `site` only from hosts of that site.

        Raises NotAsked, which tells why nothing was read.
        """
        with self._asked(text, "GET", site) as (address, response):
            if response.status != _OK:
                raise NotAsked(f"the server answered {response.status}")
            data = self._body(response, most)
            return Answer(
                address,
                response.status,
                response.headers.get_content_type() if response.headers.get("Content-Type") else "",
                response.headers.get_content_charset() or "",
                data,
            )

    def status(self, text: str) -> int | None:
        """What the server says of an address after redirects; None where that could not be asked.

        That there is nothing is believed only of GET: some servers answer HEAD with whatever comes.
        """
        for method in ("HEAD", "GET"):
            try:
                with self._asked(text, method, "") as (_, response):
                    if response.status < http.HTTPStatus.BAD_REQUEST or method == "GET":
                        return int(response.status)
            except NotAsked:
                return None
        return None

    @contextlib.contextmanager
    def _asked(self, text: str, method: str, site: str) -> Iterator[tuple[Address, http.client.HTTPResponse]]:
        address = parsed(text)
        seconds = min(self.limits.seconds, self._until - time.monotonic())
        until = time.monotonic() + seconds
        for _ in range(self.limits.redirects + 1):
            if site and not same_site(address.host, site):
                raise NotAsked("leads to another site")
            left = until - time.monotonic()
            if left <= 0:
                raise NotAsked("took too long")
            connection = _Connection(address, machine(address, self.named, self._look_up), left)
            timer = threading.Timer(left, connection.stop)
            timer.daemon = True
            timer.start()
            try:
                response = self._response(connection, address, method)
                follow = _location(response) if response.status in _REDIRECTS else ""
                if not follow:
                    if not connection.stopped:
                        yield address, response
                    if connection.stopped:
                        raise NotAsked("took too long")
                    return
                onward = address.joined(follow)
                if address.scheme == "https" and onward.scheme == "http":
                    raise NotAsked("leads from https to http")
                address = onward
            except (OSError, http.client.HTTPException, zlib.error) as error:
                slow = isinstance(error, TimeoutError) or time.monotonic() >= until
                raise NotAsked("took too long" if slow else f"gave no answer ({_name(error)})") from None
            finally:
                timer.cancel()
                connection.close()
        raise NotAsked("leads from one address to another again and again")

    def _response(self, connection: _Connection, address: Address, method: str) -> http.client.HTTPResponse:
        headers = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        connection.request(method, address.target, headers=headers)
        return connection.getresponse()

    def _body(self, response: http.client.HTTPResponse, most: int) -> bytes:
        """The body, unpacked; no more is held in memory than is allowed, whatever it would unpack to."""
        most = min(most, self.limits.total - self._read)
        encoding = (response.getheader("Content-Encoding") or "identity").strip().casefold()
        if encoding not in (*_UNPACKED, "identity", ""):
            raise NotAsked(f"is packed in a way that is not read ({encoding[:20]})")
        length = response.getheader("Content-Length") or ""
        if length.isdecimal() and int(length) > most:
            raise NotAsked(f"is larger than {_megabytes(most)}")
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in _UNPACKED else None
        out, came = bytearray(), 0
        while piece := response.read(_PIECE):
            came += len(piece)
            out += unpack.decompress(piece, most + 1 - len(out)) if unpack is not None else piece
            if len(out) > most or (unpack is not None and unpack.unconsumed_tail):
                raise NotAsked(f"is larger than {_megabytes(most)}")
        if (unpack is not None and not unpack.eof) or (length.isdecimal() and came < int(length)):
            raise NotAsked("is not whole")
        self._read += len(out)
        return bytes(out)


def _location(response: http.client.HTTPResponse) -> str:
    """Where a redirect leads; what servers write there as UTF-8 is read as Latin-1 by the library."""
    given = response.getheader("Location") or ""
    with contextlib.suppress(UnicodeError):
        return given.encode("latin-1").decode("utf-8")
    return given


def _name(error: BaseException) -> str:
    told = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return "".join(c if c.isprintable() else "\ufffd" for c in told)[:100]


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.3g} MB"
