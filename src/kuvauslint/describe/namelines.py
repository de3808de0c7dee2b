"""Whether a short line or a bullet names something new, by what stands before and after it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kuvauslint.describe import neighbours
from kuvauslint.describe.contacts import is_contact, is_led
from kuvauslint.describe.cues import points_elsewhere, small, tells_purpose
from kuvauslint.describe.lines import LONGEST_NAME, Line, is_sentence, reads_like_name, repository_name
from kuvauslint.describe.sections import Context, opened_by
from kuvauslint.describe.small_words import begins_small
from kuvauslint.vocabulary.store import load

CONTACTS = frozenset({"request", "authority", "responsible"})
SHORTEST_PROSE = 60  # letters of a paragraph that has a heading right above it
MOST_IN_HEADING = 6  # words
SINGLE = frozenset({"api", "authority", "purpose", "responsible", "users", "disclosure", "notes"})


def item_names(lines: list[Line], at: int, context: Context) -> bool:
    """Whether a bullet is the name of an entry: what follows it tells of it, and it is no link in a list."""
    line = lines[at]
    before, after = neighbours.before(lines, at), neighbours.after(lines, at)
    if after is None or not reads_like_name(line.text):
        return False
    after = _past_pointers(lines, at, after)
    if after.kind == "row":  # a table of its fields
        return repository_name(line.text) == "strong" and (before is None or before.kind != "item")
    if after.kind == "paragraph" and small(line.text).rstrip(" .,;").endswith(_materials()):
        return False  # data sets, and what is told of their repository after them
    beside = before if before is not None and before.kind == "item" and before.level == line.level else None
    in_list = beside is not None and reads_like_name(beside.text)
    if in_list or (context.field and (context.awaiting or context.items)):
        return False
    named = repository_name(line.text)
    if after.kind == "item" and after.level == line.level:
        if not tells(after) or points_elsewhere(line.text):
            return False
        if named == "strong" or (before is not None and before.kind != "item"):
            return bool(named)
        return beside is not None and tells(beside) and line.text[:1].isupper()
    if after.kind == "item":
        return after.level > line.level and (bool(named) or tells(after))
    if after.label is not None:
        return named == "strong" and not context.items
    return named == "strong" or (is_sentence(after.text) and tells(after))


def _past_pointers(lines: list[Line], at: int, after: Line) -> Line:
    """The first item below a bullet that does not only say where else to read, which tells of nothing."""
    for number in range(at + 1, len(lines)):  # no slice: it would copy the rest of the page for each bullet
        below = lines[number]
        points = below.text.rstrip().endswith(".") and points_elsewhere(below.text)
        if below.kind != "item" or below.level < after.level:
            break
        if not points:
            return below
    return after


@cache
def _materials() -> tuple[str, ...]:
    return tuple(load("vocabulary/outline")["sentence_names"]["materials"])


def tells(line: Line) -> bool:
    """Whether a line tells something of what was named before it."""
    return bool(line.pairs) or (is_sentence(line.text) and line.text.rstrip().endswith((".", ":")))


def names_something(lines: list[Line], at: int, context: Context) -> bool:
    """Whether a heading or a short line names something new, by what stands before and after it."""
    line = lines[at]
    after = neighbours.after(lines, at)
    strong = repository_name(line.text) == "strong"
    if line.kind == "heading" and line.level:
        return not (context.awaiting and context.field in CONTACTS and not strong and _addressed(lines, at, context))
    # an address that could not be read is still none of an entry, nor is a section of an act that is cited
    if is_led(line.text) or (not line.explicit and (_SECTION.search(line.text) or _begins_letterhead(lines, at))):
        return False
    if not reads_like_name(line.text):
        # neither an address in capitals nor a sentence that is bold to be noticed names anything
        stated = is_sentence(line.text) and line.text.rstrip().endswith(".")
        return (line.explicit and not stated and not is_contact(line.text)) or _restarts(line, after, context)
    if line.explicit and not (context.awaiting and len(line.text.split()) == 1):
        return True
    if begins_small(line.text) and not strong:
        return False
    if context.headed and not line.explicit:
        return strong or _told_before(after, context)
    if context.awaiting:
        return (
            strong and context.field not in ("request", "authority", "notes") and not _labelled_soon(lines, at, context)
        )
    if context.field and not context.items:
        return strong or _value_is_over(lines, at, context)
    return line.gap or strong or _begins(lines, at) or _told_before(after, context) or _over_prose(lines, at, context)


_SECTION = re.compile(r"\d\s?§")
_STREET = re.compile(r".*\s\d{1,4}(?:\s?[A-Za-z])?(?:\s\d{1,3})?$")
_TOWN = re.compile(r"\d{5}\s+[^\W\d_]")


def _begins_letterhead(lines: list[Line], at: int) -> bool:
    """Whether a line is the street above a postcode and a town, or the body above such a street."""
    below = [line.text for line in lines[at : at + 3]]
    return any(_STREET.match(street) and _TOWN.match(town) for street, town in pairwise(below))


def _over_prose(lines: list[Line], at: int, context: Context) -> bool:
    """Whether a short line with no gap around it is a heading: right below another or a full stop, over sentences."""
    line = lines[at]
    before, after = neighbours.before(lines, at), neighbours.after(lines, at)
    if after is None or after.kind != "paragraph" or not is_sentence(after.text) or len(after.text) < SHORTEST_PROSE:
        return False
    below = not context.values and not context.seen
    stopped = before is not None and (before.text.rstrip().endswith((".", "!", "?")) or before.kind == "item")
    return (below or stopped) and line.text[:1].isupper() and len(line.text.split()) <= MOST_IN_HEADING


def _addressed(lines: list[Line], at: int, context: Context) -> bool:
    """Whether a heading under a label of contacts is an office, whose address or next label follows."""
    after = neighbours.after(lines, at)
    return after is not None and (is_contact(after.text[:200]) or _labelled_soon(lines, at, context))


def _told_before(after: Line | None, context: Context) -> bool:
    """Whether the line after is a label that the entry has had already: the labels begin anew."""
    fields = opened_by(after)
    return bool(fields) and fields[0] in context.seen


def _labelled_soon(lines: list[Line], at: int, context: Context) -> bool:
    """Whether the next line is a label that the current entry has not had: then this line is a value."""
    after = neighbours.after(lines, at)
    return after is not None and after.label is not None and after.label.field not in context.seen


def _restarts(line: Line, after: Line | None, context: Context) -> bool:
    """Whether a line that ends in a full stop is a name all the same: the labels begin anew after it."""
    return line.gap and len(line.text) <= LONGEST_NAME and not context.field and _told_before(after, context)


def _begins(lines: list[Line], at: int) -> bool:
    """Whether labels begin right after a line that no label stands before."""
    before, after = neighbours.before(lines, at), neighbours.after(lines, at)
    follows = after is not None and bool(opened_by(after)) and not after.gap
    return follows and (before is None or (not before.pairs and before.label is None and before.kind != "item"))


def _value_is_over(lines: list[Line], at: int, context: Context) -> bool:
    """Whether a short line under a label that has its value already begins something new."""
    line, before = lines[at], lines[at - 1]
    after = neighbours.after(lines, at)
    if not line.gap or context.values == 0:
        return False
    if context.field in SINGLE or before.text.rstrip().endswith("."):
        return True
    if after is None:
        return False
    fields = after.label.fields if after.label else after.pairs[0].label.fields if after.pairs else ()
    # an address ends what is told of an entry; an office after it is no repository and has no purpose
    ended = context.field in CONTACTS and is_contact(before.text)
    if ended and (fields or (after.kind == "paragraph" and tells(after))):
        purpose = fields[0] == "purpose" if fields else tells_purpose(after.text)
        return purpose or bool(repository_name(line.text)) or (bool(fields) and fields[0] in context.seen)
    if fields:
        return fields[0] in context.seen
    if reads_like_name(after.text):
        return bool(repository_name(after.text)) or after.explicit
    return after.kind in ("paragraph", "row") and context.field in ("systems", "datasets", "search_keys")
