"""The page in a real Chromium: the whole way by mouse, by keyboard and without JavaScript; axe-core on every view."""

from __future__ import annotations

import base64
import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import which

import pytest

from kuvauslint.model.document import Source
from kuvauslint.web.judging import judge

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("uvicorn", reason="the extra web is not installed")
CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
if CHROMIUM is None:
    pytest.skip("no Chromium on this machine", allow_module_level=True)

EXAMPLE = Path(__file__).parents[2] / "examples" / "puutteellinen.kuvaus.yaml"
LANGUAGES = ("fi", "sv", "en")
LINES = """Mallilan kaupungin asiakirjajulkisuuskuvaus
Päivitetty {today}
Asiarekisteri
Käyttötarkoitus: Asioiden käsittely ja päätöksenteko
Tietoaineistot: asiat, päätökset, pöytäkirjat
Tietojärjestelmät: Asianhallintajärjestelmä
Kirjaston tietovaranto
Käyttötarkoitus: Lainaustoiminnan hoitaminen
Tietoaineistot: lainaajien tiedot, kokoelmaluettelo
Tietojärjestelmät: Lainausjärjestelmä
Liikunnan tietovaranto
Käyttötarkoitus: Liikuntapaikkojen vuoraaminen
Tietoaineistot: varaukset, asiakkaiden tiedot
Tietojärjestelmät: Varausjärjestelmä"""
HEADINGS = ("Asiarekisteri", "Kirjaston tietovaranto", "Liikunnan tietovaranto")
GAPS = {
    "f.request.authority": "Kaupunginhallitus",
    "f.request.email": "kirjaamo@mallila.example",
    "f.search_keys": "asiatunnus\nasian nimi\npäivämäärä",
}


def lines() -> list[str]:
    today = date.today()  # noqa: DTZ011 - the page judges by today
    return LINES.format(today=f"{today.day}.{today.month}.{today.year}").splitlines()


def word_file() -> bytes:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document, held = docx.Document(), io.BytesIO()
    for n, line in enumerate(lines()):
        if n == 0 or line in HEADINGS:
            document.add_heading(line, 1 if n == 0 else 2)
        else:
            document.add_paragraph(line)
    document.save(held)
    return held.getvalue()


def pdf_file() -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab is not installed")
    held = io.BytesIO()
    page, y = canvas.Canvas(held), 800
    for n, line in enumerate(lines()):
        heading = n == 0 or line in HEADINGS
        y -= 34 if heading else 18
        page.setFont("Helvetica-Bold" if heading else "Helvetica", 15 if heading else 11)
        page.drawString(60, y, line)
    page.save()
    return held.getvalue()


@pytest.fixture(scope="module")
def address():
    command = [sys.executable, "-m", "kuvauslint", "serve", "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    yield process.stdout.readline().strip()
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as running:
        one = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield one
        one.close()


@pytest.fixture
def page(browser):
    """A page that fails the test when its script does, or when it asks for anything but our own."""
    one = browser.new_page(viewport={"width": 1200, "height": 900})
    faults: list[str] = []
    one.on("pageerror", lambda error: faults.append(str(error)))
    one.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    one.on("request", lambda request: faults.append(request.url) if "127.0.0.1" not in request.url else None)
    yield one
    one.close()
    assert faults == []


@pytest.fixture(scope="module")
def axe():
    named = Path(os.environ.get("KUVAUSLINT_NODE_MODULES", "node_modules"), "axe-core", "axe.min.js")
    if not Path(named).is_file():
        pytest.skip("no axe-core in KUVAUSLINT_NODE_MODULES")
    return Path(named).read_text(encoding="utf-8")


def faults_by_axe(page, axe) -> list[str]:
    page.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("(tags) => axe.run(document, {runOnly: tags})", tags)
    assert found["passes"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


def dropped(page, name: str, data: bytes) -> None:
    """Drop a file on the page as the mouse would."""
    page.evaluate(
        """([name, data]) => {
            const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
            const held = new DataTransfer();
            held.items.add(new File([bytes], name));
            document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));
        }""",
        [name, base64.b64encode(data).decode()],
    )
    page.wait_for_selector("#editor")


def verdict(page) -> str:
    return page.inner_text(".verdict")


def gone(page, selector: str) -> None:
    """Wait until nothing of the kind is on the page."""
    playwright.expect(page.locator(selector)).to_have_count(0, timeout=20_000)


def fill_the_gaps(page) -> None:
    for name, value in GAPS.items():
        page.fill(f"[name='{name}']", value)
    page.select_option("[name='f.api.open']", "no")
    page.evaluate("document.querySelectorAll('#editor details').forEach((one) => { one.open = true; })")
    page.fill("[name='f.organisation.name']", "Mallilan kaupunki")
    page.select_option("[name='f.organisation.type']", "municipality")
    for number in (0, 1):
        page.select_option(f"[name='f.repositories.{number}.manual']", "no")


@pytest.mark.parametrize(("name", "make"), [("kuvaus.docx", word_file), ("kuvaus.pdf", pdf_file)])
def test_from_a_dropped_file_to_a_saved_description_without_findings(page, address, name, make):
    """By mouse: drop, see, fill in, see the findings vanish, save; the saved file has nothing to find."""
    page.goto(address + "?lang=fi")
    dropped(page, name, make())
    assert page.locator(".part").count() == 3
    assert page.locator("[id^=k-KL140]").count() == 1

    with page.expect_response(lambda answer: answer.url.endswith("/description?lang=fi")):
        fill_the_gaps(page)
    gone(page, "[id^=k-KL]")
    assert "eivät löytäneet" in verdict(page)
    assert "eivät löytäneet" in page.inner_text("#status")

    with page.expect_download() as download:
        page.click("button[formaction^='/save']")
    data = Path(download.value.path()).read_bytes()
    assert judge(Source("kuvaus.yaml", data, "yaml")).findings == ()

    for form in ("html", "docx"):  # the page to be published has nothing to find either
        with page.expect_download() as download:
            page.click(f"button[formaction^='/publish'][value={form}]")
        data = Path(download.value.path()).read_bytes()
        assert [(one.rule, one.path) for one in judge(Source(f"kuvaus.{form}", data, form)).findings] == []


def tab_to(page, selector: str, most: int = 400) -> None:
    """Go on by the Tab key until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by the Tab key")


def test_the_way_by_keyboard_alone(page, address):
    """Tab, Enter and letters: paste, check, follow a finding into the form, mend it, save."""
    page.goto(address + "?lang=fi")
    tab_to(page, "#text")
    page.keyboard.insert_text("\n".join(lines()))
    tab_to(page, "#start button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#editor")
    tab_to(page, "[id^=k-KL140] a[href='#f-search_keys']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#f-search_keys:focus")
    page.keyboard.type("asiatunnus, asian nimi, päivämäärä")
    gone(page, "[id^=k-KL140]")
    assert page.evaluate("document.activeElement.id") == "f-search_keys"
    tab_to(page, "button[formaction^='/save']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert "asiatunnus" in Path(download.value.path()).read_text(encoding="utf-8")


def test_a_finding_is_considered_and_reopened(page, address, tmp_path):
    page.goto(address + "?lang=en")
    page.set_input_files("#document", {"name": "kuvaus.docx", "mimeType": "", "buffer": word_file()})
    page.wait_for_selector("#live #results")
    page.click("#start button.main")
    place = page.locator("[id^=k-KL140]")
    place.locator("summary").click()
    place.locator("input[type=text]").fill("No search is possible")
    place.locator("button").click()
    page.wait_for_selector(".quiet-list")
    assert page.locator("[id^=k-KL140]").count() == 0
    with page.expect_download() as download:
        page.click("button[formaction^='/save']")
    saved = tmp_path / "kuvaus.yaml"
    download.value.save_as(saved)

    page.goto(address + "?lang=en")
    dropped(page, "kuvaus.yaml", saved.read_bytes())
    assert page.locator("[id^=k-KL140]").count() == 0
    assert "No search is possible" in page.inner_text(".quiet-list")


def test_the_main_path_without_javascript(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "?lang=sv")
    page.set_input_files("#document", {"name": "kuvaus.docx", "mimeType": "", "buffer": word_file()})
    page.click("#start button.main")
    assert page.locator("[id^=k-KL140]").count() == 1
    assert page.locator("#document-text li.marked, #document-text li").count() > 5
    page.fill("[name='f.search_keys']", "asiatunnus")
    page.click(".bar button.main")
    assert page.locator("[id^=k-KL140]").count() == 0
    with page.expect_download() as download:
        page.click("button[formaction^='/save']")
    assert "asiatunnus" in Path(download.value.path()).read_text(encoding="utf-8")
    page.click(".languages button[lang=fi]")
    assert page.locator("html[lang=fi]").count() == 1
    assert page.input_value("[name='f.search_keys']") == "asiatunnus"
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", [(1200, "light"), (360, "light"), (1200, "dark")])
def test_every_view_is_accessible(browser, address, axe, language, look):
    """The start, the result with everything unfolded, the result of the form, a fault; at a phone's width and in the dark."""
    width, scheme = look
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{address}?lang={language}")
    assert faults_by_axe(page, axe) == []
    page.set_input_files("#document", EXAMPLE)
    page.wait_for_selector("#live #results")
    assert faults_by_axe(page, axe) == []
    page.click("#start button.main")
    page.wait_for_selector("#editor")
    for _ in range(2):  # of the document, then of the form
        assert faults_by_axe(page, axe) == []
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert faults_by_axe(page, axe) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.locator("[id^=k-KL171] input[type=text]").first.fill("Selvitetty")
        page.locator("[id^=k-KL171] .consider button").first.click()
        page.wait_for_selector(".quiet-list")
    page.goto(f"{address}none?lang={language}")
    assert faults_by_axe(page, axe) == []
    page.close()


def test_every_target_is_large_enough_on_a_phone(browser, address):
    """WCAG 2.5.8: 24 by 24 pixels, or a link within a sentence."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input, textarea, nav a")]
            .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"""
    )
    page.close()

    assert small == []


def test_a_page_of_another_origin_cannot_post(browser, address):
    """A form on another page, sent by a real browser, is refused."""
    context = browser.new_context()
    page = context.new_page()
    other = "http://other.example/"
    body = f"<form method=post action='{address}'><input name=text value='Kirjaston tietovaranto'></form>"
    page.route(re.compile("other.example"), lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(other)
    with page.expect_response(lambda answer: answer.url == address) as response:
        page.evaluate("document.forms[0].submit()")

    assert response.value.status == 403
    context.close()
