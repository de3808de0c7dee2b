"""What holds when the page is asked by many, slowly, from elsewhere, or for too much."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import io
import os
import re
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import documents
import pytest

from kuvauslint.web import app as page
from kuvauslint.web import patience
from kuvauslint.web.bench import Bench, Full
from kuvauslint.web.guard import name_in
from kuvauslint.web.limits import MOST_BODY, MOST_HELD
from kuvauslint.web.server import Where

uvicorn = pytest.importorskip("uvicorn", reason="the extra web is not installed")


@pytest.fixture
def own_server():
    """A server in this process, so that its limits can be made short; gives its port."""
    config = uvicorn.Config(page.application(), http=patience.Impatient, log_config=None, lifespan="off", ws="none")
    server = uvicorn.Server(config)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listener.getsockname()[1]
    server.should_exit = True
    server.force_exit = True
    thread.join(10)


def head(length: int) -> bytes:
    return (
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        f"Content-Length: {length}\r\n\r\n"
    ).encode()


def status_of(port: int, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as one:
        one.sendall(sent)
        return one.recv(100).split(b"\r\n")[0]


def start_page(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/")
    status = connection.getresponse().status
    connection.close()
    return status


def test_headers_that_never_end_are_not_waited_for(own_server, monkeypatch):
    monkeypatch.setattr(patience, "SLOWEST_HEAD", 0.3)
    idle = [socket.create_connection(("127.0.0.1", own_server), timeout=20) for _ in range(30)]
    for one in idle[::2]:
        one.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
    assert start_page(own_server) == 200
    for one in idle:
        with contextlib.suppress(ConnectionResetError):
            assert one.recv(10) == b""
        one.close()
    assert start_page(own_server) == 200


def test_a_body_that_never_ends_is_not_waited_for(own_server, monkeypatch):
    monkeypatch.setattr(page, "SLOWEST_BODY", 0.3)
    assert b" 408 " in status_of(own_server, head(1000) + b"--b\r\n")
    assert start_page(own_server) == 200


def test_many_large_uploads_at_once_are_refused_before_they_fill_the_memory(own_server):
    """Each says how much it will send; what would be too much together is not read at all."""
    held = []
    for _ in range(MOST_HELD // MOST_BODY):
        one = socket.create_connection(("127.0.0.1", own_server), timeout=20)
        one.sendall(head(MOST_BODY))
        held.append(one)
    deadline = time.monotonic() + 10
    while b" 503 " not in status_of(own_server, head(MOST_BODY)):
        assert time.monotonic() < deadline
    assert start_page(own_server) == 200
    for one in held:
        one.close()
    deadline = time.monotonic() + 10
    small = b"text=Kirjaston+tietovaranto"
    form = head(len(small)).replace(b"multipart/form-data; boundary=b", b"application/x-www-form-urlencoded") + small
    while b" 200 " not in status_of(own_server, form):
        assert time.monotonic() < deadline


def test_twenty_people_with_word_and_pdf_at_once(own_server):
    """Each gets the answer to what they sent."""
    made = [documents.word(), documents.pdf()]

    def ask(number: int) -> str:
        name = ("kuvaus.docx", "kuvaus.pdf")[number % 2]
        body = f'--b\r\nContent-Disposition: form-data; name="document"; filename="{number}-{name}"\r\n\r\n'.encode()
        connection = http.client.HTTPConnection("127.0.0.1", own_server, timeout=120)
        kind = {"Content-Type": "multipart/form-data; boundary=b"}
        connection.request("POST", "/?lang=en", body + made[number % 2] + b"\r\n--b--\r\n", kind)
        answer = connection.getresponse()
        assert answer.status == 200
        return answer.read().decode()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(ask, range(20)))
    for number, text in enumerate(answers):
        assert f"{number}-kuvaus" in text
        assert text.count('<details class="part"') == 4
        assert "KL140" in text


def test_what_takes_too_long_keeps_its_place_until_it_ends():
    """Nobody waits for it, and no more than so many ever run at once."""
    running, most, release = [], [], threading.Event()

    def slow() -> str:
        running.append(1)
        most.append(len(running))
        release.wait(20)
        running.pop()
        return "done"

    async def siege() -> None:
        bench = Bench(2, 5)
        for _ in range(4):  # two begin, two never do: each is given up
            with pytest.raises(TimeoutError):
                await bench.run(slow, 0.05)
        assert len(running) == 2
        waiting = [asyncio.ensure_future(bench.run(slow, 20)) for _ in range(5)]
        await asyncio.sleep(0.05)
        with pytest.raises(Full):
            await bench.run(slow, 1)
        release.set()
        assert await asyncio.gather(*waiting) == ["done"] * 5

    asyncio.run(siege())
    assert max(most) == 2


def test_a_check_that_takes_too_long_is_told(client, monkeypatch):
    from kuvauslint.web import desk

    monkeypatch.setattr(page, "MOST_SECONDS", 0.1)
    monkeypatch.setattr(desk, "check", lambda *_: time.sleep(1))
    answer = client.post("/", data={"text": "Kirjaston tietovaranto"})
    assert answer.status_code == 504
    assert "keskeytettiin" in answer.text


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="looks at the processes of this system")
def test_the_child_that_reads_too_long_is_ended(client, monkeypatch, rules_of):
    """The document is a finding in words, and its process is gone."""
    from kuvauslint.readers import sandbox
    from kuvauslint.web import judging

    sandbox.close()
    monkeypatch.setattr(judging, "READING_SECONDS", 0.001)
    asked = []
    worker = sandbox.Worker
    monkeypatch.setattr(sandbox, "Worker", lambda: asked.append(worker()) or asked[-1])
    answer = client.post("/", files={"document": ("kuvaus.docx", documents.word(documents.forty()))})
    assert rules_of(answer.text) == {"KL001"}
    assert not os.path.exists(f"/proc/{asked[0]._process.pid}")


def test_the_time_for_a_document_ends_before_that_for_the_answer():
    from kuvauslint.web import limits

    assert limits.READING_SECONDS < limits.MOST_SECONDS


def test_several_files_are_limited_in_number_and_together_in_size(client, text_of):
    few = [("document", (f"{n}.txt", b"x")) for n in range(21)]
    answer = client.post("/", files=few)
    assert answer.status_code == 400
    assert "enintään 20 kerralla" in text_of(answer.text)
    large = [("document", (f"{n}.txt", b"x" * 7_000_000)) for n in range(3)]
    assert client.post("/", files=large).status_code == 413


@pytest.mark.parametrize(
    "origin", ["", "[", "[]", "null", '[[["a","yaml",0,0]],["x"],[null],{"/a":9},[],[],[]]', "[" * 9000]
)
def test_an_origin_that_is_none_breaks_nothing(client, origin):
    """What the form carries of the document may be anything."""
    answer = client.post("/description", data={"begin": "fi", "origin": origin})
    assert answer.status_code == 200


def test_an_origin_is_text(client):
    """It comes back from the browser, and is escaped like everything else."""
    sent = '[[["<b>a</b>","text",0,0]],["<script>alert(1)</script>"],[null],{"/repositories":0},[],[[0,"<i>x</i>"]],[]]'
    text = client.post("/description", data={"begin": "fi", "origin": sent}).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    for bad in ("<script>alert", "<b>a", "<i>x"):
        assert bad not in text


# ------------------------------------------------------------------ other computers


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("127.0.0.1:8000", "127.0.0.1"), ("LocalHost", "localhost"), ("[::1]:80", "::1"), ("a.example:99999", "a.example"),
        ("", ""), ("a.example:80:80", ""), ("a.example/..", ""), ("[::1", ""), ("a b", ""), ("x@127.0.0.1", ""),
    ],
)  # fmt: skip
def test_the_name_in_a_host_header(host, name):
    assert name_in(host) == name


def test_by_default_the_page_is_for_this_computer_alone():
    assert not Where().shared
    assert set(Where().allowed()) == {"127.0.0.1", "localhost", "::1"}
    assert Where(host="192.0.2.7").shared
    assert "192.0.2.7" in Where(host="192.0.2.7", names=("sivu.example",)).allowed()
    assert {"sivu.example", socket.gethostname()} <= set(Where(host="0.0.0.0", names=("sivu.example",)).allowed())
    assert "0.0.0.0" not in Where(host="0.0.0.0").allowed()


@pytest.fixture(scope="module")
def shared():
    """The port of a page that other computers reach, and what was said on standard error."""
    command = [
        sys.executable,
        "-m",
        "kuvauslint",
        "serve",
        "--no-browser",
        "--host",
        "0.0.0.0",
        "--allow-host",
        "sivu.example",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\n", process.stdout.readline())
    yield int(said[1]), process.stderr.readline()
    process.terminate()
    assert process.communicate(timeout=20) == ("", "")


def ask_by(port: int, host: str, method: str = "GET", path: str = "/", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    body = b"text=Kirjaston+tietovaranto" if method == "POST" else None
    form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Host": host, "Accept-Language": "en", **form, **named})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_other_computers_are_warned_of_and_asked_by_known_names_alone(shared):
    port, warning = shared
    assert "no password" in warning
    assert "sivu.example" in warning
    for known in (f"127.0.0.1:{port}", "sivu.example", f"SIVU.example:{port}", socket.gethostname()):
        assert ask_by(port, known)[0] == 200
    for unknown in ("other.example", f"sivu.example.other.example:{port}", "0.0.0.0"):
        status, text = ask_by(port, unknown)
        assert status == 400
        assert "another server" in text
        assert "<form" not in text


def test_the_origin_is_held_against_the_name_that_was_asked(shared):
    port, _ = shared
    own = {"Origin": "https://sivu.example"}  # a proxy speaks TLS to the browser
    assert ask_by(port, "sivu.example", "POST", **own)[0] == 200
    assert ask_by(port, "sivu.example", "POST", Origin=f"http://127.0.0.1:{port}")[0] == 403
    assert ask_by(port, "sivu.example", "POST", Origin="https://other.example")[0] == 403


def test_nobody_elses_program_can_be_closed(shared):
    port, _ = shared
    assert ask_by(port, "sivu.example", "POST", "/stop")[0] == 404
    text = ask_by(port, "sivu.example")[1]
    assert "/stop" not in text
    assert "served by another computer" in text


def test_an_address_that_is_not_ours_is_told():
    command = [sys.executable, "-m", "kuvauslint", "serve", "--no-browser", "--host", "192.0.2.77"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 2
    assert "cannot be used" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_upload_is_never_spooled(own_server, tmp_path, monkeypatch):
    """Six megabytes in several files, read with a temporary folder that nothing may be written to."""
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    os.chmod(tmp_path, 0o500)
    body = io.BytesIO()
    for number in range(3):
        body.write(f'--b\r\nContent-Disposition: form-data; name="document"; filename="{number}.yaml"\r\n\r\n'.encode())
        body.write(b"kuvauslint: 1\n# " + b"x" * 2_000_000 + b"\r\n")
    body.write(b"--b--\r\n")
    assert b" 200 " in status_of(own_server, head(body.tell()) + body.getvalue())
    assert list(tmp_path.iterdir()) == []
