"""The links of documents whose addresses their words do not show."""

from __future__ import annotations

import io

from convert import to_odt
from docx import Document as Word
from docx.oxml.shared import OxmlElement, qn

from kuvauslint.model.document import Document, Link, Source
from kuvauslint.readers.formats import read

ADDRESS = "https://www.esimerkkila.example/lomake"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def word() -> bytes:
    """A .docx of two paragraphs, the second with a link."""
    made = Word()
    made.add_paragraph("Tietopyynnöt")
    paragraph = made.add_paragraph("Täytä ")
    link, run, text = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("r:id"), made.part.relate_to(ADDRESS, KIND, is_external=True))
    text.text = "lomake"
    run.append(text)
    link.append(run)
    paragraph._p.append(link)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def linked(name: str, data: bytes) -> tuple[Document, Link]:
    """A document, and its only link."""
    document = read(Source(name, data, name.rpartition(".")[2].replace("md", "markdown")))
    [link] = document.links
    assert (link.address, link.text) == (ADDRESS, "lomake")
    return document, link


def test_a_link_of_a_word_file_is_at_its_paragraph() -> None:
    assert linked("kuvaus.docx", word())[1].place.paragraph == 2


def test_a_link_of_an_open_document_is_at_its_paragraph() -> None:
    body = f'<text:p>Tietopyynnöt</text:p><text:p>Täytä <text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{ADDRESS}">lomake</text:a></text:p>'
    assert linked("kuvaus.odt", to_odt([], body=body))[1].place.paragraph == 2


def test_a_link_of_markdown_is_where_its_brackets_close() -> None:
    place = linked("kuvaus.md", f"# Tietopyynnöt\n\nTäytä [lomake]({ADDRESS}).\n".encode())[1].place
    assert (place.line, place.column) == (3, 14)


def test_a_link_to_a_mailbox_is_none_to_the_web() -> None:
    document = read(Source("kuvaus.md", b"[lomake](mailto:kirjaamo@esimerkkila.example)\n", "markdown"))
    assert document.links == ()
    assert "kirjaamo@esimerkkila.example" in document.body[0].text
