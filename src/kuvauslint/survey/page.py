"""A survey as one web page without outside resources, whose charts are tables."""

from __future__ import annotations

from functools import partial
from os.path import dirname, join
from typing import Any

from kuvauslint import __version__
from kuvauslint.reporters.verdict import date_words
from kuvauslint.reporters.web_page import one_file
from kuvauslint.reporters.wording import clean, item_label
from kuvauslint.reporters.wording import word as report_word
from kuvauslint.survey import totals
from kuvauslint.survey.gather import Survey
from kuvauslint.survey.row import ITEMS, Row
from kuvauslint.survey.since import Move
from kuvauslint.survey.view import NONE, called, item_titles, percent, rule_said, shares, type_word, word

_TEMPLATES = join(dirname(__file__), "templates")
WIDTH = 100  # of a whole bar, in the units of its picture
_MOST = 25


def page(survey: Survey, language: str) -> bytes:
    """The file, UTF-8."""
    text = one_file(_TEMPLATES, "survey", **_view(survey, language), word=partial(_word, language))
    return text.encode("utf-8", "replace")


def _word(language: str, name: str) -> str:
    return word(name, language)


def _view(survey: Survey, language: str) -> dict[str, Any]:
    read = [row for row in survey.rows if row.read]
    complete = sum(row.complete() == len(ITEMS) for row in read)
    spread = totals.spread(survey.rows)
    unread = len(survey.rows) - len(read)
    return {
        "language": language,
        "summary": word("summary", language, n=len(read), entries=sum(row.entries for row in read), complete=complete),
        "unread": word("unread", language, n=unread) if unread else "",
        "judged": word("judged", language, date=_day(survey.as_of, language), profile=survey.profile),
        "items": [
            {**item._asdict(), **_bar(item.share()), "title": title, "label": item_label(item.item, language)}
            for item, title in zip(totals.items(survey.rows), item_titles(language), strict=True)
        ],
        "titles": item_titles(language),
        "spread": [
            {"items": n, "count": count, **_bar(count / len(read) if read else None)} for n, count in enumerate(spread)
        ],
        "groups": [
            {
                "type": type_word(group.type, language),
                "documents": group.documents,
                "bars": list(map(_bar, group.shares)),
            }
            for group in totals.groups(survey.rows)
        ],
        "common": [_common(one, len(survey.rows), language) for one in totals.common(survey.rows)[:_MOST]],
        "rows": [_row(row) for row in totals.worst_first(survey.rows)],
        "roster": _roster(survey, language),
        "moved": _moved(survey, language),
        "made": f"kuvauslint {__version__}",
    }


def _day(iso: str, language: str) -> str:
    return date_words(iso, language) or iso


def _bar(share: float | None) -> dict[str, Any]:
    return {"percent": percent(share), "width": round(WIDTH * (share or 0), 1)}


def _common(one: totals.Common, of: int, language: str) -> dict[str, Any]:
    severity = report_word("severity", one.severity, language)
    return {**one._asdict(), "level": severity, "said": rule_said(one.rule, language), **_bar(one.documents / of)}


def _row(row: Row) -> dict[str, Any]:
    return {
        "name": called(row),
        "file": clean(row.file),
        "read": row.read,
        "entries": row.entries,
        "updated": row.updated or NONE,
        "cells": [{**_bar(share), "state": _state(share)} for share in shares(row)],
        "errors": row.count("error"),
        "warnings": row.count("warning"),
    }


def _state(share: float | None) -> str:
    return "none" if not share else "all" if share == 1 else "part"


def _roster(survey: Survey, language: str) -> dict[str, Any] | None:
    roster = survey.roster
    if roster is None:
        return None
    return {
        "note": word("without_note", language, all=roster.bodies, n=len(roster.without)),
        "without": [
            {**body._asdict(), "type": type_word(body.type, language) if body.type else NONE} for body in roster.without
        ],
        "lacking": [{"name": body.name, "languages": ", ".join(codes)} for body, codes in roster.lacking],
        "unlisted": [clean(name) for name in roster.unlisted],
    }


def _moved(survey: Survey, language: str) -> dict[str, Any] | None:
    moved = survey.moved
    if moved is None:
        return None
    counts = {"better": len(moved.better), "worse": len(moved.worse), "came": len(moved.came), "went": len(moved.went)}
    return {
        "heading": word("moved", language, date=_day(moved.as_of, language) or NONE),
        "note": word("moved_note", language, same=moved.unchanged, **counts),
        "moves": [*map(_move, moved.better), *map(_move, moved.worse)],
        "came": [clean(name) for name in moved.came],
        "went": [clean(name) for name in moved.went],
        "rules": [
            {
                "rule": rule,
                "said": rule_said(rule, language),
                "before": before,
                "now": now,
                "change": f"{now - before:+d}",
            }
            for rule, before, now in moved.rules
        ],
    }


def _move(move: Move) -> dict[str, Any]:
    cells = []
    for before, now in zip(move.items_before, move.items_now, strict=True):
        same = percent(before) == percent(now)
        cells.append(percent(now) if same else f"{percent(before)} → {percent(now)}")
    return {"name": clean(move.name), "cells": cells, "errors": f"{move.errors_before} → {move.errors_now}"}
