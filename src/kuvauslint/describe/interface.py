"""What a statement on open interfaces answers: yes, no, partial, authorities or unclear."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from kuvauslint.describe.cues import small
from kuvauslint.vocabulary.match import Stems
from kuvauslint.vocabulary.store import load

LONGEST = 3000


class Answer(NamedTuple):
    """The class of a statement, and whether it only holds unless an entry tells otherwise."""

    open: str
    default: bool = False


@cache
def _stems(*path: str) -> Stems:
    data: Any = load("vocabulary/interface")
    for name in path:
        data = data[name]
    return Stems(data)


@cache
def _meta() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load("vocabulary/interface")["meta"]))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-:][^\W_]+)*", text)


def speaks(text: str) -> bool:
    """Whether a text speaks of interfaces at all."""
    low, openly = small(text[:LONGEST]), load("vocabulary/interface")["openly"]
    stems = _stems("topic")
    if not any(map(low.__contains__, stems.stems)) and not any(map(low.__contains__, openly)):
        return False
    words = _words(low)
    if any(word in openly for word in words):
        available = _stems("available", "stems")
        if any(available.begins(word) and word not in openly for word in words):
            return True
    return any(stems.begins(word) or any(stems.begins(part) for part in word.split("-")[1:]) for word in words)


def promises(text: str) -> bool:
    """Whether a text only tells what a description holds, defines a term or quotes the law."""
    return bool(_meta().search(small(text[:LONGEST])))


def answer(text: str, *, labelled: bool) -> Answer | None:
    """What one or more sentences answer; None where they are no statement on interfaces."""
    low = small(text[:LONGEST])
    if not labelled and (promises(low) or not speaks(low)):
        return None
    sentences = [sentence for sentence in re.split(r"(?<=[^\d\W][.!?])\s+", low) if sentence.strip(" .")]
    found = [_one(sentence, labelled=labelled) for sentence in sentences]
    if labelled and found and found[0] is not None and found[0].open == "no":
        # behind a plain no, what can be had in other ways opens nothing
        found = [
            one for one, text in zip(found, sentences, strict=True) if one not in _POSITIVE or _is_on_openness(text)
        ]
    classes = {kind for kind, _ in filter(None, found) if kind != "unclear"}
    default = any(one.default for one in found if one)
    if not classes:
        return Answer("unclear") if labelled or any(found) else None
    if len(classes) > 1:
        # a plain no answers whether the data are open, whatever authorities get beside it
        return Answer("partial" if classes != {"no", "authorities"} else "no", default)
    return Answer(classes.pop(), default)


_POSITIVE = (Answer("yes"), Answer("partial"))


def _is_on_openness(sentence: str) -> bool:
    """Whether a sentence speaks of an interface or of open data, and not only of how else data can be had."""
    return speaks(sentence) or any(_stems("openness").begins(word) for word in _words(sentence))


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('vocabulary/interface')['partial']['idioms'])})\b")


def _one(sentence: str, *, labelled: bool) -> Answer | None:
    data = load("vocabulary/interface")
    sentence = _idioms().sub("", sentence)
    words = _words(sentence)
    if not words:
        return None
    if not labelled and not speaks(sentence):
        return None
    for clause in _defaults():
        if clause.search(sentence):
            rest = _one(clause.sub("", sentence), labelled=labelled)
            return Answer("no" if rest is not None and rest.open == "no" else "partial", default=True)
    short = _short(words, sentence) if labelled else None
    if short:
        return short
    if labelled and re.fullmatch(r"(?:[^:.]{3,60}:\s)?\W*(?:https?://\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?)\W*", sentence):
        return Answer("yes")
    negated = _denies(sentence)
    topic = speaks(sentence)
    part = any(word in data["partial"]["words"] or _stems("partial", "stems").begins(word) for word in words)
    authorities = any(_stems("authorities", "stems").begins(word) for word in words)
    handed = any(_stems("disclosed").begins(word) for word in words)
    available = any(_stems("available", "stems").begins(word) for word in words)
    limited = bool(_only().search(sentence))
    if authorities and (handed or limited or not available):
        return Answer("unclear" if negated else "authorities")
    if negated:
        return Answer("partial" if part else "no") if topic or available or labelled else None
    if not topic and any(words_beside in sentence for words_beside in data["beside"]):
        return Answer("unclear")
    if any(phrase in sentence for phrase in data["possible"]) and not available:
        return Answer("partial")
    if available and (topic or labelled):
        return Answer("partial" if part or limited else "yes")
    return Answer("unclear")


@cache
def _defaults() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, load("vocabulary/interface")["partial"]["default"]))


@cache
def _only() -> re.Pattern[str]:
    return re.compile(load("vocabulary/interface")["only"])


def _denies(sentence: str) -> bool:
    """Whether a sentence denies; a clause that adds what something else is not ("nor do they cost") is no denial."""
    first, *added = _added_denial().split(sentence)
    available = _stems("available", "stems")
    clauses = [first, *(one for one in added if speaks(one) or any(map(available.begins, _words(one))))]
    return any(word in load("vocabulary/interface")["negations"] for one in clauses for word in _words(one))


@cache
def _added_denial() -> re.Pattern[str]:
    return re.compile(rf",\s+(?=(?:{'|'.join(load('vocabulary/interface')['and_not'])})\b)")


def _pauses(sentence: str) -> bool:
    """Whether something is set off behind the first word ("yes, …", "yes (…)")."""
    return bool(re.match(r"\W*\w+\s?[,.;:–(-]", sentence))


def _short(words: list[str], sentence: str) -> Answer | None:
    """An answer that begins with yes or no; a yes with a limit behind it is a partial one."""
    data = load("vocabulary/interface")
    first = words[0]
    if first in data["negative"] and (len(words) <= 3 or _pauses(sentence)):
        return Answer("no")
    if first in data["affirmative"] and len(words) <= 3 and any(word in data["negations"] for word in words):
        return Answer("no")
    if first in data["affirmative"] and len(words) <= 2:
        return Answer("yes")
    if first in data["plain_yes"] and _pauses(sentence):
        kinds = (*load("vocabulary/interface")["protocols"], "http", "www")
        told = any(word.startswith(kinds) or _stems("topic").begins(word) for word in words[1:])
        return Answer("yes" if told else "partial")
    if first in data["partial"]["words"] or _stems("partial", "stems").begins(first):
        return Answer("partial") if len(words) <= 3 or _pauses(sentence) else None
    if len(words) <= 4 and _stems("authorities", "stems").begins(words[-1]):
        return Answer("authorities") if not any(word in data["negations"] for word in words) else Answer("no")
    return None
