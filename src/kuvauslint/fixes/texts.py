"""Mendings inside a text: separators that lead nowhere, a word that is there twice."""

from __future__ import annotations

from kuvauslint.fixes.written import Written, fix
from kuvauslint.model.description import Description
from kuvauslint.model.finding import Edit, Finding, Fix

_SEPARATORS = frozenset(",;: \t.")


def stray_punctuation(finding: Finding, written: Written, description: Description | None) -> Fix | None:
    """Take a separator out at the end or the start of a value, and one of two that follow each other.

    A parenthesis without its fellow is left alone: which one is missing only the author knows.
    """
    span = written.span(finding.place)
    if span is None or description is None:
        return None
    start, end = span
    text = written.text
    value = written.value_around(description, finding.path, start, end)
    if value is None or set(text[start:end]) - _SEPARATORS or not text[start:end].strip():
        return None
    edit = _edit(text, start, end, value)
    if edit is None or (edit.start, edit.end) == value:
        return None
    return fix("punctuation", (edit,), safe=True)


def _edit(text: str, start: int, end: int, value: tuple[int, int]) -> Edit | None:
    first, last = value
    stop = "." if "." in text[start:end] else ""
    if not text[first:start].strip():
        while text[end : end + 1] in (" ", "\t"):
            end += 1
        return Edit(first, end, "")
    while start > first and text[start - 1] in " \t":
        start -= 1
    if not text[end:last].strip():
        return Edit(start, last, stop)
    signs = [sign for sign in text[start:end] if sign in ",;:"]
    kept = stop or (signs[0] if signs else "")
    proper = kept + ("" if text[end : end + 1] in (" ", "\t") else " ")
    return Edit(start, end, proper) if text[start:end] != proper else None


def doubled_word(finding: Finding, written: Written, _: Description | None) -> Fix | None:
    """Leave one of two equal words; unsafe, for another word may have been meant."""
    span = written.span(finding.place)
    word = finding.values.get("word", "")
    if span is None or not word:
        return None
    start, end = span
    found = written.text[start:end].casefold()
    if not (found.startswith(word.casefold()) and found.endswith(word.casefold()) and len(found) > len(word)):
        return None
    return fix("word", (Edit(start + len(word), end, ""),), safe=False, word=word)
