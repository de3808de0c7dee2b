"""Addresses on the web, and which of them may be asked.

A page decides where its links and redirects lead, so none of them may make this machine ask what only
it can reach (server-side request forgery). Names are resolved here once, and the connection goes to
the very address that was looked at.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000  # characters
_SAFE = "/%:@!$&'()*+,;=~?[]"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Endpoint = tuple[str, int]
Resolve = Callable[[str, int], list[str]]
_Machine = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotAsked(Exception):
    """The address is not asked, or gave nothing that is read; the message says why."""


class Address(NamedTuple):
    """An address in its parts: scheme, host (ASCII, lower case), port, and what is asked of the host."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if PORTS[self.scheme] == self.port else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"

    @property
    def endpoint(self) -> Endpoint:
        """Host and port."""
        return self.host, self.port

    def joined(self, link: str) -> Address:
        """Where a link or a redirect from here leads. Raises NotAsked."""
        try:
            return parsed(urljoin(str(self), link))
        except ValueError:
            raise NotAsked("is no address") from None


def parsed(text: str) -> Address:
    """The parts of an address, without its fragment.

    Raises NotAsked for a scheme other than http and https, and for one with a user name or without a host.
    """
    try:
        parts = urlsplit(text.strip())
        scheme, port = parts.scheme.casefold(), parts.port
        if scheme not in PORTS:
            raise NotAsked("is neither http nor https")
        if parts.username is not None or parts.password is not None:
            raise NotAsked("has a user name in it")
        host = _ascii(parts.hostname or "")
    except ValueError:  # brackets, ports and names that are none
        raise NotAsked("is no address") from None
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    if not host or len(target) > _LONGEST:
        raise NotAsked("is no address")
    return Address(scheme, host, PORTS[scheme] if port is None else port, target)


def _ascii(host: str) -> str:
    if ":" in host:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    return host.encode("idna").decode("ascii").casefold().rstrip(".")


def same_site(one: str, other: str) -> bool:
    """Whether two hosts are of one site: the same, or one a name below the other's; `www.` does not count."""
    a, b = (host.removeprefix("www.") for host in (one, other))
    return a == b or (("." in b and a.endswith(f".{b}")) or ("." in a and b.endswith(f".{a}")))


def resolve(host: str, port: int) -> list[str]:
    """The machines behind a name, in the order of the system."""
    found: list[Any] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def machine(address: Address, named: frozenset[Endpoint], look_up: Resolve = resolve) -> str:
    """The machine to connect to for an address.

    Raises NotAsked where the name is not known; and, unless the user `named` that very host and port, where a
    machine behind it is not on the public internet, or the port is not one of the web.
    """
    try:
        machines = look_up(address.host, address.port)
    except (OSError, UnicodeError):
        raise NotAsked("has a host that is not known") from None
    if not machines:
        raise NotAsked("has a host that is not known")
    if address.endpoint not in named:
        if address.port not in PORTS.values():
            raise NotAsked("has a port that is not one of the web's")
        if not all(is_public(one) for one in machines):
            raise NotAsked("is on a machine that is not on the public internet")
    return machines[0]


def is_public(text: str) -> bool:
    """Whether an IP address, or the one that is packed in it, is of the public internet."""
    try:
        found = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _meant(found))


def _meant(found: _Machine) -> list[_Machine]:
    """The address and those that translate to it (IPv4 in IPv6: mapped, 6to4, Teredo, NAT64)."""
    if isinstance(found, ipaddress.IPv4Address):
        return [found]
    packed: list[_Machine] = []
    if found.ipv4_mapped is not None:
        return [found.ipv4_mapped]
    if found.sixtofour is not None:
        packed.append(found.sixtofour)
    if found.teredo is not None:
        packed += found.teredo
    if found in _NAT64:
        return [ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)]
    return [found, *packed]
