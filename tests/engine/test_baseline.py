"""The baseline: known findings are let through, whatever is done to the file's form."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.engine.making import document, entries, head

from kuvauslint.engine import baseline
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source
from kuvauslint.model.report import Report
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

OPTIONS = Options(Choice(select=("KL0", "KL1", "KL90")), date(2026, 11, 22), digests=True, fixes=False)


def report(text: str, known: baseline.Baseline | None = None, name: str = "kuvaus.yaml") -> Report:
    return lint((Source(name, text.encode(), "yaml"),), rulebook(), OPTIONS._replace(baseline=known))


def known(text: str, path: Path) -> baseline.Baseline:
    """The baseline of a description, through its file."""
    found = report(text).findings
    path.write_text(baseline.rendered(baseline.written(found, {}), len(found)), encoding="utf-8")
    return baseline.read(str(path))


def reformatted(text: str) -> str:
    """The same contents in another form: other indentation, quoting, folding and order of keys."""
    data = yaml.load(text, yaml.BaseLoader)
    data["kuvauslint"] = 1
    items = sorted(data.items(), reverse=True)
    return yaml.safe_dump(dict(items), allow_unicode=True, sort_keys=False, width=40, indent=4)


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_generated_descriptions_stay_known_when_reordered_and_moved(start: int, tmp_path: Path) -> None:
    """Of 1,000 descriptions: entries in another order on other lines give nothing new and nothing stale."""
    for seed in range(start, start + 100):
        choose = random.Random(seed)
        top, blocks = head(choose), entries(choose, choose.randint(2, 5))
        before = report(document(top, blocks))
        moved = ["# uusi rivi", *top, ""]
        choose.shuffle(blocks)
        after = report(document(moved, blocks))
        assert sorted(f.fingerprint for f in after.findings) == sorted(f.fingerprint for f in before.findings), seed


def test_reformatting_leaves_every_fingerprint(tmp_path: Path) -> None:
    """The same contents written by another hand: dumped anew, with the keys the other way round."""
    findings = 0
    for seed in range(60):
        choose = random.Random(seed)
        text = document(head(choose), entries(choose, 4))
        first = {f.fingerprint for f in report(text).findings if f.rule not in ("KL003", "KL005")}
        second = {f.fingerprint for f in report(reformatted(text)).findings if f.rule not in ("KL003", "KL005")}
        assert first == second, seed
        findings += len(first)
    assert findings > 60


TEXT = """kuvauslint: 1
tiedonhallintayksikkö: {nimi: Mallilan kunta, tyyppi: kunta}
tietovarannot:
  - nimi: Kirjaston tietovaranto
    käyttötarkoitus: Lainaus
  - nimi: Sataman tietovaranto
    tietojärjestelmät: [Laituri]
"""


def test_known_findings_are_suppressed_and_told_as_such(tmp_path: Path) -> None:
    found = report(TEXT, known(TEXT, tmp_path / "b.json"))
    assert found.findings == ()
    assert found.suppressed
    assert {finding.suppressed for finding in found.suppressed} == {"baseline"}
    assert found.baseline == (len(found.suppressed), len(found.suppressed))


def test_a_new_fault_is_not_known(tmp_path: Path) -> None:
    rows = known(TEXT, tmp_path / "b.json")
    found = report(TEXT + "  - nimi: Arkiston tietovaranto\n", rows)
    assert {finding.entry for finding in found.findings if finding.rule != "KL090"} == {"Arkiston tietovaranto"}


def test_what_was_mended_is_stale_at_its_line_and_can_be_pruned(tmp_path: Path) -> None:
    rows = known(TEXT, tmp_path / "b.json")
    mended = TEXT.replace(
        "    tietojärjestelmät: [Laituri]", "    tietojärjestelmät: [Laituri]\n    käyttötarkoitus: Laivat"
    )
    found = report(mended, rows)
    assert [finding.rule for finding in found.findings] == ["KL090"]
    (stale,) = found.findings
    line = (tmp_path / "b.json").read_text(encoding="utf-8").splitlines()[(stale.place.line or 0) - 1]
    assert json.loads(line.rstrip(","))["rule"] == "KL171"
    held = baseline.Holding(rows, str)
    held.take(found.suppressed, {"kuvaus.yaml": "kuvaus.yaml"})
    (tmp_path / "kuvaus.yaml").write_text("", encoding="utf-8")
    left = json.loads(baseline.pruned(rows, held.stale({"KL171"}), str(tmp_path)))
    assert len(left["findings"]) == len(rows.rows) - 1
    assert left["started"] == rows.started


def test_rows_of_files_that_were_not_checked_are_not_judged(tmp_path: Path) -> None:
    rows = known(TEXT, tmp_path / "b.json")
    assert report("kuvauslint: 1\n", rows, "toinen.yaml").suppressed == ()
    assert not [f for f in report("kuvauslint: 1\n", rows, "toinen.yaml").findings if f.rule == "KL090"]


def test_a_file_that_cannot_be_read_does_not_make_its_rows_stale(tmp_path: Path) -> None:
    rows = known(TEXT, tmp_path / "b.json")
    assert [f.rule for f in report("kuvauslint: [1\n", rows).findings] == ["KL002"]


@pytest.mark.parametrize("rule", sorted(baseline.NEVER))
def test_what_is_about_the_run_is_never_known(rule: str) -> None:
    finding = report(TEXT).findings[0]._replace(rule=rule)
    assert baseline.written([finding], {}) == ()


def test_an_identity_code_in_a_name_is_not_stored() -> None:
    finding = report(TEXT).findings[0]._replace(entry="Matti 131052-308T")
    assert "308T" not in baseline.rendered(baseline.written([finding], {}), 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2, "started": 0, "findings": []}',
        '{"version": 1, "started": 1, "findings": [3]}',
        "[" * 5000,
    ],
)
def test_a_file_that_is_no_baseline_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"b\.json"):
        baseline.read(str(path))
