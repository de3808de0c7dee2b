"""Documents in the layouts that bodies publish in, with gaps: Word (labelled bullets, a table) and PDF (label lines)."""

from __future__ import annotations

import io
from datetime import date

import pytest

TITLE = "Mallilan kaupungin asiakirjajulkisuuskuvaus"
PREAMBLE = (
    "Asiakirjajulkisuuskuvauksen tarkoituksena on kertoa, mitä tietoaineistoja viranomaisella on, jotta jokainen voi "
    "kohdistaa tietopyyntönsä oikeaan paikkaan. Kuvaus ei sisällä yksittäisiä asiakirjoja eikä henkilötietoja."
)
ENTRIES = (
    ("Asiarekisteri", "Asioiden käsittely ja päätöksenteko", "asiat, päätökset, pöytäkirjat", "Asianhallintajärjestelmä"),
    ("Kirjaston tietovaranto", "Lainaustoiminnan hoitaminen", "lainaajien tiedot, kokoelmaluettelo", "Lainausjärjestelmä"),
    ("Liikunnan tietovaranto", "Liikuntapaikkojen vuoraaminen", "varaukset, asiakkaiden tiedot", "Varausjärjestelmä"),
    ("Kaavoituksen tietovaranto", "Kaavojen laatiminen", "kaavat, lausunnot, muistutukset", "Kaavajärjestelmä"),
)  # fmt: skip
LABELS = ("Käyttötarkoitus", "Tietoaineistot", "Tietojärjestelmät")
NAMES = (
    "Varhaiskasvatuksen", "Perusopetuksen", "Lukion", "Kansalaisopiston", "Kirjaston", "Museon", "Liikunnan", "Nuorison",
    "Kulttuurin", "Kaavoituksen", "Rakennusvalvonnan", "Ympäristönsuojelun", "Maankäytön", "Kiinteistöjen", "Katujen",
    "Vesihuollon", "Jätehuollon", "Joukkoliikenteen", "Pysäköinnin", "Asumisen", "Henkilöstön", "Talouden", "Hankintojen",
    "Sopimusten", "Viestinnän", "Tietohallinnon", "Osallisuuden", "Vaalien", "Luottamustoimien", "Elinkeinojen",
    "Työllisyyden", "Matkailun", "Kotoutumisen", "Varautumisen", "Tarkastuksen", "Arkiston", "Ruokapalvelujen",
    "Siivouksen", "Sataman", "Maaseudun",
)  # fmt: skip


def updated() -> str:
    """The day of the test as a page tells it: the page judges by today."""
    today = date.today()  # noqa: DTZ011 - the page judges by today
    return f"Päivitetty {today.day}.{today.month}.{today.year}"


def lines() -> list[str]:
    """The document as lines of text."""
    out = [TITLE, updated()]
    for name, *values in ENTRIES:
        out += [name, *(f"{label}: {value}" for label, value in zip(LABELS, values, strict=True))]
    return out


def forty() -> tuple[tuple[str, str, str, str], ...]:
    """Forty entries, as ENTRIES has four."""
    return tuple(
        (f"{name} tietovaranto", f"{name} tehtävien hoitaminen", "hakemukset, päätökset", f"{name[:-1]}järjestelmä")
        for name in NAMES
    )


def word(entries: tuple[tuple[str, ...], ...] = ENTRIES) -> bytes:
    """A Word file: a heading for each entry, then labelled bullets."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document, held = docx.Document(), io.BytesIO()
    document.add_heading(TITLE, 1)
    document.add_paragraph(updated())
    document.add_paragraph(PREAMBLE)
    for name, *values in entries:
        document.add_heading(name, 2)
        for label, value in zip(LABELS, values, strict=True):
            document.add_paragraph(style="List Bullet").add_run(f"{label}: ").bold = True
            document.paragraphs[-1].add_run(value)
    document.save(held)
    return held.getvalue()


def word_table() -> bytes:
    """A Word file: a table with a row for each entry."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document, held = docx.Document(), io.BytesIO()
    document.add_heading(TITLE, 1)
    document.add_paragraph(updated())
    table = document.add_table(1, 4)
    for cell, text in zip(table.rows[0].cells, ("Tietovaranto", *LABELS), strict=True):
        cell.text = text
    for values in ENTRIES:
        for cell, text in zip(table.add_row().cells, values, strict=True):
            cell.text = text
    document.save(held)
    return held.getvalue()


def pdf(entries: tuple[tuple[str, ...], ...] = ENTRIES) -> bytes:
    """A PDF: a bigger line for each entry, then label lines without space between them."""
    pytest.importorskip("reportlab", reason="reportlab is not installed")
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles, held = getSampleStyleSheet(), io.BytesIO()
    parts = [
        Paragraph(TITLE, styles["Title"]),
        Paragraph(updated(), styles["Normal"]),
        Paragraph(PREAMBLE, styles["Normal"]),
    ]
    for name, *values in entries:
        parts.append(Paragraph(name, styles["Heading2"]))
        parts += [Paragraph(f"{label}: {value}", styles["Normal"]) for label, value in zip(LABELS, values, strict=True)]
    SimpleDocTemplate(held).build(parts)
    return held.getvalue()
