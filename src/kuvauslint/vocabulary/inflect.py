"""What a word looks like when it is bent: stems and endings from `rules/vocabulary/word_forms.yaml`."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from kuvauslint.vocabulary.store import load


class Stem(NamedTuple):
    """A stem and the endings that make it a whole word."""

    text: str
    endings: frozenset[str]


def stems(lemma: str, language: str, more: tuple[str, ...] = ()) -> tuple[Stem, ...]:
    """The stems of a dictionary form, the longest first, so that the fullest reading wins.

    `more` are vowel stems that no rule gives. Finnish, Swedish (sv) and English (en) are known;
    any other language code is bent like English.
    """
    if language == "fi":
        found = _finnish(lemma, more)
    elif language == "sv":
        found = [Stem(text, _swedish_endings()) for text in _swedish_texts(lemma, more)]
    else:
        found = [Stem(text, frozenset(_rules("en")["endings"])) for text in (lemma, *more)]
    return tuple(sorted(set(found), key=lambda stem: (-len(stem.text), stem.text, len(stem.endings))))


def first_parts(lemma: str, language: str, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The forms in which the word can be the first part of a compound, the longest first."""
    found = {lemma, *more}
    if language == "fi":
        kind = _type_of(lemma)
        cut = lemma[: len(lemma) - len(kind["ends"])]
        found |= {cut + first for first in kind.get("first", ())}
        found |= {stem + "n" for stem in (*_put(lemma, kind, "vowel"), *more)}
        found |= {plural + ending for plural in _put(lemma, kind, "plural") for ending in ("en", "den", "tten")}
        found |= {dual + "en" for dual in _put(lemma, kind, "dual")}
    elif language == "sv":
        found |= {lemma + "s", *_swedish_texts(lemma, ())}
    return tuple(sorted(found, key=lambda part: (-len(part), part)))


def _rules(language: str) -> Any:
    return load("vocabulary/word_forms")[language]


def _finnish(lemma: str, more: tuple[str, ...]) -> list[Stem]:
    kind = _type_of(lemma)
    harmony = _harmony(lemma)
    found = [Stem(lemma, _endings("nominative", harmony))]
    found += [Stem(text, _endings("vowel", harmony)) for text in (*_put(lemma, kind, "vowel"), *more)]
    for name in ("plural", "dual", "consonant"):
        found += [Stem(text, _endings(name, harmony)) for text in _put(lemma, kind, name)]
    return found


def _type_of(lemma: str) -> Any:
    return next(kind for kind in _rules("fi")["types"] if lemma.endswith(kind["ends"]))


def _put(lemma: str, kind: Any, name: str) -> tuple[str, ...]:
    """The stems of one name, in both grades where the type has grades."""
    cut = lemma[: len(lemma) - len(kind["ends"])]
    grade = kind.get("grade")
    heads = [cut, *_grades(cut, grade)] if grade and name != "consonant" else [cut]
    return tuple(dict.fromkeys(head + text for head in heads for text in kind.get(name, ())))


def _grades(head: str, grade: str) -> tuple[str, ...]:
    """The head in its other grade: all readings, as a single consonant may be either grade."""
    if any(head.endswith(pair) for pair in _rules("fi")["ungraded"]):
        return ()
    vowels = _rules("fi")["vowels"]
    found = []
    for strong, weak in _rules("fi")["gradation"]:
        old, new = (strong, weak) if grade == "weak" else (weak, strong)
        before = head[: len(head) - len(old)]
        # a vanished k leaves nothing to look for: only between two vowels can one be put back
        if head.endswith(old) and (old or head[-1:] in vowels):
            found.append(before + new)
            if grade == "weak":
                break
    return tuple(found)


def _harmony(lemma: str) -> str:
    """back, front, or both where the last vowels are neutral and a compound may have turned."""
    rules = _rules("fi")
    tail = [letter for letter in lemma if letter in rules["vowels"]][-2:]
    for letter in reversed(tail):
        if letter in rules["back"]:
            return "back"
        if letter in rules["front"]:
            return "front"
    return "both"


@cache
def _endings(name: str, harmony: str) -> frozenset[str]:
    """All endings of a stem: case, possessive suffix and clitic, each kind left out or put."""
    rules = _rules("fi")
    cases = [""] if name == "nominative" else rules["endings"][name]
    owned = [case + suffix for case in (_bare(case) for case in cases) for suffix in rules["possessive"]]
    whole = [*cases, *owned]
    whole += [form + clitic for form in whole for clitic in rules["clitic"]]
    return frozenset(spelled for form in whole for spelled in _spelled(form, harmony))


def _bare(case: str) -> str:
    """The case ending as a possessive suffix finds it: genitive and illative lose their last n."""
    return case.removesuffix("n")


def _spelled(form: str, harmony: str) -> tuple[str, ...]:
    rules = _rules("fi")
    back = form.replace("A", rules["back"][0]).replace("O", rules["back"][1])
    front = form.replace("A", rules["front"][0]).replace("O", rules["front"][1])
    return {"back": (back,), "front": (front,), "both": (back, front)}[harmony]


def _swedish_texts(lemma: str, more: tuple[str, ...]) -> tuple[str, ...]:
    rules = _rules("sv")
    found = [lemma, *more]
    if lemma[-1:] in rules["dropped"]:
        found.append(lemma[:-1])
    if lemma[-2:] in rules["syncope"] and lemma[-3:-2] not in rules["vowels"]:
        found.append(lemma[:-2] + lemma[-1])
    return tuple(dict.fromkeys(found))


@cache
def _swedish_endings() -> frozenset[str]:
    rules = _rules("sv")
    return frozenset(ending + genitive for ending in rules["endings"] for genitive in ("", rules["genitive"]))
