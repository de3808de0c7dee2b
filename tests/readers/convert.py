"""Writes one document in every format that is read, so that the readers can be held against each other.

`pieces_of` takes a published text apart (blank lines, list marks, tabs); `WRITERS` write pieces as HTML,
Markdown, DOCX, ODT, XLSX and CSV; `to_pdf` has LibreOffice print one of them. From the command line:

    python convert.py [--plain] FOLDER_OF_TEXTS OUTPUT_FOLDER [format ...]

With --plain no line is made a heading; without it all headings but the first have one level, as many bodies
have it.
"""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

BULLETS = "•·*–-"


class Piece(NamedTuple):
    """kind: heading (with level), paragraph (lines of text), item (depth and mark), table (rows of cells).

    A cell is a text, or (text, columns, rows); None where a cell above or to the left covers it.
    """

    kind: str
    text: str = ""
    level: int = 0
    marker: str = ""
    rows: tuple = ()


def pieces_of(text: str, *, headings: bool = True) -> list[Piece]:
    """A published text in pieces; a short line that stands alone is taken for a heading when asked."""
    out: list[Piece] = []
    text = text.replace("**", "\n")
    for chunk in re.split(r"\n[ \t\u00a0]*\n", text):
        lines = [line.rstrip() for line in chunk.split("\n") if line.strip(" \t-")]
        if lines and all("\t" in line for line in lines):
            out.append(Piece("table", rows=tuple(tuple(line.split("\t")) for line in lines)))
            continue
        for line in lines:
            mark = re.match(rf"\s*([{BULLETS}]|\d+[.)])\s+", line)
            bare = line.strip()
            if mark:
                marker = mark[1] if mark[1][0].isdigit() else "•"
                out.append(Piece("item", line[mark.end() :].strip(), 1, marker))
            elif headings and len(lines) == 1 and len(bare) < 90 and not re.search(r"[.:;,@]", bare):
                out.append(Piece("heading", bare, 2 if out else 1))
            else:
                out.append(Piece("paragraph", bare))
    return out


def text_and_spans(cell: object) -> tuple[str, int, int]:
    """The text of a cell with its spans."""
    return cell if isinstance(cell, tuple) else (str(cell), 1, 1)


def to_html(pieces: list[Piece]) -> bytes:
    """A page with its declaration and a main element."""
    out = ['<!DOCTYPE html>\n<html lang="fi"><head><meta charset="utf-8"><title>x</title></head><body><main>']
    closing: list[str] = []
    for piece in pieces:
        if piece.kind != "item":
            out.extend(reversed(closing))
            closing = []
        if piece.kind == "heading":
            out.append(f"<h{piece.level}>{html.escape(piece.text)}</h{piece.level}>")
        elif piece.kind == "paragraph":
            out.append("<p>" + "<br>".join(map(html.escape, piece.text.split("\n"))) + "</p>")
        elif piece.kind == "item":
            while len(closing) > piece.level:
                out.append(closing.pop())
            name = "ol" if piece.marker[:1].isdigit() else "ul"
            if len(closing) == piece.level and closing[-1] != f"</{name}>":
                out.append(closing.pop())
            if len(closing) < piece.level:
                start = f' start="{int(re.sub(r"[^0-9]", "", piece.marker))}"' if name == "ol" else ""
                out.append(f"<{name}{start}>")
                closing.append(f"</{name}>")
            out.append(f"<li>{html.escape(piece.text)}</li>")
        else:
            out.append("<table>")
            for number, row in enumerate(piece.rows):
                out.append("<tr>")
                tag = "th" if number == 0 else "td"
                for cell in row:
                    if cell is not None:
                        text, columns, rows = text_and_spans(cell)
                        spans = f' colspan="{columns}" rowspan="{rows}"' if columns > 1 or rows > 1 else ""
                        out.append(f"<{tag}{spans}>{html.escape(text).replace(chr(10), '<br>')}</{tag}>")
                out.append("</tr>")
            out.append("</table>")
    out.extend(reversed(closing))
    return "\n".join([*out, "</main></body></html>"]).encode()


def to_markdown(pieces: list[Piece]) -> bytes:
    """Tables with pipes; spans are written as empty cells."""
    out: list[str] = []

    def escaped(text: str) -> str:
        return re.sub(r"([\\*_\[\]<>|`])", r"\\\1", text)

    for piece in pieces:
        if piece.kind == "heading":
            out.append(f"\n{'#' * piece.level} {escaped(piece.text)}\n")
        elif piece.kind == "paragraph":
            out.append("\n" + "  \n".join(map(escaped, piece.text.split("\n"))) + "\n")
        elif piece.kind == "item":
            mark = piece.marker if piece.marker[:1].isdigit() else "-"
            out.append(f"{'   ' * (piece.level - 1)}{mark} {escaped(piece.text)}")
        else:
            width = max(map(len, piece.rows))
            for number, row in enumerate(piece.rows):
                cells = ["" if cell is None else escaped(text_and_spans(cell)[0]).replace("\n", "<br>") for cell in row]
                out.append(
                    ("\n" if number == 0 else "") + "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"
                )
                if number == 0:
                    out.append("|" + " --- |" * width)
            out.append("")
    return "\n".join(out).encode()


def to_docx(pieces: list[Piece]) -> bytes:
    """Through python-docx, with Word's own heading and list styles."""
    import docx
    from docx.oxml.ns import qn
    from docx.oxml.shared import OxmlElement

    document = docx.Document()
    document.core_properties.author = ""
    for piece in pieces:
        if piece.kind == "heading":
            document.add_heading(piece.text, piece.level)
        elif piece.kind == "paragraph":
            document.add_paragraph(piece.text)
        elif piece.kind == "item":
            style = "List Number" if piece.marker[:1].isdigit() else "List Bullet"
            document.add_paragraph(piece.text, style=style if piece.level == 1 else f"{style} {piece.level}")
        else:
            width = max(map(len, piece.rows))
            table = document.add_table(rows=len(piece.rows), cols=width, style="Table Grid")
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            table.rows[0]._tr.get_or_add_trPr().append(mark)
            grid = list(table._cells)  # the library looks all cells up anew for each one it is asked for
            for y, row in enumerate(piece.rows):
                for x, cell in enumerate(row):
                    if cell is None:
                        continue
                    text, columns, rows = text_and_spans(cell)
                    place = grid[y * width + x]
                    if columns > 1 or rows > 1:
                        place = place.merge(grid[(y + rows - 1) * width + x + columns - 1])
                    place.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_ODT_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
)
_ODT_STYLES = (
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>'
    "</text:list-style>"
)


def to_odt(pieces: list[Piece], *, body: str | None = None) -> bytes:
    """A package with the two parts that a reader needs; `body` instead of pieces for odd contents."""
    content = _odt_body(pieces) if body is None else body
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODT_SPACES} office:version="1.3">'
        f"<office:automatic-styles>{_ODT_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{content}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", xml, zipfile.ZIP_DEFLATED)
        package.writestr("META-INF/manifest.xml", manifest, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _odt_lines(text: str) -> str:
    return "<text:line-break/>".join(map(html.escape, text.split("\n")))


def _odt_body(pieces: list[Piece]) -> str:
    out: list[str] = []
    number = 0
    for index, piece in enumerate(pieces):
        if piece.kind == "heading":
            out.append(f'<text:h text:outline-level="{piece.level}">{_odt_lines(piece.text)}</text:h>')
        elif piece.kind == "paragraph":
            out.append(f"<text:p>{_odt_lines(piece.text)}</text:p>")
        elif piece.kind == "item":
            digits = re.sub(r"\D", "", piece.marker)
            style, start = ("N", f' text:start-value="{digits}"') if digits else ("B", "")
            opening, closing = "", ""
            for _ in range(piece.level - 1):
                opening += f'<text:list text:style-name="{style}"><text:list-item>'
                closing += "</text:list-item></text:list>"
            out.append(
                f'{opening}<text:list text:style-name="{style}"><text:list-item{start}>'
                f"<text:p>{_odt_lines(piece.text)}</text:p></text:list-item></text:list>{closing}"
            )
        else:
            number += 1
            rows = "".join(_odt_row(row, y) for y, row in enumerate(piece.rows))
            out.append(f'<table:table table:name="T{number}">{rows}</table:table>')
        assert index < len(pieces)
    return "".join(out)


def _odt_row(row: tuple, y: int) -> str:
    cells = ""
    for cell in row:
        if cell is None:
            cells += "<table:covered-table-cell/>"
            continue
        text, columns, rows = text_and_spans(cell)
        spans = f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
        paragraphs = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in text.split("\n"))
        cells += f"<table:table-cell{spans if columns > 1 or rows > 1 else ''}>{paragraphs}</table:table-cell>"
    xml = f"<table:table-row>{cells}</table:table-row>"
    return f"<table:table-header-rows>{xml}</table:table-header-rows>" if y == 0 else xml


def to_xlsx(pieces: list[Piece]) -> bytes:
    """One sheet: running text in column A, list marks typed, a blank row around tables."""
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.creator = ""
    sheet = book.active
    at = 1
    for piece in pieces:
        if piece.kind != "table":
            sheet.cell(at, 1, f"{piece.marker} {piece.text}" if piece.kind == "item" else piece.text)
            at += 1
            continue
        at += 1
        for row in piece.rows:
            for x, cell in enumerate(row, 1):
                if cell is None:
                    continue
                text, columns, rows = text_and_spans(cell)
                sheet.cell(at, x, text)
                if columns > 1 or rows > 1:
                    sheet.merge_cells(start_row=at, start_column=x, end_row=at + rows - 1, end_column=x + columns - 1)
            at += 1
        at += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def to_csv(pieces: list[Piece], separator: str = ";") -> bytes:
    """As the sheet, with separators."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    for piece in pieces:
        if piece.kind != "table":
            writer.writerow([f"{piece.marker} {piece.text}" if piece.kind == "item" else piece.text])
            continue
        writer.writerow([])
        for row in piece.rows:
            writer.writerow(["" if cell is None else text_and_spans(cell)[0] for cell in row])
        writer.writerow([])
    return out.getvalue().encode()


WRITERS = {
    ".html": to_html,
    ".md": to_markdown,
    ".docx": to_docx,
    ".odt": to_odt,
    ".xlsx": to_xlsx,
    ".csv": to_csv,
}


def office() -> str | None:
    """LibreOffice, where there is one."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(path: Path, suffix: str, folder: Path, *, tagged: bool = True) -> Path:
    """Have LibreOffice write a document in another format; a PDF with or without tags."""
    form = suffix.lstrip(".")
    if form == "pdf":
        value = str(tagged).lower()
        form = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{value}"}}}}'
    profile = folder / "profile"
    subprocess.run(
        [
            str(office()),
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}{suffix}"


def main(arguments: list[str]) -> None:
    """Write each text of a folder in each format."""
    plain = "--plain" in arguments
    texts, out, *formats = [argument for argument in arguments if argument != "--plain"]
    folder = Path(out)
    for path in sorted(Path(texts).glob("*.txt")):
        pieces = pieces_of(path.read_text(encoding="utf-8"), headings=not plain)
        for suffix, writer in WRITERS.items():
            if not formats or suffix in formats:
                target = folder / suffix.lstrip(".")
                target.mkdir(parents=True, exist_ok=True)
                (target / f"{path.stem}{suffix}").write_bytes(writer(pieces))
        for name in ("pdf", "untagged"):
            if office() and (not formats or f".{name}" in formats):
                target = folder / name
                target.mkdir(parents=True, exist_ok=True)
                source = target / f"{path.stem}.docx"
                source.write_bytes(to_docx(pieces))
                convert(source, ".pdf", target, tagged=name == "pdf")
                source.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
