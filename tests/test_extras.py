"""The wheel with nothing to import but what the core declares, and each extra alone.

An environment is a folder with links to those distributions of this environment that the wheel asks
for, and their own requirements; Python runs without its site-packages. So what is used and not
declared is missing, and nothing is downloaded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

EXTRAS = ("documents", "lsp", "publish", "rules", "web")


def links(folder: Path, requirements: list[str], extra: str) -> None:
    """Link what the requirements name, and what those require, into the folder."""
    todo = [(Requirement(text), extra) for text in requirements]
    done: set[tuple[str, str]] = set()
    while todo:
        requirement, wanted = todo.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": wanted}):
            continue
        for inner in requirement.extras or {""}:
            if (requirement.name.lower(), inner) in done:
                continue
            done.add((requirement.name.lower(), inner))
            try:
                found = distribution(requirement.name)
            except PackageNotFoundError:
                pytest.skip(f"{requirement.name} is not installed here")
            for top in {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}:
                link = folder / top
                if not link.exists():
                    link.symlink_to(Path(str(found.locate_file(top))).resolve())
            todo += [(Requirement(text), inner) for text in found.requires or ()]


@pytest.fixture(scope="module", params=["core", *EXTRAS])
def environment(request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:  # fmt: skip
    """The name of an extra, or core; and the folder with the wheel and what it may import then."""
    folder = tmp_path_factory.mktemp(request.param)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = archive.read(metadata).decode().split("\n\n")[0].splitlines()
    needed = [line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")]
    links(folder, needed, "" if request.param == "core" else request.param)
    return request.param, folder


def run(environment: tuple[str, Path], folder: Path, *words: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:  # fmt: skip
    """The command, without the site-packages of this environment."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KUVAUSLINT_", "GITHUB_", "PYTHON"))
    }
    return subprocess.run(
        [sys.executable, "-S", "-s", "-m", "kuvauslint", *words],
        cwd=folder, env={**kept, "PYTHONPATH": str(environment[1]), "KUVAUSLINT_AS_OF": "2026-11-22"},
        input=data, capture_output=True, check=False, timeout=120,
    )  # fmt: skip


def test_the_core_commands_work(environment: tuple[str, Path], root: Path, tmp_path: Path) -> None:
    """Checking data and text files, mending, reports, importing, rules, a new repository; with an extra the first alone."""
    (tmp_path / "kuvaus.yaml").write_bytes((root / "examples" / "puutteellinen.kuvaus.yaml").read_bytes())
    (tmp_path / "sivu.txt").write_bytes((root / "examples" / "published" / "f1-rivit.txt").read_bytes())
    (tmp_path / "sivu.md").write_bytes((root / "examples" / "published" / "f1-rivit.txt").read_bytes())
    for form in ("full", "json", "sarif", "html", "markdown", "junit"):
        done = run(environment, tmp_path, "check", "--output-format", form, "kuvaus.yaml")
        assert done.returncode == 1, (form, done.stderr)
        assert b"KL150" in done.stdout
        if environment[0] != "core":
            return
    for words in (("rule", "KL140"), ("import", "sivu.txt"), ("import", "sivu.md", "--format", "json"), ("man",), ("init", "uusi", "--yes")):  # fmt: skip
        (tmp_path / "uusi").mkdir(exist_ok=True)
        done = run(environment, tmp_path, *words)
        assert done.returncode == 0, (words, done.stderr)
    assert run(environment, tmp_path, "check", "--fix", "kuvaus.yaml").returncode == 1


@pytest.mark.parametrize("name", ["sivu.html", "sivu.docx", "sivu.xlsx", "sivu.pdf"])
def test_documents_are_read_with_their_extra_and_name_it_without(environment: tuple[str, Path], name: str, tmp_path: Path) -> None:  # fmt: skip
    """Without `documents` a document that needs it is told to need it, in one finding or line and no traceback."""
    write_document(tmp_path / name)
    done = run(environment, tmp_path, "check", "--output-format", "json", name)
    said = (done.stdout + done.stderr).decode()
    assert "Traceback" not in said
    if environment[0] in ("documents", "web"):  # the page takes documents, so its extra has theirs
        assert done.returncode in (0, 1), said
        assert json.loads(done.stdout)["documents"][0]["entries"] == 1
    else:
        alone = name == "sivu.docx"  # read by our own reader
        assert alone or "kuvauslint[documents]" in said, said


def write_document(path: Path) -> None:
    """A description with one repository, in the format that the name tells."""
    rows = [("Asiakirjajulkisuuskuvaus", ""), ("Tietovaranto", "Kirjaston tietovaranto"), ("Käyttötarkoitus", "Lainaustoiminta"), ("Tietoaineistot", "Lainaajien tiedot, lainat"), ("Tietojärjestelmät", "Kirjastojärjestelmä"), ("Hakutekijät", "lainaajan nimi")]  # fmt: skip
    lines = ["Kirjaston tietovaranto", *(f"{key}: {value}" for key, value in rows[2:])]
    if path.suffix == ".html":
        body = "".join(f"<p>{line}</p>" for line in lines[1:])
        path.write_text(f"<!doctype html><html lang=fi><title>K</title><h1>Asiakirjajulkisuuskuvaus</h1><h2>{lines[0]}</h2>{body}", encoding="utf-8")  # fmt: skip
    elif path.suffix == ".docx":
        from docx import Document

        document = Document()
        document.add_heading("Asiakirjajulkisuuskuvaus", 1)
        document.add_heading(lines[0], 2)
        for line in lines[1:]:
            document.add_paragraph(line)
        document.save(str(path))
    elif path.suffix == ".xlsx":
        from openpyxl import Workbook

        book = Workbook()
        book.active.append([key for key, _ in rows[1:]])
        book.active.append([value for _, value in rows[1:]])
        book.save(path)
    else:
        from reportlab.pdfgen import canvas

        sheet = canvas.Canvas(str(path))
        for number, line in enumerate(["Asiakirjajulkisuuskuvaus", *lines]):
            sheet.setFont("Helvetica-Bold" if number < 2 else "Helvetica", 16 - 4 * min(number, 1))
            sheet.drawString(72, 770 - 24 * number, line)
        sheet.save()


def test_patterns_of_own_rules_work_with_their_extra_and_name_it_without(environment: tuple[str, Path], tmp_path: Path) -> None:  # fmt: skip
    rule = "id: MALLILA01\nname: unit-in-capitals\nseverity: warning\nselect: repositories\ncheck: core.matches\nwith: {field: name, pattern: '^[A-Z]'}\nmessage: Väärin.\n"  # fmt: skip
    file = "kuvauslint: 1\ntietovarannot: [{nimi: NIMI}]\n"
    examples = "".join(f"{kind}:\n  - |\n    kuvauslint: 1\n    tietovarannot: [{{nimi: {name}}}]{mark}\n" for kind, name, mark in (("good", "Kirjasto", ""), ("bad", "kirjasto", "  #!")))  # fmt: skip
    (tmp_path / "MALLILA01-unit-in-capitals.yaml").write_text(rule + examples, encoding="utf-8")
    (tmp_path / "kuvauslint.toml").write_text('rules = ["MALLILA01-*.yaml"]\n', encoding="utf-8")
    (tmp_path / "kuvaus.yaml").write_text(file.replace("NIMI", "kirjasto"), encoding="utf-8")
    done = run(environment, tmp_path, "check", "--select", "MALLILA01", "--output-format", "concise")
    if environment[0] == "rules":
        assert done.returncode == 0, done.stderr
        assert b"MALLILA01" in done.stdout
    else:
        assert done.returncode == 2
        assert b"kuvauslint[rules]" in done.stderr


def test_the_server_serves_with_its_extra_and_names_it_without(environment: tuple[str, Path], tmp_path: Path) -> None:
    messages = (
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}, "rootUri": None, "processId": None}},
        {"jsonrpc": "2.0", "method": "initialized", "params": {}},
        {"jsonrpc": "2.0", "id": 2, "method": "shutdown"},
        {"jsonrpc": "2.0", "method": "exit"},
    )  # fmt: skip
    data = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(text), text) for text in (json.dumps(one).encode() for one in messages))  # fmt: skip
    done = run(environment, tmp_path, "lsp", data=data)
    if environment[0] == "lsp":
        assert done.returncode == 0, done.stderr
        assert b'"hoverProvider"' in done.stdout
    else:
        assert done.returncode == 2
        assert b'pip install "kuvauslint[lsp]"' in done.stderr


def test_word_files_are_written_with_their_extra_and_name_it_without(environment: tuple[str, Path], root: Path, tmp_path: Path) -> None:  # fmt: skip
    (tmp_path / "kuvaus.yaml").write_bytes((root / "examples" / "taydellinen.kuvaus.yaml").read_bytes())
    assert run(environment, tmp_path, "render", "kuvaus.yaml", "-o", "sivu.html").returncode == 0
    done = run(environment, tmp_path, "render", "kuvaus.yaml", "-o", "sivu.docx")
    if environment[0] in ("publish", "web"):
        assert done.returncode == 0, done.stderr
        assert zipfile.is_zipfile(tmp_path / "sivu.docx")
    else:
        assert done.returncode == 2
        assert b"kuvauslint[publish]" in done.stderr


def test_the_page_opens_with_its_extra_and_names_it_without(environment: tuple[str, Path], tmp_path: Path) -> None:
    """The wheel has the templates, the style and the script; nothing but the extra is needed for the whole way."""
    if environment[0] != "web":
        done = run(environment, tmp_path, "serve", "--no-browser")
        assert done.returncode == 2
        assert b'pip install "kuvauslint[web]"' in done.stderr
        return
    from urllib.request import urlopen

    env = {**os.environ, "PYTHONPATH": str(environment[1])}
    command = [sys.executable, "-S", "-s", "-m", "kuvauslint", "serve", "--no-browser"]
    with subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        for path in ("", "page.css", "page.js", "icon.svg"):
            assert urlopen(address + path).status == 200
        page = urlopen(address, data=b"text=Kirjaston tietovaranto").read().decode()
        assert 'id="editor"' in page
        made = urlopen(address + "publish", data=b"begin=fi&form=docx").read()
        assert made.startswith(b"PK")
        urlopen(address + "stop", data=b"x=1").read()
        assert process.wait(20) == 0
