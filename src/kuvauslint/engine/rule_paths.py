"""Whether a rule file of a project names fields and facts that there are: what it misspells it would never find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kuvauslint.vocabulary.store import load

# Where a selector may begin beside the fields of the root (rulebook/select.py), and the group of fields it comes to.
_STARTS = {"description": "description", "entries": "entry", "repositories": "entry", "systems": "system"}
_ELEMENTS = ("authority", "contact")  # what core.present knows beside fields, where `inherited` is true
# The facts that each check tells the message, beside the entry and the field.
FACTS: Mapping[str, tuple[str, ...]] = {
    "core.present": (),
    "core.absent": ("found",),
    "core.matches": ("found",),
    "core.one_of": ("found", "allowed"),
    "core.unique": ("found",),
    "core.count": ("count", "minimum", "maximum"),
}


def path_faults(selector: str, options: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the fields that a rule selects and asks of."""
    first, *rest = selector.split(".")
    group = _STARTS.get(first, "description")
    steps = rest if first in _STARTS else [first, *rest]
    extra = () if first in _STARTS else tuple(_STARTS)
    reached, fault = _walked(group, steps, extra)
    if fault:
        yield f"select {selector!r}: {fault}"
        return
    field = options.get("field")
    if isinstance(field, str) and not (options.get("inherited") and field in _ELEMENTS):
        _, fault = _walked(reached, field.split("."))
        if fault:
            yield f"field {field!r}: {fault}"


def slot_faults(check: str, texts: Any) -> Iterator[str]:
    """Which slots of a rule's message its check tells nothing for."""
    from string import Formatter

    known = ("entry", "field", *FACTS[check])
    for text in texts.values() if isinstance(texts, Mapping) else (texts,):
        slots = {name for _, name, _, _ in Formatter().parse(str(text)) if name}
        for slot in sorted(slots - set(known)):
            yield f"message: {check} tells no {{{slot}}}; it tells {', '.join(f'{{{one}}}' for one in known)}"


def _walked(group: str, steps: list[str], extra: tuple[str, ...] = ()) -> tuple[str, str]:
    """The group of fields that steps from one come to (empty for a plain value), and what is wrong with them."""
    groups = load("vocabulary/fields")["groups"]
    for number, step in enumerate(steps):
        if step == "*":
            continue
        fields = groups.get(group, {})
        if step not in fields:
            if not fields:
                return "", f"there are no fields below {steps[number - 1]!r}"
            return "", f"there is no field {step!r}{_hint(step, fields, extra if not number else ())}"
        group = fields[step].get("items") or fields[step].get("fields") or ""
    return group, ""


def _hint(step: str, fields: Mapping[str, Any], extra: tuple[str, ...]) -> str:
    """The canonical name that is likely meant; a key in Finnish or Swedish means its own."""
    from difflib import get_close_matches

    names = {key.casefold(): name for name, spec in fields.items() for key in spec["key"].values()}
    names |= {name: name for name in (*fields, *extra)}
    close = get_close_matches(step.casefold(), list(names), 1, 0.6)
    return f"; did you mean {names[close[0]]!r}?" if close else f"; the fields: {', '.join((*extra, *fields))}"
