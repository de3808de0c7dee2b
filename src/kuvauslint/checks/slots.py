"""Values for the slots of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_LONGEST = 80


def by_language(slot: str, texts: Mapping[str, str]) -> dict[str, str]:
    """A slot whose text differs by language; the Finnish text serves where a language has none."""
    plain = texts.get("fi") or next(iter(texts.values()), "")
    return {slot: plain, **{f"{slot}@{language}": text for language, text in texts.items() if text != plain}}


def day_text(day: date) -> str:
    """A day as it is written in Finland, in Finnish and in Swedish: 1.9.2026."""
    return f"{day.day}.{day.month}.{day.year}"


def shortened(text: str) -> str:
    """A text on one line, short enough for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
