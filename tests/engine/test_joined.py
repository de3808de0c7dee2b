"""Several files as one description: every finding at its own file and place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kuvauslint.engine.joined import STEP
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.engine.project import Group, Project
from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source
from kuvauslint.model.report import Report
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

FRONT = """kuvauslint: 1
tiedonhallintayksikkö: {nimi: Mallilan kunta, tyyppi: kunta}
tietopyynnöt: {viranomainen: Kunnanhallitus, sähköposti: kirjaamo@mallila.example}
rajapinta: {avoin: ei}
asiarekisteri:
  nimi: Asiarekisteri
  käyttötarkoitus: Asioiden käsittely
  tietoaineistot: [Asiat, Päätökset]
  tietojärjestelmät: [Asianhallinta]
  hakutekijät: [asiatunnus, nimi]
"""
LIBRARY = """kuvauslint: 1
tietovarannot:
  - nimi: Kirjaston tietovaranto
    käyttötarkoitus: Lainaus
    tietojärjestelmät: [Kirjastojärjestelmä]
    hakutekijät: [nimi, lainaajan numero]
"""
HARBOUR = """kuvauslint: 1
hakutekijät: [aluksen nimi, päivä]
tietovarannot:
  - nimi: Sataman tietovaranto
    tietojärjestelmät: [Laituri]
    tietoaineistot: [Alukset, Laiturit]
"""
OPTIONS = Options(Choice(select=("KL1",), ignore=("KL16",)), date(2026, 11, 22), project=Project(as_one=True))


def source(name: str, text: str) -> Source:
    return Source(name, text.encode(), "yaml" if name.endswith("yaml") else "text")


def check(*sources: Source, options: Options = OPTIONS) -> Report:
    return lint(sources, rulebook(), options)


def found(report: Report) -> list[tuple[str, str, int | None, str | None]]:
    return [(f.file, f.rule, f.place.line, f.entry) for f in report.findings]


def test_findings_are_at_their_own_files() -> None:
    """The parts lack what the whole has, and only what an entry lacks of its own is told, where it stands."""
    report = check(source("etu.yaml", FRONT), source("kirjasto.yaml", LIBRARY), source("satama.yaml", HARBOUR))
    assert found(report) == [
        ("kirjasto.yaml", "KL131", 3, "Kirjaston tietovaranto"),
        ("satama.yaml", "KL171", 4, "Sataman tietovaranto"),
    ]
    assert [document.file for document in report.documents] == ["etu.yaml", "kirjasto.yaml", "satama.yaml"]


def test_what_a_part_says_for_all_is_for_its_own_entries() -> None:
    """The search keys at the top of one department's file are not another department's."""
    other = HARBOUR.replace("Sataman", "Torin").replace("hakutekijät: [aluksen nimi, päivä]\n", "")
    report = check(source("etu.yaml", FRONT), source("satama.yaml", HARBOUR), source("tori.yaml", other))
    assert ("tori.yaml", "KL141", 3, "Torin tietovaranto") in found(report)
    assert not [row for row in found(report) if row[:2] == ("satama.yaml", "KL141")]


def test_alone_each_part_would_be_told_of_much_more() -> None:
    alone = check(source("kirjasto.yaml", LIBRARY), options=OPTIONS._replace(project=Project()))
    assert {"KL104", "KL120", "KL150"} <= {finding.rule for finding in alone.findings}


def test_coverage_is_counted_once() -> None:
    report = check(source("etu.yaml", FRONT), source("kirjasto.yaml", LIBRARY), source("satama.yaml", HARBOUR))
    assert {row.entries for row in report.coverage()} == {3}


def test_no_place_of_the_joined_description_leaks_out() -> None:
    report = check(source("etu.yaml", FRONT), source("satama.yaml", HARBOUR), source("uusi.yaml", HARBOUR))
    assert {finding.file for finding in report.findings} >= {"satama.yaml", "uusi.yaml"}
    for finding in report.findings:
        for place in (finding.place, *(related.place for related in finding.related)):
            assert (place.line or 0) < STEP
            assert (place.end_line or 0) < STEP


def test_a_file_that_is_broken_is_told_of_and_the_others_are_joined() -> None:
    report = lint(
        (source("etu.yaml", FRONT), source("rikki.yaml", "a: [\n"), source("satama.yaml", HARBOUR)),
        rulebook(),
        OPTIONS._replace(choice=Choice(select=("KL1", "KL00"), ignore=("KL16",))),
    )
    assert {(f.file, f.rule) for f in report.findings} == {("rikki.yaml", "KL002"), ("satama.yaml", "KL171")}


def test_suppressions_hold_in_their_own_files() -> None:
    text = HARBOUR.replace("  - nimi", '  # kuvauslint: ignore[KL171] reason="Tulossa"\n  - nimi')
    report = check(source("etu.yaml", FRONT), source("kirjasto.yaml", LIBRARY), source("satama.yaml", text))
    assert found(report) == [("kirjasto.yaml", "KL131", 3, "Kirjaston tietovaranto")]
    assert [(f.file, f.suppressed) for f in report.suppressed] == [("satama.yaml", "Tulossa")]


def test_published_pages_are_joined_with_their_places() -> None:
    """Two pages of text: the finding in the second is told on its own line."""
    front = "Asiakirjajulkisuuskuvaus\n\nTietovaranto: Kirjaston tietovaranto\nTietojärjestelmät: Kirjastojärjestelmä\nTietoaineistot: Lainat, Lainaajat\n"
    page = "Asiakirjajulkisuuskuvaus\n\nTietovaranto: Sataman tietovaranto\nTietojärjestelmät: Laituri\n"
    report = check(source("a.txt", front), source("b.txt", page))
    assert [f.place.line for f in report.findings if f.file == "b.txt" and f.rule == "KL131"] == [3]


def test_lines_of_a_cell_are_placed_in_their_own_file() -> None:
    """A cell of several lines in the second sheet: what is found in its second line is told on that line."""
    front = "Tietovaranto;Hakutekij\u00e4t\nKirjasto;lainaajan nimi\n"
    page = 'Tietovaranto;Hakutekij\u00e4t\nSatama;"aluksen nimi\n\n\nhenkil\u00f6tunnus 010190-900P"\n'
    options = OPTIONS._replace(choice=Choice(select=("ALL",)))
    sources = [Source(name, text.encode(), "csv") for name, text in (("a.csv", front), ("b.csv", page))]
    report = lint(sources, rulebook(), options)
    told = [(f.file, f.place.line, f.place.column) for f in report.findings if f.rule == "KL406"]
    assert told == [("b.csv", 5, 1)]


def write(folder: Path, **texts: str) -> dict[str, str]:
    out = {}
    for name, text in texts.items():
        path = folder / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        out[name] = str(path)
    return out


def test_a_group_of_the_configuration_is_read_whole_from_one_of_its_files(tmp_path: Path) -> None:
    files = write(tmp_path, etu=FRONT, kirjasto=LIBRARY, satama=HARBOUR)
    project = Project(root=str(tmp_path), groups=(Group(tuple(files.values())),))
    report = check(source(files["satama"], HARBOUR), options=OPTIONS._replace(project=project))
    assert [Path(f.file).name for f in report.findings] == ["kirjasto.yaml", "satama.yaml"]


def test_a_group_that_names_a_missing_file_is_told(tmp_path: Path) -> None:
    files = write(tmp_path, etu=FRONT)
    project = Project(groups=(Group((files["etu"], str(tmp_path / "poissa.yaml"))),))
    with pytest.raises(UsageError, match=r"poissa\.yaml"):
        check(source(files["etu"], FRONT), options=OPTIONS._replace(project=project))


def test_language_versions_are_each_others_counterparts(tmp_path: Path) -> None:
    """An entry that the Swedish version lacks is told when the versions are known to be one description."""
    swedish = (
        "kuvauslint: 1\nspråk: sv\ninformationshanteringsenhet: {namn: Mallby kommun, typ: kommun, språk: [fi, sv]}\n"
        "informationslager:\n  - namn: Hamnens informationslager\n    informationssystem: [Laituri]\n"
    )
    finnish = (
        FRONT.replace("tyyppi: kunta", "tyyppi: kunta, kielet: [fi, sv]")
        + LIBRARY[14:]
        + HARBOUR[HARBOUR.index("  - nimi") :]
    )
    files = write(tmp_path, kuvaus=finnish, beskrivning=swedish)
    groups = (Group((files["kuvaus"],), (files["beskrivning"],)), Group((files["beskrivning"],), (files["kuvaus"],)))
    options = Options(Choice(select=("KL911", "KL912")), date(2026, 11, 22), project=Project(groups=groups))
    with_versions = check(source(files["kuvaus"], finnish), options=options)
    without = check(source(files["kuvaus"], finnish), options=options._replace(project=Project()))
    assert "KL912" in {f.rule for f in with_versions.findings}
    assert "KL912" not in {f.rule for f in without.findings}


def test_rules_that_look_at_the_blocks_of_published_pages_see_those_of_every_page():
    """A mark of secrecy at the top of the second page is told there."""
    pages = (
        Source("a.md", b"# Asiakirjajulkisuuskuvaus\n\nKuvaamme tietovarantomme.\n", "markdown"),
        Source("b.md", "SALASSA PIDETTÄVÄ\n\n# Kirjasto\n\nTietovaranto: Kirjasto\n".encode(), "markdown"),
    )
    options = Options(Choice("strict"), date(2026, 11, 22), project=Project(as_one=True))
    report = lint(pages, rulebook(), options)
    assert [(f.file, f.place.line) for f in report.findings if f.rule == "KL706"] == [("b.md", 1)]
    assert len({(f.file, f.rule, f.place) for f in report.findings}) == len(report.findings)
