"""What is asked of the web and what is not: limits, redirects, and machines that a page must not lead to."""

from __future__ import annotations

import gzip
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from kuvauslint.online.address import Address, NotAsked, is_public, machine, parsed, same_site
from kuvauslint.online.visitor import LIMITS, Visitor
from tests.online.conftest import Site


def visitor(site: Site, look_up=None, **limits) -> Visitor:
    named = frozenset([parsed(site.address).endpoint])
    return Visitor(named, LIMITS._replace(**limits), *([look_up] if look_up else []))


def test_a_page_is_read(site: Site) -> None:
    site.put("/sivu", "<p>Äiti</p>")
    answer = visitor(site).get(f"{site.address}/sivu#kohta", 1000)
    assert answer.data.decode() == "<p>Äiti</p>"
    assert (answer.type, answer.charset) == ("text/html", "utf-8")
    assert site.asked == ["GET /sivu"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ftp://mallila.example/", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("javascript:alert(1)", "neither http nor https"),
        ("http://virkailija:salasana@mallila.example/", "user name"),
        ("http://", "no address"),
        ("http://[::1/", "no address"),
        ("http://mallila.example:99999/", "no address"),
        ("http://" + "a" * 70 + ".example/", "no address"),
        ("http://mallila.example/" + "a" * 3000, "no address"),
    ],
)
def test_what_is_no_address_to_ask(text: str, why: str) -> None:
    with pytest.raises(NotAsked, match=why):
        parsed(text)


def test_an_address_is_written_as_servers_want_it() -> None:
    assert (
        str(parsed("HTTPS://Ä.example/Päätös 1.pdf?q=ä#x"))
        == "https://xn--4ca.example/P%C3%A4%C3%A4t%C3%B6s%201.pdf?q=%C3%A4"
    )
    assert str(parsed("http://mallila.example:80")) == "http://mallila.example/"
    assert str(parsed("http://[::1]:8000/a")) == "http://[::1]:8000/a"
    assert str(parsed("http://mallila.example/a\r\nHost: x")) == "http://mallila.example/aHost:%20x"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["193.166.3.2", "2001:4860:4860::8888", "64:ff9b::c1a6:302", "::ffff:193.166.3.2"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_a_private_machine_is_asked_only_when_the_user_named_it() -> None:
    inside = Address("http", "intra.mallila.example", 80, "/")
    named = frozenset([inside.endpoint])
    assert machine(inside, named, lambda *_: ["10.0.0.7"]) == "10.0.0.7"
    for answers in (["10.0.0.7"], ["193.166.3.2", "127.0.0.1"], ["::1"]):
        with pytest.raises(NotAsked, match="public internet"):
            machine(inside, frozenset(), lambda *_, found=answers: found)
    with pytest.raises(NotAsked, match="port"):
        machine(Address("http", "intra.mallila.example", 6379, "/"), named, lambda *_: ["193.166.3.2"])
    with pytest.raises(NotAsked, match="not known"):
        machine(inside, named, lambda *_: [])


def test_the_connection_goes_to_the_machine_that_was_looked_at(site: Site) -> None:
    """A name that leads elsewhere when it is asked again (DNS rebinding) gains nothing."""
    times = []

    def look_up(host: str, port: int) -> list[str]:
        times.append(host)
        return ["127.0.0.1"] if len(times) == 1 else ["10.0.0.1"]

    site.put("/", "hei")
    port = parsed(site.address).port
    named = frozenset([("mallila.example", port)])
    answer = Visitor(named, LIMITS, look_up).get(f"http://mallila.example:{port}/", 100)
    assert answer.data == b"hei"
    assert times == ["mallila.example"]


def test_redirects_are_followed_and_counted(site: Site) -> None:
    site.leads("/a", "/b?c=1", 301)
    site.leads("/b?c=1", f"{site.address}/d", 307)
    site.put("/d", "perillä")
    assert str(visitor(site).get(f"{site.address}/a", 100).address) == f"{site.address}/d"
    site.leads("/kehä", "/keh%C3%A4")
    site.leads("/keh%C3%A4", "/keh%C3%A4")
    with pytest.raises(NotAsked, match="again and again"):
        visitor(site).get(f"{site.address}/kehä", 100)
    site.leads("/raaka", "/päätös".encode().decode("latin-1"))
    site.put("/p%C3%A4%C3%A4t%C3%B6s", "perillä")
    assert visitor(site).get(f"{site.address}/raaka", 100).status == 200
    assert site.asked.count("GET /keh%C3%A4") == LIMITS.redirects + 1


@pytest.mark.parametrize("to", ["http://localhost:{port}/", "http://[::1]:{port}/", "http://169.254.169.254/latest/", "http://127.0.0.2/", "file:///etc/passwd", "gopher://127.0.0.1/"])  # fmt: skip
def test_a_redirect_leads_to_no_other_machine_inside(site: Site, other_site: Site, to: str) -> None:
    """Not even to another port of the machine that the user named."""
    site.leads("/a", to.format(port=parsed(other_site.address).port))
    with pytest.raises(NotAsked):
        visitor(site).get(f"{site.address}/a", 100)
    site.leads("/a", f"{other_site.address}/")
    with pytest.raises(NotAsked):
        visitor(site).get(f"{site.address}/a", 100)
    assert not other_site.asked


def test_what_is_too_large_is_not_read(site: Site) -> None:
    site.put("/a", b"x" * 1001)
    with pytest.raises(NotAsked, match="larger than"):
        visitor(site).get(f"{site.address}/a", 1000)
    site.pages["/b"] = (200, {"Content-Type": "text/html", "Content-Length": ""}, b"x" * 1001)
    with pytest.raises(NotAsked, match="larger than"):
        visitor(site).get(f"{site.address}/b", 1000)
    one = visitor(site, total=1500)
    site.put("/c", b"x" * 900)
    one.get(f"{site.address}/c", 1000)
    with pytest.raises(NotAsked, match="larger than"):
        one.get(f"{site.address}/c", 1000)


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_packed_bodies_are_unpacked_up_to_the_limit(site: Site, pack) -> None:
    name = "gzip" if pack is gzip.compress else "deflate"
    site.put("/a", pack(b"hei" * 100), Content_Encoding=name)
    assert visitor(site).get(f"{site.address}/a", 1000).data == b"hei" * 100
    site.put("/pommi", pack(b"\0" * 50_000_000), Content_Encoding=name)
    began = time.process_time()
    with pytest.raises(NotAsked, match="larger than"):
        visitor(site).get(f"{site.address}/pommi", 1_000_000)
    assert time.process_time() - began < 1
    site.put("/kesken", pack(b"hei" * 1000)[:-12], Content_Encoding=name)
    with pytest.raises(NotAsked, match="not whole"):
        visitor(site).get(f"{site.address}/kesken", 10_000)
    site.put("/roska", b"roskaa", Content_Encoding=name)
    with pytest.raises(NotAsked, match="no answer"):
        visitor(site).get(f"{site.address}/roska", 10_000)
    site.put("/br", b"x", Content_Encoding="br")
    with pytest.raises(NotAsked, match="packed"):
        visitor(site).get(f"{site.address}/br", 10_000)


def test_a_body_that_ends_too_soon_is_not_taken_for_whole(site: Site) -> None:
    site.put("/a", "puoli", Content_Length="5000")
    with pytest.raises(NotAsked):
        visitor(site, seconds=2).get(f"{site.address}/a", 10_000)


def _drip(handler: BaseHTTPRequestHandler, head: bytes, one: bytes) -> None:
    try:
        handler.wfile.write(head)
        for _ in range(200):
            handler.wfile.write(one)
            time.sleep(0.05)
    except OSError:
        pass


@pytest.mark.parametrize(
    ("head", "one"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),  # the body by drops
        (b"HTTP/1.1 200 OK\r\n", b"X"),  # a header that does not end
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"", b""),  # silence
    ],
)
def test_a_server_that_keeps_one_waiting_is_left(site: Site, head: bytes, one: bytes) -> None:
    """Each drop comes in time, and all together must too."""
    site.pages["/a"] = lambda handler: _drip(handler, head, one)
    began = time.monotonic()
    with pytest.raises(NotAsked, match="too long"):
        visitor(site, seconds=0.5).get(f"{site.address}/a", 100_000)
    assert time.monotonic() - began < 4


def test_the_time_for_all_is_limited(site: Site) -> None:
    site.put("/", "hei")
    one = visitor(site, all_seconds=0.0)
    assert one.out_of_time
    with pytest.raises(NotAsked, match="too long"):
        one.get(f"{site.address}/", 100)


def test_answers_that_are_no_http(site: Site) -> None:
    for reply in (
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n",
    ):
        site.pages["/a"] = lambda handler, reply=reply: handler.wfile.write(reply)
        with pytest.raises(NotAsked, match="no answer"):
            visitor(site).get(f"{site.address}/a", 100)


def test_a_port_where_nobody_listens() -> None:
    with pytest.raises(NotAsked, match="no answer"):
        Visitor(frozenset([("127.0.0.1", 9)])).get("http://127.0.0.1:9/", 100)


def test_status_believes_only_get_that_there_is_nothing(site: Site) -> None:
    def no_head(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(404 if handler.command == "HEAD" else 200)
        handler.end_headers()

    site.pages["/vain-get"] = no_head
    site.leads("/vanha", "/uusi")
    site.put("/uusi", "x")
    ask = visitor(site).status
    assert ask(f"{site.address}/uusi") == 200
    assert ask(f"{site.address}/vanha") == 200
    assert ask(f"{site.address}/vain-get") == 200
    assert ask(f"{site.address}/poissa") == 404
    assert ask("http://192.168.0.1/") is None
    assert ask("http://127.0.0.1:9/") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mallila.example", "mallila.example", True),
        ("www.mallila.example", "mallila.example", True),
        ("tiedostot.mallila.example", "www.mallila.example", True),
        ("mallila.example", "naapurila.example", False),
        ("evilmallila.example", "mallila.example", False),
        ("a.mallila.example", "b.mallila.example", False),
        ("example", "mallila.example", False),
    ],
)
def test_same_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same
    assert same_site(other, one) is same
