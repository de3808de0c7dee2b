"""Published texts as officials write them: what an expert must see in each, what may be seen, and nothing else.

Beside each `texts/NAME.txt` stands `NAME.expected.yaml` with the lists `must`, `may` and `must_not` of
{rule, entry}: entry null is the document, `any` anywhere, else the entry's name; rule '*' with `severity` is any
finding of at least that severity. Every error and warning that is in no list is a failure.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

FOLDER = Path(__file__).parent / "texts"
ALL = sorted(FOLDER.glob("*.txt"))
LEVELS = {"info": 0, "warning": 1, "error": 2}


def seen(path: Path) -> tuple[Finding, ...]:
    """What the strict profile finds in a text."""
    options = Options(Choice("strict"), date(2026, 11, 22))
    return lint([Source(path.name, path.read_bytes(), "text")], rulebook(), options).findings


def listed(path: Path, name: str) -> list[dict[str, Any]]:
    """One list of the expectations beside a text."""
    whole = yaml.safe_load(path.with_suffix(".expected.yaml").read_text(encoding="utf-8"))
    return whole["findings"].get(name) or []


def agrees(finding: Finding, want: dict[str, Any]) -> bool:
    """Whether a finding is the one that is listed."""
    rule = LEVELS[finding.severity] >= LEVELS[want["severity"]] if want["rule"] == "*" else finding.rule == want["rule"]
    entry = want["entry"]
    return rule and (entry in ("any", finding.entry))


def told(findings: list[Finding]) -> list[str]:
    """Findings as one reads them in a failure."""
    return [f"{f.rule} {f.severity} line {f.place.line} at {f.entry}: {f.values}" for f in findings]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_what_must_be_seen_is_seen(path):
    """Every finding of the list `must`."""
    found = seen(path)
    assert [want for want in listed(path, "must") if not any(agrees(f, want) for f in found)] == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_what_must_not_be_seen_is_not_seen(path):
    """No finding of the list `must_not`, unless the list `must` names its place."""
    right = listed(path, "must")
    false = [
        f
        for f in seen(path)
        if not any(agrees(f, want) for want in right) and any(agrees(f, want) for want in listed(path, "must_not"))
    ]
    assert told(false) == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_no_error_or_warning_stands_outside_the_lists(path):
    """Whatever else is told of is information."""
    lists = [*listed(path, "must"), *listed(path, "may")]
    others = [f for f in seen(path) if f.severity != "info" and not any(agrees(f, want) for want in lists)]
    assert told(others) == []
