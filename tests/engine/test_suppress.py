"""Suppressions: what they cover, and what is told of those that are useless, expired or unexplained."""

from __future__ import annotations

from datetime import date

import pytest

from kuvauslint.engine.file_patterns import matches
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.engine.project import Project
from kuvauslint.engine.suppress import of_configuration
from kuvauslint.model.document import Source
from kuvauslint.model.report import Report
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

TOP = "kuvauslint: 1\ntiedonhallintayksikkö: {nimi: Mallilan kunta, tyyppi: kunta}\n"
SHARED = (
    "tietopyynnöt: {viranomainen: Kunnanhallitus, sähköposti: kirjaamo@mallila.example}\n"
    "hakutekijät: [asiatunnus, nimi]\nrajapinta: {avoin: ei}\n"
    "asiarekisteri: {nimi: Asiarekisteri, käyttötarkoitus: Asiat, tietoaineistot: [Päätökset, Asiat], tietojärjestelmät: [Asianhallinta]}\n"
)

NO_PROJECT = Project()


def checked(
    text: str, *, project: Project = NO_PROJECT, today: date = date(2026, 11, 22), name: str = "kuvaus.yaml"
) -> Report:
    options = Options(Choice("law", extend_select=("KL131", "KL171", "KL111", "KL090")), today, project=project)
    return lint((Source(name, text.encode(), "yaml"),), rulebook(), options)


def entry(directive: str = "", trailing: str = "", inner: str = "") -> str:
    """A description with one entry that lacks its data sets (KL131) and purpose (KL171)."""
    above = f"  {directive}\n" if directive else ""
    within = f"    {inner}\n" if inner else ""
    return (
        f"{TOP}{SHARED}tietovarannot:\n{above}  - nimi: Sataman tietovaranto{trailing}\n{within}    manuaalinen: ei\n"
        "    tietojärjestelmät: [Laituri]\n  - nimi: Toinen\n    tietojärjestelmät: [Laituri]\n"
        "    tietoaineistot: [Laivat]\n    käyttötarkoitus: Laivat\n    manuaalinen: ei\n"
    )


def rules(report: Report) -> list[str]:
    return sorted(finding.rule for finding in report.findings)


def test_the_example_has_two_faults() -> None:
    assert rules(checked(entry())) == ["KL131", "KL171"]


@pytest.mark.parametrize(
    "text",
    [
        entry('# kuvauslint: ignore[KL131] reason="Tulossa"'),
        entry(trailing='  # kuvauslint: ignore[KL131] reason="Tulossa"'),
        entry('# kuvauslint: ignore[entry-without-datasets] reason="Tulossa" until=2026-11-22'),
        entry("# kuvauslint: ignore[KL131] reason='Tulossa' until=31.12.2026"),
        entry('# kuvauslint:ignore[ KL131 ] until=2026-12-31 reason="Tulossa"'),
        entry('# kuvauslint: ignore[KL131] reason="Tulossa"\n  # muu kommentti\n'),
        entry('# kuvauslint: ignore-block[KL131] reason="Tulossa"'),
        '# kuvauslint: ignore-file[KL131] reason="Tulossa"\n' + entry(),
        entry() + '# kuvauslint: ignore-file[KL131] reason="Tulossa"\n',
        TOP + '# kuvauslint: ignore-block[KL131] reason="Tulossa"\n' + entry()[len(TOP) :].replace(SHARED, "") + SHARED,
    ],
)
def test_a_suppression_takes_its_rule_out_and_no_other(text: str) -> None:
    report = checked(text)
    if "\n# kuvauslint: ignore-block" in text:
        text = text.replace('# kuvauslint: ignore-block[KL131] reason="Tulossa"\n', "")
        text = text.replace("tietovarannot:", '# kuvauslint: ignore-block[KL131] reason="Tulossa"\ntietovarannot:')
        report = checked(text)
    assert rules(report) == ["KL171"]
    assert [(f.rule, f.suppressed) for f in report.suppressed] == [("KL131", "Tulossa")]


def test_several_rules_in_one_comment() -> None:
    report = checked(entry('# kuvauslint: ignore[KL131, KL171] reason="Tulossa"'))
    assert rules(report) == []
    assert len(report.suppressed) == 2


def test_a_comment_at_one_node_does_not_reach_the_next() -> None:
    """On the first line inside the entry it speaks of that line's node, not of the entry."""
    report = checked(
        entry(inner='manuaalinen: ei  # kuvauslint: ignore[KL131] reason="Tulossa"').replace(
            "    manuaalinen: ei\n    tietoj", "    tietoj", 1
        )
    )
    assert rules(report) == ["KL090", "KL131", "KL171"]


def test_a_comment_at_the_field_that_is_told_of_counts() -> None:
    text = entry(inner='tietoaineistot: []  # kuvauslint: ignore[KL131] reason="Tulossa"')
    assert rules(checked(text)) == ["KL171"]


def test_words_in_a_value_are_no_comment() -> None:
    """A text that speaks of suppressions, in quotes or in a literal block, silences nothing and is not told of."""
    quoted = entry(inner="lisätiedot: 'ohje # kuvauslint: ignore[KL131] reason=x'")
    literal = entry(inner="lisätiedot: |\n      ohje\n      # kuvauslint: ignore-file[KL131] reason=x")
    assert rules(checked(quoted)) == ["KL131", "KL171"]
    assert rules(checked(literal)) == ["KL131", "KL171"]


def test_a_number_sign_before_the_comment_does_not_hide_it() -> None:
    text = entry().replace(
        "- nimi: Sataman tietovaranto", "- nimi: 'Satama #1'  # kuvauslint: ignore[KL131] reason=\"x\""
    )
    assert rules(checked(text)) == ["KL171"]


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2026-11-22", ["KL171"]),
        ("2026-11-21", ["KL091", "KL131", "KL171"]),
        ("2026-13-01", ["KL091", "KL131", "KL171"]),
    ],
)
def test_the_last_day_counts_and_an_expired_one_silences_nothing(until: str, expected: list[str]) -> None:
    assert rules(checked(entry(f'# kuvauslint: ignore[KL131] reason="Tulossa" until={until}'))) == expected


def test_the_day_of_the_run_decides() -> None:
    text = entry('# kuvauslint: ignore[KL131] reason="Tulossa" until=2026-12-31')
    assert "KL091" in rules(checked(text, today=date(2027, 1, 1)))


@pytest.mark.parametrize("words", ["", 'reason=""', 'reason="  "', "koska niin on"])
def test_without_a_reason_it_is_told(words: str) -> None:
    report = checked(entry(f"# kuvauslint: ignore[KL131] {words}"))
    assert rules(report) == ["KL092", "KL171"]
    assert all(finding.suppressed for finding in report.suppressed)


@pytest.mark.parametrize(
    "comment",
    ["ignore", "ignore[]", "ignroe[KL131]", "disable KL131", 'ignore[KL999] reason="x"', 'ignore[KL111] reason="x"'],
)
def test_what_silences_nothing_is_told_at_its_place(comment: str) -> None:
    report = checked(entry(f"# kuvauslint: {comment}"))
    told = [finding for finding in report.findings if finding.rule == "KL090"]
    assert len(told) == 1
    assert told[0].place.line == 8


def test_a_rule_that_did_not_run_is_not_called_unused() -> None:
    assert rules(checked(entry('# kuvauslint: ignore[KL901] reason="x"'))) == ["KL131", "KL171"]


def test_only_the_useless_code_of_several_is_told() -> None:
    report = checked(entry('# kuvauslint: ignore[KL131, KL111] reason="x"'))
    assert [f.values["rule"] for f in report.findings if f.rule == "KL090"] == ["KL111"]


def test_the_own_rules_cannot_be_silenced_by_a_comment() -> None:
    text = '# kuvauslint: ignore-file[ALL] reason="x"\n' + entry("# kuvauslint: ignore[KL131]")
    assert rules(checked(text)) == ["KL092"]


def configured(**row: str) -> Project:
    return Project(suppressions=of_configuration([row], "kuvauslint.toml", lambda _: 7), whole=True)


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ({"rule": "KL131", "entry": "sataman  tietovaranto", "reason": "x"}, ["KL171"]),
        ({"rule": "KL131", "reason": "x"}, ["KL171"]),
        ({"rule": "KL131", "file": "docs/*.yaml", "reason": "x"}, ["KL171"]),
        ({"rule": "KL131", "file": "docs", "reason": "x"}, ["KL171"]),
        ({"rule": "KL131", "entry": "Toinen", "reason": "x"}, ["KL090", "KL131", "KL171"]),
        ({"rule": "KL131", "file": "muu.yaml", "reason": "x"}, ["KL090", "KL131", "KL171"]),
        ({"rule": "KL131"}, ["KL092", "KL171"]),
        ({"rule": "KL131", "reason": "x", "until": "2026-01-01"}, ["KL091", "KL131", "KL171"]),
    ],
)
def test_the_configuration_suppresses_by_rule_entry_and_file(row: dict[str, str], left: list[str]) -> None:
    report = checked(entry(), project=configured(**row), name="docs/kuvaus.yaml")
    assert rules(report) == left
    assert all(f.file == "kuvauslint.toml" and f.place.line == 7 for f in report.findings if f.rule.startswith("KL09"))


def test_what_may_be_for_files_not_checked_is_not_called_unused() -> None:
    project = configured(rule="KL131", entry="Muualla", reason="x")._replace(whole=False)
    assert rules(checked(entry(), project=project)) == ["KL131", "KL171"]


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("a/b.yaml", "a/b.yaml", True),
        ("a/b.yaml", "./a", True),
        ("a/b.yaml", "a/", True),
        ("x/a/b.yaml", "a", True),
        ("x/a/b.yaml", "a/b.yaml", False),
        ("x/a/b.yaml", "**/b.yaml", True),
        ("b.yaml", "**/b.yaml", True),
        ("ab.yaml", "a", False),
        ("x/b.yaml", "*.yaml", True),
    ],
)
def test_patterns_fit_as_in_gitignore(path: str, pattern: str, fits: bool) -> None:
    assert matches(path, pattern) is fits


def test_a_comment_above_the_case_register_speaks_of_what_it_lacks() -> None:
    """Its place is that of its first field, a line below its key."""
    register = SHARED.splitlines()[3]
    lacking = "asiarekisteri:\n  nimi: Asiarekisteri\n  käyttötarkoitus: Asiat\n  tietojärjestelmät: [Asianhallinta]"
    text = entry('# kuvauslint: ignore[KL131] reason="Tulossa"').replace(register, lacking)
    assert rules(checked(text)) == ["KL131", "KL171"]
    above = '# kuvauslint: ignore[KL131] reason="Sivulla"\n'
    report = checked(text.replace(lacking, above + lacking))
    assert rules(report) == ["KL171"]
    assert sorted(finding.suppressed for finding in report.suppressed) == ["Sivulla", "Tulossa"]
