"""`kuvauslint check --online` and `import --online`: a page, its attachments and its links."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kuvauslint.cli.main import main
from kuvauslint.model.document import Link
from kuvauslint.model.place import Place
from kuvauslint.online.page import attachments
from tests.online.conftest import Site

PAGE = """<!DOCTYPE html>
<html lang="fi"><head><title>Asiakirjajulkisuuskuvaus</title></head><body>
<nav><a href="/tietovarannot-valikko.pdf">Tietovarannot</a></nav>
<main><h1>Mallilan kunnan asiakirjajulkisuuskuvaus</h1>
<p>Tietovarannot on kuvattu oheisessa liitteessä.</p>
<p>Tietojen antamisesta päättää hallintojohtaja, kirjaamo@mallila.example.</p>
{links}
</main><footer><a href="/kuvaus-tietovarannoista.pdf">Tietovarannot (pdf)</a></footer></body></html>
"""
ROWS = [
    ["Tietovaranto", "Käyttötarkoitus", "Tietoaineistot", "Tietojärjestelmät", "Hakutekijät"],
    ["Asianhallinta", "Asioiden käsittely", "Päätökset, kirjeet", "Tweb", "nimi, diaarinumero"],
    ["Kirjasto", "Lainaaminen", "Lainaajat, lainat", "Koha", "nimi, kortin numero"],
]


def docx() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading("Tietovarannot", 1)
    table = document.add_table(0, len(ROWS[0]))
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    told = capsys.readouterr()
    return int(ended.value.code or 0), told.out, told.err


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[dict, str]:
    options = (
        "--online",
        "--isolated",
        "--profile=strict",
        "--as-of=2026-11-22",
        "--output-format=json",
        "--exit-zero",
    )
    code, out, err = run(capsys, "check", *options, *words)
    assert code == 0, err
    return json.loads(out), err


def test_a_url_is_not_read_without_online(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("check",), ("import",)):
        code, _, err = run(capsys, *command, f"{site.address}/a")
        assert code == 2
        assert "only with --online" in err
    assert not site.asked


def test_a_page_with_its_attachment_is_one_description(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.put("/kuvaus", PAGE.format(links='<ul><li><a href="/Download/17">Tietovarannot (Word)</a></li><li><a href="lomake.pdf">Tietopyyntölomake (pdf)</a></li></ul>'))  # fmt: skip
    site.put("/Download/17", docx(), "application/octet-stream")
    report, err = checked(capsys, f"{site.address}/kuvaus")
    assert [one["file"] for one in report["documents"]] == [f"{site.address}/kuvaus", f"{site.address}/Download/17"]
    assert f"{site.address}/Download/17: read as an attachment" in err
    assert [one["entries"] for one in report["documents"]] == [0, 2]
    rules = {one["rule"]: one for one in report["findings"]}
    assert "KL110" not in rules, "the systems are in the attachment"
    assert "KL140" not in rules, "so are the search keys"
    elsewhere = rules["KL203"]["location"]
    assert (elsewhere["file"], elsewhere["line"], elsewhere["column"]) == (f"{site.address}/kuvaus", 5, 4)
    assert rules["KL150"]["location"]["file"].startswith(site.address), "what is missing is told at one of the two"
    asked = [one for one in site.asked if one.startswith("GET")]
    assert asked[:2] == ["GET /kuvaus", "GET /Download/17"]
    assert "GET /tietovarannot-valikko.pdf" not in asked


def test_import_joins_page_and_attachment(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.put(
        "/kuvaus", PAGE.format(links='<p>Muuta sanottavaa ei ole.</p><p><a href="tietovarannot.docx">Liite 1</a></p>')
    )
    site.put("/tietovarannot.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    code, out, err = run(capsys, "import", "--online", f"{site.address}/kuvaus")
    assert code == 0
    assert "nimi: Kirjasto" in out
    assert "hallintojohtaja" in out
    assert f"#   {site.address}/kuvaus:8:55, lisätiedot: Tietovarannot (pdf)\n" in out, (
        "what has no field of its own is told with its file"
    )
    assert "Luettu kohteita: 2;" in err


def test_dead_links_are_told_where_they_stand(site: Site, other_site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.put("/kuvaus", PAGE.format(links=f'<p>Katso <a href="/poissa">vanha sivu</a>, <a href="/elossa">uusi sivu</a>, <a href="{other_site.address}/x">muu</a> ja {site.address}/poissa2.</p>'))  # fmt: skip
    site.put("/elossa", "x")
    report, _ = checked(capsys, f"{site.address}/kuvaus", "--select=KL205")
    told = {
        (one["message"].split()[1], one["location"]["line"], one["location"]["column"]) for one in report["findings"]
    }
    assert told == {(f"{site.address}/poissa", 7, 10), (f"{site.address}/poissa2", 7, column_in_page(site, other_site))}
    assert not other_site.asked, "a machine inside that the user did not name"


def column_in_page(site: Site, other: Site) -> int:
    line = f'<p>Katso <a href="/poissa">vanha sivu</a>, <a href="/elossa">uusi sivu</a>, <a href="{other.address}/x">muu</a> ja '
    return len(line) + 1


def test_a_dead_attachment_is_told(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.put("/kuvaus", PAGE.format(links='<p><a href="tietovarannot.pdf">Liite</a></p>'))
    report, err = checked(capsys, f"{site.address}/kuvaus")
    assert [one["location"]["line"] for one in report["findings"] if one["rule"] == "KL205"] == [7]
    assert "attachment not read: the server answered 404" in err


def test_links_of_local_files_are_tried_too(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those of public machines; here there is none to ask, and the private ones are let be."""
    file = tmp_path / "kuvaus.yaml"
    file.write_text(f"kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjasto\n    lisätiedot: Katso {site.address}/poissa\n")
    report, _ = checked(capsys, str(file), "--select=KL205")
    assert report["findings"] == []
    assert not site.asked
    site.put("/a.yaml", file.read_text(), "text/plain")
    report, _ = checked(capsys, f"{site.address}/a.yaml", str(file), "--select=KL205")
    assert [(one["location"]["file"], one["location"]["line"]) for one in report["findings"]] == [(f"{site.address}/a.yaml", 4), (str(file), 4)]  # fmt: skip


def test_links_are_not_tried_when_the_rule_does_not_run(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.put("/kuvaus", PAGE.format(links='<a href="/poissa">x</a>'))
    checked(capsys, f"{site.address}/kuvaus", "--ignore=KL205")
    assert site.asked == ["GET /kuvaus"]


def test_a_redirect_is_told_and_names_the_document(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.leads("/vanha", "/kuvaus")
    site.put("/kuvaus", PAGE.format(links=""))
    report, err = checked(capsys, f"{site.address}/vanha")
    assert report["documents"][0]["file"] == f"{site.address}/kuvaus"
    assert f"{site.address}/vanha: leads to {site.address}/kuvaus" in err


def test_encodings_are_read_as_the_server_says(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.put("/kuvaus", PAGE.format(links="").encode("iso-8859-10"), "text/html; charset=iso-8859-10")
    assert "päättää hallintojohtaja" not in run(capsys, "import", "--online", f"{site.address}/kuvaus")[1]
    text = PAGE.format(links="<p>Tietovaranto: Šakkikerho</p>")
    site.put("/kuvaus", text.encode("iso-8859-13"), "text/html; charset=iso-8859-13")
    assert "Šakkikerho" in run(capsys, "import", "--online", f"{site.address}/kuvaus")[1]
    site.put("/kuvaus", text, "text/html; charset=iso-8859-1")  # says what it is not
    assert "Šakkikerho" in run(capsys, "import", "--online", f"{site.address}/kuvaus")[1]
    site.put("/kuvaus", text, "text/html; charset=rot13")
    assert "Šakkikerho" in run(capsys, "import", "--online", f"{site.address}/kuvaus")[1]


@pytest.mark.parametrize(
    ("path", "why"),
    [("/poissa", "answered 404"), ("/kuva", "image/png"), ("/elokuva", "video/mp4")],
)
def test_what_cannot_be_read_is_told(site: Site, capsys: pytest.CaptureFixture[str], path: str, why: str) -> None:
    site.put("/kuva", b"\x89PNG\r\n", "image/png")
    site.put("/elokuva", b"x", "video/mp4")
    code, _, err = run(capsys, "check", "--online", "--isolated", f"{site.address}{path}")
    assert code == 2
    assert why in err
    assert len(err.splitlines()) == 1


def test_no_more_attachments_are_read_than_the_limit(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    links = "".join(f'<a href="/tietovarannot-{n}.csv">Tietovarannot {n}</a>\n' for n in range(14))
    site.put("/kuvaus", PAGE.format(links=f"<p>{links}</p>"))
    for n in range(14):
        site.put(f"/tietovarannot-{n}.csv", f"Tietovaranto;Hakutekijät\nKirjasto {n};nimi\n", "text/csv; charset=utf-8")
    report, err = checked(capsys, f"{site.address}/kuvaus", "--ignore=KL205")
    assert len(report["documents"]) == 11
    assert "only the first 10 of 14" in err


def test_the_configuration_may_name_the_page(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    site.put("/kuvaus", PAGE.format(links=""))
    monkeypatch.chdir(tmp_path)
    file = f"{site.address}/kuvaus"
    Path("kuvauslint.toml").write_text(f'paths = ["{file}"]\n[[suppress]]\nrule = "KL110"\nfile = "{file}"\nreason = "Kuvattu muualla"\n[[per-file]]\nfiles = ["{file}"]\nignore = ["KL140"]\n')  # fmt: skip
    _, out, _ = run(capsys, "check", "--online", "--as-of=2026-11-22", "--output-format=json")
    report = json.loads(out)
    assert [one["rule"] for one in report["suppressed"]] == ["KL110"]
    assert "KL140" not in {one["rule"] for one in report["findings"]}


def test_fix_and_watch_leave_the_web_alone(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.put(
        "/kuvaus.yaml", "kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjasto\n    hakutekijat: nimi;\n", "text/plain"
    )
    code, _, err = run(
        capsys, "check", "--online", "--isolated", "--fix", "--as-of=2026-11-22", f"{site.address}/kuvaus.yaml"
    )
    assert code == 1
    assert "mended" not in err
    code, _, err = run(capsys, "check", "--online", "--isolated", "--watch", f"{site.address}/kuvaus.yaml")
    assert (code, site.asked.count("GET /kuvaus.yaml")) == (2, 1)


@pytest.mark.parametrize(
    "form", ["full", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown", "html", "jsonl"]
)
def test_every_report_names_the_address(site: Site, capsys: pytest.CaptureFixture[str], form: str) -> None:
    site.put("/kuvaus", PAGE.format(links=""))
    _, out, _ = run(
        capsys,
        "check",
        "--online",
        "--isolated",
        "--as-of=2026-11-22",
        f"--output-format={form}",
        f"{site.address}/kuvaus",
    )
    assert f"{site.address}/kuvaus" in out.replace("%3A", ":")
    if form == "sarif":
        location = json.loads(out)["runs"][0]["artifacts"][0]["location"]
        assert location == {"uri": f"{site.address}/kuvaus"}


def link(text: str, address: str, region: str = "") -> Link:
    return Link(f"https://mallila.example/{address}", text, Place(1, 1), region)


@pytest.mark.parametrize(
    "one",
    [
        link("Tietovarannot (pdf)", "a.pdf"),
        link("Avaa tästä", "Asiakirjajulkisuuskuvaus_2026.docx"),
        link("Asiakirjajulkisuuskuvaus, taulukko", "a.xlsx"),
        link("Liite 2", "files/2.ods"),
        link("Beskrivning av handlingsoffentligheten (PDF)", "getfile?id=4"),
        link("Bilaga 1", "1.pdf"),
        link("Informationslager", "a.odt"),
        link("Tietojärjestelmät", "a.csv"),
        link("Liitteet", "tietovarannot%20ja%20j%C3%A4rjestelm%C3%A4t.pdf", "aside"),
        link("Information repositories", "a.pdf"),
    ],
)
def test_links_to_attachments_of_the_description(one: Link) -> None:
    assert attachments([one]) == [one.address]


@pytest.mark.parametrize(
    "one",
    [
        link("Tietovarannot", "tietovarannot"),
        link("Tietovarannot", "tietovarannot.html"),
        link("Tietovarannot (pdf)", "a.pdf", "navigation"),
        link("Asiakirjapyyntölomake (pdf)", "lomake.pdf"),
        link("Tietojärjestelmän tietosuojaseloste", "a.pdf"),
        link("Vuosikertomus", "2025.pdf"),
        link("Asiakirjan tilausohje", "a.pdf"),
        link("Dataskyddsbeskrivning för informationssystemet", "a.pdf"),
        link("Kuvaus asukaspuistosta", "puisto.pdf"),
        link("Tietovarannot", "kuva.png"),
        link("Liite 1: tietopyyntölomake", "1.pdf"),
    ],
)
def test_links_to_other_files(one: Link) -> None:
    assert attachments([one]) == []


def test_a_plain_check_does_not_load_what_asks_the_web(tmp_path: Path) -> None:
    (tmp_path / "kuvaus.yaml").write_text("kuvauslint: 1\n")
    code = "import sys; from kuvauslint.cli.main import main\ntry: main(['check', '--as-of', '2026-11-22'])\nfinally: print(sorted(m for m in sys.modules if m in ('ssl', 'socket', 'http.client', 'urllib.request') or m.startswith('kuvauslint.online')), file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.stderr.splitlines()[-1] == "[]"
