"""The files in examples/ are tests: the complete ones give nothing, the incomplete one exactly the report beside it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kuvauslint import lint_paths

COMPLETE = ["taydellinen.kuvaus.yaml", "kaksikielinen.kuvaus.yaml", "svensk.kuvaus.yaml"]


@pytest.mark.parametrize("name", COMPLETE)
def test_a_complete_description_gives_no_error_and_no_warning(root, name):
    report = lint_paths([root / "examples" / name], as_of="2026-11-22", profile="strict")
    assert [(f.rule, f.place.line) for f in report.findings if f.severity != "info"] == []


def test_the_incomplete_description_gives_the_report_beside_it(root, request):
    """`pytest --update` writes the report anew."""
    command = [
        sys.executable,
        "-m",
        "kuvauslint",
        "check",
        "--as-of",
        "2026-11-22",
        "examples/puutteellinen.kuvaus.yaml",
    ]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    expected = root / "examples" / "puutteellinen.out.txt"
    if request.config.getoption("--update"):
        expected.write_text(result.stdout, encoding="utf-8")
    assert result.returncode == 1
    assert result.stdout == expected.read_text(encoding="utf-8")


PUBLISHED = {
    "f1-rivit.txt": (2, {"Päätöksenteon tietovaranto", "Kirjaston tietovaranto"}, set()),
    "f2a-numeroluettelot.txt": (2, {"Rakennusvalvonnan tietovaranto", "Vesihuollon tietovaranto"}, {"KL102", "KL104", "KL120", "KL121"}),
    "f2b-luettelot.txt": (2, {"Nuorisopalvelujen tietovaranto", "Liikuntapalvelujen tietovaranto"}, {"KL102", "KL104"}),
    "f8-taulukko.txt": (3, {"Kaupungin asiarekisteri", "Kirjaston tietovaranto", "Museon tietovaranto"}, set()),
    "f10-jarjestelmat.txt": (3, {"Asianhallintajärjestelmä", "Sopimusrekisteri", "Lupajärjestelmä"}, {"KL103", "KL120", "KL121", "KL130", "KL140", "KL150"}),
}  # fmt: skip


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_text_is_read_and_judged(root, name):
    """Its entries are found, and its gaps in what 28 § lists, no more and no fewer."""
    from kuvauslint.cli.importing import described

    entries, names, gaps = PUBLISHED[name]
    path = root / "examples" / "published" / name
    description = described(str(path))
    found = description.root.list_of("repositories") or description.root.list_of("systems")
    register = description.root.get("case_register")
    all_names = {entry.text_of("name") for entry in found} | ({register.text_of("name")} if register else set())
    assert names <= all_names
    assert len(found) in (entries, entries - 1)
    report = lint_paths([path], as_of="2026-11-22", profile="law")
    assert {f.rule for f in report.findings} == gaps - {"KL102"}
