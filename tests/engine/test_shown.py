"""What a report shows of documents that have no lines: the paragraph or the cell, with the words that are meant."""

from __future__ import annotations

import io
from datetime import date

import pytest

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Block, Cell, Source
from kuvauslint.model.place import Place
from kuvauslint.model.report import Report
from kuvauslint.readers.pdf_places import numbered
from kuvauslint.reporters import reporter
from kuvauslint.reporters.excerpt import excerpt
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import tell
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

OPENING = ("Mallilan kaupungin asiakirjajulkisuuskuvaus", "Päivitetty 1.9.2026")
ENTRY = (
    "Kirjaston tietovaranto",
    "Käyttötarkoitus: Lainaustoiminta",
    "Tietojärjestelmät: Kirjastojärjestelmä",
    "Tietoaineistot: lainaajien tiedot",
    "Hakutekijät: lainaajan nimi",
)
CODE = "020285-456J"  # made up
OTHER = "010190-123M"


def word_file(*paragraphs: str) -> Source:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document, held = docx.Document(), io.BytesIO()
    document.add_heading(OPENING[0], 1)
    for text in (OPENING[1], *paragraphs):
        document.add_paragraph(text)
    document.add_heading(ENTRY[0], 2)
    for text in ENTRY[1:]:
        document.add_paragraph(text)
    document.save(held)
    return Source("kuvaus.docx", held.getvalue(), "docx")


def sheet(*rows: tuple[str, ...]) -> Source:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book, held = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    return Source("kuvaus.xlsx", held.getvalue(), "xlsx")


def checked(source: Source) -> Report:
    return lint([source], rulebook(), Options(Choice("recommended"), date(2026, 11, 22)))


def shown(report: Report, rule: str) -> list[tuple[str, str, str]]:
    found = [told for told in tell(report, ReportOptions("fi")) if told.finding.rule == rule]
    return [tuple(made) for told in found if (made := excerpt(told)) is not None]


def test_the_words_of_a_paragraph_are_marked() -> None:
    report = checked(word_file("Pyynnöt lähetetään kirjaamoon. Vastaamme kolmen kuukauden kuluessa pyynnöstä."))
    [(before, marked, after)] = shown(report, "KL501")
    assert "kuukauden" in marked
    assert before.startswith("Pyynnöt lähetetään kirjaamoon.")
    assert after.endswith("pyynnöstä.")
    finding = next(one for one in report.findings if one.rule == "KL501")
    assert finding.place.paragraph
    assert finding.place.column == len(before) + 1


def test_words_far_in_a_long_paragraph_are_shown() -> None:
    report = checked(
        word_file(f"{'Tietopyynnöt lähetetään kirjaamoon. ' * 20}Vastaamme kolmen kuukauden kuluessa pyynnöstä.")
    )
    [(before, marked, _)] = shown(report, "KL501")
    assert "kuukauden" in marked
    assert before.startswith("…")


def test_what_the_whole_lacks_is_marked_at_no_words() -> None:
    report = checked(word_file("Pyynnöt lähetetään kirjaamoon."))
    finding = next(one for one in report.findings if one.rule == "KL150")
    assert finding.place.end_column == (finding.place.column or 0) + 1
    page = "".join(reporter("html")(report, ReportOptions("fi")))
    assert "<mark>M</mark>" not in page


def test_full_text_shows_the_paragraph_under_the_finding() -> None:
    report = checked(word_file("Vastaamme kolmen kuukauden kuluessa pyynnöstä."))
    text = "".join(reporter("full")(report, ReportOptions("fi")))
    rows = text.splitlines()
    at = next(number for number, row in enumerate(rows) if "KL501" in row)
    assert rows[at + 1] == "   | Vastaamme kolmen kuukauden kuluessa pyynnöstä."
    marker = rows[at + 2].removeprefix("   | ")
    assert "kuukauden" in "Vastaamme kolmen kuukauden kuluessa pyynnöstä."[marker.index("^") : len(marker)]


def test_a_cell_of_a_sheet_is_marked() -> None:
    report = checked(
        sheet(
            ("Mallilan kaupungin asiakirjajulkisuuskuvaus",),
            ("Tietovaranto", "Käyttötarkoitus", "Tietojärjestelmä", "Tietoaineistot", "Hakutekijät", "Lisätiedot"),
            (
                "Kirjasto",
                "Lainaus",
                "Lainausjärjestelmä",
                "lainaajat",
                "nimi",
                "Vastaamme kolmen kuukauden kuluessa pyynnöstä.",
            ),
            ("Liikunta", "Vuorot", "Varausjärjestelmä", "varaukset", "nimi", ""),
        )
    )
    [(_, marked, _)] = shown(report, "KL501")
    assert "kuukauden" in marked
    assert next(one for one in report.findings if one.rule == "KL501").place.cell == "Sheet!F3"


def test_every_secret_of_a_document_without_lines_is_found_and_none_is_shown() -> None:
    report = checked(word_file(f"Johtajan tunnus on {CODE} ja sijaisen tunnus on {OTHER}.", f"Arkisto: {CODE}."))
    found = [one for one in report.findings if one.rule == "KL707"]
    assert len(found) == 3
    for form in ("full", "concise", "html", "markdown", "json", "sarif"):
        told = "".join(reporter(form)(report, ReportOptions("fi")))
        assert CODE not in told
        assert OTHER not in told
        assert CODE[:6] not in told.replace("2026-", "")


def test_a_number_told_in_a_paragraph_and_its_field_is_found_once() -> None:
    report = checked(word_file("Tietopyynnöt: kirjaamo@mallila.example, puh. 0999 123 4567 8901."))
    assert [one.rule for one in report.findings].count("KL511") == 1


def test_paragraphs_and_cells_are_counted_on_each_page() -> None:
    one, two = Place(page=1), Place(page=2)
    tall = Cell("Kirjasto", one, rows=2)
    blocks = numbered(
        (
            Block("heading", "Kuvaus", one),
            Block("row", "Kirjasto\tLainaus", one, cells=(tall, Cell("Lainaus", one))),
            Block("row", "Kirjasto\tVaraus", two, cells=(tall._replace(rows=0), Cell("Varaus", two))),
            Block("paragraph", "Loppu", two),
        )
    )
    assert blocks[0].place == Place(page=1, paragraph=1)
    assert [cell.place.paragraph for cell in blocks[1].cells] == [2, 3]
    assert blocks[1].place == Place(page=1, paragraph=2)
    assert [(cell.place.page, cell.place.paragraph) for cell in blocks[2].cells] == [(1, 2), (2, 1)]
    assert blocks[2].place == Place(page=2, paragraph=1)
    assert blocks[3].place == Place(page=2, paragraph=2)


def test_a_stretch_of_a_row_is_in_one_of_its_cells() -> None:
    cells = (Cell("", Place()), Cell("Lainaus", Place(paragraph=7)), Cell("nimi", Place(paragraph=8)))
    row = Block("row", "\tLainaus\tnimi", Place(paragraph=7), cells=cells)
    assert row.at(9, 13) == Place(paragraph=8, column=1, end_column=5)
    assert row.at(1, 4) == Place(paragraph=7, column=1, end_column=4)
    assert row.at(1, 13) == Place(paragraph=7)


def test_what_to_do_is_told_in_words_for_a_document_and_in_keys_for_a_file() -> None:
    page = next(told for told in tell(checked(word_file()), ReportOptions("fi")) if told.finding.rule == "KL120")
    assert "→" not in page.help()
    held = b"kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjaston tietovaranto\n"
    report = checked(Source("kuvaus.yaml", held, "yaml"))
    file = next(told for told in tell(report, ReportOptions("fi")) if told.finding.rule == "KL120")
    assert "tietopyynnöt → viranomainen" in file.help()
