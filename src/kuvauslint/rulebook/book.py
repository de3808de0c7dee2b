"""The rulebook: which rules there are, which of them run, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kuvauslint.errors import UsageError
from kuvauslint.model.finding import Basis
from kuvauslint.rulebook.hints import hints_of
from kuvauslint.rulebook.rule import PROFILES, Example, Rule, RuleText


class Choice(NamedTuple):
    """Which rules are wanted; ids, names and prefixes (KL1) are all accepted."""

    profile: str = "recommended"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}


class Rulebook(NamedTuple):
    """All rules, in order of their ids. `version` is that of the package, with the day of the rules."""

    rules: tuple[Rule, ...]
    version: str

    def chosen(self, choice: Choice) -> tuple[Rule, ...]:
        """The rules that run, with the severities that were asked for.

        Raises UsageError for a name that is no rule.
        """
        level = PROFILES.index(choice.profile)
        picked = self.named(choice.select)
        extended = self.named(choice.extend_select)
        ignored = self.named(choice.ignore)
        severities = {rule: severity for name, severity in choice.severity.items() for rule in self.named((name,))}
        out = []
        for rule in self.rules:
            in_profile = PROFILES.index(rule.profile) <= level and not rule.preview
            on = (rule.id in picked if choice.select else in_profile) or rule.id in extended
            if rule.preview and on:
                on = any(
                    name.casefold() in (rule.id.casefold(), rule.name) for name in choice.select + choice.extend_select
                )
            if on and rule.id not in ignored and rule.status != "retired":
                out.append(rule._replace(severity=severities.get(rule.id, rule.severity)))
        return tuple(out)

    def get(self, name: str) -> Rule:
        """The rule of that id or name.

        Raises UsageError, with the nearest names, where there is none.
        """
        for rule in self.rules:
            if name.casefold() in (rule.id.casefold(), rule.name):
                return rule
        raise UsageError(self._no_such(name))

    def named(self, names: Iterable[str]) -> frozenset[str]:
        """The ids that names, ids and prefixes stand for.

        Raises UsageError for one that is no rule.
        """
        out: set[str] = set()
        for name in names:
            wanted = name.strip()
            if wanted.upper() == "ALL":
                found = {rule.id for rule in self.rules}
            else:
                found = {r.id for r in self.rules if r.id.startswith(wanted.upper()) or r.name == wanted.casefold()}
            if not found or not wanted:
                raise UsageError(self._no_such(name))
            out |= found
        return frozenset(out)

    def _no_such(self, name: str) -> str:
        from difflib import get_close_matches

        known = [rule.name for rule in self.rules] + [rule.id for rule in self.rules]
        close = get_close_matches(name, known, 1)
        return f"no rule {name!r}" + (f"; did you mean {close[0]!r}?" if close else "")


def rule_of(data: Mapping[str, Any]) -> Rule:
    """The runnable part of a rule's data."""
    return Rule(
        data["id"],
        data["name"],
        data["severity"],
        data["claim"],
        data["profile"],
        data.get("status", "stable"),
        data.get("select", "description"),
        data.get("check", ""),
        data.get("with") or {},
        tuple(data.get("needs") or ()),
        hints_of(data.get("hints")),
        data.get("fix", ""),
    )


def text_of(data: Mapping[str, Any]) -> RuleText:
    """What is told of a rule."""
    return RuleText(
        data["id"],
        data["name"],
        str(data["since"]),
        tuple(_basis(one) for one in data.get("basis") or ()),
        data["why"],
        data["message"],
        data["help"],
        tuple(data.get("also") or ()),
        tuple(_example(one) for one in data["good"]),
        tuple(_example(one) for one in data["bad"]),
    )


def _basis(data: Mapping[str, Any]) -> Basis:
    fields = {key: value for key, value in data.items() if key in Basis._fields}
    for key in ("act", "section", "checked", "valid_from", "valid_until"):
        if key in fields:
            fields[key] = str(fields[key])
    return Basis(**fields)


MARK = "#!"


def _example(data: Mapping[str, Any] | str) -> Example:
    one: Mapping[str, Any] = {"text": data} if isinstance(data, str) else data
    lines, marked = [], []
    for number, line in enumerate(str(one["text"]).splitlines(), 1):
        kept, mark, _ = line.partition(MARK)
        if mark:
            marked.append(number)
        lines.append(kept.rstrip() if mark else line)
    return Example(
        "\n".join(lines) + "\n",
        str(one.get("as", "yaml")),
        str(one.get("note", "")),
        str(one.get("as_of", "2026-11-22")),
        tuple(marked),
        str(one.get("organisation_type", "")),
        str(one.get("counterpart", "")),
        tuple(one.get("model", ())),
        one.get("settings", {}),
    )
