"""Promises that all rules keep, whoever writes the next one."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kuvauslint.engine.plugins import DECLARATIVE
from kuvauslint.engine.run import load_check
from kuvauslint.model.finding import LANGUAGES
from kuvauslint.resources import data_path
from kuvauslint.rulebook.compiled import rule_texts, rulebook
from kuvauslint.rulebook.load import load_rules, rule_files, slot_names
from kuvauslint.rulebook.rule import GROUPS, Rule
from kuvauslint.vocabulary.store import load

CATALOGUE: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "rule_catalogue.yaml").read_text("utf-8"))
RULES = rulebook().rules
CHECKS = Path(__file__).parents[1] / "src" / "kuvauslint" / "checks"
# A sentence is ended, with its quotation or parenthesis closed; a slot or an optional part may hold the end.
ENDS = ".!?…}])”\"'"
# What a run adds to the values of every finding in an entry.
ALWAYS_FILLED = {"entry"}
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@cache
def data_of(rule_id: str) -> dict[str, Any]:
    """A rule file as plain data."""
    return next(data for data in load_rules(rule_files(data_path("rules"))) if data["id"] == rule_id)


@each_rule
def test_a_rule_is_what_the_catalogue_says(rule: Rule) -> None:
    """Name, claim, severity, profile and status are those of the catalogue."""
    preview = ["preview"] if rule.preview else []
    name, claim, severity, profile, *status = CATALOGUE[rule.id]
    assert [rule.name, rule.claim, rule.severity, preview] == [name, claim, severity, status]
    if not rule.preview:  # which is in no profile until it is selected
        assert rule.profile == profile


@pytest.mark.parametrize("group", GROUPS.values())
def test_a_group_of_rules_is_whole(group: str) -> None:
    """Every rule of the catalogue has its file, in the folder of its group and named after it."""
    found = sorted(path.name for path in Path(data_path("rules", group)).glob("*.yaml"))
    if not found:
        pytest.skip(f"no rules in {group} yet")
    wanted = [f"{rule}-{row[0]}.yaml" for rule, row in CATALOGUE.items() if GROUPS[rule[:3]] == group]
    assert found == sorted(wanted)


@each_rule
def test_a_stable_rule_has_examples_and_a_look_alike(rule: Rule) -> None:
    """Two bad and three good examples, one of the good with a note that says what it only looks like."""
    told = rule_texts()[rule.id]
    if not rule.preview:
        assert len(told.bad) >= 2
        assert len(told.good) >= 3
        assert [example for example in told.good if example.note]


@each_rule
def test_a_rule_speaks_three_languages(rule: Rule) -> None:
    """Message, why and help are told in Finnish, Swedish and English, each in words of its own."""
    told = rule_texts()[rule.id]
    for texts in (told.message, told.why, told.help):
        assert sorted(texts) == sorted(LANGUAGES)
        assert len(set(texts.values())) == len(LANGUAGES)
        assert all(text.strip() == text and text[-1] in ENDS for text in texts.values())


@each_rule
def test_a_reading_of_the_law_says_that_it_is_one(rule: Rule) -> None:
    """The message of a rule that interprets the law tells so."""
    if rule.claim != "reading" or rule.id[:3] != "KL1" or rule.id == "KL102":
        return
    message = rule_texts()[rule.id].message
    assert "voi tulkita" in message["fi"]
    assert "kan tolkas" in message["sv"]
    assert "can be read" in message["en"]


@each_rule
def test_the_basis_is_dated_and_known(rule: Rule) -> None:
    """Every provision tells when its text was last read, and its act is one we can name."""
    acts = load("vocabulary/provisions")["acts"]
    for basis in rule_texts()[rule.id].basis:
        assert basis.checked
        assert basis.act in acts


@each_rule
def test_a_check_takes_the_options_of_its_rule(rule: Rule) -> None:
    """The named check exists, is documented, and its keyword arguments are those the rule gives."""
    if not rule.check:
        return
    check = load_check(rule.check)
    options = list(inspect.signature(check).parameters.values())[2:]
    assert {p.name for p in options if p.default is p.empty} <= set(rule.options) <= {p.name for p in options}
    assert check.__doc__


def test_every_check_is_used_by_a_rule() -> None:
    """A public function of a check module that yields hits is named by some rule, or meant for rules of projects."""
    used = {rule.check for rule in RULES}
    written = set()
    for path in CHECKS.glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                returns = ast.unparse(node.returns) if node.returns else ""
                if returns == "Iterator[Hit]":
                    written.add(f"{path.stem}.{node.name}")
    assert written - used == set(DECLARATIVE)


@each_rule
def test_the_slots_of_a_message_are_filled_by_the_check(rule: Rule) -> None:
    """A slot that is shown without condition is one that the check names in its values."""
    if not rule.check:
        return
    module = inspect.getsource(inspect.getmodule(load_check(rule.check)))  # type: ignore[arg-type]
    message = re.sub(r"\[\[.*?\]\]", "", rule_texts()[rule.id].message["fi"])
    for slot in set(slot_names(message)) - ALWAYS_FILLED:
        assert f'"{slot}"' in module


@each_rule
def test_other_rules_named_by_a_rule_exist(rule: Rule) -> None:
    """`also` names rules, and never the rule itself."""
    also = set(rule_texts()[rule.id].also)
    assert also <= set(CATALOGUE)
    assert rule.id not in also


@each_rule
def test_examples_are_of_invented_bodies(rule: Rule) -> None:
    """Mail addresses in examples are under .example, but for those of dissolved domains that a rule is about."""
    if rule.id == "KL808":
        return
    texts = rule_texts()[rule.id]
    for example in (*texts.good, *texts.bad):
        for domain in re.findall(r"@([\w.-]+\w)", example.text):
            assert domain.endswith(".example")


def test_words_for_slots_are_told_in_three_languages() -> None:
    """Every listed value of a slot has a text in each language."""
    for slot, values in load("vocabulary/slots").items():
        for value, texts in values.items():
            assert sorted(texts) == sorted(LANGUAGES), (slot, value)


def test_titles_of_fields_agree_with_the_fields() -> None:
    """A field is called in messages what the schema calls it."""
    titles = load("vocabulary/slots")["field"]
    called: dict[str, list[Any]] = {}
    for fields in load("vocabulary/fields")["groups"].values():
        for name, spec in fields.items():
            called.setdefault(name, []).append(spec["title"])
    assert set(titles) == set(called)
    # a name that several groups share (name, systems) is told by the title of one of them
    assert all(title in called[name] for name, title in titles.items())


@pytest.mark.parametrize("reader", ["yaml_faults", "json"])
def test_what_a_reader_says_of_an_error_has_words(reader: str) -> None:
    """Each word a reader uses for a syntax error is told in the languages of the reports."""
    import importlib

    said = {word for _, word in importlib.import_module(f"kuvauslint.readers.{reader}")._SAID}
    assert said <= set(load("vocabulary/slots")["problem"])


def test_kinds_of_fields_have_words() -> None:
    """Whatever kind of value is expected, the message can say it."""
    kinds = {spec["kind"] for fields in load("vocabulary/fields")["groups"].values() for spec in fields.values()}
    assert kinds <= set(load("vocabulary/slots")["expected"])
