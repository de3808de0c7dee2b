"""What is told of the bad examples of every rule: the place to the column, the path, the entry, the field, the facts.

`told/KL140.yaml` has, for each bad example in turn (`bad`), one line a finding. `among` is what is told
of the same example when the entries of the rule's good examples stand before and after its own: a
check that leaves off at what it passes over is seen there. `pytest --update` writes the files anew;
read the difference before committing it. That the right lines are marked is tested by the examples
themselves.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rule_texts, rulebook
from kuvauslint.rulebook.rule import Example, Rule
from tests.test_rule_examples import OF_OTHER_FILES, findings

FOLDER = Path(__file__).parent / "told"
TESTS = Path(__file__).parent
TEXTS = sorted(
    path
    for folder in (TESTS / "texts", TESTS / "describe" / "documents", TESTS.parent / "examples" / "published")
    for path in folder.glob("*.txt")
)
LISTS = ("tietovarannot", "informationslager", "repositories")
RULES = [rule for rule in rulebook().rules if rule.id not in OF_OTHER_FILES]


def told(finding: Finding) -> str:
    """One finding on a line; what is empty is left out."""
    place = finding.place
    where = f"{place.line}:{place.column}-{place.end_line}:{place.end_column}" if place.line else place.label()
    facts = "; ".join(f"{name}={value}" for name, value in sorted(finding.values.items()) if name != "entry")
    related = ", ".join(one.place.label() for one in finding.related)
    parts = {
        "": f"{where} {finding.path}".rstrip(), "entry": finding.entry, "field": finding.field, "facts": facts,
        "related": related, "likely": "" if finding.sure else "yes",
    }  # fmt: skip
    return " | ".join(
        f"{name} {value}".strip()
        for name, value in parts.items()
        if value or (value is not None and name in ("entry", "field"))
    )


def values(example: Example) -> dict[str, Any]:
    """An example as plain values; nothing where it is no YAML that can be read so."""
    if example.kind != "yaml" or example.counterpart or example.model:
        return {}
    try:
        read = yaml.load(example.text, yaml.BaseLoader)
    except yaml.YAMLError:
        return {}
    return read if isinstance(read, dict) else {}


def among_others(example: Example, good: tuple[Example, ...]) -> Example | None:
    """The example with the entries of the good ones around its own; None where it has no list of entries."""
    own = values(example)
    key = next((key for key in LISTS if isinstance(own.get(key), list)), None)
    if key is None:
        return None
    others = [entry for one in good if isinstance(found := values(one).get(key), list) for entry in found]
    whole = {**own, key: [*others, *own[key], *others]}
    return example._replace(text=yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=10_000))


def told_of(rule: Rule, example: Example) -> list[str]:
    """What the rule, run alone where that is possible, finds in an example."""
    if example.counterpart or example.model or example.settings or not rule.check:
        return [told(finding) for finding in findings(rule, example) if finding.rule == rule.id]
    options = Options(
        Choice("strict", select=(rule.id,)), date.fromisoformat(example.as_of), example.organisation_type or None
    )
    suffix = {"text": "txt"}.get(example.kind, example.kind)
    source = Source(f"example.{suffix}", example.text.encode(), example.kind)
    return [told(finding) for finding in lint([source], rulebook(), options).findings if finding.rule == rule.id]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_is_told_of_bad_examples(rule: Rule, request: pytest.FixtureRequest) -> None:
    """Each bad example gives just the findings beside it, alone and among good ones."""
    texts = rule_texts()[rule.id]
    mixed = [one for one in (among_others(example, texts.good) for example in texts.bad) if one is not None]
    now = {
        "bad": [told_of(rule, example) for example in texts.bad],
        "among": [told_of(rule, example) for example in mixed],
    }
    path = FOLDER / f"{rule.id}.yaml"
    if request.config.getoption("--update"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(now, allow_unicode=True, width=10_000, sort_keys=False), encoding="utf-8")
    assert now == yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_is_told_of_published_texts(path: Path, request: pytest.FixtureRequest) -> None:
    """Every finding of the strict profile, information too, in whole documents: a change detector."""
    options = Options(Choice("strict"), date(2026, 11, 22))
    found = lint([Source(path.name, path.read_bytes(), "text")], rulebook(), options).findings
    now = [f"{finding.rule} {told(finding)}" for finding in found]
    kept = FOLDER / "texts" / f"{path.stem}.txt"
    if request.config.getoption("--update"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("".join(f"{line}\n" for line in now), encoding="utf-8")
    assert now == kept.read_text(encoding="utf-8").split("\n")[:-1]
