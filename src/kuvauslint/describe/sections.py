"""A heading and the lines under it, and what the lines since it have told."""

from __future__ import annotations

from kuvauslint.describe.contacts import find_contacts
from kuvauslint.describe.cues import find_cues
from kuvauslint.describe.entry_names import Element
from kuvauslint.describe.lines import Line, Pair
from kuvauslint.describe.small_words import begins_small
from kuvauslint.describe.spans import Span, sentences, without_number
from kuvauslint.vocabulary.match import undress
from kuvauslint.vocabulary.store import load

PERSONAL = frozenset({"request", "authority", "responsible"})  # where a bare "name" is a person's


class Section:
    """A heading and the lines under it, until the next heading.

    kind    start (before any heading), title, container, stop, case, navigation, name (an entry or a
            group: the lines tell), one (a whole entry on one line), label (named by a label), told (named by
            its first sentence)
    pairs   what the heading line itself told after the name
    """

    def __init__(self, kind: str, name: Span | None, line: Line | None, pairs: tuple[Pair, ...] = ()) -> None:
        self.kind = kind
        self.name = without_number(name) if name is not None else None
        self.line = line
        self.pairs = pairs
        self.lines: list[Line] = []
        self.purpose: Span | None = None  # the rest of a one-line entry
        self.element: Element | None = None  # of a heading that carries a name and an element
        self.sure = True  # whether the name is surely the entry's own

    @property
    def level(self) -> int:
        """The level of its heading; 0 where unknown."""
        return self.line.level if self.line is not None and self.line.kind == "heading" else 0


class Context:
    """What the lines since the last heading have told."""

    def __init__(self) -> None:
        self.field = ""
        self.awaiting = False
        self.items = False
        self.values = 0
        self.seen: set[str] = set()
        self.first = False  # only titles stand before
        self.run: set[int] = set()  # of the document: lines that are entries in a row
        self.cut_up = False  # of the document: the case register is told element by element
        self.headed = 0  # the level of the heading above, where several of that level each surely name an entry

    def label(self, fields: tuple[str, ...], *, awaiting: bool) -> None:
        """A label of these fields; `awaiting` where its value has not come yet."""
        self.field = fields[0] if awaiting else ""
        self.awaiting = awaiting
        self.items = False
        self.values = 0
        self.seen.update(fields)


def is_bullet_label(line: Line, *, awaiting: bool = False) -> bool:
    """Whether one bullet of a list is a heading turned into a bullet; hardly below a label `awaiting` its values."""
    if undress(line.text) in load("vocabulary/labels")["bullets"] or line.text.rstrip().endswith(":"):
        return True
    label = line.label
    return (
        label is not None
        and not awaiting
        and label.sure
        and label.field in ("systems", "search_keys", "api")
        and len(line.text.split()) < 4
    )


def is_key(line: Line) -> bool:
    """Whether a label's line among search keys is one of them: the bare word for a name or a unit."""
    return line.label is not None and not line.explicit and line.text.casefold() in load("vocabulary/labels")["keys"]


def leads_to_contacts(after: Line | None) -> bool:
    """Whether a list of ways to ask begins on the next line ("a) by e-mail to …")."""
    return after is not None and after.kind == "item" and bool(find_contacts(after.span).channels())


def opened_by(line: Line | None) -> tuple[str, ...]:
    """The fields of the label that a line is, or that it begins with."""
    if line is None:
        return ()
    if line.label is not None:
        return line.label.fields
    return line.pairs[0].label.fields if line.pairs and line.head is None else ()


def labelled_in(lines: list[Line]) -> frozenset[str]:
    """The fields that the labels of some lines name, but for members of a list ("records: sent, received")."""
    told = (line for before, line in zip([None, *lines], lines, strict=False) if not _is_member(before, line))
    return frozenset(field for line in told for field in labelled_by(line))


def _is_member(before: Line | None, line: Line) -> bool:
    beside = before is not None and before.kind == "item" and not before.pairs and before.label is None
    return beside and line.kind == "item" and begins_small(line.text)


def labelled_by(line: Line) -> set[str]:
    """The fields that the labels of a line name."""
    fields = {field for pair in line.pairs for field in pair.label.fields}
    if line.label is not None and (line.kind != "item" or is_bullet_label(line)):
        fields.update(line.label.fields)
    return fields


def told_by(section: Section) -> set[str]:
    """The fields that the section's labels and sentences tell."""
    fields = {field for pair in section.pairs for field in pair.label.fields}
    if section.purpose is not None:
        fields.add("purpose")
    for line in section.lines:
        if line.kind == "row":
            continue
        fields.update(labelled_by(line))
        if line.label is None and not line.pairs and len(line.text) < 2500:
            fields.update(cue.field for sentence in sentences(line.span) for cue in find_cues(sentence))
    return fields
