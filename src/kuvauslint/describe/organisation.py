"""Whose description it is, and when it was last updated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kuvauslint.describe.cues import small
from kuvauslint.describe.spans import Span, sentences, whole
from kuvauslint.model.document import Block
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.store import load


class Body(NamedTuple):
    """A public body that the text names: its name in the dictionary form, where, its type, its start there."""

    name: str
    span: Span
    kind: str
    start: int
    sure: bool = True  # False of a name in the genitive, whose dictionary form is not known


ON_TOP = 8  # blocks in which a body's name at the head of a line is the keeper's
IN_TITLE = 4  # blocks in which the title is looked for
LONGEST_TITLE = 160  # letters
LONGEST_NAME = 6  # words
REACH = 60  # letters behind a keeper's name within which the description is named
OFTEN = 3  # times that a body's one word stands in the text of its own page
SUFFIX = 6  # a body's word longer than this is known at the end of a compound too


@cache
def _updated() -> re.Pattern[str]:
    leads = sorted(load("vocabulary/keeper")["updated"]["leads"], key=len, reverse=True)
    return re.compile(
        rf"(?:^|[\W_])(?P<lead>{'|'.join(map(re.escape, leads))})[\s:(]{{0,4}}"
        r"(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{4}|\d{1,2}\.\d{4})"
    )


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}")


def is_date_line(text: str) -> bool:
    """Whether a short line does nothing but tell when the page was updated."""
    hit = _updated().search(small(text)) if len(text) < 120 else None
    return hit is not None and hit.start() <= 2 and len(text) - hit.end() <= 25


def updated_node(blocks: tuple[Block, ...]) -> Node | None:
    """The date of the last update; of its first publication, or one that stands alone, where no other is told."""
    weak = load("vocabulary/keeper")["updated"]["weak"]
    leads = load("vocabulary/keeper")["updated"]["leads"]
    second: Node | None = None
    label = ""
    for block in blocks:
        if block.kind == "row" or len(block.text) > 600:
            continue
        if label in leads and (alone := _date().fullmatch(block.text.strip(" ."))):
            start = block.text.index(alone[0])
            second = second or whole(block).cut(start, start + len(alone[0])).node(("updated",))
        label = small(block.text).strip(" :")
        for hit in _updated().finditer(small(block.text)):
            node = whole(block).cut(hit.start("date"), hit.end("date")).node(("updated",))
            if hit["lead"] not in weak:
                return node
            second = second or node
    return second or _bare_date(blocks)


def _bare_date(blocks: tuple[Block, ...]) -> Node | None:
    """A date that stands alone under the title or at the very end of the page."""
    told = [block for block in blocks if block.text.strip()]
    for block in (*told[:IN_TITLE], *told[-IN_TITLE:]):
        text = block.text.strip(" .()")
        if block.kind in ("paragraph", "heading") and _date().fullmatch(text):
            start = block.text.index(text)
            return whole(block).cut(start, start + len(text)).node(("updated",))
    return None


def organisation_node(blocks: tuple[Block, ...]) -> Node | None:
    """The body that the title or the first sentences name as the keeper of the description."""
    for body in _bodies(blocks):
        fields = {"name": body.span.node(("organisation", "name"), text=body.name, sure=body.sure)}
        if body.kind:
            fields["type"] = Node(("organisation", "type"), body.span.marks, text=body.kind, raw=body.kind)
        return Node(("organisation",), body.span.marks, fields=fields)
    return None


def _bodies(blocks: tuple[Block, ...]) -> Iterator[Body]:
    """Bodies from the surest to the least sure: who says to be the unit, whose page it is, who is named on top."""
    data = load("vocabulary/keeper")
    opening = [block for block in blocks[:60] if block.kind != "row" and block.text]
    for number, block in enumerate(opening):
        for sentence in sentences(whole(block)) if len(block.text) > 160 else [whole(block)]:
            low = small(sentence.text)
            if any(unit in low for unit in data["unit"]):
                yield from _unit(sentence, low)
            elif any(owned in low for owned in data["owned"]) and (number < 12 or len(low) < 160):
                yield from _named(sentence, low, nominative=len(low) < 120 and number < 6)
                yield from _keeper(sentence, low)
    yield from (body for block in opening[:IN_TITLE] if (body := _before_title(block)) is not None)
    for block in opening[:ON_TOP]:
        first = next(iter(sentences(whole(block))), None)
        if block.kind != "item" and first is not None:
            yield from (body for body in _named(first, small(first.text), nominative=True) if body.start == 0)
    for block in opening[:ON_TOP]:
        if block.kind != "item" and is_body(block.text):
            yield Body(block.text, whole(block), _type(small(block.text).split()[-1].strip("()")), 0)
    yield from _alone(opening)


def _keeper(sentence: Span, low: str) -> Iterator[Body]:
    """A name of which only the sentence says that it keeps a description: "X maintains …", "X’s data repositories"."""
    data = load("vocabulary/keeper")
    for pattern in _keepers():
        hit = pattern.search(sentence.text)
        if hit is None or not any(owned in low[hit.end() :][:REACH] for owned in data["owned"]):
            continue
        words = low[hit.start("name") : hit.end("name")].split()
        if len(words) <= LONGEST_NAME and not _common(words) and not _common(words[-1:]):
            span = sentence.cut(hit.start("name"), hit.end("name"))
            yield Body(span.text, span, _type(words[-1]), hit.start("name"))


@cache
def _keepers() -> tuple[re.Pattern[str], ...]:
    verbs = "|".join(map(re.escape, load("vocabulary/keeper")["keeps"]))
    name = r"(?P<name>[^\W\d_a-zåäö][\w&.-]*(?: [^\W\d_a-zåäö][\w&.-]*)*)"
    return re.compile(rf"^{name} (?:{verbs})\b"), re.compile(rf"\b{name}[’']s\b")


def _alone(blocks: list[Block]) -> Iterator[Body]:
    """A body whose one word is a name by itself, where the text speaks of it again and again ("…ministeriet")."""
    heads = tuple(load("vocabulary/keeper")["alone"])
    found: dict[str, list[Span]] = {}
    for block in blocks:
        for hit in re.finditer(r"(?:[^\W\d_]+- (?:och|ja) )?[^\W\d_]+", small(block.text)):
            word = next((_genitive(hit[0]) or hit[0] for head in heads if head in hit[0]), "")
            if word.endswith(heads) and word not in heads:
                found.setdefault(word, []).append(whole(block).cut(*hit.span()))
    often = max(found.items(), key=lambda item: len(item[1]), default=None)
    if often is not None and len(often[1]) >= OFTEN:
        name, spans = often
        yield Body(name[:1].upper() + name[1:], spans[0], "state_agency", 0)


def _before_title(block: Block) -> Body | None:
    """Who stands before the name of the description in a title, whatever its words ("Name: description of …")."""
    hit = _titled().match(small(block.text)) if len(block.text) < LONGEST_TITLE else None
    if hit is None or not block.text[:1].isupper() or len(hit["name"].split()) > LONGEST_NAME:
        return None
    words = hit["name"].split()
    if any(owned in hit["name"] for owned in load("vocabulary/keeper")["owned"]) or _common(words):
        return None
    span = whole(block).cut(0, hit.end("name"))
    kinds = filter(None, map(_type, small(span.text).split()))
    return Body(span.text, span, next(kinds, ""), 0, sure=hit["mark"] is not None)


@cache
def _titled() -> re.Pattern[str]:
    data = load("vocabulary/keeper")
    titles = "|".join(map(re.escape, data["titles"]))
    of_whom = "|".join(data["owner_tails"])  # "of Name" by its ending, right before the title
    return re.compile(rf"(?P<name>[^:|–—]{{3,80}}?)(?:(?P<mark>\s?[:|]| [–—-])\s|(?<=(?:{of_whom}))\s)(?:{titles})")


def _unit(sentence: Span, low: str) -> Iterator[Body]:
    """Who "is an information management unit": a body by its word, else whatever the sentence begins with."""
    data = load("vocabulary/keeper")
    verb = re.search(rf" (?:{'|'.join(data['unit_verbs'])}) ", low)
    if verb is None or not any(unit in low[verb.end() - 1 :] for unit in data["unit"]):
        yield from _named(sentence, low, nominative=True)  # "X as an information management unit shall …"
        return
    subject = sentence.cut(0, verb.start())
    known = list(_named(subject, low[: verb.start()], nominative=True))
    yield from known
    words = low[: verb.start()].split()
    if not known and len(words) <= LONGEST_NAME and sentence.text[:1].isupper() and not _common(words):
        yield Body(subject.text, subject, _type(words[-1]), 0)


def _common(words: list[str]) -> bool:
    """Whether a subject has no name in it: a pronoun or the bare word for a kind of body."""
    data = load("vocabulary/keeper")
    one = len(words) == 1
    return words[0] in data["nobody"] or (
        one and (_is_kind(words[0]) or _is_kind(_genitive(words[0])) or words[0] in data["no_unit"])
    )


def _named(sentence: Span, low: str, *, nominative: bool) -> Iterator[Body]:
    """The names in a sentence: capital words right before a body's word, or after it with "for" or "in"."""
    data = load("vocabulary/keeper")
    words = [(hit.start(), hit.end(), hit[0]) for hit in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*-?", low)]
    for n, (start, _, word) in enumerate(words):
        base = _genitive(word)
        last, kind = _phrase(words, n)
        after = 0 if last > n else _after(sentence, words, n)
        told = base or (word if (nominative and _type(word)) or after or last > n else "")
        if not told:
            continue
        first = n if after else _first(sentence, words, n)
        if first is None or words[first][2] in data["nobody"]:
            continue
        if (base or word) in data["after_genitive"] and not after and not words[n - 1][2].endswith(("n", "nen")):
            continue  # "acts as the city's case register": no name in the genitive stands before it
        span = sentence.cut(words[first][0], after or words[last][1])
        name = span.text if not base else span.text[: len(span.text) - len(word)] + _as_written(base, sentence, start)
        yield Body(name, span, kind or _type(told), words[first][0])


def _phrase(words: list[tuple[int, int, str]], n: int) -> tuple[int, str]:
    """The last word of a body's word of several words that begins here, and its type ("university of …")."""
    for kind, names in load("vocabulary/keeper")["types"].items():
        for name in names:
            parts = name.split()
            if len(parts) > 1 and [word for _, _, word in words[n : n + len(parts)]] == parts:
                return n + len(parts) - 1, str(kind)
    return n, ""


def _first(sentence: Span, words: list[tuple[int, int, str]], n: int) -> int | None:
    """Where the name before a body's word begins, by word number; None where no name stands there."""
    data = load("vocabulary/keeper")
    first = n
    # the parts of the body's own word ("x-, y- and z-centre"), and adjectives of it
    while first and (words[first - 1][2] in data["between"] or words[first - 1][2].endswith("-")):
        first -= 1
    name = first
    while name and sentence.text[words[name - 1][0]].isupper():
        if sentence.text[words[name - 1][1] : words[name][0]] != " " or words[name - 1][2] in data["nobody"]:
            break
        name -= 1
    return name if name < first else None


def _after(sentence: Span, words: list[tuple[int, int, str]], n: int) -> int:
    """Where a name that follows a body's word ends ("the union of the northern coast"); 0 where none does."""
    data = load("vocabulary/keeper")
    if words[n][2] in data["heads_direct"]:
        last = n
        while last + 1 < len(words) and sentence.text[words[last + 1][0]].isupper():
            last += 1
        return words[last][1] if last > n and words[last][2][-1:] != "s" else 0
    if words[n][2] not in data["heads"] or n + 2 >= len(words) or words[n + 1][2] not in data["heads_join"]:
        return 0
    last = n + 1
    while last + 1 < len(words) and sentence.text[words[last + 1][0]].isupper():
        last += 1
    return words[last][1] if last > n + 1 else 0


def _genitive(word: str) -> str:
    """The dictionary form of a body's word that stands in the genitive, compounds too; empty for other words."""
    for genitive, base in load("vocabulary/keeper")["genitives"].items():
        if word == genitive or (len(genitive) > SUFFIX and word.endswith(genitive)):
            return word[: len(word) - len(genitive)] + str(base)
    return ""


def _as_written(base: str, sentence: Span, start: int) -> str:
    return base if sentence.text[start].islower() else base.capitalize()


def _type(word: str) -> str:
    """The type of a body by its word or by the end of a compound; the longest end wins ("x" within "y-x")."""
    longest, found = 0, ""
    for kind, names in load("vocabulary/keeper")["types"].items():
        for name in names:
            if (word == name or (len(name) > SUFFIX and word.endswith(name))) and len(name) > longest:
                longest, found = len(name), str(kind)
    return found


def _is_kind(word: str) -> bool:
    """Whether a word alone only says what kind of body it is."""
    return any(word in names for names in load("vocabulary/keeper")["types"].values())


def is_body(text: str) -> bool:
    """Whether a short line is the name of a public body and nothing else."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", small(text))
    named = text[:1].isupper() and not text.endswith((".", ":", "?", "!"))
    return named and 1 < len(words) < 6 and len(text) < 80 and bool(_type(words[-1]))
