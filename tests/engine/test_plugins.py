"""Rules of a project and of installed packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from kuvauslint.checks.hit import Subject
from kuvauslint.engine.examples import rules_in
from kuvauslint.engine.judge import describe
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.engine.plugins import DECLARATIVE, load_added
from kuvauslint.engine.rule_paths import FACTS, path_faults
from kuvauslint.engine.run import load_check
from kuvauslint.errors import ConfigError, RulebookError
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import add_rules, rulebook
from kuvauslint.rulebook.foreign import RULE_SCHEMA, rendered
from kuvauslint.rulebook.load import KNOWN

RULE: dict[str, Any] = {
    "id": "TOWN01",
    "name": "unit-named",
    "message": "Kohdasta ”{entry}” puuttuu toimiala.",
    "select": "repositories",
    "check": "core.present",
    "with": {"field": "unit"},
    "good": ["kuvauslint: 1\n"],
    "bad": ["kuvauslint: 1\ntietovarannot: [{nimi: A}]  #!\n"],
}


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    add_rules(())


def written(folder: Path, *rules: dict[str, Any]) -> str:
    for i, rule in enumerate(rules):
        (folder / f"r{i}.yaml").write_text(yaml.safe_dump(rule, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return str(folder / "*.yaml")


def test_the_schema_of_a_rule_is_fresh_and_knows_every_key(root: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(RULE_SCHEMA)
    assert (root / "schema" / "rule.schema.json").read_text(encoding="utf-8") == rendered()
    assert set(RULE_SCHEMA["properties"]) >= KNOWN
    jsonschema.validate(RULE, RULE_SCHEMA)


def test_a_rule_of_the_project_runs_beside_ours(tmp_path: Path) -> None:
    add_rules(load_added([written(tmp_path, RULE)], []))
    text = "kuvauslint: 1\ntietovarannot:\n  - {nimi: Satama}\n  - {nimi: Kirjasto, toimiala: Sivistys}\n"
    options = Options(Choice(extend_select=("TOWN01",)), date(2026, 11, 22))
    findings = lint((Source("k.yaml", text.encode(), "yaml"),), rulebook(), options).findings
    assert [(f.place.line, f.entry) for f in findings if f.rule == "TOWN01"] == [(3, "Satama")]
    assert any(f.rule.startswith("KL") for f in findings)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": "KL999"}, "id 'KL999' does not fit"),
        ({"id": 3}, "id is a text"),
        ({"check": "elements.missing_everywhere"}, "is none of core.present"),
        ({"check": "os.system"}, "is none of core.present"),
        ({"fix": "keys.near_miss"}, "a rule of a project has no fix"),
        ({"with": {"fild": "unit"}}, "core.present has no option 'fild'"),
        ({"with": {}}, "core.present needs the option 'field'"),
        ({"severity": "fatal"}, "severity 'fatal' is none of"),
        ({"message": {"fi": ""}}, "message has an empty text"),
        ({"message": ["x"]}, "message is a text, or one for each of"),
        ({"bad": ["kuvauslint: 1\n"]}, "marks the line to be reported"),
        ({"good": []}, "good is a list with at least one example"),
        ({"sverity": "error"}, "unknown key 'sverity'"),
        ({"claim": "law"}, "needs a basis"),
        ({"with": ["unit"]}, "with is a mapping"),
        ({"select": "repositoris"}, "there is no field 'repositoris'; did you mean 'repositories'?"),
        ({"select": "repositories.name.length"}, "there are no fields below 'name'"),
        ({"with": {"field": "toimiala"}}, "field 'toimiala': there is no field 'toimiala'; did you mean 'unit'?"),
        ({"with": {"field": "request.mejl"}}, "there is no field 'mejl'; the fields: authority, email"),
        ({"message": "{entri} lacks it"}, "core.present tells no {entri}; it tells {entry}, {field}"),
        ({"message": "{entry lacks it"}, "has braces that hold no slot"),
    ],
)
def test_faults_of_a_rule_file_are_told(change: dict[str, Any], told: str, tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as caught:
        load_added([written(tmp_path, {**RULE, **change})], [])
    assert told in str(caught.value)
    assert "r0.yaml" in str(caught.value)


def test_two_rules_of_one_id_are_told(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="already used"):
        load_added([written(tmp_path, RULE, {**RULE, "name": "other"})], [])


@pytest.mark.parametrize(
    ("select", "options"),
    [
        ("entries", {"field": "request.email"}),
        ("repositories", {"field": "authority", "inherited": True}),
        ("entries.datasets.*", {"field": "group"}),
        ("description", {"field": "repositories.name"}),
        ("organisation.name", {}),
        ("systems", {"field": "owner"}),
        ("case_register", {"field": "request.authority.name"}),
    ],
)
def test_every_place_that_a_rule_may_select_is_known(select: str, options: dict[str, Any]) -> None:
    assert list(path_faults(select, options)) == []


def test_the_facts_of_a_message_are_those_that_its_check_tells() -> None:
    """Each declarative check has its facts, as its hits have them."""
    assert set(FACTS) == set(DECLARATIVE)
    text = "kuvauslint: 1\ntietovarannot:\n  - {nimi: A, toimiala: x}\n  - {nimi: A, toimiala: x}\n"
    asked = {
        "core.present": {"field": "purpose"},
        "core.absent": {"field": "unit"},
        "core.matches": {"field": "unit", "pattern": "y"},
        "core.one_of": {"field": "unit", "values": ["y"]},
        "core.unique": {"field": "repositories.unit"},
        "core.count": {"field": "purpose", "minimum": 1},
    }
    description = describe(read(Source("k.yaml", text.encode(), "yaml")))
    assert description is not None
    for check, options in asked.items():
        root = description.root
        node = root if check == "core.unique" else root.list_of("repositories")[0]
        hits = list(load_check(check)(node, Subject(description, date(2026, 11, 22), memo={}), **options))
        assert hits, check
        assert set(hits[0].values) <= {"field", *FACTS[check]}, check


def test_a_folder_stands_for_the_rule_files_in_it(tmp_path: Path) -> None:
    """Other YAML in it is passed over; one without rules is no silent pass."""
    written(tmp_path, RULE)
    (tmp_path / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    assert [rule.id for rule, _ in load_added([str(tmp_path)], [])] == ["TOWN01"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigError, match="no rule file in"):
        load_added([str(tmp_path / "empty")], [])


def test_a_rule_file_that_lacks_its_examples_is_told_where_a_folder_is_tested(tmp_path: Path) -> None:
    """It is no other YAML, which would be passed over."""
    (tmp_path / "a.yaml").write_text("id: TOWN02\nname: unit-here\nchekc: core.present\n", encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        rules_in(str(tmp_path))
    assert "unknown key 'chekc'" in str(caught.value)
    assert "lacks bad" in str(caught.value)


def test_a_pattern_that_fits_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no file fits"):
        load_added([str(tmp_path / "*.yaml")], [])


def test_a_package_that_is_not_installed_is_told() -> None:
    with pytest.raises(ConfigError, match="'mallila-ei-ole' is not installed"):
        load_added([], ["mallila-ei-ole"])


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample package, installed by pip into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    package = root / "tests" / "packages" / "kuvauslint-rules-mallila"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    result = subprocess.run(
        [*command, "--target", str(folder), str(package)], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return folder


def run(installed: Path, root: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), str(root / "src")])}
    command = [sys.executable, "-m", "kuvauslint", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


TEXT = "kuvauslint: 1\ntietovarannot:\n  - {nimi: A, toimiala: Sivistys}\n  - {nimi: B, toimiala: Sivistys}\n  - {nimi: C}\n"


def test_an_installed_package_brings_its_rules_and_checks(installed: Path, root: Path, tmp_path: Path) -> None:
    """Named in the configuration, its rules run with its own check and ours, and are told of as ours are."""
    (tmp_path / "kuvaus.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "kuvauslint.toml").write_text('packages = ["mallila"]\nselect = ["MALLILA"]\n', encoding="utf-8")
    result = run(installed, root, tmp_path, "check", "--output-format", "json")
    assert result.returncode == 1, result.stderr
    found = [(f["rule"], f["location"]["line"], f["severity"]) for f in json.loads(result.stdout)["findings"]]
    assert found == [("MALLILA01", 4, "error"), ("MALLILA02", 5, "warning")]
    assert "Toimialalla ”Sivistys”" in run(installed, root, tmp_path, "check", "--output-format", "concise").stdout
    assert "unit-overloaded" in run(installed, root, tmp_path, "rule").stdout


def test_an_installed_package_is_not_loaded_unless_it_is_named(installed: Path, root: Path, tmp_path: Path) -> None:
    (tmp_path / "kuvaus.yaml").write_text(TEXT, encoding="utf-8")
    code = "import sys\nfrom kuvauslint.cli.main import _run\n_run(['check'])\nprint('kuvauslint_rules_mallila' in sys.modules, 'importlib.metadata' in sys.modules, file=sys.stderr)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), str(root / "src")])}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert result.stderr.splitlines()[-1] == "False False"


def test_the_examples_of_a_package_are_run_by_the_command(root: Path, tmp_path: Path) -> None:
    rules = root / "tests" / "packages" / "kuvauslint-rules-mallila" / "kuvauslint_rules_mallila" / "rules"
    result = run(tmp_path, root, tmp_path, "rule", "--test", str(rules))
    assert (result.returncode, result.stdout) == (0, "2 rules, 4 examples, 0 not as they say\n"), result.stderr


def test_a_wrong_example_is_shown_with_its_lines(root: Path, tmp_path: Path) -> None:
    wrong = {**RULE, "bad": ["kuvauslint: 1  #!\ntietovarannot:\n  - {nimi: A}\n"]}
    written(tmp_path, wrong)
    result = run(tmp_path, root, tmp_path, "rule", "--test", "r0.yaml")
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        "TOWN01 unit-named: bad example 1",
        "  not reported, though marked: line 1",
        "  reported, though not marked: line 3",
        "  !   1 | kuvauslint: 1",
        "      2 | tietovarannot:",
        "  >   3 |   - {nimi: A}",
        "1 rules, 2 examples, 1 not as they say",
    ]
