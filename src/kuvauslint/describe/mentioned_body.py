"""The body that a text speaks of, where nothing says whose the description is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from kuvauslint.describe.body_names import Body, is_body, kind_of_body, named_bodies
from kuvauslint.describe.cues import asks, is_on_description, small
from kuvauslint.describe.spans import sentences, whole
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.keys import fold
from kuvauslint.vocabulary.match import contact_label
from kuvauslint.vocabulary.store import load

AROUND = frozenset({"header", "footer"})  # of a page, where its keeper signs
LONGEST_FOOT = 60  # characters of such a signature
OFTEN = 2  # times that a body is spoken of before the text is taken to be its own


def mentioned(opening: list[Block]) -> Iterator[Body]:
    """The body that is spoken of most; then short names before what only a keeper has; then names of companies."""
    found: list[Body] = []
    times = Counter[str]()
    for block in opening:
        for sentence in sentences(whole(block)):
            named = list(named_bodies(sentence, small(sentence.text), nominative=True, mentioned=True))
            found += named
            # a sentence on the description names whose it is, and so do where to write to and a registry of its own
            sure = is_on_description(sentence.text) or contact_label(sentence.text.partition(":")[0]) is not None
            foot = block.region in AROUND and len(block.text) <= LONGEST_FOOT
            for body in named:
                behind = sentence.text[body.start + len(body.span.text) :]
                # its registry stands right behind it, or behind a comma as in an address
                asked = any(
                    asks(part.split(maxsplit=1)[0], registry=True) for part in behind.split(",")[:2] if part.strip()
                )
                posted = _postcode().search(sentence.text[: body.start]) is not None
                times[body.name.casefold()] += OFTEN if sure or asked or posted or foot else 1
    most = max(found, key=lambda body: times[body.name.casefold()], default=None)
    if most is not None and times[most.name.casefold()] >= OFTEN:
        yield most
    yield from _short_names(opening)
    for block in opening:
        words = block.text.split()
        company = len(words) > 2 and small(words[-1]).strip(".") in load("vocabulary/keeper")["companies"]
        name = whole(block).cut(0, len(block.text) - len(words[-1])) if company else whole(block)
        if company and is_body(name.text):
            name = whole(block).trim(".")
            yield Body(name.text, name, kind_of_body(small(words[-2])), 0)


def _short_names(opening: list[Block]) -> Iterator[Body]:
    """Names in capitals before what only a keeper has; other words where they are known to be names, too."""
    texts = [block.text for block in opening]
    for block in opening:
        for sentence in sentences(whole(block)):
            for hit in _short_name().finditer(sentence.text):
                capitals = hit["colon"] or hit["capitals"]
                first = small(sentence.text).split(maxsplit=1)[0]
                own = is_on_description(sentence.text) or first in load("vocabulary/keeper")["on_page"]
                forms = [capitals] if capitals else [hit["word"], hit["word"].removesuffix("i")]
                name = next((form for form in forms if capitals or _is_name(form, texts, own=own)), "")
                if name:
                    yield Body(name, sentence.cut(hit.start(), hit.start() + len(name)), "", 0)


def _is_name(name: str, texts: list[str], *, own: bool) -> bool:
    """Whether a word is the dictionary form of a body's name: seen as one, or fit for one.

    It is seen in an address or with its capital within a sentence. `own`: the sentence is on the description.
    """
    word, address = re.escape(name), re.escape(fold(name))
    systems = "|".join(load("vocabulary/outline")["system_words"])
    kept = re.compile(rf"\b{word}\w*[- ](?:\S+ )?\S*(?:{systems})", re.IGNORECASE)
    if any(map(kept.search, texts)) or name.casefold() in load("vocabulary/keeper")["nobody"]:
        return False
    seen = re.compile(rf"[@.]{address}\.|(?<=[a-z\u00e5\u00e4\u00f6,] ){word}\b(?!-)")
    return any(map(seen.search, texts)) or (own and name[-1] in load("vocabulary/keeper")["last_vowels"])


@cache
def _postcode() -> re.Pattern[str]:
    """What stands before the place of a postal address: a body with a postcode of its own has its name there."""
    return re.compile(r"\b\d{5} $")


@cache
def _short_name() -> re.Pattern[str]:
    data = load("vocabulary/keeper")
    return re.compile(str(data["short_name"]).replace("{own}", "|".join(data["own"])))
