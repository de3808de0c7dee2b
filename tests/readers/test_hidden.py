"""What is hidden in Office files and PDFs, and what only looks so: KL708 of every format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from convert import to_odt
from test_alike import open_document
from test_word import W, paragraph, read_word, run

from kuvauslint.model.document import Document
from kuvauslint.readers.hidden import KINDS, looks_like_person
from kuvauslint.vocabulary.store import load

WHO = 'w:id="9" w:author="Liisa Laatija" w:date="2026-05-01T10:00:00Z"'
TEXT = run("Tietojärjestelmä: Ratas")


def kinds(document: Document) -> dict[str, str]:
    """Kind and words of what is told as hidden."""
    return {problem.values["kind"]: problem.values["what"] for problem in document.problems}


WORD: dict[str, tuple[str, dict[str, str]]] = {
    "changed format": (
        paragraph(f"<w:r><w:rPr><w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>Ratas</w:t></w:r>"),
        {"tracked_change": "Liisa Laatija"},
    ),
    "deleted paragraph mark": (
        paragraph(TEXT, f"<w:rPr><w:del {WHO}/></w:rPr>"),
        {"tracked_change": "Liisa Laatija"},
    ),
    "moved": (
        paragraph(f"<w:moveFrom {WHO}>{TEXT}</w:moveFrom>") + paragraph(run("muuta")),
        {"tracked_change": "Liisa Laatija"},
    ),
    "hidden by the style of a run": (
        paragraph(TEXT + run("vain omaan käyttöön", '<w:rStyle w:val="Oma3"/>')),
        {"hidden_text": "vain omaan käyttöön"},
    ),
    "hidden by the style of a paragraph": (
        paragraph(TEXT) + paragraph(run("vain omaan käyttöön"), '<w:pStyle w:val="Oma4"/>'),
        {"hidden_text": "vain omaan käyttöön"},
    ),
    "shown in a hidden style": (paragraph(run("Ratas", '<w:rStyle w:val="Oma3"/><w:vanish w:val="0"/>')), {}),
    "hidden space": (paragraph(TEXT + run(" ", "<w:vanish/>")), {}),
    "page number of a list of contents": (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{TEXT}{run("2", "<w:webHidden/>")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        {},
    ),
    "bookmark": (paragraph(f'<w:bookmarkStart w:id="0" w:name="_GoBack"/>{TEXT}<w:bookmarkEnd w:id="0"/>'), {}),
}


@pytest.mark.parametrize("name", WORD)
def test_word(name: str) -> None:
    """Changes, hidden text and the names of who made them; nothing where nothing is hidden."""
    body, told = WORD[name]
    assert kinds(read_word(body)) == told


def test_changes_in_page_headers() -> None:
    """A header has no paragraph number of the body, but its changes are told."""
    header = f"<w:hdr {W}>{paragraph(f'<w:ins {WHO}>{TEXT}</w:ins>')}</w:hdr>"
    assert kinds(read_word(paragraph(TEXT), header1=header)) == {"tracked_change": "Liisa Laatija"}


def test_secrets_in_comments_are_not_told() -> None:
    """A comment's text is shown, but no identity code or password in it."""
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    said = paragraph(run("Kysy: 131052-308T, salasana: Kesa2024!"))
    comments = f'<w:comments {W}><w:comment w:id="0" w:author="M">{said}</w:comment></w:comments>'
    told = kinds(read_word(paragraph(TEXT + mark), comments=comments))["comment"]
    assert told.startswith("Kysy: ")
    assert "308T" not in told
    assert "Kesa2024" not in told


def book(change: Callable[[Any, Any], None], patch: tuple[str, str] | None = None) -> Document:
    """A workbook of one sheet, changed, with one replacement in the XML of the sheet."""
    import openpyxl

    made = openpyxl.Workbook()
    made.properties.creator = "Esimerkkilän kunta"
    sheet = made.active
    sheet.append(["Tietovaranto", "Tietojärjestelmä", "Huomautus"])
    sheet.append(["Kirjaston tietovaranto", "Lainari", "sisäinen"])
    sheet.append(["Museon tietovaranto", "Museokone", ""])
    change(made, sheet)
    out = io.BytesIO()
    made.save(out)
    if patch is None:
        return open_document(".xlsx", out.getvalue())
    new = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(new, "w") as package:
        for name in old.namelist():
            data = old.read(name).decode("utf-8")
            package.writestr(name, data.replace(*patch) if name.endswith("sheet1.xml") else data)
    return open_document(".xlsx", new.getvalue())


def hide(column: str) -> Callable[[Any, Any], None]:
    """A workbook's change that hides a column."""

    def change(_: Any, sheet: Any) -> None:
        sheet.column_dimensions[column].hidden = True

    return change


def hide_row(number: int) -> Callable[[Any, Any], None]:
    """A workbook's change that hides a row."""

    def change(_: Any, sheet: Any) -> None:
        sheet.row_dimensions[number].hidden = True

    return change


def add_sheet(state: str, *values: str) -> Callable[[Any, Any], None]:
    """A workbook's change that adds a sheet in a state."""

    def change(made: Any, _: Any) -> None:
        added = made.create_sheet("Tekninen")
        added.sheet_state = state
        if values:
            added.append(values)

    return change


NO_WIDTH = ("<sheetData>", '<cols><col min="3" max="3" width="0" customWidth="1"/></cols><sheetData>')
BOOKS: dict[str, tuple[Callable[[Any, Any], None], tuple[str, str] | None, dict[str, str]]] = {
    "nothing": (lambda _, __: None, None, {}),
    "a column": (hide("C"), None, {"hidden_columns": "C"}),
    "a column beyond the table": (hide("K"), None, {}),
    "a column without width": (lambda _, __: None, NO_WIDTH, {"hidden_columns": "C"}),
    "a row": (hide_row(3), None, {"hidden_rows": "3"}),
    "a row below the table": (hide_row(40), None, {}),
    "a very hidden sheet": (add_sheet("veryHidden", "palvelin"), None, {"hidden_sheet": "Tekninen"}),
    "an empty hidden sheet": (add_sheet("hidden"), None, {}),
}


@pytest.mark.parametrize("name", BOOKS)
def test_workbooks(name: str) -> None:
    """Hidden rows, columns and sheets are contents only where something stands in them."""
    change, patch, told = BOOKS[name]
    assert kinds(book(change, patch)) == told


OPEN: dict[str, tuple[str, set[str]]] = {
    "a hidden section": (
        '<text:section text:name="S" text:display="none"><text:p>sisäinen</text:p></text:section><text:p>Ratas</text:p>',
        {"hidden_text"},
    ),
    "a section hidden by a condition": (
        (
            '<text:section text:name="S" text:display="condition" text:is-hidden="true"><text:p>sisäinen</text:p>'
            "</text:section><text:p>Ratas</text:p>"
        ),
        {"hidden_text"},
    ),
    "a hidden field": (
        '<text:p>Ratas<text:hidden-text text:condition="TRUE" text:is-hidden="true" text:string-value="sisäinen"/></text:p>',
        {"hidden_text"},
    ),
    "a section": ('<text:section text:name="S"><text:p>Ratas</text:p></text:section>', set()),
    "tracking without changes": (
        '<text:tracked-changes text:track-changes="false"/><text:p>Ratas</text:p>',
        set(),
    ),
}


@pytest.mark.parametrize("name", OPEN)
def test_open_document_texts(name: str) -> None:
    """Sections and fields may be hidden; that there are some hides nothing."""
    body, told = OPEN[name]
    document = open_document(".odt", to_odt([], body=body))
    assert set(kinds(document)) == told
    assert not [block for block in document.body or () if "sisäinen" in block.text]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Pirkko Päivittäjä", True),
        ("VIRTANEN Liisa", True),
        ("Åkerblom, Eva-Lisa", True),
        ("Esimerkkilän kunta", False),
        ("KUNTA, Kirjaamo", False),
        ("Esimerkkilän Seurakunta", False),
        ("Adobe Acrobat Pro", False),
        ("Microsoft Office User", False),
        ("admin", False),
    ],
)
def test_who_is_a_person(name: str, person: bool) -> None:
    """An office's or a program's name in the properties is nobody's."""
    assert looks_like_person(name) is person


def test_every_kind_has_words() -> None:
    """The message says what is hidden."""
    assert set(load("vocabulary/slots")["kind"]) == set(KINDS)
    assert not [kind for kind in KINDS if re.search(r"\W", kind)]
