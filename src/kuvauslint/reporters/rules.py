"""One rule, or all of them, told in full."""

from __future__ import annotations

from typing import Any

from kuvauslint.model.finding import LANGUAGES, Basis
from kuvauslint.reporters.wording import basis_text, basis_title, basis_url, word
from kuvauslint.rulebook.compiled import rule_texts
from kuvauslint.rulebook.rule import Example, Rule


def page(rule: Rule, language: str) -> str:
    """The rule's page as Markdown: what it says, why, on what basis, what to do, and examples."""
    text = rule_texts()[rule.id]
    state = f" · {word('labels', 'preview', language)}" if rule.preview else ""
    facts = " · ".join(
        (
            word("severity", rule.severity, language),
            word("claim", rule.claim, language),
            f"{word('labels', 'profile', language)} {rule.profile}",
            f"{word('labels', 'since', language)} {text.since}{state}",
        )
    )
    lines = [f"# {rule.id} {rule.name}", "", facts, "", f"> {shown(text.message[language])}", "", text.why[language]]
    if text.basis:
        lines += ["", f"**{word('labels', 'basis', language).capitalize()}**", ""]
        lines += [_basis(basis, language) for basis in text.basis]
    lines += ["", f"**{word('labels', 'help', language).capitalize()}**", "", shown(text.help[language])]
    for label, examples in (("bad_example", text.bad[:1]), ("good_example", text.good[:1])):
        for example in examples:
            lines += ["", f"**{word('labels', label, language)}**", "", *_fenced(example)]
    return "\n".join(lines) + "\n"


def shown(template: str) -> str:
    """A message template as it is shown outside a finding: optional parts without their marks."""
    return template.replace("[[", "").replace("]]", "")


def _basis(basis: Basis, language: str) -> str:
    checked = f" ({word('labels', 'checked', language, date=basis.checked)})" if basis.checked else ""
    url = basis_url(basis, language)
    told = f"- {basis_text(basis, language)}: {basis_title(basis, language)}{checked}"
    return f"{told} <{url}>" if url else told


def _fenced(example: Example) -> list[str]:
    lines = example.text.rstrip("\n").split("\n")
    shown_lines = [f"{line}  # <--" if n in example.marked else line for n, line in enumerate(lines, 1)]
    return [f"```{example.kind}", *(shown_lines if example.kind == "yaml" else lines), "```"]


def table(rules: tuple[Rule, ...], language: str) -> str:
    """One line a rule: id, severity, claim, profile, name."""
    rows = [
        f"{rule.id}  {word('severity', rule.severity, language):10} {rule.profile:12}"
        f" {'preview ' if rule.preview else ''}{rule.name}"
        for rule in rules
    ]
    return "".join(f"{row}\n" for row in rows)


def as_data(rule: Rule) -> dict[str, Any]:
    """The rule as plain values, texts in all languages."""
    text = rule_texts()[rule.id]
    return {
        "id": rule.id,
        "name": rule.name,
        "status": rule.status,
        "since": text.since,
        "claim": rule.claim,
        "severity": rule.severity,
        "profile": rule.profile,
        "basis": [
            {"act": b.act, "section": b.section, "subsection": b.subsection, "item": b.item, "checked": b.checked}
            | {"text": {code: basis_text(b, code) for code in LANGUAGES}}
            for b in text.basis
        ],
        "why": dict(text.why),
        "message": {code: shown(text.message[code]) for code in LANGUAGES},
        "help": {code: shown(text.help[code]) for code in LANGUAGES},
    }
