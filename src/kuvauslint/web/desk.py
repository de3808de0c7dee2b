"""What is done with what was posted: pure functions from a form to an answer; they run in a thread."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kuvauslint.errors import UsageError
from kuvauslint.model.document import Source
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.web import pages, publishing
from kuvauslint.web.form import applied, form_of
from kuvauslint.web.judging import Judged, judge
from kuvauslint.web.record import NAME, Considered, Record, as_yaml, empty, moved, record_of
from kuvauslint.web.view import Result, ids_of, result_of, results_of
from kuvauslint.web.words import say

MOST_REASON = 500


class Asked(NamedTuple):
    """How an answer is wanted: its language, only the results (`live`), and whether the page offers to stop."""

    language: str
    live: bool = False
    stoppable: bool = False


class Answer(NamedTuple):
    """A page, or a file to be saved (`name`)."""

    body: str | bytes
    kind: str = "text/html"
    name: str = ""
    status: int = 200


def check(source: Source, asked: Asked) -> Answer:
    """The result page of a document."""
    judged = judge(source)
    record = record_of(judged)
    language = asked.language
    if asked.live:
        return Answer(pages.results(results_of(judged, record, language, frozenset()), language, linked=False))
    if record is None:
        record = empty(language)
    name = say("pasted", language) if source.name == "-" else source.name
    shown = result_of(judged, record, language, name, from_form=False)
    return Answer(_page(shown, record, asked))


def mend(fields: Mapping[str, str], asked: Asked) -> Answer:
    """The result page of the description in the form."""
    record = changed(fields, asked.language)
    judged = _judged(record)
    language = asked.language
    if asked.live:
        ids = ids_of(form_of(record.data, language))
        return Answer(pages.results(results_of(judged, record, language, ids), language, linked=True))
    shown = result_of(judged, record, language, say("described", language), from_form=True)
    shown = shown._replace(unplaced=tuple(("", line) for line in record.comments))
    opened = ""
    if fields.get("add"):
        last = max(0, len(record.data.get("repositories") or ()) - 1)
        opened = "e-case_register" if fields["add"] == "case_register" else f"e-repositories-{last}"
    return Answer(_page(shown, record, asked, opened))


def save(fields: Mapping[str, str], asked: Asked) -> Answer:
    """The description as a YAML file."""
    text = as_yaml(changed(fields, asked.language))
    return Answer(text.encode("utf-8"), "application/yaml", NAME)


def publish(fields: Mapping[str, str], asked: Asked) -> Answer:
    """The page to publish; none of a description that holds a secret value."""
    record = changed(fields, asked.language)
    if _judged(record).secrets:
        return Answer(pages.fault(asked.language, say("secret", asked.language, "faults")), status=422)
    made = publishing.published(as_yaml(record), fields.get("form", "html"))
    return Answer(made.body, made.kind, made.name)


def _page(shown: Result, record: Record, asked: Asked, opened: str = "") -> str:
    forms = publishing.forms()
    return pages.result(shown, record, asked.language, stoppable=asked.stoppable, opened=opened, publishable=forms)


def _judged(record: Record) -> Judged:
    return judge(Source(NAME, as_yaml(record).encode("utf-8"), "yaml"))


def changed(fields: Mapping[str, str], language: str) -> Record:
    """The record that the form carried, with what was typed and pressed."""
    text = fields.get("state", "").replace("\r\n", "\n")
    record = None
    if text.strip():
        record = record_of(judge(Source(NAME, text.encode("utf-8", "replace"), "yaml")))
    if record is None:
        record = empty(fields.get("begin") or language)
    record = record._replace(data=applied(record.data, fields))
    record = _considered(record, fields)
    if fields.get("add") == "case_register":
        record.data.setdefault("case_register", {})
    elif fields.get("add") == "repositories":
        record.data["repositories"] = [*(record.data.get("repositories") or ()), {}]
    if fields.get("remove"):
        record = _removed(record, fields["remove"])
    return _still_needed(record)


def _still_needed(record: Record) -> Record:
    """The record without what was considered of findings that are there no more."""
    if not record.considered:
        return record
    found = {(one.rule, one.path) for one in _judged(record._replace(considered=())).findings}
    return record._replace(considered=tuple(one for one in record.considered if (one.rule, one.path) in found))


def _considered(record: Record, fields: Mapping[str, str]) -> Record:
    key = fields.get("consider", "")
    rule, _, path = key.partition(" ")
    reason = " ".join(fields.get(f"reason {key}", "").split())[:MOST_REASON]
    until = fields.get(f"until {key}", "")
    if rule and reason and _is_rule(rule) and re.fullmatch(r"(/\S*)?", path):
        until = until if re.fullmatch(r"\d{4}-\d\d-\d\d", until) else "9999"
        kept = tuple(one for one in record.considered if (one.rule, one.path) != (rule, path))
        record = record._replace(considered=(*kept, Considered(rule, path, reason, until)))
    rule, _, path = fields.get("withdraw", "").partition(" ")
    return record._replace(considered=tuple(one for one in record.considered if (one.rule, one.path) != (rule, path)))


def _is_rule(rule: str) -> bool:
    try:
        return rulebook().get(rule).id == rule
    except UsageError:
        return False


def _removed(record: Record, which: str) -> Record:
    group, _, number = which.partition(".")
    if group == "case_register":
        record.data.pop(group, None)
        return moved(record, (group,))
    entries = record.data.get(group)
    if group in ("repositories", "systems") and isinstance(entries, list) and number.isdigit():
        index = int(number[:9])
        if index < len(entries):
            record.data[group] = [*entries[:index], *entries[index + 1 :]]
            return moved(record, (group, index))
    return record
