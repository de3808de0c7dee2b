"""All that the templates show of one check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kuvauslint.model.finding import LEVELS
from kuvauslint.model.node import pointer
from kuvauslint.reporters.wording import clean, counted, item_label, item_title, message
from kuvauslint.web import matrix
from kuvauslint.web.findings import GroupView, groups
from kuvauslint.web.form import Form, form_of
from kuvauslint.web.judging import Judged, covered
from kuvauslint.web.origin import Origin, written
from kuvauslint.web.passages import Passages, place_words
from kuvauslint.web.record import Record, as_yaml
from kuvauslint.web.sight import OfDocument, OfOrigin, Sight
from kuvauslint.web.words import say


class Quiet(NamedTuple):
    """A finding that was considered, or that a comment in the file silences."""

    key: str
    message: str
    where: str
    text: str


class Results(NamedTuple):
    """What changes as the form is filled in."""

    verdict: str
    counts: tuple[tuple[str, str], ...]
    good: bool
    judged: str
    has_matrix: bool
    columns: tuple[dict[str, str], ...]
    rows: tuple[dict[str, Any], ...]
    groups: list[GroupView]
    quiet: tuple[Quiet, ...]
    secret: bool
    unread: bool = False  # nothing of the file could be read


class Line(NamedTuple):
    """One line or paragraph of the document; `marked` with the ids of the findings that are in it."""

    number: int
    text: str
    marked: tuple[str, ...]
    said: str
    heading: bool


class Sheet(NamedTuple):
    """One document as it is shown; `folded` where few can read it."""

    name: str
    by_line: bool
    folded: bool
    lines: tuple[Line, ...]
    left_out: int


class Result(NamedTuple):
    """The result page. `origin` is the document as the form carries it on, `sheets` what of it is shown."""

    name: str
    results: Results
    form: Form
    state: str
    language: str
    doubts: Mapping[str, str]
    unplaced: tuple[tuple[str, str], ...]
    origin: str
    sheets: tuple[Sheet, ...]
    lacks: Mapping[str, str]
    first: Mapping[str, int]


def results_of(
    judged: Judged, record: Record | None, language: str, ids: frozenset[str], sight: Sight | None = None
) -> Results:
    """The verdict, the matrix and the findings; `sight` tells their places, by default in what was judged."""
    found = judged.findings
    sight = sight or OfDocument(Passages(judged.document, judged.secrets))
    levels = tuple(
        (level, counted(level, number, language))
        for level in reversed(LEVELS)
        if (number := sum(one.severity == level for one in found))
    )
    counts = [told for _, told in levels]
    rules = len(judged.report.rules)
    verdict = say("found", language, counts=", ".join(counts)) if counts else say("nothing", language, n=rules)
    unread = judged.document.body is None and bool(counts)
    if unread:
        verdict = say("not_read", language)
    description = judged.description
    told = matrix.rows(description) if description is not None else ()
    totals = matrix.totals(judged.report.documents[0].coverage) if told else ()
    return Results(
        verdict,
        levels,
        not any(one.severity == "error" for one in found),
        say("judged", language, date=_date(judged.report.as_of), n=rules),
        bool(told),
        tuple(_column(item, totals, language) for item in range(1, len(totals) + 1)),
        tuple(_row(row, judged, language, number) for number, row in enumerate(told, 1)),
        groups(judged, found, language, ids, sight),
        _quiet(judged, record, language),
        bool(judged.secrets),
        unread,
    )


def _quiet(judged: Judged, record: Record | None, language: str) -> tuple[Quiet, ...]:
    out = []
    for finding in judged.report.suppressed:
        known = record.considered if record is not None else ()
        by = next((one for one in known if (one.rule, one.path) == (finding.rule, finding.path)), None)
        text = finding.suppressed
        if by is not None:
            until = _date(by.until) if by.until != "9999" else "–"
            text = say("considered_row", language, reason=text, until=until)
        out.append((finding, f"{by.rule} {by.path}" if by is not None else "", text))
    return tuple(
        Quiet(
            key,
            covered(message(finding, language), judged.secrets),
            covered(clean(finding.entry or ""), judged.secrets) or say("whole", language),
            clean(covered(text, judged.secrets)),
        )
        for finding, key, text in out
    )


def _column(item: int, totals: tuple[tuple[int, int], ...], language: str) -> dict[str, Any]:
    covered_by, entries = totals[item - 1]
    return {
        "short": say(str(item), language, "items"),
        "label_short": _unparted(say(str(item), language, "items")),
        "label": f"{item_label(item, language)}: {item_title(item, language)}",
        "total": say("of", language, covered=covered_by, entries=entries),
        "covered": covered_by,
        "entries": entries,
    }


def _row(row: matrix.Row, judged: Judged, language: str, number: int) -> dict[str, Any]:
    name = clean(covered(row.name, judged.secrets))
    items = [(state, _unparted(say(str(item), language, "items"))) for item, state in enumerate(row.states, 1)]
    lacks = [item for state, item in items if state in ("missing", "part")]
    return {
        "name": name if name and not name.startswith("#") else say("unnamed", language, n=number),
        "target": row.target,
        "cells": [(state, item, say(state, language, "states")) for state, item in items],
        "lacks": say("missing_here", language, items=", ".join(lacks).lower()) if lacks else "",
    }


def _unparted(text: str) -> str:
    """Without the soft hyphens, for a text that has room."""
    return text.replace("\u00ad", "")


def _date(iso: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    return f"{int(day)}.{int(month)}.{year}" if day.isdigit() and month.isdigit() else iso


def ids_of(form: Form) -> frozenset[str]:
    """What findings can link to in a form."""
    return frozenset((*(control.id for control in form.controls()), *(part.id for part in form.parts)))


def result_of(
    judged: Judged, record: Record, language: str, name: str, origin: Origin | None, *, from_form: bool
) -> Result:
    """The whole result page; the places of findings `from_form` are where their values were read from."""
    form = form_of(record.data, language)
    sight: Sight = OfOrigin(origin) if from_form else OfDocument(Passages(judged.document, judged.secrets), origin)
    results = results_of(judged, record, language, ids_of(form), sight)
    return Result(
        clean(name),
        results,
        form,
        as_yaml(record),
        record.language,
        _doubts(origin, language) if origin is not None else {},
        _unplaced(origin, record, language),
        written(origin),
        tuple(_sheets(origin, results, language)) if origin is not None else (),
        {row["target"]: row["lacks"] for row in results.rows},
        _first(form, origin),
    )


def _first(form: Form, origin: Origin | None) -> dict[str, int]:
    """By the id of an entry's part of the form, the number of the passage that it begins at."""
    if origin is None:
        return {}
    at = ((part.id, origin.passage(pointer(part.path))) for part in form.parts)
    return {id_: index + 1 for id_, index in at if index is not None}


def _sheets(origin: Origin, results: Results, language: str) -> Iterator[Sheet]:
    at: dict[int, list[tuple[str, str]]] = {}
    for group in results.groups:
        for place in group.places:
            if place.passage is not None:
                at.setdefault(place.passage, []).append((place.id, place.message or group.heading))

    def line(number: int) -> Line:
        ids = tuple(one for one, _ in at.get(number, ()))
        said = at[number][0][1] if len(ids) == 1 else say("findings_here", language, n=len(ids)) if ids else ""
        return Line(number + 1, origin.texts[number], ids, said, number in origin.headings)

    starts = [one.start for one in origin.files]
    for shown, end in zip(origin.files, [*starts[1:], len(origin.texts)], strict=True):
        lines = tuple(map(line, range(shown.start, end)))
        yield Sheet(shown.name, shown.by_line, shown.is_data, lines, shown.left_out)


def _doubts(origin: Origin, language: str) -> dict[str, str]:
    """The ids of the controls whose value was read with doubt, with the place in words."""
    out = {}
    for doubt in origin.doubts:
        path = doubt.split("/")[1:]
        while len(path) > 1 and path[-1].isdigit() and path[-2] not in ("repositories", "systems"):
            path.pop()
        out["f-" + "-".join(path)] = place_words(origin.place(origin.passage(doubt)), language)
    return out


def _unplaced(origin: Origin | None, record: Record, language: str) -> tuple[tuple[str, str], ...]:
    """(place in words, text) of what was placed in no field: of the document, else the comments of the file."""
    if origin is None or not origin.unplaced:
        return tuple(("", line) for line in record.comments)
    return tuple((place_words(origin.place(index), language), text) for index, text in origin.unplaced)
