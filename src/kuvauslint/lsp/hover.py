"""What is told when the pointer rests on something: the field of a key, the rules of the findings there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from kuvauslint.lsp.fields import about, field_at, group_at, language_of
from kuvauslint.lsp.positions import Positions
from kuvauslint.lsp.sketch import Sketch
from kuvauslint.model.document import DATA_KINDS
from kuvauslint.reporters.told import Told
from kuvauslint.reporters.wording import basis_text, basis_url, word
from kuvauslint.rulebook.compiled import rule_texts, rulebook
from kuvauslint.vocabulary.keys import proper_key
from kuvauslint.vocabulary.store import load


def explained(
    positions: Positions, offset: int, kind: str, found: Iterable[tuple[types.Range, Told]], language: str | None
) -> types.Hover | None:
    """The field at the offset and why its findings are findings, as Markdown; None where there is nothing."""
    parts: list[str] = []
    range_: types.Range | None = None
    if kind in DATA_KINDS:
        sketch = Sketch(positions.text)
        key = sketch.key_at(offset)
        field = field_at(sketch, key) if key is not None else None
        group = group_at(sketch.path(key.mapping)) if key is not None else None
        if key is not None and field is not None and group is not None:
            range_ = positions.range(key.start, key.end)
            parts.append("\n\n".join(_field(group, field.name, language or language_of(sketch), sketch)))
    for where, told in found:
        if positions.offset(where.start) <= offset <= positions.offset(where.end):
            range_ = range_ or where
            parts.append("\n\n".join(_rule(told)))
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)), range_)


def _field(group: str, name: str, language: str, sketch: Sketch) -> Iterator[str]:
    spec = about(group, name)
    written = proper_key(group, name, language_of(sketch))
    yield f"**{spec['title'][language]}** (`{written}`)"
    yield str(spec["help"][language])
    if spec["kind"] in ("choice", "languages"):
        values = load("vocabulary/values")[spec.get("values", "language")].values()
        yield " · ".join(f"`{by_language[language_of(sketch)][0]}`" for by_language in values)


def _rule(told: Told) -> Iterator[str]:
    """The finding's sentence, why, basis and help."""
    finding, language = told.finding, told.language
    text, rule = rule_texts()[finding.rule], rulebook().get(finding.rule)
    claim = word("claim", rule.claim, language)
    yield f"**{finding.rule}** {rule.name} · {word('severity', finding.severity, language)} · {claim}"
    yield told.message
    yield told.why()
    for basis in text.basis:
        url, said = basis_url(basis, language), basis_text(basis, language)
        yield f"{word('labels', 'basis', language).capitalize()}: " + (f"[{said}]({url})" if url else said)
    yield f"{word('labels', 'help', language).capitalize()}: {told.help()}"
