"""Web pages: headings or accordions, lists, label lines in several manners, tables."""

from __future__ import annotations

import html
import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from tests.generate.page import Line


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Cut the lines into runs of one kind of markup."""
    for _, run in itertools.groupby(lines, key=lambda line: (_markup(line), line.table)):
        yield list(run)


def _markup(line: Line) -> str:
    if line.kind == "row":
        return "table"
    if line.marker:
        return "list"
    return line.kind


class _Habits:
    """The manners of one page."""

    def __init__(self, lines: Sequence[Line], rng: random.Random) -> None:
        self.rng = rng
        self.strong = rng.choice(("strong", "b", "span"))
        self.fields = rng.choice(("p", "p", "p", "br", "dl"))
        self.deeper = rng.choice((0, 0, 1))
        self.bold_heads = rng.random() < 0.1
        levels = {line.level for line in lines if line.kind == "heading"} - {1}
        self.folded = rng.choice(sorted(levels)) if levels and rng.random() < 0.25 else 0
        self.head_tag = rng.choice(("th", "th", "td"))
        self.shell = rng.choice(
            ("<main>{}</main>", "<div class='content'><div>{}</div></div>", "<main><article>{}</article></main>")
        )


def html_page(lines: Sequence[Line], rng: random.Random) -> bytes:
    """Write a web page; a quarter fold the parts under one level of headings into accordions."""
    habits = _Habits(lines, rng)
    out: list[str] = []
    open_fold = False
    for run in runs(lines):
        if run[0].kind == "heading":
            for line in run:
                if open_fold and line.level <= habits.folded:
                    out.append("</div></details>")
                    open_fold = False
                if line.level == habits.folded:
                    out.append(f"<details><summary>{_esc(line.text)}</summary><div>")
                    open_fold = True
                else:
                    out.append(_heading(line, habits))
        else:
            out.append(_run(run, habits))
    out += ["</div></details>"] * open_fold
    style = "<style>p{margin:0}</style>"
    head = f"<!DOCTYPE html>\n<html lang='fi'><head><meta charset='utf-8'><title>Sivu</title>{style}</head>"
    body = habits.shell.format("\n".join(out))
    return f"{head}<body>{body}<script>var x = 'tietovaranto';</script></body></html>".encode()


def _heading(line: Line, habits: _Habits) -> str:
    if habits.bold_heads and line.level > 2:
        return f"<p><strong>{_esc(line.text)}</strong></p>"
    level = min(line.level + habits.deeper, 6)
    return f"<h{level}>{_esc(line.text)}</h{level}>"


def _esc(text: str) -> str:
    return html.escape(text, quote=False).replace("\u00a0", "&nbsp;").replace("\u00ad", "&shy;")


def _run(run: list[Line], habits: _Habits) -> str:
    markup = _markup(run[0])
    if markup == "table":
        return _table(run, habits)
    if markup == "list":
        return _list(run, habits)
    if markup == "field" and habits.fields == "dl":
        return "<dl>" + "".join(f"<dt>{_esc(f.label)}</dt><dd>{_esc(f.text)}</dd>" for f in run) + "</dl>"
    texts = [_inline(line, habits) for line in run]
    if markup == "field" and habits.fields == "br":
        return "<p>" + "<br>".join(texts) + "</p>"
    return "\n".join(f"<p>{text}</p>" for text in texts)


def _inline(line: Line, habits: _Habits) -> str:
    if line.kind == "field":
        return f"<{habits.strong}>{_esc(line.label)}</{habits.strong}> {_esc(line.text)}"
    return _esc(line.text)


def _list(run: list[Line], habits: _Habits) -> str:
    """Write nested lists; numbers and letters make an ordered one."""
    out: list[str] = []
    open_tags: list[str] = []
    for line in run:
        tag = "ol" if line.marker[:-1].isalnum() and len(line.marker) > 1 else "ul"
        while len(open_tags) > line.level or (len(open_tags) == line.level and open_tags[-1] != tag):
            out.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == line.level:
            out.append("</li>")
        while len(open_tags) < line.level:
            open_tags.append(tag)
            out.append(f"<{tag}>")
        out.append(f"<li>{_inline(line, habits)}")
    out += [f"</li></{tag}>" for tag in reversed(open_tags)]
    return "\n".join(out)


def _table(run: list[Line], habits: _Habits) -> str:
    out = ["<table>"]
    for line in run:
        tag = habits.head_tag if line.header else "td"
        out.append("<tr>" + "".join(f"<{tag}>{_cell(c, habits.rng)}</{tag}>" for c in line.cells) + "</tr>")
    return "\n".join([*out, "</table>"])


def _cell(cell: str, rng: random.Random) -> str:
    parts = [_esc(p) for p in cell.split("\n")]
    if len(parts) == 1:
        return parts[0]
    if rng.random() < 0.5:
        return "<br>".join(parts)
    return "<ul>" + "".join(f"<li>{p}</li>" for p in parts) + "</ul>"
