"""How the program that made a PDF wraps lines, and what therefore stands between two of them.

Most write a space at the end of each line they wrap, so that a missing one means that the word goes on
or that the line was ended on purpose; some divide words with a hyphen.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

from kuvauslint.readers.pdf_page import Stretch
from kuvauslint.readers.words import INVISIBLE

_PUNCTUATION = ".,;:()"
_SEAM = "\uffff"  # between stretches: a word that has one may be a piece
_NEARLY_ALL = 0.85  # of the lines that were wrapped
_SHORT_TAIL = 3  # letters of a word's end that may be a word of its own by chance
_DIVIDED = 3  # lines that end within a word, to say of a document that it divides words
_SHORTEST_HEAD = 3  # letters of a word before the hyphen that divides it
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


def habits_of(stretches: list[Stretch], *, tagged: bool = False) -> Habits:
    """The habits that the stretches of a whole document show, in the order they were drawn."""
    wrapped = spaced = 0
    words: set[str] = set()
    hyphened: set[str] = set()
    text: list[str] = []
    for stretch, following in zip(stretches, [*stretches[1:], None], strict=True):
        text.append(stretch.text)
        if following is None or not _is_below(stretch, following):
            text.append(" ")
            continue
        if not stretch.text.endswith(" "):
            text.append(_SEAM)
        several = " " in stretch.text.strip()  # one word alone may be a piece of one
        if following.page == stretch.page and following.text[:1].islower() and (several or stretch.text.endswith(" ")):
            wrapped += 1
            spaced += stretch.text.endswith(" ")
    before = ""
    for word in "".join(text).split():
        if _SEAM not in word:
            words.add(_bare(word))
            if before[-1:] == "-" and len(before) > 1:
                hyphened.add(_bare(word))
        before = word
    share = 0.15 if tagged else 0.5  # in narrow columns of a tagged file most words are broken
    spaces = wrapped > 2 and spaced > max(share * wrapped, 2 if tagged else 0)
    always = spaces and (tagged or spaced >= _NEARLY_ALL * wrapped)
    habits = Habits(spaces, tagged, frozenset(words), frozenset(hyphened), hyphens=True, always=always)
    pairs = itertools.pairwise(stretches)
    divided = sum(_is_below(above, below) and is_divided(above.text, below.text, habits) for above, below in pairs)
    return habits._replace(hyphens=divided >= _DIVIDED)


def is_divided(before: str, after: str, habits: Habits) -> bool:
    """Whether a hyphen at the end of a line only divides a word; one behind a name or a word known by itself stays."""
    if before[-1:] != "-" or not after[:1].islower() or not before[-2:-1].islower():
        return False
    head, tail = before.rsplit(maxsplit=1)[-1][:-1], _bare(after.split(maxsplit=1)[0])
    if not head.islower() or len(head) < _SHORTEST_HEAD or tail in habits.after_hyphen:
        return False
    return head + tail in habits.words or (habits.hyphens and _bare(head) not in habits.words)


def _is_below(stretch: Stretch, following: Stretch) -> bool:
    """Whether a stretch may be the next line of the one before, or of its column on the next page."""
    if following.page != stretch.page:
        return True
    step = following.y - stretch.y
    return 0.8 * stretch.size < step < SPACING * stretch.size and following.x0 < stretch.x0 + 3 * stretch.size


def glue_pages(before: str, after: str, habits: Habits) -> str:
    """What stands between the texts of a paragraph that goes on on the next page."""
    if not before or not after or before[-1] == "-":
        return ""
    head, tail = _bare(before.rsplit(maxsplit=1)[-1]), _bare(after.split(maxsplit=1)[0])
    if head + tail in habits.words:
        return ""
    return " " if head in habits.words or tail in habits.words or not habits.spaces else ""


def glue(before: str, after: str, habits: Habits, spare: float | None = None) -> str:
    """What stands between two lines of a paragraph: a space, or nothing where a word goes on.

    A hyphen at the end of a line stays, for it may belong to the name; a soft one goes. `spare` is what
    was left of the line, in type sizes, where the column is a narrow one: only there words are broken,
    and only those too long for a line, which therefore begin one.
    """
    if not before or before[-1].isspace() or not after or before[-1] in INVISIBLE or after[0] in ",.;:)":
        return ""
    tail = _bare(after.split(maxsplit=1)[0])
    if before[-1] == "/" and before[-2:-1].isalnum() and after[0].isalnum():
        return ""
    if before[-1] == "-" and after[0].isalnum():
        return " " if before[-2:-1].isalnum() and tail in habits.after_hyphen else ""
    if after[0] == "-" and after[1:2].islower():
        head = _bare(before.rsplit(maxsplit=1)[-1])
        return " " if head in habits.after_hyphen or head in habits.words else ""
    if not before[-1].isalpha() or not after[0].islower():
        return " "
    if habits.spaces and habits.tagged:
        return ""
    if spare is None or " " in before.strip():
        return " "
    head, known = _bare(before), habits.words
    if head + tail in known:
        return " " if head in known and tail in known else ""
    # a missing space at the end of a line means that it did not fit, or that the word goes on
    whole = head in known or (tail in known and len(tail) > _SHORT_TAIL)
    return "" if habits.spaces and (spare > 0.35 or not whole) else " "


def _bare(word: str) -> str:
    return word.strip(_PUNCTUATION).casefold()
