"""The case register (25 § of 906/2019) as an object of the description."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.contents import mentions

# Prose that says nothing of this body's own register.
GENERAL = ("statute", "navigation")


def missing(root: Node, subject: Subject) -> Iterator[Hit]:
    """The hit of a description that describes no case register.

    Content with an entry or a system that says it is the register, and with a text that tells what the
    register is or where it is described; the mere name of a case-management system does not describe it.
    """
    register = root.get("case_register")
    if register is not None and register.filled():
        return
    if any(_is_register(entry) for entry in root.list_of("repositories")):
        return
    if any(mentions("case_register_itself", system.text_of("description")) for system in root.list_of("systems")):
        return
    description = subject.description
    if any(mentions("case_register", f"{one.target} {one.text}") for one in description.pointers):
        return
    if any(_tells_of_it(one.text) for one in subject.texts() if one.role not in GENERAL):
        return
    at = root if register is None else description.key_place(register)
    yield Hit(at, field="case_register", sure=root.sure)


def _is_register(entry: Node) -> bool:
    if mentions("case_register", entry.text_of("name")):
        return True
    texts = [entry.text_of(field) for field in ("purpose", "notes")]
    return any(mentions("case_register_told", text) or mentions("case_register_itself", text) for text in texts)


def _tells_of_it(text: str) -> bool:
    """Whether a text describes the register ("the register consists of …") or points to it ("see …")."""
    return mentions("case_register_told", text) or mentions("register_elsewhere", text)
