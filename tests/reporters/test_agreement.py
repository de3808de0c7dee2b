"""For the same run the rules and their counts agree in all formats, whatever was found."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_sample import report_of, sample

from kuvauslint.cli.outputs import as_bytes
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.report import Report
from kuvauslint.reporters import REPORTERS, reporter
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook


def of_lines(pattern: str) -> Callable[[str], Counter[str]]:
    return lambda text: Counter(re.findall(pattern, text, re.MULTILINE))


def of_json(text: str) -> Counter[str]:
    return Counter(row["rule"] for row in json.loads(text)["findings"])


def of_jsonl(text: str) -> Counter[str]:
    rows = [json.loads(line) for line in text.split("\n") if line]
    return Counter(row["rule"] for row in rows if "suppressed" not in row)


def of_sarif(text: str) -> Counter[str]:
    run = json.loads(text)["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return Counter(result["ruleId"] for result in run["results"] if not result.get("suppressions"))


def of_gitlab(text: str) -> Counter[str]:
    return Counter(row["check_name"] for row in json.loads(text))


def of_junit(text: str) -> Counter[str]:
    return Counter(
        case.get("name", "").split()[0]
        for case in ET.fromstring(text.encode()).iter("testcase")
        if case.find("failure") is not None
    )


def of_checkstyle(text: str) -> Counter[str]:
    return Counter(
        row.get("source", "").removeprefix("kuvauslint.") for row in ET.fromstring(text.encode()).iter("error")
    )


def of_markdown(text: str) -> Counter[str]:
    table = {
        rule: int(count) for rule, count in re.findall(r"^\| (KL\d{3}) [^|]+\|[^|]+\| (\d+) \|$", text, re.MULTILINE)
    }
    told = Counter(re.findall(r"^- \S+ \*\*(KL\d{3})\*\*", text, re.MULTILINE))
    assert told == Counter(table)
    return Counter(table)


def of_html(text: str) -> Counter[str]:
    """The groups of one language; each says how many findings it has and lists as many places."""
    counts: Counter[str] = Counter()
    for page in re.findall(r'<div class="told told-\w\w".*?(?=<div class="told |</main>)', text, re.DOTALL):
        here: Counter[str] = Counter()
        for group in re.findall(r'<li class="group \w+">.*?</details>', page, re.DOTALL):
            rule, counted = re.search(r"</strong> · (KL\d{3}) · (\d+) ", group).groups()  # type: ignore[union-attr]
            assert group.count('<div class="where">') == int(counted)
            here[rule] += int(counted)
        assert counts in (Counter(), here)
        counts = here
    return counts


COUNTERS: dict[str, Callable[[str], Counter[str]]] = {
    "full": of_lines(r"^\S.*?: (KL\d{3}) [^:]*: "),
    "concise": of_lines(r"^\S.*?: (KL\d{3}) [^:]*: "),
    "github": of_lines(r"^::\w+ .*?title=(KL\d{3}) "),
    "json": of_json,
    "jsonl": of_jsonl,
    "sarif": of_sarif,
    "gitlab": of_gitlab,
    "junit": of_junit,
    "checkstyle": of_checkstyle,
    "markdown": of_markdown,
    "html": of_html,
}


def agree(report: Report) -> None:
    wanted = Counter(finding.rule for finding in report.findings)
    assert set(COUNTERS) == set(REPORTERS)
    for form, count in COUNTERS.items():
        text = as_bytes("".join(reporter(form)(report, ReportOptions()))).decode()
        assert count(text) == wanted, form


@pytest.mark.usefixtures("small_rulebook")
def test_the_sample_is_told_alike() -> None:
    """Every kind of place and severity is counted alike in every format."""
    agree(sample())


def test_the_examples_are_told_alike(root: Path) -> None:
    """Real rules over the real examples are counted alike in every format."""
    paths = sorted((root / "examples").glob("*.yaml")) + sorted((root / "examples" / "published").glob("*.txt"))
    kinds = {".yaml": "yaml", ".txt": "text"}
    sources = [Source(str(path.relative_to(root)), path.read_bytes(), kinds[path.suffix]) for path in paths]
    report = lint(sources, rulebook(), Options(Choice("strict"), date(2026, 11, 22)))
    assert report.findings
    agree(report)


# Anything at all, half characters and controls too.
TEXTS = st.text(st.characters(), max_size=40)


@pytest.mark.usefixtures("small_rulebook")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=TEXTS, entry=TEXTS, line=TEXTS)
def test_no_text_of_a_document_changes_what_is_told(value: str, entry: str, line: str) -> None:
    """Whatever stands in a value, an entry's name or a line, every format is whole and counts alike."""
    report = sample()
    documents = tuple(d._replace(lines=dict.fromkeys(range(1, 5), line)) if d.lines else d for d in report.documents)
    findings = tuple(
        f._replace(values={**f.values, **{k: value for k in ("value", "entry", "date") if k in f.values}}, entry=entry)
        for f in report.findings
    )
    agree(report_of(documents, findings, report.suppressed))
