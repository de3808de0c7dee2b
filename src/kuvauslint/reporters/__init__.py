"""A report to text, one module a format.

Each gives its text in pieces, going through the parts of the report, so that the text is never in memory whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kuvauslint.model.report import Report
    from kuvauslint.reporters.options import ReportOptions

# Name -> "module:function"; imported when the format is asked for.
REPORTERS = {
    "full": "kuvauslint.reporters.text:full",
    "concise": "kuvauslint.reporters.text:concise",
    "json": "kuvauslint.reporters.json:report_json",
    "jsonl": "kuvauslint.reporters.json:report_jsonl",
    "sarif": "kuvauslint.reporters.sarif:sarif",
    "github": "kuvauslint.reporters.github:github",
    "gitlab": "kuvauslint.reporters.gitlab:code_quality",
    "junit": "kuvauslint.reporters.xml:junit",
    "checkstyle": "kuvauslint.reporters.xml:checkstyle",
    "markdown": "kuvauslint.reporters.markdown:markdown",
    "html": "kuvauslint.reporters.html:html",
}


def reporter(name: str) -> Callable[[Report, ReportOptions], Iterator[str]]:
    """The function that writes a report in the format of that name, imported now."""
    from importlib import import_module

    module, _, function = REPORTERS[name].partition(":")
    write: Callable[[Report, ReportOptions], Iterator[str]] = getattr(import_module(module), function)
    return write
