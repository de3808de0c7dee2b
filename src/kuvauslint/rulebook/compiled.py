"""The rulebook in the form that a run starts from: JSON, made of the rule files once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from kuvauslint import __version__
from kuvauslint.resources import compiled, data_path
from kuvauslint.rulebook.book import Rulebook, rule_of, text_of
from kuvauslint.rulebook.rule import Rule, RuleText

# The day the rules were last held against the law; shown with the version of the rulebook.
RULES_DATE = "2026-11-22"


@cache
def rulebook() -> Rulebook:
    """The rules that come with kuvauslint."""
    rows = compiled("rulebook", run_rows)
    return Rulebook(tuple(Rule._make((*row[:-1], tuple(row[-1]))) for row in rows), f"{__version__} ({RULES_DATE})")


@cache
def rule_texts() -> dict[str, RuleText]:
    """What is told of each rule, by id."""
    return {data["id"]: text_of(data) for data in compiled("rule-texts", full_rows)}


def run_rows() -> list[list[Any]]:
    """One list a rule, in the order of Rule's fields."""
    return [[*rule_of(data)[:-1], list(rule_of(data).hints)] for data in _data()]


def full_rows() -> list[dict[str, Any]]:
    """The rules as their files have them."""
    return [dict(data) for data in _data()]


@cache
def _data() -> tuple[dict[str, Any], ...]:
    from kuvauslint.rulebook.load import load_rules, rule_files

    return tuple(load_rules(rule_files(data_path("rules"))))


def write(folder: str) -> None:
    """Write every compiled file into a folder, for the wheel."""
    import json

    from kuvauslint.vocabulary.store import from_yaml

    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    parts: dict[str, Any] = {"rulebook": run_rows(), "rule-texts": full_rows()}
    for kind in ("vocabulary", "data"):
        for path in sorted(Path(data_path("rules", kind)).glob("*.yaml")):
            parts[f"{kind}.{path.stem}"] = from_yaml(f"{kind}/{path.stem}")
    for name, data in parts.items():
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
        (target / f"{name}.json").write_text(text, encoding="utf-8")
