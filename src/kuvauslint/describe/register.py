"""The case register that running text tells of, outside the entries: what it is, holds and is searched by."""

from __future__ import annotations

from typing import NamedTuple

from kuvauslint.describe.body import Body
from kuvauslint.describe.cues import find_cues, names_register, register_told, small
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.interface import promises
from kuvauslint.describe.lines import Line, is_sentence
from kuvauslint.describe.spans import Span, joined, sentences
from kuvauslint.describe.statements import LISTS

SHORTEST_STEM = 3  # letters of a product's name that its case forms share


class Found(NamedTuple):
    """The register, and the lines of the section without the sentences that tell of it."""

    draft: Draft
    body: Body
    rest: list[Line]


def find_register(lines: list[Line]) -> Found | None:
    """The case register that a sentence among these lines tells of; None where none does."""
    for at, line in enumerate(lines):
        if line.kind == "row" or not names_register(line.text) or not is_sentence(line.text):
            continue
        told = sentences(line.span)
        for n, sentence in enumerate(told):
            register = register_told(sentence)
            if register is None or promises(sentence.text):
                continue
            draft = Draft(register.name)
            draft.add("purpose", Value(sentence))
            if register.systems is not None:
                draft.add("systems", Value(register.systems, case=register.case))
            if register.datasets is not None:
                draft.add("datasets", Value(register.datasets))
            body = Body(draft)
            stem = _stem(register.systems)
            rest = [*lines[:at], *_read(body, line, told[: n + 1], told[n + 1 :], stem)]
            return Found(draft, body, [*rest, *_below(body, lines[at + 1 :], stem, opened=bool(body.fields))])
    return None


def _read(body: Body, line: Line, kept: list[Span], after: list[Span], stem: str) -> list[Line]:
    """Take the sentences of a paragraph that tell of the register; the line without them."""
    left = list(kept)
    about = bool(kept)  # what follows a sentence on the register, in one paragraph, is on it too
    for sentence in after:
        about = about or names_register(sentence.text)
        fields = {cue.field for cue in find_cues(sentence)}
        if _names(sentence.text, stem) or (about and fields and fields <= LISTS):
            body.sentences(sentence)
        else:
            left.append(sentence)
    return [line._replace(span=joined(left))] if left else []


def _below(body: Body, lines: list[Line], stem: str, *, opened: bool) -> list[Line]:
    """The lines below, without those that name the register's system, and the lists these open."""
    rest: list[Line] = []
    for line in lines:
        if line.kind == "item" and opened:
            body.line(line)
        elif line.kind in ("paragraph", "item") and line.label is None and not line.pairs and _is_on(line.text, stem):
            rest += _read(body, line, [], sentences(line.span), stem)
            opened = bool(body.fields)
        else:
            rest.append(line)
            opened = False
    return rest


def _stem(systems: Span | None) -> str:
    """What the case forms of the system's name share; empty where it has no name."""
    if systems is None:
        return ""
    word = systems.text.split("-")[0].split(" ")[0]
    size = max(SHORTEST_STEM, len(word) - 2)
    return word[:size] if word[:1].isupper() and len(word) > SHORTEST_STEM else ""


def _is_on(text: str, stem: str) -> bool:
    """Whether a line below names the register's system, or says which matters of the register are where."""
    first = small(text).split(None, 1)[:1]
    return _names(text, stem) or (bool(first) and names_register(first[0]) and is_sentence(text))


def _names(text: str, stem: str) -> bool:
    return bool(stem) and any(word.startswith(stem) for word in text.split())
