"""What every reporter is told beside the report."""

from __future__ import annotations

from typing import NamedTuple


class ReportOptions(NamedTuple):
    """How a report is written.

    language    of the messages; None: each document's own
    colour      with ANSI codes (full and concise)
    statistics  the findings of each rule counted at the end (full and concise)
    root        the folder that paths are told relative to; empty: as the files were named
    """

    language: str | None = None
    colour: bool = False
    statistics: bool = False
    root: str = ""
