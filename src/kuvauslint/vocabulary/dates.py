"""Dates as a description file writes them: 2026-09-01 and 1.9.2026."""

from __future__ import annotations

from datetime import date

# Also valid as an ECMA regular expression, since editors check it with theirs.
DATE_PATTERN = r"^(\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})$"


def parse_date(text: str) -> date | None:
    """The date, None where the text is none (also for the 31st of February)."""
    text = text.strip()
    try:
        if len(text) == 10 and text[4] == text[7] == "-":
            return date(int(text[:4]), int(text[5:7]), int(text[8:]))
        parts = text.split(".")
        if len(parts) == 3 and len(parts[2]) == 4 and text.replace(".", "").isdigit():
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        pass
    return None
