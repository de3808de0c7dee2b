"""The rulebook in the form that a run starts from: JSON, made of the rule files once.

What every run needs is one small file; what is told of a rule is a file of its own, read when the
rule has something to tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from typing import Any

from kuvauslint import __version__
from kuvauslint.resources import compiled, data_path
from kuvauslint.rulebook.book import Rulebook, rule_of, text_of
from kuvauslint.rulebook.rule import Rule, RuleText

# The day the rules were last held against the law; shown with the version of the rulebook.
RULES_DATE = "2026-11-22"


# The rules that the project adds, in this run only: (what is run, what is told) of each.
_ADDED: ContextVar[tuple[tuple[Rule, RuleText], ...]] = ContextVar("added_rules", default=())


def add_rules(added: tuple[tuple[Rule, RuleText], ...]) -> None:
    """Let rules of a project or of a package stand beside those that come with kuvauslint, in this context."""
    _ADDED.set(added)


def rulebook() -> Rulebook:
    """The rules that come with kuvauslint, and those that were added."""
    own, added = _own_rulebook(), _ADDED.get()
    return own._replace(rules=(*own.rules, *(rule for rule, _ in added))) if added else own


@cache
def _own_rulebook() -> Rulebook:
    rows = compiled("rulebook", parts)
    rules = (Rule._make((*row[:-3], tuple(row[-3]), tuple(map(tuple, row[-2])), row[-1])) for row in rows)
    return Rulebook(tuple(rules), f"{__version__} ({RULES_DATE})")


@cache
def pattern_hints() -> dict[str, list[str]]:
    """The hints of every pattern of the language data that has some, by `file/name`."""
    found: dict[str, list[str]] = compiled("patterns", parts)
    return found


class RuleTexts(Mapping[str, RuleText]):
    """What is told of each rule, by id; read when it is asked for."""

    def __init__(self) -> None:
        self._read: dict[str, RuleText] = {}

    def __getitem__(self, rule: str) -> RuleText:
        for added, text in _ADDED.get():
            if added.id == rule:
                return text
        if rule not in self._read:
            self._read[rule] = text_of(compiled(f"rule.{rule}", parts))
        return self._read[rule]

    def __iter__(self) -> Iterator[str]:
        return (rule.id for rule in rulebook().rules)

    def __len__(self) -> int:
        return len(rulebook().rules)


@cache
def rule_texts() -> RuleTexts:
    """What is told of each rule that comes with kuvauslint."""
    return RuleTexts()


def parts() -> dict[str, Any]:
    """The compiled files by name: `rulebook`, with one list a rule in the order of Rule's fields, and `rule.KL140`."""
    from kuvauslint.rulebook.load import load_rules, rule_files

    rules = load_rules(rule_files(data_path("rules")))
    rows = [list(rule_of(data)) for data in rules]
    return {"rulebook": rows, "patterns": _pattern_hints()} | {f"rule.{data['id']}": data for data in rules}


def _pattern_hints() -> dict[str, list[str]]:
    from pathlib import Path

    from kuvauslint.vocabulary.store import from_yaml

    found = {}
    for path in sorted(Path(data_path("rules", "vocabulary")).glob("*.yaml")):
        data = from_yaml(f"vocabulary/{path.stem}")
        for name, entry in data.get("patterns", {}).items() if isinstance(data, dict) else ():
            if isinstance(entry, dict) and entry.get("hints"):
                found[f"{path.stem}/{name}"] = entry["hints"]
    return found


def write(folder: str) -> None:
    """Write every compiled file into a folder, for the wheel."""
    import json
    from pathlib import Path

    from kuvauslint.vocabulary.store import from_yaml

    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    made = parts()
    for kind in ("vocabulary", "data"):
        for path in sorted(Path(data_path("rules", kind)).glob("*.yaml")):
            made[f"{kind}.{path.stem}"] = from_yaml(f"{kind}/{path.stem}")
    for name, data in made.items():
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
        (target / f"{name}.json").write_text(text, encoding="utf-8")
