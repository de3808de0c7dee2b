"""All texts of a description, in reading order, for the checks that read words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.checks.hit import TextAt
from kuvauslint.checks.items import one_line
from kuvauslint.checks.remembered import Remembered
from kuvauslint.model.document import locate_slices
from kuvauslint.vocabulary.contents import says_something

if TYPE_CHECKING:
    from kuvauslint.model.description import Description
    from kuvauslint.model.node import Node, Path
    from kuvauslint.model.place import Place


LIST_MARK = "- "  # before a member of a list in the notes of a description file


class Around(NamedTuple):
    """A paragraph outside the entries; `role` as in Prose, `listed` where it is the member of a list or a row."""

    text: str
    role: str
    place: Place
    listed: bool


def texts_of(description: Description) -> tuple[TextAt, ...]:
    """Every field value and every prose text of the description."""
    entries = owners(description)
    gatherer = _Gatherer(description)
    for name, node in description.root.fields.items():
        if name in ("repositories", "systems"):
            for item in node.items:
                gatherer.below(item, entries.get(item.path), None)
        else:
            gatherer.below(node, entries.get(node.path), None if node.path in entries else name)
    for prose in description.prose:
        cut = partial(locate_slices, prose.mark) if prose.mark else partial(_whole, prose.place)
        place = prose.block.at if prose.block is not None else cut
        entry = entries.get(prose.entry) if prose.entry is not None else None
        gatherer.found.append(TextAt(prose.text, place, entry, None, prose.role, None))
    return tuple(gatherer.found)


def around(description: Description) -> Iterator[Around]:
    """What stands around the entries: the paragraphs of a page, or the lines of the notes of a description file."""
    if description.published:
        for prose in description.prose:
            listed = prose.block is not None and prose.block.kind in ("item", "row")
            yield Around(prose.text, prose.role, prose.place, listed)
        return
    notes = description.root.get("notes")
    for node in (*notes.variants.values(),) or (notes,) if notes is not None else ():
        for start, line in lines_of(node.text or ""):
            place = description.place(node, start, start + len(line))
            yield Around(line.removeprefix(LIST_MARK), "text", place, line.startswith(LIST_MARK))


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that say something, without the white space around them, each with where it begins."""
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            yield at + line.index(bare), bare
        at += len(line) + 1


@Remembered
def says_nothing(text: str) -> bool:
    """Whether a value, or a line of it, is blank, of signs alone or a placeholder."""
    if "\n" in text and not all(says_something(line) for _, line in lines_of(text)):
        return True
    line = one_line(text)
    return not says_something(text) or (line != text and not says_something(line))


def plain_hyphens(text: str) -> str:
    """The text without soft hyphens, the others plain."""
    if text.isascii():
        return text
    return text.replace("\u00ad", "").replace("\u2010", "-").replace("\u2011", "-")


def text_at(description: Description, node: Node, entries: Mapping[Path, Node]) -> TextAt:
    """The text of a node among `said`, as `texts_of` gives it; `entries` has entries and systems by their paths."""
    path = node.path
    entry = entries.get(path[:2]) or entries.get(path[:1])
    below = path[len(entry.path) :] if entry is not None else path
    field = next((step for step in below if isinstance(step, str)), None)
    return TextAt(node.text or "", partial(description.place, node), entry, field, "", node)


def owners(description: Description) -> dict[Path, Node]:
    """Entries and systems by their paths."""
    found = {entry.path: entry for entry in description.entries()}
    return found | {system.path: system for system in description.root.list_of("systems")}


def _whole(place: Place, _start: int, _end: int) -> Place:
    return place


class _Gatherer:
    """Gathers the texts below nodes; this is done for every file, so in one list and not by generators."""

    def __init__(self, description: Description) -> None:
        self.place = description.place
        self.found: list[TextAt] = []

    def below(self, node: Node, entry: Node | None, field: str | None) -> None:
        if node.variants:
            for variant in node.variants.values():
                self.below(variant, entry, field)
            return
        text = node.text
        if text:
            self.found.append(TextAt(text, partial(self.place, node), entry, field, "", node))
            return
        for item in node.items:
            self.below(item, entry, field)
        for name, child in node.fields.items():
            self.below(child, entry, field or name)
