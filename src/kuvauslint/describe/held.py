"""The texts that are put into fields of a description file one behind another, written when all are there.

A page may have thousands of paragraphs beside its fields; a field that were written anew with each would take
time by the square of them.
"""

from __future__ import annotations

from typing import Any

from kuvauslint.model.node import TEXT_LANGUAGES


class Held:
    """What fields of any holders are told; `write` puts it into them."""

    def __init__(self) -> None:
        self._fields: dict[tuple[int, str], tuple[dict[str, Any], list[str], set[str]]] = {}

    def put(self, holder: dict[str, Any], field: str, text: str, language: str) -> bool:
        """Put a text into a field, behind what is there; False where it is there already."""
        known = holder.get(field)
        if isinstance(known, dict):  # a text by language, or an authority with its contacts
            return self.put(known, language if set(known) <= set(TEXT_LANGUAGES) else "name", text, language)
        if isinstance(known, list):
            known.append(text)
            return True
        held = self._fields.get((id(holder), field))
        if held is None:
            lines = known.split("\n") if isinstance(known, str) else []
            held = self._fields[id(holder), field] = (holder, lines, set(lines))
            holder[field] = known or text  # the field has its place from now on
        _, lines, seen = held
        if text in seen:
            return False
        if field == "instructions":  # sentences of the same paragraph may be there already
            within = [line for line in lines if line in text]
            if within:
                seen.difference_update(within)
                lines[:] = [line for line in lines if line in seen]
        lines.append(text)
        seen.add(text)
        return True

    def write(self) -> None:
        """Write all that was put since the last time."""
        for (_, field), (holder, lines, _) in self._fields.items():
            holder[field] = "\n".join(lines)
        self._fields.clear()
