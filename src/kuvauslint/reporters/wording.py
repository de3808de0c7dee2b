"""Facts to sentences: a finding's message, why, basis and help in a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from kuvauslint.model.finding import Basis, Finding, in_language
from kuvauslint.rulebook.compiled import rule_texts
from kuvauslint.vocabulary.phrases import phrase
from kuvauslint.vocabulary.store import load


@cache
def _control() -> re.Pattern[str]:
    return re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def word(group: str, name: str, language: str, **slots: Any) -> str:
    """A word of the reports themselves, from rules/vocabulary/report_words.yaml."""
    return phrase("report_words", f"{group}/{name}", language, **slots)


def clean(text: str) -> str:
    """Text of a document made safe to show: one line, no control or direction characters, no half characters."""
    line = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    return line if line.isprintable() else _control().sub("\ufffd", line)


def visible(text: str) -> str:
    """A report for machines that a terminal may show all the same: what it would obey becomes �."""
    return _control().sub("\ufffd", text)


def json_text(data: Any, **form: Any) -> str:
    """The data as JSON in which characters that a terminal would obey are written as escapes."""
    import json

    text = json.dumps(data, ensure_ascii=False, **form)
    return _control().sub(lambda match: match[0] if match[0] == "\r" else f"\\u{ord(match[0]):04x}", text)


def message(finding: Finding, language: str) -> str:
    """The sentence of a finding."""
    return filled(rule_texts()[finding.rule].message[language], finding.values, language)


def help_of(rule: str, language: str, *, plain: bool) -> str:
    """The template of what to do; `plain` in words for a document or a form, nothing of the description file."""
    known = load("vocabulary/plain_help").get(rule) if plain else None
    text: str = known[language] if known else rule_texts()[rule].help[language]
    return text


def filled(template: str, values: Mapping[str, str], language: str) -> str:
    """The template with its slots filled; a `[[part]]` with an empty slot in it is left out.

    Slot values that are words of ours are told in the language (rules/vocabulary/slots.yaml).
    """
    told = {name: _told(name, value, language) for name, value in in_language(values, language).items()}
    out = []
    for part in re.split(r"(\[\[.*?\]\])", template, flags=re.DOTALL):
        optional = part.startswith("[[")
        body = part[2:-2] if optional else part
        if optional and not all(told.get(name) for name in _slots(body)):
            continue
        out.append(_fill(body, told))
    return clean("".join(out))


def gist(template: str) -> str:
    """A message as it is said of many findings at once: without its optional parts, “…” for each slot."""
    return clean(re.sub(r"\{\w+\}", "…", re.sub(r"\[\[.*?\]\]", "", template, flags=re.DOTALL)).strip())


@cache
def _slots(template: str) -> tuple[str, ...]:
    from string import Formatter

    return tuple(name for _, name, _, _ in Formatter().parse(template) if name)


def _fill(template: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], ""), template)


def _told(slot: str, value: str, language: str) -> str:
    known = load("vocabulary/slots").get(slot, {}).get(value)
    return str(known[language]) if known else value


def basis_text(basis: Basis, language: str) -> str:
    """A provision written out: act, section, subsection, item."""
    provisions = load("vocabulary/provisions")
    act = provisions["acts"].get(basis.act)
    forms = provisions["forms"][language]
    out: str = forms["act"].format(short=act["short"][language], act=basis.act) if act else basis.act
    for name in ("section", "subsection", "item"):
        value = getattr(basis, name)
        if value:
            out += forms[name].format(**{name: value})
    note = basis.note.get(language, "") if basis.note else ""
    return f"{out} – {note}" if note else out


def basis_title(basis: Basis, language: str) -> str:
    """The title of the act a provision is in."""
    act = load("vocabulary/provisions")["acts"].get(basis.act)
    return str(act["title"][language]) if act else basis.act


def basis_url(basis: Basis, language: str) -> str:
    """Where the act can be read."""
    act = load("vocabulary/provisions")["acts"].get(basis.act)
    return basis.url or (str(act["url"][language]) if act else "")


def item_label(item: int, language: str) -> str:
    """28 § 1 mom. 4 kohta; its introduction for 0."""
    forms = load("vocabulary/provisions")["forms"][language]
    label: str = forms["section"].format(section="28") + forms["subsection"].format(subsection=1)
    return (label + (forms["item"].format(item=item) if item else "")).lstrip(" ,")


def item_title(item: int, language: str) -> str:
    """What an item of 28 § 1 mom. is about."""
    return str(load("vocabulary/provisions")["items"][str(item)][language])


def counted(severity: str, count: int, language: str) -> str:
    """`1 error`, `3 errors`."""
    return word("one", severity, language) if count == 1 else word("severities", severity, language, n=count)
