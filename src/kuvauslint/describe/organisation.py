"""Whose description it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kuvauslint.describe.body_names import Body, genitive_of, is_body, is_kind, kind_of_body, named_bodies
from kuvauslint.describe.contacts import is_contact
from kuvauslint.describe.cues import small
from kuvauslint.describe.lines import is_navigation
from kuvauslint.describe.mentioned_body import AROUND, mentioned
from kuvauslint.describe.spans import Span, sentences, whole
from kuvauslint.model.document import Block
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.match import is_title
from kuvauslint.vocabulary.store import load

OPENING = 60  # blocks at the beginning in which the keeper is looked for
ON_TOP = 8  # blocks in which a body's name at the head of a line is the keeper's
IN_TITLE = 4  # blocks in which the title is looked for
LONGEST_TITLE = 160  # letters
LONGEST_NAME = 6  # words
REACH = 60  # letters behind a keeper's name within which the description is named
OFTEN = 3  # times that a body's one word stands in the text of its own page


def organisation_node(blocks: tuple[Block, ...], window: Block | None = None) -> Node | None:
    """The body that the title or the first sentences name as the keeper; `window` is the title of the window."""
    for body in _bodies(blocks, window):
        fields = {"name": body.span.node(("organisation", "name"), text=body.name, sure=body.sure)}
        if body.kind:
            fields["type"] = Node(("organisation", "type"), body.span.marks, text=body.kind, raw=body.kind)
        return Node(("organisation",), body.span.marks, fields=fields)
    return None


def _bodies(blocks: tuple[Block, ...], window: Block | None) -> Iterator[Body]:
    """Bodies from the surest to the least sure: who says to be the unit, whose page it is, who is named on top."""
    data = load("vocabulary/keeper")
    opening, top = _opening(blocks)
    for number, block in enumerate(opening):
        for sentence in sentences(whole(block)):
            low = small(sentence.text)
            if any(unit in low for unit in (*data["unit"], *data["kept"])):
                yield from _unit(sentence, low)
            if any(owned in low for owned in data["owned"]) and (number < 12 or len(low) < 160):
                yield from named_bodies(sentence, low, nominative=len(low) < 120 and number < 6)
                yield from _keeper(sentence, low)
    yield from (body for block in opening[:IN_TITLE] if (body := _before_title(block)) is not None)
    for block in top:
        first = next(iter(sentences(_unlabelled(block))), None)
        if block.kind != "item" and first is not None:
            yield from (body for body in named_bodies(first, small(first.text), nominative=True) if body.start == 0)
    for block in top:
        name = _unlabelled(block)
        if block.kind != "item" and is_body(name.text) and not is_contact(name.text):
            yield Body(name.text, name, kind_of_body(small(name.text).split()[-1].strip("()")), 0)
    if window is not None:
        yield from _of_window(window)
    for block in top:
        yield from _told_its_kind(whole(block))
    yield from _alone(opening)
    yield from mentioned(opening)


def _opening(blocks: tuple[Block, ...]) -> tuple[list[Block], list[Block]]:
    """The blocks in which the keeper is looked for, and those on top of the page.

    The contents come first, however many links and notices a site has above them; then what stands around them.
    """
    contents: list[Block] = []
    around: list[Block] = []
    for number, block in enumerate(blocks):
        if block.kind == "row" or not block.text:
            continue
        if not block.region:
            contents += [block] * (len(contents) < OPENING)
        elif number < OPENING or block.region in AROUND:
            around.append(block)
    header = [block for block in around if block.region == "header"]
    return [*contents, *around], [*contents[:ON_TOP], *header[:ON_TOP]]


def _told_its_kind(text: Span) -> Iterator[Body]:
    """A name of which a sentence says what kind of body it is ("X is a university")."""
    verbs = "|".join(sorted(load("vocabulary/keeper")["is_a"], key=len, reverse=True))
    told = re.compile(rf"^{load('vocabulary/keeper')['capitals']} (?:{verbs}) (?P<kind>[^\W\d_]+)\b")
    for sentence in sentences(text):
        hit = told.match(sentence.text)
        kind = kind_of_body(small(hit["kind"])) if hit is not None else ""
        if hit is not None and kind and not _common(small(hit["name"]).split()):
            yield Body(hit["name"], sentence.cut(0, hit.end("name")), kind, 0)


def _of_window(window: Block) -> Iterator[Body]:
    """Whose page it is by the title of its window: a body among its parts, else what stands around the description."""
    parts = [part for part in _parts(whole(window)) if part.text]
    for part in reversed(parts):
        if is_body(part.text) and not is_title(part.text):
            yield Body(part.text, part, kind_of_body(small(part.text).split()[-1].strip("()")), 0)
        yield from (body for body in named_bodies(part, small(part.text), nominative=True) if body.start == 0)
    if any(is_title(part.text) for part in parts):
        rest = [part for part in reversed(parts) if not is_title(part.text) and not is_navigation(part.text)]
        names = (part for part in rest if part.text[:1].isupper() and len(part.text.split()) <= LONGEST_NAME)
        yield from (Body(part.text, part, "", 0, sure=False) for part in names if not _common(small(part.text).split()))
    if (body := _before_title(window)) is not None:
        yield body


def _parts(title: Span) -> Iterator[Span]:
    """The parts of a window's title, which marks between spaces keep apart."""
    start = 0
    for hit in re.finditer(r"\s+(?:[|–—·•»«:-]|::)+\s+|:\s+", title.text):
        yield title.cut(start, hit.start())
        start = hit.end()
    yield title.cut(start, len(title.text))


def _unlabelled(block: Block) -> Span:
    """A line without the label of a body before its name ("Information management unit: …")."""
    label, mark, _ = block.text.partition(": ")
    words = small(label).split()
    named = bool(mark) and 0 < len(words) <= LONGEST_NAME and _common(words)
    return whole(block).cut(len(label) + len(mark) if named else 0, len(block.text))


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
            yield Body(span.text, span, kind_of_body(words[-1]), hit.start("name"))


@cache
def _keepers() -> tuple[re.Pattern[str], ...]:
    verbs = "|".join(map(re.escape, load("vocabulary/keeper")["keeps"]))
    name = str(load("vocabulary/keeper")["capitals"])
    return re.compile(rf"^{name} (?:{verbs})\b"), re.compile(rf"\b{name}[’']s\b")


def _alone(blocks: list[Block]) -> Iterator[Body]:
    """A body whose one word is a name by itself, where the text speaks of it again and again ("…ministeriet")."""
    heads = tuple(load("vocabulary/keeper")["alone"])
    found: dict[str, list[Span]] = {}
    for block in blocks:
        for hit in _double_word().finditer(small(block.text)):
            word = next((genitive_of(hit[0]) or hit[0] for head in heads if head in hit[0]), "")
            if word.endswith(heads) and word not in heads:
                found.setdefault(word, []).append(whole(block).cut(*hit.span()))
    often = max(found.items(), key=lambda item: len(item[1]), default=None)
    if often is not None and len(often[1]) >= OFTEN:
        name, spans = often
        yield Body(name[:1].upper() + name[1:], spans[0], "state_agency", 0)


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(r"\s*\([^()]*\)\s*$")


@cache
def _joints() -> re.Pattern[str]:
    """Where a clause of its own may begin."""
    joins = "|".join(load("vocabulary/splitting")["connectives"])
    return re.compile(rf",(?: (?:{joins}))? | (?:{joins}) ")


@cache
def _double_word() -> re.Pattern[str]:
    """A word, with the first part of a name of two parts before it ("social- and health ministry")."""
    joins = "|".join(load("vocabulary/splitting")["connectives"])
    return re.compile(rf"(?:[^\W\d_]+- (?:{joins}) )?[^\W\d_]+")


def _before_title(block: Block) -> Body | None:
    """Who stands before the name of the description in a title, whatever its words ("Name: description of …")."""
    hit = _titled().match(small(block.text)) if len(block.text) < LONGEST_TITLE else None
    if hit is None or not block.text[:1].isupper() or len(hit["name"].split()) > LONGEST_NAME:
        return None
    words = hit["name"].split()
    if any(owned in hit["name"] for owned in load("vocabulary/keeper")["owned"]) or _common(words):
        return None
    span = whole(block).cut(0, hit.end("name"))
    kinds = filter(None, map(kind_of_body, small(span.text).split()))
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
    told = [at for unit in (*data["unit"], *data["kept"]) if (at := low.rfind(unit)) >= 0]
    is_unit = any(unit in low for unit in data["unit"])
    verbs = [hit for hit in re.finditer(rf" (?:{'|'.join(data['unit_verbs'])}) ", low) if hit.end() <= max(told)]
    if not verbs:
        yield from named_bodies(sentence, low, nominative=True)  # "X as an information management unit shall …"
    for verb in verbs:
        clause = max((hit.end() for hit in _joints().finditer(low[: verb.start()])), default=0)
        for start in dict.fromkeys((0, clause)):
            subject = sentence.cut(start, verb.start())
            known = list(named_bodies(subject, low[start : verb.start()], nominative=True))
            yield from known
            aside = _aside().search(subject.text)  # "(hereinafter …)"
            subject = subject.cut(0, aside.start()) if aside is not None and aside.start() else subject
            words = subject.text.split()
            if known or not is_unit or not 0 < len(words) <= LONGEST_NAME or not subject.text[:1].isupper():
                continue
            if not _common(small(subject.text).split()):
                yield Body(subject.text, subject, kind_of_body(small(words[-1])), 0)


def _common(words: list[str]) -> bool:
    """Whether a subject has no name in it: a pronoun or the bare word for a kind of body."""
    data = load("vocabulary/keeper")
    if any(word.startswith(tuple(data["unit"])) for word in words) or words[-1] in data["duties"]:
        return True
    one = len(words) == 1
    return words[0] in data["nobody"] or (
        one and (is_kind(words[0]) or is_kind(genitive_of(words[0])) or words[0] in data["no_unit"])
    )


__all__ = ["Body", "is_body", "organisation_node"]
