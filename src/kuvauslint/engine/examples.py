"""Runs the examples of rules: a good one must not be reported by its rule, a bad one exactly at its marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.engine.project import Project
from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.rulebook.rule import Example, Rule, RuleText


class Outcome(NamedTuple):
    """What came of one example: the lines that should have been reported, and those that were."""

    kind: str  # good or bad
    number: int
    example: Example
    expected: tuple[int, ...]
    found: tuple[int, ...]

    @property
    def right(self) -> bool:
        """Whether the example is as it says; of a format without lines, only how often it is reported counts."""
        if self.found and not any(self.found):
            return len(self.expected) == len(self.found)
        return Counter(self.expected) == Counter(self.found)


def rules_in(path: str) -> list[tuple[Rule, RuleText]]:
    """The rules in a file or below a folder: ours, or those of a project or a package.

    Raises UsageError for a path without rule files and RulebookError for faults in them.
    """
    from kuvauslint.rulebook.book import text_of
    from kuvauslint.rulebook.load import load_rules, rule_files_in

    root = Path(path)
    if not root.exists():
        raise UsageError(f"{path}: no such file or folder")
    files = [root] if root.is_file() else rule_files_in(root)
    ours = [file for file in files if file.name.startswith("KL")]
    others = [file for file in files if file not in ours]
    if not files:
        raise UsageError(f"{path}: no rule files")
    rows = [*load_rules(ours), *load_rules(others, own=False)]
    return [(_runnable(data, root), text_of(data)) for data in rows]


def _runnable(data: dict[str, Any], root: Path) -> Rule:
    """The rule with its check found: that of a package of rules is in the folder `checks` beside its rules."""
    import sys

    from kuvauslint.engine.plugins import DECLARATIVE, declared_faults
    from kuvauslint.errors import RulebookError
    from kuvauslint.rulebook.book import rule_of

    rule = rule_of(data)
    if rule.check in DECLARATIVE:
        faults = declared_faults(data)
        if faults:
            raise RulebookError("\n".join(f"{rule.id}: {fault}" for fault in faults))
        return rule
    if rule.id.startswith("KL") or not rule.check:
        return rule
    for folder in root.resolve().parents:
        if (folder / "checks").is_dir() and (folder / "__init__.py").is_file():
            sys.path.insert(0, str(folder.parent))
            return rule._replace(check=f"{folder.name}.checks:{rule.check}")
    raise RulebookError(f"{rule.id}: there is no check {rule.check!r}; use core.* or a package's own `checks`")


def outcomes(rule: Rule, text: RuleText) -> Iterator[Outcome]:
    """What comes of every example of a rule that `rulebook()` knows."""
    for kind, examples in (("good", text.good), ("bad", text.bad)):
        for number, example in enumerate(examples, 1):
            expected = example.marked if kind == "bad" else ()
            yield Outcome(kind, number, example, expected, reported(rule, example))


def reported(rule: Rule, example: Example) -> tuple[int, ...]:
    """The lines of an example at which the rule reports something."""
    suffix = {"text": "txt", "markdown": "md"}.get(example.kind, example.kind)
    counterpart = Source(f"counterpart.{suffix}", example.counterpart.encode(), example.kind)
    options = Options(
        # what a suppression silences must run too
        Choice("strict", () if rule.id.startswith("KL09") else (rule.id,), (rule.id,)),
        date.fromisoformat(example.as_of),
        example.organisation_type or None,
        digests=False,
        project=Project(
            counterpart=counterpart if example.counterpart else None,
            model=example.model or None,
            settings={rule.id: example.settings} if example.settings else {},
        ),
        fixes=False,
    )
    source = Source(f"example.{suffix}", example.text.encode(), example.kind)
    findings = lint((source,), rulebook(), options).findings
    return tuple(finding.place.line or 0 for finding in findings if finding.rule == rule.id)
