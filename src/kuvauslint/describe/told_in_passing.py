"""What is told in passing, and taken only where nothing plainer tells it.

For all: where to ask, in a preamble or at the foot of the page, and what the chapter on the register
says in general. Of one entry: the systems that its text names.
"""

from __future__ import annotations

from collections import defaultdict

from kuvauslint.describe.assembly import Assembled
from kuvauslint.describe.beside_lists import names_systems
from kuvauslint.describe.body import Body
from kuvauslint.describe.contacts import find_contacts, is_led
from kuvauslint.describe.cues import asks, names_register
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.entry_names import name_key
from kuvauslint.describe.interface import answer, promises
from kuvauslint.describe.named_systems import named_in
from kuvauslint.describe.prose_chapters import Told
from kuvauslint.describe.spans import Span, sentence_of, sentences
from kuvauslint.describe.statements import Left, is_general
from kuvauslint.describe.table_shape import is_kept_in
from kuvauslint.vocabulary.store import load

ROLES = ("preamble", "text", "note")  # of the texts that stand in no entry

NAMING = ("purpose", "notes")  # texts that may name a system; requests and interfaces tell of others' systems


def take_general(assembled: Assembled) -> None:
    """Move to all what stands in one entry but holds unless entries tell otherwise."""
    if "api" in assembled.shared.values:
        return
    for entry in assembled.described:
        for value in entry.values.get("api", []):
            told = answer(value.span.text, labelled=False) if is_general(value.span.text) else None
            if told is not None and told.default:
                _move(entry, value, assembled.shared)
                return


def _move(entry: Draft, value: Value, shared: Draft) -> None:
    entry.values["api"].remove(value)
    if not entry.values["api"]:
        del entry.values["api"]
    shared.add("api", value)


def take_shared(assembled: Assembled) -> None:
    """Let what the register's chapter says in general hold for all; take where requests go, told in passing."""
    _lift(assembled)
    drafts = (assembled.shared, *assembled.described)
    if any(find_contacts(span).channels() for draft in drafts for span in draft.spans("request")):
        return
    asked_above = False
    for left, draft in assembled.left:
        if draft is not None or left.role not in ROLES:
            asked_above = False
            continue
        if asked_above and _is_contact_alone(left.span):
            assembled.shared.add("request", Value(left.span))
            continue
        asked_above = asks(left.span.text, registry=True) and not promises(left.span.text)
        for sentence in sentences(left.span):
            footer = sentence.block.region == "footer"
            asked = asks(sentence.text, registry=footer) and not promises(sentence.text)
            if asked and find_contacts(sentence).channels():
                assembled.shared.add("request", Value(sentence))


def _is_contact_alone(span: Span) -> bool:
    """Whether a line holds nothing but a contact, or begins with the label of one: it is theirs who stand above."""
    found = find_contacts(span)
    return bool(found.channels()) and (not found.rest or is_led(span.text))


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
        values = register.values.get(field)
        if values and prose and field not in told and all(_is_for_all(field, value) for value in values):
            assembled.shared.values[field] = register.values.pop(field)


def _is_for_all(field: str, value: Value) -> bool:
    """Whether a sentence in the chapter on the register is on no register: it names none, or speaks of all the data."""
    return is_general(value.span.text) if field == "api" else not names_register(sentence_of(value.span).text)


def take_told(assembled: Assembled, told: list[Told]) -> None:
    """Give each entry what chapters by element tell of it."""
    by_name = {name_key(one.base or one.name.text): one for one in assembled.described if one.name is not None}
    for one in told:
        entry = by_name.get(one.entry)
        if entry is None:
            assembled.left.append((Left(one.sentence, "text"), None))
            continue
        body = Body(entry)
        body.open(one.label.fields, one.key, sure=one.label.sure)
        body.tell(one.sentence)
        assembled.left.extend((left, entry) for left in body.left)


def take_named(assembled: Assembled) -> None:
    """Give each entry without systems those that its own texts name, or else its name."""
    left = defaultdict[int, list[Span]](list)
    for piece, draft in assembled.left:
        if piece.role == "text":
            left[id(draft)].append(piece.span)
    for entry in assembled.described:
        if "systems" not in entry.values and "manual" not in entry.values and not entry.by_hand:
            for value in _named(entry, left[id(entry)]):
                entry.add("systems", value)


def _named(entry: Draft, texts: list[Span]) -> list[Value]:
    if entry.name is not None and entry.name_key is not None and is_kept_in(entry.name_key.text):
        return [Value(entry.name, entry.name_key, item=True)]  # its label says that the name is a system's
    out: dict[str, Value] = {}
    spans = [span for field in NAMING for span in entry.spans(field)] + texts
    for span in spans:
        for sentence in sentences(span):
            if promises(sentence.text):
                continue
            for value in named_in(sentence):
                out.setdefault(value.span.text.casefold(), value)
    if not out and entry.name is not None and not names_register(entry.name.text) and _is_system(entry.name.text):
        return [Value(entry.name, item=True)]
    return list(out.values())


def _is_system(name: str) -> bool:
    """Whether an entry goes by the name of the system it is kept in ("the member information system Alpha")."""
    *before, last = name.split()
    words = tuple(load("vocabulary/outline")["system_words"])
    return names_systems(name) or (bool(before) and last[:1].isupper() and before[-1].casefold().endswith(words))
