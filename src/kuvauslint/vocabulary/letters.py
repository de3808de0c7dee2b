"""Case forgiven in long texts, where the interpreter goes letter by letter through all that is not ASCII."""

from __future__ import annotations

_SMALL = "".join(small if len(small := chr(code).lower()) == 1 else chr(code) for code in range(256)).encode("latin-1")
_OTHERWISE = ("\u00df", "\u00b5")  # of Latin-1 only these are folded into what is not Latin-1, or not one letter


def casefolded(text: str) -> str:
    """The same as `text.casefold()`, several times quicker from some fifty Latin letters on."""
    if text.isascii() or _OTHERWISE[0] in text or _OTHERWISE[1] in text:
        return text.casefold()
    try:
        return text.encode("latin-1").translate(_SMALL).decode("latin-1")
    except UnicodeEncodeError:
        return text.casefold()
