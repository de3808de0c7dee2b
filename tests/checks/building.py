"""Builds a description from a few lines of YAML or text, for the tests of the checks.

A text becomes prose line by line: what the recogniser of published documents makes of a layout is
tested elsewhere.
"""

from __future__ import annotations

import importlib
from datetime import date
from typing import Any

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.describe.tree import describe
from kuvauslint.model.description import Description, Prose
from kuvauslint.model.document import Block, Document, Source
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place
from kuvauslint.readers.formats import read

TODAY = date(2026, 11, 22)


def from_yaml(text: str, **circumstances: Any) -> Subject:
    """The subject of a description file."""
    description = describe(read(Source("kuvaus.yaml", text.encode(), "yaml")))
    assert description is not None
    return Subject(description, TODAY, **circumstances)


def from_text(text: str, role: str = "text", language: str = "fi", **circumstances: Any) -> Subject:
    """The subject of a published text whose lines all stay prose."""
    prose = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = Place(number, 1, number, len(line) + 1)
            prose.append(Prose(line, place, role, block=Block("paragraph", line, place)))
    document = Document(Source("sivu.txt", text.encode(), "text"), tuple(piece.block for piece in prose))
    description = Description(document, Node((), Place(1, 1)), language, prose=tuple(prose), published=True)
    return Subject(description, TODAY, **circumstances)


def place_of(subject: Subject, hit: Hit) -> tuple[int | None, int | None]:
    place = subject.description.place(hit.at) if isinstance(hit.at, Node) else hit.at
    return place.line, place.column


def told(check: str, text: str, *, page: bool = False, **circumstances: Any) -> list[Any]:
    """(facts, name of the entry, field, place, related places) of each hit, in a description file or on a page."""
    subject = (from_text if page else from_yaml)(text, **circumstances)
    module, _, name = check.partition(".")
    found = getattr(importlib.import_module(f"kuvauslint.checks.{module}"), name)(subject.root, subject)
    return [
        (
            dict(hit.values), hit.entry.text_of("name") if hit.entry else None, hit.field, place_of(subject, hit),
            [(place.line, place.column) for place in hit.related],
        )
        for hit in found
    ]  # fmt: skip


def stores(*rows: str) -> str:
    """Repositories, one a line, the first on line 2."""
    return "tietovarannot:\n" + "".join(f"  - {{{row}}}\n" for row in rows)
