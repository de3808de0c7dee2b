"""The targets: each takes bytes and raises when something that must hold does not."""

from __future__ import annotations

import contextlib
import io
import tempfile
import traceback
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from kuvauslint.engine import judge, mend
from kuvauslint.engine.pipeline import lint
from kuvauslint.errors import ConfigError, RulebookError, UsageError
from kuvauslint.model.document import Block, Cell, Document, Source
from kuvauslint.model.place import Place
from kuvauslint.readers import formats
from kuvauslint.readers.decode import Undecodable, decode
from kuvauslint.rulebook.compiled import rulebook
from tests.fuzz.invariants import OPTIONS, Broken, demand, document_holds, read_alike, report_holds

Target = Callable[[bytes], None]
PART = b"\0\0\0\0"  # parts the files of a package in one input
MOST = 200_000  # longer inputs tell nothing new


@contextlib.contextmanager
def in_this_process():
    """Let the whole pipeline read here, where the fuzzer sees what runs and an exception is not swallowed."""
    before = judge.read, mend.read
    judge.read = mend.read = lambda source: formats.read(source, isolated=False)
    try:
        yield
    finally:
        judge.read, mend.read = before


def checked(source: Source) -> Document:
    """Read and lint a source and hold both to the invariants."""
    document = formats.read(source, isolated=False)
    _unexpected(document)
    document_holds(document)
    with in_this_process():
        report = lint((source,), rulebook(), OPTIONS)
    report_holds(report, source, document, len(source.data))
    return document


def _unexpected(document: Document) -> None:
    """A reader of ours that tripped is a fault, though its document is told to be damaged; a library may trip."""
    if not any("error" in problem.values for problem in document.problems):
        return
    module, _, function = formats.READERS[document.source.kind].partition(":")
    try:
        getattr(import_module(module), function)(document.source)
    except Exception as error:
        if "kuvauslint" in traceback.extract_tb(error.__traceback__)[-1].filename:
            raise


def yaml_lines(data: bytes) -> None:
    """A YAML file as text: what is read line by line is what libyaml reads."""
    with contextlib.suppress(Undecodable):
        read_alike(decode(data).text)


def of_kind(name: str) -> Target:
    """A target that reads its input as a file of that name."""

    def target(data: bytes) -> None:
        checked(Source(name, data, formats.kind_of(name)))

    return target


def zipped(name: str, parts: tuple[str, ...], fixed: dict[str, bytes]) -> Target:
    """A target that packs its input as the parts of a package: the fuzzer need not learn to zip."""

    def target(data: bytes) -> None:
        if data.startswith(b"PK"):
            packed = data
        else:
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as package:
                for part, text in fixed.items():
                    package.writestr(part, text)
                for part, text in zip(parts, data.split(PART), strict=False):
                    if text:
                        package.writestr(part, text)
            packed = out.getvalue()
        checked(Source(name, packed, formats.kind_of(name)))

    return target


def recogniser(data: bytes) -> None:
    """Blocks of any kind in any order, with texts from the input, one a line: kind, depth and flags, then the text."""
    kinds = ("heading", "paragraph", "item", "row", "preformatted")
    blocks: list[Block] = []
    lines: list[str] = []
    for raw in data.decode("utf-8", "replace").split("\n"):
        head, text = ord(raw[:1] or "p"), raw[1:].replace("\r", " ")
        number = len(lines) + 1
        kind = kinds[head % 5]
        lines.append(text)
        place = Place(number, 1, number, len(text) + 1)
        cells, at = [], 0
        for cell in text.split("\t") if kind == "row" else ():
            cells.append(Cell(cell, Place(number, at + 1, number, at + len(cell) + 1), header=not blocks))
            at += len(cell) + 1
        joined = text.replace("\t", " ")
        blocks.append(
            Block(
                kind,
                joined,
                place,
                head // 5 % 4,
                "•" if kind == "item" else "",
                tuple(cells),
                (),
                1 if cells else 0,
                bool(head & 64),
            )
        )
    source = Source("kuvaus.txt", "\n".join(lines).encode("utf-8", "replace"), "text")
    document = Document(source, tuple(blocks), tuple(lines))
    before = judge.read
    judge.read = lambda _: document
    try:
        report = lint((source,), rulebook(), OPTIONS)
    finally:
        judge.read = before
    report_holds(report, source, document, len(data))


def rules(data: bytes) -> None:
    """A rule file of a project: loaded or refused; what was loaded runs over a description."""
    from kuvauslint.engine.examples import outcomes
    from kuvauslint.engine.plugins import project_rules
    from kuvauslint.rulebook.compiled import add_rules

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "TOWN01-rule.yaml")
        file.write_bytes(data)
        try:
            added = tuple(project_rules([file]))
        except (RulebookError, UsageError, ConfigError):
            return
    add_rules(added)
    try:
        for rule, text in added:
            with contextlib.suppress(RulebookError, UsageError, ConfigError):
                list(outcomes(rule, text))
    finally:
        add_rules(())


def configuration(data: bytes) -> None:
    """A configuration file: read or refused with a line for each fault, and resolved to settings."""
    from kuvauslint.engine.config import read
    from kuvauslint.engine.settings import resolve, shown

    with tempfile.TemporaryDirectory() as folder:
        for name in ("kuvauslint.toml", "pyproject.toml"):
            file = Path(folder, name)
            file.write_bytes(data)
            try:
                config = read(str(file))
            except ConfigError as error:
                demand(name in str(error), "a fault without its file", error)
                continue
            shown(resolve({}, config))


def fixer(data: bytes) -> None:
    """Mending ends, twice is once, and what was read before can be read afterwards."""
    kind = "json" if data[:1] in (b"{", b"[") else "yaml"
    source = Source(f"kuvaus.{kind}", data, kind)

    def findings(one: Source) -> tuple:
        return lint((one,), rulebook(), OPTIONS._replace(digests=False)).findings

    for unsafe in (False, True):
        once = mend.mend(source, findings, unsafe=unsafe)
        if not once.fixes:
            demand(once.after.data == source.data, "changed without a fix")
            continue
        demand(formats.read(once.after).body is not None, "mended into what cannot be read", once.after.data)
        twice = mend.mend(once.after, findings, unsafe=unsafe)
        demand(twice.after.data == once.after.data, "mending twice is not once", once.after.data)


_WORD = {"[Content_Types].xml": b"<Types/>"}
_ODT = {"mimetype": b"application/vnd.oasis.opendocument.text"}
_SHEET_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_SHEET_RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK_RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    b'<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
DOCX_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/comments.xml")
ODT_PARTS = ("content.xml", "styles.xml", "meta.xml")
XLSX_PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/comments1.xml")

TARGETS: dict[str, Target] = {
    "yaml": of_kind("kuvaus.yaml"),
    "yaml-lines": yaml_lines,
    "json": of_kind("kuvaus.json"),
    "text": of_kind("kuvaus.txt"),
    "markdown": of_kind("kuvaus.md"),
    "html": of_kind("kuvaus.html"),
    "csv": of_kind("kuvaus.csv"),
    "docx": zipped("kuvaus.docx", DOCX_PARTS, _WORD),
    "odt": zipped("kuvaus.odt", ODT_PARTS, _ODT),
    "xlsx": zipped(
        "kuvaus.xlsx",
        XLSX_PARTS,
        {
            "[Content_Types].xml": _SHEET_TYPES,
            "_rels/.rels": _SHEET_RELATIONS,
            "xl/_rels/workbook.xml.rels": _BOOK_RELATIONS,
        },
    ),
    "pdf": of_kind("kuvaus.pdf"),
    "recogniser": recogniser,
    "rules": rules,
    "configuration": configuration,
    "fixer": fixer,
}
__all__ = ["TARGETS", "Broken"]
