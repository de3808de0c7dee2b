"""The office formats: docx by python-docx, odt by hand, xlsx by openpyxl."""

from __future__ import annotations

import importlib
import io
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from tests.generate.page import Line

PORTRAIT = 4  # columns of a table on an upright page
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def docx(lines: Sequence[Line], rng: random.Random) -> bytes:
    """Give a Word file with real headings, or with headings that are only set in bold."""
    document: Any = importlib.import_module("docx").Document()
    styled = rng.random() < 0.85
    real_lists = rng.random() < 0.7
    ruled = rng.random() < 0.8
    table: Any = None
    last = 0
    for line in lines:
        if line.kind == "row":
            if line.table != last:
                table = _docx_table(document, len(line.cells), ruled=ruled)
                last = line.table
            for cell, text in zip(table.add_row().cells, line.cells, strict=True):
                _docx_cell(cell, text, line.header)
        elif line.kind == "heading" and styled:
            document.add_heading(line.text, min(line.level, 9))
        else:
            _docx_paragraph(document, line, real_lists)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docx_table(document: Any, columns: int, *, ruled: bool) -> Any:
    """A table as officials make one: with lines mostly, and across the page where it has many columns."""
    table = document.add_table(0, columns)
    if ruled:
        table.style = "Table Grid"
    section = document.sections[-1]
    if columns > PORTRAIT and section.page_width < section.page_height:
        section.page_width, section.page_height = section.page_height, section.page_width
    return table


def _docx_cell(cell: Any, text: str, bold: bool) -> None:
    for i, part in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.add_run(part).bold = bold or None


def _docx_paragraph(document: Any, line: Line, real_lists: bool) -> None:
    number = line.marker[:1].isdigit()
    style = ("List Number" if number else "List Bullet") if line.marker and real_lists else None
    if style and line.level > 1:
        style += f" {min(line.level, 3)}"
    paragraph = document.add_paragraph(style=style)
    if line.marker and not real_lists:
        paragraph.add_run(line.marker + " ")
    if line.kind == "field":
        paragraph.add_run(line.label).bold = True
        paragraph.add_run(" ")
    paragraph.add_run(line.text).bold = True if line.kind == "heading" else None


def odt(lines: Sequence[Line], rng: random.Random) -> bytes:
    """Give an OpenDocument text, written as XML."""
    body: list[str] = []
    last = 0
    in_list = in_table = False
    for line in lines:
        if in_list and not line.marker:
            body.append("</text:list>")
            in_list = False
        if in_table and (line.kind != "row" or line.table != last):
            body.append("</table:table>")
            in_table = False
        if line.kind == "row":
            if not in_table:
                body.append(f'<table:table table:name="T{line.table}">')
                in_table, last = True, line.table
            body.append("<table:table-row>" + "".join(_odt_cell(c) for c in line.cells) + "</table:table-row>")
        elif line.kind == "heading":
            body.append(f'<text:h text:outline-level="{line.level}">{escape(line.text)}</text:h>')
        elif line.marker:
            if not in_list:
                body.append("<text:list>")
                in_list = True
            inner = f"<text:list-item><text:p>{_odt_text(line)}</text:p></text:list-item>"
            for _ in range(line.level - 1):
                inner = f"<text:list-item><text:list>{inner}</text:list></text:list-item>"
            body.append(inner)
        else:
            body.append(f"<text:p>{_odt_text(line)}</text:p>")
    body += ["</text:list>"] * in_list + ["</table:table>"] * in_table
    return _odt_zip("".join(body))


def _odt_text(line: Line) -> str:
    if line.kind == "field":
        return f"<text:span>{escape(line.label)}</text:span> {escape(line.text)}"
    return escape(line.text)


def _odt_cell(cell: str) -> str:
    return (
        "<table:table-cell>"
        + "".join(f"<text:p>{escape(p)}</text:p>" for p in cell.split("\n"))
        + "</table:table-cell>"
    )


def _odt_zip(body: str) -> bytes:
    names = " ".join(f'xmlns:{n}="{_ODF}:{n}:1.0"' for n in ("office", "text", "table"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def xlsx(lines: Sequence[Line], rng: random.Random) -> bytes:
    """Give a workbook: everything on one sheet, or a sheet for each table."""
    book: Any = importlib.import_module("openpyxl").Workbook()
    sheet = book.active
    own_sheets = rng.random() < 0.3
    seen = 0
    for line in lines:
        if line.kind == "row":
            if own_sheets and line.table != seen and seen:
                sheet = book.create_sheet(f"Taulukko {line.table}")
            seen = line.table
            sheet.append(list(line.cells))
        elif line.kind != "noise":
            sheet.append([f"{line.label} {line.text}" if line.kind == "field" else line.text])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
