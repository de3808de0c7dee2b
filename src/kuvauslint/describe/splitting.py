"""Cuts a running enumeration into its items, by its separators and the grammar at its joints.

Commas and semicolons outside parentheses part items. A closing "and" parts two things, but not two
heads under one modifier, not a hyphen coordination and not a chain of genitives.
"""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.small_words import article, repeated, subject
from kuvauslint.describe.spans import Span
from kuvauslint.vocabulary.store import load

LONGEST = 6000  # characters of one enumeration that are looked into; a longer text is one item


class Part:
    """A stretch [start:end] of the text under work."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


def split(
    span: Span, kind: str = "datasets", *, genitives: bool = True, language: str = "fi", inflected: bool = False
) -> list[Span]:
    """The items of an enumeration of `kind` datasets, systems or search_keys, in `language`.

    `genitives` is False where the items themselves stand in the genitive and lean on nothing,
    `inflected` is True where they stand in another case than the nominative.
    """
    text = span.text
    if inflected and language == "fi":
        language = "fi place" if kind == "systems" else "fi inflected"
    if len(text) > LONGEST:
        return [span]
    at = lead_in(text)
    commas = _at_commas(text, at)
    explained = set[int]()  # what stands right before an example is closed as the last is
    for number, part in enumerate(commas[1:]):  # "documents, such as contracts": what leads in is no part of it
        leads = lead_in(text[part.start : part.end])
        part.start += leads
        if leads:
            explained.add(number)
    before = text[at : commas[-1].start].casefold().split() if len(commas) > 1 else []
    closing = commas[-1] if before and _words("alternatives").isdisjoint(before) else None  # its "and" ends a list
    parts: list[Part] = []
    for number, part in enumerate(commas):
        if kind == "search_keys" and number + 1 < len(commas) and number not in explained:
            parts.append(part)  # "x, y and z, w" names the pair as one key
            continue
        parts += _at_connectives(text, part, kind, language if genitives else "", closes=part is closing)
    parts = _merge(text, parts, kind, language) if genitives else parts
    items = [_tidy(span.cut(part.start, part.end)) for part in parts]
    if kind == "search_keys":
        items = [item.cut(repeated(item.text), len(item.text)) for item in items]
    if kind == "systems":
        items = [item.cut(article(item.text), len(item.text)) for item in items]
    if language == "fi place":
        items = [item.cut(subject(item.text), len(item.text)) for item in items]
    closers, clauses = _words("closers"), _words("clauses")
    return [
        item
        for number, item in enumerate(items)
        if item.text
        and item.text.casefold() not in closers
        and not (number and kind == "datasets" and item.text.split()[0] in clauses)
    ]


def lead_in(text: str) -> int:
    """How many characters at the beginning only lead in ("esimerkiksi", "bland annat")."""
    at = 0
    while hit := _lead_ins().match(text, at):
        at = hit.end()
    return at


@cache
def _lead_ins() -> re.Pattern[str]:
    words = sorted(load("vocabulary/splitting")["lead_ins"], key=len, reverse=True)
    return re.compile(rf"[\s:]*(?:{'|'.join(map(re.escape, words))})(?=[\s:,])[\s:,]*", re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("vocabulary/splitting")[name])


def _tidy(span: Span) -> Span:
    text = span.text.rstrip()
    while text and text[-1] in ",;." and not text.endswith("...") and not _closes(text):
        text = text[:-1].rstrip()
    return span.cut(0, len(text)).trim("", ",;:")


def _closes(text: str) -> bool:
    """Whether the text ends in an abbreviation whose full stop is its own."""
    return text.endswith(".") and text.rsplit(None, 1)[-1].casefold() in _words("closers")


def _at_commas(text: str, start: int) -> list[Part]:
    parts, depth, first = [], 0, start
    for at in range(start, len(text)):
        ch = text[at]
        if ch in "([":
            depth += 1
        elif ch in ")]":
            depth = max(0, depth - 1)
        elif (
            ch in ",;"
            and not depth
            and not (ch == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit())
        ):
            parts.append(Part(first, at))
            first = at + 1
    parts.append(Part(first, len(text)))
    if depth:  # a parenthesis that is never closed hides no comma
        return [Part(hit.start(), hit.end()) for hit in re.finditer(r"[^,;]+", text[start:])] if not start else parts
    return [part for part in parts if text[part.start : part.end].strip()]


def _at_connectives(text: str, part: Part, kind: str, language: str, *, closes: bool) -> list[Part]:
    """Cuts at the words for "and" where both sides are things of their own; `closes` where the last ends a list."""
    piece = text[part.start : part.end]
    out, first = [], part.start
    lead = re.match(r"\s*(\S+)\s", piece)
    if lead and _joins(lead[1], kind):
        first += lead.end()
    joints = [
        hit
        for hit in re.finditer(r"(?<=\s)\S+(?=\s)", piece)
        if _joins(hit[0], kind) and not _inside(piece, hit.start())
    ]
    for hit in joints:
        at = part.start + hit.start()
        if at <= first:
            continue
        left, right = text[first:at].strip(), text[at + len(hit[0]) : part.end].strip()
        opening, last = not text[:first].strip(), closes and hit is joints[-1]
        if left and right and (not language or _apart(left, right, kind, language, opening=opening, closes=last)):
            out.append(Part(first, at))
            first = at + len(hit[0])
    out.append(Part(first, part.end))
    return out


def _joins(word: str, kind: str) -> bool:
    folded = word.casefold()
    return folded in _words("connectives") or (kind == "search_keys" and folded in _words("alternatives"))


def _inside(piece: str, at: int) -> bool:
    before = piece[:at]
    return before.count("(") > before.count(")")


def _apart(left: str, right: str, kind: str, language: str, *, opening: bool, closes: bool = False) -> bool:
    """Whether the two sides of an "and" are two items."""
    one, other = _bare(left), _bare(_first_item(right, kind))
    if not one or not other or one[-1].endswith("-") or other[0].startswith(("-", "–")):
        return False
    if other[0].isdigit() or one[-1].casefold().rstrip(".") in _words("closers"):
        return False
    alone = language.startswith("fi") and len(one) == 1 and one[0][-1] != "n"  # no genitive, and no word it leans on
    named = kind == "systems" and not one[-1].islower() and (not other[0].islower() or alone)
    if not named and dangling(one, language, opening=opening) and not dangling(other, language):
        return False
    if kind == "datasets" and len(other) > 1 and _describes(one[-1], language) and _describes(other[-2], language):
        return False  # "received and sent documents" is one noun
    if kind == "datasets" and language == "en" and one[-2:-1] == ["the"] and other[1:2] == ["of"]:
        return False  # "the management and development of" one thing
    if kind == "search_keys":
        return closes or language != "en" or len(one) > 1 or not shares_head(one[0], other)
    if kind == "systems" and (_product(one, opening=opening) or other[0][:1].isupper() or article(" ".join(other))):
        return True
    if kind == "systems" and any(word[:1].isupper() for word in other[1:]):
        return len(one) > 1 and _product(one, opening=opening)
    if kind == "systems":
        return True
    while len(one) > 2 and one[0].endswith("-"):
        one = one[2:]  # "service- and payment decisions" is one head without a modifier
    if len(one) > 1 and len(other) == 1 and not (closes and _whole(one, language)):
        # "joint permits and planning": a plural modifier cannot be shared with a singular
        return any(map(_plural, one[:-1])) and _plural(one[-1]) and not _plural(other[0])
    return True


def _describes(word: str, language: str) -> bool:
    """Whether a word only says of what kind a noun to come is."""
    data = load("vocabulary/splitting")["describing"].get(language[:2])
    low = word.casefold()
    return data is not None and low.endswith(tuple(data["ends"])) and not low.endswith(tuple(data["nouns"]))


def shares_head(word: str, phrase: list[str]) -> bool:
    """Whether an English word leans on the head of the key behind an "or" ("customer or invoice number")."""
    data = load("vocabulary/splitting")["en"]
    return len(phrase) > 1 and phrase[-1].casefold() in data["heads"] and word.casefold() not in data["keys"]


def _whole(words: list[str], language: str) -> bool:
    """Whether the last member but one of an enumeration shares no modifier with the last."""
    if language.startswith("fi"):
        return words[-1].endswith(tuple(_words("with_parts")))
    return not any(dangling([word], language) for word in words[:-1])


def _first_item(right: str, kind: str) -> str:
    """The right side up to its own next "and"."""
    for hit in re.finditer(r"\s(\S+)\s", right):
        if _joins(hit[1], kind):
            return right[: hit.start()]
    return right


def _bare(text: str) -> list[str]:
    return re.sub(r"\([^()]*\)?", " ", text).split()


def _product(words: list[str], *, opening: bool) -> bool:
    """Whether a phrase holds a product's name: a capital or a digit that the beginning does not explain."""
    return any(not word.islower() for word in words[1:]) or (
        not words[0].islower() and (not opening or len(words) == 1)
    )


def _plural(word: str) -> bool:
    return word.casefold().endswith("t")


def dangling(words: list[str], language: str = "fi", *, opening: bool = False) -> bool:
    """Whether a phrase leans on a noun that is still to come: it ends in a hyphen, a genitive or a participle."""
    last = words[-1]
    if last.endswith("-"):
        return True
    if not last[:1].isalpha() or (not last.islower() and not (len(words) == 1 and (opening or last.istitle()))):
        return False
    word, data = last.casefold(), load("vocabulary/splitting")
    finnish, swedish = data["fi"]["genitive"], data["sv"]["genitive"]
    if not language.startswith("fi"):
        genitive = language == "sv" and len(word) > 5 and word.endswith(tuple(swedish["tails"]))
        return genitive and not word.endswith(tuple(swedish["nominative_tails"]))
    if language == "fi place" and _illative(word):
        return False
    if word.endswith(finnish["ending"]) and len(word) >= finnish["shortest"]:
        return not word.endswith(tuple(finnish["nominative_tails"]))
    return language == "fi" and word.endswith(tuple(data["fi"]["oblique"])) and len(word) > 5


def _illative(word: str) -> bool:
    """Whether a word in -n stands in the illative, not in the genitive: its last vowel is long, or h stands in it."""
    vowels = word[-3:-1]
    return len(word) > 3 and (vowels[0] == vowels[1] or (word[-3] == "h" and word[-4] == word[-2]))


def _may_be_object(word: str) -> bool:
    """Whether a word in -n may be the object of a verb, which a genitive in the plural is not."""
    return not word.casefold().endswith(("-", *load("vocabulary/splitting")["fi"]["genitive"]["plural"]))


def _merge(text: str, parts: list[Part], kind: str, language: str) -> list[Part]:
    """Joins a part that leans on the next to it."""
    out: list[Part] = []
    end = _bare(text[parts[-1].start : parts[-1].end]) if parts else []
    settled = bool(end) and dangling(end, language)  # all of them stand so, and nothing comes to lean on
    for part in parts:
        words = _bare(text[part.start : part.end])
        if out and words:
            before = _bare(text[out[-1].start : out[-1].end])
            leans = (
                bool(before)
                and dangling(before, language, opening=len(out) == 1)
                and (before[-1].endswith("-") or not settled)
            )
            if kind == "datasets" and len(before) == len(words) == 1 and _may_be_object(before[0]):
                leans = leans and dangling(words, language)  # one word alone is no head that both could have
            if words[0].startswith("-") and len(words[0]) > 1:
                leans = True
            if (
                kind == "systems"
                and before
                and not before[-1].endswith("-")
                and any(not word.islower() for word in before)
            ):
                leans = False
            if leans or (words[0].isdigit() and kind == "datasets"):
                out[-1].end = part.end
                continue
        out.append(Part(part.start, part.end))
    return out
