"""What is told beside a description file made of a document: what is doubtful, what went to the notes, what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kuvauslint.describe.carried import Carried
from kuvauslint.describe.export import doubtful
from kuvauslint.model.description import Description
from kuvauslint.model.node import Path
from kuvauslint.model.place import Place
from kuvauslint.reporters.told import place_label
from kuvauslint.reporters.wording import clean, word
from kuvauslint.vocabulary.keys import keys, proper_key, written

LONGEST = 100  # characters of a text that stands whole in a field


def comments(
    description: Description, carried: Carried, language: str, label: Callable[[Place], str] | None = None
) -> Iterator[str]:
    """The lines of the comments, in the language of the keys; `label` tells a place in other words than a report's."""

    def where(place: Place) -> str:
        return label(place) if label is not None else place_label(place, language)

    doubts = doubtful(description)
    if doubts:
        yield word("labels", "unsure", language)
        for node in doubts:
            told = field_named(description, node.path, language)
            yield f"  {where(description.place(node))}, {told}: {_short(node.text or node.text_of('name'))}"
    if carried.guessed:
        kind = written("organisation_type", carried.guessed, language)
        yield word("labels", "guessed", language, kind=kind)
    if carried.moved:
        yield word("labels", "in_notes", language)
        for moved in carried.moved:
            told = field_named(description, moved.path, language)
            yield f"  {where(moved.prose.place)}, {told}: {_short(moved.prose.text)}"
    if carried.left:
        yield word("labels", "unplaced", language)
        yield from (f"  {where(prose.place)}: {clean(prose.text)}" for prose in carried.left)


def field_named(description: Description, path: Path, language: str) -> str:
    """A path in the keys of a language, an entry by its name: `Library, search keys`."""
    node, group, names = description.root, "description", []
    for step in path:
        child = node.items[step] if isinstance(step, int) and step < len(node.items) else None
        if isinstance(step, str):
            child = node.get(step)
            field = keys(group).exact.get(step)
            names.append(proper_key(group, step, language) if field is not None else step)
            group = field.group if field is not None and field.group else group
        elif names and len(path) > 1 and child is not None and child.text_of("name") and len(names) == 1:
            names[-1] = clean(child.text_of("name"))
        if child is not None:
            node = child
    return ", ".join(names)


def _short(text: str) -> str:
    line = clean(text).strip()
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"
