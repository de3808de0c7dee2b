"""Two language versions of one description (kielilaki 423/2003 23 and 32 §)."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.items import listed
from kuvauslint.model.description import Description
from kuvauslint.model.inheritance import ELEMENTS, has
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.dates import day_in

SLACK = 5  # one in so many systems of a published document may have been split in another way
ORDER = ("entries", "systems", "updated", *(f"{name}_said" for name in ELEMENTS))


def differences(node: Node, subject: Subject) -> Iterator[Hit]:
    """What one version has and the other has not: entries, systems, the date, an element of 28 §; told once each."""
    if subject.counterpart is None:
        return
    ours, theirs = _facts(subject.description), _facts(subject.counterpart)
    for element in ORDER:
        here, there = ours[element], theirs[element]
        if _comes_of_entries(element, ours, theirs):
            continue
        if _differ(element, here, there, read=subject.description.published or subject.counterpart.published):
            field = {"entries": "repositories"}.get(element, element.removesuffix("_said"))
            at = subject.root.get(field) or node
            yield Hit(at, {"element": element, "here": here or "-", "there": there or "-"}, None, field)


def _comes_of_entries(element: str, ours: dict[str, str], theirs: dict[str, str]) -> bool:
    """Whether a difference is that of an entry that one version lacks, which is told: with it go what it holds."""
    entries = int(ours["entries"]) - int(theirs["entries"])
    if not entries or element in ("entries", "updated"):
        return False
    if "0" in (ours["entries"], theirs["entries"]):
        return True
    systems = int(ours["systems"]) - int(theirs["systems"])
    return element == "systems" and systems * entries > 0 and "0" not in (ours["systems"], theirs["systems"])


def _differ(element: str, here: str, there: str, *, read: bool) -> bool:
    """Whether a fact differs beyond doubt.

    The number of entries and the date must be equal; an element counts where one version has none
    of it. The systems of published documents were split from sentences, so a few more or less say nothing.
    """
    if here == there:
        return False
    if element == "updated":
        days = day_in(here), day_in(there)  # the same day may be written in two ways
        return bool(here and there) and (None in days or days[0] != days[1])
    if element.endswith("_said"):
        return "0" in (here, there)
    if element == "systems" and read and "0" not in (here, there):
        return abs(int(here) - int(there)) * SLACK > max(int(here), int(there))
    return True


def _facts(description: Description) -> dict[str, str]:
    root = description.root
    entries = description.entries()
    systems = sum(len(listed(entry, "systems")) for entry in entries) + len(root.list_of("systems"))
    facts = {"entries": str(len(entries)), "systems": str(systems), "updated": root.text_of("updated")}
    for name in ELEMENTS:
        facts[f"{name}_said"] = str(sum(has(entry, root, name) for entry in entries))
    if facts["systems"] != "0":
        facts["systems_said"] = "-"  # the number of systems already tells it
    return facts
