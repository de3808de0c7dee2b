"""Several files as one description: a site with a page for each department.

Each file is read and described on its own and the trees are joined; the first file, and any that
has no entries, speaks for all. While the rules run, the places of file n are shifted by n times a
number that no document reaches, so that a place alone tells its file; afterwards they are shifted
back (`Joined.home`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from kuvauslint.model.description import Description
from kuvauslint.model.document import Block, Document, Piece, Slice, locate_slices
from kuvauslint.model.finding import Finding
from kuvauslint.model.node import Node, Path
from kuvauslint.model.place import Place

STEP = 100_000_000
_LISTS = ("repositories", "systems")
_SHARED = ("request", "search_keys", "api")
_SEPARATOR = "\x1f"


class Marked(NamedTuple):
    """The mark of a data file's node with the number of its file."""

    part: int
    mark: Any


class Joined(NamedTuple):
    """The description made of several files, the names of the files in their order, and where their entries went."""

    description: Description
    files: tuple[str, ...]
    went: tuple[dict[Path, Path], ...] = ()

    def home(self, finding: Finding) -> Finding:
        """The finding at its own file and place."""
        file, place = self.back(finding.place)
        related = []
        for one in finding.related:
            other, where = self.back(one.place)
            related.append(one._replace(place=where, file=other if other != file else ""))
        return finding._replace(file=file, place=place, related=tuple(related))

    def back(self, place: Place) -> tuple[str, Place]:
        """The file that a place of the joined description is in, and the place there."""
        part, place = home_of(place)
        return self.files[part], place


def home_of(place: Place) -> tuple[int, Place]:
    """The number of the file that a place of a joined description is in, and the place there."""
    part = 0
    if place.cell is not None and _SEPARATOR in place.cell:
        number, _, cell = place.cell.partition(_SEPARATOR)
        part, place = int(number), place._replace(cell=cell)
    for value in (place.line, place.page, place.paragraph):
        part = max(part, (value or 0) // STEP)
    return part, _shifted(place, -part)


def join(descriptions: tuple[Description, ...]) -> Joined:
    """One description made of several; needs at least one."""
    parts = [_Part(number, description) for number, description in enumerate(descriptions)]
    names = [description.document.source.name for description in descriptions]
    first, published = descriptions[0], all(one.published for one in descriptions)
    moved = [part.moved() for part in parts]
    root, went = _root(moved)
    moved = [_followed(part, paths) for part, paths in zip(moved, went, strict=True)]
    document = Document(
        first.document.source._replace(name=names[0]),
        tuple(block for one in moved for block in one.document.body) if published else None,
        locate=_locator([description.document for description in descriptions]),
        links=tuple(
            link._replace(place=_shifted(link.place, number))
            for number, description in enumerate(descriptions)
            for link in description.document.links
        ),
    )
    return Joined(
        Description(
            document,
            root,
            first.language,
            tuple(prose for one in moved for prose in one.prose),
            tuple(pointer for one in moved for pointer in one.pointers),
            published,
            (),
            tuple(label for one in moved for label in one.labels),
            parts=tuple(moved),
        ),
        tuple(names),
        tuple(went),
    )


def _locator(documents: list[Document]) -> Callable[[Any, int | None, int | None], Place]:
    def locate(mark: Any, start: int | None = None, end: int | None = None) -> Place:
        if isinstance(mark, Marked):
            return _shifted(documents[mark.part].locate(mark.mark, start, end), mark.part)
        return locate_slices(mark, start, end)

    return locate


def _lower(pieces: tuple[Piece, ...], by: int) -> tuple[Piece, ...]:
    return tuple(piece._replace(line=piece.line + by) for piece in pieces)


def _shifted(place: Place, part: int) -> Place:
    """The place moved by `part` steps (back by a negative number)."""
    if not part:
        return place
    by = part * STEP
    moved: dict[str, Any] = {
        name: value + by
        for name in ("line", "end_line", "page", "paragraph")
        if (value := getattr(place, name)) is not None
    }
    if place.cell is not None and part > 0:
        moved["cell"] = f"{part}{_SEPARATOR}{place.cell}"
    return place._replace(**moved)


class _Part:
    """One description with its places and paths moved to where they go in the joined one."""

    def __init__(self, number: int, description: Description) -> None:
        self.number = number
        self.description = description
        self.blocks: dict[int, Block] = {}

    def moved(self) -> Description:
        """The description with the places of its file; its lists are renumbered when they are joined."""
        own = self.description
        blocks = tuple(self.block(one) for one in own.document.body or ()) if own.published else own.document.body
        return own._replace(
            document=own.document._replace(body=blocks),
            root=self.node(own.root),
            prose=tuple(
                one._replace(
                    place=self.place(one.place),
                    block=self.block(one.block) if one.block else None,
                    mark=self.mark(one.mark),
                )
                for one in own.prose
            ),
            pointers=tuple(one._replace(place=self.place(one.place)) for one in own.pointers),
            labels=tuple((name, text, self.place(place), path) for name, text, place, path in own.labels),
        )

    def place(self, place: Place) -> Place:
        return _shifted(place, self.number)

    def block(self, block: Block) -> Block:
        known = self.blocks.get(id(block))
        if known is None:
            by = self.number * STEP
            known = self.blocks[id(block)] = block._replace(
                place=self.place(block.place),
                cells=tuple(
                    cell._replace(place=self.place(cell.place), pieces=_lower(cell.pieces, by)) for cell in block.cells
                ),
                pieces=_lower(block.pieces, by),
                table=block.table + self.number * 1000 if block.table else 0,
                group=block.group + self.number * STEP if block.group else 0,
            )
        return known

    def mark(self, mark: Any) -> Any:
        if mark is None:
            return None
        if isinstance(mark, Place):
            return self.place(mark)
        if isinstance(mark, tuple) and all(isinstance(one, Slice) for one in mark):
            return tuple(one._replace(block=self.block(one.block)) for one in mark)
        return Marked(self.number, mark)

    def node(self, node: Node) -> Node:
        return node._replace(
            mark=self.mark(node.mark),
            key_mark=self.mark(node.key_mark),
            items=tuple(self.node(one) for one in node.items),
            fields={name: self.node(one) for name, one in node.fields.items()},
            variants={name: self.node(one) for name, one in node.variants.items()},
        )


def _root(parts: list[Description]) -> tuple[Node, list[dict[Path, Path]]]:
    """The joined tree, and for each part where its entries went."""
    fields: dict[str, Node] = {}
    lists: dict[str, list[Node]] = {name: [] for name in _LISTS}
    went: list[dict[Path, Path]] = []
    for number, part in enumerate(parts):
        paths: dict[Path, Path] = {}
        for_all = number == 0 or not part.entries()
        own = {} if for_all else {name: part.root.fields[name] for name in _SHARED if name in part.root.fields}
        for name, node in part.root.fields.items():
            if name in _LISTS:
                for entry in part.root.list_of(name):
                    _add(lists[name], name, entry, own if name == "repositories" else {}, paths)
            elif name == "case_register" and name in fields:  # a second one is an entry like the others
                _add(lists["repositories"], "repositories", node, own, paths)
            elif name not in own:
                if name == "case_register":
                    paths[node.path] = node.path
                fields.setdefault(name, _with(node, own) if name == "case_register" else node)
        went.append(paths)
    for name, entries in lists.items():
        holder = next((part.root.fields[name] for part in parts if name in part.root.fields), None)
        if holder is not None or entries:
            fields[name] = (holder or Node((name,), None))._replace(items=tuple(entries))
    return parts[0].root._replace(fields=fields), went


def _add(entries: list[Node], name: str, entry: Node, own: dict[str, Node], paths: dict[Path, Path]) -> None:
    path = (name, len(entries))
    paths[entry.path] = path
    entries.append(at_path(_with(entry, own), path))


def _with(entry: Node, shared: dict[str, Node]) -> Node:
    """The entry with what its own file says for all its entries."""
    added = {name: at_path(node, (*entry.path, name)) for name, node in shared.items() if name not in entry.fields}
    return entry._replace(fields={**entry.fields, **added}) if added else entry


def _followed(part: Description, paths: dict[Path, Path]) -> Description:
    """The texts and labels of a part that stand in entries, with the paths that these have now."""
    return part._replace(
        prose=tuple(one._replace(entry=paths.get(one.entry, one.entry) if one.entry else None) for one in part.prose),
        labels=tuple(
            (name, text, place, paths.get(path, path) if path is not None else None)
            for name, text, place, path in part.labels
        ),
    )


def at_path(node: Node, path: Path) -> Node:
    """The node and all below it, moved to another path."""
    return node._replace(
        path=path,
        items=tuple(at_path(one, (*path, i)) for i, one in enumerate(node.items)),
        fields={name: at_path(one, (*path, name)) for name, one in node.fields.items()},
        variants={name: at_path(one, (*path, name)) for name, one in node.variants.items()},
    )
