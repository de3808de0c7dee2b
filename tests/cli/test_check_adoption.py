"""The options of `kuvauslint check` for settings, baselines, fixes and joined descriptions, by the command."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

import pytest

from kuvauslint.cli import main
from kuvauslint.engine import mend as mending

TEXT = """kuvauslint: 1
tiedonhallintayksikkö: {nimi: Mallilan kunta, tyyppi: kunta}
hakutekijat: [asiatunnus, nimi]
tietovarannot:
  - nimi: Kirjaston tietovaranto
    käyttötarkoitus: Lainaus,
"""


class Result(NamedTuple):
    code: int
    out: str
    err: str


class Command:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> Result:
        with pytest.raises(SystemExit) as caught:
            main.main(["check", "--as-of", "2026-11-22", *arguments])
        out, err = self.capsys.readouterr()
        return Result(int(caught.value.code or 0), out, err)

    def rules(self, *arguments: str) -> list[str]:
        return sorted(f["rule"] for f in json.loads(self(*arguments, "--output-format", "json").out)["findings"])


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("KUVAUSLINT_", "GITHUB_"))]:
        if name != "KUVAUSLINT_CACHE_DIR":
            monkeypatch.delenv(name)
    Path("kuvaus.yaml").write_text(TEXT, encoding="utf-8")
    return Command(capsys)


def configure(text: str, path: str = "kuvauslint.toml") -> None:
    Path(path).write_text(text, encoding="utf-8")


def test_a_broken_configuration_is_wrong_use(check: Command) -> None:
    configure("profile = 3\n")
    result = check()
    assert (result.code, result.out) == (2, "")
    assert "kuvauslint.toml:1: profile must be one of" in result.err


def test_isolated_and_config_name_what_is_read(check: Command) -> None:
    configure('select = ["KL171"]\n')
    configure('select = ["KL908"]\n', "other.toml")
    assert "KL908" not in check.rules("--fail-on", "error")
    assert check.rules("--config", "other.toml") == ["KL908"]
    assert len(check.rules("--isolated")) > 3
    assert check("--isolated", "--config", "other.toml").code == 2
    assert check("--config", "none.toml").code == 2


def test_the_environment_goes_before_the_configuration(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    configure('select = ["KL171"]\nlanguage = "sv"\n')
    monkeypatch.setenv("KUVAUSLINT_SELECT", "KL908,KL104")
    monkeypatch.setenv("KUVAUSLINT_LANG", "en")
    assert check.rules() == ["KL104", "KL908"]
    assert "KL104 fel:" in check("--output-format", "concise").out  # the language is the one exception


def test_show_settings_tells_origins_and_checks_nothing(check: Command) -> None:
    configure('\nignore = ["KL1"]\n')
    result = check("--show-settings", "--profile", "strict")
    assert result.code == 0
    assert 'ignore = ["KL1"]  # kuvauslint.toml:2' in result.out
    assert 'profile = "strict"  # --profile' in result.out


def test_paths_excludes_and_force_exclude(check: Command) -> None:
    Path("old").mkdir()
    Path("old/kuvaus.yaml").write_text(TEXT, encoding="utf-8")
    configure('exclude = ["old"]\n')
    files = {d["file"] for d in json.loads(check("--output-format", "json").out)["documents"]}
    assert files == {"kuvaus.yaml"}
    assert check("old/kuvaus.yaml").code == 1
    assert check("--force-exclude", "old/kuvaus.yaml").code == 2  # nothing was checked: never a silent pass
    configure('paths = ["old"]\n')
    assert {d["file"] for d in json.loads(check("--output-format", "json").out)["documents"]} == {"old/kuvaus.yaml"}


def test_per_file_settings_and_severities(check: Command) -> None:
    Path("b.kuvaus.yaml").write_text(TEXT, encoding="utf-8")
    configure(
        'select = ["KL908", "KL104"]\n[severity]\nKL908 = "info"\n[[per-file]]\nfiles = ["b.*"]\nignore = ["KL104"]\n'
    )
    found = [
        (f["location"]["file"], f["rule"], f["severity"])
        for f in json.loads(check("--output-format", "json").out)["findings"]
    ]
    assert found == [
        ("b.kuvaus.yaml", "KL908", "info"),
        ("kuvaus.yaml", "KL104", "error"),
        ("kuvaus.yaml", "KL908", "info"),
    ]


def test_a_configured_organisation_helps_a_published_document(check: Command) -> None:
    Path("kuvaus.txt").write_text(
        "Asiakirjajulkisuuskuvaus\n\nTietovaranto: Satama\nTietojärjestelmät: Laituri\n", encoding="utf-8"
    )
    without = check.rules("--select", "KL102", "kuvaus.txt")
    configure('[organisation]\nname = "Mallilan kunta"\ntype = "kunta"\nlanguages = ["fi"]\n')
    assert without == ["KL102"]
    assert check.rules("--select", "KL102", "kuvaus.txt") == []
    configure('[organisation]\ntype = "kuunta"\n')
    assert "not a type of organisation" in check("kuvaus.txt").err


def test_a_baseline_lets_the_known_through_and_only_that(check: Command) -> None:
    assert check("--write-baseline").code == 0
    assert check("--baseline", "kuvauslint-baseline.json").code == 0
    with Path("kuvaus.yaml").open("a", encoding="utf-8") as file:
        file.write("  - nimi: Uusi\n")
    result = check("--baseline", "kuvauslint-baseline.json", "--output-format", "concise")
    assert result.code == 1
    assert "Uusi" in result.out
    assert check("--baseline", "none.json").code == 2


def test_a_baseline_holds_from_any_folder(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    configure('baseline = "kuvauslint-baseline.json"\n')
    check("--write-baseline")
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    assert check("../kuvaus.yaml").code == 0


def test_fix_mends_the_file_and_tells(check: Command) -> None:
    Path("kuvaus.yaml").chmod(0o640)
    before = TEXT.encode()
    result = check("--fix", "kuvaus.yaml")
    assert Path("kuvaus.yaml").read_bytes() == before.replace(b"hakutekijat", "hakutekijät".encode()).replace(
        b"Lainaus,", b"Lainaus"
    )
    assert "kuvaus.yaml: korjattu 2" in result.err
    assert Path("kuvaus.yaml").stat().st_mode & 0o777 == 0o640
    assert "korjattu" not in check("--fix", "kuvaus.yaml").err


def test_diff_shows_and_changes_nothing(check: Command) -> None:
    result = check("--diff", "kuvaus.yaml")
    assert result.code == 1
    assert "-hakutekijat: [asiatunnus, nimi]\n+hakutekijät: [asiatunnus, nimi]\n" in result.out
    assert Path("kuvaus.yaml").read_text(encoding="utf-8") == TEXT
    check("--fix", "kuvaus.yaml")
    assert check("--diff", "kuvaus.yaml") == Result(0, "", "")


def test_a_file_that_changed_meanwhile_is_not_overwritten(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone saves the file while it is being checked: their version stays."""
    own = mending.same_on_disk

    def meanwhile(source: object) -> bool:
        Path("kuvaus.yaml").write_text("kuvauslint: 1\n", encoding="utf-8")
        return own(source)  # type: ignore[arg-type]

    monkeypatch.setattr("kuvauslint.cli.mending.same_on_disk", meanwhile)
    result = check("--fix", "kuvaus.yaml")
    assert "ei korjattu" in result.err
    assert Path("kuvaus.yaml").read_text(encoding="utf-8") == "kuvauslint: 1\n"


def test_published_documents_are_not_written(check: Command) -> None:
    Path("kuvaus.txt").write_text(
        "Asiakirjajulkisuuskuvaus\n\nTietovaranto: Satama,,\nTietojärjestelmät: Laituri,\n", encoding="utf-8"
    )
    before = Path("kuvaus.txt").read_bytes()
    check("--fix", "--unsafe-fixes", "kuvaus.txt")
    assert Path("kuvaus.txt").read_bytes() == before


def test_as_one_joins_the_named_files(check: Command) -> None:
    Path("satama.yaml").write_text("kuvauslint: 1\ntietovarannot:\n  - nimi: Sataman tietovaranto\n", encoding="utf-8")
    alone = check.rules("kuvaus.yaml", "satama.yaml")
    joined = check.rules("--as-one", "kuvaus.yaml", "satama.yaml")
    assert joined.count("KL104") == 1
    assert alone.count("KL104") == 2


def test_a_model_tells_what_is_missing(check: Command) -> None:
    Path("malli.csv").write_text("Tietovaranto;Tietojärjestelmä\nSataman tietovaranto;Laituri\n", encoding="utf-8")
    assert "KL914" in check.rules("--model", "malli.csv", "kuvaus.yaml")
    Path("malli.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    assert check("--model", "malli.csv", "kuvaus.yaml").code == 2
    assert check("--counterpart", "none.yaml", "kuvaus.yaml").code == 2


def test_options_of_a_rule_come_from_the_configuration(check: Command) -> None:
    text = TEXT.replace("tietovarannot:", "päivitetty: 2024-11-01\ntietovarannot:")
    Path("kuvaus.yaml").write_text(text, encoding="utf-8")
    assert check.rules("--select", "KL802") == ["KL802"]
    configure("[settings.KL802]\nmonths = 36\n")
    assert check.rules("--select", "KL802") == []
    configure("[settings.KL9999]\nmonths = 36\n")
    assert check().code == 2


def test_a_report_for_machines_carries_the_fixes(check: Command) -> None:
    """With offsets into the decoded text, so that an editor can make them."""
    (finding,) = json.loads(check("--select", "KL908", "--output-format", "json").out)["findings"]
    (edit,) = finding["fix"]["edits"]
    assert TEXT[edit["start"] : edit["end"]] == ","
    assert finding["fix"]["safe"] is True


def test_language_versions_of_the_configuration_are_compared(check: Command) -> None:
    Path("beskrivning.yaml").write_text(
        "kuvauslint: 1\nspråk: sv\ninformationslager:\n  - namn: Hamnens informationslager\n"
        "  - namn: Bibliotekets informationslager\n  - namn: Skolans informationslager\n",
        encoding="utf-8",
    )
    assert "KL912" not in check.rules("kuvaus.yaml")
    configure('[[description]]\nfi = ["kuvaus.yaml"]\nsv = ["beskrivning.yaml"]\n')
    assert "KL912" in check.rules("kuvaus.yaml")
