"""Plain scalars of YAML by its core schema (https://yaml.org/spec/1.2.2/, section 10.3)."""

from __future__ import annotations

from typing import Any

from kuvauslint.model.raw import LONGEST_NUMBER

MAYBE_NUMBER = frozenset("-+.0123456789")  # how it begins
# What the plain scalars that are neither texts nor numbers stand for.
WORDS: dict[str, Any] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


def is_doubtful(text: str) -> bool:
    """Whether a scalar could be something else than a text."""
    return text in WORDS or text[0] in MAYBE_NUMBER


def typed(text: str) -> Any:
    """The value of a plain scalar by the core schema; the text itself where it is none of its types."""
    if text in WORDS:
        return WORDS[text]
    if len(text) > LONGEST_NUMBER:
        return text
    digits = text[1:] if text[0] in "-+" else text
    try:
        if digits.isascii() and digits.isdigit():
            return int(text)
        if digits[:2] in ("0x", "0o") and digits == text:
            return int(text, 16 if text[1] == "x" else 8)
        if digits.lower() in (".inf", ".nan"):
            return float(text.replace(".", "", 1))
        if digits[:1] in "0123456789." and not set(digits) - set("0123456789.eE+-"):
            return float(text)
    except ValueError:
        pass
    return text
