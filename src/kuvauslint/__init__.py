"""kuvauslint checks a description of document publicity (906/2019, 28 §).

    from kuvauslint import lint_paths
    report = lint_paths(["kuvaus.yaml"], as_of="2026-11-22")
    for finding in report.findings:
        print(finding.rule, finding.place.line)

The names in `__all__` are the public interface; everything else may change.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"

__all__ = ["Finding", "Options", "Place", "Report", "Source", "__version__", "lint", "lint_paths"]

_HOMES = {
    "Finding": "kuvauslint.model.finding",
    "Options": "kuvauslint.engine.pipeline",
    "Place": "kuvauslint.model.place",
    "Report": "kuvauslint.model.report",
    "Source": "kuvauslint.model.document",
    "lint": "kuvauslint.engine.api",
    "lint_paths": "kuvauslint.engine.api",
}


def __getattr__(name: str) -> Any:
    # Imported when asked for, so that the command line starts without what it does not need.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
