"""Markdown (CommonMark's blocks, GitHub's tables) to blocks; places are lines and columns.

Our own reader: the core reads Markdown without any extra, a parser costs more to import than the file
to read, and none keeps the column of a word, which a list of link and emphasis marks shifts.
What it leaves out is told in `markdown_inline`.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import Any

from kuvauslint.model.document import Document, Problem, Source
from kuvauslint.model.place import Place
from kuvauslint.readers.assemble import assemble
from kuvauslint.readers.decode import Undecodable, decode
from kuvauslint.readers.flow import Flow
from kuvauslint.readers.markdown_inline import Inline
from kuvauslint.readers.refusal import Refused
from kuvauslint.readers.scan import Scan

_MOST_DEPTH = 30  # lists within lists


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "atx": re.compile(r"(#{1,6})(?:[ \t]+|$)"),
        "closing": re.compile(r"[ \t]+#+[ \t]*$"),
        "setext": re.compile(r"(=+|-+)[ \t]*$"),
        "rule": re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$"),
        "fence": re.compile(r"(`{3,}|~{3,})"),
        "item": re.compile(r"([-*+\u2022]|\d{1,9}[.)])(?:([ \t]+)|$)"),
        "divider": re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$"),
        "definition": re.compile(r"\[[^\]]{1,200}\]:[ \t]*\S"),
        "html": re.compile(
            r"<(?:!--|/?(?:details|summary|div|p|section|h[1-6]|ul|ol|li|table|tr|td|th)\b)", re.IGNORECASE
        ),
        "key": re.compile(r"[^\s#:][^:#]{0,80}:(?:\s|$)"),
    }


def read(source: Source) -> Document:
    """The blocks of a Markdown file. Raises Refused for bytes that are no text."""
    try:
        scan = Scan(decode(source.data).text)
    except Undecodable as error:
        raise Refused(error.reason) from None
    reader = _Markdown(scan)
    reader.read()
    return Document(
        source,
        assemble(reader.flow.finish()),
        lines=scan.lines(),
        problems=tuple(reader.problems),
        directives=tuple(reader.inline.directives),
        links=tuple(reader.flow.links),
    )


class _Markdown:
    """Reads line by line; `_indents` are the columns where the contents of the open items begin."""

    def __init__(self, scan: Scan) -> None:
        self.flow = Flow()
        self.inline = Inline(self.flow)
        self.problems: list[Problem] = []
        self._lines = scan.lines()
        self._at = 0
        self._indents: list[int] = []
        self._blank = True  # whether the line before was blank

    def read(self) -> None:
        """Read all lines."""
        self._front_matter()
        while self._at < len(self._lines):
            self._line()
            self._at += 1
        self.inline.end()
        self.flow.flush()

    @property
    def _in_paragraph(self) -> bool:
        return bool(self.flow.words) or self.inline.pending

    def _front_matter(self) -> None:
        """Keys at the top between `---` lines: each a paragraph of the region metadata."""
        if not self._lines or self._lines[0].rstrip() != "---":
            return
        end = next((n for n, line in enumerate(self._lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
        if not end:
            return
        self._check_yaml("\n".join(self._lines[1:end]))
        self.flow.region = "metadata"
        for number in range(1, end):
            line = self._lines[number]
            if _patterns()["key"].match(line):
                self.flow.flush()
            self.flow.words.put(line, number + 1, 1)
        self.flow.flush()
        self.flow.region = ""
        self._at = end + 1

    def _check_yaml(self, text: str) -> None:
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for _ in yaml.parse(text, Loader=loader):
                pass
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = Place(mark.line + 2, mark.column + 1) if mark else Place(1, 1)
            self.problems.append(Problem("KL002", place, {"detail": error.problem or "", "format": "front matter"}))
        except yaml.YAMLError:
            self.problems.append(Problem("KL002", Place(1, 1), {"detail": "", "format": "front matter"}))

    def _line(self) -> None:
        raw = self._lines[self._at]
        column = _past_quotes(raw)
        text = raw[column:]
        if self.inline.in_comment:
            self.inline.put(text, self._at + 1, column + 1)
            return
        if not text.strip():
            self._end_paragraph()
            self._blank = True
            return
        indent = column + len(text) - len(text.lstrip(" \t"))
        self._leave_items(indent)
        handled = self._block(raw, indent)
        if not handled:
            self._paragraph(raw, indent)
        self._blank = False

    def _leave_items(self, indent: int) -> None:
        """Close the items that the line is not indented into; a line right below an item goes on it."""
        if not self._blank and self._in_paragraph and not self._starts_item(self._at, indent):
            return
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()

    def _starts_item(self, number: int, indent: int) -> bool:
        return _patterns()["item"].match(self._lines[number], indent) is not None

    def _block(self, raw: str, indent: int) -> bool:
        """Read a line that begins a block of its own; False for running text."""
        patterns = _patterns()
        bare = raw[indent:].rstrip()
        if self._in_paragraph and patterns["setext"].match(bare) and self._may_be_underlined(indent):
            self._setext(1 if bare[0] == "=" else 2)
            return True
        if patterns["rule"].match(bare):
            self._end_paragraph()
            return True
        if match := patterns["atx"].match(bare):
            self._end_paragraph()
            closing = patterns["closing"].search(bare, match.end())
            self.flow.level = len(match[1])
            stop = closing.start() if closing else len(bare)
            self.inline.put(bare[match.end() : stop], self._at + 1, indent + match.end() + 1)
            self._end_paragraph()
            return True
        if bare[0] == "<" and patterns["html"].match(bare):
            self._end_paragraph()
            self.inline.put(raw[indent:], self._at + 1, indent + 1)
            self._end_paragraph()
            return True
        if match := patterns["fence"].match(bare):
            self._fence(match[1])
            return True
        if self._is_table(bare):
            self._table()
            return True
        if match := patterns["item"].match(raw, indent):
            self._item(raw, match)
            return True
        return not self._in_paragraph and patterns["definition"].match(bare) is not None

    def _may_be_underlined(self, indent: int) -> bool:
        """Whether the paragraph may be a heading: no item is, but for one line with a number, as who writes it means.

        CommonMark takes "1. Name" over a line of dashes for an item and a rule.
        """
        if self.flow.item is None and not self._indents:
            return True
        numbered = self.flow.item is not None and self.flow.item[0] == 1 and self.flow.item[1][:1].isdigit()
        return numbered and not indent and self._starts_item(self._at - 1, 0)

    def _setext(self, level: int) -> None:
        self.flow.level = level
        self.flow.item = None
        self._indents.clear()
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        self.inline.end()
        self.flow.flush()
        self.flow.level = None

    def _paragraph(self, raw: str, indent: int) -> None:
        if self._blank and not self._indents and indent >= 4:
            self.flow.preformatted = True
            self.flow.words.put(raw[indent:], self._at + 1, indent + 1)
            self.flow.flush()
            self.flow.preformatted = False
            return
        self.flow.words.put(" ")
        broken = raw.endswith(("  ", "\\"))
        self.inline.put(raw[indent:].rstrip("\\") if broken else raw[indent:], self._at + 1, indent + 1)
        if broken:
            self.inline.end()
            self.flow.break_line()

    def _item(self, raw: str, match: re.Match[str]) -> None:
        self._end_paragraph()
        content = match.end() if match[2] and len(match[2]) < 5 else match.end(1) + 1
        if len(self._indents) < _MOST_DEPTH:
            self._indents.append(content)
        self.flow.item = (len(self._indents), "\u2022" if match[1] in "-*+" else match[1])
        rest = raw[match.end() :]
        if not rest.strip():
            return
        heading = _patterns()["atx"].match(rest)
        if heading:
            self.flow.item = None
            self._block(raw, match.end())
            return
        broken = raw.endswith(("  ", "\\"))
        self.inline.put(rest.rstrip("\\") if broken else rest, self._at + 1, match.end() + 1)
        if broken:
            self.inline.end()
            self.flow.break_line()

    def _fence(self, mark: str) -> None:
        self._end_paragraph()
        self.flow.preformatted = True
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            bare = line.strip()
            if bare.startswith(mark) and not bare.strip(mark[0]):
                break
            self.flow.words.put(line, self._at + 1, 1)
            self.flow.flush()
            self._at += 1
        self.flow.preformatted = False

    def _is_table(self, bare: str) -> bool:
        if "|" not in bare or self._at + 1 >= len(self._lines):
            return False
        below = self._lines[self._at + 1].strip()
        return (
            "|" in below
            and "-" in below
            and _patterns()["divider"].match(below) is not None
            and len(_cells(bare)) == len(_cells(below))
        )

    def _table(self) -> None:
        self._end_paragraph()
        self.flow.open_table()
        self._row(header=True)
        self._at += 2
        while self._at < len(self._lines) and "|" in self._lines[self._at]:
            self._row(header=False)
            self._at += 1
        self._at -= 1
        self.flow.close_table()

    def _row(self, *, header: bool) -> None:
        line = self._lines[self._at]
        self.flow.open_row(header=header)
        for start, text in _cells(line):
            place = Place(self._at + 1, start + 1, self._at + 1, start + 1)
            self.flow.open_cell(header=header, place=None if text.strip() else place)
            self.inline.put(text, self._at + 1, start + 1)
            self.inline.end()
            self.flow.close_cell()
        self.flow.close_row()


def _past_quotes(line: str) -> int:
    """The column after the marks of a quotation, from 0."""
    match = re.match(r"(?:[ ]{0,3}>[ ]?)+", line[:200])
    return match.end() if match else 0


def _cells(line: str) -> list[tuple[int, str]]:
    """(offset, text) of the cells of a row; a border behind a backslash is text."""
    cuts = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
    bounds = [-1, *cuts, len(line)]
    cells = [(a + 1, line[a + 1 : b]) for a, b in itertools.pairwise(bounds)]
    if cells and not cells[0][1].strip() and cuts:
        cells = cells[1:]
    if cells and not cells[-1][1].strip() and cuts:
        cells = cells[:-1]
    return cells
