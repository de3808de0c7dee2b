"""Search keys as they stand in a catalogue: split, in the dictionary form, a shared head given to each member."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.spans import Span, joined
from kuvauslint.describe.splitting import dangling, shares_head, split
from kuvauslint.vocabulary.store import load

Key = tuple[Span, str]  # where it stands, and its dictionary form


def search_keys(span: Span, case: str = "", language: str = "fi") -> list[Key]:
    """The keys of an enumeration written in a case: nominative (empty), partitive, adessive, genitive."""
    span, case = _without_postposition(span, case)
    return [
        (item, base_form(item.text, case))
        for item in _spread(
            split(span, "search_keys", genitives=case != "genitive", language=language, inflected=bool(case)), language
        )
    ]


def _without_postposition(span: Span, case: str) -> tuple[Span, str]:
    text = span.text.rstrip(" .")
    last = text.rsplit(None, 1)[-1].casefold() if text else ""
    if last in load("vocabulary/inflection")["postpositions"]:
        return span.cut(0, len(text) - len(last)), "genitive"
    return span, case


def _spread(items: list[Span], language: str) -> list[Span]:
    """Spread a shared head: "x's, y's or z's name" names three things: the head goes to each."""
    out = []
    for item in items:
        pieces = list(re.finditer(r"[^\s,]+(?:\s+(?!\S+(?:\s|$)))?", item.text)) if " " in item.text else []
        members = _members(item, language) if len(pieces) > 2 else []
        out += members or [item]
    return out


def _members(item: Span, language: str) -> list[Span]:
    """The modifiers of one head noun, each with the head; empty where the item is one thing."""
    connectives = {*load("vocabulary/splitting")["connectives"], *load("vocabulary/splitting")["alternatives"]}
    words = [(hit.start(), hit.end(), hit[0]) for hit in re.finditer(r"[^\s,]+", item.text)]
    joints = [n for n, word in enumerate(words) if word[2].casefold() in connectives]
    if len(joints) != 1 or joints[0] == 0 or joints[0] + 2 >= len(words) or "(" in item.text:
        return []
    joint = joints[0]
    head = item.cut(words[joint + 2][0], len(item.text))
    modifiers = [*words[:joint], words[joint + 1]]
    if language == "en":
        if not all(shares_head(word[2], [*item.text[words[joint + 1][0] :].split()]) for word in modifiers):
            return []
    elif any(word[2].endswith("-") or not _possessive(word[2].lower(), language) for word in modifiers):
        return []
    if item.text[: words[joint][0]].count(",") != joint - 1:
        return []
    return [joined([item.cut(start, end), head]) for start, end, _ in modifiers]


def _possessive(word: str, language: str) -> bool:
    return dangling([word], language) or (language == "sv" and len(word) > 4 and word.endswith("s"))


@cache
def _nouns() -> dict[str, str]:
    return {form: base for base, forms in load("vocabulary/inflection")["nouns"].items() for form in forms}


def base_form(text: str, case: str = "") -> str:
    """The dictionary form of a noun phrase; only its last noun and what agrees with it change."""
    if not case or not text:
        return text
    for joint in load("vocabulary/inflection")["same_thing"]:
        one, between, other = text.partition(joint)
        if between:
            return f"{base_form(one, case)}{between}{base_form(other, case)}"
    head, gap, last = text.rpartition(" ")
    if last.endswith(")") and "(" in text:
        at = text.rindex("(")
        return f"{base_form(text[:at].rstrip(), case)} {text[at:]}"
    colon = re.fullmatch(r"(.+):([^\W\d_]{1,4})", last)
    if colon and colon[2] in load("vocabulary/inflection")["after_colon"]:
        return f"{head}{gap}{colon[1]}"
    if _product(last, case):
        return f"{head}{gap}{_named(last, case)}"
    base = _noun(last, case)
    return f"{_agreeing(head, case) if base != last else head}{gap}{base}"


def _agreeing(head: str, case: str) -> str:
    """The words before a noun, the adjectives among them that stand in its case in the dictionary form."""
    words = head.split(" ")
    for n in range(len(words) - 1, -1, -1):
        folded = words[n].casefold()
        hit = next((end for end in _agreements(case) if folded.endswith(end)), None)
        if hit is None:
            break
        words[n] = words[n][: len(words[n]) - len(hit)] + load("vocabulary/inflection")["agreeing"][case][hit]
    return " ".join(words)


@cache
def _agreements(case: str) -> tuple[str, ...]:
    return tuple(sorted(load("vocabulary/inflection")["agreeing"].get(case, {}), key=len, reverse=True))


def _product(word: str, case: str) -> bool:
    """Whether a word is a product's name in a place case: its stem does not change."""
    return case in ("illative", "inessive", "elative") and word[:1].isupper() and word.isalpha() and not word.isupper()


_PLACED = {"inessive": ("ssa", "ss\u00e4"), "elative": ("sta", "st\u00e4")}


def _named(word: str, case: str) -> str:
    """A product's name without its case ending; a vowel that was only put between stays where none is known."""
    folded = word.casefold()
    if _nouns_end(folded):
        return _noun(word, case)
    for ending, base in load("vocabulary/inflection")["names"].get(case, {}).items():
        if folded.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + str(base)
    for ending in _PLACED.get(case, ()):
        if folded.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    if case == "illative" and len(word) > 4 and folded[-1] == "n" and folded[-2] == folded[-3]:
        return word[:-2]
    if case == "illative" and len(word) > 5 and folded[-1] == "n" and folded[-3] == "h" and folded[-2] == folded[-4]:
        return word[:-3]
    return word


def _nouns_end(folded: str) -> bool:
    nouns = _nouns()
    return any(folded[start:] in nouns for start in range(len(folded) - 2))


def _noun(word: str, case: str) -> str:
    folded = word.casefold()
    nouns = _nouns()
    for start in range(len(folded) - 2):
        if (base := nouns.get(folded[start:])) is not None:
            return word[:start] + (base.capitalize() if start == 0 and word[:1].isupper() else base)
    data = load("vocabulary/inflection")
    if folded.endswith(tuple(data["dictionary"])) or case not in data["endings"]:
        return word
    endings = data["endings"][case]
    for size in (5, 4, 3, 2):
        ending = folded[-size:]
        if ending in endings and len(word) > size + 1:
            base = folded[: len(word) - size] + str(endings[ending])
            strong = case == "partitive" or (case == "illative" and size == 3)  # there no consonant weakens
            if (not strong and _weak(base)) or (case == "adessive" and base.endswith(_PLURAL)):
                return word
            return word[: len(word) - size] + str(endings[ending])
    return word


_PLURAL = ("oi", "\u00f6i", "ei", "ji")  # ends of a plural stem, which tell no dictionary form


def _weak(stem: str) -> bool:
    """Whether the last consonant may stand in its weak grade, so that the dictionary form cannot be told."""
    before = stem.rstrip("aeiouy\u00e4\u00f6")
    if before.endswith(("st", "sk", "sp", "tk")):
        return False  # no word has these for the weak grade of another
    return len(before) < len(stem) and before.endswith(("t", "d", "k", "p", "v", "nn", "mm", "ll", "rr", "ng"))
