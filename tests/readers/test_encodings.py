"""Old encodings, wrong declarations and wrong endings: the right reading, or a message that tells what to do."""

from __future__ import annotations

import pytest
from convert import Piece, to_csv, to_docx, to_html, to_odt, to_xlsx
from test_alike import open_document

from kuvauslint.model.document import Source
from kuvauslint.readers.decode import decode
from kuvauslint.readers.formats import kind_of, read

TEXT = "Työllisyyspalvelujen tietovaranto\n\nKäyttötarkoitus: työnhakijoiden neuvominen – myös Åbo – ja päätökset.\n"
PIECES = [
    Piece("heading", "Kirjaston tietovaranto", 1),
    Piece("table", rows=(("Nimi", "Käyttötarkoitus"), ("Kirjasto", "Lainaaminen"))),
]


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "windows-1252"),
        ("mac_roman", "macintosh"),
    ],
)
def test_encodings_of_text(codec: str, name: str) -> None:
    """Each as programs save it, with and without a mark at the beginning."""
    decoded = decode(TEXT.encode(codec))
    assert (decoded.text, decoded.encoding) == (TEXT, name)


def test_latin_9_by_its_own_letters() -> None:
    """A letter with a caron, or the euro; without them it is the same as Windows-1252."""
    for text in ("Pääsymaksu 5 €, Yhtiö Oy", "šakkikerhon jäsenet, Žižkov"):
        assert decode(text.encode("iso8859_15")).text == text
        assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "us-ascii", "utf-16", "x-unknown"])
@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "mac_roman"])
def test_a_page_that_declares_another_encoding(declared: str, codec: str) -> None:
    """The bytes prove it wrong."""
    page = f'<html><head><meta charset="{declared}"></head><body><p>Työn käyttö ja päätökset</p></body></html>'
    blocks = open_document(".html", page.encode(codec)).body or ()
    assert [block.text for block in blocks] == ["Työn käyttö ja päätökset"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.doc", to_docx(PIECES), "docx"),
        ("a.xls", to_html(PIECES), "html"),
        ("a.docx", to_html(PIECES), "html"),
        ("a.csv", to_xlsx(PIECES), "xlsx"),
        ("a.txt", to_odt(PIECES), "odt"),
        ("a.pdf", to_docx(PIECES), "docx"),
        ("a.rtf", to_odt(PIECES), "odt"),
    ],
)
def test_a_file_is_read_by_what_it_is(name: str, data: bytes, kind: str) -> None:
    """Whatever its ending says."""
    document = read(Source(name, data, kind_of(name)), isolated=False)
    assert document.source.kind == kind
    assert any("Kirjaston tietovaranto" in block.text for block in document.body or ())


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.xlsx", "a.odt"])
def test_text_called_a_document_is_told(name: str) -> None:
    """Its bytes are no such document, and nothing else is known of them."""
    (problem,) = read(Source(name, to_csv(PIECES), kind_of(name)), isolated=False).problems
    assert (problem.rule, problem.values["reason"]) == ("KL001", "damaged")
