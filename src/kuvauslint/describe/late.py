"""What is told in passing, and taken only where nothing plainer tells it.

For all: who decides, where to ask and whether data are open, in the middle of advice on requests or of
a preamble. Of one entry: the systems that its text names.
"""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.describe.assembly import Assembled
from kuvauslint.describe.contacts import find_contacts
from kuvauslint.describe.cues import asks, find_cues, names_register
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.interface import answer, promises
from kuvauslint.describe.named_systems import named_in
from kuvauslint.describe.spans import Span, sentences
from kuvauslint.describe.statements import is_general

ROLES = ("preamble", "text", "note")  # of the texts that stand in no entry

NAMING = ("purpose", "notes")  # texts that may name a system; requests and interfaces tell of others' systems


def take_general(assembled: Assembled) -> None:
    """Move to all what stands in one entry but speaks of all data: a default, or the closing words of the page."""
    if "api" in assembled.shared.values:
        return
    entries = [*assembled.entries, *([assembled.register] if assembled.register else [])]
    for entry in entries:
        for value in entry.values.get("api", []):
            told = answer(value.span.text, labelled=False) if is_general(value.span.text) else None
            if told is not None and (told.default or _closes(entry, value, assembled)):
                _move(entry, value, assembled.shared)
                return


def _move(entry: Draft, value: Value, shared: Draft) -> None:
    entry.values["api"].remove(value)
    if not entry.values["api"]:
        del entry.values["api"]
    shared.add("api", value)


def _closes(entry: Draft, value: Value, assembled: Assembled) -> bool:
    """Whether an unlabelled paragraph of its own below the last of several entries, none of which answers."""
    last = assembled.entries[-1] if len(assembled.entries) > 1 else None
    if entry is not last or value.key is not None or value.item or value.span.block.kind != "paragraph":
        return False
    if any("api" in other.values for other in assembled.entries if other is not entry):
        return False
    stands = [one.span.place().order() for values in entry.values.values() for one in values]
    alone = len(value.span.text.strip()) >= len(value.span.block.text.strip())
    return alone and value.span.place().order() == max(stands)


def take_shared(assembled: Assembled) -> None:
    """Add to the shared draft what its own texts and those outside the entries tell in passing."""
    _lift(assembled)
    shared = assembled.shared
    entries = [*assembled.entries, *([assembled.register] if assembled.register else [])]
    asked = {field for draft in (shared, *entries) for field in draft.values}
    wanted = {field for field in ("authority", "request", "api") if field not in asked}
    if not wanted:
        return
    for sentence in _sentences(assembled):
        if promises(sentence.text):
            continue
        if "authority" in wanted:
            _authority(shared, sentence)
        if "api" in wanted and is_general(sentence.text) and answer(sentence.text, labelled=False) is not None:
            shared.add("api", Value(sentence))
            wanted.discard("api")
        footer = sentence.block.region == "footer"
        if "request" in wanted and asks(sentence.text, registry=footer) and find_contacts(sentence).channels():
            shared.add("request", Value(sentence))


def _lift(assembled: Assembled) -> None:
    """What the chapter on the case register says in general of requests and openness holds for all.

    So it does where no entry says it, and in running text; a register with labels of its own tells of itself.
    """
    register = assembled.register
    if register is None or not assembled.entries:
        return
    prose = all(field in ("request", "authority") for field, _, _ in register.labels)
    told = {field for draft in (assembled.shared, *assembled.entries) for field in draft.values}
    for field in ("authority", "request", "api"):
        values = register.values.get(field, [])
        if values and prose and field not in told and all(_is_for_all(field, value) for value in values):
            assembled.shared.values[field] = register.values.pop(field)


def _is_for_all(field: str, value: Value) -> bool:
    """Whether a sentence in the chapter on the register is on no register: it names none, or speaks of all the data."""
    return is_general(value.span.text) if field == "api" else not names_register(value.span.text)


def _authority(shared: Draft, sentence: Span) -> None:
    for cue in find_cues(sentence):
        if cue.field == "authority" and cue.value.text:
            shared.add("authority", Value(cue.value, case=cue.case))
            return


def _sentences(assembled: Assembled) -> Iterator[Span]:
    """The sentences of advice on requests, then those outside the entries."""
    texts = [value.span for value in assembled.shared.values.get("request", [])]
    texts += [left.span for left, draft in assembled.left if draft is None and left.role in ROLES]
    for text in texts:
        yield from sentences(text)


def take_named(assembled: Assembled) -> None:
    """Give each entry without systems those that its own texts name."""
    left: dict[int, list[Span]] = {}
    for piece, draft in assembled.left:
        if draft is not None and piece.role == "text":
            left.setdefault(id(draft), []).append(piece.span)
    entries = [*assembled.entries, *([assembled.register] if assembled.register else [])]
    for entry in entries:
        if "systems" in entry.values or "manual" in entry.values:
            continue
        for value in _named(entry, left.get(id(entry), [])):
            entry.add("systems", value)


def _named(entry: Draft, texts: list[Span]) -> list[Value]:
    out: dict[str, Value] = {}
    spans = [span for field in NAMING for span in entry.spans(field)] + texts
    for span in spans:
        for sentence in sentences(span):
            if promises(sentence.text):
                continue
            for value in named_in(sentence):
                out.setdefault(value.span.text.casefold(), value)
    return list(out.values())
