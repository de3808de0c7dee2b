"""The HTML report: one file, right in every language, and usable by everybody in a real browser."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from report_sample import covered, nothing, sample
from tests.browsers import faults_by_axe

from kuvauslint.cli.outputs import as_bytes
from kuvauslint.model.report import Report
from kuvauslint.reporters.html import html
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import tell
from kuvauslint.reporters.verdict import groups, verdicts

VOID = {"meta", "input", "rect", "br"}


@pytest.fixture(autouse=True)
def _small(small_rulebook: None) -> None:
    """All tests of this file run over the small rulebook."""


class Outline(HTMLParser):
    """Checks that elements close in order, and keeps ids, attributes and headings."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.refers: list[str] = []
        self.fetched: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), f"a script in {name}"
            if name == "id":
                self.ids.append(value or "")
            if name in ("aria-labelledby", "href") and (value or "").startswith(("#", "fi-", "sv-", "en-")):
                self.refers += (value or "").removeprefix("#").split()
            if name in ("src", "srcset", "data", "poster", "action") or (tag == "link" and name == "href"):
                self.fetched.append(value or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(report: Report) -> Outline:
    parser = Outline()
    parser.feed("".join(html(report, ReportOptions())))
    assert parser.open == []
    return parser


@pytest.mark.parametrize("report", [sample, nothing])
def test_the_page_is_one_whole_file(report: Any) -> None:
    """Elements close in order, ids are unique and found, nothing is fetched and no script is there."""
    found = outline(report())
    assert len(found.ids) == len(set(found.ids))
    assert set(found.refers) <= set(found.ids)
    assert found.fetched == []
    text = "".join(html(report(), ReportOptions()))
    assert "url(" not in text
    assert "@import" not in text
    assert "<script" not in text
    assert "default-src 'none'" in text


def test_headings_go_down_by_one() -> None:
    """A heading is at most one level below the one before it."""
    levels = outline(sample()).headings
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_nothing_found_is_said_plainly() -> None:
    """Where nothing was found, the page says so of the rules that ran, and that it does not know what is left out."""
    text = "".join(html(nothing(), ReportOptions("fi")))
    assert '<p class="verdict">Ei havaintoja ajetuissa 5 säännössä.</p>' in text
    assert "ei voi todeta, että kuvaus täyttää lain vaatimukset" in text
    assert '<p class="verdict">Inga iakttagelser i de 5 regler som kördes.</p>' in text


def test_the_page_opens_in_the_language_asked_for() -> None:
    """The language asked for is checked, else that of the first document."""
    for wanted, opened in ((None, "fi"), ("sv", "sv"), ("en", "en")):
        text = "".join(html(sample(), ReportOptions(wanted)))
        assert re.findall(r'id="show-(\w\w)" checked', text) == [opened]
        assert f'<html lang="{opened}">' in text


def test_findings_stand_in_the_order_of_their_gain() -> None:
    """Errors first; among them the missing search keys, which one sentence mends for three entries."""
    report = sample()
    of_first = [told for told in tell(report, ReportOptions()) if told.finding.file == report.documents[0].file]
    assert [(group.rule, group.gain, group.shared) for group in groups(of_first)] == [
        ("KL140", 3, True),
        ("KL707", 1, False),
        ("KL802", 1, False),
    ]
    text = "".join(html(report, ReportOptions("fi")))
    assert text.index("Yksi yhteinen lause kuvauksen alussa kattaisi 3 kohdetta.") < text.index("KL707")


@pytest.mark.parametrize(
    ("counts", "states"),
    [
        ((3, 3, 2, 0, 1), ["gaps", "all", "all", "partial", "none", "partial"]),
        ((0, 0, 0, 0, 0), ["gaps", "none", "none", "none", "none", "none"]),
    ],
)
def test_each_item_has_its_verdict(counts: tuple[int, ...], states: list[str]) -> None:
    """Told of all, of some or of none; the introduction has gaps where a rule that stands on it found something."""
    told = list(tell(sample(), ReportOptions()))
    rows = verdicts(covered(3, *counts), Counter(one.finding.rule for one in told))
    assert [row.state for row in rows][1:] == states[1:]
    assert [row.findings for row in rows] == [0, 0, 0, 0, 2, 0]
    assert verdicts(covered(3, *counts), {})[0].state == "described"
    assert verdicts(covered(0, 0, 0, 0, 0, 0), {})[0].state == "empty"


# In a real browser.


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The sample as a page on disk."""
    path = tmp_path / "report.html"
    path.write_bytes(as_bytes("".join(html(sample(), ReportOptions("fi")))))
    return path.as_uri()


@pytest.mark.parametrize(
    ("scheme", "width", "languages"),
    [("light", 1280, ("fi", "sv", "en")), ("dark", 1280, ("fi",)), ("light", 320, ("fi",)), ("dark", 320, ("sv",))],
)
def test_axe_finds_no_violation(  # noqa: PLR0917 - fixtures and parameters
    browser: Any, axe: str, address: str, scheme: str, width: int, languages: tuple[str, ...]
) -> None:
    """WCAG 2.2 AA and good practice by axe-core in each language, all folded parts open, nothing cut off."""
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    page.goto(address)
    for language in languages:
        page.check(f"#show-{language}")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert faults_by_axe(page, axe) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_the_page_works_by_keyboard_alone(browser: Any, address: str) -> None:
    """Tab reaches the language switch, arrows change the language, and Enter opens the legal basis."""
    page = browser.new_context(java_script_enabled=True).new_page()
    page.goto(address)
    assert page.locator(".told:visible").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.locator(".told-sv").is_visible()
    assert not page.locator(".told-fi").is_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    summary = page.locator("summary:focus")
    assert summary.count() == 1
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")
    page.context.close()


def test_the_page_works_without_scripts_and_fetches_nothing(browser: Any, address: str) -> None:
    """With JavaScript off the language still changes; the only request is for the page itself."""
    page = browser.new_context(java_script_enabled=False).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.check("#show-en")
    assert page.get_by_role("heading", level=1, name="Check of the description of document publicity").is_visible()
    assert asked == [address]
    page.context.close()


def test_the_page_prints_the_legal_basis(browser: Any, address: str, tmp_path: Path) -> None:
    """On paper the folded basis is open with its address, in one language, on A4."""
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    assert page.locator(".told:visible").count() == 1
    assert page.locator(".told-fi .legal p").first.is_visible()
    assert not page.locator(".switch").is_visible()
    page.pdf(path=str(tmp_path / "report.pdf"), prefer_css_page_size=True)
    pdf = (tmp_path / "report.pdf").read_bytes()
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert sizes
    assert all(abs(float(w) - 595) < 2 and abs(float(h) - 842) < 2 for w, h in sizes)
    page.close()
