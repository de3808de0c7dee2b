"""How the program that made a PDF wraps lines, and what therefore stands between two of them.

Most write a space at the end of each line they wrap, so that a missing one means that the word goes on
or that the line was ended on purpose; some divide words with a hyphen.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from typing import NamedTuple

from kuvauslint.readers.pdf_page import Stretch
from kuvauslint.readers.pdf_words import Letters, bare, known_words
from kuvauslint.readers.words import INVISIBLE
from kuvauslint.vocabulary.store import load

_NEAR = 2.0  # type sizes from where the longest line of a column ends: a line that surely was full
_NEARLY_ALL = 0.85  # of the lines that were wrapped
_SHORTEST_WORD = 2
_SHORT_TAIL = 3  # letters of a word's end that may be a word of its own by chance
_SURELY = 1.0  # that a word ends, by its letters
_LETTER = 0.7  # type sizes: about as wide as letters are
_WHOLE = 0.15  # of the words that end a line: behind them no space had room
_BROKEN = 1.4  # for each piece behind which a space had room but no letter, one behind which neither had
_HEAD_KNOWN = 4.0  # how much it tells that a piece is a whole word elsewhere, against what the letters tell
_TAIL_KNOWN = 1.5  # less: the last part of a long word often is one
_LONGEST_HEAD = 8  # letters of the last part of a compound that stand before the end of the line
_LONG_WORD = 25  # letters; how much each one more tells that there are two words
_LONGER = 0.4
_DIVIDED = 3  # lines that end within a word, to say of a document that it divides words
_SHORTEST_HEAD = 3  # letters of a word before the hyphen that divides it
_SPACE = 0.35  # type sizes: where nothing tells how wide a space is
SPACING = 1.55  # times the line's own height: a bigger step down is a new paragraph


class Habits(NamedTuple):
    """How the program that made the file wraps lines.

    spaces  it writes a space at the end of a line it wraps, nearly always
    tagged  the file is tagged: such programs do so always
    words   those that stand within lines, which nothing broke
    after_hyphen  those that follow a hyphen and a space within a line ("this- and that")
    """

    spaces: bool = False
    tagged: bool = False
    words: frozenset[str] = frozenset()
    after_hyphen: frozenset[str] = frozenset()
    hyphens: bool = False  # words are divided with a hyphen at the ends of lines
    always: bool = False  # a line without a space at its end is never one that was wrapped between words
    space: float = _SPACE  # how wide one is, in type sizes
    letters: Letters | None = None
    often: float = 0.0  # above 0 where a line of one word without a space ends with it more often than within it


SOFT = "\u2010"  # what browsers draw for a soft hyphen, and where they divide words themselves
HYPHENS = f"-{SOFT}"


def habits_of(stretches: list[Stretch], *, tagged: bool = False, space: float = 0.0) -> Habits:
    """The habits that the stretches of a whole document show, in the order they were drawn.

    `space` is how wide one is, in sizes of type; 0 where that is not known.
    """
    below = [_is_below(one, other) for one, other in itertools.pairwise(stretches)] + [False] * bool(stretches)
    rights: dict[int, float] = {}
    for stretch in stretches:
        rights[round(stretch.x0)] = max(stretch.x1, rights.get(round(stretch.x0), 0.0))
    wrapped = spaced = full = whole = broken = 0
    for stretch, following, is_next in zip(stretches, stretches[1:], below, strict=False):
        if not is_next or following.page != stretch.page or not following.text[:1].islower():
            continue
        several = " " in stretch.text.strip()  # one word alone may be a piece of one
        spare = (rights[round(stretch.x0)] - stretch.x1) / max(stretch.size, 1.0)
        if not several and stretch.text.rstrip()[-1:].isalpha():
            whole += stretch.text.endswith(" ")
            broken += not stretch.text.endswith(" ") and (space or _SPACE) < spare < _LETTER
        if several or stretch.text.endswith(" "):
            wrapped += 1
            spaced += stretch.text.endswith(" ")
            full += stretch.text.endswith(" ") or (space or _SPACE) < spare < _NEAR
    known = known_words(stretches, below)
    share = 0.15 if tagged else 0.5  # in narrow columns of a tagged file most words are broken
    spaces = spaced > max(share * wrapped, 2 if tagged else 0)
    always = spaces and (tagged or spaced >= _NEARLY_ALL * full)
    habits = Habits(spaces, tagged, known.words, known.after_hyphen, hyphens=True, always=always)
    often = math.log((_WHOLE * whole + 1) / (_BROKEN * broken + 1))
    habits = habits._replace(space=space or _SPACE, letters=known.letters, often=often)
    pairs = zip(stretches, stretches[1:], below, strict=False)
    ends = {_around(above.text, under.text) for above, under, is_next in pairs if is_next and above.text[-1:] == "-"}
    divided = sum(is_divided(above, under, habits) for above, under in ends)
    # where no word is divided the hyphens at the ends of lines stand between words
    between = sum(_ends_as_word(above, under, known.letters) for above, under in ends)
    return habits._replace(hyphens=divided >= max(_DIVIDED, 2 * between))


def _around(before: str, after: str) -> tuple[str, str]:
    """The words at the end of a line and at the beginning of the next."""
    return before.rsplit(maxsplit=1)[-1].casefold(), after.split(maxsplit=1)[0] if after.strip() else ""


def _ends_as_word(before: str, after: str, letters: Letters) -> bool:
    """Whether what stands before a hyphen at the end of a line looks like a whole word."""
    if before[-1:] != "-" or not before[-2:-1].isalpha() or not after[:1].islower():
        return False
    return letters.parted(bare(before.rsplit(maxsplit=1)[-1][:-1]), bare(after.split(maxsplit=1)[0])) > _SURELY


def is_divided(before: str, after: str, habits: Habits) -> bool:
    """Whether a hyphen at the end of a line only divides a word; one behind a name or a word known by itself stays."""
    if before[-1:] == SOFT:
        return _goes_on_softly(before, after)
    if before[-1:] != "-" or not after[:1].islower() or not before[-2:-1].islower():
        return False
    head, tail = before.rsplit(maxsplit=1)[-1][:-1], bare(after.split(maxsplit=1)[0])
    if len(head) < _SHORTEST_HEAD or tail in habits.after_hyphen or _same_vowel(head, tail):
        return False
    if not head.islower():  # of a name, which the hyphen may belong to
        whole = bare(head)
        known = whole + tail in habits.words or _parted(whole, tail, habits._replace(often=0.0)) < -_SURELY / 2
        return head[1:].islower() and head[0].isalpha() and habits.hyphens and known
    return head + tail in habits.words or (habits.hyphens and bare(head) not in habits.words)


def _goes_on_softly(before: str, after: str) -> bool:
    """Whether a word goes on behind the hyphen that a browser puts where it divides one."""
    head = before[:-1].rstrip(INVISIBLE)
    if not head[-1:].isalpha() or not (after[:1].islower() or _all_capitals(head, after)):
        return False
    return bare(after.split(maxsplit=1)[0]) not in load("vocabulary/splitting")["connectives"]


def _same_vowel(head: str, tail: str) -> bool:
    """Whether a hyphen stands between two equal vowels: spelling demands it there, and no word is divided so."""
    return bool(tail) and head[-1] == tail[0] and unicodedata.normalize("NFD", tail[0])[0] in "aeiouy"


def _is_below(stretch: Stretch, following: Stretch) -> bool:
    """Whether a stretch may be the next line of the one before, or of its column on the next page."""
    if following.page != stretch.page:
        return True
    step = following.y - stretch.y
    return 0.8 * stretch.size < step < SPACING * stretch.size and following.x0 < stretch.x0 + 3 * stretch.size


def over_pages(before: str, after: str, habits: Habits, *, narrow: bool = False) -> str:
    """The text of a paragraph that goes on on the next page; words are broken in `narrow` ones."""
    if before[-1:] == SOFT and _goes_on_softly(before, after):
        return before[:-1] + after
    return before + _between_pages(before, after, habits, narrow=narrow) + after


def _between_pages(before: str, after: str, habits: Habits, *, narrow: bool) -> str:
    """What stands between the two."""
    if not before or not after or before[-1] in HYPHENS:
        return ""
    head, tail = bare(before.rsplit(maxsplit=1)[-1]), bare(after.split(maxsplit=1)[0])
    if head + tail in habits.words:
        return ""
    if not narrow or not habits.spaces or not before[-1].isalpha() or not after[0].isalpha():
        return " "
    return "" if _parted(head, tail, habits) <= 0 else " "


def _parted(head: str, tail: str, habits: Habits) -> float:
    """Above 0 where a word more likely ends between the two than goes on."""
    letters = habits.letters.parted(head, tail) if habits.letters is not None else 0.0
    known = habits.words
    if len(tail) < _SHORTEST_WORD or (len(tail) < _SHORT_TAIL and tail not in known):
        return -1.0
    if any(head[-n:] + tail in known for n in range(_SHORTEST_WORD, min(len(head), _LONGEST_HEAD) + 1)):
        return -_HEAD_KNOWN  # a compound of a word that stands elsewhere, which is broken within
    return (
        habits.often
        + letters
        + max(len(head) + len(tail) - _LONG_WORD, 0) * _LONGER
        + (_HEAD_KNOWN if head in known else 0.0)
        + (_TAIL_KNOWN if tail in known and len(tail) > _SHORT_TAIL else 0.0)
    )


def glue(before: str, after: str, habits: Habits, spare: float | None = None) -> str:
    """What stands between two lines of a paragraph: a space, or nothing where a word goes on.

    A hyphen at the end of a line stays, for it may belong to the name; a soft one goes. `spare` is what
    was left of the line, in type sizes, where the column is a narrow one: only there words are broken,
    and only those too long for a line, which therefore begin one.
    """
    if not before or before[-1].isspace() or not after or before[-1] in INVISIBLE or after[0] in ",.;:)":
        return ""
    tail = bare(after.split(maxsplit=1)[0])
    if before[-1] == "/" and before[-2:-1].isalnum() and after[0].isalnum():
        return ""
    if before[-1] in HYPHENS and after[0].isalnum():
        return " " if before[-2:-1].isalnum() and tail in habits.after_hyphen else ""
    if after[0] == "-" and after[1:2].islower():
        head = bare(before.rsplit(maxsplit=1)[-1])
        return " " if head in habits.after_hyphen or head in habits.words else ""
    if not before[-1].isalpha() or not (after[0].islower() or _all_capitals(before, after)):
        return " "
    if habits.spaces and habits.tagged and after[0].islower():
        return ""
    if spare is None or " " in before.strip():
        return " "
    return "" if _is_broken(bare(before), tail, habits, spare) else " "


def _all_capitals(before: str, after: str) -> bool:
    return before.rsplit(maxsplit=1)[-1].isupper() and after.split(maxsplit=1)[0].isupper()


def _is_broken(head: str, tail: str, habits: Habits, spare: float) -> bool:
    """Whether the only word of a line goes on in the next; a missing space may also mean that it did not fit."""
    known = habits.words
    if head + tail in known:
        return head not in known or tail not in known
    if not habits.spaces:  # only a line with no room for another letter may end within a word
        unknown = habits.letters is not None and head not in known and tail not in known
        return unknown and spare < _LETTER and _parted(head, tail, habits._replace(often=0.0)) < -_SURELY
    if spare >= habits.space:
        return True
    return _parted(head, tail, habits) <= 0
