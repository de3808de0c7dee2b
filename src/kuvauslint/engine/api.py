"""The public functions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os import PathLike, fspath

from kuvauslint.engine import pipeline
from kuvauslint.engine.discover import discover
from kuvauslint.engine.pipeline import Options
from kuvauslint.model.document import Source
from kuvauslint.model.report import Report
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook


def lint(sources: Iterable[Source], options: Options | None = None) -> Report:
    """Check sources that are already in memory, with the rules that come with kuvauslint."""
    return pipeline.lint(sources, rulebook(), options or Options())


def lint_paths(
    paths: Iterable[str | PathLike[str]], *, as_of: str | date | None = None, profile: str = "recommended"
) -> Report:
    """Check files and folders, as the command `kuvauslint check` does.

    `as_of` is the day to judge by (ISO text or date; today without it). Raises UsageError for a
    path that does not exist or a profile that is none of law, recommended and strict.
    """
    today = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of or date.min
    return pipeline.lint(discover(fspath(p) for p in paths), rulebook(), Options(Choice(profile), today))
