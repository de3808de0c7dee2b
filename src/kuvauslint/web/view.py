"""All that the templates show of one check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kuvauslint.model.finding import LEVELS
from kuvauslint.model.node import Node
from kuvauslint.reporters.wording import clean, counted, item_label, item_title, message
from kuvauslint.web import matrix
from kuvauslint.web.findings import GroupView, groups
from kuvauslint.web.form import Form, form_of
from kuvauslint.web.judging import Judged, covered
from kuvauslint.web.passages import Passages, place_words
from kuvauslint.web.record import Record, as_yaml
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
    good: bool
    judged: str
    has_matrix: bool
    columns: tuple[dict[str, str], ...]
    rows: tuple[dict[str, Any], ...]
    groups: list[GroupView]
    quiet: tuple[Quiet, ...]
    secret: bool


class Line(NamedTuple):
    """One line or paragraph of the document; `marked` with the ids of the findings that are in it."""

    number: int
    text: str
    marked: tuple[str, ...]
    titles: str


class Result(NamedTuple):
    """The result page."""

    name: str
    results: Results
    form: Form
    state: str
    language: str
    doubts: Mapping[str, str]
    unplaced: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    by_line: bool
    left_out: int


def results_of(judged: Judged, record: Record | None, language: str, ids: frozenset[str]) -> Results:
    """The verdict, the matrix and the findings."""
    found = judged.findings
    counts = [
        counted(level, number, language)
        for level in reversed(LEVELS)
        if (number := sum(one.severity == level for one in found))
    ]
    rules = len(judged.report.rules)
    verdict = say("found", language, counts=", ".join(counts)) if counts else say("nothing", language, n=rules)
    description = judged.description
    told = matrix.rows(description) if description is not None else ()
    totals = matrix.totals(judged.report.documents[0].coverage) if told else ()
    return Results(
        verdict,
        not any(one.severity == "error" for one in found),
        say("judged", language, date=_date(judged.report.as_of), n=rules),
        bool(told),
        tuple(_column(item, totals, language) for item in range(1, len(totals) + 1)),
        tuple(_row(row, judged, language, number) for number, row in enumerate(told, 1)),
        groups(judged, found, language, ids),
        _quiet(judged, record, language),
        bool(judged.secrets),
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


def _column(item: int, totals: tuple[tuple[int, int], ...], language: str) -> dict[str, str]:
    covered_by, entries = totals[item - 1]
    return {
        "short": say(str(item), language, "items"),
        "label": f"{item_label(item, language)}: {item_title(item, language)}",
        "total": say("of", language, covered=covered_by, entries=entries),
    }


def _row(row: matrix.Row, judged: Judged, language: str, number: int) -> dict[str, Any]:
    name = clean(covered(row.name, judged.secrets))
    return {
        "name": name if name and not name.startswith("#") else say("unnamed", language, n=number),
        "target": row.target,
        "cells": [
            (state, say(str(item), language, "items"), say(state, language, "states"))
            for item, state in enumerate(row.states, 1)
        ],
    }


def _date(iso: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    return f"{int(day)}.{int(month)}.{year}" if day.isdigit() and month.isdigit() else iso


def ids_of(form: Form) -> frozenset[str]:
    """What findings can link to in a form."""
    return frozenset((*(control.id for control in form.controls()), *(part.id for part in form.parts)))


def result_of(judged: Judged, record: Record, language: str, name: str, *, from_form: bool) -> Result:
    """The whole result page; the document itself is not shown when it is the form's own description."""
    form = form_of(record.data, language)
    results = results_of(judged, record, language, ids_of(form))
    description = judged.description
    lines: tuple[Line, ...] = ()
    left_out, by_line = 0, True
    if not from_form:
        passages = Passages(judged.document, judged.secrets)
        lines, by_line = _lines(passages, results), passages.by_line
        left_out = len(passages.texts) - len(lines)
    return Result(
        clean(name),
        results,
        form,
        as_yaml(record),
        record.language,
        {} if description is None or from_form else _doubts(description.root, judged, language),
        () if description is None or from_form else _unplaced(judged, language),
        lines,
        by_line,
        left_out,
    )


def _lines(passages: Passages, results: Results) -> tuple[Line, ...]:
    at: dict[int, list[tuple[str, str]]] = {}
    for group in results.groups:
        for place in group.places:
            if place.passage is not None:
                at.setdefault(place.passage, []).append((place.id, place.message or group.heading))
    return tuple(
        Line(
            number + 1,
            text,
            tuple(one for one, _ in at.get(number, ())),
            " ".join(dict.fromkeys(said for _, said in at.get(number, ()))),
        )
        for number, text, _ in passages.shown()
    )


def _doubts(root: Node, judged: Judged, language: str) -> dict[str, str]:
    """The ids of the controls whose value was read with doubt, with the place in words."""
    assert judged.description is not None
    out = {}
    for node in root.walk():
        if not node.sure:
            path = [str(part) for part in node.path]
            while len(path) > 1 and path[-1].isdigit() and path[-2] not in ("repositories", "systems"):
                path.pop()
            out["f-" + "-".join(path)] = place_words(judged.description.place(node), language)
    return out


def _unplaced(judged: Judged, language: str) -> tuple[tuple[str, str], ...]:
    assert judged.description is not None
    kept = ("text", "note", "unknown_heading", "advice")
    return tuple(
        (place_words(prose.place, language), clean(covered(prose.text, judged.secrets)))
        for prose in judged.description.prose
        if prose.role in kept
    )
