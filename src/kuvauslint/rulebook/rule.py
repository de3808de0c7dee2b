"""A rule as it is run, and a rule as it is told."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from kuvauslint.model.finding import Basis

PROFILES = ("law", "recommended", "strict")
GROUPS = {
    "KL0": "file",
    "KL1": "contents",
    "KL2": "publication",
    "KL3": "interface",
    "KL4": "search_keys",
    "KL5": "requests",
    "KL6": "terms",
    "KL7": "security",
    "KL8": "currency",
    "KL9": "consistency",
}


class Rule(NamedTuple):
    """What a run needs of a rule.

    `check` is `module.function` in kuvauslint.checks, empty for a rule that the reading stage
    speaks for; `hints` are groups of words, one of each of which a text must have for the check to
    find anything (see hints.py); `needs` names what it must have (see engine/relevance.py);
    `fix` is `module.function` in kuvauslint.fixes.
    """

    id: str
    name: str
    severity: str
    claim: str
    profile: str
    status: str
    select: str
    check: str
    options: Mapping[str, Any]
    needs: tuple[str, ...] = ()
    hints: tuple[tuple[str, ...], ...] = ()
    fix: str = ""

    @property
    def preview(self) -> bool:
        """Off unless selected by id."""
        return self.status == "preview"


class Example(NamedTuple):
    """A text in the linted language that must, or must not, give the rule's finding.

    `kind` is yaml, json or text; `marked` the 1-based lines that must be reported (bad examples).
    `counterpart` is the text of the other language version, `model` the rows of an information
    management model and `settings` those of the rule, where it needs them.
    """

    text: str
    kind: str
    note: str
    as_of: str
    marked: tuple[int, ...]
    organisation_type: str
    counterpart: str = ""
    model: tuple[Mapping[str, str], ...] = ()
    settings: Mapping[str, Any] = MappingProxyType({})


class RuleText(NamedTuple):
    """What is told of a rule, in fi, sv and en."""

    id: str
    name: str
    since: str
    basis: tuple[Basis, ...]
    why: Mapping[str, str]
    message: Mapping[str, str]
    help: Mapping[str, str]
    also: tuple[str, ...]
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
