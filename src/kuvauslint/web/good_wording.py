"""How what a rule asks for is worded well on a published page or in a form."""

from __future__ import annotations

from functools import cache

from kuvauslint.describe.language import language_of
from kuvauslint.model.document import Block
from kuvauslint.model.place import START
from kuvauslint.rulebook.compiled import rule_texts
from kuvauslint.rulebook.rule import Example
from kuvauslint.vocabulary.store import load
from kuvauslint.web.words import example

ALIKE = {"contact": "email", "request": "email", "open": "api", "statement": "api"}
EXAMPLE_LINES = 3


@cache
def good_wording(rule: str, field: str, language: str) -> str:
    """A good wording for what a rule asks: of its field, else what its good text has and its bad one lacks."""
    own = load("vocabulary/officials_page")["wordings"].get(rule)
    if own:
        return str(own[language])
    known = example(ALIKE.get(field, field), language)
    if known:
        return known
    text = rule_texts()[rule]
    bad = {line.strip() for one in text.bad for line in one.text.splitlines()}
    for one in text.good:
        if one.kind != "text" or _language(one) != language:
            continue
        lines = [line.strip() for line in one.text.splitlines()]
        new = [line for line in lines if line and line not in bad and not line.startswith("#")]
        if 0 < len(new) <= EXAMPLE_LINES:
            return "\n".join(new)
    return ""


def _language(one: Example) -> str:
    return language_of((Block("paragraph", one.text, START),))
