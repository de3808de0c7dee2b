"""Word documents (Office Open XML, ECMA-376) to blocks; places are numbers of paragraphs.

Paragraphs are counted as Word counts them: all of the body in order, those in tables included.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from kuvauslint.model.document import Block, Document, Source
from kuvauslint.model.place import Place
from kuvauslint.readers import hidden
from kuvauslint.readers.assemble import assemble, told_once
from kuvauslint.readers.docx_body import Body
from kuvauslint.readers.docx_styles import Numbering, Styles, attribute, word_name
from kuvauslint.readers.package import Package, all_pictures, collect, texts_of
from kuvauslint.readers.refusal import Refused
from kuvauslint.readers.words import one_line

_ROOT = "_rels/.rels"
_AROUND = {"header": "header", "footnotes": "footnote", "endnotes": "footnote", "footer": "footer"}  # part: region


def read(source: Source) -> Document:
    """The blocks of a .docx or .docm. Raises Refused for what is no readable Word document."""
    package = Package(source.data)
    main = next((target for kind, target, _ in relations(package, "") if kind == "officeDocument"), "word/document.xml")
    if main not in package.names:
        raise Refused("encrypted" if "EncryptedPackage" in package.names else "damaged")
    parts: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    for kind, target, ident in relations(package, main):
        parts.setdefault(kind, []).append(target)
        links[ident] = target
    styles = Styles(package, _first(parts, "styles", main, "styles.xml"))
    numbering = Numbering(package, _first(parts, "numbering", main, "numbering.xml"))
    body = Body(styles, numbering, links)
    package.parse(main, body)
    around = {kind: _around(package, parts.get(kind, ()), styles, region) for kind, region in _AROUND.items()}
    blocks = [*around["header"][0], *assemble(body.flow.finish())]
    blocks += [block for kind in ("footnotes", "endnotes", "footer") for block in around[kind][0]]
    marks = [*body.marks, *(mark for _, found in around.values() for mark in found)]
    traces = [*_traces(marks, _comments(package, parts)), *hidden.authors(office_authors(package))]
    if unread := all_pictures(package.names, blocks, "word/media/"):
        return Document(source, None, problems=unread)
    return Document(source, tuple(blocks), problems=hidden.problems(traces), links=tuple(body.flow.links))


def _first(parts: dict[str, list[str]], kind: str, main: str, name: str) -> str:
    return parts.get(kind, [posixpath.join(posixpath.dirname(main), name)])[0]


def relations(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """(kind, target, id) of the relationships of a part; of the package itself where it is empty."""
    folder, name = posixpath.split(part)
    found: list[tuple[str, str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(" Relationship"):
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append((attributes.get("Type", "").rpartition("/")[2], target, attributes.get("Id", "")))

    collect(package, posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT, start)
    yield from found


def _around(
    package: Package, names: list[str] | tuple[str, ...], styles: Styles, region: str
) -> tuple[list[Block], list[tuple[str, int, str]]]:
    """The blocks of headers, footers or footnotes, each text once and no bare page numbers; and their marks."""
    blocks: list[Block] = []
    marks: list[tuple[str, int, str]] = []
    seen: set[str] = set()
    for name in sorted(names):
        body = Body(styles, Numbering(package, ""), {}, region)
        package.parse(name, body)
        blocks += told_once(assemble(body.flow.finish()), seen)
        marks += [(kind, 0, what) for kind, _, what in body.marks]
    return blocks, marks


class _Texts:
    """Handler that gathers the text of each element of one name, by an attribute of it."""

    def __init__(self, name: str) -> None:
        self.texts: dict[str, str] = {}
        self._name = name
        self._id: str | None = None
        self._parts: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if word_name(tag) == self._name:
            self._id = attribute(attributes, "id") or ""
            self._parts = []

    def end(self, tag: str) -> None:
        if word_name(tag) == self._name and self._id is not None:
            self.texts[self._id] = one_line("".join(self._parts))
            self._id = None
        elif word_name(tag) == "p":
            self._parts.append(" ")

    def data(self, text: str) -> None:
        if self._id is not None:
            self._parts.append(text)


def _comments(package: Package, parts: dict[str, list[str]]) -> dict[str, str]:
    texts = _Texts("comment")
    for name in parts.get("comments", ()):
        package.parse(name, texts)
    return texts.texts


def _traces(marks: list[tuple[str, int, str]], comments: dict[str, str]) -> Iterator[hidden.Trace]:
    placed: set[str] = set()
    for kind, paragraph, what in marks:
        if kind == "comment":
            placed.add(what)
            yield hidden.Trace(kind, Place(paragraph=paragraph or None), comments.get(what, ""))
        else:
            yield hidden.Trace(kind, Place(paragraph=paragraph or None), what)
    for ident, text in comments.items():
        if ident not in placed:
            yield hidden.Trace("comment", what=text)


def office_authors(package: Package) -> list[str]:
    """The authors named in the properties of any Office Open XML package (ECMA-376 part 2, 11)."""
    return texts_of(package, "docProps/core.xml", ("creator", "lastModifiedBy"))
