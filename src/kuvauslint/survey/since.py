"""What moved since an earlier survey, which was written as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from kuvauslint.errors import UsageError
from kuvauslint.survey.row import ITEMS, Row


class Move(NamedTuple):
    """An organisation whose figures changed: the items and the errors before and now."""

    name: str
    items_before: tuple[float | None, ...]
    items_now: tuple[float | None, ...]
    errors_before: int
    errors_now: int

    def gain(self) -> float:
        """How much of the items it gained, all five together; negative for a loss."""
        return sum((now or 0) - (before or 0) for before, now in zip(self.items_before, self.items_now, strict=True))


class Moved(NamedTuple):
    """What moved: `as_of` is the day of the earlier survey."""

    as_of: str
    came: tuple[str, ...]
    went: tuple[str, ...]
    better: tuple[Move, ...]
    worse: tuple[Move, ...]
    unchanged: int
    rules: tuple[tuple[str, int, int], ...]  # rule, descriptions with it before and now


def read_earlier(path: str) -> dict[str, Any]:
    """The JSON of an earlier survey. Raises UsageError for any other file."""
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: the earlier survey cannot be read: {error}") from None
    try:
        [_row(record) for record in data["documents"]]
    except (KeyError, TypeError, ValueError):
        raise UsageError(f"{path} is not a survey: write one with `kuvauslint survey --output-format json`") from None
    return dict(data)


def moved(earlier: dict[str, Any], rows: tuple[Row, ...]) -> Moved:
    """The rows against those of the earlier survey, organisation by organisation."""
    old = _by_key(_row(record) for record in earlier["documents"])
    new = _by_key(rows)
    moves, unchanged = [], 0
    for key in new.keys() & old.keys():
        before, now = old[key], new[key]
        move = Move(now.name(), _shares(before), _shares(now), before.count("error"), now.count("error"))
        if (move.items_before, move.errors_before) == (move.items_now, move.errors_now):
            unchanged += 1
        else:
            moves.append(move)
    moves.sort(key=lambda move: (-abs(move.gain()), move.name))
    better = tuple(move for move in moves if _rank(move) > 0)
    return Moved(
        str(earlier.get("as_of", "")),
        tuple(sorted(new[key].name() for key in new.keys() - old.keys())),
        tuple(sorted(old[key].name() for key in old.keys() - new.keys())),
        better,
        tuple(move for move in moves if _rank(move) <= 0),
        unchanged,
        _rules(old.values(), new.values()),
    )


def _rank(move: Move) -> float:
    return move.gain() or (move.errors_before - move.errors_now)


def _shares(row: Row) -> tuple[float | None, ...]:
    return tuple(row.share(item) for item in ITEMS)


def _by_key(rows: Iterable[Row]) -> dict[str, Row]:
    out: dict[str, Row] = {}
    for row in rows:
        key, number = row.key(), 2
        while key in out:
            key, number = f"{row.key()} {number}", number + 1
        out[key] = row
    return out


def _rules(old: Iterable[Row], new: Iterable[Row]) -> tuple[tuple[str, int, int], ...]:
    counts: dict[str, list[int]] = {}
    for at, rows in enumerate((old, new)):
        for row in rows:
            for rule, _, _ in row.findings:
                counts.setdefault(rule, [0, 0])[at] += 1
    changed = [(rule, before, now) for rule, (before, now) in counts.items() if before != now]
    return tuple(sorted(changed, key=lambda one: (-abs(one[2] - one[1]), one[0])))


def _row(record: dict[str, Any]) -> Row:
    return Row(
        str(record["file"]),
        str(record.get("organisation", "")),
        str(record.get("business_id", "")),
        str(record.get("type", "")),
        str(record.get("website", "")),
        tuple(map(str, record.get("languages", ()))),
        str(record.get("updated", "")),
        int(record["entries"]),
        tuple((int(c["item"]), int(c["entries"]), int(c["covered"])) for c in record["coverage"]),
        tuple((str(f["rule"]), str(f["severity"]), int(f["count"])) for f in record["findings"]),
        bool(record["read"]),
    )
