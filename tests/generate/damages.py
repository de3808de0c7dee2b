"""One random damage to a complete description, and the rule that must tell of it, where."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.generate.descriptions import Plain, Written, copied, entries
from tests.generate.wordlists import load

if TYPE_CHECKING:
    from collections.abc import Callable


class Damage(NamedTuple):
    """A damaged description.

    rule      the rule that must fire
    expected  the names of the entries it must fire at; (None,) for the whole document
    what      what was done
    text      the file's text where the damage is one of form, else None
    """

    written: Written
    rule: str
    expected: tuple[str | None, ...]
    what: str
    text: str | None = None


class Absence(NamedTuple):
    """An element that an entry may have itself or inherit."""

    field: str
    whole: str  # the rule when no entry has it
    entry: str  # the rule where one lacks it


ELEMENTS = (
    Absence("systems", "KL110", "KL111"),
    Absence("datasets", "KL130", "KL131"),
    Absence("search_keys", "KL140", "KL141"),
    Absence("api", "KL150", "KL151"),
    Absence("purpose", "KL170", "KL171"),
)


def damage(written: Written, seed: int) -> Damage:
    """Damage a copy of the description; the same seed does the same."""
    rng = random.Random(f"{seed} damage")
    kinds: list[Callable[[Written, random.Random], Damage]] = [one_lacks, all_lack, spoiled_text, removed, spoiled_form]
    return rng.choices(kinds, (4, 4, 4, 2, 2))[0](copied(written), rng)


def one_lacks(written: Written, rng: random.Random) -> Damage:
    """Take one element from one entry that has it itself; inherited elements stay, so these are passed over."""
    possible = [
        (a, e) for a in ELEMENTS for e in entries(written.plain) if a.field in e and a.field not in written.plain
    ]
    possible = [(a, e) for a, e in possible if len([o for o in entries(written.plain) if a.field in o]) > 1]
    possible += [(a, e) for a, e in _own(written) if a.field == "systems"]
    element, entry = rng.choice(possible)
    del entry[element.field]
    return Damage(written, element.entry, (entry["name"],), f"{element.field} taken from one entry")


def _own(written: Written) -> list[tuple[Absence, Plain]]:
    return [(a, e) for a in ELEMENTS for e in written.plain["repositories"] if a.field in e]


def all_lack(written: Written, rng: random.Random) -> Damage:
    """Take one element from the document and every entry: one finding for the document, not one for each entry."""
    plain = written.plain
    choice = rng.choice((*ELEMENTS, "authority", "contact"))
    if isinstance(choice, Absence):
        for holder in (plain, *entries(plain)):
            holder.pop(choice.field, None)
        return Damage(written, choice.whole, (None,), f"{choice.field} taken from all")
    lost = ("authority",) if choice == "authority" else ("email", "phone", "address", "form")
    for holder in (plain, *entries(plain)):
        for field in lost:
            holder.get("request", {}).pop(field, None)
    return Damage(written, "KL120" if choice == "authority" else "KL121", (None,), f"{choice} taken from all")


def removed(written: Written, rng: random.Random) -> Damage:
    """Take away a part of the document."""
    field, rule = rng.choice(
        (("organisation", "KL102"), ("repositories", "KL103"), ("case_register", "KL104"), ("updated", "KL801"))
    )
    del written.plain[field]
    return Damage(written, rule, (None,), f"{field} removed")


def spoiled_text(written: Written, rng: random.Random) -> Damage:
    """Spoil one value."""
    return rng.choice((_placeholder, _old, _business_id, _duplicate, _free_text, _contents, _open, _email, _phone))(
        written, rng
    )


def _any(written: Written, rng: random.Random) -> Plain:
    chosen: Plain = rng.choice(written.plain["repositories"])
    return chosen


def _placeholder(written: Written, rng: random.Random) -> Damage:
    entry = _any(written, rng)
    entry["purpose"] = rng.choice(load("description")["placeholders"][written.lang])
    return Damage(written, "KL162", (entry["name"],), "purpose is a placeholder")


def _old(written: Written, rng: random.Random) -> Damage:
    written.plain["updated"] = f"2024-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return Damage(written, "KL802", (None,), "not updated for over a year")


def _business_id(written: Written, rng: random.Random) -> Damage:
    code = written.plain["organisation"]["business_id"]
    written.plain["organisation"]["business_id"] = code[:-1] + str((int(code[-1]) + rng.randint(1, 9)) % 10)
    return Damage(written, "KL006", (None,), "wrong check digit")


def _duplicate(written: Written, rng: random.Random) -> Damage:
    entry = _any(written, rng)
    written.plain["repositories"].append(copied(Written(entry, written.lang)).plain)
    return Damage(written, "KL902", (entry["name"],), "one repository twice")


def _free_text(written: Written, rng: random.Random) -> Damage:
    entry = _any(written, rng)
    entry["search_keys"] = [load("description")["free_text"][written.lang]]
    return Damage(written, "KL402", (entry["name"],), "free text search alone")


def _contents(written: Written, rng: random.Random) -> Damage:
    entry = _any(written, rng)
    rule, text = rng.choice((
        ("KL701", f"10.20.{rng.randint(0, 255)}.{rng.randint(1, 254)}"),
        ("KL707", "131052-308T"),
        ("KL704", "{}: Kesa{}!".format(load("description")["password"][written.lang], rng.randint(1000, 9999))),
    ))  # fmt: skip
    entry["notes"] = text
    return Damage(written, rule, (entry["name"],), f"notes hold {text}")


def _open(written: Written, rng: random.Random) -> Damage:
    entry = _any(written, rng)
    if "api" in written.plain:
        written.plain["api"]["default"] = True
    entry["api"] = {"open": load("description")["yes_no"][written.lang]["yes"]}
    return Damage(written, "KL303", (entry["name"],), "open without an address")


def _request(written: Written) -> tuple[Plain, str | None]:
    top: Plain = written.plain["request"]
    if "email" in top:
        return top, None
    entry = written.plain["repositories"][0]
    own: Plain = entry["request"]
    return own, entry["name"]


def _email(written: Written, rng: random.Random) -> Damage:
    request, where = _request(written)
    request["email"] = "etunimi.sukunimi@" + request["email"].split("@")[1]
    return Damage(written, "KL510", (where,), "a pattern for an address")


def _phone(written: Written, rng: random.Random) -> Damage:
    request, where = _request(written)
    request["phone"] = rng.choice(("12", "099 99", "040 12"))
    return Damage(written, "KL511", (where,), "no possible number")


def spoiled_form(written: Written, rng: random.Random) -> Damage:
    """Spoil the file's form: an unknown key, a key twice, a wrong enum, broken syntax."""
    kind = rng.choice(("unknown", "twice", "enum", "syntax"))
    text: str | None = None
    expected: tuple[str | None, ...] = (None,)
    if kind == "unknown":
        entry = _any(written, rng)
        entry[load("description")["misspelled"][written.lang]] = "x"
        return Damage(written, "KL004", (entry["name"],), "an unknown field")
    if kind == "enum":
        written.plain["organisation"]["type"] = "keisarikunta"
        return Damage(written, "KL005", expected, "an unknown type of organisation")
    lines = written.yaml().splitlines()
    if kind == "twice":
        text = "\n".join([*lines, next(line for line in lines if "202" in line)]) + "\n"
        return Damage(written, "KL003", expected, "a key twice", text)
    text = "\n".join([*lines, "x: [1, 2"]) + "\n"
    return Damage(written, "KL002", expected, "a list that does not end", text)


def strings(value: Any) -> list[str]:
    """Give all texts of a plain value."""
    if isinstance(value, dict):
        return [s for v in value.values() for s in strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in strings(v)]
    return [str(value)]
