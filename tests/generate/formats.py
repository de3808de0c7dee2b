"""Abstract lines to bytes: txt, md, html, csv, docx, odt, xlsx; the habits of each document are drawn by its seed."""

from __future__ import annotations

import csv
import html
import io
import itertools
import random
from collections.abc import Callable, Iterator, Sequence

from tests.generate.office import docx, odt, xlsx
from tests.generate.page import Line

Writer = Callable[[Sequence[Line], random.Random], bytes]


def tables_of(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Give runs of lines: (is a table, its lines)."""
    for (is_table, _), run in itertools.groupby(lines, key=lambda line: (line.kind == "row", line.table)):
        yield is_table, list(run)


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
    out: list[str] = []
    previous = ""
    for line in lines:
        tight = line.kind == previous and line.kind in ("item", "field", "row", "noise")
        if out and not (tight and not (loose and line.kind == "field" and not line.marker)):
            out.append("")
        if line.kind == "row":
            out.append("\t".join(flat(c) for c in line.cells))
        elif line.marker:
            out.append(f"{indent * line.level}{line.marker} {text_of(line)}")
        else:
            out.append(text_of(line))
        previous = line.kind
    text = "\n" * rng.choice((0, 0, 2)) + "\n".join(out) + "\n"
    text = text.replace("\n", rng.choices(("\n", "\r\n"), (5, 1))[0])
    return text.encode(rng.choices(("utf-8", "utf-8-sig", "utf-16"), (10, 1, 1))[0])


def md(lines: Sequence[Line], rng: random.Random) -> bytes:
    """Markdown: # headings, bold labels, pipe tables."""
    bold, bullet = rng.random() < 0.6, rng.choice("-*+")
    setext = rng.random() < 0.1
    out: list[str] = []
    previous = ""
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
            if line.header:
                out.append("|" + "---|" * len(line.cells))
        else:
            text = f"**{line.label}** {line.text}" if line.kind == "field" and bold else text_of(line)
            out.append(f"{_md_mark(line.marker, bullet)} {text}" if line.marker else text)
        previous = line.kind
    return ("\n".join(out) + "\n").encode()


def _md_mark(marker: str, bullet: str) -> str:
    if marker[0].isdigit():
        return marker
    return bullet if len(marker) == 1 else f"{bullet} {marker}"


def html_page(lines: Sequence[Line], rng: random.Random) -> bytes:
    """Give a web page with navigation and footer of its own."""
    deep = rng.choice((0, 0, 1))
    bold_heads = rng.random() < 0.1
    body: list[str] = []
    for is_table, run in tables_of(lines):
        body.append(_html_table(run, rng) if is_table else _html_run(run, rng, deep, bold_heads))
    style = "<style>p{margin:0}</style>"
    head = f"<!DOCTYPE html>\n<html lang='fi'><head><meta charset='utf-8'><title>Sivu</title>{style}</head>"
    main = "\n".join(body)
    wrapped = rng.choice(
        (
            f"<main>{main}</main>",
            f"<div class='content'><div>{main}</div></div>",
            f"<main><article>{main}</article></main>",
        )
    )
    return f"{head}<body>{wrapped}<script>var x = 'tietovaranto';</script></body></html>".encode()


def _esc(text: str) -> str:
    return html.escape(text, quote=False).replace("\u00a0", "&nbsp;").replace("\u00ad", "&shy;")


def _html_run(run: list[Line], rng: random.Random, deep: int, bold_heads: bool) -> str:
    out: list[str] = []
    open_list = ""
    strong = rng.choice(("strong", "b", "span"))
    for line in run:
        kind = _list_tag(line)
        if open_list and kind != open_list:
            out.append(f"</{open_list}>")
        if kind and kind != open_list:
            out.append(f"<{kind}>")
        open_list = kind
        text = f"<{strong}>{_esc(line.label)}</{strong}> {_esc(line.text)}" if line.kind == "field" else _esc(line.text)
        if kind:
            out.append(f"<li>{text}</li>")
        elif line.kind == "heading":
            level = min(line.level + deep, 6)
            out.append(
                f"<p><strong>{text}</strong></p>" if bold_heads and line.level > 2 else f"<h{level}>{text}</h{level}>"
            )
        else:
            out.append(f"<p>{text}</p>")
    if open_list:
        out.append(f"</{open_list}>")
    return "\n".join(out)


def _list_tag(line: Line) -> str:
    if not line.marker:
        return ""
    return "ol" if line.marker[:-1].isalnum() and len(line.marker) > 1 else "ul"


def _html_table(run: list[Line], rng: random.Random) -> str:
    head_tag = rng.choice(("th", "th", "td"))
    out = ["<table>"]
    for line in run:
        tag = head_tag if line.header else "td"
        out.append("<tr>" + "".join(f"<{tag}>{_html_cell(c, rng)}</{tag}>" for c in line.cells) + "</tr>")
    return "\n".join([*out, "</table>"])


def _html_cell(cell: str, rng: random.Random) -> str:
    parts = [_esc(p) for p in cell.split("\n")]
    if len(parts) == 1:
        return parts[0]
    if rng.random() < 0.5:
        return "<br>".join(parts)
    return "<ul>" + "".join(f"<li>{p}</li>" for p in parts) + "</ul>"


def csv_sheet(lines: Sequence[Line], rng: random.Random) -> bytes:
    """Give the tables (and the lines around them in the first column) with one of the usual delimiters."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=rng.choice(";,\t"), lineterminator=rng.choice(("\n", "\r\n")))
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
    return FORMATS[kind](lines, random.Random(f"{seed} {kind}"))
