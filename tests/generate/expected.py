"""What must be told of a generated document on the contents of 28 §, worked out from its labelled truth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.generate.score import alike

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kuvauslint.model.finding import Finding
    from tests.generate.truth import Labelled

# element -> (rule for the whole document, rule for one entry, fields of the truth that give it)
ELEMENTS = {
    "systems": ("KL110", "KL111", ("systems",)),
    "authority": ("KL120", "KL123", ("deciding_authority",)),
    "contact": ("KL121", "KL124", ("emails", "phones")),
    "datasets": ("KL130", "KL131", ("datasets",)),
    "search_keys": ("KL140", "KL141", ("search_keys",)),
    "api": ("KL150", "KL151", ("api",)),
    "purpose": ("KL170", "KL171", ("purpose",)),
}
RULES = frozenset(rule for document, entry, _ in ELEMENTS.values() for rule in (document, entry)) | {"KL152"}
NO_ANSWER = frozenset(("to-authorities-only", "not-an-answer"))


class Judged(NamedTuple):
    """The findings that must be there and are not, and those that are there and must not; as (rule, entry)."""

    seen: list[tuple[str, str]]
    missed: list[tuple[str, str]]
    false: list[tuple[str, str]]


def gives(entry: Labelled, fields: tuple[str, ...]) -> bool | None:
    """Whether an entry has an element, its own or inherited; None where a reader may be of two minds."""
    if any(field in entry.optional for field in fields):
        return None
    if fields == ("api",):
        return None if len(entry.api) > 1 else "missing" not in entry.api
    if any(entry.lists.get(field) or entry.texts.get(field) for field in fields):
        return True
    # a decider's own address (`extra`) may be read as a contact
    return None if any(entry.extra.get(field) for field in fields) else False


def wanted(truth: list[Labelled]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """(What must be told, what may be told): (rule, entry's name), the name empty for the document."""
    must: set[tuple[str, str]] = set()
    may: set[tuple[str, str]] = set()
    entries = [entry for entry in truth if entry.kind != "s"]
    if not entries:
        return set(), {(rule, "") for rule in RULES} | {(rule, entry.names[0]) for rule in RULES for entry in truth}
    for document, one, fields in ELEMENTS.values():
        told = [(entry.names[0], gives(entry, fields)) for entry in entries]
        if not any(given is not False for _, given in told):
            must.add((document, ""))
        elif not any(given for _, given in told):
            may |= {(document, ""), *((one, name) for name, _ in told)}
        else:
            must |= {(one, name) for name, given in told if given is False}
            if one == "KL171":  # what the case register is for is said by the law: nobody is asked for it
                must -= {(one, entry.names[0]) for entry in entries if entry.kind == "c"}
            may |= {(one, name) for name, given in told if given is None}
    for entry in entries:
        if entry.api <= NO_ANSWER and "api" not in entry.optional:
            must.add(("KL152", entry.names[0]))
        elif entry.api & NO_ANSWER:
            may.add(("KL152", entry.names[0]))
    return must, may


def judge(truth: list[Labelled], findings: Iterable[Finding]) -> Judged:
    """Hold the findings of these rules against what must be told."""
    must, may = wanted(truth)
    found = [(f.rule, f.entry or "") for f in findings if f.rule in RULES]
    names = {entry.names[0]: entry.names for entry in truth}

    def same(one: tuple[str, str], other: tuple[str, str]) -> bool:
        spellings = names.get(other[1], (other[1],))
        return one[0] == other[0] and (one[1] == other[1] or any(alike(one[1], name) for name in spellings if one[1]))

    seen = [want for want in must if any(same(one, want) for one in found)]
    missed = [want for want in must if want not in seen]
    false = [one for one in found if not any(same(one, want) for want in (*must, *may))]
    return Judged(sorted(seen), sorted(missed), sorted(false))
