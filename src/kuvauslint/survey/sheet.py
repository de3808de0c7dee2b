"""A survey as a sheet for spreadsheets, and as data for programs."""

from __future__ import annotations

import csv
import io
from typing import Any

from kuvauslint import __version__
from kuvauslint.reporters.wording import clean
from kuvauslint.survey import totals
from kuvauslint.survey.gather import Survey
from kuvauslint.survey.roster import Body
from kuvauslint.survey.row import ITEMS, Row
from kuvauslint.survey.view import item_titles, type_word, word

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(survey: Survey, language: str) -> str:
    """CSV, a line a description: semicolons and a byte order mark, as spreadsheets here open it.

    No cell of text is taken for a formula: one that begins like a formula has an apostrophe before it.
    Bodies of the roster without a description follow with empty figures.
    """
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    names = ("organisation", "business_id", "type", "languages", "updated", "file", "could_be_read", "entries")
    head = [word(name, language) for name in names]
    head += [f"{item} {title} %" for item, title in zip(ITEMS, item_titles(language), strict=True)]
    head += [word(name, language) for name in ("spread_items", "errors", "warnings", "notes")]
    rules = [one.rule for one in totals.common(survey.rows)]
    writer.writerow([*map(_safe, head), *rules])
    for row in survey.rows:
        writer.writerow([*_cells(row, language), *_counts(row, rules)])
    for body in survey.roster.without if survey.roster is not None else ():
        writer.writerow([*_body_cells(body, language), *[""] * (len(head) + len(rules) - 8)])
    return out.getvalue()


def _cells(row: Row, language: str) -> list[str]:
    shares = [row.share(item) for item in ITEMS]
    figures = [_safe(row.organisation), _safe(row.business_id), type_word(row.type, language) if row.type else ""]
    figures += [" ".join(row.languages), row.updated, _safe(row.file), word("yes" if row.read else "no", language)]
    figures += [str(row.entries), *("" if share is None else f"{100 * share:.0f}" for share in shares)]
    return [*figures, str(row.complete()), *(str(row.count(level)) for level in ("error", "warning", "info"))]


def _counts(row: Row, rules: list[str]) -> list[str]:
    found = {rule: number for rule, _, number in row.findings}
    return [str(found.get(rule, 0)) for rule in rules]


def _body_cells(body: Body, language: str) -> list[str]:
    kind = type_word(body.type, language) if body.type else ""
    return [
        _safe(body.name),
        _safe(body.business_id),
        kind,
        " ".join(body.languages),
        "",
        "",
        word("no", language),
        "0",
    ]


def _safe(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    told = clean(text)
    return f"'{told}" if text.startswith(_FORMULA) or told.lstrip().startswith(_FORMULA) else told


def data(survey: Survey) -> dict[str, Any]:
    """The whole survey; `--since` reads its `documents`."""
    out: dict[str, Any] = {
        "version": 1,
        "tool": {"name": "kuvauslint", "version": __version__},
        "as_of": survey.as_of,
        "profile": survey.profile,
        "documents": [_record(row) for row in survey.rows],
        "items": [{**item._asdict(), "share": item.share()} for item in totals.items(survey.rows)],
        "findings": [one._asdict() for one in totals.common(survey.rows)],
        "types": [group._asdict() for group in totals.groups(survey.rows)],
    }
    if survey.roster is not None:
        roster = survey.roster
        out["roster"] = {
            "bodies": roster.bodies,
            "without": [body._asdict() for body in roster.without],
            "lacking": [
                {"name": body.name, "business_id": body.business_id, "languages": codes}
                for body, codes in roster.lacking
            ],
            "unlisted": list(roster.unlisted),
        }
    if survey.moved is not None:
        moved = survey.moved
        out["since"] = {
            **moved._asdict(),
            "better": [move._asdict() for move in moved.better],
            "worse": [move._asdict() for move in moved.worse],
        }
    return out


def _record(row: Row) -> dict[str, Any]:
    return {
        **row._asdict(),
        "coverage": [{"item": item, "entries": entries, "covered": covered} for item, entries, covered in row.coverage],
        "findings": [{"rule": rule, "severity": level, "count": number} for rule, level, number in row.findings],
    }
