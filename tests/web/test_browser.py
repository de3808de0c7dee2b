"""The page in a real Chromium: for everybody, in three languages, wide and narrow, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import documents
import pytest
from tests.browsers import faults_by_axe

from kuvauslint.web.limits import MOST_UPLOAD

EXAMPLE = Path(__file__).parents[2] / "examples" / "puutteellinen.kuvaus.yaml"
LOOKS = [("fi", 1300, "light"), ("sv", 360, "light"), ("en", 1300, "dark"), ("sv", 1300, "light"), ("fi", 320, "dark")]


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def sound(page, axe):
    """No violation, and nothing cut off or to be scrolled sideways."""
    assert faults_by_axe(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("look", LOOKS)
def test_every_view_is_accessible(browser, served, axe, look):
    """The start, a text's results, the result with everything unfolded, that of the form, several files, a fault, the end."""
    language, width, scheme = look
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{served}?lang={language}")
    sound(page, axe)
    page.fill("#text", "\n".join(documents.lines()))
    page.wait_for_selector("#live #results")
    sound(page, axe)
    page.set_input_files("#document", EXAMPLE)
    page.wait_for_selector("#editor")
    for rule in ("KL171", "KL141"):  # of the document, then of the form
        sound(page, axe)
        unfold(page)
        sound(page, axe)
        page.locator(f"[id^=k-{rule}] input[type=text]").first.fill("Selvitetty")
        page.locator(f"[id^=k-{rule}] .consider button").first.click()
        page.wait_for_selector(".quiet-list")
    page.goto(f"{served}?lang={language}")
    page.set_input_files("#document", [EXAMPLE, EXAMPLE.with_name("taydellinen.kuvaus.yaml")])
    page.wait_for_selector(".files")
    unfold(page)
    sound(page, axe)
    page.goto(f"{served}none?lang={language}")
    sound(page, axe)
    page.goto(f"{served}?lang={language}")
    page.set_input_files("#document", {"name": "kuvaus.docx", "mimeType": "", "buffer": b"\xff\xd8\xff photograph"})
    page.wait_for_selector(".finding")
    unfold(page)
    sound(page, axe)
    page.close()


def test_files_that_are_too_large_are_told_before_they_are_sent(browser, served, tmp_path):
    """The server would end the connection, and the browser would say that there is no page."""
    page = browser.new_page()
    page.goto(f"{served}?lang=fi")
    large = tmp_path / "large.docx"
    with large.open("wb") as file:
        file.truncate(MOST_UPLOAD + 1)
    page.set_input_files("#document", large)
    page.wait_for_selector("#status.fault")
    assert "liian suuria" in page.inner_text("#status")
    assert page.evaluate("document.getElementById('document').files.length") == 0
    page.set_input_files("#document", EXAMPLE)
    page.wait_for_selector("#editor")
    page.close()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nothing_of_the_summary_and_the_table_is_cut_off_beside_the_document(browser, served, language):
    """The long words of Swedish too, where the document stands beside them."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{served}?lang={language}")
    page.set_input_files(
        "#document", {"name": "a.txt", "mimeType": "", "buffer": "\n".join(documents.lines()).encode()}
    )
    page.wait_for_selector(".matrix")
    cut = "(one) => one.scrollWidth > one.clientWidth + 1"
    assert not page.evaluate(f"[...document.querySelectorAll('.summary, .scroll')].some({cut})")
    right = page.evaluate("document.querySelector('.summary').getBoundingClientRect().right")
    ends = page.evaluate("[...document.querySelectorAll('.meters li')].map((one) => one.getBoundingClientRect().right)")
    assert max(ends) <= right
    page.close()


def test_who_begins_from_nothing_comes_to_the_form(browser, served):
    """Below a result that lists all that is still to be told."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.goto(f"{served}?lang=fi")
    page.click("button[name=begin]")
    page.wait_for_selector("#editor")
    assert page.evaluate("document.getElementById('form').getBoundingClientRect().top < window.innerHeight / 2")
    page.close()


def test_the_result_can_be_printed(browser, served):
    """By a button, as what is printed is what goes to those who know the answers."""
    page = browser.new_page()
    page.goto(f"{served}?lang=fi")
    page.set_input_files("#document", EXAMPLE)
    page.wait_for_selector("#print")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.click("#print")
    assert page.title() == "printed"
    page.close()


def test_every_target_is_large_enough_on_a_phone(browser, served):
    """WCAG 2.5.8: 24 by 24 pixels, or a link within a sentence."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(served)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input, textarea, nav a")]
            .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"""
    )
    page.close()

    assert small == []


def test_a_page_of_another_origin_cannot_post(browser, served):
    """A form on another page, sent by a real browser, is refused."""
    context = browser.new_context()
    page = context.new_page()
    other = "http://other.example/"
    body = f"<form method=post action='{served}'><input name=text value='Kirjaston tietovaranto'></form>"
    page.route(re.compile("other.example"), lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(other)
    with page.expect_response(lambda answer: answer.url == served) as response:
        page.evaluate("document.forms[0].submit()")

    assert response.value.status == 403
    context.close()
