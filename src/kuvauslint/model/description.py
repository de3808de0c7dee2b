"""What a document says, in canonical fields."""

from __future__ import annotations

from typing import Any, NamedTuple

from kuvauslint.model.document import Block, Document, Problem
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place


class Pointer(NamedTuple):
    """A "see elsewhere" in the text: what it names, and the entry it stands in (None outside entries)."""

    text: str
    target: str
    place: Place
    entry: str | None = None


class Prose(NamedTuple):
    """A text of a published document that became no field.

    `role` says what it was taken for: title, group (a heading over entries), header (a table's
    header row), preamble, statute (quoted law), advice (how to make a request), navigation, note,
    unknown_heading, text. `entry` is the path of the entry it stands in, if any. `field` is the
    canonical field that a text which only keeps a place ("-") was given for. `block` is the block that the
    text is all of, and `mark` what it was cut from where it is not, as of a node.
    """

    text: str
    place: Place
    role: str
    entry: tuple[str | int, ...] | None = None
    block: Block | None = None
    field: str = ""
    mark: Any = ()


class Description(NamedTuple):
    """A description found in a document.

    root        canonical fields: organisation, language, updated, request, api, search_keys,
                case_register, repositories, systems
    language    fi, sv or en: of the document
    prose       what stands around the entries (published documents only), in reading order
    pointers    "katso hallinto-osasto, asianhallintarekisteri" and the like
    published   read from a published document, not from a description file
    said        all values of a description file that are texts of its own, in reading order, gathered while it was read
    own_page    on a page that `kuvauslint render` made, so that every entry on it is meant as one
    parts       what it was joined from, where that is several files: each with the places it has in the whole
    versions    the same description in other languages, further down the same page
    labels      (canonical field, label as written, place, entry path or None for a table's header)
    """

    document: Document
    root: Node
    language: str
    prose: tuple[Prose, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    published: bool = False
    problems: tuple[Problem, ...] = ()
    labels: tuple[tuple[str, str, Place, tuple[str | int, ...] | None], ...] = ()
    said: tuple[Node, ...] = ()
    own_page: bool = False
    parts: tuple[Description, ...] = ()
    versions: tuple[Description, ...] = ()

    def place(self, node: Node, start: int | None = None, end: int | None = None) -> Place:
        """Where the value of the node stands, or [start:end] of its text."""
        return self.document.locate(node.mark, start, end)

    def key_place(self, node: Node) -> Place:
        """Where the key of the node stands; its value's place where there is no key."""
        return self.document.locate(node.key_mark if node.key_mark is not None else node.mark, None, None)

    def entries(self) -> tuple[Node, ...]:
        """The case register first, then the repositories."""
        register = self.root.get("case_register")
        return ((register,) if register is not None else ()) + self.root.list_of("repositories")
