"""The report as one web page without outside resources, in three languages with a switch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from os.path import basename, dirname, join
from typing import Any, NamedTuple

from kuvauslint import __version__
from kuvauslint.model.finding import LANGUAGES, Basis
from kuvauslint.model.report import Checked, Report
from kuvauslint.reporters.excerpt import Excerpt, excerpt
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.reporters.told import Told, place_label, shared_language, told_parts
from kuvauslint.reporters.verdict import (
    Group,
    counts_in_words,
    date_words,
    groups,
    state_words,
    verdicts,
)
from kuvauslint.reporters.web_page import pieces_of_file
from kuvauslint.reporters.wording import (
    basis_text,
    basis_title,
    basis_url,
    clean,
    filled,
    gist,
    help_of,
    item_label,
    item_title,
    word,
)
from kuvauslint.rulebook.compiled import rule_texts, rulebook

_TEMPLATES = join(dirname(__file__), "templates")
_SIGNS = {"all": "✓", "described": "✓", "partial": "◐", "gaps": "◐", "none": "✗", "empty": "✗"}
BAR_WIDTH = 300


class PlaceView(NamedTuple):
    """One finding beside its place."""

    rule: str
    message: str
    where: str
    excerpt: Excerpt | None
    reason: str
    prose: bool  # of a published document, not of a description file


class GroupView(NamedTuple):
    """The findings of one rule."""

    severity: str
    level: str
    rule: str
    counted: str
    heading: str
    shared: str
    help: str
    why: str
    claim: str
    bases: list[dict[str, str]]
    places: list[PlaceView]


def html(report: Report, options: ReportOptions) -> Iterator[str]:
    """The page; it opens in the language asked for, else in the first document's."""
    default = shared_language(report, options)
    yield from pieces_of_file(
        _TEMPLATES,
        "report",
        default=default,
        pages={language: _page(report, language) for language in LANGUAGES},
        made_by=word("report", "made_by", default, version=__version__, rulebook=report.rulebook),
    )


def _page(report: Report, language: str) -> dict[str, Any]:
    """All that the page says in one language."""
    nothing = word("report", "nothing", language, n=len(report.rules))
    counts, several = counts_in_words(report, language), report.totals.documents > 1
    judged_on = date_words(report.as_of, language)
    return {
        "language": language,
        "word": partial(_word, language),
        "own_name": word("report", "own_name", language),
        "switch": word("report", "language", language),
        "title": word("report", "title", language),
        "bad": bool(report.count("error")),
        "verdict": word("report", "found", language, counts=counts) if report.totals.findings else nothing,
        "nothing": nothing,
        "judged_on": word("report", "judged_on", language, date=judged_on) if judged_on else "",
        "limits": word("report", "limits", language),
        "listed": _listed(report, language) if several else (),
        "documents": _documents(report, language, several),
        "rules_heading": word("report", "rules", language, n=len(report.rules)),
        "rules": ", ".join(report.rules),
    }


def _documents(report: Report, language: str, several: bool) -> Iterator[dict[str, Any]]:
    for part in told_parts(report, ReportOptions(language)):
        for _, document, found, quiet in part.by_file():
            if document is not None:
                yield _document(document, found, quiet, language, several)


def _listed(report: Report, language: str) -> Iterator[tuple[str, str]]:
    """Each of several documents with how much was found in it."""
    for part in report.parts:
        for document in part.checked:
            count = sum(finding.file == document.file for finding in part.findings)
            yield _name(document, several=True), _findings_counted(count, language)


def _word(language: str, name: str) -> str:
    return word("report", name, language)


def _document(document: Checked, found: list[Told], quiet: list[Told], language: str, several: bool) -> dict[str, Any]:
    rows = verdicts(document.coverage, Counter(told.finding.rule for told in found))
    bars = [row for row in rows if row.item and row.entries]
    return {
        "name": _name(document, several),
        "file": clean(document.file),
        "entries": next((row.entries for row in document.coverage), document.entries),
        "count": _findings_counted(len(found), language),
        "verdicts": [
            {
                **row._asdict(),
                "label": item_label(row.item, language),
                "title": item_title(row.item, language),
                "sign": _SIGNS[row.state],
                "words": state_words(row, language),
                "found": _findings_counted(row.findings, language) if row.findings else "",
            }
            for row in rows
        ],
        "bars": [
            {
                "title": item_title(row.item, language),
                "value": f"{row.covered}/{row.entries}",
                "width": round(BAR_WIDTH * row.covered / row.entries, 1),
            }
            for row in bars
        ],
        "in_words": "; ".join(f"{item_title(row.item, language)}: {row.covered}/{row.entries}" for row in bars),
        "groups": [_group(group, language) for group in groups(found)],
        "suppressed": [_place(told) for told in quiet],
    }


def _name(document: Checked, several: bool) -> str:
    told = ", ".join(filter(None, (document.organisation, document.file if several else "")))
    return clean(told) or clean(basename(document.file))


def _findings_counted(count: int, language: str) -> str:
    return word("report", "findings_one", language) if count == 1 else word("report", "findings_n", language, n=count)


def _group(group: Group, language: str) -> GroupView:
    rule, text, first = rulebook().get(group.rule), rule_texts()[group.rule], group.told[0]
    alone = len(group.told) == 1
    common = _common(group)
    # Where only the entry's name differs, which stands beside each place, the heading says it once for all.
    alike = all(set(told.finding.values) - set(common) <= {"entry"} for told in group.told)
    return GroupView(
        group.severity,
        word("severity", group.severity, language).capitalize(),
        group.rule,
        _findings_counted(len(group.told), language),
        first.message if alone else gist(text.message[language]),
        word("report", "shared", language, n=group.gain) if group.shared else "",
        first.help() if alone else filled(_help(group, language), common, language),
        first.why() if alone else filled(text.why[language], common, language),
        word("claim", rule.claim, language),
        [_basis(basis, language) for basis in text.basis],
        [_place(told, without_message=alike) for told in group.told],
    )


def _help(group: Group, language: str) -> str:
    document = group.told[0].document
    return help_of(group.rule, language, plain=document is not None and document.published)


def _common(group: Group) -> dict[str, str]:
    """The facts that all findings of a group share."""
    first = group.told[0].finding.values
    return {
        name: value
        for name, value in first.items()
        if all(told.finding.values.get(name) == value for told in group.told)
    }


def _basis(basis: Basis, language: str) -> dict[str, str]:
    checked = word("labels", "checked", language, date=basis.checked) if basis.checked else ""
    return {
        "text": basis_text(basis, language),
        "title": basis_title(basis, language),
        "url": basis_url(basis, language),
        "checked": checked,
    }


def _place(told: Told, without_message: bool = False) -> PlaceView:
    finding = told.finding
    likely = "" if finding.sure else f"({word('labels', 'likely', told.language)}) "
    shown = excerpt(told)
    shown = shown and shown._replace(before=shown.before.lstrip())
    # What the whole description lacks is reported at its beginning, which says nothing to a reader.
    whole = finding.entry is None and shown is not None and len(shown.marked) <= 1
    if shown is not None and "".join(shown).strip() == clean(finding.entry or "").strip():
        shown = None  # the heading of the entry, which is named already
    if whole:
        where = word("report", "whole", told.language)
    else:
        where = ", ".join(filter(None, (clean(finding.entry or ""), place_label(finding.place, told.language))))
    return PlaceView(
        finding.rule,
        likely if without_message else likely + told.message,
        where or word("report", "whole", told.language),
        None if whole else shown,
        clean(finding.suppressed),
        told.document is not None and told.document.published,
    )
