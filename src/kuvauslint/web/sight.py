"""Where a finding stands, as the page tells it: in the document that was read, or that the form was filled in from."""

from __future__ import annotations

from typing import Protocol

from kuvauslint.model.finding import Finding
from kuvauslint.model.place import NOWHERE
from kuvauslint.reporters.excerpt import Excerpt, cut
from kuvauslint.web.origin import Origin
from kuvauslint.web.passages import WIDTH, Passages, place_words


class Sight(Protocol):
    """What of a document stands at a finding."""

    def index(self, finding: Finding) -> int | None:
        """The number of the passage, from 0."""

    def excerpt(self, finding: Finding) -> Excerpt | None:
        """What stands there."""

    def where(self, finding: Finding, language: str) -> str:
        """The place in words."""


class OfDocument:
    """Of the document that was checked: by the place of the finding, else by what was read at its path."""

    def __init__(self, passages: Passages, origin: Origin | None = None) -> None:
        self.passages = passages
        self.origin = origin

    def index(self, finding: Finding) -> int | None:
        """The number of the passage, from 0."""
        index = self.passages.index(finding.place)
        if index is None and self.origin is not None and finding.place != NOWHERE:
            index = self.origin.passage(finding.path)
        return index

    def excerpt(self, finding: Finding) -> Excerpt | None:
        """What stands there."""
        return self.passages.excerpt(finding.place, self.index(finding))

    def where(self, finding: Finding, language: str) -> str:
        """The place in words."""
        return place_words(finding.place, language)


class OfOrigin:
    """Of the document that the form was filled in from: by the path of the finding."""

    def __init__(self, origin: Origin | None) -> None:
        self.origin = origin

    def index(self, finding: Finding) -> int | None:
        """The number of the passage, from 0."""
        return self.origin.passage(finding.path) if self.origin is not None else None

    def excerpt(self, finding: Finding) -> Excerpt | None:
        """What stands there."""
        index = self.index(finding)
        if index is None or self.origin is None:
            return None
        return cut(self.origin.texts[index], NOWHERE, WIDTH)

    def where(self, finding: Finding, language: str) -> str:
        """The place in words."""
        return place_words(self.origin.place(self.index(finding)), language) if self.origin is not None else ""
