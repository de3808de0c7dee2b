"""Rules over one description: hits to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.engine.relevance import Relevance
from kuvauslint.errors import CheckCrashed, KuvauslintError
from kuvauslint.model.description import Description
from kuvauslint.model.document import Document, Problem
from kuvauslint.model.finding import Finding, Related
from kuvauslint.model.node import Node, pointer
from kuvauslint.model.place import Place
from kuvauslint.rulebook.rule import Rule
from kuvauslint.rulebook.select import select


@cache
def load_check(name: str) -> Callable[..., Iterator[Hit]]:
    """The check function that a rule names, as `elements.missing_everywhere`.

    That of a package of rules has the package's own checks before a colon, as `town.checks:words.plain`.
    """
    package, _, own = name.rpartition(":")
    module, _, function = own.rpartition(".")
    check: Callable[..., Iterator[Hit]] = getattr(import_module(f"{package or 'kuvauslint.checks'}.{module}"), function)
    return check


class Runner:
    """Some rules, ready to be run over many descriptions."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rule for rule in rules if rule.check)
        self._relevance = Relevance(self._rules)

    def findings(self, subjects: Sequence[Subject]) -> list[list[Finding]]:
        """The findings of every rule in each description, in the order of the rules.

        Rule by rule over all the descriptions: what a rule and its words take is in the processor's own memory
        then from the second one on, which saves a tenth of a whole run.
        Raises CheckCrashed, naming the rule and the file, when a check raises.
        """
        concerned: dict[str, list[int]] = {}
        for number, subject in enumerate(subjects):
            for rule in self._relevance.rules_for(subject):
                concerned.setdefault(rule.id, []).append(number)
        found: list[list[Finding]] = [[] for _ in subjects]
        for rule in self._rules:
            for number in concerned.get(rule.id, ()):
                found[number] += _findings(rule, subjects[number])
        return found


def _findings(rule: Rule, subject: Subject) -> list[Finding]:
    description = subject.description
    file = description.document.source.name
    whole: tuple[tuple[Node, Node | None], ...] = ((description.root, None),)
    try:
        check = load_check(rule.check)
        return [
            _finding(rule, hit, entry, description, file)
            for node, entry in (whole if rule.select == "description" else select(rule.select, description))
            for hit in check(node, subject, **rule.options)
        ]
    except KuvauslintError:
        raise
    except Exception as error:
        told = f"{rule.id} {rule.name} crashed on {file}: {type(error).__name__}: {error}"
        raise CheckCrashed(told) from error


def run(rules: Iterable[Rule], subject: Subject) -> list[Finding]:
    """The findings of some rules in one description."""
    return Runner(rules).findings((subject,))[0]


def problems(
    found: Iterable[Problem], document: Document, rules: Mapping[str, Rule], entries: tuple[Node, ...] = ()
) -> Iterator[Finding]:
    """The findings that the reading stage speaks for (KL0 and KL708)."""
    owners = {entry.path: entry for entry in entries if entry.path}
    for problem in found:
        rule = rules.get(problem.rule)
        if rule is None:
            continue
        place = document.locate(problem.mark, None, None) if problem.mark is not None else problem.place
        above = (owners.get(problem.path[:length]) for length in range(1, len(problem.path) + 1))
        entry = next((owner for owner in above if owner is not None), None)
        yield Finding(
            rule.id,
            problem.level or rule.severity,
            document.source.name,
            place,
            problem.values,
            entry_name(entry),
            next((str(part) for part in reversed(problem.path) if isinstance(part, str)), None),
            pointer(problem.path),
            tuple(Related(related, "first") for related in problem.related),
        )


def _finding(rule: Rule, hit: Hit, selected: Node | None, description: Description, file: str) -> Finding:
    at = hit.at
    entry = hit.entry if hit.entry is not None else selected
    if isinstance(at, Place):
        place, path = at, entry.path if entry is not None else ()
        field, sure = hit.field, hit.sure
    else:
        place, path = description.place(at), at.path
        field, sure = hit.field, hit.sure and at.sure
    if hit.field and (not path or path[-1] != hit.field) and (isinstance(at, Place) or hit.field not in path):
        path = (*path, hit.field)
    return Finding(
        rule.id,
        rule.severity,
        file,
        place,
        {"entry": entry_name(entry) or "", **hit.values} if entry is not None else hit.values,
        entry_name(entry),
        field,
        pointer(path),
        tuple(Related(related) for related in hit.related),
        sure,
        hit.fix,
        "secret" if hit.secret else "",
    )


def entry_name(entry: Node | None) -> str | None:
    """The name an entry goes by in reports: its name, else its id, else its number."""
    if entry is None:
        return None
    number = entry.path[-1] if entry.path else ""
    unnamed = f"#{number + 1}" if isinstance(number, int) else str(number)
    return entry.text_of("name") or entry.text_of("id") or unnamed


def fingerprinted(findings: Iterable[Finding], file: str | None = None) -> Iterator[Finding]:
    """The findings with their fingerprints: rule, file, entry, field and values, not the line.

    `file` is what the file is called in them, its own name without it. White space in values and
    the number of an entry without a name do not count, so that a file may be reformatted and
    reordered. Of a secret value only the field and its ordinal go in. Equal ones are told apart by
    their order.
    """
    from hashlib import blake2b

    seen: dict[str, int] = {}
    for finding in findings:
        entry = _without_number(finding.entry)
        values: Any = []
        if finding.fingerprint != "secret":
            values = [(name, " ".join(str(value).split())) for name, value in sorted(finding.values.items())]
            values = [(name, entry if name == "entry" and value == finding.entry else value) for name, value in values]
        parts = (finding.rule, file or finding.file, entry, finding.field, values)
        digest = blake2b(repr(parts).encode(), digest_size=8).hexdigest()
        number = seen[digest] = seen.get(digest, 0) + 1
        yield finding._replace(fingerprint=digest if number == 1 else f"{digest}-{number}")


def _without_number(entry: str | None) -> str | None:
    return "#" if entry and entry[0] == "#" and entry[1:].isdigit() else entry
