"""The main path without JavaScript: a document or a text in, the result page out."""

from __future__ import annotations

import io

import pytest

from kuvauslint.web.words import say

PAGES = ("fi", "sv", "en")
TEXT = """Mallilan kaupungin tietovarannot

Päivitetty 3.9.2026

Kirjaston tietovaranto, Vastuu: kirjastonjohtaja

- Käyttötarkoitus: Lainaustoiminnan hoitaminen
- Keskeiset tietoaineistot: Lainaajien tiedot, kokoelmaluettelo
- Tietoaineistojen saatavuus teknisen rajapinnan kautta: Ei
- Tietojärjestelmät: Lainausjärjestelmä
- Tiedon antamisesta päättävä viranomainen: Sivistysjohtaja
- Tietopyynnöt: kirjasto@mallila.example

Liikunnan tietovaranto, Vastuu: liikuntajohtaja

- Käyttötarkoitus: Liikuntapaikkojen vuoraaminen
- Keskeiset tietoaineistot: Varaukset, asiakkaiden tiedot
- Tietoaineistojen saatavuus teknisen rajapinnan kautta: Ei
- Tietojärjestelmät: Varausjärjestelmä
- Tiedon antamisesta päättävä viranomainen: Sivistysjohtaja
- Tietopyynnöt: liikunta@mallila.example
"""


@pytest.mark.parametrize("language", PAGES)
def test_the_start_page_has_the_form(client, language):
    page = client.get("/", params={"lang": language})

    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert 'name="document"' in page.text
    assert 'name="text"' in page.text


def test_the_browsers_language_is_taken_where_none_is_asked_for(client):
    assert '<html lang="sv">' in client.get("/", headers={"accept-language": "sv-FI,sv;q=0.9,fi;q=0.8"}).text
    assert '<html lang="fi">' in client.get("/", headers={"accept-language": "de"}).text


def test_a_text_gets_the_result_page(client, rules_of, text_of):
    page = client.post("/", data={"text": TEXT})

    assert page.status_code == 200
    assert "KL140" in rules_of(page.text)  # no search keys anywhere
    said = text_of(page.text)
    assert "Kirjaston tietovaranto" in said
    assert "Liikunnan tietovaranto" in said


def test_a_file_gets_the_same_findings_as_check(client, rules_of):
    """The page and the command tell of the same rules."""
    from kuvauslint import Options, Source, lint

    page = client.post("/", files={"document": ("kuvaus.txt", TEXT.encode())})

    report = lint([Source("kuvaus.txt", TEXT.encode(), "text")], Options())
    assert rules_of(page.text) == {finding.rule for finding in report.findings}


@pytest.mark.parametrize("language", PAGES)
def test_the_matrix_tells_each_entry_and_item(client, language, text_of):
    from kuvauslint.web.words import say

    page = client.post("/", params={"lang": language}, data={"text": TEXT}).text
    rows = [row for row in page.split('<tr role="row"') if 'scope="row"' in row]

    assert len(rows) == 3  # two entries and the totals
    assert say("missing", language, "states") in text_of(rows[0])
    assert text_of(rows[0]).count(say("own", language, "states")) == 4
    assert "0 / 2" in text_of(rows[2])


def test_the_place_of_a_finding_is_shown_in_the_document(client):
    page = client.post("/", data={"text": TEXT.replace("Ei\n", "Ei\n- Tietojärjestelmät: täydennetään\n", 1)}).text

    assert '<li id="d-10" tabindex="-1" class="marked">' in page
    assert 'href="#d-10"' in page


def test_a_complete_description_is_never_said_to_comply(client, root, rules_of, text_of):
    data = (root / "examples" / "taydellinen.kuvaus.yaml").read_bytes()
    page = client.post("/", params={"lang": "en"}, files={"document": ("kuvaus.yaml", data)}).text

    assert not rules_of(page)
    said = page.casefold()
    assert "rules that ran found nothing" in said
    assert "compl" not in said.replace("complete", "")


def test_nothing_given_is_told(client, text_of):
    for sent in ({"data": {"text": "  "}}, {"files": {"document": ("", b"")}}):
        page = client.post("/", **sent)
        assert page.status_code == 400
        assert "Valitse tiedosto tai liitä teksti." in text_of(page.text)


def test_an_unreadable_file_is_a_finding(client, rules_of):
    page = client.post("/", files={"document": ("kuvaus.docx", b"PK\x03\x04 broken")})

    assert page.status_code == 200
    assert "KL001" in rules_of(page.text)


def test_word_and_web_pages_are_read(client, text_of):
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    pytest.importorskip("justhtml", reason="the extra documents is not installed")
    word = docx.Document()
    for line in TEXT.splitlines():
        word.add_paragraph(line)
    data = io.BytesIO()
    word.save(data)
    html = "<!doctype html><html lang=fi><body>" + "".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line)

    for name, body in (("kuvaus.docx", data.getvalue()), ("kuvaus.html", html.encode())):
        page = client.post("/", files={"document": (name, body)})
        assert page.status_code == 200
        assert "Liikunnan tietovaranto" in text_of(page.text)


def test_every_word_of_the_page_is_there_in_three_languages():
    """The same words and the same slots in Finnish, Swedish and English, and each word is used."""
    from string import Formatter

    from kuvauslint.vocabulary.store import from_yaml

    for group in from_yaml("vocabulary/officials_page").values():
        for name, texts in group.items():
            assert set(texts) == set(PAGES), name
            slots = [{field for _, field, _, _ in Formatter().parse(text) if field} for text in texts.values()]
            assert slots[0] == slots[1] == slots[2], name
            assert all(texts.values()), name


@pytest.mark.parametrize("language", PAGES)
def test_a_file_that_cannot_be_read_is_told_and_nothing_else_is(client, language):
    """No table of what is told, no form to fill in: why, what to do, and the way back to choosing a file."""
    page = client.post(f"/?lang={language}", files={"document": ("kuvaus.docx", b"\xff\xd8\xff\xe0photograph")}).text
    assert say("not_read", language) in page
    assert "KL001" in page
    assert f'href="/?lang={language}">{say("choose_another", language)}' in page
    for absent in ('id="editor"', 'class="matrix"', say("no_entries", language), say("to_form", language), "#form"):
        assert absent not in page
    assert f'<a href="/?lang={"sv" if language != "sv" else "fi"}"' in page


def test_among_several_files_one_that_cannot_be_read_is_not_offered_to_be_mended(client):
    """The others are."""
    files = [("document", ("a.docx", b"")), ("document", ("b.txt", TEXT.encode()))]
    page = client.post("/", files=files).text
    assert page.count(say("open_one", "fi")) == 2  # the head of the column and the button of the other
    assert say("not_read", "fi") in page
