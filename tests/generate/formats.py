"""Abstract lines to bytes: txt, md, html, csv, docx, odt, xlsx; the habits of each document are drawn by its seed."""

from __future__ import annotations

import csv
import io
import random
import textwrap
from collections.abc import Callable, Sequence

from tests.generate.office import docx, odt, xlsx
from tests.generate.page import Line
from tests.generate.web import html_page

Writer = Callable[[Sequence[Line], random.Random], bytes]


def unbroken(lines: Sequence[Line]) -> list[Line]:
    """Leave out the ends of pages, which only plain text keeps."""
    return [line for line in lines if line.kind != "break"]


def text_of(line: Line) -> str:
    """Give the line as plain text, without its list mark."""
    return f"{line.label} {line.text}" if line.kind == "field" else line.text


def flat(cell: str) -> str:
    """Give a cell on one line; paragraphs inside it are told apart by semicolons."""
    return "; ".join(cell.split("\n"))


def txt(lines: Sequence[Line], rng: random.Random) -> bytes:
    """As a web page or a Word file is saved as text: blank lines around headings and paragraphs."""
    indent = rng.choice(("", "", " ", "  "))
    loose = rng.random() < 0.5
    width = rng.choice((78, 90, 100)) if rng.random() < 0.08 else 0
    out: list[str] = []
    previous = ""
    for line in lines:
        if line.kind == "break":
            previous = ""
            continue
        tight = line.kind == previous and line.kind in ("item", "field", "row", "noise")
        if out and not (tight and not (loose and line.kind == "field" and not line.marker)):
            out.append("")
        if line.kind == "row":
            out.append("\t".join(flat(c) for c in line.cells))
        elif line.marker:
            lead = indent + "   " * (line.level - 1)
            out += wrapped(f"{lead}{line.marker} {text_of(line)}", width, lead + "  ")
        else:
            out += wrapped(text_of(line), width if line.kind != "heading" else 0, "")
        previous = line.kind
    text = "\n" * rng.choice((0, 0, 2)) + "\n".join(out) + "\n"
    text = text.replace("\n", rng.choices(("\n", "\r\n"), (5, 1))[0])
    return text.encode(rng.choices(("utf-8", "utf-8-sig", "utf-16"), (10, 1, 1))[0])


def wrapped(text: str, width: int, indent: str) -> list[str]:
    """Break a long line as a text saved from a PDF does; 0 leaves it whole."""
    if not width or len(text) <= width:
        return [text]
    return textwrap.wrap(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def md(lines: Sequence[Line], rng: random.Random) -> bytes:
    """Markdown: # headings, bold labels, pipe tables."""
    bold, bullet = rng.random() < 0.6, rng.choice("-*+")
    setext = rng.random() < 0.1
    out: list[str] = []
    previous, table = "", 0
    for line in lines:
        if out and not (line.kind == previous and line.kind in ("item", "row")):
            out.append("")
        if line.kind == "heading":
            if setext and line.level < 3:
                out += [line.text, ("=" if line.level == 1 else "-") * len(line.text)]
            else:
                out.append("#" * min(line.level, 6) + " " + line.text)
        elif line.kind == "row":
            out.append("| " + " | ".join(c.replace("\n", "<br>") for c in line.cells) + " |")
            if line.header or line.table != table:  # without a header the first row is made one
                out.append("|" + "---|" * len(line.cells))
            table = line.table
        else:
            text = f"**{line.label}** {line.text}" if line.kind == "field" and bold else text_of(line)
            lead = "    " * (line.level - 1)
            out.append(f"{lead}{_md_mark(line.marker, bullet)} {text}" if line.marker else text)
        previous = line.kind
    return ("\n".join(out) + "\n").encode()


def _md_mark(marker: str, bullet: str) -> str:
    if marker[0].isdigit():
        return marker
    return bullet if len(marker) == 1 else f"{bullet} {marker}"


def csv_sheet(lines: Sequence[Line], rng: random.Random) -> bytes:
    """Give the tables (and the lines around them in the first column) with one of the usual delimiters."""
    out = io.StringIO()
    prose = any("," in text_of(line) for line in lines if line.kind != "row")  # spreadsheets here save with semicolons
    writer = csv.writer(
        out, delimiter=rng.choice(";\t" if prose else ";,\t"), lineterminator=rng.choice(("\n", "\r\n"))
    )
    for line in sheet_lines(lines):
        writer.writerow(line.cells if line.kind == "row" else [text_of(line)])
    return out.getvalue().encode(rng.choice(("utf-8", "utf-8-sig")))


def sheet_lines(lines: Sequence[Line]) -> list[Line]:
    """Give what goes to a sheet: from the first heading over a table on."""
    return [line for line in lines if line.kind in ("row", "heading", "para", "field", "item")]


FORMATS: dict[str, Writer] = {
    "txt": txt, "md": md, "html": html_page, "csv": csv_sheet, "docx": docx, "odt": odt, "xlsx": xlsx,
}  # fmt: skip
TABLE_FORMATS = frozenset({"csv", "xlsx"})


def write(lines: Sequence[Line], kind: str, seed: int) -> bytes:
    """Give the bytes of the lines in a format; the same seed gives the same bytes."""
    return FORMATS[kind](lines if kind == "txt" else unbroken(lines), random.Random(f"{seed} {kind}"))
