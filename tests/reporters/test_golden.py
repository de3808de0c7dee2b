"""Every format of the report against its golden file; `pytest tests/reporters --update` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_sample import nothing, sample

from kuvauslint import __version__
from kuvauslint.cli.outputs import as_bytes
from kuvauslint.model.report import Report
from kuvauslint.reporters import REPORTERS, reporter
from kuvauslint.reporters.options import ReportOptions

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"sarif": "sarif.json", "gitlab": "gitlab.json", "junit": "junit.xml", "checkstyle": "checkstyle.xml"} | {
    "markdown": "md",
    "html": "html",
    "json": "json",
    "jsonl": "jsonl",
}
REPORTS: dict[str, Callable[[], Report]] = {"sample": sample, "nothing": nothing}

pytestmark = pytest.mark.usefixtures("small_rulebook")


@pytest.mark.parametrize("form", sorted(REPORTERS))
@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_is_as_its_golden_file(name: str, form: str, request: pytest.FixtureRequest) -> None:
    """The whole output is the same byte for byte, but for our version."""
    path = GOLDEN / f"{name}.{ENDINGS.get(form, f'{form}.txt')}"
    options = ReportOptions(statistics=True)
    got = as_bytes("".join(reporter(form)(REPORTS[name](), options))).decode().replace(__version__, "VERSION")
    if request.config.getoption("--update"):
        path.write_text(got, encoding="utf-8")
    assert got == path.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    """Every golden file belongs to a format."""
    wanted = {f"{name}.{ENDINGS.get(form, f'{form}.txt')}" for name in REPORTS for form in REPORTERS}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


def test_colours_are_only_added(request: pytest.FixtureRequest) -> None:
    """Without its codes the coloured text is the plain one."""
    import re

    for form in ("full", "concise"):
        plain = "".join(reporter(form)(sample(), ReportOptions()))
        coloured = "".join(reporter(form)(sample(), ReportOptions(colour=True)))
        assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
        assert "\x1b[31m" in coloured
