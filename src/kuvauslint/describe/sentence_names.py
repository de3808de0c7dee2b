"""Entries that no heading names: a paragraph begins "The repository of X holds …" and the rest follows it."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.body_names import genitive_of
from kuvauslint.describe.cues import defines, is_on_description, small
from kuvauslint.describe.entry_names import name_key
from kuvauslint.describe.lines import Line, is_sentence
from kuvauslint.describe.sections import Context, Section, opened_by
from kuvauslint.describe.spans import Span, sentences
from kuvauslint.vocabulary.match import find_label
from kuvauslint.vocabulary.store import load

# Under what an entry may be named by a sentence: not under a heading that names one itself.
OVER = frozenset({"start", "title", "container", "stop", "navigation", "date", "told", "case"})
TELLING = frozenset({"datasets", "systems", "search_keys", "purpose"})  # labels that tell of an entry
SHORTEST_NAME = 3  # words, of a name made of words that name nothing


@cache
def _opening() -> re.Pattern[str]:
    data = load("vocabulary/outline")["sentence_names"]
    nouns, joins = "|".join(data["nouns"]), "|".join(data["joins"])
    verbs, labelled = "|".join(data["verbs"]), "|".join(data["verbs_over_labels"])
    name = rf"(?P<name>(?:[^\s,.;:]+ ){{0,8}}?\S*(?:{nouns})(?: (?:{joins})(?: [^\s,.;:]+){{1,5}}?)?)"
    return re.compile(rf"^(?:{'|'.join(data['articles'])})?{name} (?:(?P<sure>{verbs})|{labelled})\b")


def named_by_sentence(lines: list[Line], at: int, last: Section, context: Context) -> Section | None:
    """The entry that a paragraph opens by its first sentence, after the section `last`; None where it opens none.

    A verb of holding is enough; "X is" and the like, and what is told of several at once, open an entry
    only right above a label that tells of it.
    """
    line = lines[at]
    if last.kind not in OVER or line.kind != "paragraph" or context.awaiting or line.label is not None or line.pairs:
        return None
    first = next(iter(sentences(line.span)), line.span)
    hit = _opening().match(small(first.text))
    if hit is None or defines(first.text) or is_on_description(first.text):
        return None
    name = _without_owner(first.cut(hit.start("name"), hit.end("name")))
    labels = at + 1 < len(lines) and not TELLING.isdisjoint(opened_by(lines[at + 1]))
    if not labels and (not hit["sure"] or name.text.casefold().endswith(_several())):
        return None
    if _names_nothing(name.text) or (last.name is not None and name_key(last.name.text) == name_key(name.text)):
        return None
    section = Section("told", name, line)
    section.lines = [*_leading_items(last), line]
    return section


@cache
def _several() -> tuple[str, ...]:
    return tuple(load("vocabulary/outline")["sentence_names"]["plurals"])


def _names_nothing(name: str) -> bool:
    """Whether a subject is a pronoun's, a term of the law or an element of an entry, and the name of no repository."""
    data = load("vocabulary/outline")["sentence_names"]
    words = small(name).split()
    if words[0] in data["pronouns"] or is_sentence(name):
        return True
    if words[0] not in data["bare"] and len(words) > 1 and find_label(words[0]) is not None:
        return True
    return len(words) < SHORTEST_NAME and all(word in data["bare"] for word in words)


def _without_owner(name: Span) -> Span:
    """The name without the body before it ("Northtown's repository of …")."""
    words = [(hit.start(), hit.end(), hit[0]) for hit in re.finditer(r"\S+", name.text)]
    for start, end, word in reversed(words[:-1]):
        owner = bool(genitive_of(small(word)))
        if owner and (start == 0 or name.text[:1].isupper()) and len(words) > 2:
            rest = name.cut(end, len(name.text))
            return rest if rest.text else name
    return name


def _leading_items(before: Section) -> list[Line]:
    """The data sets that stand as bullets between the heading over all and the entry's first sentence."""
    endings = tuple(load("vocabulary/outline")["sentence_names"]["materials"])
    at = len(before.lines)
    while at and before.lines[at - 1].kind == "item":
        if not small(before.lines[at - 1].text).rstrip(" .,;").endswith(endings):
            break
        at -= 1
    items, before.lines[at:] = before.lines[at:], []
    return items
