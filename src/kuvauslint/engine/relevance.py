"""Which rules a description can concern at all, by the words in it and the rules' hints, and by what it has.

All hints of all rules are looked up together: a word that was met before costs one look-up, whatever
the number of rules, so that a description without a rule's words does not pay for the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kuvauslint.checks.hit import Subject
from kuvauslint.rulebook.rule import Rule

_REMEMBERED = 200_000
_CORE = 3  # letters
_DIGITS = 6  # at the beginning of what could be an identity code


def _open_interface(subject: Subject) -> bool:
    holders = (subject.root, *subject.entries())
    return any(
        (api := holder.get("api")) is not None and api.text_of("open") in ("yes", "partial") for holder in holders
    )


def _unclear_interface(subject: Subject) -> bool:
    holders = (subject.root, *subject.entries())
    given = [api for holder in holders if (api := holder.get("api")) is not None]
    return any(api.text_of("open") not in ("yes", "no", "partial") for api in given)


def _filled(subject: Subject, field: str) -> bool:
    node = subject.root.get(field)
    return node is not None and node.filled()


# What a rule may need of a description before its words matter (`needs` in a rule file).
CONDITIONS: dict[str, Callable[[Subject], bool]] = {
    "counterpart": lambda subject: subject.counterpart is not None,
    "asked_links": lambda subject: bool(subject.settings.get("KL205", {}).get("links")),
    "labels": lambda subject: bool(subject.description.labels),
    "model": lambda subject: subject.model is not None,
    "no_case_register": lambda subject: not _filled(subject, "case_register"),
    "no_repositories": lambda subject: not subject.root.list_of("repositories"),
    "open_interface": _open_interface,
    "published": lambda subject: subject.description.published,
    "no_update_date": lambda subject: not _filled(subject, "updated"),
    "single_data_set": lambda subject: any(len(entry.list_of("datasets")) == 1 for entry in subject.entries()),
    "system_list": lambda subject: bool(subject.root.list_of("systems")),
    "unclear_interface": _unclear_interface,
}


class Relevance:
    """The hints of some rules, ready to be looked up; what it remembers of words changes no answer."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._begins: dict[str, list[int]] = {}
        self._whole: dict[str, list[int]] = {}
        self._inside: dict[str, list[int]] = {}
        self._anywhere: dict[str, list[int]] = {}
        self._numbers: list[int] = []
        self._rules: list[tuple[Rule, range]] = []
        count = 0
        for rule in rules:
            self._rules.append((rule, range(count, count + len(rule.hints))))
            for group in rule.hints:
                for hint in group:
                    self._add(hint, count)
                count += 1
        self._sizes = sorted({len(begin) for begin in self._begins})
        self._cores: dict[str, list[str]] = {}  # the first letters of what is looked for inside words
        for part in self._inside:
            self._cores.setdefault(part[:_CORE], []).append(part)
        self._needed = sorted({name for rule, _ in self._rules for name in rule.needs})
        self._known: dict[str, frozenset[int]] = {}
        self._words = re.compile(r"[^\W_]+").findall

    def _add(self, hint: str, group: int) -> None:
        if hint[0] == "^":
            self._begins.setdefault(hint[1:], []).append(group)
        elif hint == "#":
            self._numbers.append(group)
        elif hint[0] == "=" and len(hint) > 1:
            self._whole.setdefault(hint[1:], []).append(group)
        else:
            by_word = hint.isalnum() and len(hint) >= _CORE
            (self._inside if by_word else self._anywhere).setdefault(hint, []).append(group)

    def rules_for(self, subject: Subject) -> list[Rule]:
        """The rules that have something to look for in the description, in their order."""
        text = subject.said()
        met: set[int] = set()
        known = self._known
        for word in set(self._words(text)):
            found = known.get(word)
            if found is None:
                found = self._look_up(word)
            if found:
                met |= found
        lowered = text.lower()
        for hint, groups in self._anywhere.items():
            if hint in lowered:
                met.update(groups)
        lacking = {name for name in self._needed if not CONDITIONS[name](subject)}
        return [rule for rule, groups in self._rules if met.issuperset(groups) and lacking.isdisjoint(rule.needs)]

    def _look_up(self, word: str) -> frozenset[int]:
        lowered = word.lower()
        found: set[int] = set(self._whole.get(lowered, ()))
        if word[:_DIGITS].isdigit() and len(word) >= _DIGITS:
            found.update(self._numbers)
        for size in self._sizes:
            if size > len(word):
                break
            found.update(self._begins.get(lowered[:size], ()))
            found.update(self._begins.get(word[:size], ()))
        for start in range(len(lowered) - 1):
            for part in self._cores.get(lowered[start : start + _CORE], ()):
                if lowered.startswith(part, start):
                    found.update(self._inside[part])
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        answer = self._known[word] = frozenset(found)
        return answer
