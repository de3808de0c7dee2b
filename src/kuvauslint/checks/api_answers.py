"""Whether what is said of the interface answers the question of 28 § 1 mom., item 5."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.elements import says
from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.interfaces import misnamed
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions
from kuvauslint.vocabulary.store import load

NO_ANSWERS = ("unclear", "authorities")


def _answers(statement: str) -> bool:
    """Whether a statement without a chosen answer tells one in its words."""
    first = next(iter(statement.casefold().split()), "").strip(".,;:!()")
    return first in load("vocabulary/interface")["plain_yes"] or mentions("open_answer", statement)


def unclear(root: Node, subject: Subject) -> Iterator[Hit]:
    """A hit for each statement that does not tell whether the data are openly available."""
    for holder in (root, *subject.entries()):
        api = holder.get("api")
        if api is None or not says(api):
            continue  # a mere placeholder is told as one, and the answer as missing
        answer, statement = api.get("open"), api.get("statement")
        said = (answer.text or "") if answer is not None else ""
        if said and said not in NO_ANSWERS:
            continue
        if not said and statement is not None and _answers(statement.text or ""):
            continue
        if misnamed(api):
            continue  # KL301 or KL302 tells of it, and how to answer
        at = statement if statement is not None and statement.filled() else answer
        kind = "authorities" if said == "authorities" else "unclear"
        yield Hit(at or api, {"answer": kind}, None if holder is root else holder, "api")
