"""Completion of keys and controlled values, in the key language of the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lsprotocol import types

from kuvauslint.lsp.fields import about, field_at, field_of, group_at, language_of
from kuvauslint.lsp.positions import Positions
from kuvauslint.lsp.sketch import Sketch, Spot
from kuvauslint.model.node import TEXT_LANGUAGES
from kuvauslint.vocabulary.keys import Field, fold, keys, proper_key
from kuvauslint.vocabulary.store import load

_STRUCTURES = ("object", "list")
_TRANSLATED = ("text", "texts", "names", "authority")


class Wanted(NamedTuple):
    """How completions are written: `kind` yaml or json, `written` the language of keys, `told` of explanations."""

    kind: str
    written: str
    told: str
    today: date


class _Offer(NamedTuple):
    label: str
    insert: str
    kind: types.CompletionItemKind
    detail: str = ""
    documentation: str = ""


def completed(positions: Positions, kind: str, cursor: int, language: str | None, today: date) -> types.CompletionList:
    """What can be written at the cursor. `language` is that of the explanations, else the file's own."""
    sketch = Sketch(positions.text, cursor)
    spot = sketch.spot
    if spot is None:
        return types.CompletionList(is_incomplete=False, items=[])
    written = language_of(sketch)
    offers = list(_offers(sketch, spot, Wanted(kind, written, language or written, today)))
    typed = positions.text[spot.start : cursor].lstrip("\"'")
    folded = fold(typed)
    fitting = [one for one in offers if not folded or folded in fold(one.label)]
    fitting.sort(key=lambda one: not fold(one.label).startswith(folded))
    range_ = positions.range(spot.start, cursor)
    # Asked for again at every letter: what is forgiven in keys no editor would match by itself.
    items = [_item(one, typed, number, range_) for number, one in enumerate(fitting)]
    return types.CompletionList(is_incomplete=True, items=items)


def _item(offer: _Offer, typed: str, number: int, range_: types.Range) -> types.CompletionItem:
    return types.CompletionItem(
        label=offer.label,
        kind=offer.kind,
        detail=offer.detail or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.documentation)
        if offer.documentation
        else None,
        sort_text=f"{number:03}",
        filter_text=typed or offer.label,
        text_edit=types.TextEdit(range_, offer.insert),
        insert_text_mode=types.InsertTextMode.AsIs,
    )


def _offers(sketch: Sketch, spot: Spot, wanted: Wanted) -> Iterator[_Offer]:
    """Values of the field that the word belongs to, and keys of the mapping that it would be a key of."""
    if spot.key is not None and (field := field_at(sketch, sketch.keys[spot.key])) is not None:
        yield from _values(field, wanted)
    if spot.mapping is None:
        return
    above = sketch.parents[spot.mapping]
    owner = field_at(sketch, sketch.keys[above]) if above is not None else None
    group = group_at(sketch.path(spot.mapping))
    if group is not None:
        # An entry that is begun without its list mark gets one.
        lead = "- " if owner is not None and owner.kind == "list" and spot.key is not None and not spot.dash else ""
        present = {field_of(group, name) for name in _siblings(sketch, spot)}
        yield from (_key(group, one, lead, wanted) for one in _fields(group) if one not in present)
    elif owner is not None and owner.kind in _TRANSLATED and not spot.dash:
        yield from _languages(sketch, spot.mapping, wanted)


def _siblings(sketch: Sketch, spot: Spot) -> list[str]:
    """The keys that the mapping has already, the one at the cursor left out."""
    return [key.name for key in sketch.keys if key.mapping == spot.mapping and key.start != spot.start]


def _fields(group: str) -> Iterator[Field]:
    known = keys(group).exact
    return (known[name] for name in load("vocabulary/fields")["groups"][group])


def _key(group: str, field: Field, lead: str, wanted: Wanted) -> _Offer:
    spec = about(group, field.name)
    label = proper_key(group, field.name, wanted.written)
    blank = "" if field.kind in _STRUCTURES else " "
    insert = f'"{label}": ' if wanted.kind == "json" else f"{lead}{label}:{blank}"
    told = wanted.told
    return _Offer(label, insert, types.CompletionItemKind.Field, spec["title"][told], spec["help"][told])


def _values(field: Field, wanted: Wanted) -> Iterator[_Offer]:
    """The values that a field may have, each in its proper form."""
    if field.kind in ("choice", "languages"):
        for by_language in load("vocabulary/values")[field.values or "language"].values():
            yield _value(by_language[wanted.written][0], wanted.kind)
    elif field.kind == "boolean":
        yield from (_Offer(word, word, types.CompletionItemKind.Value) for word in ("true", "false"))
    elif field.kind == "version":
        yield _Offer("1", "1", types.CompletionItemKind.Value)
    elif field.kind == "date":
        yield _value(wanted.today.isoformat(), wanted.kind)


def _value(word: str, kind: str) -> _Offer:
    # Bare yes and no are texts to our reader, but booleans to many others.
    quoted = kind == "json" or word in ("yes", "no")
    return _Offer(word, f'"{word}"' if quoted else word, types.CompletionItemKind.EnumMember)


def _languages(sketch: Sketch, mapping: int, wanted: Wanted) -> Iterator[_Offer]:
    """The codes of the languages in which one text may be given."""
    present = sketch.names_in(mapping)
    for code in TEXT_LANGUAGES:
        if code not in present:
            name = load("vocabulary/values")["language"][code][wanted.written]
            insert = f'"{code}": ' if wanted.kind == "json" else f"{code}: "
            yield _Offer(code, insert, types.CompletionItemKind.Field, name[-1])
