"""What screen readers, the keyboard, magnification and a system's own colours get of the page, in a real Chromium."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from tests.browsers import faults_by_axe

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
EXAMPLE = Path(__file__).parents[2] / "examples" / "puutteellinen.kuvaus.yaml"


@pytest.fixture
def result(page, served):
    """The result page of the gappy example, in Finnish."""
    page.goto(served + "?lang=fi")
    page.set_input_files("#document", EXAMPLE)
    page.wait_for_selector("#editor")
    return page


def tree(page) -> list[dict]:
    """The nodes of the accessibility tree that are not ignored."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [node for node in nodes if not node.get("ignored")]


def named(nodes: list[dict], *roles: str) -> list[str]:
    """The accessible names of the nodes that have one of the roles."""
    return [node.get("name", {}).get("value", "") for node in nodes if node["role"]["value"] in roles]


def described(node: dict) -> str:
    return node.get("description", {}).get("value", "")


def test_the_tree_has_landmarks_headings_and_a_table_with_headers(result):
    nodes = tree(result)
    assert len(named(nodes, "main")) == len(named(nodes, "banner")) == len(named(nodes, "contentinfo")) == 1
    assert named(nodes, "navigation") == ["Sivun kieli", "Tällä sivulla"]
    regions = named(nodes, "region")
    assert len(regions) == len(set(regions))
    assert {"Tulos", "Kuvaus sellaisena kuin se ymmärrettiin", "Asiakirja"} <= set(regions)
    assert named(nodes, "columnheader") == [
        "Kohta", "Tietojärjestelmät", "Päättäjä ja yhteystieto", "Tietoaineistot", "Hakutekijät", "Rajapinta",
    ]  # fmt: skip
    assert "Kirjaston tietovaranto" in named(nodes, "rowheader")
    assert {"kerrottu", "puuttuu"} <= set(named(nodes, "cell"))  # said in words, not by a sign or a colour
    assert len(named(nodes, "heading")) > 8
    levels = result.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5')].map((one) => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


def test_every_control_has_a_name_of_its_own_and_its_help(result):
    result.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    nodes = tree(result)
    controls = [
        node for node in nodes if node["role"]["value"] in ("textbox", "combobox", "button", "checkbox", "Date")
    ]
    assert len(controls) > 60
    assert all(node.get("name", {}).get("value") for node in controls)
    keys = [node for node in controls if node["name"]["value"] == "Hakutekijät"]
    assert keys
    assert all("28 §" in described(node) for node in keys)
    for role in ("button", "link"):  # told apart without what stands around them
        names = [name for name in named(nodes, role) if re.search("lomakkeella|asiakirjassa|harkituksi|Poista", name)]
        assert names
        assert len(names) == len(set(names))
    folded = named(nodes, "DisclosureTriangle")
    assert len(folded) == len(set(folded))
    groups = named(nodes, "group")
    assert {"Yhteistä kaikille kohdille", "Tietopyynnöt", "Avoin tekninen rajapinta"} <= set(groups)


def test_what_changes_is_told_politely(result):
    """The count of findings is a status: a screen reader says it without the focus moving."""
    live = [
        node
        for node in tree(result)
        if any(p["name"] == "live" and p["value"]["value"] == "polite" for p in node.get("properties", ()))
    ]
    assert [node["role"]["value"] for node in live].count("status") >= 2
    result.fill("#f-request-authority", "Kunnanhallitus")
    expect(result.locator("#status")).to_have_text(re.compile("^Tarkistettu[.]"), timeout=20_000)
    assert result.evaluate("document.activeElement.id") == "f-request-authority"


def test_a_fault_is_an_alert(browser, served):
    page = browser.new_page()
    page.goto(served + "?lang=sv")
    page.click("#start button.main")
    expect(page.locator("[role=alert]", has_text="Välj en fil")).to_be_visible()
    assert "alert" in {node["role"]["value"] for node in tree(page)}
    page.close()


def test_the_focus_goes_through_the_page_in_order_seen_and_without_a_trap(result):
    """Every stop has a visible ring, lies in view and is not covered by what sticks to the edge; the end comes."""
    result.emulate_media(reduced_motion="reduce")
    stops = []
    for _ in range(400):
        result.keyboard.press("Tab")
        stop = result.evaluate(
            """() => {
                const one = document.activeElement;
                if (one === document.body) return null;
                const box = one.getBoundingClientRect(), style = getComputedStyle(one);
                const x = box.left + Math.min(box.width, 40) / 2, y = box.top + Math.min(box.height, 30) / 2;
                const top = document.elementFromPoint(x, y);
                return {
                    id: one.id || one.textContent.trim().slice(0, 60), ring: style.outlineStyle, width: style.outlineWidth,
                    order: [...document.querySelectorAll("*")].indexOf(one),
                    seen: Boolean(top) && (one.contains(top) || top.contains(one)), tall: box.height > innerHeight / 2,
                };
            }"""
        )
        if stop is None:
            break
        stops.append(stop)
    else:
        raise AssertionError("the focus never leaves the page")
    assert len(stops) > 40
    assert [stop["id"] for stop in stops if stop["ring"] == "none" or stop["width"] == "0px"] == []
    assert [stop["id"] for stop in stops if not stop["seen"] and not stop["tall"]] == []
    orders = [stop["order"] for stop in stops]
    assert orders == sorted(orders)


@pytest.mark.parametrize(("width", "height"), [(650, 450), (325, 225)])  # 1300 by 900 at 200 % and at 400 %
def test_magnified_the_page_reflows_and_nothing_sticks_over_it(page, served, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(served + "?lang=fi")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_input_files("#document", EXAMPLE)
    page.wait_for_selector("#editor")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    stuck = "[...document.querySelectorAll('.bar, .pane')].filter((one) => getComputedStyle(one).position === 'sticky').length"
    assert page.evaluate(stuck) == 0


def test_motion_is_only_for_those_who_want_it(result):
    scrolling = "getComputedStyle(document.documentElement).scrollBehavior"
    result.emulate_media(reduced_motion="reduce")
    assert result.evaluate(scrolling) == "auto"
    result.emulate_media(reduced_motion="no-preference")
    assert result.evaluate(scrolling) == "smooth"


def test_in_the_colours_of_the_system(result, axe):
    """With forced colours the states keep their signs and words, findings their edges, and axe-core finds nothing."""
    result.emulate_media(forced_colors="active")
    signs = result.evaluate(
        "[...document.querySelectorAll('td .sign')].map((one) => getComputedStyle(one, '::before').content)"
    )
    assert {'"✓"', '"✗"'} <= set(signs)
    assert result.evaluate("getComputedStyle(document.querySelector('.finding')).borderLeftStyle") == "solid"
    assert faults_by_axe(result, axe) == []


def test_printed_it_has_what_was_folded_and_no_buttons(result, tmp_path):
    result.emulate_media(media="print")
    assert result.locator("#results .finding details p").first.is_visible()
    for hidden in ("#form", "nav", ".consider", "footer"):
        assert not result.locator(hidden).first.is_visible()
    result.pdf(path=str(tmp_path / "tulos.pdf"), format="A4")
    assert (tmp_path / "tulos.pdf").read_bytes().startswith(b"%PDF")
