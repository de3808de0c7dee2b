"""Names under which a page only says that another body has the data now: they are no entries of this one."""

from __future__ import annotations

import re
from functools import cache

from kuvauslint.describe.assembly import Assembled
from kuvauslint.describe.cues import small
from kuvauslint.describe.drafts import Draft
from kuvauslint.describe.statements import Left
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.store import load

TELLING = frozenset({"purpose", "notes", "request"})  # all that such an entry may tell
LONGEST = 400  # characters
ON_TOP = 3  # blocks among which the title is
LONGEST_TITLE = 120  # characters


def without_moved(assembled: Assembled, blocks: tuple[Block, ...]) -> Assembled:
    """The entries but for those that were moved elsewhere; what is said of these is left as notes.

    On the page of the body that got the data, by its title, they are entries.
    """
    bodies = load("vocabulary/outline")["moved_to"]["bodies"]
    top = " ".join(small(block.text) for block in blocks[:ON_TOP] if len(block.text) < LONGEST_TITLE)
    if any(body in top for body in bodies) or not any(map(_is_moved, assembled.entries)):
        return assembled
    kept: list[Draft] = []
    for draft in assembled.entries:
        if not _is_moved(draft):
            kept.append(draft)
            continue
        assembled.left.extend((Left(value.span, "note"), None) for values in draft.values.values() for value in values)
        if draft.name is not None:
            assembled.left.append((Left(draft.name, "group"), None))
    gone = {id(draft) for draft in assembled.entries} - {id(draft) for draft in kept}
    left = [(piece, None if id(draft) in gone else draft) for piece, draft in assembled.left]
    return assembled._replace(entries=kept, left=left)


def _is_moved(draft: Draft) -> bool:
    if not draft.values or not draft.values.keys() <= TELLING:
        return False
    said = " ".join(span.text for field in ("purpose", "notes") for span in draft.spans(field))
    return len(said) < LONGEST and _moved().search(small(said)) is not None


@cache
def _moved() -> re.Pattern[str]:
    data = load("vocabulary/outline")["moved_to"]
    verbs, bodies = "|".join(data["verbs"]), "|".join(data["bodies"])
    return re.compile(rf"\b(?:{verbs})\b.{{0,80}}\b(?:{bodies})|\b(?:{bodies}).{{0,80}}\b(?:{verbs})\b")
