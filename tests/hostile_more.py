"""More rows of docs/hostile-inputs.md: deep and wide documents, written files, project files, the web."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from kuvauslint.online.address import NotAsked, parsed
from kuvauslint.online.visitor import LIMITS, Visitor
from kuvauslint.readers.formats import read
from tests.hostile import HEAD, case, command, linted, packed, refused, said, word

GROUPS = (
    "Structure",
    "Size",
    "Packages",
    "Texts",
    "Encodings",
    "Files",
    "Written files",
    "Output",
    "Project files",
    "The web",
)
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BROKEN = "kuvauslint: 1\nkieli: fi\npaivitetty: 2026-01-01\ntietovarannot:\n  - nimi: Kirjasto\n    kayttotarkoitus: lainaus\n"


# Structure


@case(
    "Structure", "10,000 nested elements, 1,000 nested tables and lists in a web page", "read; cost linear in the size"
)
def _(_: Path) -> None:
    for name in ("div", "b", "ul><li", "table><tr><td", "details", "blockquote", "a href=x"):
        times = 1_000 if "t" in name[:1] or "ul" in name else 10_000
        linted("a.html", f"<!DOCTYPE html><h1>Asiakirjajulkisuuskuvaus</h1>{f'<{name}>' * times}Tietovaranto: Kirjasto")


@case(
    "Structure",
    "a cell of a web page that spans a million columns and rows, 100,000 attributes of an element",
    "the span is cut; read in seconds",
)
def _(_: Path) -> None:
    table = (
        "<table><tr><th>Tietovaranto</th></tr>" + '<tr><td colspan="1000000" rowspan="1000000">Kirjasto</td></tr>' * 50
    )
    linted("a.html", f"<!DOCTYPE html><h1>Asiakirjajulkisuuskuvaus</h1>{table}</table>")
    linted(
        "a.html", "<!DOCTYPE html><h1 " + " ".join(f"a{n}=1" for n in range(100_000)) + ">Asiakirjajulkisuuskuvaus</h1>"
    )


@case(
    "Structure", "5,000 nested quotations, brackets, stars and backticks in Markdown", "read; cost linear in the size"
)
def _(_: Path) -> None:
    for run in (">", "> ", "[", "*", "**_", "`", "- ", "![](", "|", "<div>", "\\", "&amp;"):
        linted("a.md", f"# Asiakirjajulkisuuskuvaus\n\nTietovaranto: Kirjasto\n\n{run * (5_000 // len(run))}x\n")


@case(
    "Structure",
    "a CSV with a quotation mark that is never closed, with 2,000 columns, with 20,000 empty rows",
    "read; cost linear in the size",
)
def _(_: Path) -> None:
    linted("a.csv", 'Tietovaranto;Hakutekijät\n"Kirjasto;nimi\n' + "a;b\n" * 1_000)
    linted("a.csv", ";".join(f"s{n}" for n in range(2_000)) + "\n" + ";".join("x" for _ in range(2_000)) + "\n")
    linted("a.csv", "Tietovaranto;Hakutekijät\n" + ";\n" * 20_000)


# Packages


@case(
    "Packages",
    "cells at the far corner of a sheet (`XFD1048576`), 2,000 merged ranges over whole columns",
    "no grid is laid out between them; read in seconds, or KL001",
)
def _(_: Path) -> None:
    for body in (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Tietovaranto</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Tietovaranto</t></is></c></row></sheetData><mergeCells>'
        + '<mergeCell ref="A1:XFD1048576"/>' * 2_000
        + "</mergeCells>",
    ):
        linted("a.xlsx", _sheet(body))


@case(
    "Packages",
    "cells of a sheet beyond the last column and row, or so far apart that no memory holds the grid between them",
    "KL001 before anything is laid out: damaged, or too big; cells that hold nothing but a style may stand anywhere",
)
def _(_: Path) -> None:
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>Tietovaranto</t></is></c></row>'
    for address in ("XFD1048576", "relationshipsC18", "XFE2", "A1048577", "A" + "9" * 90):
        row = f'<row r="2"><c r="{address}" s="1" t="inlineStr"><is><t>x</t></is></c></row>'
        assert refused("a.xlsx", _sheet(f"<sheetData>{first}{row}</sheetData>")) in ("size", "damaged"), address
    styled = '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"></c></row>'
    told = linted("a.xlsx", _sheet(f"<sheetData>{first}{styled}</sheetData>"))
    assert "KL001" not in [finding.rule for finding in told.findings]


def _sheet(body: str) -> bytes:
    return packed({
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {S} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f"<worksheet {S}>{body}</worksheet>",
    })  # fmt: skip


@case(
    "Packages",
    "entities in the XML of an ODT and an XLSX",
    "KL001, or read without them; no file of the system is looked at",
)
def _(folder: Path) -> None:
    (folder / "secret.txt").write_text("salaisuus", encoding="utf-8")
    declaration = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{folder}/secret.txt">]>'
    body = f'{declaration}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">&e;</office:document-content>'
    assert refused("a.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body, "styles.xml": "<x/>"})) == "doctype"  # fmt: skip
    cell = '<sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_sheet(""))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            changed = declaration + data.replace("</worksheet>", cell) if "sheet1" in name else data
            new.writestr(name, changed)
    assert "salaisuus" not in str(read_named("a.xlsx", out.getvalue()))


def read_named(name: str, data: bytes) -> object:
    from kuvauslint.model.document import Source
    from kuvauslint.readers.formats import kind_of

    return read(Source(name, data, kind_of(name, data)))


@case(
    "Packages",
    "a Word file of tables in tables 60 deep, with cells that span 30,000 columns",
    "deep tables are read as paragraphs, spans are cut; read in seconds",
)
def _(_: Path) -> None:
    inner = said("Tietovaranto: Kirjasto")
    for _n in range(60):
        inner = (
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="30000"/></w:tcPr>{inner}{said("a")}</w:tc></w:tr></w:tbl>'
        )
    linted("a.docx", word(said("Asiakirjajulkisuuskuvaus") + inner))


@case(
    "Packages",
    "a PDF whose objects, page tree, cross references and forms lead back to themselves",
    "KL001, or read; nothing goes round",
)
def _(_: Path) -> None:
    for objects in (
        ["<< /Type /Catalog /Pages 2 0 R >>", "2 0 R"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "3 0 R", "2 0 R"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 3 0 R /Resources 3 0 R /Contents 3 0 R >>"],
        ["<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Contents 6 0 R >>",
         "<< /Type /StructTreeRoot /K 4 0 R >>", "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 4 >>\nstream\n/X Do\nendstream", "<< /Length 4 >>\nstream\n/X Do\nendstream"],
    ):  # fmt: skip
        for previous in (False, True):
            linted("a.pdf", _pdf(objects, previous))


def _pdf(objects: list[str], previous: bool) -> bytes:
    out, at = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        at.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{one:010} 00000 n \n".encode() for one in at)
    back = f" /Prev {start}" if previous else ""
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{back} >>\nstartxref\n{start}\n%%EOF\n".encode()


@case(
    "Packages",
    "a document of one kind with the ending of another, a page that calls itself a PDF",
    "read as what it is, or KL001",
)
def _(_: Path) -> None:
    page = "<!DOCTYPE html><html lang=fi><h1>Asiakirjajulkisuuskuvaus</h1><p>Tietovaranto: Kirjasto</p></html>"
    assert linted("a.pdf", page).documents[0].entries == 1
    assert (
        linted("a.html", word(said("Asiakirjajulkisuuskuvaus") + said("Tietovaranto: Kirjasto"))).documents[0].entries
        == 1
    )
    assert refused("a.docx", "just text") == "damaged"
    assert refused("a.txt", packed({"a.txt": "x"})) == "save_as"
    assert refused("a.yaml", b"%PDF-1.4\n" + b"\0" * 100) in ("damaged", "encrypted")


@case(
    "Packages",
    "a document with a password (Word, PDF), a scanned page without text",
    "KL001: encrypted; KL007: pictures only",
)
def _(_: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("salasana", strength=128))
    canvas.drawString(50, 50, "Tietovaranto: Kirjasto")
    canvas.save()
    assert refused("a.pdf", out.getvalue()) == "encrypted"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
    assert refused("a.docx", ole) == "encrypted"


# Texts


@case(
    "Texts",
    "a line of 10 kB that begins as an address, a date, a list, a key or a paragraph of law again and again",
    "cost linear in the length: no regular expression runs away",
)
def _(_: Path) -> None:
    for piece in (
        "http://a.example/a,",
        "kirjaamo(at)a.example ",
        "1.1.2026 - ",
        "a, b ja c, ",
        "28 § 1 mom. ",
        "Tietovaranto: ",
        "(a (b ",
        "a-, b- ja ",
        "0401234567 ",
    ):
        body = piece * (10_000 // len(piece))
        linted("a.txt", f"Asiakirjajulkisuuskuvaus\n\nTietovaranto: Kirjasto\nTietoaineistot: {body}\n{body}\n")


@case(
    "Texts",
    "values that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`)",
    "an apostrophe stands before them in the CSV of `survey`; other reports have no cells",
)
def _(folder: Path) -> None:
    bad = ("=HYPERLINK(A1)", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1")
    for n, name in enumerate(bad):
        (folder / f"{n}.kuvaus.yaml").write_text(
            f"{HEAD}tiedonhallintayksikkö: {{nimi: {json.dumps(name)}}}\n", encoding="utf-8"
        )
    done = command(folder, "survey", "--as-of", "2026-11-22", "--output-format", "csv", ".")
    import csv

    rows = list(csv.reader(io.StringIO(done.stdout.decode("utf-8-sig"))))
    assert len(rows) >= len(bad)
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=@+]|\s*-\D|-2", cell)]


# Files


@case(
    "Files",
    "a folder with links in circles, 300 folders deep, with a fifo and a socket named as descriptions",
    "searched once; what is no file is passed over or told",
)
def _(folder: Path) -> None:
    import socket

    deep = folder
    for _n in range(100):
        deep = deep / "aa"
    deep.mkdir(parents=True)
    (deep / "kuvaus.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "up").symlink_to(".")
    (folder / "aa" / "up").symlink_to("..")
    os.mkfifo(folder / "kuvaus.yaml")
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"{short}/a.kuvaus.yaml")
        done = command(folder, "check", "--isolated", "--output-format", "json", ".", short)
        assert len(json.loads(done.stdout)["documents"]) == 1


# Written files


@case(
    "Written files",
    "the process is killed before, in the middle of and after each write, sync, link and rename",
    "the old or the new file, never a mix",
)
def _(folder: Path) -> None:
    old = BROKEN.encode()
    (folder / "kuvaus.yaml").write_bytes(old)
    command(folder, "check", "--fix", "kuvaus.yaml")
    new = (folder / "kuvaus.yaml").read_bytes()
    assert new != old
    ends = set()
    for function in ("write", "fsync", "link", "replace"):
        for when in ("before", "after"):
            (folder / "kuvaus.yaml").write_bytes(old)
            assert _killed(folder, function, when) == -9
            ends.add((folder / "kuvaus.yaml").read_bytes())
    assert ends == {old, new}


_KILLER = """
import os, signal, sys
name, when = sys.argv[1:3]
real = getattr(os, name)
def killed(*arguments, **options):
    if name == "replace" and not str(arguments[0]).endswith(".kuvauslint.tmp"):
        return real(*arguments, **options)
    if when == "after":
        real(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(os, name, killed)
from kuvauslint.cli.main import main
main(["check", "--fix", "kuvaus.yaml"])
"""


def _killed(folder: Path, function: str, when: str) -> int:
    return subprocess.run([sys.executable, "-c", _KILLER, function, when], cwd=folder, capture_output=True, timeout=60, check=False).returncode  # fmt: skip


@case("Written files", "the disk is full", "exit 2 with one line; the old file, and nothing beside it")
def _(folder: Path) -> None:
    (folder / "kuvaus.yaml").write_text(BROKEN, encoding="utf-8")
    code = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))\nfrom kuvauslint.cli.main import main; main(['check', '--fix', '--no-cache', 'kuvaus.yaml'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, timeout=60, check=False)
    assert (done.returncode, os.strerror(errno.EFBIG).encode() in done.stderr) == (2, True), done
    assert (folder / "kuvaus.yaml").read_text(encoding="utf-8") == BROKEN
    assert os.listdir(folder) == ["kuvaus.yaml"]


@case(
    "Written files",
    "a read-only file, a read-only folder, a file of another owner",
    "exit 2 and the old file; root's mending leaves the file its owner and mode",
)
def _(_: Path) -> None:
    if os.geteuid() != 0:
        return
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name), Path(name, "kuvaus.yaml")
        folder.chmod(0o755)
        for mode, owner in ((0o644, 0), (0o444, 65534)):
            file.write_text(BROKEN, encoding="utf-8")
            file.chmod(mode)
            os.chown(file, owner, owner)
            code = "import os\nfrom kuvauslint.cli import checking, group, mending\nfrom kuvauslint.engine import files\nfrom kuvauslint.engine.files import write_atomically\nfrom kuvauslint.errors import UsageError\nos.setgroups([]); os.setgid(65534); os.setuid(65534)\ntry: write_atomically('kuvaus.yaml', b'new')\nexcept UsageError as error: print(error); raise SystemExit(2)"
            done = subprocess.run(
                [sys.executable, "-c", code], cwd=folder, capture_output=True, timeout=60, check=False
            )
            assert (done.returncode, b"cannot be written" in done.stdout) == (2, True), done
            assert file.read_text(encoding="utf-8") == BROKEN
        os.chown(file, 1234, 2345)
        file.chmod(0o640)
        command(folder, "check", "--fix", "kuvaus.yaml")
        assert file.read_text(encoding="utf-8") != BROKEN
        assert (file.stat().st_uid, file.stat().st_gid, stat.S_IMODE(file.stat().st_mode)) == (1234, 2345, 0o640)


@case(
    "Written files",
    "`--fix` of a link, of a file in a folder that is a link, of a file with CRLF and a byte-order mark",
    "the file is mended in one step; links, modes, line ends and the mark stay",
)
def _(folder: Path) -> None:
    (folder / "there").mkdir()
    (folder / "there" / "a.yaml").write_bytes(b"\xef\xbb\xbf" + BROKEN.replace("\n", "\r\n").encode())
    (folder / "a.yaml").symlink_to("there/a.yaml")
    (folder / "here").symlink_to("there")
    command(folder, "check", "--fix", "a.yaml", "here/a.yaml")
    data = (folder / "there" / "a.yaml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "käyttötarkoitus".encode() in data
    assert data.count(b"\r\n") == data.count(b"\n") == 6
    assert (folder / "a.yaml").is_symlink()
    assert (folder / "here").is_symlink()


@case(
    "Written files",
    "a file that somebody changes between its check and its mending",
    "it is left as they made it, and that is told",
)
def _(folder: Path) -> None:
    (folder / "kuvaus.yaml").write_text(BROKEN, encoding="utf-8")
    code = "from kuvauslint.engine import mend as m\nfrom kuvauslint.cli import mending\nreal = m.mend\ndef slow(*a, **k):\n    out = real(*a, **k)\n    open('kuvaus.yaml', 'a').write('# theirs\\n')\n    return out\nmending.mend = slow\nfrom kuvauslint.cli.main import main\nmain(['check', '--fix', 'kuvaus.yaml'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, timeout=60, check=False)
    assert b"ei korjattu" in done.stderr
    assert (folder / "kuvaus.yaml").read_text(encoding="utf-8") == f"{BROKEN}# theirs\n"


# Project files


@case(
    "Project files",
    "a pattern in a rule of a project that takes exponential time (`^(\\w+\\s?)*$`), a long text for it",
    "exit 2, naming the pattern, when 5 s in all have been spent on it",
)
def _(folder: Path) -> None:
    (folder / "kuvauslint.toml").write_text('rules = ["own.yaml"]\n', encoding="utf-8")
    rule = {"id": "TOWN01", "name": "x", "message": "x", "select": "repositories", "check": "core.matches", "with": {"field": "name", "pattern": r"^(a|aa|a+)+$(?<!b)|^(\w+\s?)*(\w+\s?)*(\w+\s?)*\d$"}, "good": ["kuvauslint: 1\n"], "bad": ["kuvauslint: 1\ntietovarannot: [{nimi: '1'}]  #!\n"]}  # fmt: skip
    (folder / "own.yaml").write_text(json.dumps(rule), encoding="utf-8")
    (folder / "kuvaus.yaml").write_text(f"{HEAD}tietovarannot:\n  - nimi: {'a' * 60}b\n", encoding="utf-8")
    began = time.monotonic()
    done = command(folder, "check", "kuvaus.yaml")
    assert (done.returncode, b"takes too long" in done.stderr) == (2, True), done
    assert time.monotonic() - began < 40


@case(
    "Project files",
    "paths and patterns in a configuration that lead out of its folder, a baseline that is no JSON or has 100,000 rows",
    "paths mean what they say; a baseline with a fault is exit 2",
)
def _(folder: Path) -> None:
    inside = folder / "inside"
    inside.mkdir()
    (inside / "kuvaus.yaml").write_text(HEAD, encoding="utf-8")
    (inside / "kuvauslint.toml").write_text('paths = ["../../../../../../nowhere"]\n', encoding="utf-8")
    assert command(inside, "check").returncode == 2
    for bad in ("[", "[]", "{}", '{"version": 1, "findings": 3}', "null", "[" * 50_000):
        (inside / "b.json").write_text(bad, encoding="utf-8")
        done = command(inside, "check", "--baseline", "b.json", "kuvaus.yaml")
        assert (done.returncode, b"b.json" in done.stderr) == (2, True), (bad, done)


# The web


@case(
    "The web",
    "`--online`: a page, redirect or link that leads to this machine, a private network, a cloud's metadata, another port or scheme",
    "not asked; only the host and port that the user named may be inside",
)
def _(_: Path) -> None:
    for address in ("http://intra.example/", "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://0x7f000001/", "http://2130706433/", "http://public.example:6379/", "file:///etc/passwd", "http://user@public.example/"):  # fmt: skip
        asked: list[str] = []

        def look_up(host: str, port: int, asked: list[str] = asked) -> list[str]:
            asked.append(f"{host}:{port}")
            return (
                ["10.0.0.1"]
                if host == "intra.example"
                else ["193.166.3.2"]
                if host == "public.example"
                else ["127.0.0.1"]
            )

        with pytest.raises(NotAsked) as why:
            Visitor(frozenset([("named.example", 80)]), LIMITS, look_up).get(address, 1000)
        assert "gave no answer" not in str(why.value)


@case(
    "The web",
    "a server that answers by drops or never, with too much, with a bomb of gzip, or leads in circles",
    "left when the time is over, or at the limit of bytes or redirects",
)
def _(_: Path) -> None:
    import gzip

    from tests.online.conftest import serve

    def drops(handler: object) -> None:
        with contextlib.suppress(OSError):
            for _n in range(100):
                handler.wfile.write(b"HTTP/1.1 200 OK\r\n"[_n % 17 : _n % 17 + 1] or b"x")  # type: ignore[attr-defined]
                time.sleep(0.05)

    with contextlib.contextmanager(serve)() as site:
        site.pages["/drops"] = drops
        site.put("/much", b"x" * 2000)
        site.put("/bomb", gzip.compress(b"x" * 10_000_000), Content_Encoding="gzip")
        site.leads("/circle", "/circle")
        visitor = Visitor(frozenset([parsed(site.address).endpoint]), LIMITS._replace(seconds=0.5))
        for path, why in (
            ("/drops", "too long"),
            ("/much", "larger"),
            ("/bomb", "larger"),
            ("/circle", "again and again"),
        ):
            with pytest.raises(NotAsked, match=why):
                visitor.get(site.address + path, 1000)


@case("The web", "an address without `--online`", "exit 2; nothing is asked")
def _(folder: Path) -> None:
    assert b"only with --online" in command(folder, "check", "http://127.0.0.1:9/").stderr
