"""Whatever a file holds, reading it ends soon, with blocks or with a problem that tells the reason."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest
from convert import WRITERS, Piece, to_odt
from test_alike import PIECES
from test_pdf import report
from test_word import W, paragraph, run, word

from kuvauslint.model.document import Document, Source
from kuvauslint.readers.formats import SAVE_AS, SUFFIXES, kind_of, read
from kuvauslint.readers.refusal import MOST_BYTES

SECONDS = 20.0  # far above what is measured, far below a hang
MADE_HERE = [suffix for suffix in SUFFIXES if kind_of(f"x{suffix}") not in ("yaml", "json", "text")]


def timed(name: str, data: bytes, seconds: float = SECONDS) -> Document:
    """Read in this process, within bounds of time."""
    begin = time.process_time()
    document = read(Source(name, data, kind_of(name)), isolated=False)
    assert time.process_time() - begin < seconds
    return document


def reason(document: Document) -> str:
    """Why the document was not read."""
    assert document.body is None
    (problem,) = document.problems
    assert problem.rule == "KL001"
    return problem.values["reason"]


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            # One fixed day: the bytes name the tests, which must be called alike in every process.
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def test_a_zip_bomb_is_refused() -> None:
    """A part that unpacks to far more than it is packed to, or more than the limit."""
    xml = f"<w:document {W}><w:body>".encode() + b" " * 60_000_000
    assert reason(timed("a.docx", packed({"word/document.xml": xml}))) == "zip_ratio"
    assert reason(timed("a.odt", packed({"content.xml": xml, "styles.xml": b"<a/>"}))) == "zip_ratio"
    sheets = {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b" " * 60_000_000}
    assert reason(timed("a.xlsx", packed(sheets))) == "zip_ratio"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    ],
)
def test_a_document_type_is_refused(declaration: str) -> None:
    """No entity is expanded and nothing outside is looked for."""
    xml = f"{declaration}<w:document {W}><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>"
    assert reason(timed("a.docx", packed({"word/document.xml": xml.encode()}))) == "doctype"
    parts = {"content.xml": declaration.encode() + b"<a/>", "styles.xml": b"<a/>"}
    assert reason(timed("a.odt", packed(parts))) == "doctype"


def test_20000_nested_elements() -> None:
    """A page is read as a browser would; XML that deep is no Office document."""
    page = b"<!DOCTYPE html>" + b"<div>" * 20_000 + b"Kirjaston tietovaranto"
    assert [block.text for block in timed("a.html", page).body] == ["Kirjaston tietovaranto"]
    table = b"<!DOCTYPE html>" + b"<table><tr><td>" * 3_000 + "syvä".encode()
    assert "syvä" in timed("a.html", table, 60).body[0].text
    deep = "<w:p>" * 20_000
    assert reason(timed("a.docx", word(deep + "</w:p>" * 20_000))) == "nesting"
    spans = "<text:span>" * 20_000 + "</text:span>" * 20_000
    assert reason(timed("a.odt", to_odt([], body=f"<text:p>{spans}</text:p>"))) == "nesting"
    lists = "".join(f"{'  ' * n}- a\n" for n in range(500))
    assert len(timed("a.md", lists.encode()).body) == 500


def test_deeply_nested_tables_of_a_word_file() -> None:
    """Beyond a depth they are read as paragraphs."""
    depth = 500
    body = "<w:tbl><w:tr><w:tc>" * depth + paragraph(run("syvä")) + "</w:tc></w:tr></w:tbl>" * depth
    assert "syvä" in timed("a.docx", word(body)).body[0].text


@pytest.mark.parametrize("suffix", MADE_HERE)
def test_random_bytes_with_each_ending(suffix: str) -> None:
    """No traceback: blocks, or one problem."""
    generator = random.Random(suffix)
    for size in (1, 30, 3_000):
        document = timed(f"a{suffix}", generator.randbytes(size))
        assert document.body is not None or document.problems
    for head in (b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<!DOCTYPE html>"):
        document = timed(f"a{suffix}", head + generator.randbytes(2_000))
        assert document.body is not None or document.problems


@pytest.mark.parametrize("suffix", [".html", ".docx", ".odt", ".xlsx", ".md", ".csv", ".pdf"])
def test_truncated_and_damaged_files(suffix: str) -> None:
    """Cut anywhere, or with bytes changed."""
    whole = report(30) if suffix == ".pdf" else WRITERS[suffix](PIECES)
    generator = random.Random(7)
    for share in (0.1, 0.5, 0.9, 0.99):
        document = timed(f"a{suffix}", whole[: int(len(whole) * share)])
        assert document.body is not None or document.problems
    for _ in range(12):
        bad = bytearray(whole)
        for _ in range(20):
            bad[generator.randrange(len(bad))] = generator.randrange(256)
        document = timed(f"a{suffix}", bytes(bad))
        assert document.body is not None or document.problems


@pytest.mark.parametrize("suffix", [".txt", ".html", ".pdf", ".xlsx", ".odt"])
@pytest.mark.parametrize("real", [".html", ".docx", ".odt", ".xlsx", ".pdf"])
def test_a_wrong_ending_is_seen_through(suffix: str, real: str) -> None:
    """The bytes say what a file is."""
    data = report(1) if real == ".pdf" else WRITERS[real](PIECES)
    document = timed(f"a{suffix}", data)
    assert document.source.kind == kind_of(f"a{real}")
    assert document.body


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le"), ".doc"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le"), ".doc"),
        ("a.doc", b"{\\rtf1 teksti}", ".rtf"),
        ("a.txt", b"{\\rtf1 teksti}", ".rtf"),
        ("a.html", b"MIME-Version: 1.0\nContent-Type: multipart/related", ".mht"),
        ("a.zip", packed({"a.txt": b"a"}), ".zip"),
        ("a.docx", packed({"ppt/presentation.xml": b"<a/>"}), ".pptx"),
        ("a.vsdx", packed({"visio/document.xml": b"<a/>"}), ".vsdx"),
        ("a.pages", b"jotain", ".pages"),
        ("a.pages", packed({"Index/Document.iwa": b"a"}), ".pages"),
    ],
)
def test_formats_that_are_not_read_name_one_that_is(name: str, data: bytes, form: str) -> None:
    """KL001 with the format and what to save it as."""
    document = timed(name, data)
    assert reason(document) == "save_as"
    assert document.problems[0].values["format"] == form
    assert document.problems[0].values["save_as"] == SAVE_AS[form]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"\xff\xd8\xff\xe0 JFIF", "picture"),
        ("a.docx", b"\0\0\0\x18ftypheic\0\0", "picture"),
        ("a.bmp", b"BM jotain", "picture"),
        ("a.html", b"", "empty"),
        ("a.docx", b"   \n", "empty"),
        ("a.pdf", b"teksti", "damaged"),
        ("a.docx", b"teksti", "damaged"),
        ("a.html", b"<html>\x00\x01\x02\x03\x04\x05\x06\x07\x08" * 9, "binary"),
        ("a.md", b"\xff\xfea\xd8", "encoding"),
        ("a.html", b"x" * (MOST_BYTES + 1), "size"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"), "encrypted"),
        (
            "a.odt",
            packed(
                {
                    "mimetype": b"",
                    "content.xml": b"x",
                    "styles.xml": b"",
                    "META-INF/manifest.xml": b"<encryption-data/>",
                }
            ),
            "encrypted",
        ),
        ("a.xlsx", packed({"xl/workbook.xml": b"<a>"}), "damaged"),
        ("a.pdf", b"%PDF-1.7\n%%EOF", "damaged"),
    ],
)
def test_reasons(name: str, data: bytes, why: str) -> None:
    """Each reason by its own word."""
    assert reason(timed(name, data)) == why


def test_a_zip_with_a_password_is_encrypted() -> None:
    """The flag of the part says so."""
    data = bytearray(packed({"word/document.xml": b"<a/>"}))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert reason(timed("a.docx", bytes(data))) == "encrypted"


@pytest.mark.parametrize("suffix", [".html", ".docx", ".odt", ".xlsx", ".csv", ".md"])
def test_a_table_of_2000_rows(suffix: str) -> None:
    """Read whole, in bounded time."""
    rows = tuple((f"Varanto {n}", "Päätöksenteko", "Wilma") for n in range(2_000))
    document = timed(f"a{suffix}", WRITERS[suffix]([Piece("table", rows=rows)]))
    assert sum(block.kind == "row" for block in document.body) == 2_000


def test_500_pages() -> None:
    """A PDF of that size, with a table of 1,000 rows, in bounded time."""
    document = timed("a.pdf", report(1_000, 480), 60)
    assert max(block.place.page for block in document.body) >= 500
    assert sum(block.kind == "row" for block in document.body) == 1_001


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.yaml", b"a: {" + b", ".join(b"k%d: v" % n for n in range(100_000)) + b"}"),
        ("a.txt", b"Nimi: x\n" * 100_000),
        ("a.md", b"[" * 50_000),
        ("a.md", b"**a " * 20_000),
        ("a.md", b"<a " * 20_000),
        ("a.md", b"](" * 20_000),
        ("a.md", b"`" * 50_001 + b" a"),
        ("a.csv", b'"' * 100_001),
        ("a.csv", b'"a\n' * 20_000),
        ("a.csv", b";" * 300_000),
        ("a.html", b"<!DOCTYPE html><p>" + b"&amp;" * 40_000),
        ("a.html", b"<!DOCTYPE html><p>" + b"<a href=mailto:a@b.example>x</a>" * 3_000),
        ("a.html", b"<!DOCTYPE html><table><tr><td colspan=9999 rowspan=9999>a<tr><td>b</table>"),
        ("a.html", b"<!DOCTYPE html>" + b"<b>" * 3_000 + b"<p>a" * 300),
    ],
)
def test_work_is_linear_in_the_input(name: str, data: bytes) -> None:
    """What makes careless readers slow."""
    document = timed(name, data, 15)
    assert document.body is not None or document.problems
