"""The page over ASGI, as a browser on the same computer would ask it."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser

import pytest

pytest.importorskip("starlette", reason="the extra web is not installed")
pytest.importorskip("python_multipart", reason="the extra web is not installed")
pytest.importorskip("httpx", reason="httpx is not installed")


@pytest.fixture
def client():
    """A client that speaks to the page by its right name."""
    from starlette.testclient import TestClient

    from kuvauslint.web.app import application

    return TestClient(application(), base_url="http://127.0.0.1:8000", headers={"accept-language": "fi"})


class _Form(HTMLParser):
    """Gathers what the browser would send of the form `editor`."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.inside = False
        self.area: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == "editor"
        mine = self.inside or given.get("form") == "editor"
        name = given.get("name")
        if tag == "textarea" and mine:
            self.area = name
            self.fields[name] = ""
        elif tag == "select" and mine:
            self.select = name
            self.fields[name] = ""
        elif tag == "option" and self.select and "selected" in given:
            self.fields[self.select] = given["value"]
        elif tag == "input" and mine and name:
            self.fields[name] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            if self.area is not None:  # the first line break after the tag is not part of the value
                self.fields[self.area] = self.fields[self.area].removeprefix("\n")
            self.area = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.area is not None:
            self.fields[self.area] += data


@pytest.fixture
def form_of():
    """The fields of the form in a result page, as a browser without JavaScript would send them."""

    def read(html: str) -> dict[str, str]:
        parser = _Form()
        parser.feed(html)
        return parser.fields

    return read


@pytest.fixture
def rules_of():
    """The ids of the rules that a result page tells findings of."""

    def read(html: str) -> set[str]:
        return set(re.findall(r'<li id="k-(KL\d+)-', html))

    return read


@pytest.fixture
def text_of():
    """What a page says, without its tags."""

    def read(html: str) -> str:
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())

    return read


@pytest.fixture(scope="module")
def served():
    """The address of a running `kuvauslint serve`."""
    pytest.importorskip("uvicorn", reason="the extra web is not installed")
    command = [sys.executable, "-m", "kuvauslint", "serve", "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait(20)


@pytest.fixture
def page(browser):
    """A page that fails the test when its script does, or when it asks for anything but our own."""
    one = browser.new_page(viewport={"width": 1300, "height": 900})
    faults: list[str] = []
    one.on("pageerror", lambda error: faults.append(str(error)))
    one.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    one.on("request", lambda request: faults.append(request.url) if "127.0.0.1" not in request.url else None)
    one.on("dialog", lambda dialog: dialog.accept())
    yield one
    one.close()
    assert faults == []
