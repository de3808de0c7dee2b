"""OpenDocument texts (ISO/IEC 26300) to blocks; places are numbers of paragraphs, headings included."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.model.document import Block, Document, Source
from kuvauslint.readers import hidden
from kuvauslint.readers.assemble import assemble, told_once
from kuvauslint.readers.odt_body import OdtBody
from kuvauslint.readers.odt_styles import OdtStyles
from kuvauslint.readers.package import Package, all_pictures, texts_of
from kuvauslint.readers.refusal import Refused


def read(source: Source) -> Document:
    """The blocks of an .odt. Raises Refused for what is no readable OpenDocument text."""
    package = Package(source.data)
    if "content.xml" not in package.names:
        raise Refused("damaged")
    refuse_encrypted(package)
    styles = OdtStyles()
    package.parse("styles.xml", styles)
    package.parse("content.xml", styles)
    body = OdtBody(styles)
    package.parse("content.xml", body)
    blocks = [*_around(package, styles, "header"), *assemble(body.flow.finish())]
    blocks += assemble(body.notes.finish())
    blocks += _around(package, styles, "footer")
    traces = [*body.traces, *hidden.authors(authors(package))]
    if unread := all_pictures(package.names, blocks, "Pictures/"):
        return Document(source, None, problems=unread)
    return Document(source, tuple(blocks), problems=hidden.problems(traces), links=tuple(body.flow.links))


def _around(package: Package, styles: OdtStyles, region: str) -> Iterator[Block]:
    body = OdtBody(styles, region)
    package.parse("styles.xml", body)
    return told_once(assemble(body.flow.finish()), set())


def refuse_encrypted(package: Package) -> None:
    """Raise Refused when the manifest says that parts are encrypted (ISO/IEC 26300-3, 3.4)."""
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest or "encrypted-package" in package.names:
        raise Refused("encrypted")


def authors(package: Package) -> list[str]:
    """The authors that the properties of any OpenDocument package name."""
    return texts_of(package, "meta.xml", ("creator", "initial-creator", "printed-by"))
