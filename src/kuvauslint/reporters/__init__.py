"""A report to text, one module a format."""

from __future__ import annotations

# Name -> "module:function"; imported when the format is asked for.
REPORTERS = {
    "full": "kuvauslint.reporters.text:full",
    "concise": "kuvauslint.reporters.text:concise",
    "json": "kuvauslint.reporters.json:report_json",
}
