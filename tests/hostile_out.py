"""Rows of docs/hostile-inputs.md on where the report goes, on signals, and on what a value or a name does to a report."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import xml.dom.minidom
from pathlib import Path

from kuvauslint.model.document import Source
from kuvauslint.readers import sandbox
from tests.hostile import CASES, HEAD, case, command, linted, packed, refused
from tests.hostile_more import BROKEN, S

__all__ = ["CASES"]
CHECK = ("check", "--isolated", "--no-cache", "--as-of", "2026-11-22")


# Structure


@case(
    "Structure",
    "YAML merge keys (`<<`), also of themselves; keys that are lists, maps, numbers and null; several documents in a file",
    "KL004, KL002 and KL003 at their places; nothing is merged",
)
def _(_: Path) -> None:
    report = linted("a.yaml", f"{HEAD}a: &a {{x: 1}}\ntietovarannot:\n  - <<: [*a, *a]\n    nimi: V\n")
    unknown = {(f.values["field"], f.place.line) for f in report.findings if f.rule == "KL004"}
    assert unknown == {("a", 3), ("<<", 5)}
    assert refused("a.yaml", f"{HEAD}tietovarannot:\n  - &a\n    nimi: V\n    <<: *a\n") == "self_reference"
    linted("a.yaml", f"{HEAD}? [a, b]\n: c\n? {{x: y}}\n: 1\nnull: 2\n1: 3\n---\nkuvauslint: 1\n")


@case(
    "Structure",
    "numbers that no computer holds: 1e400, -1E+999999, 6,000 digits, dates of the year 99999",
    "told as they are written; a file is never refused for them",
)
def _(_: Path) -> None:
    for number in ("1e400", "-1E+999999", "9" * 6_000, "-" + "9" * 6_000):
        report = linted("a.json", f'{{"kuvauslint": 1, "päivitetty": {number}, "x": [{number}]}}')
        (told,) = (f.values["found"] for f in report.findings if f.rule == "KL005")
        assert told.removesuffix("…") == number[: len(told.removesuffix("…"))]
    for number in ("0x" + "f" * 6_000, "9" * 6_000, "1e999999999", ".inf", "99999999999-01-01", "1_0:59:59:59"):
        linted("a.yaml", f"{HEAD}päivitetty: {number}\ntietopyynnöt: {{puhelin: {number}}}\n")


# Packages


@case(
    "Packages",
    "DDE and `cmd|` formulae, external books and macros in a sheet; macros and scripts of an ODT",
    "not run and not followed; the text is read",
)
def _(_: Path) -> None:
    cells = "".join(
        f'<c t="str"><f>{formula}</f><v>Kirjasto</v></c>'
        for formula in (
            "DDE(&quot;cmd&quot;;&quot;/C calc&quot;;&quot;x&quot;)",
            "cmd|&apos;/C calc&apos;!A0",
            "[1]A!A1",
        )
    )
    sheet = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {S} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId9"/></externalReferences></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet {S}><sheetData><row><c t="inlineStr"><is><t>Tietovaranto</t></is></c></row><row>{cells}</row></sheetData></worksheet>',
        "xl/externalLinks/externalLink1.xml": f'<externalLink {S}><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>',
        "xl/externalLinks/_rels/externalLink1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="http://127.0.0.1:9/a.xlsx"/></Relationships>',
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0",
    }  # fmt: skip
    assert linted("a.xlsm", packed(dict(sheet))).documents
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    body = f'<office:document-content xmlns:office="{office}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document"/></office:event-listeners></office:scripts><office:body><office:text><text:h>Asiakirjajulkisuuskuvaus</text:h><text:p>Tietovaranto: Kirjasto</text:p></office:text></office:body></office:document-content>'  # fmt: skip
    text = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body, "styles.xml": "<x/>", "Basic/Standard/M.xml": "Sub Main", "../../x": "x"})  # fmt: skip
    assert [one.entries for one in linted("a.odt", text).documents] == [1]


# Texts


@case(
    "Texts",
    "links of a terminal (`ESC ]8`), letters that turn the text round, U+2028 and lone surrogates in values",
    "no report for people has a character that a terminal obeys; every report can be written as UTF-8",
)
def _(folder: Path) -> None:
    bad = "\x1b]8;;http://a.example\x1b\\klikkaa\x1b]8;;\x1b\\\u202eabc\u2066x\u2028y\x85z"
    entry = {"nimi": bad, "hakutekiät": bad, "käyttötarkoitus": f"{bad}\ud800", "tietojärjestelmät": [bad, bad]}
    text = json.dumps({"kuvauslint": 1, bad: 1, "tietovarannot": [entry, entry]})
    (folder / "kuvaus.json").write_text(text, encoding="utf-8")
    for form in ("full", "concise", "github", "markdown", "html", "json", "sarif", "gitlab", "junit", "checkstyle"):
        done = command(folder, *CHECK, "--profile", "strict", "--output-format", form, "kuvaus.json")
        shown = done.stdout.decode("utf-8")
        assert done.returncode == 1
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown), form


@case(
    "Texts",
    "names of files that are commands, addresses, markup and formulae (`%0A::error`, `javascript:`, `]]>`, `=cmd|`)",
    "escaped in annotations, addresses of SARIF, XML and HTML; no name forges a line, an element or a link",
)
def _(folder: Path) -> None:
    names = ("a%0A::error file=x::forged.yaml", "b,line=1::x\n::warning::y.yaml", "c]]><x>&\"'.yaml", "=cmd|' .yaml", "javascript:alert(1).yaml")  # fmt: skip
    for name in names:
        (folder / name).write_text(BROKEN, encoding="utf-8")
    shown = {
        form: command(folder, *CHECK, "--output-format", form, *names).stdout.decode("utf-8")
        for form in ("github", "sarif", "junit", "checkstyle", "gitlab", "html")
    }
    for line in shown["github"].splitlines():
        assert re.match(r"::(error|warning|notice) file=[^,:]*,line=\d+,", line), line
        assert "%0A::" not in line.split(",line=")[0]
    results = json.loads(shown["sarif"])["runs"][0]["results"]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert len(uris) == len(names)
    assert all(re.fullmatch(r"[\w.~%/-]+", uri) for uri in uris)
    assert len(xml.dom.minidom.parseString(shown["junit"]).getElementsByTagName("testsuite")) == len(names)
    assert len(xml.dom.minidom.parseString(shown["checkstyle"]).getElementsByTagName("file")) == len(names)
    assert not re.search(r"""<x>|href\s*=\s*["']?javascript:""", shown["html"])
    json.loads(shown["gitlab"])


@case(
    "Texts",
    "addresses that are scripts (`javascript:`, `data:`), markup, headings and templates in a description that is rendered",
    "told as text in HTML and Markdown: no link, no element, no heading, and no template is filled",
)
def _(folder: Path) -> None:
    bad = 'x" onclick="a <img src=x onerror=a>\n# otsikko {{7*7}} [a](javascript:alert(1))'
    request = {"viranomainen": bad, "lomake": "javascript:alert(1)", "ohje": bad, "sähköposti": "a@b.example?bcc=<x>"}
    whole = {"kuvauslint": 1, "kieli": "fi", "tietopyynnöt": request, "rajapinta": {"osoite": "data:text/html,<script>"},
             "tiedonhallintayksikkö": {"nimi": bad, "verkkosivu": "javascript:alert(1)"},
             "tietovarannot": [{"nimi": bad, "käyttötarkoitus": bad}]}  # fmt: skip
    (folder / "kuvaus.json").write_text(json.dumps(whole), encoding="utf-8")
    shown = {
        form: command(folder, "render", "--as-of", "2026-11-22", "--format", form, "kuvaus.json").stdout.decode("utf-8")
        for form in ("html", "markdown")
    }
    assert "{{7" in shown["html"]
    assert not re.search(
        r"""<img src=x|(?:href|src)\s*=\s*["']?(?:javascript|data):|<[^>]*\sonclick=|<script>""", shown["html"]
    )
    assert not re.search(r"(?m)(?<!\\)<img|^# otsikko|(?<!\\)\]\(javascript", shown["markdown"])


# Files


@case(
    "Files",
    "a folder with a `.git` whose settings name programs (`core.fsmonitor`, hooks)",
    "git only lists the files; no program is started",
)
def _(folder: Path) -> None:
    mark = folder / "started"
    program = folder / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n", encoding="utf-8")
    program.chmod(0o755)
    (folder / "hooks").mkdir()
    for hook in ("post-index-change", "fsmonitor-watchman", "post-checkout"):
        (folder / "hooks" / hook).symlink_to(program)
    (folder / "kuvaus.yaml").write_text(HEAD, encoding="utf-8")
    for line in (
        ("init", "-q"), ("add", "kuvaus.yaml"),
        ("config", "core.hooksPath", str(folder / "hooks")), ("config", "core.fsmonitor", str(program)),
    ):  # fmt: skip
        subprocess.run(["git", *line], cwd=folder, capture_output=True, timeout=60, check=True)
    assert json.loads(command(folder, *CHECK, "--output-format", "json", ".").stdout)["documents"]
    assert not mark.exists()
    subprocess.run(["git", "ls-files", "--others"], cwd=folder, capture_output=True, timeout=60, check=True)
    assert mark.exists()  # the trap is one


@case(
    "Files",
    "a folder that may not be entered, a file that vanishes between the search and its reading",
    "the folder is passed over, the file is KL001; the others are checked",
)
def _(_: Path) -> None:
    with tempfile.TemporaryDirectory() as open_folder:
        os.chmod(open_folder, 0o755)
        for name in ("closed", "other"):
            Path(open_folder, name).mkdir()
            Path(open_folder, name, "kuvaus.yaml").write_text(HEAD, encoding="utf-8")
        Path(open_folder, "gone.kuvaus.yaml").write_text(HEAD, encoding="utf-8")
        Path(open_folder, "closed").chmod(0)
        line = [sys.executable, "-c", _SEARCH_AS_NOBODY, open_folder]
        done = subprocess.run(line, capture_output=True, timeout=60, check=False)
        Path(open_folder, "closed").chmod(0o755)
        assert done.stdout.split() == [b"Unread", b"Source"], done


_SEARCH_AS_NOBODY = """
import os, sys
import kuvauslint.engine.discover as discover, kuvauslint.readers.formats
if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)
found = discover.in_directory
def then_gone(folder):
    names = found(folder)
    discover.in_directory = found
    return [name + ".gone" if "gone" in name else name for name in names]
discover.in_directory = then_gone
print(*[type(one).__name__ for one in discover.discover([sys.argv[1]])])
"""


BAD_PICKLES = (
    b"", b"x", b"\x80\x05\x8e" + b"\xff" * 7 + b"\x7f.", b"ckuvauslint.model.zzz\nX\n.",
    b"cos\nsystem\n(S'touch started'\ntR.", b"(" * 100_000, b"]" * 100_000 + b".", b"}]]s.", b"N.", b"(K\x01K\x02t.",
)  # fmt: skip


@case(
    "Files",
    "a damaged or foreign file in the cache of results, also one that names a program",
    "it is passed over and written anew; nothing is started",
)
def _(folder: Path) -> None:
    for n in range(40):  # a few files are not worth a cache
        (folder / f"{n}.kuvaus.yaml").write_text(HEAD, encoding="utf-8")
    line = ("check", "--isolated", "--as-of", "2026-11-22", "--output-format", "concise", ".")
    place = {"KUVAUSLINT_CACHE_DIR": str(folder / "c")}
    first = command(folder, *line, environment=place)
    (kept,) = (folder / "c" / "results").iterdir()
    for bad in BAD_PICKLES:
        kept.write_bytes(bad)
        again = command(folder, *line, environment=place)
        assert (again.returncode, again.stdout, again.stderr) == (1, first.stdout, first.stderr)
    assert not (folder / "started").exists()


@case(
    "Packages",
    "a child process that a document has taken over, and that answers with anything",
    "KL001; only our own values are made of what it says",
)
def _(folder: Path) -> None:
    before = sandbox._receive
    here = os.getcwd()
    os.chdir(folder)
    try:
        for bad in BAD_PICKLES:
            sandbox._receive = lambda _, bad=bad: bad
            document = sandbox.read_in_child(Source("a.html", b"<!DOCTYPE html><p>a", "html"))
            assert [problem.rule for problem in document.problems] == ["KL001"]
    finally:
        sandbox._receive = before
        os.chdir(here)
        sandbox.close()
    assert not (folder / "started").exists()


# Written files


@case(
    "Written files",
    "an interrupt (Ctrl-C) or a TERM signal before and after each write, sync, link and rename of `--fix`",
    "the old or the new file, never a mix; an interrupt leaves nothing beside it and ends with 130",
)
def _(folder: Path) -> None:
    old = BROKEN.encode()
    file = folder / "kuvaus.yaml"
    file.write_bytes(old)
    command(folder, "check", "--fix", "kuvaus.yaml")
    new = file.read_bytes()
    for name in ("SIGINT", "SIGTERM"):
        for function in ("write", "fsync", "link", "replace"):
            for when in ("before", "after"):
                file.write_bytes(old)
                code = [sys.executable, "-c", _SIGNALLER, function, when, name]
                done = subprocess.run(code, cwd=folder, capture_output=True, timeout=60, check=False)
                assert done.returncode == (130 if name == "SIGINT" else -signal.SIGTERM), done
                assert b"Traceback" not in done.stderr
                assert file.read_bytes() in (old, new)
                assert name == "SIGTERM" or os.listdir(folder) == ["kuvaus.yaml"]


_SIGNALLER = """
import os, signal, sys
name, when, which = sys.argv[1:4]
real = getattr(os, name)
def signalled(*arguments, **options):
    if name == "replace" and not str(arguments[0]).endswith(".kuvauslint.tmp"):
        return real(*arguments, **options)
    done = real(*arguments, **options) if when == "after" else None
    os.kill(os.getpid(), getattr(signal, which))
    return real(*arguments, **options) if when == "before" else done
setattr(os, name, signalled)
from kuvauslint.cli.main import main
main(["check", "--fix", "--no-cache", "kuvaus.yaml"])
"""


# Output


@case("Output", "a reader that goes away (`| head -1`)", "the process ends at once, without a word and without a fault")
def _(folder: Path) -> None:
    (folder / "kuvaus.yaml").write_text(f"{HEAD}tietovarannot:\n" + "  - {nimi: a}\n" * 2_000, encoding="utf-8")
    command_line = [sys.executable, "-m", "kuvauslint", *CHECK, "--output-format", "concise", "kuvaus.yaml"]
    with subprocess.Popen(command_line, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said_of_it = process.stderr.read()
    assert process.returncode in (0, 1)
    assert b"Traceback" not in said_of_it
    assert b"Broken pipe" not in said_of_it


@case(
    "Output",
    "a full device, as standard output and as `-o` (`/dev/full`)",
    "exit 2 with one line that says so",
)
def _(folder: Path) -> None:
    (folder / "kuvaus.yaml").write_text(BROKEN, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        line = [sys.executable, "-m", "kuvauslint", *CHECK, "--output-format", "json", "kuvaus.yaml"]
        done = subprocess.run(line, cwd=folder, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    other = command(folder, *CHECK, "-o", "/dev/full", "kuvaus.yaml")
    for one in (done, other):
        assert (one.returncode, b"cannot be written: No space left" in one.stderr) == (2, True), one
        assert b"Traceback" not in one.stderr


@case(
    "Output",
    "standard input, output and error closed before the start (`<&- >&- 2>&-`)",
    "the check and its exit code are as ever; no file gets into the place of a stream",
)
def _(folder: Path) -> None:
    (folder / "kuvaus.yaml").write_text(BROKEN, encoding="utf-8")
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        line = f'"$0" -m kuvauslint check --isolated --no-cache --fix kuvaus.yaml {closed}'
        done = subprocess.run(["sh", "-c", line, sys.executable], cwd=folder, capture_output=True, timeout=60, check=False)  # fmt: skip
        assert done.returncode == 1, (closed, done)
        assert not [sign for sign in (b"Traceback", b"internal error") if sign in done.stderr + done.stdout]
        assert (folder / "kuvaus.yaml").read_text(encoding="utf-8").startswith("kuvauslint: 1\n")


@case(
    "Output",
    "an interrupt (Ctrl-C) while a document is read by the child process",
    "exit 130 without a traceback; the child process ends too",
)
def _(folder: Path) -> None:
    (folder / "a.html").write_text("<!DOCTYPE html>" + "<p>a<b>b</b></p>" * 200_000, encoding="utf-8")
    line = [sys.executable, "-m", "kuvauslint", *CHECK, "a.html"]
    with subprocess.Popen(line, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        until = time.monotonic() + 60
        while process.poll() is None and not (own := children.read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert b"Traceback" not in told
    while os.path.exists(f"/proc/{own.split()[0]}") and time.monotonic() < until:
        time.sleep(0.05)
    assert not _alive(own.split()[0])


def _alive(number: str) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
