"""The findings as the page tells them: by rule, what gains most first, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from kuvauslint.model.finding import LEVELS, Basis, Finding
from kuvauslint.model.node import node_at
from kuvauslint.reporters.excerpt import Excerpt
from kuvauslint.reporters.wording import basis_text, basis_title, basis_url, clean, filled, gist, help_of, message, word
from kuvauslint.rulebook.compiled import rule_texts, rulebook
from kuvauslint.web.form import target
from kuvauslint.web.good_wording import good_wording
from kuvauslint.web.judging import Judged, covered
from kuvauslint.web.limits import MOST_PLACES
from kuvauslint.web.sight import Sight
from kuvauslint.web.words import say

# One statement can serve all entries: the field of the description that it is given in.
SHARED = {
    "search_keys": "/search_keys", "api": "/api", "request": "/request", "authority": "/request/authority",
    "contact": "/request/email",
}  # fmt: skip


_CLOSING = ("”", "“", ")")  # may stand before the full stop of a sentence


class _Around(NamedTuple):
    """What every finding of a check is told with; `ids` are those that findings can link to."""

    judged: Judged
    sight: Sight
    language: str
    ids: frozenset[str]


class PlaceView(NamedTuple):
    """One finding: `message` where it says more than the heading, `passage` its number in the document."""

    key: str
    id: str
    message: str
    where: str
    excerpt: Excerpt | None
    passage: int | None
    target: str
    sure: bool


class GroupView(NamedTuple):
    """The findings of one rule. `gain` says what one act mends, and `shared` leads there."""

    rule: str
    level: str
    severity: str
    heading: str
    remark: str
    counted: str
    gain: str
    shared: str
    help: str
    why: str
    claim: str
    bases: tuple[dict[str, str], ...]
    example: str
    places: tuple[PlaceView, ...]
    more: int
    considerable: bool  # a fault of the file itself is mended by saving it anew


def groups(
    judged: Judged, found: tuple[Finding, ...], language: str, ids: frozenset[str], sight: Sight
) -> list[GroupView]:
    """The groups, errors first, then by how many findings one act mends, then by how many there are."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in found:
        by_rule.setdefault(finding.rule, []).append(finding)
    around = _Around(judged, sight, language, ids)
    ranked = sorted(by_rule.values(), key=lambda one: (-_level(one), -_gain(one), -len(one), one[0].rule))
    return [_group(one, around) for one in ranked]


def _level(found: list[Finding]) -> int:
    return max(LEVELS.index(one.severity) for one in found)


def _gain(found: list[Finding]) -> int:
    entries = {one.entry for one in found if one.entry}
    return len(entries) if len(entries) > 1 and all(one.field in SHARED for one in found) else 1


def _group(found: list[Finding], around: _Around) -> GroupView:
    judged, language = around.judged, around.language
    first, text = found[0], rule_texts()[found[0].rule]
    level, gain = LEVELS[_level(found)], _gain(found)
    messages = {message(one, language) for one in found}
    alike = len(messages) == 1
    heading, remark = _parted(next(iter(messages)) if alike else gist(text.message[language]))
    common = {name: value for name, value in first.values.items() if all(o.values.get(name) == value for o in found)}
    places = tuple(_place(number, one, around, alike=alike) for number, one in enumerate(found[:MOST_PLACES]))
    return GroupView(
        first.rule,
        level,
        word("severity", level, language),
        covered(heading, judged.secrets),
        covered(remark, judged.secrets),
        say("findings_one", language) if len(found) == 1 else say("findings_n", language, n=len(found)),
        say("one_for_all", language, n=gain) if gain > 1 else "",
        target(SHARED[first.field or ""], around.ids) if gain > 1 else "",
        covered(filled(help_of(first.rule, language, plain=True), common, language), judged.secrets),
        covered(filled(text.why[language], common, language), judged.secrets),
        word("claim", rulebook().get(first.rule).claim, language),
        tuple(_basis(basis, language) for basis in text.basis),
        good_wording(first.rule, _asked(found, judged), language),
        places,
        max(0, len(found) - MOST_PLACES),
        not first.rule.startswith("KL0"),
    )


def _parted(text: str) -> tuple[str, str]:
    """The first sentence of a message, and the rest of it."""
    for stop in re.finditer(r"[.?] ", text):
        before, rest = text[: stop.start() + 1], text[stop.end() :]
        begins = rest[:1].isupper() or re.match(r"\d+ §", rest) is not None
        if begins and (before[-2:-1].islower() or before[-2:-1] in _CLOSING):
            return before, rest
    return text, ""


def _asked(found: list[Finding], judged: Judged) -> str:
    """The field that all the findings ask to be filled in; empty where something else is asked."""
    fields = {one.field or "" for one in found}
    asks = found[0].rule.startswith("KL1") or _lacks(found[0], judged)  # KL1: the contents that 28 § demands
    return fields.pop() if len(fields) == 1 and asks else ""


def _place(number: int, one: Finding, around: _Around, *, alike: bool) -> PlaceView:
    judged, sight, language, ids = around
    lacks, entry = _lacks(one, judged), clean(covered(one.entry or "", judged.secrets))
    excerpt = sight.excerpt(one)
    # what the whole description lacks is reported at its beginning, which says nothing to a reader
    whole = one.entry is None and (excerpt is None or len(excerpt.marked) <= 1 or lacks)
    if excerpt is not None and lacks and excerpt.marked.strip(" •#*") in (entry, ""):
        excerpt = None  # the heading of the entry again
    return PlaceView(
        f"{one.rule} {one.path}",
        f"k-{one.rule}-{number}",
        "" if alike else _own_words(one, around, entry),
        say("whole", language) if whole else ", ".join(filter(None, [entry, sight.where(one, language)])),
        None if whole else excerpt,
        None if whole else sight.index(one),
        target(one.path, ids),
        one.sure,
    )


def _own_words(one: Finding, around: _Around, entry: str) -> str:
    """The message of one finding of several; nothing where only the name of its entry is its own."""
    values = {name for name, value in one.values.items() if value and clean(str(value)) != entry}
    if entry and not values:
        return ""
    return covered(message(one, around.language), around.judged.secrets)


def _lacks(one: Finding, judged: Judged) -> bool:
    """Whether the finding is of something that is not in the description."""
    node = node_at(judged.description.root, one.path) if judged.description is not None else None
    return node is None or not node.filled()


def _basis(basis: Basis, language: str) -> dict[str, str]:
    return {
        "text": basis_text(basis, language),
        "title": basis_title(basis, language),
        "url": basis_url(basis, language),
        "checked": word("labels", "checked", language, date=basis.checked) if basis.checked else "",
    }
