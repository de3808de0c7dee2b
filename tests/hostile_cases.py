"""Hostile inputs and what each gets: the rows of docs/hostile-inputs.md, each with the function that tries it.

`python -m tests.hostile_cases` writes the page. A row cannot be told without being tried.
"""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from kuvauslint.engine.discover import load
from kuvauslint.engine.pipeline import lint
from kuvauslint.model.document import Source, Unread
from kuvauslint.readers.formats import read
from kuvauslint.reporters import reporter
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.rulebook.compiled import rulebook
from tests import hostile_large, hostile_more, hostile_out
from tests.fuzz.invariants import OPTIONS, UNSAFE
from tests.hostile import CASES, HEAD, PAGE, case, command, linted, packed, refused, said, word

# Structure


@case(
    "Structure",
    "YAML aliases that multiply to a billion values",
    "KL001: too much through aliases; nothing is expanded",
)
def _(_: Path) -> None:
    rows = "".join(f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefghi", "bcdefghij", strict=True))
    assert refused("a.yaml", f"kuvauslint: 1\na: &a [x,x,x,x,x,x,x,x,x]\n{rows}") == "aliases"


@case("Structure", "a YAML alias inside itself", "KL002: refers to itself")
def _(_: Path) -> None:
    assert refused("a.yaml", "kuvauslint: 1\na: &a\n  b: *a\n") == "self_reference"


@case("Structure", "20,000 nested brackets in YAML, 100,000 in JSON", "KL001: nested too deeply")
def _(_: Path) -> None:
    assert refused("a.yaml", "kuvauslint: 1\na: " + "[" * 20_000) == "depth"
    assert refused("a.json", "[" * 100_000) == "depth"
    assert refused("a.json", '{"a":' * 60 + "1" + "}" * 60) == "depth"


@case(
    "Structure",
    "YAML tags that build objects (`!!python/object/apply`)",
    "read as plain values; nothing is built or run",
)
def _(folder: Path) -> None:
    mark = folder / "made"
    linted("a.yaml", f"{HEAD}a: !!python/object/apply:os.system ['touch {mark}']\nb: !!python/name:os.system x\n")
    assert not mark.exists()


@case(
    "Structure",
    "numbers of 100,000 digits in JSON and YAML",
    "a finding or a text; no conversion that takes quadratic time",
)
def _(_: Path) -> None:
    linted("a.json", '{"kuvauslint": ' + "9" * 100_000 + "}")
    linted("a.yaml", f"{HEAD}päivitetty: {'9' * 100_000}\n")


@case("Structure", "a lone surrogate in JSON (`\\ud800`)", "read; every report can be written")
def _(_: Path) -> None:
    report = linted("a.json", '{"kuvauslint": 1, "tietovarannot": [{"nimi": "a\\ud800b", "x\\udfff": 1}]}')
    for name in ("json", "sarif", "html", "junit", "markdown"):
        assert "".join(reporter(name)(report, ReportOptions("fi"))).encode("utf-8", "backslashreplace")


@case("Structure", "a million short lines (YAML, text)", "read whole in seconds")
def _(_: Path) -> None:
    linted("a.yaml", HEAD + "# x\n" * 1_000_000)
    linted("a.txt", "Asiakirjajulkisuuskuvaus\n" + "\n" * 1_000_000)


@case(
    "Structure",
    "more than 250,000 values in one YAML or JSON file",
    "KL001 before anything is read, with the way out: several files, checked with `--as-one`",
)
def _(_: Path) -> None:
    assert refused("a.yaml", HEAD + "a: b\n" * 250_001) == "values"
    assert refused("a.yaml", f"{HEAD}hakutekijät: [{'a, ' * 250_001}b]\n") == "values"
    assert refused("a.yaml", f"{HEAD}tietovarannot:\n{'  - a' * 250_001}\n") == "values"
    assert refused("a.json", f'{{"kuvauslint": 1, "hakutekijät": [{"0," * 250_001}0]}}') == "values"


@case(
    "Structure",
    "one key a hundred thousand times in YAML and JSON",
    "KL003 in a second: the first 50 in YAML, in JSON the first and the last",
)
def _(_: Path) -> None:
    yaml = linted("a.yaml", HEAD + "lisätiedot: b\n" * 100_000)
    json = linted("a.json", '{"kuvauslint": 1' + ', "notes": 1' * 100_000 + "}")
    assert [sum(one.rule == "KL003" for one in report.findings) for report in (yaml, json)] == [50, 1]


@case("Structure", "one line of 500 kB (YAML value, text, CSV, Markdown)", "read whole in seconds")
def _(_: Path) -> None:
    linted("a.yaml", f"{HEAD}tietovarannot:\n  - nimi: a\n    lisätiedot: {'a' * 500_000}\n")
    for name in ("a.txt", "a.csv", "a.md"):
        linted(name, "Asiakirjajulkisuuskuvaus\n\n" + "a" * 500_000)


# Packages


@case("Packages", "a zip bomb as DOCX, ODT and XLSX", "KL001: unpacks to too much; unpacking stops at the limit")
def _(_: Path) -> None:
    bomb = b" " * 60_000_000
    assert refused("a.docx", packed({"word/document.xml": bomb})) == "zip_ratio"
    assert refused("a.odt", packed({"content.xml": bomb, "styles.xml": b"<a/>"})) == "zip_ratio"
    assert refused("a.xlsx", packed({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": bomb})) == "zip_ratio"


@case(
    "Packages",
    "entities in the XML of a DOCX: a billion laughs, a file of the system, an address",
    "KL001: a document type is refused before any entity is looked at",
)
def _(_: Path) -> None:
    for declaration in (
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    ):
        assert refused("a.docx", word(said("a"), declaration=declaration)) == "doctype"


@case("Packages", "20,000 nested elements in the XML of a DOCX", "KL001: nested too deeply")
def _(_: Path) -> None:
    assert refused("a.docx", word("<w:p>" * 20_000 + "</w:p>" * 20_000)) == "nesting"


@case(
    "Packages",
    "names of parts that lead out of the archive (`../../x`, `/etc/x`), and 20,000 parts",
    "nothing is unpacked to the disk; beyond 10,000 parts KL001",
)
def _(folder: Path) -> None:
    before = sorted(folder.parent.iterdir())
    here = os.getcwd()
    os.chdir(folder)
    try:
        linted("a.docx", word(said("Kirjasto"), {"../../x": b"x", f"{folder}/y": b"y", "word/../../z": b"z"}))
    finally:
        os.chdir(here)
    assert sorted(folder.parent.iterdir()) == before
    assert list(folder.iterdir()) == []
    assert refused("a.docx", packed({"word/document.xml": b"x", **{f"{n}": b"" for n in range(20_000)}})) == "size"


@case(
    "Packages",
    "macros (`vbaProject.bin`), embedded objects and external links in a DOCX",
    "not opened and not followed; the text is read",
)
def _(_: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" TargetMode="External" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/t.dotm"/></Relationships>'
    )
    more: dict[str, bytes | str] = {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0", "word/embeddings/a.exe": b"MZ", "word/_rels/document.xml.rels": relations,
    }  # fmt: skip
    assert [one.entries for one in linted("a.docm", word(said("Tietovaranto: Kirjasto"), more)).documents] == [1]


@case(
    "Packages",
    "formulae and links to other books in a sheet",
    "the text of the cells is read; nothing is calculated or followed",
)
def _(_: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ("Tietovaranto", "Tarkoitus"),
        ("Kirjasto", '=WEBSERVICE("http://127.0.0.1:9/")'),
        ("Koulu", "='[http://127.0.0.1:9/a.xlsx]A'!A1"),
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    assert linted("a.xlsx", out.getvalue()).documents


@case(
    "Packages",
    "a PDF with JavaScript, an action on opening and an attached file",
    "nothing is run or opened; the text is read",
)
def _(_: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(60, 800, "Asiakirjajulkisuuskuvaus")
    canvas.save()
    data = out.getvalue().replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.launchURL('http://127.0.0.1:9/')) >>"
    )
    assert read(Source("a.pdf", data, "pdf")).body


@case(
    "Packages",
    "a document whose reading takes too long, or a child process that dies",
    "KL001; the child process is ended, and the next document is read by a new one",
)
def _(_: Path) -> None:
    from kuvauslint.readers import sandbox

    page = b"<!DOCTYPE html>" + b"<p>a<b>b</b></p>" * 300_000
    document = sandbox.read_in_child(Source("a.html", page, "html"), seconds=0.3)
    assert [problem.values["reason"] for problem in document.problems] == ["time"]
    assert linted("a.html", "<!DOCTYPE html><h1>Kuvaus</h1>").documents


# Texts


@case(
    "Texts",
    "runs of 20,000 brackets, spaces, digits, letters, dots and quotation marks",
    "cost linear in the length: no regular expression runs away",
)
def _(_: Path) -> None:
    for run in ("(", " ", "1", "a", ".", '"', "[", "1.", "a@", "§ "):
        body = run * (20_000 // len(run))
        linted("a.txt", f"Tietovaranto: Kirjasto\nTarkoitus: {body}\n")
        linted("a.yaml", f"{HEAD}tietovarannot:\n  - nimi: a\n    lisätiedot: {json.dumps(body)}\n")


@case(
    "Texts",
    "terminal escapes, direction marks and control characters in values, keys and file names",
    "shown as � in every report for people; the files for machines escape them",
)
def _(_: Path) -> None:
    bad = "\x1b[2J\x1b]0;x\x07\u202eabc\x9b31m"
    quoted = json.dumps(f"a{bad}b")
    report = linted(
        f"a{bad}.json",
        f'{{"kuvauslint": 1, {quoted}: 1, "tietovarannot": [{{"nimi": {quoted}, "hakutekiät": {quoted}}}]}}',
    )
    assert report.findings
    for name in ("full", "concise", "github", "markdown", "html"):
        assert not UNSAFE & set("".join(reporter(name)(report, ReportOptions("fi")))), name
    for name in ("json", "jsonl", "sarif", "gitlab", "junit", "checkstyle"):
        assert not UNSAFE & set("".join(reporter(name)(report, ReportOptions("fi")))), name


@case("Texts", "HTML and scripts in values", "escaped in the HTML and Markdown reports")
def _(_: Path) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    report = linted("a<b>.yaml", f"{HEAD}tietovarannot:\n  - nimi: '{bad}'\n    hakutekiät: '{bad}'\n")
    for name in ("html", "markdown"):
        text = "".join(reporter(name)(report, ReportOptions("fi")))
        assert re.search(r"(?<!\\)<(?:script>alert|img src=x)", text) is None  # "\\<" is a letter of Markdown, no tag


@case(
    "Texts",
    "line breaks and commands of GitHub (`::error`) in values and file names",
    "escaped: a value cannot forge an annotation",
)
def _(_: Path) -> None:
    value = json.dumps("a\n::error file=x::forged")
    report = linted("a\n::warning::b.json", f'{{"kuvauslint": 1, "tietovarannot": [{{"nimi": {value}}}]}}')
    lines = "".join(reporter("github")(report, ReportOptions("fi"))).splitlines()
    assert lines
    assert not any(line.startswith(("::error file=x::", "::warning::b")) for line in lines)


# Encodings


@case(
    "Encodings",
    "NULs, a byte-order mark in the middle, UTF-16 with and without a mark, a mark of one encoding before another",
    "read where it is text, else KL001 with the reason",
)
def _(_: Path) -> None:
    text = f"{HEAD}tietovarannot:\n  - nimi: ä\n"
    for data in (
        text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-16-be"), b"\xff\xfe" + text.encode(), b"\xef\xbb\xbf" + text.encode("utf-16"),
        text.replace("ä", "\ufeff").encode(), text.replace("ä", "\0").encode(), text.encode() + b"\0" * 5000, b"\0" * 5000, b"\xff\xfe\x00", b"\xef\xbb\xbf",
    ):  # fmt: skip
        for name in ("a.yaml", "a.json", "a.txt", "a.csv", "a.md", "a.html"):
            linted(name, data)


@case(
    "Encodings",
    "invalid UTF-8, Windows-1252, surrogates in UTF-8, overlong forms",
    "of a data file KL001 at the first wrong byte; a text is read as Windows-1252 where it can be",
)
def _(_: Path) -> None:
    for bad in (b"\xe4", b"\xed\xa0\x80", b"\xc0\xaf", b"\xff"):
        found = linted("a.yaml", HEAD.encode() + b"a: " + bad + b"\n").findings
        assert [finding.rule for finding in found] == ["KL001"]
        assert (found[0].place.line, found[0].place.column) == (3, 4)
        linted("a.txt", b"Tietovaranto: " + bad)


# Files


@case(
    "Files",
    "a fifo, a device and a folder named as a description",
    "KL001: no regular file; nothing is waited for. A folder is searched",
)
def _(folder: Path) -> None:
    os.mkfifo(folder / "kuvaus.yaml")
    for path in (str(folder / "kuvaus.yaml"), "/dev/zero"):
        unread = load(path)
        assert isinstance(unread, Unread)
        assert unread.problem.values["reason"] == "not_a_file"
    assert command(folder, "check", ".").returncode == 2


@case(
    "Files", "a file swapped for a fifo between looking and opening", "it is opened without waiting and looked at again"
)
def _(folder: Path) -> None:
    os.mkfifo(folder / "kuvaus.yaml")
    (folder / "plain").touch()
    regular = os.stat(folder / "plain")
    real = os.stat
    os.stat = lambda path, **more: regular if str(path).endswith("kuvaus.yaml") else real(path, **more)  # type: ignore[assignment]
    signal.alarm(10)
    try:
        assert isinstance(load(str(folder / "kuvaus.yaml")), Unread)
    finally:
        signal.alarm(0)
        os.stat = real


@case(
    "Files",
    "symbolic links: to a file, to itself, to nothing, to a folder above",
    "a named link is followed once; loops and broken links are told or passed over",
)
def _(folder: Path) -> None:
    (folder / "real.kuvaus.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "kuvaus.yaml").symlink_to("real.kuvaus.yaml")
    (folder / "loop.kuvaus.yaml").symlink_to("loop.kuvaus.yaml")
    (folder / "gone.kuvaus.yaml").symlink_to("nowhere")
    (folder / "up").symlink_to(folder)
    report = json.loads(command(folder, "check", "--output-format", "json", ".").stdout)
    assert len(report["documents"]) == 1
    assert command(folder, "check", "loop.kuvaus.yaml").returncode == 2


AS_NOBODY = (
    "import os, sys; import kuvauslint.engine.discover as d, kuvauslint.readers.formats\n"
    "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
    "print(d.load(sys.argv[1]).problem.values['reason'])"
)


@case("Files", "a file that may not be read", "KL001: cannot be read; the other files are checked")
def _(_: Path) -> None:
    with tempfile.TemporaryDirectory() as open_folder:
        os.chmod(open_folder, 0o755)
        file = Path(open_folder, "kuvaus.yaml")
        file.touch(0)
        code = [sys.executable, "-c", AS_NOBODY, str(file)]
        result = subprocess.run(code, capture_output=True, timeout=60, check=True)
        assert result.stdout.strip() == b"unreadable"


@case(
    "Files",
    "a file that grows, shrinks, changes or vanishes between looking and reading",
    "what was read once is what is checked; one that is gone is KL001",
)
def _(folder: Path) -> None:
    file = folder / "kuvaus.yaml"
    file.write_text(HEAD, encoding="utf-8")
    real = os.stat

    def meanwhile(change: Callable[[], object]) -> Source | Unread:
        def stat(path: str, **more: object) -> os.stat_result:
            status = real(path, **more)  # type: ignore[arg-type]
            if str(path) == str(file):
                os.stat = real
                change()
            return status

        os.stat = stat  # type: ignore[assignment]
        try:
            return load(str(file))
        finally:
            os.stat = real

    for change in (lambda: file.write_bytes(b""), lambda: file.write_text(HEAD * 1000, encoding="utf-8")):
        source = meanwhile(change)
        assert isinstance(source, Source)
        lint((source,), rulebook(), OPTIONS)
    huge = meanwhile(lambda: os.truncate(file, 100_000_000))
    assert isinstance(huge, Unread)
    assert huge.problem.values["reason"] == "size"
    file.write_text(HEAD, encoding="utf-8")
    assert isinstance(meanwhile(file.unlink), Unread)


@case("Files", "a file of 100 MB", "KL001: too big; it is not read")
def _(folder: Path) -> None:
    with (folder / "kuvaus.yaml").open("wb") as file:
        file.truncate(100_000_000)
    unread = load(str(folder / "kuvaus.yaml"))
    assert isinstance(unread, Unread)
    assert unread.problem.values["reason"] == "size"


@case(
    "Files",
    "names with line breaks, escapes, invalid UTF-8, leading hyphens, 255 bytes",
    "checked; shown without what a terminal would obey",
)
def _(folder: Path) -> None:
    data = HEAD.encode()
    names = [
        b"a\nb.kuvaus.yaml",
        b"a\x1b[2J.kuvaus.yaml",
        b"\xff\xfe.kuvaus.yaml",
        b"-x.kuvaus.yaml",
        b"y" * 243 + b".kuvaus.yaml",
    ]
    for name in names:
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_bytes(data)
    for form in ("full", "concise", "json", "sarif", "github", "html", "junit"):
        for locale in ("C", "C.UTF-8"):
            result = command(
                folder, "check", "--output-format", form, ".", environment={"LC_ALL": locale, "PYTHONUTF8": "0"}
            )
            assert result.returncode == 1
            assert b"\x1b[2J" not in result.stdout
    assert len(json.loads(command(folder, "check", "--output-format", "json", ".").stdout)["documents"]) == 5


@case(
    "Files",
    "`-o` that names a device or a link",
    "a device is written to and never replaced; a link stays, its file is replaced in one step",
)
def _(folder: Path) -> None:
    (folder / "kuvaus.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "there.json").write_text("old", encoding="utf-8")
    (folder / "link.json").symlink_to("there.json")
    assert command(folder, "check", "--output-format", "json", "-o", "/dev/null", "kuvaus.yaml").returncode == 1
    assert not Path("/dev/null").is_file()
    command(folder, "check", "--output-format", "json", "-o", "link.json", "kuvaus.yaml")
    assert (folder / "link.json").is_symlink()
    assert json.loads((folder / "there.json").read_text(encoding="utf-8"))


# Project files


@case(
    "Project files",
    "a rule file or a configuration that is no YAML or TOML, deep, binary or of the wrong kinds",
    "exit 2 with a line for each fault; never a traceback",
)
def _(folder: Path) -> None:
    (folder / "kuvaus.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "kuvauslint.toml").write_text('rules = ["own.yaml"]\n', encoding="utf-8")
    for bad in (
        b"\xff\xfe\0",
        b"[" * 5000,
        b"a: *b",
        b"id: 1\nname: [2]\nmessage: 3\n",
        b"- 1",
        b"",
        b"&a [*a]",
        b"message: {fi: '{'}\n",
    ):
        (folder / "own.yaml").write_bytes(bad)
        result = command(folder, "check", "kuvaus.yaml")
        assert (result.returncode, b"own.yaml" in result.stderr) == (2, True), (bad, result)
    for bad in (
        b"\xff\xfe\0",
        b"a = " + b"[" * 5000,
        b"a = 1\na = 2",
        b"select = 3",
        b"[[select]]\n",
        b'per-file = "x"',
    ):
        (folder / "kuvauslint.toml").write_bytes(bad)
        result = command(folder, "check", "kuvaus.yaml")
        assert (result.returncode, b"kuvauslint.toml" in result.stderr) == (2, True), (bad, result)


@case(
    "Project files",
    "a rule of a project that names a function of Python as its check",
    "refused: only the declarative checks can be named",
)
def _(folder: Path) -> None:
    (folder / "kuvaus.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "kuvauslint.toml").write_text('rules = ["own.yaml"]\n', encoding="utf-8")
    rule = "id: TOWN01\nname: x\nmessage: x\ncheck: {}\ngood: ['a: 1']\nbad: ['a: 1 #! TOWN01']\n"
    for check in ("os.system", "core.__import__", "../core.present", "kuvauslint.checks.core.present"):
        (folder / "own.yaml").write_text(rule.format(check), encoding="utf-8")
        result = command(folder, "check", "kuvaus.yaml")
        assert (result.returncode, b"is none of" in result.stderr) == (2, True)


def page() -> str:
    """The text of docs/hostile-inputs.md."""
    out = [
        "# Hostile inputs",
        "",
        "What is tried against kuvauslint on every run of the tests, and what each input gets.",
        "This page is written by `python -m tests.hostile_cases` from the functions that try the inputs; a test fails when it is stale.",
        "Beside these the readers are fuzzed: see [fuzzing.md](fuzzing.md).",
        "",
    ]
    assert hostile_large.CASES is hostile_out.CASES is CASES
    for group in hostile_more.GROUPS:
        out += ["", f"## {group}", "", "| input | what it gets |", "|---|---|"]
        out += [f"| {one.what} | {one.gets} |" for one in CASES if one.group == group]
    return "\n".join(out).replace("\n\n\n", "\n\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
