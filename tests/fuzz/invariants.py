"""What must hold whatever a file contains."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kuvauslint.engine.pipeline import Options
from kuvauslint.engine.shown import TEXT_KINDS, source_lines
from kuvauslint.model.document import Block, Cell, Document, Problem, Source
from kuvauslint.model.finding import LANGUAGES, LEVELS
from kuvauslint.model.place import Place
from kuvauslint.model.report import Report
from kuvauslint.readers.yaml_events import build
from kuvauslint.readers.yaml_lines import tree
from kuvauslint.readers.yaml_places import YamlPlaces
from kuvauslint.reporters import REPORTERS, reporter
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.wording import message
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

OPTIONS = Options(Choice("strict"), date(2026, 11, 22))
# What moves the cursor, changes colours or turns the text round in a terminal.
UNSAFE = frozenset([*map(chr, range(9)), *map(chr, range(0x0B, 0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])  # fmt: skip


class Broken(AssertionError):
    """An invariant does not hold; `kind` names it, so that one fault is told once."""

    def __init__(self, kind: str, what: str) -> None:
        super().__init__(f"{kind}: {what}")
        self.kind = kind


def demand(holds: bool, kind: str, what: object = "") -> None:
    """Raise Broken where it does not hold."""
    if not holds:
        raise Broken(kind, str(what))


def read_alike(text: str) -> bool:
    """Whether the reader of lines answers for a YAML text; then values, their types and marks are those of libyaml."""
    found = tree(text)
    if found is None:
        return False
    told, problems = build(text, YamlPlaces(text))
    demand(not problems, "a fault of YAML that the lines do not tell", problems)
    demand(repr(told) == repr(found), "lines read otherwise than libyaml", (found, told))  # True is 1 but for its name
    return True


def document_holds(document: Document) -> None:
    """Problems name rules that exist; problems and blocks stand inside the file."""
    known = {rule.id for rule in rulebook().rules}
    demand(document.body is not None or bool(document.problems), "nothing told")
    lines = source_lines(document) if document.source.kind in TEXT_KINDS else None
    for problem in document.problems:
        demand(problem.rule in known, "unknown rule", problem)
        _problem_holds(problem, document, lines)
    if document.source.kind in ("yaml", "json"):
        return
    for block in document.body or ():
        for place in _places_of(block):
            inside(place, lines, "block", block)


def _problem_holds(problem: Problem, document: Document, lines: tuple[str, ...] | None) -> None:
    place = document.locate(problem.mark, None, None) if problem.mark is not None else problem.place
    for one in (place, *problem.related):
        inside(one, lines, "problem", problem)


def _places_of(block: Block) -> Iterator[Place]:
    yield block.place
    yield block.at(0, len(block.text))
    cells: tuple[Cell, ...] = block.cells
    for cell in cells:
        yield cell.place
        yield cell.at(0, len(cell.text))


def inside(place: Place, lines: tuple[str, ...] | None, kind: str, what: object) -> None:
    """The place exists in a text of those lines; of a format without lines, its numbers are from 1."""
    for number in (place.page, place.paragraph, place.line, place.column, place.end_line, place.end_column):
        demand(number is None or number >= 1, f"{kind} before the start", (place, what))
    if lines is None or place.line is None:
        return
    last = place.end_line or place.line
    demand(place.line <= last <= max(len(lines), 1), f"{kind} after the last line", (place, len(lines), what))
    ends = ((place.line, place.column), (last, place.end_column))
    for line, column in ends:
        text = lines[line - 1] if lines else ""
        demand(column is None or column <= len(text) + 2, f"{kind} beyond its line", (place, len(text), what))
    if last == place.line and place.column is not None and place.end_column is not None:
        demand(place.end_column >= place.column, f"{kind} ends before it starts", (place, what))


def report_holds(report: Report, source: Source, document: Document | None = None, turn: int = 0) -> None:
    """Findings are of rules that ran, inside the file, and told in three languages without unsafe characters."""
    known = {rule.id for rule in rulebook().rules}
    lines = source_lines(document) if document is not None and document.source.kind in TEXT_KINDS else None
    for finding in (*report.findings, *report.suppressed):
        demand(finding.rule in known, "unknown rule", finding)
        demand(finding.severity in LEVELS, "unknown severity", finding)
        inside(finding.place, lines, f"finding {finding.rule}", finding)
        for language in LANGUAGES:
            told = message(finding, language)
            demand(bool(told.strip()), f"no message of {finding.rule}", finding)
            demand(not UNSAFE & set(told), f"unsafe message of {finding.rule}", told)
    names = ("full", "json", sorted(REPORTERS)[turn % len(REPORTERS)])
    for name in names:
        text = "".join(reporter(name)(report, ReportOptions("sv")))
        if name in ("full", "concise", "github", "markdown"):
            demand(not UNSAFE & set(text), f"unsafe {name} report", "")
        text.encode("utf-8", "backslashreplace")
