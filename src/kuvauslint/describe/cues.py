"""Sentences that tell a field without a label ("Tiedot on tallennettu …")."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.match import Stems
from kuvauslint.vocabulary.store import load

_LISTED = frozenset({"systems", "datasets", "search_keys"})  # of a decider the next clause may tell more
LONGEST = 1500  # characters of a sentence that are matched
MOST_OF_HEAD = 2  # words that say of what kind the things of a list are ("the following systems:")


class Cue(NamedTuple):
    """What a sentence tells: the field, the words of the value, and their grammatical case."""

    field: str
    value: Span
    case: str = ""
    goes_on: bool = False  # the value stands in the list below
    use: Span | None = None  # what a clause behind the value says it is used for
    rest: Span | None = None  # another sentence behind the value and a semicolon


class _Pattern(NamedTuple):
    field: str
    regex: re.Pattern[str]
    case: str
    goes_on: bool
    more: str  # the case of what stands beside the value, in the group `more`
    named: bool  # only a name with a capital is meant


def small(text: str) -> str:
    """The text in small letters, character for character."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in text)


def _compiled(pattern: str) -> re.Pattern[str]:
    leads = sorted(load("vocabulary/splitting")["lead_ins"], key=len, reverse=True)
    example = rf"(?:{'|'.join(map(re.escape, leads))})"
    slots = {"{eg1}": example, "{eg}": rf"(?:,? {example},?)*\s*:?", "{gap}": load("vocabulary/cues")["gap"]}
    slots["{object}"] = load("vocabulary/cues")["object"]
    for slot, words in slots.items():
        pattern = pattern.replace(slot, words)
    return re.compile(pattern)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    out = []
    for field, cues in load("vocabulary/cues")["cues"].items():
        for cue in cues:
            case = "" if cue["case"] == "nominative" else cue["case"]
            listed, named = bool(cue.get("list")), bool(cue.get("named"))
            out.append(_Pattern(field, _compiled(cue["pattern"]), case, listed, str(cue.get("more", "")), named))
    return tuple(out)


@cache
def _labelled() -> tuple[re.Pattern[str], ...]:
    return tuple(map(_compiled, load("vocabulary/cues")["labelled"]))


def listed_by(sentence: Span) -> Span | None:
    """The enumeration in a whole sentence that stands under the label of a list."""
    text = small(sentence.text[:LONGEST])
    for pattern in _labelled():
        if hit := pattern.search(text):
            return sentence.cut(hit.start("value"), hit.end("value")).trim(". ")
    return None


@cache
def _hints() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((field, tuple(hints)) for field, hints in load("vocabulary/cues")["hints"].items())


@cache
def _definitions() -> re.Pattern[str]:
    return re.compile("|".join(load("vocabulary/cues")["defines"]))


def defines(text: str) -> bool:
    """Whether a sentence says what a term means, so that what it speaks of is nobody's data."""
    return bool(_definitions().search(small(text[:LONGEST])))


@cache
def _itself() -> re.Pattern[str]:
    return re.compile("|".join(load("vocabulary/cues")["itself"]))


def is_on_description(text: str) -> bool:
    """Whether a sentence speaks of the description, of its law or of the duty to keep it."""
    return bool(_itself().search(small(text[:LONGEST])))


def _without_asides(text: str) -> str:
    """The text, character for character, with what stands in parentheses as one word without letters."""
    return re.sub(r"\([^()]*\)", lambda hit: "\u00a4" * len(hit[0]), text) if "(" in text else text


def find_cues(sentence: Span) -> list[Cue]:
    """What the sentence tells; at most one cue of a field."""
    text = _without_asides(small(sentence.text[:LONGEST]))
    if defines(text) or text.rstrip().endswith("?"):
        return []
    if text.rstrip().endswith(":"):
        text = f"{text.rstrip()} …"  # the list below stands for the value
    out: list[Cue] = []
    open_fields = {field for field, hints in _hints() if any(map(text.__contains__, hints))}
    for pattern in _patterns() if open_fields else ():
        if pattern.field not in open_fields:
            continue
        hit = pattern.regex.search(text)
        if hit is None:
            continue
        over = hit.end("value")
        end = _first_clause(text, hit.start("value"), over) if pattern.field in _LISTED else over
        rest = sentence.cut(end, over).trim("", "; ") if end < over else None
        behind = _clauses_behind().search(text, hit.start("value"), end) if pattern.field == "datasets" else None
        if behind is not None:
            rest, end = sentence.cut(behind.start("rest"), over), behind.start()
        used = _uses().search(text, hit.start("value"), end) if pattern.field == "datasets" else None
        use = sentence.cut(used.start("use"), end).trim(".;: ", ".:;,") if used is not None else None
        end = used.start() if used is not None else end
        value = sentence.cut(hit.start("value"), end).trim(".;: ", ".:;,")
        if _names_nothing(pattern, value.text, text[hit.start("value") :]):
            continue
        goes_on = pattern.goes_on or sentence.text.rstrip().endswith(":")
        if value.text and value.text.split()[-1].casefold() in load("vocabulary/cues")["relatives"]:
            continue
        if value.text and not _follows(value.text, text[: hit.start("value")] if goes_on else ""):
            out.append(Cue(pattern.field, value, pattern.case, goes_on=False, use=use, rest=rest))
            if pattern.more and hit["more"]:
                beside = sentence.cut(hit.start("more"), hit.end("more")).trim(".;: ")
                out.append(Cue(pattern.field, beside, "" if pattern.more == "nominative" else pattern.more))
            open_fields.discard(pattern.field)
        elif goes_on:
            out.append(Cue(pattern.field, sentence.cut(0, 0), pattern.case, goes_on=True))
            open_fields.discard(pattern.field)
    return out


def _names_nothing(pattern: _Pattern, value: str, onward: str) -> bool:
    """Whether a value is no name where one is meant, or the statute's own words, which name no authority."""
    if pattern.field == "authority":
        return _whoever().search(onward.rstrip(" .")) is not None
    return pattern.named and not value[:1].isupper()


def needs(sentence: Span, cue: Cue) -> Span | None:
    """What stands before a list of data that are needed for something ("the data needed for teaching: …")."""
    lead = sentence.cut(0, cue.value.marks[0].start - sentence.marks[0].start)
    if not lead.text.endswith(":") or re.search(load("vocabulary/cues")["needed_for"], small(lead.text)) is None:
        return None
    return lead.trim(":")


def _first_clause(text: str, start: int, end: int) -> int:
    """Where a value ends before a semicolon and another sentence ("in X; the older ones are on paper")."""
    from kuvauslint.describe.lines import is_sentence

    at = text.find("; ", start, end)
    while at > 0 and not is_sentence(text[at:end]):
        at = text.find("; ", at + 1, end)
    return at if at > 0 else end


def decider_of(sentence: Span) -> Span | None:
    """Who decides, in a sentence on requests that need not say on what; None where it says nobody."""
    hit = _deciders().search(small(sentence.text[:LONGEST]))
    return sentence.cut(hit.start("value"), hit.end("value")).trim(".;: ") if hit is not None else None


@cache
def _whoever() -> re.Pattern[str]:
    return re.compile(str(load("vocabulary/cues")["whoever_holds"]))


@cache
def _deciders() -> re.Pattern[str]:
    return re.compile(str(load("vocabulary/cues")["decides_on_requests"]))


@cache
def _clauses_behind() -> re.Pattern[str]:
    return re.compile(load("vocabulary/cues")["clause_behind"])


@cache
def _uses() -> re.Pattern[str]:
    return re.compile(load("vocabulary/cues")["used_clause"])


@cache
def _purposes() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load("vocabulary/cues")["purpose"]))


class Register(NamedTuple):
    """What a sentence says of the case register: its name as written, and the systems that it is."""

    name: Span
    systems: Span | None
    datasets: Span | None = None
    case: str = ""  # the grammatical case of the systems


@cache
def _registers() -> tuple[tuple[re.Pattern[str], str], ...]:
    cues = load("vocabulary/outline")["case_register"]["cues"]
    return tuple((re.compile(cue["pattern"]), cue.get("case", "")) for cue in cues)


def names_register(text: str) -> bool:
    """Whether the word for a case register stands in a text at all."""
    low = small(text)
    return any(noun in low for noun in load("vocabulary/outline")["case_register"]["heading"])


def register_told(sentence: Span) -> Register | None:
    """What the sentence says of the case register of the whole body, or None."""
    text = small(sentence.text[:LONGEST])
    if not any(noun in text for noun in load("vocabulary/outline")["case_register"]["heading"]):
        return None
    for pattern, case in _registers():
        if hit := pattern.search(text):
            found = hit.groupdict()
            systems = sentence.cut(hit.start("systems"), hit.end("systems")) if found.get("systems") else None
            if systems is not None and case == "inessive" and not _may_be_system(systems.text):
                systems = None  # an office, or the body itself
            datasets = sentence.cut(hit.start("datasets"), hit.end("datasets")) if found.get("datasets") else None
            return Register(sentence.cut(hit.start("name"), hit.end("name")), systems, datasets, case)
    return None


def _may_be_system(text: str) -> bool:
    """Whether a place where a register is kept may be a system: by a name, or by the word for one."""
    return small(text) != text or bool(re.search(str(load("vocabulary/outline")["system_head"]), text))


def tells_purpose(text: str) -> bool:
    """Whether a sentence says what the data are for."""
    return bool(_purposes().search(small(text[:LONGEST])))


def names_act(text: str) -> bool:
    """Whether a phrase names an act and no thing, as what a store is for does ("keeping of the library")."""
    return bool(_acts().search(small(text)))


@cache
def _acts() -> re.Pattern[str]:
    return re.compile("|".join(load("vocabulary/outline")["acts"]))


def points_elsewhere(text: str) -> bool:
    """Whether a sentence only says that something is told in a privacy notice or the like."""
    low = small(text[:300])
    if len(text) >= 300:
        return False
    return any(words in low for words in load("vocabulary/cues")["elsewhere"]) or bool(_on_web().search(low))


@cache
def _on_web() -> re.Pattern[str]:
    return re.compile("|".join(load("vocabulary/cues")["elsewhere_on_web"]))


def _follows(text: str, before: str) -> bool:
    """Whether the value only says that a list follows; `before` is what leads to it where one may ("the following")."""
    words, last = small(text).split(), before.rstrip(" :").split()[-1:]
    following = Stems(load("vocabulary/splitting")["following"])
    led = len(words) <= MOST_OF_HEAD and any(map(following.begins, last))
    return led or (len(words) <= 2 and following.begins(words[0])) or (len(words) > 1 and following.begins(words[-2]))


def asks(text: str, *, registry: bool = False) -> bool:
    """Whether a sentence speaks of requests or of the registry; with `registry`, not of a switchboard or an office."""
    stems, low = _request_stems("registry" if registry else "stems"), small(text[:LONGEST])
    if any(stems.begins(word) for word in re.findall(r"[^\W_]+", low)):
        return True
    return not registry and any(f" {words} " in f" {low} " for words in load("vocabulary/cues")["request"]["phrases"])


@cache
def _request_stems(kind: str) -> Stems:
    return Stems(load("vocabulary/cues")["request"][kind])
