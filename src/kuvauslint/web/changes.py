"""The record that a form carried, with what was typed and pressed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.model.node import Path
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.web.form import applied
from kuvauslint.web.judging import judge
from kuvauslint.web.record import NAME, Considered, Record, empty, record_of, source_of, without

MOST_REASON = 500
EVERY = "*"  # in place of a path: all findings of the rule
_REASON = "reason "


def carried(text: str, language: str) -> Record:
    """The record of a description's text, as a form carries it; an empty one where that is none."""
    text = text.replace("\r\n", "\n")
    record = record_of(judge(Source(NAME, text.encode("utf-8", "replace"), "yaml"))) if text.strip() else None
    return record if record is not None else empty(language)


def changed(fields: Mapping[str, str], language: str, *, live: bool = False) -> tuple[Record, Path]:
    """The record, and the path of the entry that was removed from it (or none).

    `live`: the answer does not come back as a form, so that what was considered would be lost.
    """
    record = carried(fields.get("state", ""), fields.get("begin") or language)
    record = record._replace(data=applied(record.data, fields))
    if not live:
        record = _considered(record, fields)
    if fields.get("add") == "case_register":
        record.data.setdefault("case_register", {})
    elif fields.get("add") == "repositories":
        record.data["repositories"] = [*(record.data.get("repositories") or ()), {}]
    removed = _removed(record, fields.get("remove", ""))
    if removed:
        record = without(record, removed)
    return _still_needed(record), removed


def _findings(record: Record) -> tuple[Finding, ...]:
    return judge(source_of(record)).findings


def _still_needed(record: Record) -> Record:
    """The record without what was considered of findings that are there no more."""
    if not record.considered:
        return record
    found = {(one.rule, one.path) for one in _findings(record._replace(considered=()))}
    return record._replace(considered=tuple(one for one in record.considered if (one.rule, one.path) in found))


def _considered(record: Record, fields: Mapping[str, str]) -> Record:
    """With every finding that a reason was written for, and without the one that was withdrawn."""
    added = {(one.rule, one.path): one for one in _reasoned(record, fields)}
    gone = tuple(fields.get("withdraw", "").partition(" ")[::2])
    kept = (one for one in record.considered if (one.rule, one.path) not in added and (one.rule, one.path) != gone)
    return record._replace(considered=(*kept, *added.values()))


def _reasoned(record: Record, fields: Mapping[str, str]) -> Iterator[Considered]:
    for field, typed in fields.items():
        rule, _, path = field.removeprefix(_REASON).partition(" ")
        reason = " ".join(typed.split())[:MOST_REASON]
        if not field.startswith(_REASON) or not reason or not _is_rule(rule):
            continue
        until = fields.get(f"until {rule} {path}", "")
        until = until if re.fullmatch(r"\d{4}-\d\d-\d\d", until) else "9999"
        if path == EVERY:
            yield from (Considered(rule, one.path, reason, until) for one in _findings(record) if one.rule == rule)
        elif re.fullmatch(r"(/\S*)?", path):
            yield Considered(rule, path, reason, until)


def _is_rule(rule: str) -> bool:
    try:
        return rulebook().get(rule).id == rule
    except UsageError:
        return False


def _removed(record: Record, which: str) -> Path:
    """The path of the entry that is taken out of the record's data."""
    group, _, number = which.partition(".")
    if group == "case_register":
        record.data.pop(group, None)
        return (group,)
    entries = record.data.get(group)
    if group in ("repositories", "systems") and isinstance(entries, list) and number.isdigit():
        index = int(number[:9])
        if index < len(entries):
            record.data[group] = [*entries[:index], *entries[index + 1 :]]
            return (group, index)
    return ()
