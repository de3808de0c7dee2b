"""The findings as the page tells them: by rule, what gains most first, each with its place."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kuvauslint.describe.language import language_of
from kuvauslint.model.document import Block
from kuvauslint.model.finding import LEVELS, Basis, Finding
from kuvauslint.model.place import START
from kuvauslint.reporters.wording import basis_text, basis_title, basis_url, clean, filled, gist, message, word
from kuvauslint.rulebook.compiled import rule_texts, rulebook
from kuvauslint.rulebook.rule import Example
from kuvauslint.web.form import target
from kuvauslint.web.judging import Judged, covered
from kuvauslint.web.limits import MOST_PLACES
from kuvauslint.web.passages import Excerpt, Passages, place_words
from kuvauslint.web.words import example, say

SHARED = frozenset({"search_keys", "api", "request", "authority", "contact"})  # one statement can serve all entries
ALIKE = {"contact": "email", "request": "email", "open": "api", "statement": "api"}
EXAMPLE_LINES = 3


class _Around(NamedTuple):
    """What every finding of a check is told with; `ids` are those that findings can link to."""

    judged: Judged
    passages: Passages
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
    """The findings of one rule. `gain` says what one act mends."""

    rule: str
    level: str
    severity: str
    heading: str
    counted: str
    gain: str
    help: str
    why: str
    claim: str
    bases: tuple[dict[str, str], ...]
    example: str
    places: tuple[PlaceView, ...]
    more: int
    considerable: bool  # a fault of the file itself is mended by saving it anew


def groups(judged: Judged, found: tuple[Finding, ...], language: str, ids: frozenset[str]) -> list[GroupView]:
    """The groups, errors first, then by how many findings one act mends, then by how many there are."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in found:
        by_rule.setdefault(finding.rule, []).append(finding)
    around = _Around(judged, Passages(judged.document, judged.secrets), language, ids)
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
    heading = next(iter(messages)) if alike else gist(text.message[language])
    common = {name: value for name, value in first.values.items() if all(o.values.get(name) == value for o in found)}
    places = tuple(_place(number, one, around, alike=alike) for number, one in enumerate(found[:MOST_PLACES]))
    return GroupView(
        first.rule,
        level,
        word("severity", level, language),
        covered(heading, judged.secrets),
        say("findings_one", language) if len(found) == 1 else say("findings_n", language, n=len(found)),
        say("one_for_all", language, n=gain) if gain > 1 else "",
        covered(filled(text.help[language], common, language), judged.secrets),
        covered(filled(text.why[language], common, language), judged.secrets),
        word("claim", rulebook().get(first.rule).claim, language),
        tuple(_basis(basis, language) for basis in text.basis),
        good_wording(first.rule, (first.field or "") if _lacks(first, judged) else "", language),
        places,
        max(0, len(found) - MOST_PLACES),
        not first.rule.startswith("KL0"),
    )


def _place(number: int, one: Finding, around: _Around, *, alike: bool) -> PlaceView:
    judged, passages, language, ids = around
    excerpt = passages.excerpt(one.place)
    # what the whole description lacks is reported at its beginning, which says nothing to a reader
    whole = one.entry is None and (excerpt is None or len(excerpt.marked) <= 1 or _lacks(one, judged))
    where = [clean(covered(one.entry or "", judged.secrets)), place_words(one.place, language)]
    return PlaceView(
        f"{one.rule} {one.path}",
        f"k-{one.rule}-{number}",
        "" if alike else covered(message(one, language), judged.secrets),
        say("whole", language) if whole else ", ".join(filter(None, where)),
        None if whole else excerpt,
        None if whole else passages.index(one.place),
        target(one.path, ids),
        one.sure,
    )


def _lacks(one: Finding, judged: Judged) -> bool:
    """Whether the finding is of something that is not in the description."""
    node = judged.description.root if judged.description is not None else None
    for part in one.path.split("/")[1:]:
        if node is None:
            return True
        number = int(part) if part.isdigit() else -1
        node = (node.items[number] if number < len(node.items) else None) if number >= 0 else node.get(part)
    return node is None or not node.filled()


def _basis(basis: Basis, language: str) -> dict[str, str]:
    return {
        "text": basis_text(basis, language),
        "title": basis_title(basis, language),
        "url": basis_url(basis, language),
        "checked": word("labels", "checked", language, date=basis.checked) if basis.checked else "",
    }


@cache
def good_wording(rule: str, field: str, language: str) -> str:
    """A good wording for what a rule asks: of its field, else what its good example has and its bad one lacks."""
    known = example(ALIKE.get(field, field), language)
    if known:
        return known
    text = rule_texts()[rule]
    good = [one for one in text.good if _language(one) == language]
    bad = {line.strip() for one in text.bad for line in one.text.splitlines()}
    for one in sorted(good, key=lambda one: one.kind != "text"):
        lines = [line.strip() for line in one.text.splitlines()]
        new = [line for line in lines if line and line not in bad and not line.startswith("#")]
        if 0 < len(new) <= EXAMPLE_LINES:
            return "\n".join(new)
    return ""


def _language(one: Example) -> str:
    return language_of((Block("paragraph", one.text, START),))
