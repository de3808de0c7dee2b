"""The rendered page and the survey's page in a real browser: axe-core, narrow windows, the keyboard."""

from __future__ import annotations

import pytest

from kuvauslint.publish.html import Link, html
from kuvauslint.publish.outline import outline
from kuvauslint.survey.gather import survey
from kuvauslint.survey.page import page as survey_page
from kuvauslint.survey.roster import Body
from kuvauslint.survey.sheet import data
from tests.browsers import faults_by_axe
from tests.generate.descriptions import description
from tests.publish.making import TODAY, described, source_of


@pytest.fixture(scope="module")
def addresses(tmp_path_factory, root):
    """Pages on disk: one language, both with links to data, foreign texts, and a survey with all its parts."""
    folder = tmp_path_factory.mktemp("pages")
    links = (Link("data_json", "application/json", "a.json"), Link("data_dcat", "application/ld+json", "a.jsonld"))
    pages = {}
    for name, file, languages, beside in (
        ("one", "taydellinen", ("fi",), ()),
        ("both", "kaksikielinen", ("fi", "sv"), links),
        ("foreign", "svensk", ("en",), ()),
    ):
        found = described(source_of((root / "examples" / f"{file}.kuvaus.yaml").read_text(encoding="utf-8")))
        pages[name] = html([outline(found, language) for language in languages], beside)
    sources = [source_of(description(seed).yaml(), f"{seed}.yaml") for seed in range(12)]
    earlier = data(survey(sources[2:], as_of=TODAY, jobs=1))
    for record in earlier["documents"][:3]:
        record["coverage"][0]["covered"] = 0
        record["findings"] = []
    roster = (Body("Puuttuvan kunta", "1234567-1", "municipality", ("fi",), "https://a.example"),)
    whole = survey([*sources[:11], source_of("a: [", "rikki.yaml")], as_of=TODAY, jobs=1, roster=roster, since=earlier)
    pages["survey"] = survey_page(whole, "sv")
    for name, content in pages.items():
        (folder / f"{name}.html").write_bytes(content)
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


@pytest.mark.parametrize("name", ["one", "both", "foreign", "survey"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_no_violation(browser, axe, addresses, name, scheme, width):  # noqa: PLR0917 - fixtures
    """WCAG 2.2 AA and good practice by axe-core, and nothing cut off in a narrow window."""
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    page.goto(addresses[name])
    assert faults_by_axe(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_nothing_is_fetched_and_scripts_are_not_needed(browser, addresses):
    """Each page is one file."""
    context = browser.new_context(java_script_enabled=False)
    for address in addresses.values():
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(address)
        assert asked == [address]
        assert page.locator("h1").first.is_visible()
    context.close()


def test_the_first_key_offers_to_skip_to_the_contents(browser, addresses):
    """Tab shows the link, Enter follows it."""
    page = browser.new_context().new_page()
    page.goto(addresses["one"])
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#fi"
    assert focused.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#fi")
    page.context.close()
