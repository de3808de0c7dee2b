"""What can be done about a finding: its mending, or silencing it with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lsprotocol import types

from kuvauslint.engine.mend import mend
from kuvauslint.engine.suppress import OWN
from kuvauslint.lsp.diagnostics import diagnostic
from kuvauslint.lsp.judged import Judged, Linter, source_of
from kuvauslint.lsp.positions import Positions
from kuvauslint.lsp.sketch import Sketch
from kuvauslint.model.finding import Edit, Fix
from kuvauslint.reporters.told import Told
from kuvauslint.reporters.wording import word
from kuvauslint.rulebook.compiled import rulebook
from kuvauslint.vocabulary.edits import shared_start

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.kuvauslint"
KINDS: tuple[types.CodeActionKind | str, ...] = (types.CodeActionKind.QuickFix, FIX_ALL)
# Each is tried out before it is offered, so no more than an editor's menu can show.
_MOST = 12


def actions(
    document: Judged, range_: types.Range, only: Iterable[str] | None, linter: Linter
) -> list[types.CodeAction]:
    """The actions for the findings that the range touches; `only` are the kinds that are asked for."""
    out: list[types.CodeAction] = []
    wanted = None if only is None else [str(getattr(kind, "value", kind)) for kind in only]
    if wanted is None or _within(types.CodeActionKind.QuickFix.value, wanted):
        touched = [told for where, told in document.found if _touch(where, range_)][:_MOST]
        out += [action for told in touched for action in _fixes(document, told)]
        out += [action for told in touched for action in _silencings(document, told, linter)]
    if wanted is not None and _within(FIX_ALL, wanted):
        out += _all_at_once(document, linter)
    return out


def _within(kind: str, wanted: Iterable[str]) -> bool:
    """Whether a kind is one of those wanted, or below one of them."""
    return any(not one or kind == one or kind.startswith(one + ".") for one in wanted)


def _touch(one: types.Range, other: types.Range) -> bool:
    return not (_before(one.end, other.start) or _before(other.end, one.start))


def _before(one: types.Position, other: types.Position) -> bool:
    return (one.line, one.character) < (other.line, other.character)


def _fixes(document: Judged, told: Told) -> Iterator[types.CodeAction]:
    fix: Fix | None = told.finding.fix
    if fix is not None and fix.edits:
        yield types.CodeAction(
            title=fix.title[told.language],
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(told, document.positions, document.uri)],
            is_preferred=fix.safe,
            edit=_edit(document, fix.edits),
        )


def _edit(document: Judged, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """The edits as the editor makes them, in the version of the document that they were made for."""
    changes = [types.TextEdit(document.positions.read_range(one.start, one.end), one.text) for one in edits]
    named = types.OptionalVersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=named, edits=list(changes))])


def _silencings(document: Judged, told: Told, linter: Linter) -> Iterator[types.CodeAction]:
    """Silencing where it stands, or in the whole file, whichever the comment can reach; JSON has no comments."""
    finding = told.finding
    if document.source.kind != "yaml" or finding.rule in OWN:
        return
    for edit, verb in _comments(document, told):
        if _silences(document, told, edit(" x"), linter):
            slots = {"rule": finding.rule, "rule_name": rulebook().get(finding.rule).name}
            yield types.CodeAction(
                title=word("lsp", verb.replace("-", "_"), told.language, **slots),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(told, document.positions, document.uri)],
                edit=_edit(document, (edit(""),)),
            )
            return


def _comments(document: Judged, told: Told) -> Iterator[tuple[_Comment, str]]:
    """Comments that might silence, the closest one first.

    What is told of the whole description stands at its first line; only the whole file can answer for it.
    """
    positions, finding = document.positions, told.finding
    first = next(iter(Sketch(positions.text).keys), None)
    top = positions.read_line(first.start) if first is not None else 1
    line = finding.place.line or 1
    if finding.entry is not None or line != top:
        yield _Comment(positions, line, f"ignore[{finding.rule}]"), "ignore"
        key = _line_of_key(positions, line)
        if key is not None and key != line:
            yield _Comment(positions, key, f"ignore[{finding.rule}]"), "ignore"
    yield _Comment(positions, top, f"ignore-file[{finding.rule}]"), "ignore-file"


def _line_of_key(positions: Positions, line: int) -> int | None:
    """The line of the last key at or above a line: that of a value which goes on over several lines."""
    starts = [positions.read_line(key.start) for key in Sketch(positions.text).keys]
    return max((start for start in starts if start <= line), default=None)


class _Comment:
    """A comment on a line of its own above a line, indented like it; called with the reason it gives its edit."""

    def __init__(self, positions: Positions, line: int, words: str) -> None:
        self.positions, self.line, self.words = positions, line, words

    def __call__(self, reason: str) -> Edit:
        positions = self.positions
        start = positions.read_start(self.line)
        start += positions.lead if start == 0 else 0
        rest = positions.text[start:]
        indent = rest[: len(rest) - len(rest.lstrip(" "))]
        newline = "\r\n" if "\r\n" in positions.text else "\n"
        at = start - positions.lead
        return Edit(at, at, f'{indent}# kuvauslint: {self.words} reason="{reason.strip()}"{newline}')


def _silences(document: Judged, told: Told, edit: Edit, linter: Linter) -> bool:
    """Whether the comment, once it has a reason, silences the finding and brings no other."""
    text = document.positions.text[document.positions.lead :]
    tried = source_of(document.source.name, text[: edit.start] + edit.text + text[edit.end :], document.source.kind)
    after = linter.report(tried)
    name = document.source.name
    left = Counter(one.rule for one in after.findings if one.file == name)
    before = Counter(one.rule for one in document.own_findings())
    silenced = {one.fingerprint for one in after.suppressed if one.file == name}
    return told.finding.fingerprint in silenced and not left - before


def _all_at_once(document: Judged, linter: Linter) -> Iterator[types.CodeAction]:
    """All safe mendings, as `kuvauslint check --fix` makes them, in one edit."""
    mended = mend(document.source, lambda source: linter.report(source, alone=True).findings)
    if not mended.fixes:
        return
    before, after = document.source.data.decode("utf-8"), mended.after.data.decode("utf-8")
    start = shared_start(before, after)
    tail = shared_start(before[start:][::-1], after[start:][::-1])
    language = next((told.language for _, told in document.found), "fi")
    yield types.CodeAction(
        title=word("lsp", "fix_all", language, n=len(mended.fixes)),
        kind=FIX_ALL,
        edit=_edit(document, (Edit(start, len(before) - tail, after[start : len(after) - tail]),)),
    )
