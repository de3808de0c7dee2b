"""Several documents at once: what was found in each, and all of them as one description."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from kuvauslint.describe.export import canonical
from kuvauslint.engine.joined import join
from kuvauslint.model.document import Source
from kuvauslint.model.node import pointer
from kuvauslint.web import origin as origins
from kuvauslint.web.changes import carried
from kuvauslint.web.judging import Judged, judge
from kuvauslint.web.limits import MOST_FILES
from kuvauslint.web.origin import Origin
from kuvauslint.web.pointers import moved_to
from kuvauslint.web.record import Record, as_yaml, described, empty, record_of, source_of
from kuvauslint.web.view import Results, results_of


class Opened(Enum):
    """What was asked for of several documents, where it is not one of them."""

    NONE = 0
    ALL = 1
    TOGETHER = 2


class Held(NamedTuple):
    """One of several documents, as the page of all of them holds it; `results` are those last found in it."""

    name: str
    state: str
    origin: Origin | None
    results: Results | None = None

    @classmethod
    def read(cls, fields: Mapping[str, str], number: int) -> Held:
        """The document of a number, from the fields of the page of all of them."""
        origin = origins.read(fields.get(f"origin.{number}", ""))
        name = origin.files[0].name if origin is not None and origin.files else ""
        return cls(name, fields.get(f"state.{number}", ""), origin)

    @staticmethod
    def count(fields: Mapping[str, str]) -> int:
        """How many documents the fields hold."""
        return next((n for n in range(MOST_FILES) if f"state.{n}" not in fields), MOST_FILES)

    def record(self, language: str) -> Record:
        """The description of the document."""
        return carried(self.state, language)

    def judged_anew(self, language: str) -> Held:
        """With the results of its description in a language."""
        record = self.record(language)
        return self._replace(results=results_of(judge(source_of(record)), record, language, frozenset()))

    @property
    def carried(self) -> str:
        """The origin as the page carries it."""
        return origins.written(self.origin)


def held_of(source: Source, judged: Judged, language: str) -> Held:
    """A document that was just checked."""
    record = record_of(judged)
    state = as_yaml(record if record is not None else empty(language))
    results = results_of(judged, record, language, frozenset())
    return Held(source.name, state, origins.origin_of(judged, source.name), results)


def opened(fields: Mapping[str, str]) -> Opened | int:
    """Which of several documents was asked for; NONE where the form is of one."""
    count = Held.count(fields)
    if not count:
        return Opened.NONE
    if fields.get("together"):
        return Opened.TOGETHER
    number = fields.get("open", "")
    return int(number) if number.isdigit() and int(number[:4]) < count else Opened.ALL


def joined(fields: Mapping[str, str], language: str) -> tuple[Record, Origin | None]:
    """The documents as one description: what the first says for all holds for all, as in `check --as-one`."""
    held = [Held.read(fields, number) for number in range(Held.count(fields))]
    records = [one.record(language) for one in held]
    read = (described(as_yaml(record._replace(considered=())))[1] for record in records)
    whole = join(tuple(description for description in read if description is not None))
    considered = []
    for number, (record, went) in enumerate(zip(records, whole.went, strict=True)):
        moves = {pointer(old): pointer(new) for old, new in went.items()}
        for one in record.considered:
            path = moved_to(one.path, moves) or (one.path if number == 0 else None)
            considered += [one._replace(path=path)] if path is not None else []
    comments = tuple(dict.fromkeys(line for record in records for line in record.comments))
    data = canonical(whole.description)
    record = Record(data, whole.description.language, comments, tuple(considered))
    parts = [(one.origin, went) for one, went in zip(held, whole.went, strict=True)]
    known = [(one, went) for one, went in parts if one is not None]
    return record, origins.together(known) if len(known) == len(parts) else None
