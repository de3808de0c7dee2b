"""The configuration: found upwards, validated at its lines, joined with what the command line says."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.engine.config import Config, find, read
from kuvauslint.engine.config_schema import CONFIG_SCHEMA, FORMATS, faults, rendered
from kuvauslint.engine.settings import DEFAULTS, Given, resolve, shown
from kuvauslint.engine.toml_lines import key_lines
from kuvauslint.errors import ConfigError
from kuvauslint.reporters import REPORTERS


def test_the_schema_file_is_fresh(root: Path) -> None:
    assert (root / "schema" / "config.schema.json").read_text(encoding="utf-8") == rendered()


def test_the_schema_is_one_and_knows_every_setting_and_format() -> None:
    jsonschema.Draft202012Validator.check_schema(CONFIG_SCHEMA)
    assert set(CONFIG_SCHEMA["properties"]) == set(DEFAULTS)
    assert sorted(FORMATS) == sorted(REPORTERS)


_VALUES = st.recursive(
    st.sampled_from(["strict", "", "error", "fi", "kunta", "2027-01-31", "31.1.2027", 3, True, None, "KL131"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["rule", "reason", "until", "files", "fi", "name", "KL1", "ignore"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from([*CONFIG_SCHEMA["properties"], "selct"]), _VALUES, max_size=4))
def test_our_reading_of_the_schema_agrees_with_jsonschema(values: dict[str, Any]) -> None:
    """A configuration has a fault for us just where it has one for jsonschema."""
    told = {path for path, _ in faults(values)}
    validator = jsonschema.Draft202012Validator(CONFIG_SCHEMA)
    assert bool(told) == (not validator.is_valid(values))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('profile = "strct"\n', "kuvauslint.toml:1: profile must be one of"),
        ('# x\n\nselct = ["KL1"]\n', "kuvauslint.toml:3: unknown key 'selct'; did you mean 'select'?"),
        ('select = [\n  "KL1",\n  3,\n]\n', "kuvauslint.toml:1: item 2 of select must be a text"),
        ('[[suppress]]\nrule = "KL1"\n\n[[suppress]]\nreason = "x"\n', "kuvauslint.toml:4: 'rule' is missing"),
        ('[[suppress]]\nrule = "KL1"\nuntil = "31.1.2027"\n', "kuvauslint.toml:3: until must be a date"),
        ('[[suppress]]\nrule = "KL1"\nuntil = "2027-02-31"\n', "kuvauslint.toml:3: 2027-02-31 is no day"),
        (
            '[organisation]\nname = "x"\nlanguages = ["fi", "xx"]\n',
            "kuvauslint.toml:3: item 2 of languages must be one of",
        ),
        ("a = [1,\nb", "kuvauslint.toml:2:1: no TOML"),
        ("profile = \n", "kuvauslint.toml:1:"),
    ],
)
def test_faults_are_told_at_their_lines(text: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kuvauslint.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read("kuvauslint.toml")
    assert told in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "kuvauslint.toml"
    path.write_text('profile = 1\nignore = "x"\nfoo = 2\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read(str(path))
    assert len(str(caught.value).splitlines()) == 3


def test_pyproject_counts_only_with_our_table(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert find([str(tmp_path)]) is None
    pyproject.write_text('[project]\nname = "x"\n\n[tool.kuvauslint]\nprofile = "law"\nselct = []\n', encoding="utf-8")
    assert find([str(tmp_path)]) == str(pyproject)
    with pytest.raises(ConfigError, match=r"pyproject\.toml:6: unknown key 'selct'"):
        read(str(pyproject))


def test_the_nearest_file_upwards_holds_and_the_work_tree_ends_the_search(tmp_path: Path) -> None:
    top, inner = tmp_path / "kuvauslint.toml", tmp_path / "repo" / "a" / "b"
    inner.mkdir(parents=True)
    top.write_text("", encoding="utf-8")
    assert find([str(inner / "kuvaus.yaml")]) == str(top)
    own = tmp_path / "repo" / "a" / "kuvauslint.toml"
    own.write_text("", encoding="utf-8")
    assert find([str(inner / "kuvaus.yaml")]) == str(own)
    assert find([str(inner), str(tmp_path / "repo" / "x.yaml")]) == str(top)
    (tmp_path / "repo" / ".git").mkdir()
    own.unlink()
    assert find([str(inner)]) is None


def test_what_was_said_goes_before_the_configuration_and_that_before_the_default() -> None:
    config = Config(
        "k.toml",
        {"profile": "strict", "ignore": ["KL1"], "extend-select": ["KL2"], "language": "sv"},
        {("profile",): 4},
    )
    own = {
        "ignore": Given(("KL3",), "--ignore"),
        "extend-select": Given(("KL4",), "--extend-select"),
        "language": Given("en", "KUVAUSLINT_LANG", environment=True),
    }
    found = resolve(own, config)
    assert found.of("profile") == "strict"
    assert found.origins["profile"] == "k.toml:4"
    assert found.of("ignore") == ("KL3",)
    assert found.of("extend-select") == ("KL2", "KL4")
    assert found.of("language") == "sv"  # the configuration goes before the environment here
    assert found.of("fail-on") == "error"
    assert found.origins["fail-on"] == "default"
    assert resolve({"language": Given("en", "--lang")}, config).of("language") == "en"


def test_shown_settings_are_toml_with_origins() -> None:
    config = Config("k.toml", {"severity": {"KL131": "info"}, "per-file": [{"files": ["a b.md"], "ignore": ["KL1"]}]})
    text = shown(resolve({}, config))
    values = tomllib.loads(text)
    assert values["severity"] == {"KL131": "info"}
    assert values["per-file"] == [{"files": ["a b.md"], "ignore": ["KL1"]}]
    assert "# default" in text


def test_paths_start_from_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kuvauslint.toml").write_text('paths = ["docs"]\nbaseline = "b.json"\n', encoding="utf-8")
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    found = resolve({}, read(str(tmp_path / "kuvauslint.toml")))
    assert found.of("paths") == (str(tmp_path / "docs"),)
    monkeypatch.chdir(tmp_path)
    assert resolve({}, read("kuvauslint.toml")).of("baseline") == "b.json"


def test_lines_of_keys_in_every_form_of_toml() -> None:
    text = (
        'a = 1 # x = 2\n"b c".d = """\nx = 3\n"""\n[t.u]\ne = { f = 1, g = "=" }\nh = [\n  "#",  # y\n  ["]"],\n]\n'
        "[[r]]\ni = '''\n[no]\n'''\n[[r]]\n[r.s]\nj = 1\n[[r.q]]\nk = 'a''b'\n"
    ).replace("'a''b'", '"a\\"b"')
    tomllib.loads(text)
    lines = key_lines(text)
    assert lines[("a",)] == 1
    assert lines[("b c", "d")] == 2
    assert lines[("t", "u")] == 5
    assert lines[("t", "u", "e")] == 6
    assert lines[("t", "u", "h")] == 7
    assert lines[("r", 0)] == 11
    assert lines[("r", 0, "i")] == 12
    assert lines[("r", 1)] == 15
    assert lines[("r", 1, "s", "j")] == 17
    assert lines[("r", 1, "q", 0, "k")] == 19
    assert ("no",) not in lines


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,5}", fullmatch=True),
        st.one_of(st.integers(), st.text(max_size=20), st.lists(st.text(max_size=5), max_size=3)),
        min_size=1,
        max_size=6,
    )
)
def test_every_key_is_found_on_its_line(values: dict[str, Any]) -> None:
    """Texts with quotes, number signs and brackets in them do not mislead the reading of keys."""
    rows = [f"{key} = {json.dumps(value, ensure_ascii=True)}" for key, value in values.items()]
    text = "\n".join(rows).replace("\\u007f", "x").replace("\x7f", "x")
    assert {key: key_lines(text)[key,] for key in values} == {key: i for i, key in enumerate(values, 1)}


def test_a_day_may_be_written_as_tomls_own(tmp_path: Path) -> None:
    path = tmp_path / "kuvauslint.toml"
    path.write_text('[[suppress]]\nrule = "KL131"\nreason = "syy"\nuntil = 2027-01-31\n', encoding="utf-8")
    assert read(str(path)).values["suppress"][0]["until"] == "2027-01-31"
