"""Secret values that were found are shown in no report, whichever finding would show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kuvauslint.model.finding import MASKED, Finding
from kuvauslint.model.place import Place
from kuvauslint.model.report import Checked, Report

COVER = "•"
SHORTEST = 4


class Cover(NamedTuple):
    """The places of the secret values by file, and the values as far as the lines tell them."""

    places: Mapping[str, tuple[Place, ...]]
    values: tuple[str, ...]

    @classmethod
    def of(cls, report: Report) -> Cover:
        """What is to be covered in a report: every finding whose message has a masked value is of a secret."""
        places: dict[str, tuple[Place, ...]] = {}
        found: set[str] = set()
        for part in report.parts if report.totals.masked else ():
            for finding in (*part.findings, *part.silenced, *part.held):
                if MASKED in finding.values:
                    places[finding.file] = (*places.get(finding.file, ()), finding.place)
            found.update(
                text[place.column - 1 : place.end_column - 1]
                for document in part.checked
                for place in places.get(document.file, ())
                if place.column is not None and place.end_column is not None and place.end_line == place.line
                if (text := _text_at(document, place))
            )
        values = sorted((value for value in found if len(value) >= SHORTEST), key=lambda value: (-len(value), value))
        return cls(places, tuple(values))

    def document(self, document: Checked) -> Checked:
        """The document with the places covered in what is shown of it; of whole rows nothing is shown."""
        places = self.places.get(document.file)
        if not places:
            return document
        texts = {at: self._text(_hidden(text, at, places)) for at, text in document.texts.items() if at.column}
        return document._replace(lines=_covered(document.lines, places), texts=texts)

    def finding(self, finding: Finding) -> Finding:
        """The finding without secret values in its entry's name and the facts of its message."""
        if not self.places:
            return finding
        values = {name: self._text(value) for name, value in finding.values.items()}
        return finding._replace(values=values, entry=finding.entry and self._text(finding.entry))

    def _text(self, text: str) -> str:
        from kuvauslint.checks.identity_codes import CODE

        for value in self.values:
            text = text.replace(value, COVER * len(value))
        return CODE.sub(lambda match: COVER * len(match[0]), text)


def _text_at(document: Checked, place: Place) -> str:
    return document.texts.get(place, "") if place.line is None else document.lines.get(place.line, "")


def _hidden(text: str, at: Place, places: tuple[Place, ...]) -> str:
    """The text of a paragraph or cell with the places in it covered."""
    for place in places:
        if place.rough() == at.rough():
            start = place.column - 1 if place.column is not None else 0
            text = _without(text, start, place.end_column - 1 if place.end_column is not None else len(text))
    return text


def _without(text: str, start: int, end: int) -> str:
    while 0 < start <= len(text) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[:start] + COVER * len(text[start:end]) + text[max(start, end) :]


def _covered(lines: Mapping[int, str], places: tuple[Place, ...]) -> dict[int, str]:
    """The lines with the places covered, with the words they touch, for a place in a quoted text may not be exact."""
    out = dict(lines)
    for place in places:
        if place.line is None:
            continue
        for number in [one for one in out if place.line <= one <= (place.end_line or place.line)]:
            text = out[number]
            start = place.column - 1 if number == place.line and place.column is not None else 0
            end = place.end_column - 1 if number == place.end_line and place.end_column is not None else len(text)
            out[number] = _without(text, start, end)
    return out
