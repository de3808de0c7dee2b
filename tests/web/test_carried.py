"""What the form carries of the document, several documents, and what is said of them without the keys of a file."""

from __future__ import annotations

import re

import documents
import pytest

from kuvauslint.model.document import Block, Cell, Document, Source
from kuvauslint.model.place import Place
from kuvauslint.reporters.wording import help_of
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.web import origin as origins
from kuvauslint.web.good_wording import good_wording
from kuvauslint.web.judging import judge
from kuvauslint.web.passages import Passages
from kuvauslint.web.pointers import moved_to, shifted
from kuvauslint.web.record import record_of

MADE = [("a.docx", documents.word), ("b.docx", documents.word_table), ("c.pdf", documents.pdf)]


def origin_of(name: str, data: bytes) -> origins.Origin:
    kind = name.rpartition(".")[2]
    return origins.origin_of(judge(Source(name, data, kind)), name)


@pytest.mark.parametrize(("name", "make"), MADE)
def test_an_origin_comes_back_as_it_was_written(name, make):
    origin = origin_of(name, make())
    assert origins.read(origins.written(origin).replace("\n", "\r\n")) == origin


@pytest.mark.parametrize(("name", "make"), MADE)
def test_each_entry_is_found_where_it_was_read(name, make):
    """Also in a PDF, whose places are pages and paragraphs on them."""
    origin = origin_of(name, make())
    for number, (entry, _, datasets, systems) in enumerate(documents.ENTRIES[1:]):
        path = f"/repositories/{number}"
        assert origin.texts[origin.passage(path)].startswith(entry)
        assert datasets in origin.texts[origin.passage(f"{path}/datasets")]
        assert systems in origin.texts[origin.passage(f"{path}/systems/0")]
    assert origin.passage("") is None


def test_an_excerpt_in_a_pdf_is_of_its_own_entry(client):
    gappy = tuple((name, purpose, datasets, "täydennetään") for name, purpose, datasets, _ in documents.ENTRIES)
    page = client.post("/", files={"document": ("kuvaus.pdf", documents.pdf(gappy))}).text
    places = re.findall(
        r'data-passage="(\d+)">\s*<p>[^<]*(?:<[^>]*>[^<]*</span>)? ?[^<]*<span class="where">([^<]*)', page
    )
    lines = dict(re.findall(r'<li id="d-(\d+)"[^>]*>(?:<mark>)?([^<]*)', page))
    told = [(lines[passage], where.partition(",")[0]) for passage, where in places]
    of_entries = [(line, entry) for line, entry in told if entry.endswith("tietovaranto")]
    assert len(of_entries) >= 3
    numbers = {text: int(number) for number, text in lines.items()}
    for (line, entry), (passage, _) in zip(told, places, strict=True):
        if entry.endswith("tietovaranto"):
            assert line == entry or 0 < int(passage) - numbers[entry] <= len(documents.LABELS)


def test_the_origin_follows_when_an_entry_is_removed(client, form_of):
    fields = form_of(client.post("/", files={"document": ("a.docx", documents.word())}).text)
    again = form_of(client.post("/description", data=fields | {"remove": "repositories.0"}).text)
    origin = origins.read(again["origin"])
    assert origin.texts[origin.passage("/repositories/0")] == "Liikunnan tietovaranto"
    assert origin.passage("/repositories/2") == origin.passage("/repositories")


def test_pointers_follow_their_entries():
    assert shifted("/repositories/3/name", ("repositories", 1)) == "/repositories/2/name"
    assert shifted("/repositories/1/name", ("repositories", 1)) is None
    assert shifted("/repositories/0", ("repositories", 1)) == "/repositories/0"
    assert shifted("/case_register/name", ("case_register",)) is None
    assert shifted("/api", ("case_register",)) == "/api"
    assert moved_to("/repositories/1/name", {"/repositories/1": "/repositories/7"}) == "/repositories/7/name"
    assert moved_to("/api", {"/repositories/1": "/repositories/7"}) is None


def test_a_doubt_and_what_was_not_placed_stay_after_the_first_mending(client, form_of, text_of):
    """What the document says and the form does not is shown as long as the work goes on."""
    data = documents.word((*documents.ENTRIES, ("Muuta", "x", "y", "z")))
    before = client.post("/", files={"document": ("a.docx", data)}).text
    after = client.post("/description", data=form_of(before)).text
    for page in (before, after):
        assert "Mille ei löytynyt paikkaa" in text_of(page)
        assert documents.PREAMBLE[:40] in text_of(page).partition("Mille ei löytynyt paikkaa")[2]
    assert before.count('class="doubt"') == after.count('class="doubt"')


def test_all_findings_of_a_rule_are_considered_at_once(client, form_of, rules_of):
    fields = form_of(client.post("/", files={"document": ("a.docx", documents.word())}).text)
    fields |= {"f.repositories.0.search_keys": "nimi"}
    fields = form_of(client.post("/description", data=fields).text)
    sent = fields | {"reason KL141 *": "Ei sähköistä hakua", "until KL141 *": "2099-01-31", "consider": "KL141 *"}
    page = client.post("/description", data=sent).text
    assert "KL141" not in rules_of(page)
    considered = record_of(judge(Source("k.yaml", form_of(page)["state"].encode(), "yaml"))).considered
    assert len(considered) == 3
    assert {(one.rule, one.reason, one.until) for one in considered} == {("KL141", "Ei sähköistä hakua", "2099-01-31")}


def test_a_reason_counts_however_the_form_is_sent_but_not_in_a_glance(client, form_of, rules_of):
    """Saved at once, it is saved; the results that follow the typing do not take it, for they do not come back."""
    fields = form_of(client.post("/", files={"document": ("a.docx", documents.word())}).text)
    sent = fields | {"reason KL140 /search_keys": "Ei hakua", "until KL140 /search_keys": "2099-01-31"}
    assert 'ignore[KL140] reason="Ei hakua" until=2099-01-31' in client.post("/save", data=sent).text
    live = client.post("/description", data=sent, headers={"X-Kuvauslint-Part": "results"}).text
    assert "KL140" in rules_of(live)


def test_several_files_are_joined_with_what_was_considered_in_each(client, form_of, rules_of, text_of):
    """The shared facts of the first hold for all, those of the others for their own entries."""
    files = [
        ("document", ("yksi.yaml", "kuvauslint: 1\nhakutekijät: [asiatunnus]\nasiarekisteri: {nimi: Asiarekisteri}\n"
         "tietovarannot:\n  - nimi: Kirjaston tietovaranto\n".encode())),
        ("document", ("kaksi.yaml", (b"kuvauslint: 1\nrajapinta: {avoin: ei}\ntietovarannot:\n"
         b'  # kuvauslint: ignore[KL131] reason="Ks. toinen sivu" until=2099-01-31\n'
         b"  - nimi: Sataman tietovaranto\n"))),
    ]  # fmt: skip
    page = client.post("/", files=files).text
    assert page.count('<section id="file-') == 2
    fields = form_of(page)
    assert {"state.0", "origin.0", "state.1", "origin.1"} <= set(fields)
    joined = client.post("/description", data=fields | {"together": "1"}).text
    assert "Yhdistetty kuvaus: yksi.yaml, kaksi.yaml" in text_of(joined)
    record = record_of(judge(Source("k.yaml", form_of(joined)["state"].encode(), "yaml")))
    assert [one["name"] for one in record.data["repositories"]] == ["Kirjaston tietovaranto", "Sataman tietovaranto"]
    assert record.data["search_keys"] == ["asiatunnus"]
    assert "api" not in record.data
    assert record.data["repositories"][1]["api"]["open"] == "no"
    assert [(one.rule, one.reason) for one in record.considered] == [("KL131", "Ks. toinen sivu")]
    assert record.considered[0].path.startswith("/repositories/1")
    one = client.post("/description", data=fields | {"open": "1"}).text
    assert "Tarkistettu: kaksi.yaml" in text_of(one)
    assert "f.repositories.1.name" not in form_of(one)
    for broken in ("7", "x", "-1", "9" * 30):
        assert client.post("/description", data=fields | {"open": broken}).text.count('<section id="file-') == 2


def test_the_language_of_the_page_of_several_files_can_be_changed(client, form_of):
    files = [("document", (f"{n}.txt", "\n".join(documents.lines()).encode())) for n in range(2)]
    fields = form_of(client.post("/", files=files).text)
    page = client.post("/description", params={"lang": "sv"}, data=fields).text
    assert '<html lang="sv">' in page
    assert page.count('<section id="file-') == 2
    assert "0.txt" in page


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_to_do_speaks_of_the_form_and_not_of_the_file(language):
    """No key of the description file, no arrow and no bracket of YAML; every wording is plain text."""
    for rule in rulebook().rules:
        if rule.id.startswith("KL09") or rule.id in ("KL002", "KL003", "KL004"):
            continue  # of the file itself: they are not found in a description that the page wrote
        said = help_of(rule.id, language, plain=True)
        assert not re.search(r"\w → \w+:|: \[|\[…\]|: true|: (vain|enbart|only)\b|YAML|kuvauslint (init|rule)", said), (
            rule.id
        )
        assert not re.search(r"^\s*\w+: [\[{]", good_wording(rule.id, "", language)), rule.id


def test_the_words_that_are_meant_are_marked_in_the_document():
    """Behind the mark of a list, and in the cell of a row."""
    code = "020285-456D"
    bullet = Block("item", f"tunnus {code}", Place(paragraph=2), level=1, marker="•")
    cells = (Cell("Kirjasto", Place(paragraph=3)), Cell(f"tunnus {code}", Place(paragraph=4)))
    row = Block("row", f"Kirjasto\ttunnus {code}", Place(paragraph=3), cells=cells)
    source = Source("a.docx", b"", "docx")
    passages = Passages(Document(source, (Block("heading", "Kuvaus", Place(paragraph=1)), bullet, row)), ())
    for number, held, before in ((1, bullet, "• tunnus "), (2, cells[1], "Kirjasto | tunnus ")):
        place = held.at(7, 18)
        assert passages.index(place) == number
        assert passages.excerpt(place, number)[:2] == (before, code)
