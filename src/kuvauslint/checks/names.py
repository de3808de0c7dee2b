"""One system or one term spelled in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.edits import shared_start
from kuvauslint.vocabulary.endings import vowels
from kuvauslint.vocabulary.likeness import Likeness, alike, clean

# A first letter small or capital is where a name stands in a list; another form is grammar.
SPELLING = ("typo", "diacritics", "hyphen", "space", "case")
TERMS = ("search_keys", "datasets")
PHRASES = ("disclosure",)
SURE = 14  # letters of a term from which one letter's difference is a slip
SURE_LONG = 11  # the same of a vowel that is long in one spelling alone
LONGEST = 60  # characters of a phrase; a longer text is prose

Named = tuple[Node, str, Node | None]


def system_variants(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every system whose name is another spelling of a system named elsewhere in the description."""
    del node
    systems = [(at, bare(name), entry) for at, name, entry in _named(subject, "systems")]
    systems += [
        (system.get("name") or system, bare(name), system) for system, name in subject.listed(subject.root, "systems")
    ]
    yield from _variants(subject, systems, "systems", SPELLING)


def bare(name: str) -> str:
    """A name without the explanation in brackets behind it."""
    short = name.partition(" (")[0] if name.endswith(")") else name
    return short or name


def misspelled(one: list[str], other: list[str]) -> set[str]:
    """The names of either list, as `bare` gives them, that are another spelling of a name of the other list."""
    names = [*map(bare, one), *map(bare, other)]
    pairs = [(pair.first, pair.second) for pair in alike(names) if pair.kind in SPELLING]
    across = [pair for pair in pairs if (pair[0] < len(one)) != (pair[1] < len(one))]
    return {names[at] for pair in across for at in pair}


def term_variants(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every search key or data set in a second spelling, and every fixed phrase in a second form."""
    del node
    for field in TERMS:
        if alike([name for _, items, _ in subject.lists(field) for _, name in items]):
            yield from _variants(subject, _named(subject, field), field, ("typo", "diacritics", "hyphen", "space"))
    for field in PHRASES:
        phrases = [(at, _head(text), entry) for at, text, entry in _named(subject, field)]
        several = [phrase for phrase in phrases if " " in phrase[1] and len(phrase[1]) <= LONGEST]
        yield from _variants(subject, several, field, (*SPELLING, "inflection"))


def _named(subject: Subject, field: str) -> list[Named]:
    return [(at, name, entry) for entry, items, _ in subject.lists(field) for at, name in items]


def _head(text: str) -> str:
    for stop in (",", ";", ".", "(", ":"):
        text = text.partition(stop)[0]
    return text.strip()


def _variants(subject: Subject, named: Sequence[Named], field: str, kinds: tuple[str, ...]) -> Iterator[Hit]:
    """A hit at the rarer spelling of each pair, at its first place; the other spelling is the related place."""
    names = [name for _, name, _ in named]
    likenesses = alike(names)
    if not likenesses:
        return  # as nearly always, and then nothing need be counted
    counts = Counter(map(clean, names))
    first: dict[str, int] = {}
    for position, name in enumerate(names):
        first.setdefault(clean(name), position)
    told: set[str] = set()
    for likeness in likenesses:
        if likeness.kind not in kinds or (field in TERMS and _is_short_slip(likeness, names)):
            continue
        pair = _rarer_last(likeness, names, counts)
        if counts[clean(names[pair.first])] == counts[clean(names[pair.second])] and _is_listed(named[pair.second]):
            pair = Likeness(pair.second, pair.first, pair.kind)  # the list of systems says how a name is written
        if clean(names[pair.second]) in told:
            continue
        told.add(clean(names[pair.second]))
        at, name, entry = named[first[clean(names[pair.second])]]
        other, other_name, _ = named[first[clean(names[pair.first])]]
        related = (subject.description.place(other),)
        yield Hit(at, {"name": name, "other": other_name, "difference": pair.kind}, entry, field, related)


def _is_listed(named: Named) -> bool:
    """Whether a name stands in the document's own list of systems."""
    return named[2] is not None and named[2].path[:1] == ("systems",)


def _is_short_slip(likeness: Likeness, names: list[str]) -> bool:
    """Whether a slip makes another word, or another form of it, more often than not.

    So it does in a short word of the language, and where one k, p or t stands for two, which Finnish
    has in the forms of one word.
    """
    if likeness.kind != "typo":
        return False
    one, other = names[likeness.first].casefold(), names[likeness.second].casefold()
    at = shared_start(one, other)
    gradation = len(one) != len(other) and {one[at : at + 1], other[at : at + 1]} & set("kpt")
    more = max(one, other, key=len)
    long = len(one) != len(other) and more[at] == more[at - 1] and more[at] in vowels()
    return len(other) < (SURE_LONG if long else SURE) or bool(gradation)


def _rarer_last(pair: Likeness, names: list[str], counts: Counter[str]) -> Likeness:
    if counts[clean(names[pair.first])] < counts[clean(names[pair.second])]:
        return Likeness(pair.second, pair.first, pair.kind)
    return pair
