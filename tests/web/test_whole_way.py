"""The whole way in a real Chromium: from a dropped document to a saved, complete page that has nothing to find."""

from __future__ import annotations

import base64
from pathlib import Path

import documents
import pytest

from kuvauslint.model.document import Source
from kuvauslint.web.judging import judge

MADE = [
    pytest.param("kuvaus.docx", documents.word, id="word"),
    pytest.param("taulukko.docx", documents.word_table, id="word-table"),
    pytest.param("kuvaus.pdf", documents.pdf, id="pdf"),
]
GAPS = {
    "f.request.authority": "Kaupunginhallitus",
    "f.request.email": "kirjaamo@mallila.example",
    "f.request.instructions": "Kerro, mistä asiasta on kyse, ja lähetä pyyntö kirjaamoon. Siellä autetaan pyynnön tekemisessä.",
    "f.search_keys": "asiatunnus\nasian nimi\npäivämäärä",
}


def dropped(page, *files: tuple[str, bytes]) -> None:
    """Drop files on the page as the mouse would."""
    page.evaluate(
        """(files) => {
            const held = new DataTransfer();
            for (const [name, data] of files)
                held.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], name));
            document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true, cancelable: true}));
        }""",
        [[name, base64.b64encode(data).decode()] for name, data in files],
    )
    page.wait_for_selector("#editor")


def gone(page, selector: str) -> None:
    """Wait until nothing of the kind is on the page."""
    from playwright.sync_api import expect

    expect(page.locator(selector)).to_have_count(0, timeout=20_000)


def saved(page, selector: str) -> bytes:
    """The file that a button gives."""
    with page.expect_download() as download:
        page.click(selector)
    return Path(download.value.path()).read_bytes()


def found(name: str, data: bytes) -> list[tuple[str, str]]:
    """What `check` finds in a file, by rule and path."""
    kind = name.rpartition(".")[2]
    return [(one.rule, one.path) for one in judge(Source(name, data, kind)).findings]


def sent(page, selector: str) -> None:
    """Press a button of the plain form and wait for the page that answers."""
    with page.expect_navigation():
        page.click(selector)


def gaps(*, live: bool = True) -> dict[str, str]:
    return GAPS | {"f.organisation.name": "Mallilan kaupunki"}


def fill_the_gaps(page) -> None:
    page.evaluate("document.querySelectorAll('#editor details').forEach((one) => { one.open = true; })")
    for name, value in gaps().items():
        page.fill(f"[name='{name}']", value)
    page.select_option("[name='f.api.open']", "no")
    page.select_option("[name='f.organisation.type']", "municipality")
    for select in page.locator("select[name^='f.repositories'][name$='.manual']").all():
        select.select_option("no")


@pytest.mark.parametrize(("name", "make"), MADE)
def test_by_mouse(page, served, name, make):
    """Drop, see, fill in, see the findings vanish, save; the saved file and both pages have nothing to find."""
    page.goto(served + "?lang=fi")
    dropped(page, (name, make()))
    assert page.locator(".part").count() == 4
    assert page.locator("[id^=k-KL140]").count() == 1
    assert "saknas" not in page.inner_text("#e-repositories-0 > summary")
    assert "puuttuu: " in page.inner_text("#e-repositories-0 > summary")

    with page.expect_response(lambda answer: answer.url.endswith("/description?lang=fi")):
        fill_the_gaps(page)
    gone(page, "[id^=k-KL]")
    assert "eivät löytäneet" in page.inner_text(".verdict")
    assert "eivät löytäneet" in page.inner_text("#status")
    assert page.inner_text("#kept") == "Muutoksia ei ole tallennettu."
    assert "puuttuu" not in page.inner_text("#e-repositories-0 > summary")
    gone(page, ".document li.marked")  # the marks in the document go with the findings

    assert found("kuvaus.yaml", saved(page, "button[formaction^='/save']")) == []
    page.wait_for_function("document.getElementById('kept').innerText.startsWith('Tallennettu klo ')")
    for form in ("html", "docx"):  # the page to be published has nothing to find either
        assert found(f"kuvaus.{form}", saved(page, f"button[formaction^='/publish'][value={form}]")) == []


def tab_to(page, selector: str, most: int = 500) -> None:
    """Go on by the Tab key until an element has the focus; every stop on the way must be seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by the Tab key")


def test_by_keyboard_alone(page, served):
    """Tab, Enter, Space, arrows and letters alone, from the pasted text to a saved file with nothing to find."""
    page.goto(served + "?lang=fi")
    tab_to(page, "#text")
    page.keyboard.insert_text("\n".join(documents.lines()))
    tab_to(page, "#start button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#editor")
    tab_to(page, "[id^=k-KL140] a[href='#f-search_keys']")
    page.keyboard.press("Enter")  # the finding leads into the form
    page.wait_for_selector("#f-search_keys:focus")
    page.keyboard.type("asiatunnus\nasian nimi\npäivämäärä")
    gone(page, "[id^=k-KL140]")
    assert page.evaluate("document.activeElement.id") == "f-search_keys"  # the focus stays where one types
    tab_to(page, "#f-api-open")
    page.keyboard.type("ei")
    assert page.input_value("#f-api-open") == "no"
    tab_to(page, "details.group > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#f-organisation-name")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Mallilan kaupunki")
    tab_to(page, "#f-organisation-type")
    page.keyboard.type("kunta")
    for number in range(3):
        tab_to(page, f"#e-repositories-{number} > summary")
        page.keyboard.press("Space")
        tab_to(page, f"#f-repositories-{number}-manual")
        page.keyboard.type("ei")
    tab_to(page, "#f-request-authority")  # round the page: the focus comes back to the beginning
    page.keyboard.type("Kaupunginhallitus")
    tab_to(page, "#f-request-email")
    page.keyboard.type("kirjaamo@mallila.example")
    tab_to(page, "#f-request-instructions")
    page.keyboard.type(GAPS["f.request.instructions"])
    gone(page, "[id^=k-KL]")
    tab_to(page, "button[formaction^='/save']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert found("kuvaus.yaml", Path(download.value.path()).read_bytes()) == []


def test_the_enter_key_checks_anew_in_the_same_language(page, served):
    """In a line of the form; the buttons that change the language stand before it on the page."""
    page.goto(served + "?lang=fi")
    dropped(page, ("kuvaus.docx", documents.word()))
    page.locator("details.group > summary").click()
    page.focus("#f-organisation-name")
    page.keyboard.press("End")
    page.keyboard.type(" ja naapurit")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("html[lang=fi]").count() == 1
    assert page.input_value("#f-organisation-name").endswith("naapurit")


@pytest.mark.parametrize(("name", "make"), MADE)
def test_without_javascript(browser, served, name, make):
    """The same by the plain form, and the document stays beside it after the first mending."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "?lang=sv")
    page.set_input_files("#document", {"name": name, "mimeType": "", "buffer": make()})
    sent(page, "#start button.main")
    assert page.locator("[id^=k-KL140]").count() == 1
    before = page.locator("#document-text .document li").all_inner_texts()
    assert len(before) >= 6
    for field, value in GAPS.items():
        page.fill(f"[name='{field}']", value)
    page.select_option("[name='f.api.open']", "no")
    sent(page, ".bar button.main")
    assert page.locator("[id^=k-KL140]").count() == 0
    after = page.locator("#document-text .document li").all_inner_texts()
    assert [text.partition("\n")[0] for text in after] == [text.partition("\n")[0] for text in before]
    for summary in ("details.group > summary", *(f"#e-repositories-{n} > summary" for n in range(3))):
        page.click(summary)
    page.fill("[name='f.organisation.name']", "Mallilan kaupunki")
    page.select_option("[name='f.organisation.type']", "municipality")
    for number in range(3):
        page.select_option(f"[name='f.repositories.{number}.manual']", "no")
    sent(page, ".bar button.main")
    assert page.locator("[id^=k-KL]").count() == 0
    assert found("kuvaus.yaml", saved(page, "button[formaction^='/save']")) == []
    assert found("kuvaus.html", saved(page, "button[formaction^='/publish'][value=html]")) == []
    sent(page, ".languages button[lang=fi]")
    assert page.locator("html[lang=fi]").count() == 1
    assert page.input_value("[name='f.search_keys']") == GAPS["f.search_keys"]
    context.close()


def test_a_finding_is_considered_and_reopened(page, served):
    """With its reason and last day: by the Enter key beside the reason; a saved file brings it back."""
    page.goto(served + "?lang=en")
    dropped(page, ("kuvaus.docx", documents.word()))
    place = page.locator("[id^=k-KL140]")
    place.locator("summary").click()
    place.locator("input[type=date]").fill("2099-12-31")
    place.locator("input[type=text]").fill("No search is possible")
    place.locator("input[type=text]").press("Enter")
    page.wait_for_selector(".quiet-list")
    assert page.locator("[id^=k-KL140]").count() == 0
    assert page.locator("#document-text .document li").count() > 5
    data = saved(page, "button[formaction^='/save']")

    page.goto(served + "?lang=en")
    dropped(page, ("kuvaus.yaml", data))
    assert page.locator("[id^=k-KL140]").count() == 0
    told = page.inner_text(".quiet-list")
    assert "No search is possible" in told
    assert "31.12.2099" in told


def test_what_was_typed_beside_a_finding_outlives_the_next_results(page, served):
    page.goto(served + "?lang=fi")
    dropped(page, ("kuvaus.docx", documents.word()))
    place = page.locator("[id^=k-KL140]")
    place.locator("summary").click()
    place.locator("input[type=text]").fill("Ei hakua")
    page.fill("[name='f.request.email']", "kirjaamo@mallila.example")
    gone(page, "[id^=k-KL121]")
    assert page.locator("[id^=k-KL140] input[type=text]").input_value() == "Ei hakua"
    assert page.locator("[id^=k-KL140] details").first.get_attribute("open") is not None


def test_the_document_beside_the_form_follows(page, served):
    """A link to a place moves the document and not the page, and the place has the focus."""
    page.goto(served + "?lang=fi")
    dropped(page, ("kuvaus.docx", documents.word(documents.forty())))
    page.locator("#e-repositories-35 > summary").click()
    link = page.locator("#e-repositories-35 .links a").first
    link.scroll_into_view_if_needed()
    at = page.evaluate("window.scrollY")
    link.click()
    assert page.evaluate("window.scrollY") == at
    assert page.evaluate("document.activeElement.innerText").startswith("Arkiston tietovaranto")
    page.wait_for_function(
        """() => {
            const [one, pane] = [document.activeElement, document.getElementById("document-text")].map((e) => e.getBoundingClientRect());
            return one.top >= pane.top && one.bottom <= pane.bottom && one.bottom <= innerHeight;
        }"""
    )


def test_several_files_have_results_of_their_own_and_can_be_joined(page, served):
    """Dropped together: a row each; one is opened with its document; all become one description on request."""
    text = "\n".join(documents.lines()).replace("Asiarekisteri", "Satamarekisteri")
    page.goto(served + "?lang=fi")
    dropped(page, ("ensi.docx", documents.word()), ("toinen.pdf", documents.pdf()), ("kolmas.txt", text.encode()))
    assert page.locator(".files tbody tr").count() == 3
    assert page.locator(".one-file").count() == 3
    with page.expect_popup() as opened:
        page.click("button[name=open][value='1']")
    assert "toinen.pdf" in opened.value.inner_text(
        "h1 + .lead"
    )  # waits for the answer; an empty page has loaded before
    opened.value.wait_for_load_state()
    assert opened.value.locator("#document-text .document li").count() > 10
    with page.expect_popup() as opened:
        page.click("button[name=together]")
    page = opened.value
    assert "ensi.docx, toinen.pdf, kolmas.txt" in page.inner_text("h1 + .lead")
    page.wait_for_load_state()
    assert page.locator("#document-text details").count() == 3
    assert page.locator(".part").count() == 12
    first = page.locator("#e-repositories-3")  # the second case register is an entry like the others
    first.locator("> summary").click()
    link = first.locator(".links a").first.get_attribute("href")
    assert page.locator(f"#document-text details:nth-of-type(2) {link}").count() == 1


def test_work_that_is_not_saved_is_not_lost_by_mistake(browser, served):
    """Leaving asks first; after saving it does not."""
    page = browser.new_page()
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(served + "?lang=fi")
    dropped(page, ("kuvaus.docx", documents.word()))
    page.click("#f-request-email")
    page.keyboard.type("kirjaamo@mallila.example")
    page.goto(served)
    assert asked == ["beforeunload"]
    page.close()
