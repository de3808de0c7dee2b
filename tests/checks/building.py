"""Builds a description from a few lines of YAML or text, for the tests of the checks.

It knows the keys of the format in three languages and gives every text its line and column, and
nothing else: what the recogniser of published documents makes of a layout is tested elsewhere.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from kuvauslint.checks.hit import Subject
from kuvauslint.model.description import Description, Prose
from kuvauslint.model.document import Block, Document, Source
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place

TODAY = date(2026, 11, 22)
KEYS = {
    "tiedonhallintayksikkö": "organisation", "informationshanteringsenhet": "organisation", "nimi": "name",
    "namn": "name", "kielet": "languages", "språk": "languages", "kieli": "language", "päivitetty": "updated",
    "uppdaterad": "updated", "tietopyynnöt": "request", "informationsbegäran": "request",
    "viranomainen": "authority", "myndighet": "authority", "sähköposti": "email", "e-post": "email",
    "puhelin": "phone", "telefon": "phone", "osoite": "address", "adress": "address", "ohje": "instructions",
    "anvisning": "instructions", "hakutekijät": "search_keys", "söktermer": "search_keys", "rajapinta": "api",
    "gränssnitt": "api", "avoin": "open", "öppen": "open", "selite": "statement", "förklaring": "statement",
    "lisenssi": "licence", "licens": "licence", "asiarekisteri": "case_register",
    "ärenderegister": "case_register", "tietovarannot": "repositories", "informationslager": "repositories",
    "tietojärjestelmät": "systems", "informationssystem": "systems", "toimiala": "unit", "enhet": "unit",
    "käyttötarkoitus": "purpose", "ändamål": "purpose", "tietoaineistot": "datasets",
    "informationsmaterial": "datasets", "luovutus": "disclosure", "utlämnande": "disclosure",
    "vastuutaho": "responsible", "ansvarig": "responsible", "lisätiedot": "notes", "övrigt": "notes",
    "kuvaus": "description", "beskrivning": "description", "omistaja": "owner", "ägare": "owner",
    "verkkosivu": "website", "webbplats": "website", "julkisuus": "public", "offentlighet": "public",
    "tietoryhmä": "group", "tyyppi": "type", "tila": "status", "manuaalinen": "manual", "oletus": "default",
}  # fmt: skip
OPEN = {
    "kyllä": "yes", "ja": "yes", "yes": "yes", "true": "yes", "ei": "no", "nej": "no", "no": "no",
    "osittain": "partial", "delvis": "partial", "viranomaisille": "authorities", "epäselvä": "unclear",
}  # fmt: skip


def _node(raw: yaml.Node, path: tuple[str | int, ...]) -> Node:
    mark = Place(
        raw.start_mark.line + 1, raw.start_mark.column + 1, raw.end_mark.line + 1, raw.end_mark.column + 1
    )
    if isinstance(raw, yaml.MappingNode):
        fields = {}
        for key, value in raw.value:
            name = KEYS.get(key.value, key.value)
            if name == "address" and path[-1:] == ("api",):
                name = "url"
            fields[name] = _node(value, (*path, name))
        if fields and set(fields) <= {"fi", "sv", "en"}:
            first = next(iter(fields.values()))
            return Node(path, mark, first.text, variants=fields)
        return Node(path, mark, fields=fields)
    if isinstance(raw, yaml.SequenceNode):
        return Node(path, mark, items=tuple(_node(item, (*path, i)) for i, item in enumerate(raw.value)))
    text = OPEN.get(raw.value, raw.value) if path[-1:] == ("open",) else raw.value
    return Node(path, mark, text, raw=text)


def _locate(mark: Any, start: int | None = None, end: int | None = None) -> Place:
    if start is None or not isinstance(mark, Place):
        return mark if isinstance(mark, Place) else Place()
    stop = start + 1 if end is None else end
    return Place(mark.line, (mark.column or 1) + start, mark.line, (mark.column or 1) + stop)


def from_yaml(text: str, **circumstances: Any) -> Subject:
    """The subject of a description file."""
    loader = yaml.SafeLoader(text)
    root = _node(loader.get_single_node(), ())
    document = Document(Source("kuvaus.yaml", text.encode(), "yaml"), None, tuple(text.split("\n")), locate=_locate)
    language = root.text_of("language") or "fi"
    return Subject(Description(document, root, language), TODAY, **circumstances)


def from_text(text: str, role: str = "text", language: str = "fi", **circumstances: Any) -> Subject:
    """The subject of a published text whose lines all stay prose."""
    prose = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = Place(number, 1, number, len(line) + 1)
            prose.append(Prose(line, place, role, block=Block("paragraph", line, place)))
    document = Document(Source("sivu.txt", text.encode(), "text"), ())
    description = Description(document, Node((), Place(1, 1)), language, prose=tuple(prose), published=True)
    return Subject(description, TODAY, **circumstances)
