"""Findings as an editor shows them."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from kuvauslint.lsp.positions import Positions
from kuvauslint.model.finding import Related
from kuvauslint.reporters.told import Told
from kuvauslint.reporters.wording import basis_url, word
from kuvauslint.rulebook.compiled import rule_texts

SOURCE = "kuvauslint"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
# What only lies about and can be deleted: editors show it faded.
_USELESS = ("KL090",)


def diagnostic(told: Told, positions: Positions, uri: str) -> types.Diagnostic:
    """One finding; its code is the rule's id and leads to the act the rule stands on."""
    finding = told.finding
    url = next((basis_url(basis, told.language) for basis in rule_texts()[finding.rule].basis), "")
    related = [_related(one, told, positions, uri) for one in finding.related]
    likely = "" if finding.sure else f"({word('labels', 'likely', told.language)}) "
    return types.Diagnostic(
        range=positions.of_place(finding.place),
        message=f"{likely}{told.message}",
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(url) if url else None,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if finding.rule in _USELESS else None,
        related_information=related or None,
        data=finding.fingerprint or None,
    )


def _related(one: Related, told: Told, positions: Positions, uri: str) -> types.DiagnosticRelatedInformation:
    """A second place; in another file only its line is known for certain."""
    label = word("labels", one.role, told.language)
    if one.file and one.file != told.finding.file:
        line = (one.place.line or 1) - 1
        where = types.Range(types.Position(line, 0), types.Position(line, 0))
        return types.DiagnosticRelatedInformation(types.Location(Path(one.file).absolute().as_uri(), where), label)
    return types.DiagnosticRelatedInformation(types.Location(uri, positions.of_place(one.place)), label)
