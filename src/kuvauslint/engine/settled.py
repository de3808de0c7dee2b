"""What came of one unit, in a form that can go from process to process and be kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kuvauslint.model.finding import Finding
from kuvauslint.model.report import Checked


class Settled(NamedTuple):
    """What came of one unit once its suppressions were heard."""

    checked: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...]

    def plain(self) -> Settled:
        """The same with dicts for mappings, which may be views that cannot be pickled."""
        return Settled(self.checked, _plain(self.findings), _plain(self.silenced))


def _plain(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    out = []
    for finding in findings:
        fix = finding.fix._replace(title=dict(finding.fix.title)) if finding.fix is not None else None
        out.append(finding._replace(values=dict(finding.values), fix=fix))
    return tuple(out)
