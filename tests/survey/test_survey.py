"""Many descriptions side by side: figures, forms, executors, the roster, and what moved."""

from __future__ import annotations

import csv
import io
import json
import re
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from datetime import date

import pytest

from kuvauslint.cli.main import main
from kuvauslint.readers.formats import SUFFIXES
from kuvauslint.survey import totals
from kuvauslint.survey.gather import CHUNK, Survey, files, survey
from kuvauslint.survey.page import page
from kuvauslint.survey.roster import Body, held, read_roster
from kuvauslint.survey.row import Row
from kuvauslint.survey.sheet import data, sheet
from kuvauslint.survey.table import table
from tests.generate.descriptions import description, entries

TODAY = date(2026, 11, 22)
NUMBER = 45


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Generated descriptions; every third lacks search keys everywhere, and one cannot be read."""
    top = tmp_path_factory.mktemp("descriptions")
    for seed in range(NUMBER):
        written = description(seed)
        if seed % 3 == 0:
            written.plain.pop("search_keys", None)
            for entry in entries(written.plain):
                entry.pop("search_keys", None)
        (top / f"{seed:03}.kuvaus.yaml").write_text(written.yaml(), encoding="utf-8")
    (top / "rikki.kuvaus.yaml").write_text("kuvauslint: [", encoding="utf-8")
    return top


@pytest.fixture(scope="module")
def result(folder):
    return survey(files([str(folder)]), as_of=TODAY, jobs=1)


def test_the_figures_are_those_of_the_files(result):
    """A third has no search keys; what could not be read counts in nothing but its own row."""
    assert len(result.rows) == NUMBER + 1
    assert next(row.file for row in result.rows if not row.read).endswith("rikki.kuvaus.yaml")
    by_item = {item.item: item for item in totals.items(result.rows)}
    assert by_item[4].nowhere == NUMBER / 3
    assert by_item[4].complete == NUMBER - NUMBER / 3
    assert by_item[1].share() == 1
    assert totals.common(result.rows)[0].rule == "KL140"
    assert totals.spread(result.rows) == (0, 0, 0, 0, NUMBER / 3, NUMBER - NUMBER / 3)
    assert sum(group.documents for group in totals.groups(result.rows)) == NUMBER


def test_a_row_tells_what_check_tells(folder):
    """The findings of a survey are those of the files checked one by one."""
    from kuvauslint import lint_paths

    names = files([str(folder)])
    for name, row in zip(names[:8], survey(names[:8], as_of=TODAY, jobs=1).rows, strict=True):
        report = lint_paths([name], as_of=TODAY)
        assert sum(number for _, _, number in row.findings) == len(report.findings)
        assert row.coverage == tuple(tuple(c) for c in report.documents[0].coverage if c.item)


def test_a_pool_and_any_executor_give_the_same(folder, result):
    """In the order of the files, whoever was done first; the caller's executor stays open."""
    names = files([str(folder)])
    assert survey(names, as_of=TODAY, jobs=2).rows == result.rows
    with ThreadPoolExecutor(3) as executor:
        assert survey(names, as_of=TODAY, executor=executor).rows == result.rows
        assert executor.submit(int, "1").result() == 1


def test_dask_gives_the_same(folder, result):
    """On a local cluster, through Client.get_executor()."""
    distributed = pytest.importorskip("dask.distributed", reason="dask.distributed is not installed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert survey(files([str(folder)]), as_of=TODAY, executor=client.get_executor()).rows == result.rows


def test_what_a_worker_raises_is_raised_and_the_rest_cancelled():
    """An executor that fails is no empty survey."""

    class Broken(Executor):
        def __init__(self):
            self.given: list[Future] = []

        def submit(self, *_, **__):
            future: Future = Future()
            self.given.append(future)
            if len(self.given) == 1:
                future.set_exception(OSError("the node is gone"))
            return future

    executor = Broken()
    with pytest.raises(OSError, match="gone"):
        survey(["a"] * CHUNK * 3, as_of=TODAY, executor=executor)
    assert all(future.cancelled() for future in executor.given[1:])


def test_progress_is_told(folder):
    """As many as there are files, in all."""
    done: list[int] = []
    names = files([str(folder)])
    survey(names, as_of=TODAY, jobs=1, progress=done.append)
    assert sum(done) == len(names)


def test_the_sheet_runs_no_formula(result):
    """Every text that begins like a formula is made text; every row has the columns of the head."""
    bad = result.rows[0]._replace(organisation="=HYPERLINK(A1)", file="-1+2", business_id="@SUM(A1)")
    told = sheet(result._replace(rows=(bad, *result.rows[1:])), "fi")
    assert told.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(told[1:]), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert rows[1][0] == "'=HYPERLINK(A1)"
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_the_page_is_whole_and_safe(result):
    """Charts are in tables with headers, nothing is fetched, names are no markup."""
    bad = result.rows[0]._replace(organisation="<script>alert(1)</script>")
    html = page(result._replace(rows=(bad, *result.rows[1:])), "sv").decode()
    assert "<script" not in html
    assert not re.search(r"src=|href=\"http|@import|url\(", html)
    assert '<html lang="sv">' in html
    assert html.count("<svg") == html.count('aria-hidden="true"') > 5 * NUMBER
    assert not re.search(r"<th(?!ead)(?! scope)", html)
    outside = re.sub(r"<table.*?</table>", "", html, flags=re.DOTALL)
    assert "<svg" not in outside


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_table_tells_in_every_language(result, language):
    """A fixed limit, and how many are left out."""
    told = table(result, language, limit=5)
    assert "--limit 0" in told
    assert "KL140" in told
    assert "\x1b" not in table(result._replace(rows=(result.rows[0]._replace(organisation="\x1b[31m"),)), language)


def test_the_roster_tells_who_has_none(tmp_path):
    """By business id, name, site or file name; a missing language version is told too."""
    roster = tmp_path / "lista.csv"
    roster.write_text(
        "Nimi;Y-tunnus;Tyyppi;Kielet;Osoite\nMallilan kunta;1234567-1;kunta;fi, sv;\nEsimerkkilän kaupunki;;kaupunki;fi;\n"
        "Puuttuvan kunta;7654321-0;kunta;fi;https://puuttuva.example\nSivuston virasto;;;;https://www.sivusto.example/x\n",
        encoding="utf-8-sig",
    )
    bodies = read_roster(str(roster))
    assert bodies[0] == Body("Mallilan kunta", "1234567-1", "municipality", ("fi", "sv"), "")
    row = Row("a.yaml", "Toinen nimi", "12345671", "", "", ("fi",), "", 1, (), (), True)
    rows = (
        row,
        row._replace(file="x/esimerkkilan-kaupunki.kuvaus.yaml", organisation="", business_id=""),
        row._replace(file="c.yaml", organisation="Muu", business_id="", website="sivusto.example/kuvaus"),
        row._replace(file="d.yaml", organisation="Listaton kunta", business_id=""),
        row._replace(file="e.yaml", organisation="Puuttuvan kunta", business_id="", read=False),
    )
    found = held(bodies, rows)
    assert [body.name for body in found.without] == ["Puuttuvan kunta"]
    assert [(body.name, missing) for body, missing in found.lacking] == [("Mallilan kunta", ("sv",))]
    assert found.unlisted == ("Listaton kunta",)


def test_a_roster_in_yaml(tmp_path):
    """A list, or a list under a key."""
    roster = tmp_path / "lista.yaml"
    roster.write_text(
        "organisaatiot:\n- {namn: Exempelby stad, FO-nummer: 1234567-1, språk: [sv], adress: a.example}\n",
        encoding="utf-8",
    )
    assert read_roster(str(roster)) == (Body("Exempelby stad", "1234567-1", "", ("sv",), "a.example"),)


def run(*arguments):
    with pytest.raises(SystemExit) as ended:
        main(["survey", "--as-of", "2026-11-22", "--jobs", "1", *map(str, arguments)])
    return ended.value.code


def test_since_tells_what_moved(folder, tmp_path, capsysbinary):
    """One was mended, one damaged, one came, one went."""
    old, new = tmp_path / "old", tmp_path / "new"
    for place in (old, new):
        place.mkdir()
        for name in sorted(folder.glob("0*.yaml"))[:8]:
            (place / name.name).write_bytes(name.read_bytes())
    names = sorted(path.name for path in new.iterdir())
    (old / names[6]).unlink()
    (new / names[7]).unlink()
    (new / names[0]).write_text(description(0).yaml(), encoding="utf-8")
    damaged = description(1)
    for entry in entries(damaged.plain):
        entry.pop("systems")
    damaged.plain.pop("systems", None)
    (new / names[1]).write_text(damaged.yaml(), encoding="utf-8")
    before = tmp_path / "before.json"
    assert run(old, "-o", before) == 0
    assert run(new, "--since", before, "--output-format", "json") == 0
    since = json.loads(capsysbinary.readouterr().out)["since"]
    assert since["as_of"] == "2026-11-22"
    assert [len(since[name]) for name in ("better", "worse", "came", "went")] == [1, 1, 1, 1]
    assert since["unchanged"] == 4
    assert since["better"][0]["items_before"][3] == 0
    assert since["better"][0]["items_now"][3] == 1
    assert run(new, "--since", before, "--limit", 3) == 0
    assert b"1 parani, 1 heikkeni, 4 ennallaan" in capsysbinary.readouterr().out


def test_json_reads_back_as_the_same_rows(result):
    """What --since reads is what was written."""
    from kuvauslint.survey.since import _row

    again = json.loads(json.dumps(data(result)))
    assert tuple(_row(record) for record in again["documents"]) == result.rows


def test_wrong_use_ends_with_two(tmp_path, capsys):
    """No path, an empty folder, a roster or an earlier survey that is none; and nothing on standard output."""
    assert run(tmp_path / "none") == 2
    assert run(tmp_path) == 2
    assert "--documents" in capsys.readouterr().err
    (tmp_path / "a.kuvaus.yaml").write_text("kuvauslint: 1\n", encoding="utf-8")
    (tmp_path / "lista.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    (tmp_path / "muu.json").write_text('{"a": 1}', encoding="utf-8")
    assert run(tmp_path, "--roster", tmp_path / "lista.csv") == 2
    assert run(tmp_path, "--since", tmp_path / "muu.json") == 2
    assert capsys.readouterr().out == ""


def test_published_documents_of_a_folder(root, capsysbinary):
    """With --documents the published texts are surveyed, without it nothing is there."""
    assert run(root / "examples" / "published") == 2
    assert run(root / "examples" / "published", "--documents", "--output-format", "json") == 0
    documents = json.loads(capsysbinary.readouterr().out)["documents"]
    assert len(documents) == 5
    assert all(one["read"] and one["entries"] for one in documents)


def test_several_descriptions_of_one_body_are_told_apart_by_their_files():
    row = Row("a/x.pdf", "Mallilan kaupunki", "", "", "", ("fi",), "", 1, ((1, 1, 1),), (), read=True)
    told = table(
        Survey((row, row._replace(file="b/y.docx"), row._replace(organisation="Toinen kunta")), "law", ""), "fi"
    )
    assert "Mallilan kaupunki, x.pdf " in told
    assert "Mallilan kaupunki, y.docx " in told
    assert re.search(r"Toinen kunta {2,}", told)


def test_the_items_have_the_numbers_of_the_columns(result):
    told = table(result, "en")
    assert [line.split()[0] for line in told.splitlines() if "%  █" in line or "0 %   " in line[:60]][:5] == list(
        "12345"
    )


def test_a_document_that_is_not_read_is_counted_and_not_passed_over(tmp_path):
    (tmp_path / "vanha.doc").write_bytes(b"{\\rtf1 kuvaus}")
    found = survey(files([str(tmp_path)], documents=True), as_of=TODAY, jobs=1)
    assert [row.read for row in found.rows] == [False]


def test_every_form_of_a_published_document_is_found(tmp_path):
    """Of those that `check` reads, however the name ends; a description file is found by what it holds."""
    for suffix in SUFFIXES:
        (tmp_path / f"seloste{suffix}").write_bytes(b"")
    found = {name.rpartition(".")[2] for name in files([str(tmp_path)], documents=True)}
    assert found == {suffix[1:] for suffix in SUFFIXES} - {"yaml", "yml", "json"}


def test_an_output_of_no_known_form_is_refused(folder, tmp_path, capsys):
    """No table in a file that is called a workbook."""
    with pytest.raises(SystemExit) as ended:
        main(["survey", str(folder), "-o", str(tmp_path / "out.xlsx")])
    assert ended.value.code == 2
    assert ".csv, .json, .html or .txt" in capsys.readouterr().err
    assert not (tmp_path / "out.xlsx").exists()


def test_what_an_earlier_run_wrote_is_not_surveyed(tmp_path, capsys):
    (tmp_path / "a.kuvaus.yaml").write_text("kuvauslint: 1\n", encoding="utf-8")
    out = tmp_path / "out.csv"
    for _ in range(2):
        assert run(tmp_path, "--documents", "-o", out) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_a_published_document_tells_its_day_and_whose_it_is(tmp_path):
    """Of whatever format."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    word = docx.Document()
    lines = ("Mallilan kaupungin asiakirjajulkisuuskuvaus", "Päivitetty 3.2.2021", "Kirjaston tietovaranto",
             "Käyttötarkoitus: lainaus", "Tietojärjestelmät: Lainausjärjestelmä")  # fmt: skip
    for level, text in zip((1, 0, 2, 0, 0), lines, strict=True):
        (word.add_heading(text, level) if level else word.add_paragraph(text))
    word.save(tmp_path / "a.docx")
    (tmp_path / "b.txt").write_text("\n\n".join(lines), encoding="utf-8")
    rows = survey(files([str(tmp_path)], documents=True), as_of=TODAY, jobs=1).rows
    assert [(row.organisation, row.type, row.updated) for row in rows] == [
        ("Mallilan kaupunki", "municipality", "2021-02-03")
    ] * 2
