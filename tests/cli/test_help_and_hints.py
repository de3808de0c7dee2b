"""What the command line says to those who err: the likely word, the way on; and help that can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kuvauslint.cli.main import COMMANDS, main
from kuvauslint.rulebook.compiled import rulebook

TEXT = (
    "kuvauslint: 1\nkieli: sv\ninformationslager:\n  - namn: Biblioteket\n    sokord: [namn]\n    soktermer: [namn]\n"
)


class Ran:
    """Runs `kuvauslint` in this process."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self.capfd = capfd
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> int:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        self.out, self.err = self.capfd.readouterr()
        return int(ended.value.code or 0)


@pytest.fixture
def ran(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
    monkeypatch.chdir(tmp_path)
    return Ran(capfd)


@pytest.mark.parametrize(
    ("given", "meant"),
    [("chekc", "check"), ("explian", "explain"), ("surveys", "survey"), ("page.docx", "kuvauslint check page.docx")],
)
def test_a_word_that_is_no_command_is_answered_with_the_likely_one(ran: Ran, given: str, meant: str) -> None:
    Path("page.docx").write_bytes(b"")
    assert ran(given) == 2
    assert f"did you mean '{meant}'?" in ran.err


def test_a_word_like_no_command_is_not_guessed(ran: Ran) -> None:
    assert ran("xyzzy") == 2
    assert "did you mean" not in ran.err


def test_a_value_that_is_none_of_few_is_answered_with_the_likely_one(ran: Ran) -> None:
    assert ran("check", "--output-format", "sarfi") == 2
    assert "Did you mean 'sarif'?" in ran.err
    assert ran("check", "--lang", "de") == 2
    assert "mean" not in ran.err


def test_explain_is_rule(ran: Ran) -> None:
    assert ran("explain", "KL140") == 0
    assert ran.out.startswith("# KL140 search-keys-missing")
    assert "explain" not in COMMANDS


@pytest.mark.parametrize("group", ["KL1", "kl14", "KL9"])
def test_a_group_of_rules_is_listed(ran: Ran, group: str) -> None:
    known = [rule.id for rule in rulebook().rules if rule.id.startswith(group.upper())]
    assert ran("rule", group) == 0
    assert re.findall(r"^KL\d+", ran.out, re.MULTILINE) == known
    assert ran("rule", group, "--output-format", "json") == 0
    assert [one["id"] for one in json.loads(ran.out)] == known


@pytest.mark.parametrize("name", ["KL999", "KL6789", "KL99"])
def test_what_is_no_rule_and_no_group_is_refused(ran: Ran, name: str) -> None:
    assert ran("rule", name) == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_eighty_columns_wide_and_says_what_each_option_does(ran: Ran, command: str) -> None:
    assert ran(command, "--help") == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    for row in re.split(r"\n(?=  -)", ran.out)[1:]:
        said = re.sub(r"^\s*-.*?(\s{2,}|\n|$)|\[(default|x|0).*?\]", "", row, count=1).split("\n\n")[0]
        assert re.search(r"[a-z]{3,}", re.sub(r"\[.*?\]", "", said, flags=re.DOTALL)), row


def test_the_options_of_check_stand_in_sections(ran: Ran) -> None:
    assert ran("check", "--help") == 0
    for title in ("Rules and verdict:", "Configuration and baseline:", "Corrections:", "What is checked:", "Output:"):
        assert f"\n{title}\n" in ran.out
    other = ran.out.partition("\nOther options:\n")[2]
    assert re.findall(r"--[a-z-]+", other) == ["--help"]


def test_where_there_is_nothing_to_check_the_way_on_is_told(ran: Ran) -> None:
    assert ran("check") == 2
    assert "kuvauslint check page.docx" in ran.err
    assert "kuvauslint init" in ran.err


def test_what_was_mended_is_told_in_the_language_of_the_file(ran: Ran) -> None:
    Path("kuvaus.yaml").write_text(TEXT, encoding="utf-8")
    ran("check", "--as-of", "2026-11-22", "--fix", "kuvaus.yaml")
    assert "kuvaus.yaml: 1 rättade\n  Skriv " in ran.err
    Path("kuvaus.yaml").write_text(TEXT, encoding="utf-8")
    ran("check", "--as-of", "2026-11-22", "--fix", "--lang", "fi", "kuvaus.yaml")
    assert "kuvaus.yaml: korjattu 1\n  Kirjoita " in ran.err


def test_a_person_is_told_how_many_findings_can_be_mended(ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("kuvaus.yaml").write_text(TEXT.replace("    sokord: [namn]\n", "    ändamål: Utlåning,\n"), encoding="utf-8")
    ran("check", "--as-of", "2026-11-22", "--lang", "en", "kuvaus.yaml")
    assert "--fix" not in ran.err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    ran("check", "--as-of", "2026-11-22", "--lang", "en", "kuvaus.yaml")
    assert "--fix corrects 1 of these; --diff shows how beforehand." in ran.err


def test_the_case_register_is_counted_among_the_entries(ran: Ran) -> None:
    Path("kuvaus.yaml").write_text(
        "kuvauslint: 1\nasiarekisteri: {nimi: Asiarekisteri}\ntietovarannot: [{nimi: Kirjaston tietovaranto}]\n",
        encoding="utf-8",
    )
    ran("check", "--as-of", "2026-11-22", "kuvaus.yaml")
    assert "2 kuvattua kohdetta" in ran.err
    assert "kattaisi 2 kohdetta" in ran.err


def test_of_what_could_not_be_read_no_rule_is_said_to_have_run(ran: Ran) -> None:
    Path("kuvaus.docx").write_bytes(b"")
    ran("check", "--as-of", "2026-11-22", "--lang", "en", "kuvaus.docx")
    assert ran.err == "1 error (1 file, 0 entries)\n"
