"""A difference as text, Markdown or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kuvauslint.checks.masking import covered
from kuvauslint.compare.difference import LISTS, Change, Difference, Entry
from kuvauslint.model.finding import LANGUAGES, Finding
from kuvauslint.reporters.markdown_text import in_comment
from kuvauslint.reporters.wording import clean, message
from kuvauslint.reporters.wording import word as report_word
from kuvauslint.vocabulary.page import value_word
from kuvauslint.vocabulary.phrases import phrase
from kuvauslint.vocabulary.store import load

_SHOWN = 300  # characters of a value
_CHOICES = {
    "open": "open",
    "manual": "manual",
    "status": "status",
    "type": "organisation_type",
    "languages": "language",
    "language": "language",
}


def word(name: str, language: str, /, **slots: Any) -> str:
    """A word of the diff by its name, as `word("entry/added", "fi", name=…)`."""
    return phrase("change_words", name, language, **slots)


def text(difference: Difference, language: str) -> str:
    """For a terminal."""
    lines = [_summary(difference, language), ""]
    for heading, changes in _headed(difference, language):
        lines += [heading, *(f"  {change}" for change in changes), ""]
    for heading, findings in _findings(difference, language):
        lines += [heading, *(f"  {line}" for line in findings), ""]
    return "\n".join(lines).rstrip() + "\n"


def markdown(difference: Difference, language: str) -> str:
    """For a comment on a pull request."""
    lines = [f"### {word('title', language)}", "", in_comment(_summary(difference, language)), ""]
    for heading, changes in _headed(difference, language):
        lines += [f"**{in_comment(heading)}**", "", *(f"- {in_comment(change)}" for change in changes), ""]
    for heading, findings in _findings(difference, language):
        lines += [f"#### {heading}", "", *(f"- {in_comment(line)}" for line in findings), ""]
    return "\n".join(lines).rstrip() + "\n"


def data(difference: Difference) -> dict[str, Any]:
    """For programs; docs/diff.md describes it."""
    return {
        "version": 1,
        "old": difference.old,
        "new": difference.new,
        "differs": difference.any(),
        "whole": [_change_data(change) for change in difference.whole],
        "entries": [
            {**entry._asdict(), "changes": [_change_data(change) for change in entry.changes]}
            for entry in difference.entries
        ],
        "findings": {
            "came": [_finding_data(finding) for finding in difference.came],
            "went": [_finding_data(finding) for finding in difference.went],
            "stayed": difference.same,
        },
    }


def _change_data(change: Change) -> dict[str, Any]:
    return {**change._asdict(), "old": list(change.old), "new": list(change.new)}


def _finding_data(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "entry": covered(finding.entry) if finding.entry else None,
        "field": finding.field,
        "messages": {language: covered(message(finding, language)) for language in LANGUAGES},
    }


def _summary(difference: Difference, language: str) -> str:
    if not difference.any():
        return word("nothing", language)
    if not difference.entries and not difference.whole:
        return f"{word('only_findings', language)} {_balance(difference, language)}"
    counts = Counter(entry.kind for entry in difference.entries)
    told = [
        word(f"counts/{kind}", language, n=counts[kind])
        for kind in ("added", "removed", "renamed", "changed")
        if counts[kind]
    ]
    parts = [word("described", language, counts=", ".join(told))] if told else []
    parts += [word("whole_changed", language)] if difference.whole else []
    return " ".join((*parts, f"{word('findings', language)}: {_balance(difference, language)}"))


def _balance(difference: Difference, language: str) -> str:
    return word("balance", language, came=len(difference.came), went=len(difference.went), same=difference.same)


def _headed(difference: Difference, language: str) -> Iterator[tuple[str, list[str]]]:
    """A heading for the whole and for each entry, with a sentence for each change."""
    if difference.whole:
        yield word("whole", language), [_told(change, language) for change in difference.whole]
    for entry in sorted(difference.entries, key=_rank):
        heading = word(f"entry/{entry.kind}", language, name=clean(entry.name), was=clean(entry.was))
        yield heading, [_told(change, language) for change in entry.changes]


def _rank(entry: Entry) -> int:
    return ("added", "removed", "renamed", "changed").index(entry.kind)


def _told(change: Change, language: str) -> str:
    field = field_title(change.field, language)
    if change.language:
        field = word(f"in_language/{change.language}", language, field=field)
    kind = change.kind
    last = change.field.rpartition(".")[2]
    if kind == "changed" and last in LISTS:
        kind = "listed"
    old, new = (", ".join(_quoted(value, last, language) for value in values) for values in (change.old, change.new))
    return word(f"change/{kind}", language, field=field, old=old, new=new)


def _quoted(value: str, field: str, language: str) -> str:
    shown = clean(value)
    if field in _CHOICES and value in load("vocabulary/values")[_CHOICES[field]]:
        return value_word(_CHOICES[field], value, language)
    if field == "default":
        return str(load("vocabulary/page_words")["yes" if value == "true" else "no"][language])
    return word("quoted", language, text=shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…")


def field_title(field: str, language: str) -> str:
    """What a field is called: on the published page, else in the description file."""
    rows = load("vocabulary/page_words")["rows"]
    if field in rows:
        title = str(rows[field][language])
        heading = load("vocabulary/page_words")["headings"]["organisation"][language]
        return f"{heading}, {title.lower()}" if field.startswith("organisation.") else title
    groups = load("vocabulary/fields")["groups"]
    group = "entry" if field.partition(".")[0] in groups["entry"] else "description"
    *steps, last = field.split(".")
    for step in steps:
        spec = groups[group].get(step, {})
        group = spec.get("fields") or spec.get("items") or group
    for known in (group, "description", "entry"):
        if last in groups[known]:
            return str(groups[known][last]["title"][language])
    return field


def _findings(difference: Difference, language: str) -> Iterator[tuple[str, list[str]]]:
    for name, found, sign in (("came", difference.came, "+"), ("went", difference.went, "−")):
        if found:
            yield word(name, language), [f"{sign} {_finding(finding, language)}" for finding in found]


def _finding(finding: Finding, language: str) -> str:
    told = covered(message(finding, language))
    entry = clean(covered(finding.entry or ""))
    where = f" ({entry})" if entry and entry not in told else ""
    return f"{report_word('severity', finding.severity, language)} {finding.rule}: {told}{where}"
