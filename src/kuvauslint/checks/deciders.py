"""Whether what is named as the decider is an authority (28 § 1 mom., item 2; 621/1999 4 and 14 §)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.remembered import Remembered
from kuvauslint.model.inheritance import authority_of
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions, phrases, plain

# Bodies whose authority is an organ or an office-holder, not the whole body (621/1999, 4 § 1 mom.).
DIVIDED = ("municipality", "joint_municipal_authority", "wellbeing_county", "wellbeing_joint_authority")
_PARTS = re.compile(r"[,;/]| - | – ")
_EMAIL = re.compile(r"[^\s@]+(@|\(at\)|\[at\])[^\s@]+")
MOST_WORDS_OF_A_BODY = 5
# Bodies that may be limited companies themselves.
COMPANIES = ("private", "university_of_applied_sciences")


def not_an_authority(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit for each decider that cannot be one: the municipality as such, a vendor, a system, a mailbox."""
    systems: frozenset[str] | None = None
    organisation = root.get("organisation")
    own_name = plain(organisation.text_of("name")) if organisation is not None else ""
    for holder, _ in subject.having("request"):
        decider = authority_of(holder)
        if decider is None or not decider.text:
            continue
        if systems is None:
            systems = frozenset(_systems(root, subject))
        reason = _fault(decider.text, own_name, subject.organisation_type, systems)
        if reason:
            values = {"value": " ".join(decider.text.split()), "reason": reason}
            yield Hit(decider, values, None if holder is root else holder, "request")


def _systems(root: Node, subject: Subject) -> Iterator[str]:
    for system in root.list_of("systems"):
        yield system.text_of("name").casefold()
    for _, listed, _ in subject.lists("systems"):
        for system, name in listed:
            if system.text:
                yield name.casefold()


def _fault(text: str, own_name: str, kind: str | None, systems: frozenset[str]) -> str:
    """Why this is no authority, as a word of the messages; empty where it may be one."""
    whole = plain(text)
    if not whole:
        return ""
    if " ".join(text.split()).casefold() in systems:
        return "decider_system"
    if whole == own_name:
        divided = kind in DIVIDED or (kind is None and whole.split()[-1] in phrases("whole_body_word"))
        return "decider_whole" if divided else ""
    # a part with a number in it is an address, a phone or a section of the rules
    parts = [part for part in _PARTS.split(text) if plain(part) and not any(sign.isdigit() for sign in part)]
    faults = [_fault_of_part(part.strip(), own_name, kind) for part in parts]
    return faults[0] if faults and all(faults) else ""


def _fault_of_part(text: str, own_name: str, kind: str | None) -> str:
    part = plain(text)
    if kind not in COMPANIES and _is_company(part):
        return "decider_company"
    if _EMAIL.fullmatch(text) or _is_registry(part):
        return "decider_registry"
    if (kind in DIVIDED or kind is None) and (part == own_name or _is_whole_body(part)):
        return "decider_whole"
    return ""


@Remembered
def _is_company(part: str) -> bool:
    return mentions("company", part) and not mentions("company_authority", part)


def _is_registry(part: str) -> bool:
    words = part.split()
    return len(words) <= MOST_WORDS_OF_A_BODY and (
        words[-1] in phrases("registry_office") or " ".join(words[-2:]) in phrases("registry_office")
    )


def _is_whole_body(part: str) -> bool:
    """Whether a name is that of a municipality, joint authority or county: "X municipality", "the city of X"."""
    words = part.split()
    if len(words) > MOST_WORDS_OF_A_BODY:
        return False
    first, last = phrases("whole_body_first"), phrases("whole_body_word")
    return words[-1] in last or " ".join(words[-3:]) in last or " ".join(words[:-1]) in first
